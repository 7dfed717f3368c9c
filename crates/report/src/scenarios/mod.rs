//! Scenarios side by side: what is measured of each, as tables for people, as JSON and as a page.

pub mod json;
pub mod measures;
pub mod page;
pub mod views;

pub use measures::{Compared, Euros, Measured, Measures};
