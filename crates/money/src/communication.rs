//! The Belgian structured communication on what is to be paid.

use std::fmt;
use std::str::FromStr;

use inzet_model::{Day, Period};
use thiserror::Error;

/// What an amount is paid for: the fifth digit of its communication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Occasion {
    /// The result of a quarter, 1 to 4.
    Quarter(u8),
    /// The settlement of a year.
    Year,
    /// A correction of that settlement, 1 to 5 in turn.
    Correction(u8),
}

impl Occasion {
    /// The occasion of a result: its quarter, or the quarter in which other dates begin.
    #[must_use]
    pub fn of_result(period: &Period) -> Self {
        let (_, month, _) = period.from.ymd();
        let begins = u8::try_from((month - 1) / 3 + 1).unwrap_or(1);
        Self::Quarter(period.quarter.map_or(begins, |quarter| quarter.number))
    }

    /// The occasion that corrects this one, or `None` after the fifth correction.
    #[must_use]
    pub const fn next_correction(self) -> Option<Self> {
        match self {
            Self::Quarter(_) => None,
            Self::Year => Some(Self::Correction(1)),
            Self::Correction(turn) if turn < LAST_CORRECTION => Some(Self::Correction(turn + 1)),
            Self::Correction(_) => None,
        }
    }

    const fn digit(self) -> Option<u8> {
        match self {
            Self::Quarter(number @ 1..=4) => Some(number),
            Self::Year => Some(0),
            Self::Correction(turn @ 1..=LAST_CORRECTION) => Some(turn + FIRST_DIGIT - 1),
            _ => None,
        }
    }

    const fn from_digit(digit: u8) -> Self {
        match digit {
            0 => Self::Year,
            1..=4 => Self::Quarter(digit),
            _ => Self::Correction(digit + 1 - FIRST_DIGIT),
        }
    }
}

/// Corrections have the digits 5 to 9.
const LAST_CORRECTION: u8 = 5;
const FIRST_DIGIT: u8 = 5;

/// A structured communication: year, occasion, rank of the member, and two check digits.
///
/// ```
/// # use inzet_money::{Communication, Occasion};
/// let communication = Communication::new(2026, Occasion::Quarter(1), 1).unwrap();
/// assert_eq!(communication.to_string(), "+++202/6100/00185+++");
/// ```
///
/// # Source
/// MONEY, commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Communication {
    year: i16,
    occasion: Occasion,
    rank: u32,
}

impl Communication {
    /// The communication of the member of this rank by id, from 1; `None` when one of the three
    /// does not fit its digits.
    #[must_use]
    pub fn new(year: i16, occasion: Occasion, rank: usize) -> Option<Self> {
        occasion.digit()?;
        let rank = u32::try_from(rank).ok()?;
        ((0..=9_999).contains(&year) && (1..=99_999).contains(&rank)).then_some(Self {
            year,
            occasion,
            rank,
        })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// What is paid for.
    #[must_use]
    pub const fn occasion(self) -> Occasion {
        self.occasion
    }

    /// Rank of the member's id among all members, from 1.
    #[must_use]
    pub const fn rank(self) -> u32 {
        self.rank
    }

    fn digits(self) -> String {
        let occasion = self.occasion.digit().unwrap_or(0);
        format!("{:04}{occasion}{:05}", self.year, self.rank)
    }
}

impl fmt::Display for Communication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        let (first, second, third) = (&digits[..3], &digits[3..7], &digits[7..]);
        write!(f, "+++{first}/{second}/{third}{:02}+++", check(&digits))
    }
}

/// The ten digits mod 97, and 97 for 0.
fn check(digits: &str) -> u32 {
    let remainder = digits
        .bytes()
        .fold(0, |sum, digit| (sum * 10 + u32::from(digit - b'0')) % 97);
    if remainder == 0 { 97 } else { remainder }
}

/// Why a text is no structured communication of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CommunicationFault {
    /// It is not written as `+++123/4567/89002+++`.
    #[error("not +++123/4567/89002+++")]
    Malformed,
    /// Its last two digits are not those of the first ten.
    #[error("check digits {found}, expected {expected}")]
    WrongCheck {
        /// The two digits found.
        found: u32,
        /// What the first ten call for.
        expected: u32,
    },
}

