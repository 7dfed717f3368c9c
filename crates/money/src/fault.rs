//! Why money cannot be charged, compared or settled.

use inzet_model::{Cents, Day};
use thiserror::Error;

/// Why money cannot be charged, compared or settled. Values: the words for people are chosen
/// where they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MoneyFault {
    /// M6: every member of the pool has quantity zero.
    #[error("pool {pool}: base zero")]
    ZeroBase {
        /// The pool.
        pool: String,
    },
    /// M6: a member's quantity is below zero.
    #[error("pool {pool}: negative quantity of {member}: {quantity}")]
    NegativeQuantity {
        /// The pool.
        pool: String,
        /// Whose quantity.
        member: String,
        /// How much, as results show it.
        quantity: String,
    },
    /// None of the pool's members has a day of membership.
    #[error("pool {pool}: nobody left")]
    NobodyLeft {
        /// The pool.
        pool: String,
    },
    /// The amount is no multiple of the rounding unit.
    #[error("pool {pool}: {amount} off unit {unit}")]
    OffUnit {
        /// The pool.
        pool: String,
        /// Its amount.
        amount: Cents,
        /// Its rounding unit.
        unit: Cents,
    },
    /// The base is a column that the basis does not have.
    #[error("pool {pool}: no column {column}")]
    NoColumn {
        /// The pool.
        pool: String,
        /// The place of the column.
        column: usize,
    },
    /// A sum or product does not fit; no input that FORMAT allows gets here.
    #[error("{place}: overflow")]
    Overflow {
        /// The pool or the total that does not fit.
        place: String,
    },
    /// A settlement of no results.
    #[error("no results")]
    NoResults,
    /// Two results cover the same day.
    #[error("{first} and {second} overlap")]
    Overlap {
        /// The result that starts first.
        first: String,
        /// The result that starts before the first ends.
        second: String,
    },
    /// A result charges a member that its basis does not hold, or holds one twice.
    #[error("{result}: member {member} not once in the basis")]
    BasisMismatch {
        /// The result.
        result: String,
        /// The member.
        member: String,
    },
    /// A row of the basis has more or fewer columns than its table.
    #[error("{result}: columns of {member}")]
    BasisColumns {
        /// The result.
        result: String,
        /// The member.
        member: String,
    },
    /// An old settlement that is corrected is of another year.
    #[error("corrects {old}, settles {new}")]
    OtherYear {
        /// Year of the old settlement.
        old: i16,
        /// Year of the new one.
        new: i16,
    },
    /// A year has been corrected five times: no digit is left for the communication.
    #[error("{year}: corrections exhausted")]
    CorrectionsExhausted {
        /// The year.
        year: i16,
    },
    /// No structured communication exists for this year or rank.
    #[error("no communication: year {year}, rank {rank}")]
    NoCommunication {
        /// The year.
        year: i16,
        /// The member's rank, from 1.
        rank: usize,
    },
}

/// Days between two results that no result covers: a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// First day without a result.
    pub from: Day,
    /// Last day without a result, included.
    pub to: Day,
}
