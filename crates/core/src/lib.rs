//! The solver: the best plan of a quarter with a proven bound.
//!
//! Data takes this path: an [`Instance`] is derived from a dataset (calendar, runs, candidates,
//! pins); prices on demands, budgets and solidarity split it into one small problem a
//! professional, whose sum is the bound; plans are built from the priced bundles and improved by
//! re-solving neighbourhoods; the closing pass makes the reasons true.

pub mod branch;
pub mod build;
pub mod bundle;
pub mod calendar;
pub mod candidates;
pub mod change;
pub mod eligibility;
pub mod engine;
pub mod evaluate;
pub mod exact;
mod facts;
pub mod instance;
pub mod keep;
pub mod options;
pub mod parallel;
pub mod pins;
pub mod price;
pub mod rates;
pub mod reasons;
pub mod runs;
pub mod shares;
mod sift;
pub mod solution;
pub mod spans;
pub mod staff;
pub mod status;
pub mod stop;
pub mod worth;

pub use engine::solve;
pub use evaluate::{Evaluation, Goals, evaluate};
pub use instance::Instance;
pub use keep::{Keep, Kept, StartState};
pub use options::{Engine, Gap, Options, Phase, Progress, StoppedBy, Unwatched, Watch};
pub use pins::{PinFault, PinRule, PinnedAssignment};
pub use solution::{Reason, Solution, Unmet};
pub use status::Status;
