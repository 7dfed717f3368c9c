//! policy.toml: every setting, each with its own fault.

mod period;
mod sections;
pub(crate) mod settings;

use std::collections::BTreeSet;
use std::path::Path;

use inzet_model::{
    Fte, HolidayCalendar, NumberStyle, Period, Policy, Quarter, ScoreMode, ZeroBase,
};
use toml::de::DeTable;

use crate::cell::{Words, parse_word};
use crate::code::Code;
use crate::fault::{Fault, Place};
use crate::file::read_bytes;
use crate::sheet::missing;
use crate::text::read_text;
use settings::{Settings, Source, text};

pub(crate) use sections::{LARGEST_FEE, LARGEST_POINTS, MOST_MEMBERS};

/// The file's name.
pub(crate) const POLICY_FILE: &str = "policy.toml";

/// What could be read of the policy. Checks that need a setting that is faulty are left out.
pub(crate) struct PolicyReading {
    /// The policy; faulty settings stand at their defaults, and a faulty period at any.
    pub policy: Policy,
    /// The grid, unless it is faulty.
    pub fte_step: Option<Fte>,
    /// The period, unless it is faulty.
    pub period: Option<Period>,
}

impl PolicyReading {
    /// A policy of which nothing could be read.
    fn unreadable() -> Self {
        Self {
            policy: Policy::for_period(any_period()),
            fte_step: None,
            period: None,
        }
    }
}

/// Reads policy.toml of a folder.
pub(crate) fn read_policy(folder: &Path, faults: &mut Vec<Fault>) -> PolicyReading {
    let bytes = match read_bytes(&folder.join(POLICY_FILE), POLICY_FILE) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            faults.push(missing(POLICY_FILE));
            return PolicyReading::unreadable();
        }
        Err(fault) => {
            faults.push(*fault);
            return PolicyReading::unreadable();
        }
    };
    match read_text(bytes, POLICY_FILE) {
        Ok(text) => read_policy_text(&text, faults),
        Err(fault) => {
            faults.push(*fault);
            PolicyReading::unreadable()
        }
    }
}

/// Reads the text of policy.toml, whose lines end with LF.
///
/// What the TOML parser saves from a text with syntax errors is read too, except that lines with
/// such an error are not reported twice and a missing period is not reported at all.
pub(crate) fn read_policy_text(text: &str, faults: &mut Vec<Fault>) -> PolicyReading {
    let (document, errors) = DeTable::parse_recoverable(text);
    let source = Source::new(POLICY_FILE, text);
    let mut found = Vec::new();
    let reading = read_settings(document.get_ref(), &source, &mut found);
    if !errors.is_empty() {
        let errors: Vec<Fault> = errors
            .iter()
            .map(|error| syntax_fault(&source, text, error))
            .collect();
        let lines: BTreeSet<Option<u64>> = errors.iter().map(|error| error.line).collect();
        found.retain(|fault| fault.code != Code::NO_PERIOD && !lines.contains(&fault.line));
        faults.extend(errors);
    }
    faults.extend(found);
    reading
}

fn read_settings(
    table: &DeTable<'_>,
    source: &Source<'_>,
    faults: &mut Vec<Fault>,
) -> PolicyReading {
    let mut top = Settings::top(table, source, faults);
    let period = period::read_period(&mut top);
    let numbers = word(&mut top, "numbers", NUMBERS).unwrap_or_default();
    let holidays = word(&mut top, "holidays", HOLIDAYS).unwrap_or_default();
    let scores = word(&mut top, "scores", SCORES).unwrap_or_default();
    let zero_base = word(&mut top, "zero_base", ZERO_BASE).unwrap_or_default();
    let (planning, fte_step) = sections::read_planning(&mut top);
    let points = sections::read_points(&mut top);
    let management_fee = sections::read_management_fee(&mut top);
    let payment = sections::read_payment(&mut top);
    top.report_unknown();
    let policy = Policy {
        period: period.unwrap_or_else(any_period),
        numbers,
        holidays,
        scores,
        zero_base,
        planning,
        points,
        management_fee,
        payment,
    };
    PolicyReading {
        policy,
        fte_step,
        period,
    }
}

