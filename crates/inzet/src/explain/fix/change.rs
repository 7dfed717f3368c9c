//! One change of one cell of the folder.

use inzet_core::Instance;
use inzet_core::eligibility::Rule;
use inzet_model::{Cents, Dataset, Day, DemandIx, Fte, MemberIx, ProfessionalIx, Skill};

/// One change of one cell of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another contract for a professional.
    Contract(ProfessionalIx, Fte),
    /// Another least level of a demand.
    Level(DemandIx, u8),
    /// One required skill of a demand less: its place in the list.
    Skill(DemandIx, usize),
    /// A later start of a demand.
    Start(DemandIx, Day),
    /// Another number of members for a professional.
    Members(ProfessionalIx, u32),
    /// Another budget for a member.
    Budget(MemberIx, Cents),
}

/// A cell, and what stands in it before and after.
pub(super) struct CellChange {
    pub file: &'static str,
    pub id: String,
    pub column: &'static str,
    pub before: String,
    pub after: String,
}

impl Change {
    /// The folder with this change.
    #[must_use]
    pub fn apply(&self, dataset: &Dataset) -> Dataset {
        let mut changed = dataset.clone();
        match *self {
            Self::Contract(professional, fte) => changed.professionals[professional].fte = fte,
            Self::Level(demand, level) => changed.demands[demand].min_level = level,
            Self::Skill(demand, place) => drop(changed.demands[demand].skills.remove(place)),
            Self::Start(demand, from) => changed.demands[demand].from = Some(from),
            Self::Members(professional, most) => {
                changed.professionals[professional].max_members = most;
            }
            Self::Budget(member, budget) => changed.members[member].budget = Some(budget),
        }
        changed
    }

    /// The folder's problem with this change, all that stays as it is taken over.
    pub fn revise<'b>(&self, instance: &Instance, changed: &'b Dataset) -> Option<Instance<'b>> {
        instance.revised(changed, &self.touched(instance)).ok()
    }

    /// Who may be able to do more or less than before.
    fn touched(&self, instance: &Instance) -> Vec<ProfessionalIx> {
        match *self {
            Self::Contract(person, _) => vec![person],
            Self::Level(demand, _) | Self::Skill(demand, _) | Self::Start(demand, _) => {
                let eligibility = instance.eligibility();
                let people = instance.dataset().professionals.indices();
                // Whoever is pinned with an override need not have the role.
                let is_pinned = |person: ProfessionalIx| {
                    let mut pins = instance.pins_of(person).iter();
                    pins.any(|pin| pin.assignment.demand == demand)
                };
                people
                    .filter(|&person| {
                        eligibility.passes(Rule::Role, person, demand) || is_pinned(person)
                    })
                    .collect()
            }
            Self::Members(..) | Self::Budget(..) => Vec::new(),
        }
    }

    /// What a planner types where.
    pub(super) fn cell(&self, dataset: &Dataset) -> CellChange {
        let (file, id) = match *self {
            Self::Contract(person, _) | Self::Members(person, _) => {
                ("professionals.csv", &dataset.professionals[person].id)
            }
            Self::Level(demand, _) | Self::Skill(demand, _) | Self::Start(demand, _) => {
                ("demands.csv", &dataset.demands[demand].id)
            }
            Self::Budget(member, _) => ("members.csv", &dataset.members[member].id),
        };
        let (column, before, after) = self.values(dataset);
        CellChange {
            file,
            id: id.clone(),
            column,
            before,
            after,
        }
    }

    fn values(&self, dataset: &Dataset) -> (&'static str, String, String) {
        match *self {
            Self::Contract(person, fte) => {
                let before = dataset.professionals[person].fte;
                ("fte", before.to_string(), fte.to_string())
            }
            Self::Level(demand, level) => {
                let before = dataset.demands[demand].min_level;
                ("min_level", before.to_string(), level.to_string())
            }
            Self::Skill(demand, place) => {
                let before = &dataset.demands[demand].skills;
                let mut after = before.clone();
                after.remove(place);
                ("skills", list(dataset, before), list(dataset, &after))
            }
            Self::Start(demand, from) => {
                let before = dataset.demands[demand].from;
                let before = before.unwrap_or(dataset.policy.period.from);
                ("from", before.to_string(), from.to_string())
            }
            Self::Members(person, most) => {
                let before = dataset.professionals[person].max_members;
                ("max_members", before.to_string(), most.to_string())
            }
            Self::Budget(member, budget) => {
                let before = dataset.members[member].budget;
                let before = before.map_or(String::new(), |budget| budget.to_string());
                ("budget_eur", before, budget.to_string())
            }
        }
    }
}

/// Skills as a cell holds them.
pub(crate) fn list(dataset: &Dataset, skills: &[Skill]) -> String {
    let name = |one: &Skill| {
        let name = &dataset.skills[one.skill];
        if one.level > 1 {
            format!("{name}:{}", one.level)
        } else {
            name.clone()
        }
    };
    skills.iter().map(name).collect::<Vec<_>>().join("|")
}
