use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Sub, SubAssign};

/// Full-time equivalents, in hundredths: the grid on which FORMAT allows them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fte(u32);

impl Fte {
    /// Nobody.
    pub const ZERO: Self = Self(0);
    /// One full-time person.
    pub const ONE: Self = Self(100);

    /// So many hundredths of a full-time equivalent.
    ///
    /// ```
    /// # use inzet_model::Fte;
    /// assert_eq!(Fte::from_hundredths(80).to_string(), "0.80");
    /// ```
    #[must_use]
    pub const fn from_hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// The number of hundredths: `c` in the formula of the score.
    #[must_use]
    pub const fn hundredths(self) -> u32 {
        self.0
    }

    /// Whether it is a whole number of steps.
    #[must_use]
    pub const fn is_multiple_of(self, step: Self) -> bool {
        self.0.is_multiple_of(step.0)
    }

    /// The largest multiple of `step` that is at most this.
    ///
    /// # Panics
    /// When `step` is zero, which no policy allows.
    #[must_use]
    pub const fn floor_to(self, step: Self) -> Self {
        Self(self.0 - self.0 % step.0)
    }

    /// The difference, or zero when `other` is larger.
    #[must_use]
    pub const fn saturating_sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Add for Fte {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Fte {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

/// Panics below zero: there is no negative person.
impl Sub for Fte {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Fte {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for Fte {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::ZERO, Add::add)
    }
}

/// FTE times a number of days.
impl Mul<u32> for Fte {
    type Output = FteDays;
    fn mul(self, days: u32) -> FteDays {
        FteDays::from_hundredths(i64::from(self.0) * i64::from(days))
    }
}

impl fmt::Display for Fte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hundredths(f, i128::from(self.0))
    }
}

/// Full-time days of work, in hundredths of a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FteDays(i64);

impl FteDays {
    /// No work.
    pub const ZERO: Self = Self(0);

    /// So many hundredths of a full-time day.
    #[must_use]
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    /// The number of hundredths.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0
    }
}

impl Add for FteDays {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for FteDays {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for FteDays {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for FteDays {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Sum for FteDays {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for FteDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hundredths(f, i128::from(self.0))
    }
}

/// Writes hundredths as a number with two decimals.
pub(super) fn write_hundredths(f: &mut fmt::Formatter<'_>, hundredths: i128) -> fmt::Result {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    write!(f, "{sign}{}.{:02}", size / 100, size % 100)
}
