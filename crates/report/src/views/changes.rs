//! What changes since last period: who stays with whom, who comes and who goes.

use std::collections::{BTreeMap, BTreeSet};

use inzet_model::{Dataset, Fte, MemberIx, ProfessionalIx};

use super::{Look, View, member_cells, person_cells, person_headings};
use crate::files::Style;
use crate::outcome::Outcome;
use crate::table::Cell;

/// What happens to a professional and a member that were, or are, together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Served last period and no longer.
    Ended,
    /// Not served last period.
    New,
    /// Served in both.
    Stays,
}

impl Change {
    fn name(self, style: Style) -> &'static str {
        let (dutch, english) = match self {
            Self::Ended => ("stopt", "ends"),
            Self::New => ("nieuw", "new"),
            Self::Stays => ("blijft", "stays"),
        };
        style.language.pick(dutch, english)
    }
}

/// Every pair of professional and member of last period or this one: what ends, what is new, what
/// stays.
#[must_use]
pub fn view(outcome: &Outcome, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let mut headings = person_headings(style);
    headings.extend([
        (say("Lid", "Member"), Look::Word),
        (say("Naam van het lid", "Name of the member"), Look::Word),
        (say("Verandering", "Change"), Look::Word),
        (say("Vroeger (vte)", "Before (FTE)"), Look::Number),
        (say("Nu (vte)", "Now (FTE)"), Look::Number),
        (say("Verschil (vte)", "Difference (FTE)"), Look::Number),
    ]);
    let mut view = View::new(say("Veranderingen", "Changes"), &headings);
    let dataset = outcome.dataset();
    let before = before(dataset);
    for ((change, person, member), now) in pairs(outcome) {
        let mut row = person_cells(dataset, person, style);
        row.extend(member_cells(dataset, member));
        row.push(Cell::text(change.name(style)));
        row.extend(fte_cells(
            change,
            before.get(&(person, member)).copied().flatten(),
            now,
        ));
        view.rows.push(row);
    }
    view
}

/// FTE before, now and the difference. What previous.csv does not say stays empty.
fn fte_cells(change: Change, before: Option<Fte>, now: Fte) -> [Cell; 3] {
    let difference = |before: Fte| {
        Cell::Hundredths(i128::from(now.hundredths()) - i128::from(before.hundredths()))
    };
    match (change, before) {
        (Change::New, _) => [Cell::Empty, now.into(), difference(Fte::ZERO)],
        (Change::Ended, None) => [Cell::Empty, Cell::Empty, Cell::Empty],
        (Change::Ended, Some(before)) => [before.into(), Cell::Empty, difference(before)],
        (Change::Stays, None) => [Cell::Empty, now.into(), Cell::Empty],
        (Change::Stays, Some(before)) => [before.into(), now.into(), difference(before)],
    }
}

/// The FTE of every pair last period, all its rows together; `None` where one does not say.
fn before(dataset: &Dataset) -> BTreeMap<(ProfessionalIx, MemberIx), Option<Fte>> {
    let mut sums: BTreeMap<(ProfessionalIx, MemberIx), Option<Fte>> = BTreeMap::new();
    for row in &dataset.previous {
        let sum = sums
            .entry((row.professional, row.member))
            .or_insert(Some(Fte::ZERO));
        *sum = sum.zip(row.fte).map(|(sum, fte)| sum + fte);
    }
    sums
}

/// How many pairs end, are new and stay.
#[must_use]
pub fn counts(outcome: &Outcome, style: Style) -> View {
    let say = |dutch, english| style.language.pick(dutch, english);
    let mut view = View::new(
        say("Veranderingen in het kort", "Changes in short"),
        &[
            (say("Verandering", "Change"), Look::Word),
            (
                say(
                    "Paren van personeelslid en lid",
                    "Pairs of professional and member",
                ),
                Look::Number,
            ),
        ],
    );
    let pairs = pairs(outcome);
    for change in [Change::Stays, Change::New, Change::Ended] {
        let count = pairs.keys().filter(|(found, ..)| *found == change).count();
        view.rows
            .push(vec![Cell::text(change.name(style)), Cell::count(count)]);
    }
    view
}

/// The pairs with the FTE they have now, all their assignments together.
fn pairs(outcome: &Outcome) -> BTreeMap<(Change, ProfessionalIx, MemberIx), Fte> {
    let dataset = outcome.dataset();
    let before: BTreeSet<(ProfessionalIx, MemberIx)> = dataset
        .previous
        .iter()
        .map(|row| (row.professional, row.member))
        .collect();
    let mut now: BTreeMap<(ProfessionalIx, MemberIx), u32> = BTreeMap::new();
    for assignment in outcome.plan.assignments() {
        let member = dataset.demands[assignment.demand].member;
        *now.entry((assignment.professional, member)).or_default() += assignment.fte.hundredths();
    }
    let ended = before.iter().filter(|pair| !now.contains_key(pair));
    let mut pairs: BTreeMap<_, _> = ended
        .map(|&(person, member)| ((Change::Ended, person, member), Fte::ZERO))
        .collect();
    for (pair, fte) in now {
        let change = if before.contains(&pair) {
            Change::Stays
        } else {
            Change::New
        };
        pairs.insert((change, pair.0, pair.1), Fte::from_hundredths(fte));
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_stays_shows_the_fte_before_now_and_between() {
        let fte = Fte::from_hundredths;
        assert_eq!(
            fte_cells(Change::Stays, Some(fte(80)), fte(50)),
            [80, 50, -30].map(Cell::Hundredths)
        );
        let unknown = fte_cells(Change::Stays, None, fte(50));
        assert_eq!(unknown, [Cell::Empty, Cell::Hundredths(50), Cell::Empty]);
        let ended = fte_cells(Change::Ended, Some(fte(80)), Fte::ZERO);
        assert_eq!(ended[2], Cell::Hundredths(-80));
    }
}
