//! The pool: bundles seen so far, by professional, as columns over the priced rows.
//!
//! Rows are measured in typical assignments ([`typical`](crate::price::Rows::typical)), so that prices of people, of FTE,
//! of money and of solidarity weigh alike.

use inzet_model::ProfessionalIx;

use crate::bundle::Items;
use crate::price::relaxation::{Pricing, Relaxation};

/// Bundles of one professional beyond which those that nobody takes are dropped.
const MOST: usize = 40;

/// A bundle as a column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its pairs; empty for the used positions of a block.
    pub items: Items,
    /// What it is worth before prices, in hundredths of a point.
    pub value: f64,
    /// What it uses of each row, in typical assignments.
    pub entries: Vec<(u32, f64)>,
    /// How much of it the master takes.
    pub share: f64,
}

/// Columns by agent: every professional, then every block of positions that a cut counts.
#[derive(Clone, Debug, Default)]
pub struct Pool {
    agents: Vec<Vec<Column>>,
    people: usize,
}

impl Pool {
    /// A pool without bundles.
    #[must_use]
    pub fn new(relaxation: &Relaxation) -> Self {
        let people = relaxation.instance().dataset().professionals.len();
        let mut pool = Self {
            agents: vec![Vec::new(); people],
            people,
        };
        pool.add_blocks(relaxation);
        pool
    }

    /// Of each block the column of all its positions, which gives where bundles use.
    fn add_blocks(&mut self, relaxation: &Relaxation) {
        self.agents.truncate(self.people);
        let typical = relaxation.rows().typical();
        for block in relaxation.rows().blocks() {
            let entries = block.gives.iter();
            let entries = entries.map(|&(row, gives)| {
                let used = -(gives * block.count) as f64;
                (row as u32, used / typical[row])
            });
            self.agents.push(vec![Column {
                items: Items::new(),
                value: 0.0,
                entries: entries.collect(),
                share: 0.0,
            }]);
        }
    }

    /// Adds the answers of a round; the number that were new.
    pub fn add(&mut self, relaxation: &Relaxation, pricing: &Pricing) -> usize {
        let mut added = 0;
        for (professional, best) in pricing.best.iter_enumerated() {
            added += usize::from(self.add_bundle(relaxation, professional, &best.bundle.items));
        }
        added
    }

    /// Adds one bundle; whether it was new.
    pub fn add_bundle(
        &mut self,
        relaxation: &Relaxation,
        professional: ProfessionalIx,
        items: &Items,
    ) -> bool {
        self.add_to(relaxation, professional.index(), items)
    }

    /// Adds one bundle to an agent; whether it was new.
    pub fn add_to(&mut self, relaxation: &Relaxation, agent: usize, items: &Items) -> bool {
        let own = &mut self.agents[agent];
        if items.is_empty() || own.iter().any(|column| column.items == *items) {
            return false;
        }
        if own.len() >= MOST {
            own.retain(|column| column.share > 0.0);
        }
        own.push(column(relaxation, items));
        true
    }

    /// The same bundles over rows that have changed.
    pub fn renew(&mut self, relaxation: &Relaxation) {
        for own in &mut self.agents[..self.people] {
            for known in own {
                known.entries = entries(relaxation, &known.items);
            }
        }
        self.add_blocks(relaxation);
    }

    /// The bundles of some professionals only, one agent each in their order, and the blocks.
    #[must_use]
    pub fn part(&self, professionals: &[ProfessionalIx]) -> Self {
        let own = professionals.iter().map(|p| self.agents[p.index()].clone());
        let blocks = self.agents[self.people..].iter().cloned();
        Self {
            agents: own.chain(blocks).collect(),
            people: professionals.len(),
        }
    }

    /// Drops an agent and its columns: the last professional takes its number.
    pub fn close(&mut self, agent: usize) {
        let last = self.people - 1;
        self.agents.swap(agent, last);
        self.agents.remove(last);
        self.people = last;
    }

    /// Columns by agent.
    #[must_use]
    pub fn agents(&self) -> &[Vec<Column>] {
        &self.agents
    }

    pub(crate) fn agents_mut(&mut self) -> &mut [Vec<Column>] {
        &mut self.agents
    }

    /// The bundles of a professional.
    #[must_use]
    pub fn of(&self, professional: ProfessionalIx) -> &[Column] {
        &self.agents[professional.index()]
    }

    /// Number of columns.
    #[must_use]
    pub fn len(&self) -> usize {
        self.agents.iter().map(Vec::len).sum()
    }

    /// Whether nobody has a bundle.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

fn column(relaxation: &Relaxation, items: &Items) -> Column {
    Column {
        items: items.clone(),
        value: worth(relaxation, items) as f64,
        entries: entries(relaxation, items),
        share: 0.0,
    }
}

fn entries(relaxation: &Relaxation, items: &Items) -> Vec<(u32, f64)> {
    let typical = relaxation.rows().typical();
    let usage = relaxation.rows().use_of(relaxation.instance(), items);
    usage
        .into_iter()
        .map(|(row, used)| (row as u32, used as f64 / typical[row]))
        .collect()
}

/// What a bundle is worth without solidarity, in hundredths of a point.
pub(crate) fn worth(relaxation: &Relaxation, items: &Items) -> i128 {
    let instance = relaxation.instance();
    items
        .iter()
        .map(|&(pair, fte)| {
            let pair = instance.candidates().pair(pair);
            let work = i128::from(fte) * i128::from(pair.days);
            let new = if pair.is_new {
                instance.new_assignment_cost().hundredths()
            } else {
                0
            };
            work * i128::from(pair.rate) - new
        })
        .sum()
}
