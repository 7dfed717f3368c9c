//! How an assignment came to be, as the results tell it.

/// How an assignment came to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// By a decision of the planner.
    Pinned,
    /// The person served this demand last period.
    SameDemand,
    /// The person served this member last period.
    SameMember,
    /// Neither.
    New,
}

impl Status {
    /// The word in assignments.csv.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Pinned => "pinned",
            Self::SameDemand => "same_demand",
            Self::SameMember => "same_member",
            Self::New => "new",
        }
    }
}
