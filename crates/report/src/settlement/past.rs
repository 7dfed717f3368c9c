//! What a settlement reads of a closed result, besides its basis and charges.

use std::collections::BTreeMap;

use inzet_model::{Cents, Day, FteDays, NumberStyle, Payment, Period, Quarter, ZeroBase};
use serde::Deserialize;

/// A closed result, as far as papers show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastResult {
    /// How its user calls it.
    pub name: String,
    /// Its period.
    pub period: Period,
    /// By member id.
    pub members: BTreeMap<String, PastMember>,
}

/// What a member had in a closed result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PastMember {
    /// FTE-days it asked for, when the result says.
    pub asked: Option<FteDays>,
    /// FTE-days it was served.
    pub received: FteDays,
    /// Ids of the professionals it used, sorted.
    pub people: Vec<String>,
    /// Wages.
    pub wage: Cents,
    /// Management fees.
    pub fees: Cents,
    /// Pools.
    pub pools: Cents,
}

/// The policy of a closed result, as far as a settlement follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastPolicy {
    /// The period.
    pub period: Period,
    /// How numbers that can be read two ways are read.
    pub numbers: NumberStyle,
    /// What a pool without any quantity does.
    pub zero_base: ZeroBase,
    /// How members pay.
    pub payment: Payment,
}

#[derive(Deserialize)]
struct SummaryText {
    period: PeriodText,
    policy: PolicyText,
}

#[derive(Deserialize)]
struct PeriodText {
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct PolicyText {
    quarter: Option<String>,
    numbers: String,
    zero_base: String,
    payment: PaymentText,
}

#[derive(Deserialize)]
struct PaymentText {
    iban: Option<String>,
    bic: Option<String>,
    days: u32,
}

impl PastPolicy {
    /// What the text of a summary.json says; `day` reads a date.
    ///
    /// # Errors
    /// What is missing or cannot be read.
    pub fn parse(text: &str, day: impl Fn(&str) -> Option<Day>) -> Result<Self, String> {
        let summary: SummaryText = serde_json::from_str(text).map_err(|error| error.to_string())?;
        let read_day = |text: &str| day(text).ok_or_else(|| format!("{text} is no date"));
        let (from, to) = (
            read_day(&summary.period.from)?,
            read_day(&summary.period.to)?,
        );
        if from > to {
            return Err(format!("{from} is after {to}"));
        }
        let policy = summary.policy;
        let quarter = policy.quarter.as_deref().and_then(parse_quarter);
        Ok(Self {
            period: Period {
                from,
                to,
                // Only a quarter that these days really are.
                quarter: quarter.filter(|quarter| {
                    let period = quarter.period();
                    period.is_some_and(|period| (period.from, period.to) == (from, to))
                }),
            },
            numbers: match policy.numbers.as_str() {
                "nl" => NumberStyle::Dutch,
                "en" => NumberStyle::English,
                _ => NumberStyle::Auto,
            },
            zero_base: match policy.zero_base.as_str() {
                "equal" => ZeroBase::Equal,
                _ => ZeroBase::Error,
            },
            payment: Payment {
                iban: policy.payment.iban,
                bic: policy.payment.bic,
                days: policy.payment.days,
            },
        })
    }
}

/// `2026Q1`, as summary.json writes it.
fn parse_quarter(text: &str) -> Option<Quarter> {
    let (year, number) = text.split_once('Q')?;
    Some(Quarter {
        year: year.parse().ok()?,
        number: number.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUMMARY: &str = r#"{"score": 1, "period": {"from": "2026-01-01", "to": "2026-03-31",
        "months": 3}, "policy": {"quarter": "2026Q1", "numbers": "nl", "zero_base": "equal",
        "payment": {"iban": null, "bic": null, "days": 45}}}"#;

    /// Days of the first quarter of 2026.
    fn day(text: &str) -> Option<Day> {
        let (month, day) = text.strip_prefix("2026-")?.split_once('-')?;
        Day::from_ymd(2026, month.parse().ok()?, day.parse().ok()?)
    }

    #[test]
    fn reads_period_and_policy() {
        let policy = PastPolicy::parse(SUMMARY, day).unwrap();
        assert_eq!(policy.period.quarter.unwrap().number, 1);
        assert_eq!(policy.numbers, NumberStyle::Dutch);
        assert_eq!(policy.zero_base, ZeroBase::Equal);
        assert_eq!(policy.payment.days, 45);
    }

    #[test]
    fn refuses_what_is_no_summary() {
        for text in ["", "{}", &SUMMARY.replace("2026-03-31", "soon")] {
            assert!(PastPolicy::parse(text, day).is_err(), "{text}");
        }
        let turned = SUMMARY.replace("2026-01-01", "2026-04-01");
        assert!(PastPolicy::parse(&turned, day).is_err());
    }
}
