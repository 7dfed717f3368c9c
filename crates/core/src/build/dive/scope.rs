//! The scope of a dive: whom it places, on which pairs, and the rows that those touch.

use std::sync::Arc;

use inzet_model::ProfessionalIx;

use crate::bundle::{Best, Market};
use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::Relaxation;
use crate::price::frame::Frame;
use crate::price::pool::Pool;

/// Whom a dive places, and on what.
pub struct Scope {
    /// Who is not placed yet, by agent of the pool.
    pub(super) open: Vec<ProfessionalIx>,
    /// The pairs of each of them; all they have where there is no list.
    pairs: Option<Vec<Vec<PairIx>>>,
    /// The rows, teams and purses that the pairs touch.
    pub(super) frame: Arc<Frame>,
}

impl Scope {
    /// Some people on all of their pairs.
    #[must_use]
    pub fn whole(pool: &Pool, open: Vec<ProfessionalIx>) -> Self {
        Self {
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
    pub(super) fn pairs(&self, instance: &Instance, agent: usize) -> Vec<PairIx> {
        match &self.pairs {
            Some(pairs) => pairs[agent].clone(),
            None => instance.candidates().numbers_of(self.open[agent]).collect(),
        }
    }

    /// The best bundle of an agent.
    pub(super) fn best(&self, market: &Market, agent: usize) -> Best {
        match &self.pairs {
            Some(pairs) => market.best_among(self.open[agent], &pairs[agent]),
            None => market.best(self.open[agent]),
        }
    }
}
