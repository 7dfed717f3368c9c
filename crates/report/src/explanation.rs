//! Why a position is not filled, in one sentence for the planner.

use inzet_core::{Reason, Unmet};
use inzet_model::{Dataset, Demand, Fte};

use crate::language::Language;
use crate::outcome::Outcome;

/// One sentence that says why, with the names a planner knows.
#[must_use]
pub fn explain(outcome: &Outcome, unmet: &Unmet, language: Language) -> String {
    let dataset = outcome.dataset();
    let demand = &dataset.demands[unmet.demand];
    if unmet.reason == Reason::Capacity && is_taken_by_pins(outcome, unmet) {
        return language
            .pick(
                "De vastgezette toewijzing laat op deze plaats voor niemand anders ruimte.",
                "What is pinned on this position leaves no room for anybody else.",
            )
            .into();
    }
    let is_limited = outcome.solution.is_some_and(|found| found.kept.is_some());
    if unmet.reason == Reason::Capacity && is_limited {
        return explain_limit(unmet, language);
    }
    let words = Words::new(dataset, demand, language);
    match language {
        Language::Dutch => explain_in_dutch(unmet, demand, &words),
        Language::English => explain_in_english(unmet, demand, &words),
    }
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

/// Whether pins alone hold as many people as the position takes.
fn is_taken_by_pins(outcome: &Outcome, unmet: &Unmet) -> bool {
    let most = outcome.dataset().demands[unmet.demand].max_people as usize;
    let pins = outcome.instance.pins().iter().map(|pin| &pin.assignment);
    let here = pins.filter(|pin| (pin.demand, pin.position) == (unmet.demand, unmet.position));
    here.count() >= most
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
