//! Why a position is not filled, in one sentence for the planner.

use std::collections::{BTreeMap, BTreeSet};

use inzet_core::{Reason, Unmet};
use inzet_model::{Dataset, Demand, DemandIx, Fte, PositionNumber};

use crate::language::Language;
use crate::outcome::Outcome;

/// Explains the positions of one plan in a language; what all of them share is looked up once.
pub struct Explainer<'a> {
    outcome: &'a Outcome<'a>,
    language: Language,
    /// Positions on which pins alone are as many people as may be.
    taken: BTreeSet<(DemandIx, PositionNumber)>,
}

impl<'a> Explainer<'a> {
    /// Of a plan.
    #[must_use]
    pub fn new(outcome: &'a Outcome<'a>, language: Language) -> Self {
        let mut pinned: BTreeMap<(DemandIx, PositionNumber), u32> = BTreeMap::new();
        for pin in outcome.instance.pins() {
            let one = &pin.assignment;
            *pinned.entry((one.demand, one.position)).or_default() += 1;
        }
        let demands = &outcome.dataset().demands;
        let taken = pinned.into_iter();
        Self {
            outcome,
            language,
            taken: taken
                .filter(|((demand, _), people)| *people >= demands[*demand].max_people)
                .map(|(position, _)| position)
                .collect(),
        }
    }

    /// Whether pins leave no place on a position that nobody has room for.
    #[must_use]
    pub fn is_taken_by_pins(&self, unmet: &Unmet) -> bool {
        unmet.reason == Reason::Capacity && self.taken.contains(&(unmet.demand, unmet.position))
    }

    /// One sentence that says why, with the names a planner knows.
    #[must_use]
    pub fn explain(&self, unmet: &Unmet) -> String {
        let (dataset, language) = (self.outcome.dataset(), self.language);
        if self.is_taken_by_pins(unmet) {
            return language
                .pick(
                    "De vastgezette toewijzing laat op deze plaats voor niemand anders ruimte.",
                    "What is pinned on this position leaves no room for anybody else.",
                )
                .into();
        }
        let solution = self.outcome.solution;
        if unmet.reason == Reason::Capacity && solution.is_some_and(|found| found.kept.is_some()) {
            return explain_limit(unmet, language);
        }
        let demand = &dataset.demands[unmet.demand];
        let words = Words::new(dataset, demand, language);
        match language {
            Language::Dutch => explain_in_dutch(unmet, demand, &words),
            Language::English => explain_in_english(unmet, demand, &words),
        }
    }
}

/// The sentence of one position.
#[must_use]
pub fn explain(outcome: &Outcome, unmet: &Unmet, language: Language) -> String {
    Explainer::new(outcome, language).explain(unmet)
}

/// Nobody has room, where a limit on changes takes room too.
fn explain_limit(unmet: &Unmet, language: Language) -> String {
    match language {
        Language::Dutch => format!(
            "Wie de overige {} vte zou kunnen invullen, heeft geen ruimte meer, staat al op deze \
             vraag, of zou meer van de start wijzigen dan mag.",
            dutch(unmet.fte)
        ),
        Language::English => format!(
            "Whoever could fill the remaining {} FTE has no room left, is on this demand already, \
             or would change more of the start than is allowed.",
            unmet.fte
        ),
    }
}

/// What the sentences mention.
struct Words<'a> {
    role: &'a str,
    member: &'a str,
    region: &'a str,
    skills: String,
}

impl<'a> Words<'a> {
    fn new(dataset: &'a Dataset, demand: &Demand, language: Language) -> Self {
        let role = &dataset.roles[demand.role];
        let skills = demand.skills.iter().map(|asked| {
            let name = &dataset.skills[asked.skill];
            if asked.level > 1 {
                format!("{name}:{}", asked.level)
            } else {
                name.clone()
            }
        });
        Self {
            role: language.pick(&role.name_nl, &role.name_en),
            member: &dataset.members[demand.member].id,
            region: demand.region.map_or("", |region| &dataset.regions[region]),
            skills: skills.collect::<Vec<_>>().join(", "),
        }
    }
}

fn explain_in_dutch(unmet: &Unmet, demand: &Demand, words: &Words) -> String {
    let Words {
        role,
        member,
        region,
        skills,
    } = words;
    let (missing, level) = (dutch(unmet.fte), demand.min_level);
    match unmet.reason {
        Reason::NoRole => format!("Niemand heeft de rol {role}."),
        Reason::Level => format!("Niemand met de rol {role} heeft niveau {level} of hoger."),
        Reason::Skill => {
            format!(
                "Niemand met die rol en dat niveau heeft alle vereiste vaardigheden ({skills})."
            )
        }
        Reason::Region => format!("Niemand van wie geschikt is, werkt ter plaatse in {region}."),
        Reason::Availability => {
            "Niemand van wie geschikt is, is lang genoeg en met genoeg vte beschikbaar.".into()
        }
        Reason::Ban => "Wie geschikt en beschikbaar is, is door een beslissing uitgesloten.".into(),
        Reason::Membership => format!("{member} is in die periode geen (voorlopig) lid."),
        Reason::NotListed => "Wie geschikt is, staat niet in scores.csv.".into(),
        Reason::NotWorth => format!(
            "De overige {missing} vte invullen kan, maar kost het plan meer dan het opbrengt."
        ),
        Reason::Budget => {
            format!("De overige {missing} vte invullen gaat boven het budget van {member}.")
        }
        Reason::MaxMembers => format!(
            "Wie de overige {missing} vte kan invullen, werkt al voor het hoogste aantal leden."
        ),
        Reason::Capacity => {
            format!(
                "Wie de overige {missing} vte zou kunnen invullen, heeft geen ruimte meer of staat \
                 al op deze vraag."
            )
        }
        Reason::Days => "Wie erop staat, werkt er niet op elke dag.".into(),
    }
}

fn explain_in_english(unmet: &Unmet, demand: &Demand, words: &Words) -> String {
    let Words {
        role,
        member,
        region,
        skills,
    } = words;
    let (missing, level) = (unmet.fte, demand.min_level);
    match unmet.reason {
        Reason::NoRole => format!("Nobody has the role {role}."),
        Reason::Level => format!("Nobody with the role {role} has level {level} or higher."),
        Reason::Skill => {
            format!("Nobody with that role and level has all required skills ({skills}).")
        }
        Reason::Region => format!("Nobody who is suitable works on site in {region}."),
        Reason::Availability => {
            "Nobody who is suitable is available for long enough and with enough FTE.".into()
        }
        Reason::Ban => "Whoever is suitable and available is excluded by a decision.".into(),
        Reason::Membership => format!("{member} is no (provisional) member in that period."),
        Reason::NotListed => "Whoever is suitable is not listed in scores.csv.".into(),
        Reason::NotWorth => format!(
            "Filling the remaining {missing} FTE is possible, but costs the plan more than it brings."
        ),
        Reason::Budget => {
            format!("Filling the remaining {missing} FTE exceeds the budget of {member}.")
        }
        Reason::MaxMembers => format!(
            "Whoever could fill the remaining {missing} FTE already serves the most members allowed."
        ),
        Reason::Capacity => {
            format!(
                "Whoever could fill the remaining {missing} FTE has no room left or is on this \
                 demand already."
            )
        }
        Reason::Days => "Whoever is on it does not work there on every day.".into(),
    }
}

fn dutch(fte: Fte) -> String {
    fte.to_string().replace('.', ",")
}
