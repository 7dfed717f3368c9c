//! Good rents: steps down the slope of what no bundle is worth more than.
//!
//! # Source
//! Polyak 1969, Minimization of unsmooth functionals, for the length of the steps.

use super::{Rents, Taken};

/// Steps at most.
const STEPS: u32 = 12;

/// Part of what is left to gain that a step must gain for it to be more than a little.
const LITTLE: f64 = 0.01;

/// Steps in a row that gain little before the rents are good enough.
const MOST_LITTLE: u32 = 4;

impl Rents<'_> {
    /// Looks for rents at which no bundle can be worth much more than a goal that one reaches nearly;
    /// what is taken at the best.
    pub(super) fn descend(&mut self, goal: i64) -> Taken {
        let (mut best, mut next) = (Taken::default(), Taken::default());
        self.take(&mut best);
        let mut rents = self.rents.clone();
        let (mut part, mut little) = (1.0, 0);
        for _ in 0..STEPS {
            let above = best.most.saturating_sub(goal) as f64;
            if little == MOST_LITTLE || above <= 0.0 || !self.step(&best, part * above) {
                break;
            }
            self.take(&mut next);
            let gained = best.most.saturating_sub(next.most) as f64;
            little = if gained < LITTLE * above {
                little + 1
            } else {
                0
            };
            if gained > 0.0 {
                std::mem::swap(&mut best, &mut next);
                rents.clone_from(&self.rents);
            } else {
                self.rents.clone_from(&rents);
                part *= 0.5;
            }
        }
        self.rents = rents;
        self.settle();
        best
    }

    /// What is taken at the rents: of every member what earns its rent, of as many members as there may
    /// be those that earn most.
    fn take(&self, taken: &mut Taken) {
        taken.above.clear();
        taken.members.clear();
        taken.most = self.room();
        let mut others: Vec<(i64, usize, usize)> = Vec::with_capacity(self.slots + 1);
        let mut start = 0;
        for own in self.choices.chunk_by(|a, b| a.member == b.member) {
            let end = start + own.len();
            taken
                .above
                .extend((start..end).map(|number| self.above(number)));
            let earned = taken.above[start..].iter().map(|above| above.0.max(0));
            let sum = earned.fold(0, i64::saturating_add);
            let is_pinned = self.pinned.contains(&own[0].member);
            taken.members.resize(end, (sum, is_pinned));
            if is_pinned {
                taken.most = taken.most.saturating_add(sum);
            } else {
                let place = others.partition_point(|other| other.0 >= sum);
                others.insert(place, (sum, start, end));
                others.truncate(self.slots);
            }
            start = end;
        }
        let is_full = others.len() == self.slots;
        taken.last = others.last().filter(|_| is_full).map_or(0, |last| last.0);
        for (sum, start, end) in others {
            taken.most = taken.most.saturating_add(sum);
            taken.members[start..end].fill((sum, true));
        }
    }

    /// Moves the rents by what is taken too much or too little of each lane, as far as `above` should
    /// be gained; whether there is anything to move.
    fn step(&mut self, taken: &Taken, above: f64) -> bool {
        let left = self.left(taken);
        let days = self
            .lanes
            .iter()
            .map(|lane| f64::from(lane.end - lane.start));
        let square: f64 = days
            .clone()
            .zip(&left)
            .map(|(days, left)| days * left * left)
            .sum();
        if square <= 0.0 {
            return false;
        }
        for ((rent, left), days) in self.rents.iter_mut().zip(&left).zip(days) {
            *rent -= above / square * left * days;
        }
        self.settle();
        true
    }

    /// Hundredths of FTE that what is taken leaves of each lane; nothing of one that costs nothing and
    /// is not full, as its rent cannot fall.
    fn left(&self, taken: &Taken) -> Vec<f64> {
        let mut changes = vec![0.0; self.lanes.len() + 1];
        for (number, choice) in self.choices.iter().enumerate() {
            let (earned, fte) = taken.above[number];
            if earned > 0 && taken.members[number].1 {
                changes[usize::from(choice.lane_start)] += f64::from(fte);
                changes[usize::from(choice.lane_end)] -= f64::from(fte);
            }
        }
        let mut used = 0.0;
        let lanes = self.lanes.iter().zip(&self.rents).zip(changes);
        let left = lanes.map(|((lane, &rent), change)| {
            used += change;
            let left = f64::from(lane.capacity) - used;
            if rent > 0.0 { left } else { left.min(0.0) }
        });
        left.collect()
    }
}
