use crate::ids::RegionIx;
use crate::units::{Cents, Day, Quantity};

/// A public body that is, was or wants to be a member of the association.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The customer's key.
    pub id: String,
    /// The body's name.
    pub name: String,
    /// Flemish, local or other.
    pub kind: MemberKind,
    /// How far its accession is.
    pub state: MemberState,
    /// Where its demands are when they do not say.
    pub region: Option<RegionIx>,
    /// Enterprise number: ten digits.
    pub kbo: Option<String>,
    /// Organisation code of the Flemish government: OVO and six digits.
    pub ovo: Option<String>,
    /// First day of membership.
    pub joined: Option<Day>,
    /// Last day of membership, included.
    pub left: Option<Day>,
    /// Most it can be charged in wages and management fees in the period.
    pub budget: Option<Cents>,
    /// Its `x_` columns, in the order of `Dataset::base_columns`; an empty cell is zero.
    pub bases: Vec<Quantity>,
}

/// What sort of body a member is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemberKind {
    /// An entity of the Flemish government.
    Flemish,
    /// A local government.
    Local,
    /// Any other public body.
    #[default]
    Other,
}

impl MemberKind {
    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Flemish => "flemish",
            Self::Local => "local",
            Self::Other => "other",
        }
    }
}

/// How far a member's accession is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MemberState {
    /// Has asked; nothing may be assigned to it.
    Candidate,
    /// Accepted by the board.
    Provisional,
    /// Accepted by the general assembly.
    #[default]
    Full,
}

impl MemberState {
    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Provisional => "provisional",
            Self::Full => "full",
        }
    }
}
