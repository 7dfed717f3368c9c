//! Anchors: of every demand the pairs on which what is known of all its pairs rests.

use inzet_model::{DemandIx, IndexVec, ProfessionalIx};

use crate::instance::Instance;
use crate::price::wage_of;

use super::pair::Pair;

/// Pairs of a demand that are anchors because of their rate, so that somebody competes for it, at most.
const RATED: usize = 8;

/// The pairs that stay listed, as they turn up.
pub(super) struct Anchors<'i, 'a> {
    instance: &'i Instance<'a>,
    demands: IndexVec<DemandIx, OfDemand>,
    /// The pair that can be worth most.
    largest: Option<(i128, Pair)>,
}

/// Those of one demand.
#[derive(Clone, Debug, Default)]
struct OfDemand {
    count: u32,
    /// Who costs least for a full FTE, in cents.
    cheapest: Option<(i64, Pair)>,
    /// Who can take the most FTE, as many as all its positions hold.
    widest: Best,
    /// Who has the highest rates.
    rated: Best,
}

/// So many with the highest values, falling; of equals the first.
#[derive(Clone, Debug, Default)]
struct Best {
    most: usize,
    pairs: Vec<(i64, Pair)>,
}

impl<'i, 'a> Anchors<'i, 'a> {
    /// Of an instance of which so many pairs of each professional are listed.
    pub fn new(instance: &'i Instance<'a>, own: usize) -> Self {
        let demands = instance.dataset().demands.iter().map(|row| OfDemand {
            widest: Best::of(row.positions.saturating_mul(row.max_people) as usize),
            rated: Best::of(RATED.min(own)),
            ..OfDemand::default()
        });
        Self {
            instance,
            demands: demands.collect(),
            largest: None,
        }
    }

    /// Looks at the pairs of one professional.
    pub fn look_at(&mut self, pairs: &[Pair]) {
        let solidarity = i128::from(self.instance.dataset().policy.points.solidarity);
        for pair in pairs {
            let known = &mut self.demands[pair.demand];
            known.count += 1;
            known.widest.offer(i64::from(pair.most), pair);
            known.rated.offer(pair.rate, pair);
            let wage = wage_of(self.instance, pair, 100);
            if known.cheapest.is_none_or(|(least, _)| wage < least) {
                known.cheapest = Some((wage, *pair));
            }
            let worth = i128::from(pair.days) * (i128::from(pair.rate.abs()) + solidarity);
            if self.largest.is_none_or(|(most, _)| worth > most) {
                self.largest = Some((worth, *pair));
            }
        }
    }

    /// The anchors, by professional, then demand; and the number of pairs of every demand.
    pub fn finish(self) -> (Vec<Pair>, IndexVec<DemandIx, u32>) {
        let counts = self.demands.iter().map(|known| known.count).collect();
        let mut anchors: Vec<Pair> = self.largest.into_iter().map(|(_, pair)| pair).collect();
        for known in &self.demands {
            let best = known.widest.pairs.iter().chain(&known.rated.pairs);
            anchors.extend(best.chain(&known.cheapest).map(|(_, pair)| *pair));
        }
        let key = |pair: &Pair| -> (ProfessionalIx, DemandIx) { (pair.professional, pair.demand) };
        anchors.sort_unstable_by_key(key);
        anchors.dedup_by_key(|pair| key(pair));
        (anchors, counts)
    }
}

impl Best {
    fn of(most: usize) -> Self {
        Self {
            most,
            pairs: Vec::new(),
        }
    }

    fn offer(&mut self, value: i64, pair: &Pair) {
        let is_full = self.pairs.len() >= self.most;
        if is_full && self.pairs.last().is_none_or(|least| value <= least.0) {
            return;
        }
        let place = self.pairs.partition_point(|known| known.0 >= value);
        self.pairs.insert(place, (value, *pair));
        self.pairs.truncate(self.most);
    }
}
