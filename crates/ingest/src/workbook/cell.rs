//! The value of a cell as the text that a person would have typed.

use calamine::{DataRef, ExcelDateTime};

use super::number::number_text;

/// A cell's text.
pub(super) struct Value {
    /// Trimmed, as in a file.
    pub text: String,
    /// Whether it is an error such as `#N/A`: a formula that failed.
    pub is_error: bool,
}

/// What a cell shows. A date is written year-month-day, a number with a decimal point; neither
/// can be read two ways.
pub(super) fn read_value(value: &DataRef<'_>) -> Value {
    let text = match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => typed(text),
        DataRef::SharedString(text) => typed(text),
        DataRef::Bool(value) => value.to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) => without_midnight(text),
        DataRef::DurationIso(text) => typed(text),
        DataRef::Error(error) => {
            return Value {
                text: error.to_string(),
                is_error: true,
            };
        }
    };
    Value {
        text,
        is_error: false,
    }
}

fn typed(text: &str) -> String {
    let text = text.trim();
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.to_owned()
    }
}

/// A day, with its time when it has one: no column takes that.
fn moment_text(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return number_text(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second, milli) == (0, 0, 0, 0) {
        date
    } else {
        format!("{date}T{hour:02}:{minute:02}:{second:02}")
    }
}

fn without_midnight(text: &str) -> String {
    let text = text.trim();
    let day = text.split_once('T').filter(|(_, time)| {
        time.trim_end_matches('Z')
            .chars()
            .all(|character| matches!(character, '0' | ':' | '.'))
    });
    day.map_or(text, |(day, _)| day).to_owned()
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType;

    use super::*;

    fn text(value: DataRef<'_>) -> String {
        read_value(&value).text
    }

    fn moment(value: f64) -> DataRef<'static> {
        let kind = ExcelDateTimeType::DateTime;
        DataRef::DateTime(ExcelDateTime::new(value, kind, false))
    }

    #[test]
    fn dates_are_written_year_month_day() {
        // 46037 days after 30 December 1899.
        assert_eq!(text(moment(46_037.0)), "2026-01-15");
        assert_eq!(text(moment(46_037.5)), "2026-01-15T12:00:00");
        let iso = DataRef::DateTimeIso("2026-01-15T00:00:00".into());
        assert_eq!(text(iso), "2026-01-15");
    }

    #[test]
    fn no_number_makes_a_date_panic() {
        for value in [f64::NAN, f64::INFINITY, -1.0, 1e300, 0.0] {
            assert!(!text(moment(value)).is_empty());
        }
    }
}
