//! The tables of a planning folder, one a file.

pub(crate) mod advances;
pub(crate) mod assignments;
pub(crate) mod availability;
pub(crate) mod cost_pools;
pub(crate) mod decisions;
pub(crate) mod demands;
pub(crate) mod edited;
pub(crate) mod holidays;
pub(crate) mod members;
pub(crate) mod previous;
pub(crate) mod professionals;
pub(crate) mod roles;
pub(crate) mod scores;

pub use advances::LAYOUT as ADVANCES;
pub use assignments::LAYOUT as ASSIGNMENTS;
pub use availability::LAYOUT as AVAILABILITY;
pub use cost_pools::LAYOUT as COST_POOLS;
pub use decisions::LAYOUT as DECISIONS;
pub use demands::LAYOUT as DEMANDS;
pub use holidays::LAYOUT as HOLIDAYS;
pub use members::LAYOUT as MEMBERS;
pub use previous::LAYOUT as PREVIOUS;
pub use professionals::LAYOUT as PROFESSIONALS;
pub use roles::LAYOUT as ROLES;
pub use scores::LAYOUT as SCORES;

use crate::headers::Layout;

/// The tables of a planning folder, in the order of FORMAT section 2.
pub static LAYOUTS: &[&Layout] = &[
    &MEMBERS,
    &PROFESSIONALS,
    &DEMANDS,
    &ROLES,
    &AVAILABILITY,
    &PREVIOUS,
    &DECISIONS,
    &SCORES,
    &HOLIDAYS,
    &COST_POOLS,
    &ADVANCES,
];
