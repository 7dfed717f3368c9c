//! Measuring engines: what came of runs of `inzet plan`, side by side.
//!
//! A [`Run`] is read from the result folder of one run, which had a process of its own so that its
//! peak memory is its own. [`mod@compare`] takes the medians over seeds; [`growth`] fits how time and
//! memory grow with the size. [`board`], [`files`] and [`plots`] show all of it.

pub mod assignment;
pub mod board;
pub mod compare;
pub mod files;
pub mod growth;
pub mod page;
pub mod plots;
pub mod run;

pub use compare::{Comparison, compare};
pub use run::{Case, Figures, Point, Run};
