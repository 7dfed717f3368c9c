//! How amounts that may exceed 64 bits are shown.

/// Hundredths as a number with two decimals: FTE, FTE-days and euro.
pub(crate) fn hundredths(value: impl Into<i128>) -> String {
    let value = value.into();
    let sign = if value < 0 { "-" } else { "" };
    let size = value.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}
