//! What choices pay for the room that they take, and what an offer of them must earn beyond that.

use crate::bundle::choice::Choice;

/// Less than any offer earns beyond its rent.
const NOTHING_NEEDED: i64 = i64::MIN / 4;

/// More than any room pays.
const ENDLESS: i64 = i64::MAX / 4;

/// What one choice pays.
#[derive(Clone, Copy, Debug)]
pub(in crate::bundle) struct Toll {
    /// For a hundredth of FTE.
    pub(in crate::bundle) rent: i64,
    /// The most that later choices of the same member add beyond their rents.
    pub(in crate::bundle) later: i64,
    /// The least that an offer of the member must earn beyond its rents.
    pub(in crate::bundle) needed: i64,
}

/// Choices by member, with what they pay.
#[derive(Clone, Debug, Default)]
pub(in crate::bundle) struct Rented {
    pub(in crate::bundle) choices: Vec<Choice>,
    /// One for each.
    pub(in crate::bundle) tolls: Vec<Toll>,
    /// What all room of the person pays: no bundle is worth more than that and what its offers earn
    /// beyond their rents.
    pub(in crate::bundle) room: i64,
}

impl Rented {
    /// Choices that pay nothing, so that nothing is known of what they may be worth together.
    pub(in crate::bundle) fn free(choices: Vec<Choice>) -> Self {
        let tolls = choices.iter().map(|_| Toll::of(0)).collect();
        Self {
            choices,
            tolls,
            room: ENDLESS,
        }
    }
}

impl Toll {
    /// Of an offer that need not earn anything beyond its rent.
    pub(super) fn of(rent: i64) -> Self {
        Self {
            rent,
            later: 0,
            needed: NOTHING_NEEDED,
        }
    }
}
