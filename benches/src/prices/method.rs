//! The methods that are compared.

use super::{Ground, Meter, bundle, columns, subgradient, volume};

/// A way to find prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Steps along what is used too much.
    Subgradient,
    /// Steps along a running mean of it.
    Volume,
    /// The engine's: a model of the bound, and a price for moving far.
    Bundle,
    /// The same, begun again wherever its stop rule ended it.
    Patient,
    /// A model of the bound without such a price, and prices smoothed towards the best.
    Columns,
}

impl Method {
    /// Every method, in the order of the tables.
    pub const ALL: [Self; 5] = [
        Self::Subgradient,
        Self::Volume,
        Self::Bundle,
        Self::Patient,
        Self::Columns,
    ];

    /// Its name in a table.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Subgradient => "subgradient",
            Self::Volume => "volume",
            Self::Bundle => "proximal bundle",
            Self::Patient => "proximal bundle, patient",
            Self::Columns => "column generation",
        }
    }

    /// Finds prices until the meter says that it is over, or nothing better is to be had.
    /// `target` is what some plan is worth, in hundredths of a point: no bound is below it.
    pub fn run(self, ground: &Ground, target: f64, meter: &mut Meter) {
        match self {
            Self::Subgradient => subgradient::run(ground, target, meter),
            Self::Volume => volume::run(ground, target, meter),
            Self::Bundle => bundle::run(ground, meter),
            Self::Patient => bundle::run_patiently(ground, meter),
            Self::Columns => columns::run(ground, meter),
        }
    }
}
