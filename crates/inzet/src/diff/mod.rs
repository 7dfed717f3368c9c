//! What differs between two results: people and FTE, the score by goal, and what each member gets
//! and pays. Nothing of what is the same, and of members nothing but their totals.

mod assignments;
mod tables;
mod worth;

use std::path::{Path, PathBuf};

use inzet_ingest::Fault;
use serde_json::{Map, Value, json};

pub use assignments::{AssignmentChange, Change, Terms};
pub use tables::{Row, Rows};
pub use worth::Worth;

/// Why two results cannot be compared.
#[derive(Debug, thiserror::Error)]
pub enum DiffError {
    /// A file has faults.
    #[error("a file has faults")]
    Faults(Vec<Fault>),
    /// A table holds no assignments.
    #[error("{}: no columns professional, demand and fte", .0.display())]
    NoAssignments(PathBuf),
}

/// What differs between a first and a second result. What only whole results tell is `None` when
/// one of the two is a file of assignments, or has no such file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Assignments that came, went or changed, by professional and demand.
    pub assignments: Vec<AssignmentChange>,
    /// FTE-days of people, in hundredths.
    pub people: Option<Rows<1>>,
    /// The score and its goals, in hundredths of a point.
    pub worth: Option<Vec<Worth>>,
    /// FTE-days that members get, in hundredths.
    pub served: Option<Rows<1>>,
    /// Wages, management fees, pools and total of members, in cents.
    pub charges: Option<Rows<4>>,
}

/// The columns of [`Difference::charges`].
pub const CHARGES: [&str; 4] = ["wage_eur", "management_fee_eur", "pools_eur", "total_eur"];

impl Difference {
    /// Compares two results, or two files of assignments. They may have been written in two
    /// dialects; positions of one demand are interchangeable, so their numbers are not compared.
    ///
    /// # Errors
    /// When a result cannot be read.
    pub fn between(first: &Path, second: &Path) -> Result<Self, DiffError> {
        let results = [first, second];
        let both = |file: &str| {
            let files = results.map(|result| result.join(file));
            files.iter().all(|file| file.is_file()).then_some(files)
        };
        let of_people = both("professionals.csv");
        let of_members = both("members.csv");
        let of_charges = both("charges_total.csv");
        Ok(Self {
            assignments: assignments::compare(first, second)?,
            people: of_people
                .map(|files| tables::compare(&files, "professional", ["assigned_fte_days"]))
                .transpose()?,
            worth: both("summary.json").and_then(|files| worth::compare(&files)),
            served: of_members
                .map(|files| tables::compare(&files, "member", ["served_fte_days"]))
                .transpose()?,
            charges: of_charges
                .map(|files| tables::compare(&files, "member", CHARGES))
                .transpose()?,
        })
    }

    /// Whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let has_none = |rows: &Option<Rows<1>>| rows.as_ref().is_none_or(Vec::is_empty);
        self.assignments.is_empty()
            && has_none(&self.people)
            && has_none(&self.served)
            && self.worth.as_ref().is_none_or(Vec::is_empty)
            && self.charges.as_ref().is_none_or(Vec::is_empty)
    }

    /// Whether everything could be compared, and not the assignments alone.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.people.is_some()
            && self.worth.is_some()
            && self.served.is_some()
            && self.charges.is_some()
    }

    /// All of it as one JSON document: null where a part could not be compared.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let worth = self.worth.as_ref().map(|worth| {
            let goals = worth
                .iter()
                .map(|one| (one.goal.clone(), json!(one.values)));
            goals.collect::<Map<String, Value>>()
        });
        json!({
            "identical": self.is_empty(),
            "assignments": self.assignments.iter().map(AssignmentChange::to_json).collect::<Vec<_>>(),
            "people": self.people.as_ref().map(|rows| {
                tables::to_json(rows, "professional", ["assigned_fte_days"])
            }),
            "score": worth,
            "members": {
                "served": self.served.as_ref().map(|rows| {
                    tables::to_json(rows, "member", ["served_fte_days"])
                }),
                "charges": self.charges.as_ref().map(|rows| {
                    tables::to_json(rows, "member", CHARGES)
                }),
            },
        })
    }
}
