//! The funnel of a demand: how many professionals each rule removes.

use inzet_core::Reason;
use inzet_core::eligibility::Rule;
use inzet_core::reasons::Funnel;
use serde::Serialize;

/// One rule of eligibility.
#[derive(Debug, Serialize)]
pub struct FunnelStep {
    /// `E1` to `E8`.
    pub rule: String,
    /// The code of the reason that goes with it.
    pub name: &'static str,
    /// How many it removes of those that were left.
    pub removes: usize,
    /// How many are left.
    pub left: usize,
}

/// The rules in order.
pub(super) fn steps(funnel: &Funnel) -> Vec<FunnelStep> {
    let mut before = funnel.all;
    let mut steps = Vec::new();
    for ((place, rule), left) in (1..).zip(Rule::ALL).zip(funnel.left) {
        steps.push(FunnelStep {
            rule: format!("E{place}"),
            name: Reason::of_rule(rule).code(),
            removes: before - left,
            left,
        });
        before = left;
    }
    steps
}
