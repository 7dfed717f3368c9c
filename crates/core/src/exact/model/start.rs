//! A plan as values of the variables, for the solver to begin with.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use inzet_model::{DemandIx, PositionNumber};

use super::{Derived, Model, Placed};
use crate::build::{Draft, Item};

impl Model<'_> {
    /// The values that say what a plan says; `None` when it is no solution.
    pub(in crate::exact) fn values_of(&self, draft: &Draft) -> Option<Vec<f64>> {
        let mut values = vec![0.0; self.mip.len()];
        let places = self.places_of(draft);
        for person in self.instance().dataset().professionals.indices() {
            for item in draft.items(person) {
                let demand = self.instance().candidates().pair(item.pair).demand;
                let position = places.get(&(demand, item.position)).copied();
                let mut entries = self.of_pair(item.pair).iter();
                let placed = entries
                    .find(|placed| placed.position.is_none() || placed.position == position)?;
                put(placed, *item, &mut values)?;
            }
        }
        for (variable, derived) in &self.derived {
            values[*variable as usize] = derived.value(&values);
        }
        self.mip.allows(&values).then_some(values)
    }

    /// The positions of shared demands as the programme orders them: those without a pin by FTE.
    fn places_of(&self, draft: &Draft) -> BTreeMap<(DemandIx, PositionNumber), PositionNumber> {
        let mut places = BTreeMap::new();
        for demand in self.instance().dataset().demands.indices() {
            let states = draft.positions(demand);
            let numbered = (1..).zip(states);
            let (pinned, mut empty): (Vec<_>, Vec<_>) =
                numbered.partition(|(_, state)| state.is_pinned);
            let free: Vec<PositionNumber> = empty.iter().map(|&(number, _)| number).collect();
            empty.sort_by_key(|&(number, state)| (Reverse(state.fte), number));
            places.extend(pinned.iter().map(|&(number, _)| ((demand, number), number)));
            let ordered = empty.iter().zip(free);
            places.extend(ordered.map(|(&(number, _), place)| ((demand, number), place)));
        }
        places
    }
}

/// Sets the variables of one item.
fn put(placed: &Placed, item: Item, values: &mut [f64]) -> Option<()> {
    let exact = placed
        .parts
        .iter()
        .find(|part| part.is_person && part.fte == item.fte);
    if let Some(part) = exact {
        values[part.variable as usize] = 1.0;
        return Some(());
    }
    let [person, more] = &placed.parts[..] else {
        return None;
    };
    let above = item.fte.checked_sub(person.fte)?;
    values[person.variable as usize] = 1.0;
    values[more.variable as usize] = f64::from(above / more.fte);
    (above % more.fte == 0).then_some(())
}

impl Derived {
    fn value(&self, values: &[f64]) -> f64 {
        let value = |variable: &u32| values[*variable as usize];
        let sum = |terms: &[(u32, f64)]| {
            let products = terms
                .iter()
                .map(|(variable, factor)| factor * value(variable));
            products.sum::<f64>()
        };
        match self {
            Self::AnyOf(variables) => f64::from(u8::from(variables.iter().any(|v| value(v) > 0.5))),
            Self::Length(terms, length) => f64::from(u8::from((sum(terms) - length).abs() < 0.5)),
            Self::AtMost(terms, most) => sum(terms).min(*most),
        }
    }
}
