//! Amounts in answers: hundredths of anything.

use std::fmt;

use inzet_model::{Cents, Fte, FteDays, Score};
use serde::{Serialize, Serializer};

/// Hundredths of an FTE, of an FTE-day, of a point or of a euro. In JSON a text with two decimals,
/// so that no reader rounds it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i128);

impl Amount {
    /// So many hundredths.
    #[must_use]
    pub const fn new(hundredths: i128) -> Self {
        Self(hundredths)
    }

    /// How many hundredths.
    #[must_use]
    pub const fn hundredths(self) -> i128 {
        self.0
    }
}

impl From<Fte> for Amount {
    fn from(fte: Fte) -> Self {
        Self(i128::from(fte.hundredths()))
    }
}

impl From<FteDays> for Amount {
    fn from(days: FteDays) -> Self {
        Self(i128::from(days.hundredths()))
    }
}

impl From<Score> for Amount {
    fn from(score: Score) -> Self {
        Self(score.hundredths())
    }
}

impl From<Cents> for Amount {
    fn from(cents: Cents) -> Self {
        Self(i128::from(cents.count()))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", size / 100, size % 100)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A value in JSON as it is written everywhere else.
pub(super) fn as_text<T: fmt::Display, S: Serializer>(
    value: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_str(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_sign_of_less_than_one() {
        assert_eq!(Amount::new(-5).to_string(), "-0.05");
        assert_eq!(Amount::from(Fte::from_hundredths(120)).to_string(), "1.20");
    }
}
