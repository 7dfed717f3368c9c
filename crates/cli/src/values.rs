//! Values on the command line: times, gaps and amounts.

use std::time::Duration;

use inzet::core::Gap;
use inzet::generate::Size;
use inzet::model::{Cents, NumberStyle, Share};

/// Whole units with an optional unit: `90`, `60s`, `5m`, `1h`, `500ms`.
pub fn parse_duration(text: &str) -> Result<Duration, String> {
    const EXPECTED: &str = "a time such as 500ms, 60s, 5m or 1h";
    let split = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(split);
    let number: u64 = number.parse().map_err(|_| EXPECTED)?;
    let millis = match unit {
        "ms" => 1,
        "" | "s" => 1_000,
        "m" | "min" => 60_000,
        "h" => 3_600_000,
        _ => return Err(EXPECTED.into()),
    };
    number
        .checked_mul(millis)
        .map(Duration::from_millis)
        .ok_or_else(|| EXPECTED.into())
}

/// `512MiB` or `4GiB`, in bytes.
pub fn parse_memory(text: &str) -> Result<u64, String> {
    const EXPECTED: &str = "an amount of memory such as 512MiB or 4GiB";
    let split = text
        .find(|letter: char| !letter.is_ascii_digit())
        .ok_or(EXPECTED)?;
    let (number, unit) = text.split_at(split);
    let bits = match unit {
        "KiB" => 10,
        "MiB" => 20,
        "GiB" => 30,
        _ => return Err(EXPECTED.into()),
    };
    let number: u64 = number.parse().map_err(|_| EXPECTED)?;
    number.checked_mul(1 << bits).ok_or_else(|| EXPECTED.into())
}

/// `0.001` or `0.1%`, up to nine decimals.
pub fn parse_gap(text: &str) -> Result<Gap, String> {
    const EXPECTED: &str = "a gap such as 0.001 or 0.1%, of at least 0";
    let (number, decimals) = match text.strip_suffix('%') {
        Some(number) => (number, 7),
        None => (text, 9),
    };
    let (whole, rest) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(rest) || rest.len() > decimals {
        return Err(EXPECTED.into());
    }
    format!("{whole}{rest:0<decimals$}")
        .parse()
        .map(Gap::from_billionths)
        .map_err(|_| EXPECTED.to_owned())
}

/// `95%` or `0.95`: a share from 0% to 100%, up to four decimals of a per cent.
pub fn parse_keep(text: &str) -> Result<Share, String> {
    inzet::ingest::parse_share(text, NumberStyle::Auto)
        .map_err(|_| "expected a share from 0% to 100%, such as 95% or 0.95".to_owned())
}

/// `150x200x50`: professionals, demands, members.
pub fn parse_size(text: &str) -> Result<Size, String> {
    const EXPECTED: &str = "a size such as 150x200x50: professionals, demands, members";
    let number = |part: &str| {
        let number = part.parse::<usize>().ok();
        number.filter(|number| (1..=1_000_000).contains(number))
    };
    let parts: Option<Vec<usize>> = text.split('x').map(number).collect();
    match parts.as_deref() {
        Some(&[professionals, demands, members]) => Ok(Size {
            members,
            professionals,
            demands,
        }),
        _ => Err(EXPECTED.into()),
    }
}

/// An amount in euro, written as in a table.
pub fn parse_money(text: &str) -> Result<Cents, String> {
    inzet::ingest::parse_money(text, NumberStyle::Auto)
        .map_err(|fault| format!("expected {}. {}", fault.expected, fault.hint))
}

/// A percentage below 100 %, written as in a table.
pub fn parse_part(text: &str) -> Result<Share, String> {
    let share = inzet::ingest::parse_share(text, NumberStyle::Auto)
        .map_err(|fault| format!("expected {}. {}", fault.expected, fault.hint))?;
    if share == Share::WHOLE {
        return Err("expected less than 100%".into());
    }
    Ok(share)
}

/// A rounding unit in euro: 0.01, 1 or 1000.
pub fn parse_unit(text: &str) -> Result<Cents, String> {
    let unit = parse_money(text)?;
    if [1, 100, 100_000].contains(&unit.count()) {
        return Ok(unit);
    }
    Err("expected 0.01, 1 or 1000".into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_times_with_and_without_a_unit() {
        assert_eq!(parse_duration("60s"), Ok(Duration::from_secs(60)));
        assert_eq!(parse_duration("5m"), Ok(Duration::from_secs(300)));
        assert_eq!(parse_duration("90"), Ok(Duration::from_secs(90)));
        assert_eq!(parse_duration("500ms"), Ok(Duration::from_millis(500)));
        for text in ["", "s", "-1s", "1.5s", "1d", "99999999999999999999s"] {
            assert!(parse_duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn reads_amounts_of_memory() {
        assert_eq!(parse_memory("1KiB"), Ok(1_024));
        assert_eq!(parse_memory("4GiB"), Ok(4 << 30));
        for text in ["", "4", "4GB", "GiB", "-1MiB", "1.5GiB", "99999999999GiB"] {
            assert!(parse_memory(text).is_err(), "{text}");
        }
    }

    #[test]
    fn reads_sizes() {
        let size = parse_size("150x200x50").unwrap();
        assert_eq!(
            (size.professionals, size.demands, size.members),
            (150, 200, 50)
        );
        for text in ["", "150", "150x200", "1x2x3x4", "0x1x1", "axbxc"] {
            assert!(parse_size(text).is_err(), "{text}");
        }
    }

    #[test]
    fn reads_gaps_as_numbers_and_percentages() {
        assert_eq!(parse_gap("0"), Ok(Gap::ZERO));
        assert_eq!(parse_gap("0.001"), Ok(Gap::from_billionths(1_000_000)));
        assert_eq!(parse_gap("0,1%"), Ok(Gap::from_billionths(1_000_000)));
        for text in ["", "-1", "1e-3", "0.0000000001", "."] {
            assert!(parse_gap(text).is_err(), "{text}");
        }
    }
}