static NUMBERS: &Words<NumberStyle> = &[
    (NumberStyle::Auto, "auto", &[]),
    (NumberStyle::Dutch, "nl", &[]),
    (NumberStyle::English, "en", &[]),
];
pub(crate) static HOLIDAYS: &Words<HolidayCalendar> = &[
    (HolidayCalendar::Legal, "legal", &[]),
    (HolidayCalendar::Flemish, "flemish", &[]),
    (HolidayCalendar::None, "none", &[]),
];
pub(crate) static SCORES: &Words<ScoreMode> =
    &[(ScoreMode::Add, "add", &[]), (ScoreMode::Only, "only", &[])];
pub(crate) static ZERO_BASE: &Words<ZeroBase> = &[
    (ZeroBase::Error, "error", &[]),
    (ZeroBase::Equal, "equal", &[]),
];

fn word<T: Clone + Default>(
    top: &mut Settings<'_>,
    key: &'static str,
    words: &Words<T>,
) -> Option<T> {
    top.read(key, T::default(), |value| parse_word(text(value)?, words))
}

/// For a policy without a sound period: an error stands in the way of its use.
fn any_period() -> Period {
    let quarter = Quarter {
        year: 2026,
        number: 1,
    };
    quarter.period().expect("2026 has a first quarter")
}

pub(crate) fn syntax_fault(source: &Source<'_>, text: &str, error: &toml::de::Error) -> Fault {
    let byte = error.span().map_or(text.len(), |span| span.start);
    Fault::new(
        Code::BAD_TOML,
        Place::line(source.file, source.line_of(byte)),
        source.line_text(byte),
        &format!("TOML ({})", error.message()),
        "Write `name = value`, with text between double quotes.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(source: &str) -> Vec<(Code, Option<u64>)> {
        let mut faults = Vec::new();
        read_policy_text(source, &mut faults);
        let faults = crate::fault::in_order(faults);
        faults
            .iter()
            .map(|fault| (fault.code, fault.line))
            .collect()
    }

    fn policy(source: &str) -> Policy {
        let mut faults = Vec::new();
        let reading = read_policy_text(source, &mut faults);
        assert_eq!(faults, vec![]);
        reading.policy
    }

    #[test]
    fn only_the_period_is_required() {
        let quarter = Quarter {
            year: 2026,
            number: 1,
        };
        let expected = Policy::for_period(quarter.period().unwrap());
        assert_eq!(policy("quarter = \"2026Q1\""), expected);
        assert_eq!(policy("quarter = '2026k1'\n[points]\n"), expected);
        assert_eq!(codes(""), vec![(Code::NO_PERIOD, None)]);
    }

    #[test]
    fn accepts_dates_and_numbers_of_toml() {
        let policy = policy(
            "from = 2026-02-15\nto = \"31/03/2026\"\n[planning]\nfte_step = 0.05\n\
             [management_fee]\neur_per_month = 250\n[points]\nsolidarity_share = 0.25\nlow = 1_000",
        );
        assert_eq!(policy.period.from.to_string(), "2026-02-15");
        assert_eq!(policy.planning.fte_step, Fte::from_hundredths(5));
        assert_eq!(policy.management_fee.per_month.to_string(), "250.00");
        assert_eq!(policy.points.solidarity_share.to_string(), "25%");
        assert_eq!(policy.points.low, 1000);
    }

    #[test]
    fn reports_every_fault_at_once() {
        let source = "quarter = \"2026Q5\"\nnumbers = \"be\"\nplan = 1\n[planning]\nfte_step = \
                      \"0,10\"\nmin_share = \"1.20\"\n[points]\nlow = -1\nhigh = \"4\"\n[other]\n";
        assert_eq!(
            codes(source),
            vec![
                (Code::BAD_QUARTER, Some(1)),
                (Code::BAD_WORD, Some(2)),
                (Code::UNKNOWN_KEY, Some(3)),
                (Code::BAD_NUMBER, Some(5)),
                (Code::OUT_OF_RANGE, Some(6)),
                (Code::OUT_OF_RANGE, Some(8)),
                (Code::WRONG_TYPE, Some(9)),
                (Code::UNKNOWN_KEY, Some(10)),
            ]
        );
    }

    #[test]
    fn reads_on_after_a_syntax_error() {
        let found = codes("quarter = \"2026Q1\nnumbers = \"be\"\n");
        assert_eq!(found[0], (Code::BAD_TOML, Some(1)));
        assert!(found.contains(&(Code::BAD_WORD, Some(2))), "{found:?}");
    }

    #[test]
    fn survives_deep_nesting() {
        assert_eq!(
            codes(&format!("a = {}", "[".repeat(100_000)))[0].0,
            Code::BAD_TOML
        );
    }
}
