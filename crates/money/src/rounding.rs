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
    (2 * numerator + denominator).div_euclid(2 * denominator)
}
