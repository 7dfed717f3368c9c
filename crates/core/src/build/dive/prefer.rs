//! Which choices a dive makes next: the largest shares, or those that cost the rest least.

use std::collections::BTreeSet;

use super::{Dive, PART, SURE};

/// The same where it is looked at first what each choice would cost.
const PROBED_PART: usize = 30;

/// People up to whom that is done.
const MOST_PROBED: usize = 2_500;

/// Choices that are looked at for each that is made.
const PROBES: usize = 4;

/// Passes of a master that looks at one choice.
const PROBE_PASSES: u64 = 12;

/// A choice: its share as a key that puts large ones first, the agent, the place of its bundle.
pub(super) type Choice = (i64, usize, usize);

impl Dive<'_, '_> {
    /// Where nobody is sure, puts those choices first that cost the rest least; the number of
    /// choices to make.
    pub(super) fn prefer(&mut self, wanted: &mut Vec<Choice>) -> usize {
        let sure = wanted.partition_point(|choice| choice.0 < -((SURE * 1e6) as i64));
        if !self.is_probed || self.scope.open.len() > MOST_PROBED {
            return self.scope.open.len().div_ceil(PART);
        }
        let least = self.scope.open.len().div_ceil(PROBED_PART);
        if sure >= least {
            return sure;
        }
        let mut agents = BTreeSet::new();
        wanted.retain(|choice| agents.insert(choice.1));
        wanted.truncate(PROBES * least);
        let mut probed: Vec<(i64, Choice)> = Vec::with_capacity(wanted.len());
        for &choice in wanted.iter() {
            let place = (choice.1, choice.2);
            let modelled = self.master.probe(&mut self.pool, place, PROBE_PASSES);
            self.work += 8 * modelled.looks;
            probed.push((-(modelled.value as i64), choice));
        }
        probed.sort_unstable();
        *wanted = probed.into_iter().map(|probed| probed.1).collect();
        least
    }
}
