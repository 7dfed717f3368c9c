//! The relative distance between bound and score.

use inzet_model::Score;

/// `(bound - score) / max(1, |bound|)` with eight decimals, rounded up: never smaller than it is.
///
/// # Source
/// FORMAT sections 5 and 6.
///
/// ```
/// # use inzet_report::gap::render_gap;
/// # use inzet_model::Score;
/// assert_eq!(render_gap(Score::new(99), Score::new(100)), "0.01000000");
/// assert_eq!(render_gap(Score::new(2), Score::new(3)), "0.33333334");
/// ```
#[must_use]
pub fn render_gap(score: Score, bound: Score) -> String {
    const UNIT: u128 = 100_000_000;
    let (score, bound) = (score.hundredths(), bound.hundredths());
    let distance = bound.saturating_sub(score).max(0).unsigned_abs();
    let divisor = bound.unsigned_abs().max(1);
    let (whole, rest) = (distance / divisor, distance % divisor);
    // The remainder is scaled apart, so that only it must fit when multiplied.
    let parts = rest.saturating_mul(UNIT).div_ceil(divisor);
    let (whole, parts) = (whole + parts / UNIT, parts % UNIT);
    format!("{whole}.{parts:08}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_up_into_the_next_whole() {
        // 999999999/1000000000 with eight decimals, rounded up.
        assert_eq!(
            render_gap(Score::new(1), Score::new(1_000_000_000)),
            "1.00000000"
        );
    }

    #[test]
    fn a_proven_optimum_has_no_gap() {
        assert_eq!(render_gap(Score::new(-7), Score::new(-7)), "0.00000000");
        assert_eq!(render_gap(Score::ZERO, Score::ZERO), "0.00000000");
    }

    #[test]
    fn a_plan_below_zero_can_be_far_off() {
        // (10 - -20) / 10
        assert_eq!(render_gap(Score::new(-20), Score::new(10)), "3.00000000");
    }
}
