//! The funnel of a demand: how many professionals are left after each rule of eligibility.

use inzet_model::{DemandIx, IndexVec, ProfessionalIx, RoleIx};

use crate::eligibility::Rule;
use crate::instance::Instance;

/// Professionals by role, main or other.
#[derive(Clone, Debug)]
pub struct FunnelIndex {
    by_role: IndexVec<RoleIx, Vec<ProfessionalIx>>,
}

impl FunnelIndex {
    /// Lists everybody under each role they can take.
    #[must_use]
    pub fn new(instance: &Instance) -> Self {
        let dataset = instance.dataset();
        let mut by_role: IndexVec<RoleIx, Vec<ProfessionalIx>> =
            dataset.roles.iter().map(|_| Vec::new()).collect();
        for (professional, person) in dataset.professionals.iter_enumerated() {
            for role in std::iter::once(&person.role).chain(&person.other_roles) {
                by_role[*role].push(professional);
            }
        }
        Self { by_role }
    }
}

/// Who is left of all professionals after each rule, E1 to E8, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funnel {
    /// Number of professionals in the folder.
    pub all: usize,
    /// Number left after each rule.
    pub left: [usize; 8],
    /// Those who pass all of them, by id.
    pub eligible: Vec<ProfessionalIx>,
}

impl Funnel {
    /// Counts the funnel of a demand.
    #[must_use]
    pub fn new(instance: &Instance, index: &FunnelIndex, demand: DemandIx) -> Self {
        let eligibility = instance.eligibility();
        let role = instance.dataset().demands[demand].role;
        let mut people = index.by_role[role].clone();
        let mut left = [0; 8];
        for (place, rule) in Rule::ALL.into_iter().enumerate() {
            people.retain(|&professional| eligibility.passes(rule, professional, demand));
            left[place] = people.len();
        }
        Self {
            all: instance.dataset().professionals.len(),
            left,
            eligible: people,
        }
    }

    /// The first rule after which nobody is left.
    #[must_use]
    pub fn empty_after(&self) -> Option<Rule> {
        self.left
            .iter()
            .position(|&left| left == 0)
            .map(|place| Rule::ALL[place])
    }
}
