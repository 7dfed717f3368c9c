use crate::entities::member::MemberKind;
use crate::ids::MemberIx;
use crate::units::{Cents, Day, Share};

/// A cost that members share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CostPool {
    /// The pool's name.
    pub id: String,
    /// The sum of its rows; negative when subsidies exceed costs.
    pub amount: Cents,
    /// By what it is split.
    pub base: Base,
    /// This much of it is shared equally: the solidarity part.
    pub equal_share: Share,
    /// Among whom.
    pub members: PoolMembers,
    /// Its VAT regime.
    pub regime: Regime,
    /// The rounding unit: one cent, one euro or a thousand euro.
    pub unit: Cents,
    /// Free text; empty when there is none.
    pub note: String,
}

/// What a pool is split by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Base {
    /// Assigned FTE-days.
    FteDays,
    /// Professional-months.
    Heads,
    /// Euro of wage.
    Wage,
    /// Days of membership.
    Equal,
    /// A column of members.csv: its place in `Dataset::base_columns`.
    Column(usize),
}

/// Who shares a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PoolMembers {
    /// Every member.
    All,
    /// Every member of a kind.
    Kind(MemberKind),
    /// These, sorted, each once.
    Listed(Vec<MemberIx>),
}

/// The VAT regime of a pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Regime {
    /// Exempt as a cost-sharing association (W.Btw art. 44 §2bis).
    #[default]
    Exempt,
    /// Taxable; the amounts exclude VAT.
    Taxable,
}

impl Regime {
    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Exempt => "exempt",
            Self::Taxable => "taxable",
        }
    }
}

/// A row of advances.csv: what a member paid before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advance {
    /// Who paid.
    pub member: MemberIx,
    /// How much.
    pub amount: Cents,
    /// When, if known.
    pub date: Option<Day>,
    /// Free text; empty when there is none.
    pub note: String,
}
