//! The payroll that is worth most: of every demand the crews that no other crew beats, then all
//! demands together. A position that is used at all is filled as its demand wants (C3).
//!
//! # Source
//! Nemhauser and Ullmann 1969, Discrete dynamic programming and capital allocation: of two partial
//! choices the one that costs no more and is worth no less is enough.

use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::crews::Crews;
use crate::price::prices::Prices;
use crate::price::purse::{Crowd, Payroll, Purse};
use crate::price::rows::Rows;

/// Choices kept side by side at most: of more, two neighbours become one that costs what the
/// cheaper does and is worth what the better is.
const MOST: usize = 100;

/// The payroll that is worth most.
pub(super) fn best(purse: &Purse, instance: &Instance, rows: &Rows, prices: &Prices) -> Payroll {
    let mut links = vec![Link::default()];
    let mut choices = vec![Choice::default()];
    for (&demand, wanted) in purse.demands.iter().zip(&purse.wanted) {
        let crews = Crews::new((purse, instance), rows, prices, (demand, wanted));
        let own = crews.unbeaten(&mut links);
        choices = together(&choices, &own, purse.cents, &mut links);
    }
    let best = choices.last().copied().unwrap_or_default();
    let mut payroll = Payroll {
        cents: best.told,
        worth: best.worth,
        ..Payroll::default()
    };
    collect(&links, best.link, &mut payroll);
    payroll.items.sort_unstable();
    payroll.others.sort_unstable();
    payroll
}

/// Some people who are paid.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Choice {
    /// What they take of the budget at least, in cents.
    pub cents: i64,
    /// What those told apart are paid, in cents.
    pub told: i64,
    /// What they are worth, scaled.
    pub worth: i128,
    /// Who they are.
    pub link: usize,
}

/// Who is paid: what two other links say, and more.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Link {
    pub parts: [usize; 2],
    pub item: Option<(PairIx, u8)>,
    pub crowd: Option<Crowd>,
}

fn collect(links: &[Link], link: usize, payroll: &mut Payroll) {
    payroll.items.extend(links[link].item);
    payroll.others.extend(links[link].crowd);
    for part in links[link].parts {
        if part > 0 {
            collect(links, part, payroll);
        }
    }
}

/// Every choice of one kind with every choice of another, within the budget.
fn together(left: &[Choice], right: &[Choice], budget: i64, links: &mut Vec<Link>) -> Vec<Choice> {
    let mut all = Vec::with_capacity(left.len() * right.len());
    for (place, a) in left.iter().enumerate() {
        for (other, b) in right.iter().enumerate() {
            if a.cents + b.cents > budget {
                break;
            }
            all.push(Choice {
                cents: a.cents + b.cents,
                told: a.told + b.told,
                worth: a.worth + b.worth,
                link: place * right.len() + other,
            });
        }
    }
    keep_unbeaten(&mut all);
    for choice in &mut all {
        let (place, other) = (choice.link / right.len(), choice.link % right.len());
        links.push(Link {
            parts: [left[place].link, right[other].link],
            ..Link::default()
        });
        choice.link = links.len() - 1;
    }
    all
}

/// Drops choices that cost no less than another and are worth no more; the rest by rising cost.
pub(super) fn keep_unbeaten(choices: &mut Vec<Choice>) {
    if choices.len() < 2 {
        return;
    }
    choices.sort_unstable_by_key(|choice| (choice.cents, -choice.worth, choice.link));
    let mut best = i128::MIN;
    choices.retain(|choice| {
        let is_better = choice.worth > best;
        best = best.max(choice.worth);
        is_better
    });
    while choices.len() > MOST {
        let pairs = choices.chunks(2).map(|pair| Choice {
            cents: pair[0].cents,
            ..pair[pair.len() - 1]
        });
        *choices = pairs.collect();
    }
}
