use crate::entities::professional::Skill;
use crate::ids::{MemberIx, RegionIx, RoleIx};
use crate::units::{Day, Fte, Share};

/// What a member asks for: some identical positions of one role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The customer's key.
    pub id: String,
    /// Who asks.
    pub member: MemberIx,
    /// The role asked for.
    pub role: RoleIx,
    /// FTE per position.
    pub fte: Fte,
    /// Least FTE worth having per position; above zero, at most `fte`.
    pub min_fte: Fte,
    /// People who may share one position, 1 to 20.
    pub max_people: u32,
    /// Number of identical positions, 1 to 1,000.
    pub positions: u32,
    /// Least level, 1 to 5.
    pub min_level: u8,
    /// Skills that the person must have, sorted, each once.
    pub skills: Vec<Skill>,
    /// Skills that are nice to have, sorted, each once.
    pub prefers: Vec<Skill>,
    /// Where the work is: its own, else the member's; none when neither says.
    pub region: Option<RegionIx>,
    /// Whether the person must be there.
    pub onsite: bool,
    /// How important it is.
    pub priority: Priority,
    /// First day, as typed; the window is cut to the period.
    pub from: Option<Day>,
    /// Last day, included, as typed.
    pub to: Option<Day>,
    /// Least share of the window's working days that an assignment must really work.
    pub min_cover: Share,
    /// Free text; empty when there is none.
    pub note: String,
}

/// How important a demand is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Priority {
    /// Can wait.
    Low,
    /// As most.
    #[default]
    Normal,
    /// More than most.
    High,
    /// Before all others.
    Critical,
}

impl Priority {
    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Normal => "normal",
            Self::High => "high",
            Self::Critical => "critical",
        }
    }
}
