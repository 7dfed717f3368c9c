//! Settings of policy.toml that a scenario changes.

use inzet_model::{
    Cents, HolidayCalendar, ManagementFee, Points, Policy, ScoreMode, Share, ZeroBase,
};

use crate::cell::{Words, parse_word};
use crate::policy::settings::{Settings, money, share, text, whole};
use crate::policy::{HOLIDAYS, LARGEST_FEE, LARGEST_POINTS, SCORES, ZERO_BASE};

/// One setting and its new value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyChange {
    /// The calendar.
    Holidays(HolidayCalendar),
    /// What scores.csv means.
    Scores(ScoreMode),
    /// What a pool without any quantity does.
    ZeroBase(ZeroBase),
    /// A setting of `[points]`, by its place in the list of them.
    Points(usize, i64),
    /// `solidarity_share` of `[points]`.
    SolidarityShare(Share),
    /// The monthly fee.
    ManagementFee(Cents),
}

/// A whole number of `[points]`.
struct PointsSetting {
    key: &'static str,
    of: fn(&mut Points) -> &mut i64,
}

macro_rules! points {
    ($($key:ident)*) => {
        [$(PointsSetting { key: stringify!($key), of: |points| &mut points.$key }),*]
    };
}

/// Every whole number of `[points]`.
static POINTS: [PointsSetting; 13] = points! {
    low normal high critical other_role over_level prefer region same_member same_demand
    cost_per_100_eur new_assignment solidarity
};

impl PolicyChange {
    /// Changes the setting.
    pub(super) fn make(&self, policy: &mut Policy) {
        match self {
            Self::Holidays(holidays) => policy.holidays = *holidays,
            Self::Scores(scores) => policy.scores = *scores,
            Self::ZeroBase(zero_base) => policy.zero_base = *zero_base,
            Self::Points(place, points) => *(POINTS[*place].of)(&mut policy.points) = *points,
            Self::SolidarityShare(share) => policy.points.solidarity_share = *share,
            Self::ManagementFee(per_month) => {
                policy.management_fee = ManagementFee {
                    per_month: *per_month,
                };
            }
        }
    }
}

/// The settings under `policy` of a scenario.
pub(super) fn read_policy_changes(scenario: &mut Settings<'_>) -> Vec<PolicyChange> {
    let mut policy = scenario.section("policy");
    let mut changes = Vec::new();
    changes.extend(word(&mut policy, "holidays", HOLIDAYS).map(PolicyChange::Holidays));
    changes.extend(word(&mut policy, "scores", SCORES).map(PolicyChange::Scores));
    changes.extend(word(&mut policy, "zero_base", ZERO_BASE).map(PolicyChange::ZeroBase));
    let mut points = policy.section("points");
    for (place, setting) in POINTS.iter().enumerate() {
        let read = points.read(setting.key, None, |value| {
            whole(value, 0..=LARGEST_POINTS).map(Some)
        });
        changes.extend(read.flatten().map(|read| PolicyChange::Points(place, read)));
    }
    let part = points.read("solidarity_share", None, |value| share(value).map(Some));
    changes.extend(part.flatten().map(PolicyChange::SolidarityShare));
    points.report_unknown();
    let mut fee = policy.section("management_fee");
    let read = fee.read("eur_per_month", None, |value| {
        money(value, Cents::ZERO..=LARGEST_FEE).map(Some)
    });
    changes.extend(read.flatten().map(PolicyChange::ManagementFee));
    fee.report_unknown();
    policy.report_unknown();
    changes
}

fn word<T: Clone>(settings: &mut Settings<'_>, key: &'static str, words: &Words<T>) -> Option<T> {
    let read = settings.read(key, None, |value| parse_word(text(value)?, words).map(Some));
    read.flatten()
}
