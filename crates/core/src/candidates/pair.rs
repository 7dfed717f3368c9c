//! A pair: what somebody can do on one demand.

use inzet_model::{DemandIx, ProfessionalIx};

/// Bytes that a listed pair takes at most, with its place among those of its demand and what is
/// needed to derive it.
pub const BYTES_PER_PAIR: u64 = 48;

/// A pair that may be assigned besides the pins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Points per FTE-day.
    pub rate: i64,
    /// Who.
    pub professional: ProfessionalIx,
    /// For what.
    pub demand: DemandIx,
    /// Working days of the run that do not rest.
    pub days: u32,
    /// First lane of the run, in the professional's lanes.
    pub lane_start: u16,
    /// One past its last lane.
    pub lane_end: u16,
    /// Least FTE, in hundredths.
    pub least: u8,
    /// Most FTE that the pins leave, in hundredths; at least `least`.
    pub most: u8,
    /// Whether the member was not served last period.
    pub is_new: bool,
}

/// Number of a pair, counted over all professionals.
pub type PairIx = u32;
