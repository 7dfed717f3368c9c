use crate::ids::ProfessionalIx;
use crate::units::{Day, Fte};

/// A row of availability.csv: a person's capacity on some days. Never a reason of absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Availability {
    /// Whose.
    pub professional: ProfessionalIx,
    /// First day.
    pub from: Day,
    /// Last day, included.
    pub to: Day,
    /// Capacity on each of those days; the smallest of overlapping rows and the contract counts.
    pub fte: Fte,
}

/// A row of holidays.csv.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day on which nobody works.
    pub date: Day,
    /// What it is called; may be empty.
    pub name: String,
}
