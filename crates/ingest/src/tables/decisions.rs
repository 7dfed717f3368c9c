//! decisions.csv. What several rows say together is looked at in `across`.

use std::path::Path;

use inzet_model::{Dataset, Decision, DecisionKind, Demand, DemandIx, Fte, MemberIx, Pin, Target};

use crate::across::decisions::{Claim, check_claims};
use crate::cell::{DECISIONS, DecisionWord, parse_fte_within, parse_word, parse_yes_no};
use crate::code::Code;
use crate::directory::Directory;
use crate::fault::{CellFault, Fault, in_order};
use crate::headers::{Column, Layout};
use crate::sheet::{file_name, missing};
use crate::table::{Loaded, Row, Table, load};

/// The columns of decisions.csv.
pub static LAYOUT: Layout = Layout {
    table: "decisions",
    columns: &[
        Column::required("professional", &["personeelslid", "personeelsnummer"]),
        Column::optional("demand", &["vraag", "aanvraag"]),
        Column::optional("member", &["lid", "lidnummer"]),
        Column::required("decision", &["beslissing"]),
        Column::optional("fte", &["vte"]),
        Column::optional("from", &["van", "vanaf"]),
        Column::optional("to", &["tot", "tot_en_met"]),
        Column::optional("override", &["afwijking"]),
        Column::optional("reason", &["reden", "motivering"]),
    ],
    takes_bases: false,
};

/// The decisions of a file, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionReading {
    /// Sorted by professional, target and line; sound rows only.
    pub decisions: Vec<Decision>,
    /// Sorted by file, line, column and code.
    pub faults: Vec<Fault>,
}

/// Reads a decisions.csv on its own, such as the one of a result, for a folder that was read
/// before.
#[must_use]
pub fn read_decisions(file: &Path, dataset: &Dataset) -> DecisionReading {
    let name = file_name(file);
    let mut faults = Vec::new();
    let decisions = match load(file, &name, &LAYOUT, &mut faults) {
        Loaded::Table(table) => {
            let demands: Vec<_> = dataset.demands.iter().cloned().map(Some).collect();
            read(&table, &Directory::of(dataset), &demands, &mut faults)
        }
        Loaded::Unreadable => Vec::new(),
        Loaded::Absent => {
            faults.push(missing(&name));
            Vec::new()
        }
    };
    DecisionReading {
        decisions,
        faults: in_order(faults),
    }
}

/// The sound rows, sorted by professional, target and line; `demands` by rank, `None` where the
/// demand's row is not sound.
pub(crate) fn read(
    table: &Table,
    directory: &Directory,
    demands: &[Option<Demand>],
    faults: &mut Vec<Fault>,
) -> Vec<Decision> {
    if !table.has("demand") && !table.has("member") {
        faults.push(no_target_column(table));
    }
    let mut claims = Vec::new();
    let mut rows = table.read(directory.style, faults, |row| {
        read_row(row, directory, demands, &mut claims)
    });
    check_claims(table, claims, demands, faults);
    rows.sort_by_key(|row| (row.professional, row.target, row.line));
    rows
}

fn read_row(
    row: &mut Row<'_>,
    directory: &Directory,
    demands: &[Option<Demand>],
    claims: &mut Vec<Claim>,
) -> Option<Decision> {
    let professional = row.reference(
        "professional",
        &directory.professionals,
        Code::UNKNOWN_PROFESSIONAL,
    );
    let word = row.required("decision", |text| parse_word(text, DECISIONS));
    let target = read_target(row, directory, demands, word);
    let reason = Some(row.text("reason").to_owned()).filter(|reason| !reason.is_empty());
    if let (Some(professional), Some(target), Some(word)) = (professional, target, word) {
        claims.push(Claim {
            professional,
            target,
            is_pin: word == DecisionWord::Pin,
            lacks_fte: row.text("fte").is_empty(),
            line: row.line,
        });
    }
    let kind = match word {
        Some(DecisionWord::Pin) | None => read_pin(row, reason.is_some()).map(DecisionKind::Pin),
        Some(DecisionWord::Ban) => {
            warn_of_details(row);
            row.or("override", false, parse_yes_no)
                .map(|_| DecisionKind::Ban)
        }
    };
    Some(Decision {
        professional: professional?,
        target: target?,
        kind: word.and(kind)?,
        reason,
        line: row.line,
    })
}

