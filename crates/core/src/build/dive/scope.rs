//! The scope of a dive: whom it places, on which pairs, and the rows that those touch.

use std::sync::Arc;

use inzet_model::ProfessionalIx;

use crate::build::draft::Draft;
use crate::build::open::open_pairs;
use crate::bundle::{Best, Market};
use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::Relaxation;
use crate::price::frame::Frame;
use crate::price::pool::Pool;

/// People up to whom all pairs are looked at in every step.
const CROWD: usize = 3_000;

/// Pairs of one professional that are looked at with more people.
const MOST_PAIRS: usize = 24;

/// Whom a dive places, and on what.
pub struct Scope {
    /// Who is not placed yet, by agent of the pool.
    pub(super) open: Vec<ProfessionalIx>,
    /// The pairs of each of them; all they have where there is no list.
    pairs: Option<Vec<Vec<PairIx>>>,
    /// Whether there are too many people to look at all pairs of everybody in every step.
    is_crowded: bool,
    /// The rows, teams and purses that the pairs touch.
    pub(super) frame: Arc<Frame>,
}

impl Scope {
    /// Some people on all of their pairs.
    #[must_use]
    pub fn whole(pool: &Pool, open: Vec<ProfessionalIx>) -> Self {
        Self {
            is_crowded: open.len() > CROWD,
            open,
            pairs: None,
            frame: Arc::clone(pool.frame()),
        }
    }

    /// Some people, each on some pairs.
    #[must_use]
    pub fn near(relaxation: &Relaxation, people: Vec<(ProfessionalIx, Vec<PairIx>)>) -> Self {
        let (open, pairs): (Vec<ProfessionalIx>, Vec<Vec<PairIx>>) = people.into_iter().unzip();
        let frame = Frame::around(relaxation.instance(), relaxation.rows(), &pairs.concat());
        Self {
            is_crowded: false,
            open,
            pairs: Some(pairs),
            frame: Arc::new(frame),
        }
    }

    /// Somebody is placed: the last agent takes that number.
    pub(super) fn close(&mut self, agent: usize) {
        self.open.swap_remove(agent);
        if let Some(pairs) = &mut self.pairs {
            pairs.swap_remove(agent);
        }
    }

    /// The pairs of an agent.
    pub(super) fn pairs(&self, instance: &Instance, agent: usize) -> impl Iterator<Item = PairIx> {
        let own = self
            .pairs
            .as_ref()
            .map(|pairs| pairs[agent].iter().copied());
        let all = || instance.candidates().numbers_of(self.open[agent]);
        let all = own.is_none().then(all);
        own.into_iter().flatten().chain(all.into_iter().flatten())
    }

    /// The best bundle of an agent; of many people on the pairs that pay most and have room.
    pub(super) fn best(&self, market: &Market, draft: &Draft, agent: usize) -> Best {
        let person = self.open[agent];
        match &self.pairs {
            Some(pairs) => market.best_among(person, &pairs[agent]),
            None if self.is_crowded => {
                market.best_among(person, &open_pairs(draft, market, person, MOST_PAIRS))
            }
            None => market.best(person),
        }
    }

    /// Whether there are so many people that not all of their pairs are looked at in every step.
    pub(super) fn is_crowded(&self) -> bool {
        self.is_crowded
    }
}
