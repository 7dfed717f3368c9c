//! Who could be on a position, given the rest of the plan.

use inzet_model::{Assignment, Fte, ProfessionalIx};

use crate::reasons::standing::Case;
use crate::runs::{Span, ordered};

/// Somebody who may be put on the position, or stay on it with another share.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) professional: ProfessionalIx,
    /// The span of the assignment.
    pub(crate) run: Span,
    /// The largest share that C2 and C5 leave, in steps; at least the least share.
    pub(crate) most_steps: u64,
    /// Whether C6 holds with this member.
    pub(crate) member_fits: bool,
    /// What the run adds to the management fee of the person at the member, in cents.
    pub(crate) added_fee: i128,
    /// days(a) of the run.
    pub(crate) days: u32,
}

impl Candidate {
    /// The assignment at so many steps.
    pub(crate) fn at(&self, case: &Case, steps: u64) -> Assignment {
        let fte = steps.saturating_mul(u64::from(case.step.hundredths()));
        Assignment {
            professional: self.professional,
            demand: case.demand,
            position: case.position,
            fte: Fte::from_hundredths(u32::try_from(fte).unwrap_or(u32::MAX)),
            from: self.run.0,
            to: self.run.1,
        }
    }

    /// What the member is charged for it at so many steps, in cents: wage and added fee.
    pub(crate) fn charge(&self, case: &Case, steps: u64) -> i128 {
        let fte_days =
            i128::from(steps) * i128::from(case.step.hundredths()) * i128::from(self.days);
        let facts = case.standing.facts;
        facts.wage_for(self.professional, fte_days) + self.added_fee
    }
}

/// Everybody who meets C1, C2 and C5 on the position with at least the least share, pins and
/// people on other positions of the demand left out.
pub(super) fn candidates(case: &Case) -> Vec<Candidate> {
    let facts = case.standing.facts;
    let role = facts.dataset.demands[case.demand].role;
    let mut people: Vec<ProfessionalIx> = facts.able[role]
        .iter()
        .copied()
        .filter(|person| may_be_used(case, *person))
        .collect();
    people.sort_unstable();
    people
        .into_iter()
        .filter_map(|person| candidate(case, person))
        .collect()
}

fn may_be_used(case: &Case, professional: ProfessionalIx) -> bool {
    let standing = case.standing;
    let is_here = |list: &[Assignment]| list.iter().any(|one| one.professional == professional);
    let least = i128::from(case.least_steps) * i128::from(case.step.hundredths());
    // Whoever is here already frees its own share; others need room on some day at least.
    (is_here(&case.others) || i128::from(standing.freest[professional]) >= least)
        && !is_here(&case.pins)
        && !standing.is_on_another_position(professional, case.demand, case.position)
}

fn candidate(case: &Case, professional: ProfessionalIx) -> Option<Candidate> {
    let standing = case.standing;
    let facts = standing.facts;
    facts.eligible(professional, case.demand).ok()?;
    let run = facts.run(professional, case.demand)?;
    let loads: Vec<(Span, Fte)> = standing
        .elsewhere(professional, case.demand)
        .filter_map(|one| Some((ordered(one.from, one.to)?, one.fte)))
        .collect();
    let room = u64::try_from(facts.room(professional, run, &loads)?).ok()?;
    let most = room.min(u64::from(facts.fte_range(case.demand).1.hundredths()));
    let most_steps = most / u64::from(case.step.hundredths());
    (most_steps >= case.least_steps).then(|| Candidate {
        professional,
        run,
        most_steps,
        member_fits: standing.member_fits(professional, case.demand),
        added_fee: standing.added_fee(professional, case.demand, run),
        days: facts.days(professional, run.0, run.1),
    })
}
