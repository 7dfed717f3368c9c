//! Who works for a member, and who did last period.

use std::collections::BTreeSet;

use inzet_model::{Day, MemberIx, ProfessionalIx};
use inzet_report::files::render_position;
use serde::Serialize;

use crate::explain::amount::{Amount, as_text};
use crate::explain::standing::Standing;

/// One assignment for the member.
#[derive(Clone, Debug, Serialize)]
pub struct MemberPerson {
    /// Who.
    pub professional: String,
    /// On which position.
    pub position: String,
    /// How much.
    pub fte: Amount,
    /// First day.
    #[serde(serialize_with = "as_text")]
    pub from: Day,
    /// Last day.
    #[serde(serialize_with = "as_text")]
    pub to: Day,
    /// The work.
    pub fte_days: Amount,
    /// `pinned`, `same_demand`, `same_member` or `new`.
    pub status: &'static str,
}

/// What changed since last period, by previous.csv.
#[derive(Clone, Debug, Serialize)]
pub struct Since {
    /// People who served the member then and do now.
    pub kept: Vec<String>,
    /// People who do now and did not then.
    pub new: Vec<String>,
    /// People who did then and do not now.
    pub gone: Vec<String>,
}

/// The assignments for a member, by professional and demand.
pub(super) fn people(standing: &Standing, member: MemberIx) -> Vec<MemberPerson> {
    let dataset = standing.dataset();
    let all = standing.plan.assignments().iter();
    let own = all.filter(|one| dataset.demands[one.demand].member == member);
    own.map(|one| MemberPerson {
        professional: dataset.professionals[one.professional].id.clone(),
        position: render_position(&dataset.demands[one.demand], one.position),
        fte: one.fte.into(),
        from: one.from,
        to: one.to,
        fte_days: standing.fte_days(one).into(),
        status: standing.instance.status(one).word(),
    })
    .collect()
}

/// Who stayed, came and went.
pub(super) fn since(standing: &Standing, member: MemberIx) -> Since {
    let dataset = standing.dataset();
    let rows = dataset.previous.iter();
    let before: BTreeSet<ProfessionalIx> = rows
        .filter(|row| row.member == member)
        .map(|row| row.professional)
        .collect();
    let all = standing.plan.assignments().iter();
    let now: BTreeSet<ProfessionalIx> = all
        .filter(|one| dataset.demands[one.demand].member == member)
        .map(|one| one.professional)
        .collect();
    let ids = |people: BTreeSet<ProfessionalIx>| {
        let people = people.into_iter();
        people
            .map(|person| dataset.professionals[person].id.clone())
            .collect()
    };
    Since {
        kept: ids(&before & &now),
        new: ids(&now - &before),
        gone: ids(&before - &now),
    }
}
