//! A planning folder, read: tables without faults, and what else there is to say about them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use inzet_core::{Instance, PinFault, PinRule};
use inzet_ingest::tables::{DECISIONS, DEMANDS};
use inzet_ingest::{Code, Fault, Layout, Place, Source};
use inzet_model::Dataset;
use inzet_money::MoneyFault;

use crate::inputs;

/// A planning folder without errors.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    dataset: Dataset,
    warnings: Vec<Fault>,
    inputs: BTreeMap<String, String>,
}

impl Folder {
    /// Reads a planning folder.
    ///
    /// # Errors
    /// Every fault of every table, warnings among them, when one of them is an error.
    pub fn read(path: &Path) -> Result<Self, Vec<Fault>> {
        let before = inputs::hash_inputs(path);
        let reading = inzet_ingest::read_folder(path);
        let inputs = inputs::hash_inputs(path);
        let mut faults = reading.faults;
        faults.extend(changed_meanwhile(&before, &inputs));
        match reading.dataset {
            Some(dataset) if !faults.iter().any(Fault::is_error) => Ok(Self {
                path: path.into(),
                dataset,
                warnings: faults,
                inputs,
            }),
            _ => Err(faults),
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its tables.
    #[must_use]
    pub const fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// What is worth a look although it can be planned.
    #[must_use]
    pub fn warnings(&self) -> &[Fault] {
        &self.warnings
    }

    /// SHA-256 of every file that was read, by name.
    #[must_use]
    pub const fn inputs(&self) -> &BTreeMap<String, String> {
        &self.inputs
    }

    /// The planning problem of the folder, with the warnings that only the calendar shows.
    ///
    /// # Errors
    /// The rules that its pins break, alone or together.
    pub fn instance(&self) -> Result<(Instance<'_>, Vec<Fault>), Vec<Fault>> {
        let source = Source::of(&self.path);
        let decisions = source.name(&DECISIONS);
        let instance = Instance::new(&self.dataset).map_err(|broken| {
            broken
                .iter()
                .map(|pin| pin_fault(&self.dataset, pin, &decisions))
                .collect::<Vec<_>>()
        })?;
        let warnings = demands_without_days(&source, &instance);
        Ok((instance, warnings))
    }
}

/// A file that was saved while it was being read may have been read half.
fn changed_meanwhile(
    before: &BTreeMap<String, String>,
    after: &BTreeMap<String, String>,
) -> Vec<Fault> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let changed = names
        .into_iter()
        .filter(|&name| before.get(name) != after.get(name));
    let fault = |name: &String| {
        Fault::new(
            Code::UNREADABLE,
            Place::file(name),
            "another file than a moment ago",
            "a file that nobody is changing",
            "Run the command again.",
        )
    };
    changed.map(fault).collect()
}

fn demands_without_days(source: &Source, instance: &Instance) -> Vec<Fault> {
    let demands = instance.dataset().demands.iter_enumerated();
    let without: Vec<&str> = demands
        .filter(|(index, _)| instance.window(*index).is_none())
        .map(|(_, demand)| demand.id.as_str())
        .collect();
    if without.is_empty() {
        return Vec::new();
    }
    let file = source.name(&DEMANDS);
    let lines = lines_of_ids(source, &DEMANDS);
    let fault = |id: &str| {
        let line = lines.get(id).copied();
        Fault::new(
            Code::NO_WORKING_DAY,
            Place {
                line,
                ..Place::file(&file)
            },
            id,
            "a demand with a working day of the period between its from and its to",
            "Correct its dates, or leave it out: it gets no positions.",
        )
    };
    without.into_iter().map(fault).collect()
}

/// On which line each id of a table stands.
fn lines_of_ids(source: &Source, layout: &Layout) -> BTreeMap<String, u64> {
    let Ok(Some(table)) = source.raw_table(layout) else {
        return BTreeMap::new();
    };
    let is_id = |header: &String| {
        let place = layout.place_of(header);
        place.is_some_and(|place| layout.columns[place].name == "id")
    };
    let Some(id) = table.header.iter().position(is_id) else {
        return BTreeMap::new();
    };
    let rows = table.rows.into_iter();
    rows.filter_map(|row| Some((row.cells.get(id)?.trim().to_owned(), row.line)))
        .collect()
}

fn pin_fault(dataset: &Dataset, broken: &PinFault, file: &str) -> Fault {
    let (code, hint) = pin_code(broken.rule);
    let rows: Vec<_> = broken
        .decisions
        .iter()
        .filter_map(|&place| dataset.decisions.get(place))
        .collect();
    let pins: Vec<String> = rows
        .iter()
        .map(|row| {
            let professional = &dataset.professionals[row.professional].id;
            let demand = match row.target {
                inzet_model::Target::Demand(demand) => &dataset.demands[demand].id,
                inzet_model::Target::Member(member) => &dataset.members[member].id,
            };
            format!("{professional} on {demand} (line {})", row.line)
        })
        .collect();
    let place = rows
        .first()
        .map_or_else(|| Place::file(file), |row| Place::line(file, row.line));
    let found = format!("{}: {}", broken.found, pins.join(", "));
    Fault::new(code, place, &found, &broken.expected, hint)
}

const fn pin_code(rule: PinRule) -> (Code, &'static str) {
    match rule {
        PinRule::Eligible(rule) if rule.is_waivable() => (
            Code::PIN_ELIGIBLE,
            "Pin somebody who qualifies, or write override = yes with a reason.",
        ),
        PinRule::Eligible(_) => (
            Code::PIN_ELIGIBLE,
            "Pin somebody who qualifies: an override does not waive this rule.",
        ),
        PinRule::OutsideRun => (
            Code::PIN_OUTSIDE_RUN,
            "Leave from and to empty for the whole run, or move them inside it.",
        ),
        PinRule::NoFte => (
            Code::PIN_NO_FTE,
            "Check the person's availability and other pins.",
        ),
        PinRule::Fte => (Code::PIN_FTE, "Change the fte of the pin or of the demand."),
        PinRule::Position => (
            Code::PIN_POSITION,
            "Drop a pin, or raise positions, max_people or fte of the demand.",
        ),
        PinRule::Days => (
            Code::PIN_DAYS,
            "Lengthen the pin, or lower min_cover of the demand.",
        ),
        PinRule::Availability => (
            Code::PIN_AVAILABILITY,
            "Lower the fte of these pins, or drop one of them.",
        ),
        PinRule::MaxMembers => (
            Code::PIN_MAX_MEMBERS,
            "Drop a pin, or raise max_members of the professional.",
        ),
        PinRule::Budget => (
            Code::PIN_BUDGET,
            "Drop or shorten a pin, or raise the budget.",
        ),
    }
}

/// A fault of the charges as a fault of the folder.
#[must_use]
pub fn money_fault(fault: &MoneyFault) -> Fault {
    let place = Place::file("cost_pools.csv");
    match fault {
        MoneyFault::ZeroBase { pool } => Fault::new(
            Code::ZERO_BASE,
            place,
            &format!("pool {pool}: the base is zero for every member"),
            "a base of which some member has a quantity",
            "Choose another base, or set zero_base = \"equal\" in policy.toml.",
        ),
        MoneyFault::NobodyLeft { pool } => Fault::new(
            Code::POOL_NOBODY,
            place,
            &format!("pool {pool}: none of its members has a day of membership"),
            "a pool with at least one member",
            "Correct the column members, or the dates of membership.",
        ),
        other => Fault::new(
            Code::SUM_TOO_LARGE,
            place,
            &other.to_string(),
            "amounts and quantities that add up",
            "Check the amounts and quantities of this pool.",
        ),
    }
}
