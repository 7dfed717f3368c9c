//! The one home of rounding.

/// `numerator / denominator` rounded to the nearest whole number, halves up (towards plus
/// infinity): `floor(x + 1/2)`.
///
/// # Panics
/// When `denominator` is not positive.
///
/// # Source
/// FORMAT section 5.
///
/// ```
/// # use inzet_money::rounding::half_up;
/// assert_eq!(half_up(5, 2), 3);
/// assert_eq!(half_up(-5, 2), -2);
/// assert_eq!(half_up(7, 3), 2);
/// ```
#[must_use]
pub const fn half_up(numerator: i128, denominator: i128) -> i128 {
    assert!(denominator > 0, "a divisor is positive");
    let (above, below) = (2 * numerator + denominator, 2 * denominator);
    // Nearly every amount fits a machine word, which divides many times faster.
    let (short_above, short_below) = (above as i64, below as i64);
    if short_above as i128 == above && short_below as i128 == below {
        return short_above.div_euclid(short_below) as i128;
    }
    above.div_euclid(below)
}
