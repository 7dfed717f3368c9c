use crate::ids::{DemandIx, MemberIx, ProfessionalIx};
use crate::units::Fte;

/// A row of previous.csv: who served whom last period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Previous {
    /// Who worked.
    pub professional: ProfessionalIx,
    /// For which member.
    pub member: MemberIx,
    /// On which demand, when the row names one that still exists. It may belong to another
    /// member by now; then it earns nothing as the same demand.
    pub demand: Option<DemandIx>,
    /// How much, when the file says so in a way that can be read: for people to compare with, it
    /// earns nothing.
    pub fte: Option<Fte>,
}

/// A row of scores.csv: a match score from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OutsideScore {
    /// For whom.
    pub professional: ProfessionalIx,
    /// On which demand.
    pub demand: DemandIx,
    /// Points per FTE-day, added to the rate; at most 1,000,000 either way.
    pub points: i64,
}
