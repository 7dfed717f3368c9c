//! policy.toml with every setting.

use std::fmt::Write;

use inzet_model::{HolidayCalendar, NumberStyle, Points, Policy, ScoreMode, ZeroBase};

pub(super) fn render_policy(policy: &Policy) -> String {
    let mut text = String::new();
    let mut line = |key: &str, value: &str| {
        writeln!(text, "{key} = {value}").expect("text grows without fault");
    };
    match policy.period.quarter {
        Some(quarter) => line(
            "quarter",
            &format!("\"{}Q{}\"", quarter.year, quarter.number),
        ),
        None => {
            line("from", &format!("\"{}\"", policy.period.from));
            line("to", &format!("\"{}\"", policy.period.to));
        }
    }
    line("numbers", number_word(policy.numbers));
    line("holidays", holiday_word(policy.holidays));
    line(
        "scores",
        if policy.scores == ScoreMode::Add {
            "\"add\""
        } else {
            "\"only\""
        },
    );
    line(
        "zero_base",
        if policy.zero_base == ZeroBase::Error {
            "\"error\""
        } else {
            "\"equal\""
        },
    );
    let planning = policy.planning;
    text += &format!(
        "\n[planning]\nfte_step = \"{}\"\nmin_share = \"{}\"\nmax_members = {}\n",
        planning.fte_step, planning.min_share, planning.max_members
    );
    text += &render_points(&policy.points);
    let per_month = policy.management_fee.per_month;
    text += &format!("\n[management_fee]\neur_per_month = \"{per_month}\"\n\n[payment]\n");
    for (key, value) in [("iban", &policy.payment.iban), ("bic", &policy.payment.bic)] {
        if let Some(value) = value {
            text += &format!("{key} = \"{value}\"\n");
        }
    }
    text + &format!("days = {}\n", policy.payment.days)
}

fn render_points(points: &Points) -> String {
    let mut text = "\n[points]\n".to_owned();
    for (key, value) in [
        ("low", points.low),
        ("normal", points.normal),
        ("high", points.high),
        ("critical", points.critical),
        ("other_role", points.other_role),
        ("over_level", points.over_level),
        ("prefer", points.prefer),
        ("region", points.region),
        ("same_member", points.same_member),
        ("same_demand", points.same_demand),
        ("cost_per_100_eur", points.cost_per_100_eur),
        ("new_assignment", points.new_assignment),
        ("solidarity", points.solidarity),
    ] {
        text += &format!("{key} = {value}\n");
    }
    text + &format!("solidarity_share = \"{}\"\n", points.solidarity_share)
}

fn number_word(style: NumberStyle) -> &'static str {
    match style {
        NumberStyle::Auto => "\"auto\"",
        NumberStyle::Dutch => "\"nl\"",
        NumberStyle::English => "\"en\"",
    }
}

fn holiday_word(calendar: HolidayCalendar) -> &'static str {
    match calendar {
        HolidayCalendar::Legal => "\"legal\"",
        HolidayCalendar::Flemish => "\"flemish\"",
        HolidayCalendar::None => "\"none\"",
    }
}
