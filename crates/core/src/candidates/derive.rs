//! Deriving: the pairs of some people at a time, from the indexes, to be listed or only looked at.

use std::ops::Range;

use inzet_model::{DemandIx, ProfessionalIx};
use rayon::prelude::*;

use crate::instance::Instance;
use crate::runs::least_days;
use crate::shares::share_range;

use super::index::Index;
use super::lanes::{Lane, lanes, place_on_lanes};
use super::pair::Pair;

/// People whose pairs are in memory at a time: the lists of all of them beside the one they end in
/// would take twice the memory.
const CHUNK: usize = 256;

/// The pairs of one professional, by demand, with the lanes on which they compete.
#[derive(Clone, Debug)]
pub(crate) struct Derived {
    /// Whose.
    pub professional: ProfessionalIx,
    /// What that person can do.
    pub pairs: Vec<Pair>,
    /// On which working days nothing changes for any of these.
    pub lanes: Vec<Lane>,
}

/// Derives pairs of an instance of which the pins are known.
pub(crate) struct Deriver<'i, 'a> {
    instance: &'i Instance<'a>,
    index: Index,
}

impl<'i, 'a> Deriver<'i, 'a> {
    pub fn new(instance: &'i Instance<'a>) -> Self {
        Self {
            instance,
            index: Index::new(instance),
        }
    }

    /// Every pair of one professional.
    pub fn of(&self, professional: ProfessionalIx) -> Derived {
        self.of_wanted(professional, |_| true)
    }

    fn of_wanted(&self, professional: ProfessionalIx, wants: impl Fn(DemandIx) -> bool) -> Derived {
        let (pairs, lanes) = pairs_of(self.instance, &self.index, professional, wants);
        Derived {
            professional,
            pairs,
            lanes,
        }
    }

    /// Every pair, some people at a time, in order.
    pub fn chunks(&self) -> impl Iterator<Item = Vec<Derived>> {
        self.wanted_chunks(|_, _| true)
    }

    /// The wanted pairs, some people at a time, in order.
    pub fn wanted_chunks(
        &self,
        wants: impl Fn(ProfessionalIx, DemandIx) -> bool + Sync,
    ) -> impl Iterator<Item = Vec<Derived>> {
        let people: Vec<ProfessionalIx> = self.instance.dataset().professionals.indices().collect();
        let count = people.len().div_ceil(CHUNK);
        (0..count).map(move |chunk| {
            let rest = &people[chunk * CHUNK..];
            let some = &rest[..rest.len().min(CHUNK)];
            some.par_iter()
                .map(|&person| self.of_wanted(person, |demand| wants(person, demand)))
                .collect()
        })
    }
}

/// The wanted pairs of one professional, with the lanes on which they compete.
fn pairs_of(
    instance: &Instance,
    index: &Index,
    professional: ProfessionalIx,
    wants: impl Fn(DemandIx) -> bool,
) -> (Vec<Pair>, Vec<Lane>) {
    let planning = &instance.dataset().policy.planning;
    let mut drafts = Vec::new();
    let demands = index.demands_for(instance, professional);
    for demand in demands.into_iter().filter(|&demand| wants(demand)) {
        let Some(window) = instance.window(demand) else {
            continue;
        };
        let Some(run) = instance.run(professional, demand) else {
            continue;
        };
        let row = &instance.dataset().demands[demand];
        let (days, most) = instance
            .capacity(professional)
            .days_and_least(run.days.clone());
        let range = share_range(row, planning);
        if days < least_days(row, window) || most < range.least.hundredths() {
            continue;
        }
        drafts.push((demand, run.days, days, range));
    }
    let spans: Vec<Range<u32>> = drafts.iter().map(|draft| draft.1.clone()).collect();
    let lanes = lanes(instance, professional, &spans);
    let mut pairs = Vec::with_capacity(drafts.len());
    for (demand, span, days, range) in drafts {
        let (lane_start, lane_end, left) = place_on_lanes(&lanes, &span);
        let step = planning.fte_step.hundredths();
        let most = range.most.hundredths().min(left / step * step);
        if most < range.least.hundredths() {
            continue;
        }
        let member = instance.dataset().demands[demand].member;
        let hundredths = |fte: u32| u8::try_from(fte).expect("one person has at most 1.00");
        pairs.push(Pair {
            rate: instance.rate(professional, demand),
            professional,
            demand,
            days,
            lane_start,
            lane_end,
            least: hundredths(range.least.hundredths()),
            most: hundredths(most),
            is_new: !instance.history().served_member(professional, member),
        });
    }
    (pairs, lanes)
}
