//! The policy of a tiny folder.

use inzet_model::{
    Cents, Day, Fte, HolidayCalendar, ManagementFee, Period, Planning, Points, Policy, Quarter,
    ScoreMode, Share, ZeroBase,
};

use crate::random::Random;

pub(super) fn draw_policy(random: &mut Random) -> Policy {
    let mut policy = Policy::for_period(draw_period(random));
    policy.holidays = random.choose(&[
        (HolidayCalendar::Legal, 50),
        (HolidayCalendar::Flemish, 25),
        (HolidayCalendar::None, 25),
    ]);
    policy.scores = random.choose(&[(ScoreMode::Add, 85), (ScoreMode::Only, 15)]);
    // A pool that nobody uses would end a run with an error: not what tiny folders are for.
    policy.zero_base = ZeroBase::Equal;
    policy.planning = draw_planning(random);
    policy.points = draw_points(random);
    policy.management_fee = ManagementFee {
        per_month: Cents::new(random.choose(&[(25_000, 40), (0, 20), (9_999, 20), (133_337, 20)])),
    };
    policy
}

/// A quarter, or some days around a turn of the month or the year.
fn draw_period(random: &mut Random) -> Period {
    if random.percent(25) {
        let quarter = Quarter {
            year: 2026 + random.below(4) as i16,
            number: 1 + random.below(4) as u8,
        };
        return quarter.period().expect("quarters are numbered 1 to 4");
    }
    let month = random.between(1, 12) as i8;
    let day = random.between(1, 28) as i8;
    let from = Day::from_ymd(2026, month, day).expect("every month has 28 days");
    Period {
        from,
        to: from.plus(random.between(3, 40) as i32),
        quarter: None,
    }
}

fn draw_planning(random: &mut Random) -> Planning {
    let step = random.choose(&[
        (10, 15),
        (20, 20),
        (25, 20),
        (30, 15),
        (50, 15),
        (7, 10),
        (35, 5),
    ]);
    let steps = random.between(1, (100 / step).min(3));
    Planning {
        fte_step: Fte::from_hundredths(step),
        min_share: Fte::from_hundredths(step * steps),
        max_members: random.between(1, 3),
    }
}

fn draw_points(random: &mut Random) -> Points {
    if random.percent(50) {
        return Points::default();
    }
    let mut draw = |usual: i64| match random.below(8) {
        0 => 0,
        1..3 => random.between(0, 2 * usual as u32) as i64,
        _ => usual,
    };
    let usual = Points::default();
    let mut points = Points {
        low: draw(usual.low),
        normal: draw(usual.normal),
        high: draw(usual.high),
        critical: draw(usual.critical),
        other_role: draw(usual.other_role),
        over_level: draw(usual.over_level),
        prefer: draw(usual.prefer),
        region: draw(usual.region),
        same_member: draw(usual.same_member),
        same_demand: draw(usual.same_demand),
        cost_per_100_eur: draw(4 * usual.cost_per_100_eur),
        new_assignment: draw(20 * usual.new_assignment),
        solidarity: draw(usual.solidarity),
        solidarity_share: usual.solidarity_share,
    };
    let millionths = random.choose(&[
        (500_000, 40),
        (333_333, 20),
        (0, 10),
        (1_000_000, 20),
        (725_000, 10),
    ]);
    points.solidarity_share = Share::from_millionths(millionths).expect("at most the whole");
    points
}
