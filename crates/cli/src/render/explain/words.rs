//! The words of answers: dates, amounts, roles, rules, in the reader's language.

use inzet::explain::{Amount, Effect, Move};
use inzet::model::{Dataset, Day};
use inzet::report::{Cell, Dialect, Language};

use crate::render::number::render_hundredths;

/// What answers are written with.
#[derive(Clone, Copy)]
pub struct Words<'a> {
    pub dataset: &'a Dataset,
    pub language: Language,
}

impl Words<'_> {
    /// The text of the reader's language.
    pub fn pick<T>(self, dutch: T, english: T) -> T {
        self.language.pick(dutch, english)
    }

    /// A number with two decimals.
    pub fn amount(self, amount: Amount) -> String {
        render_hundredths(amount.hundredths(), self.language)
    }

    /// The same, with its sign also above zero.
    pub fn signed(self, amount: Amount) -> String {
        let sign = if amount.hundredths() > 0 { "+" } else { "" };
        format!("{sign}{}", self.amount(amount))
    }

    /// A day as the reader writes it.
    pub fn day(self, day: Day) -> String {
        self.pick(Dialect::Dutch, Dialect::Standard)
            .render(&Cell::Date(day))
    }

    /// From one day to another.
    pub fn span(self, from: Day, to: Day) -> String {
        format!("{} - {}", self.day(from), self.day(to))
    }

    /// The name of a role.
    pub fn role(self, id: &str) -> String {
        let role = self.dataset.roles.iter().find(|role| role.id == id);
        role.map_or_else(
            || id.to_owned(),
            |role| self.pick(&role.name_nl, &role.name_en).clone(),
        )
    }

    /// How important a demand is.
    pub fn priority(self, word: &str) -> &str {
        match (self.language, word) {
            (Language::Dutch, "low") => "laag",
            (Language::Dutch, "normal") => "normaal",
            (Language::Dutch, "high") => "hoog",
            (Language::Dutch, "critical") => "kritiek",
            _ => word,
        }
    }

    /// How an assignment came to be.
    pub fn status(self, word: &str) -> &str {
        match (self.language, word) {
            (Language::Dutch, "pinned") => "vastgezet",
            (Language::Dutch, "same_demand") => "zelfde vraag als vorige periode",
            (Language::Dutch, "same_member") => "zelfde lid als vorige periode",
            (Language::Dutch, "new") => "nieuw bij dit lid",
            (Language::English, "pinned") => "pinned",
            (Language::English, "same_demand") => "same demand as last period",
            (Language::English, "same_member") => "same member as last period",
            (Language::English, "new") => "new at this member",
            _ => word,
        }
    }

    /// What stands in the way: a rule of the plan.
    pub fn obstacle(self, rule: &str) -> &str {
        match rule {
            "C3" => self.pick("plaats is vastgezet (C3)", "the position is pinned (C3)"),
            "C5" => self.pick("te weinig tijd (C5)", "too little time (C5)"),
            "C6" => self.pick("te veel leden (C6)", "too many members (C6)"),
            "C7" => self.pick("budget van het lid (C7)", "the member's budget (C7)"),
            other => other,
        }
    }

    /// What another plan comes to, in a line: points, and what others get more or less.
    pub fn effect(self, effect: &Effect) -> String {
        let gain = effect.gain_points;
        let points = self.amount(Amount::new(gain.hundredths().abs()));
        let points = if gain.hundredths() < 0 {
            self.pick(
                format!("kost het plan {points} punten"),
                format!("costs the plan {points} points"),
            )
        } else {
            self.pick(
                format!("het plan wint {points} punten"),
                format!("the plan gains {points} points"),
            )
        };
        format!("{points}; {}", self.elsewhere(effect))
    }

    /// What other demands lose and gain.
    pub fn elsewhere(self, effect: &Effect) -> String {
        let demands = effect.elsewhere.iter();
        let shifts: Vec<String> = demands
            .map(|shift| {
                let days = self.signed(shift.fte_days);
                format!("{} ({}) {days}", shift.demand, shift.member)
            })
            .collect();
        if shifts.is_empty() {
            return self
                .pick("elders verandert niets", "nothing changes elsewhere")
                .to_owned();
        }
        let shifts = shifts.join(", ");
        self.pick(
            format!("elders in vte-dagen: {shifts}"),
            format!("elsewhere in FTE-days: {shifts}"),
        )
    }

    /// The assignments that change, in a line.
    pub fn moves(self, moves: &[Move]) -> String {
        let one = |step: &Move| {
            let [before, after] = [step.fte_before, step.fte_after].map(|fte| self.amount(fte));
            let on = self.pick("op", "on");
            format!(
                "{} {on} {}: {before} -> {after}",
                step.professional, step.demand
            )
        };
        moves.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}
