//! What changes since last period: who stays with whom, who comes and who goes.

use std::collections::{BTreeMap, BTreeSet};

use inzet_model::{Fte, MemberIx, ProfessionalIx};

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
        (say("Nu (vte)", "Now (FTE)"), Look::Number),
    ]);
    let mut view = View::new(say("Veranderingen", "Changes"), &headings);
    let dataset = outcome.dataset();
    for ((change, person, member), fte) in pairs(outcome) {
        let mut row = person_cells(dataset, person, style);
        row.extend(member_cells(dataset, member));
        row.push(Cell::text(change.name(style)));
        row.push(if change == Change::Ended {
            Cell::Empty
        } else {
            fte.into()
        });
        view.rows.push(row);
    }
    view
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
