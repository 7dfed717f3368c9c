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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_on_both_sides_of_a_machine_word_round_alike() {
        let word = i128::from(i64::MAX);
        for around in [-2 * word, -word, -word / 2, 0, word / 2, word, 2 * word] {
            for numerator in around - 5..=around + 5 {
                for denominator in [1, 2, 3, 100, word / 2, word / 2 + 1, word + 2] {
                    let twice = 2 * half_up(numerator, denominator) * denominator;
                    let above = 2 * numerator + denominator;
                    assert!(
                        (twice..twice + 2 * denominator).contains(&above),
                        "{numerator} / {denominator}"
                    );
                }
            }
        }
    }
}
