//! Relieving: somebody comes off a position, and whoever is free takes over, if that pays.

use inzet_model::{DemandIx, ProfessionalIx};

use super::draft::Draft;
use super::greedy::fill;

/// Takes a professional off a demand and fills the position anew with people who are free; keeps
/// what was when that is not worth more, or when somebody comes who does not pass `fits`.
pub fn relieve(
    draft: &mut Draft,
    professional: ProfessionalIx,
    demand: DemandIx,
    fits: impl Fn(ProfessionalIx) -> bool,
) -> bool {
    let Some(item) = draft.item_on(professional, demand) else {
        return false;
    };
    let place = item.position as usize - 1;
    let before = draft.positions(demand)[place].occupants.clone();
    let mut other = draft.clone();
    other.remove(professional, demand);
    fill(&mut other, demand, item.position);
    let state = &other.positions(demand)[place];
    let least = draft.instance().dataset().demands[demand].min_fte;
    let is_whole = state.fte == 0 || state.fte >= least.hundredths();
    let all_fit = state
        .occupants
        .iter()
        .all(|&person| before.contains(&person) || fits(person));
    let is_better = is_whole && all_fit && other.score() > draft.score();
    if is_better {
        *draft = other;
    }
    is_better
}