impl FromStr for Communication {
    type Err = CommunicationFault;

    fn from_str(text: &str) -> Result<Self, CommunicationFault> {
        let digits = twelve_digits(text).ok_or(CommunicationFault::Malformed)?;
        let number = |digits: &str| digits.parse::<u32>().unwrap_or(0);
        let (found, expected) = (number(&digits[10..]), check(&digits[..10]));
        if found != expected {
            return Err(CommunicationFault::WrongCheck { found, expected });
        }
        let year = digits[..4].parse().unwrap_or(0);
        let occasion = Occasion::from_digit(digits.as_bytes()[4] - b'0');
        let rank = usize::try_from(number(&digits[5..10])).unwrap_or(0);
        Self::new(year, occasion, rank).ok_or(CommunicationFault::Malformed)
    }
}

fn twelve_digits(text: &str) -> Option<String> {
    let inner = text.strip_prefix("+++")?.strip_suffix("+++")?;
    let parts: Vec<&str> = inner.split('/').collect();
    let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
    let digits = parts.concat();
    (lengths == [3, 4, 5] && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// The year that a settlement from this day on is named after.
#[must_use]
pub fn year_of(first: Day) -> i16 {
    first.ymd().0
}

#[cfg(test)]
mod tests {
    use inzet_model::Quarter;

    use super::*;

    fn text(year: i16, occasion: Occasion, rank: usize) -> String {
        Communication::new(year, occasion, rank)
            .unwrap()
            .to_string()
    }

    #[test]
    fn ends_with_the_ten_digits_modulo_97() {
        assert_eq!(text(2026, Occasion::Quarter(1), 1), "+++202/6100/00185+++");
        assert_eq!(&text(2026, Occasion::Year, 1)[..11], "+++202/6000");
        assert_eq!(&text(2026, Occasion::Correction(1), 1)[..11], "+++202/6500");
        assert_eq!(&text(2026, Occasion::Correction(5), 1)[..11], "+++202/6900");
    }

    #[test]
    fn remainder_zero_is_written_97() {
        // 0000 0 00097 is 97 itself.
        assert_eq!(text(0, Occasion::Year, 97), "+++000/0000/09797+++");
    }

    #[test]
    fn is_read_back_as_it_was_written() {
        for occasion in [
            Occasion::Year,
            Occasion::Quarter(4),
            Occasion::Correction(3),
        ] {
            for rank in [1, 96, 97, 98, 99_999] {
                let communication = Communication::new(2026, occasion, rank).unwrap();
                assert_eq!(communication.to_string().parse(), Ok(communication));
            }
        }
    }

    #[test]
    fn refuses_wrong_digits() {
        let parse = |text: &str| text.parse::<Communication>();
        assert_eq!(
            parse("+++202/6100/00186+++"),
            Err(CommunicationFault::WrongCheck {
                found: 86,
                expected: 85
            })
        );
        for text in [
            "",
            "+++2026/100/00185+++",
            "202/6100/00185",
            "+++202/6100/0018a+++",
        ] {
            assert_eq!(parse(text), Err(CommunicationFault::Malformed), "{text}");
        }
        // 00 is never a check.
        assert!(parse("+++000/0000/09700+++").is_err());
    }

    #[test]
    fn what_does_not_fit_its_digits_has_none() {
        assert!(Communication::new(2026, Occasion::Year, 0).is_none());
        assert!(Communication::new(2026, Occasion::Year, 100_000).is_none());
        assert!(Communication::new(2026, Occasion::Quarter(5), 1).is_none());
        assert!(Communication::new(2026, Occasion::Correction(6), 1).is_none());
        assert_eq!(Occasion::Correction(5).next_correction(), None);
    }

    #[test]
    fn dates_that_are_no_quarter_take_the_one_they_begin_in() {
        let quarter = Quarter {
            year: 2026,
            number: 3,
        };
        let mut period = quarter.period().unwrap();
        period.quarter = None;
        assert_eq!(Occasion::of_result(&period), Occasion::Quarter(3));
    }
}
