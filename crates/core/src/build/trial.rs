//! Trials: changes of a draft that are kept when they raise the score, and taken back when they do
//! not, for the cost of the changes alone.

use super::draft::{Draft, Item};

/// Changes since a trial began, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Trial {
    changes: Vec<Change>,
}

#[derive(Clone, Copy, Debug)]
enum Change {
    Added(Item),
    Removed(Item),
}

impl Trial {
    pub(super) fn note_added(&mut self, item: Item) {
        self.changes.push(Change::Added(item));
    }

    pub(super) fn note_removed(&mut self, item: Item) {
        self.changes.push(Change::Removed(item));
    }
}

impl Draft<'_> {
    /// Makes some changes, and takes them back unless they are whole, raise the score and keep enough
    /// of an earlier plan; what the changes tell besides whether they are whole. Trials do not nest.
    pub fn attempt<T>(&mut self, change: impl FnOnce(&mut Self) -> (bool, T)) -> T {
        let before = self.score();
        self.attempt_above(before, change)
    }

    /// The same, where it is enough that the score is above a floor.
    pub fn attempt_above<T>(
        &mut self,
        floor: i128,
        change: impl FnOnce(&mut Self) -> (bool, T),
    ) -> T {
        self.trial = Some(Trial::default());
        let (is_whole, told) = change(self);
        let trial = self.trial.take().unwrap_or_default();
        if !is_whole || self.score() <= floor || !self.is_within_limit() {
            self.take_back(&trial);
        }
        told
    }

    fn take_back(&mut self, trial: &Trial) {
        for change in trial.changes.iter().rev() {
            match *change {
                Change::Added(item) => {
                    let pair = self.instance().candidates().pair(item.pair);
                    self.remove(pair.professional, pair.demand);
                }
                Change::Removed(item) => self.add(item),
            }
        }
    }
}
