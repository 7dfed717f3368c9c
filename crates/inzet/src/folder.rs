//! A planning folder, read: tables without faults, and what else there is to say about them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use inzet_core::Instance;
use inzet_core::candidates::BYTES_PER_PAIR;
use inzet_ingest::tables::{COST_POOLS, DECISIONS, DEMANDS};
use inzet_ingest::{Code, Fault, Layout, Place, Source};
use inzet_model::Dataset;
use inzet_money::MoneyFault;
use inzet_report::EditedSeal;

use crate::decisions::{InForce, Origin};
use crate::inputs;
use crate::pin_fault::pin_fault;

/// A planning folder without errors.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    dataset: Dataset,
    warnings: Vec<Fault>,
    inputs: BTreeMap<String, String>,
    /// Where each decision was taken, when they are not those of the folder alone.
    origins: Option<Vec<Origin>>,
    edited: Option<EditedSeal>,
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
                origins: None,
                edited: None,
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

    /// The same folder with other decisions than those of its decisions.csv.
    #[must_use]
    pub fn deciding(mut self, mut decisions: Vec<InForce>) -> Self {
        decisions.sort_by_key(|one| (one.decision.professional, one.decision.target));
        let (decisions, origins) = decisions
            .into_iter()
            .map(|one| (one.decision, one.origin))
            .unzip();
        self.dataset.decisions = decisions;
        self.origins = Some(origins);
        self
    }

    /// The same folder with the seal of the edited file that its decisions come from.
    #[must_use]
    pub fn sealed(self, seal: EditedSeal) -> Self {
        Self {
            edited: Some(seal),
            ..self
        }
    }

    /// The seal of the edited file that was taken in.
    #[must_use]
    pub const fn edited(&self) -> Option<&EditedSeal> {
        self.edited.as_ref()
    }

    /// Whether its decisions are not those of its decisions.csv alone.
    #[must_use]
    pub const fn decides_otherwise(&self) -> bool {
        self.origins.is_some()
    }

    /// Its decisions, each with where it was taken.
    #[must_use]
    pub fn decisions(&self) -> Vec<InForce> {
        let file = Source::of(&self.path).name(&DECISIONS);
        let decisions = self.dataset.decisions.iter().enumerate();
        decisions
            .map(|(place, decision)| InForce {
                decision: decision.clone(),
                origin: match &self.origins {
                    Some(origins) => origins[place].clone(),
                    None => Origin::row_of(&file, decision.line),
                },
            })
            .collect()
    }

    /// The planning problem of the folder, with the warnings that only the calendar shows.
    ///
    /// # Errors
    /// The rules that its pins break, alone or together.
    pub fn instance(&self) -> Result<(Instance<'_>, Vec<Fault>), Vec<Fault>> {
        self.instance_within(u64::MAX)
    }

    /// The same with so many bytes for pairs of a professional and a demand: of more than fit, those
    /// that look best are listed.
    ///
    /// # Errors
    /// The rules that its pins break, alone or together.
    pub fn instance_within(&self, memory: u64) -> Result<(Instance<'_>, Vec<Fault>), Vec<Fault>> {
        let source = Source::of(&self.path);
        let most_pairs = usize::try_from(memory / BYTES_PER_PAIR).unwrap_or(usize::MAX);
        let instance = Instance::within(&self.dataset, most_pairs).map_err(|broken| {
            let (decisions, file) = (self.decisions(), source.name(&DECISIONS));
            broken
                .iter()
                .map(|pin| pin_fault(&self.dataset, pin, &decisions, &file))
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
    let lines = lines_of(source, &DEMANDS, "id");
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

/// On which line each value of a column stands first.
fn lines_of(source: &Source, layout: &Layout, column: &str) -> BTreeMap<String, u64> {
    let Ok(Some(table)) = source.raw_table(layout) else {
        return BTreeMap::new();
    };
    let is_it = |header: &String| {
        let place = layout.place_of(header);
        place.is_some_and(|place| layout.columns[place].name == column)
    };
    let Some(id) = table.header.iter().position(is_it) else {
        return BTreeMap::new();
    };
    // Backwards, so that the first of several rows stays.
    let rows = table.rows.into_iter().rev();
    rows.filter_map(|row| Some((row.cells.get(id)?.trim().to_owned(), row.line)))
        .collect()
}

impl Folder {
    /// A fault of the charges as a fault of this folder: at the row of its pool, in a file or on a
    /// sheet.
    #[must_use]
    pub fn money_fault(&self, fault: &MoneyFault) -> Fault {
        let source = Source::of(&self.path);
        let pool = match fault {
            MoneyFault::ZeroBase { pool } | MoneyFault::NobodyLeft { pool } => Some(pool),
            _ => None,
        };
        let lines = lines_of(&source, &COST_POOLS, "pool");
        Fault {
            file: source.name(&COST_POOLS),
            line: pool.and_then(|pool| lines.get(pool).copied()),
            ..money_fault(fault)
        }
    }
}

/// A fault of the charges, wherever the pools stand.
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
