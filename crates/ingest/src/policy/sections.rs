//! The sections of policy.toml. A faulty setting stands at its default.

use inzet_model::{Cents, Fte, ManagementFee, Payment, Planning, Points};

use crate::code::Code;
use crate::fault::{CellFault, Place};
use crate::identifier::{parse_bic, parse_iban};
use crate::policy::POLICY_FILE;
use crate::policy::settings::{Settings, fte, money, share, text, whole};

/// The largest number of members that one professional may be allowed to serve.
pub(crate) const MOST_MEMBERS: i64 = 1_000_000;
/// The largest fee: with it, all fees of a folder stay within 64 bits of cents.
pub(crate) const LARGEST_FEE: Cents = Cents::new(100_000_000);
/// The most points that a setting may be worth.
pub(crate) const LARGEST_POINTS: i64 = 1_000_000;
const LONGEST_TERM: i64 = 365;

/// `[planning]`, and the step when it is sound.
pub(super) fn read_planning(top: &mut Settings<'_>) -> (Planning, Option<Fte>) {
    let defaults = Planning::default();
    let mut section = top.section("planning");
    let step_at = section.place("fte_step");
    let share_at = section.place("min_share");
    let least = Fte::from_hundredths(1);
    let step = section.read("fte_step", defaults.fte_step, |value| {
        fte(value, least..=Fte::ONE)
    });
    let min_share = section.read("min_share", defaults.min_share, |value| {
        fte(value, Fte::ZERO..=Fte::ONE)
    });
    let max_members = section.read("max_members", i64::from(defaults.max_members), |value| {
        whole(value, 0..=MOST_MEMBERS)
    });
    if let (Some(step), Some(min_share)) = (step, min_share)
        && !min_share.is_multiple_of(step)
    {
        let fault = CellFault::new(
            Code::OFF_STEP,
            format!("a multiple of fte_step, {step}"),
            "Set min_share to a multiple of fte_step.",
        );
        let place = share_at
            .or(step_at)
            .unwrap_or_else(|| Place::file(POLICY_FILE));
        section.faults.push(fault.at(place, &min_share.to_string()));
    }
    section.report_unknown();
    let planning = Planning {
        fte_step: step.unwrap_or(defaults.fte_step),
        min_share: min_share.unwrap_or(defaults.min_share),
        max_members: max_members
            .and_then(|number| u32::try_from(number).ok())
            .unwrap_or(defaults.max_members),
    };
    (planning, step)
}

/// `[points]`.
pub(super) fn read_points(top: &mut Settings<'_>) -> Points {
    let defaults = Points::default();
    let mut section = top.section("points");
    let mut points = |key, default| {
        let read = section.read(key, default, |value| whole(value, 0..=LARGEST_POINTS));
        read.unwrap_or(default)
    };
    let mut read = Points {
        low: points("low", defaults.low),
        normal: points("normal", defaults.normal),
        high: points("high", defaults.high),
        critical: points("critical", defaults.critical),
        other_role: points("other_role", defaults.other_role),
        over_level: points("over_level", defaults.over_level),
        prefer: points("prefer", defaults.prefer),
        region: points("region", defaults.region),
        same_member: points("same_member", defaults.same_member),
        same_demand: points("same_demand", defaults.same_demand),
        cost_per_100_eur: points("cost_per_100_eur", defaults.cost_per_100_eur),
        new_assignment: points("new_assignment", defaults.new_assignment),
        solidarity: points("solidarity", defaults.solidarity),
        solidarity_share: defaults.solidarity_share,
    };
    let part = section.read("solidarity_share", defaults.solidarity_share, share);
    read.solidarity_share = part.unwrap_or(defaults.solidarity_share);
    section.report_unknown();
    read
}

/// `[management_fee]`.
pub(super) fn read_management_fee(top: &mut Settings<'_>) -> ManagementFee {
    let default = ManagementFee::default();
    let mut section = top.section("management_fee");
    let fee = section.read("eur_per_month", default.per_month, |value| {
        money(value, Cents::ZERO..=LARGEST_FEE)
    });
    section.report_unknown();
    ManagementFee {
        per_month: fee.unwrap_or(default.per_month),
    }
}

/// `[payment]`.
pub(super) fn read_payment(top: &mut Settings<'_>) -> Payment {
    let default = Payment::default();
    let mut section = top.section("payment");
    let iban = section.read("iban", None, |value| unless_empty(text(value)?, parse_iban));
    let bic = section.read("bic", None, |value| unless_empty(text(value)?, parse_bic));
    let days = section.read("days", i64::from(default.days), |value| {
        whole(value, 0..=LONGEST_TERM)
    });
    section.report_unknown();
    Payment {
        iban: iban.flatten(),
        bic: bic.flatten(),
        days: days
            .and_then(|days| u32::try_from(days).ok())
            .unwrap_or(default.days),
    }
}

/// A setting that may be left empty in a file that shows them all.
fn unless_empty(
    text: &str,
    parse: impl FnOnce(&str) -> Result<String, CellFault>,
) -> Result<Option<String>, CellFault> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    parse(text).map(Some)
}
