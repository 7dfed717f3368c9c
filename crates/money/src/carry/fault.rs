use inzet_model::Cents;
use thiserror::Error;

use crate::exact::Exact;
use crate::split::SplitFault;

/// Why a split with carries is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CarryFault {
    /// The split itself is impossible.
    #[error(transparent)]
    Split(#[from] SplitFault),
    /// The ledger is kept in another unit.
    #[error("{id}: unit {found}, expected {expected}")]
    OtherUnit {
        /// The row's id.
        id: String,
        /// Its unit.
        found: Cents,
        /// The unit of the split.
        expected: Cents,
    },
    /// A carry is not strictly between -1 and 1.
    #[error("{id}: carry {carry}")]
    WholeUnit {
        /// The row's id.
        id: String,
        /// Its carry.
        carry: Exact,
    },
    /// The carries do not add up to 0.
    #[error("carries add up to {sum}")]
    NotBalanced {
        /// What they add up to.
        sum: Exact,
    },
    /// The common denominator is longer than any run of periods makes it.
    #[error("common denominator of more than {limit} bits")]
    TooFine {
        /// The most bits there may be.
        limit: u64,
    },
}