/// What the row is about: its demand, which has to belong to its member, or its member.
fn read_target(
    row: &mut Row<'_>,
    directory: &Directory,
    demands: &[Option<Demand>],
    word: Option<DecisionWord>,
) -> Option<Target> {
    let demand: Option<Option<DemandIx>> = named(row, "demand")
        .map(|id| row.known("demand", id, &directory.demands, Code::UNKNOWN_DEMAND));
    let member: Option<Option<MemberIx>> = named(row, "member")
        .map(|id| row.known("member", id, &directory.members, Code::UNKNOWN_MEMBER));
    match (demand, member) {
        // Without either column that was reported once, at the header.
        (None, None) if row.has("demand") || row.has("member") => {
            row.fault("demand", &no_target());
        }
        (None, None) => {}
        (None, Some(_)) if word == Some(DecisionWord::Pin) => {
            row.fault("demand", &pin_without_demand());
        }
        (None, Some(member)) => return member.map(Target::Member),
        (Some(demand), None) => return demand.map(Target::Demand),
        (Some(demand), Some(member)) => {
            let (demand, member) = (demand?, member?);
            let row_of_demand = demands.get(demand.index()).and_then(Option::as_ref);
            if row_of_demand.is_none_or(|demand| demand.member == member) {
                return Some(Target::Demand(demand));
            }
            row.fault("member", &targets_disagree());
        }
    }
    None
}

fn named<'a>(row: &Row<'a>, column: &str) -> Option<&'a str> {
    Some(row.text(column)).filter(|id| !id.is_empty())
}

fn read_pin(row: &mut Row<'_>, has_reason: bool) -> Option<Pin> {
    let style = row.style;
    let least = Fte::from_hundredths(1);
    let most = Fte::from_hundredths(2000);
    let fte = row.optional("fte", |text| parse_fte_within(text, style, least..=most));
    let dates = row.dates("from", "to");
    let waives = row.or("override", false, parse_yes_no)?;
    if waives && !has_reason {
        row.fault_on("reason", "", &override_without_reason());
        return None;
    }
    let (from, to) = dates?;
    Some(Pin {
        fte: fte?,
        from,
        to,
        waives,
    })
}

fn warn_of_details(row: &mut Row<'_>) {
    for column in ["fte", "from", "to"] {
        if !row.text(column).is_empty() {
            let fault = CellFault::new(
                Code::BAN_WITH_DETAILS,
                "nothing: a ban is for the whole period",
                "Empty the cell; to limit an assignment, pin it or change the availability.",
            );
            row.fault(column, &fault);
        }
    }
}

fn no_target_column(table: &Table) -> Fault {
    Fault::new(
        Code::MISSING_COLUMN,
        table.cell(table.header_line, "demand"),
        "",
        "a column `demand` or `vraag` or `aanvraag`, or one `member` or `lid` or `lidnummer`",
        "Add the column; headers may be in any order and case.",
    )
}

fn no_target() -> CellFault {
    CellFault::new(
        Code::NO_TARGET,
        "a demand, or a member for a ban",
        "Fill in the demand or the member.",
    )
}

fn pin_without_demand() -> CellFault {
    CellFault::new(
        Code::PIN_WITHOUT_DEMAND,
        "the demand of the pin",
        "Fill in the demand; only a ban can be about a whole member.",
    )
}

fn targets_disagree() -> CellFault {
    CellFault::new(
        Code::TARGETS_DISAGREE,
        "the member of the demand, or nothing",
        "Empty one of the two cells, or correct it.",
    )
}

fn override_without_reason() -> CellFault {
    CellFault::new(
        Code::OVERRIDE_WITHOUT_REASON,
        "why the rules are waived",
        "Record the reason, or set override to no.",
    )
}
