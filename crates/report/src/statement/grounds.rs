//! What a paper rests on: what is a rule of the agreement, what the association chose, and what
//! is assumed where the sources are silent. It says so and no more: no legal advice.
//!
//! The articles are those of the cooperation agreement 2026-2030 between the Flemish Government
//! and Vlaanderen connect.

use super::paper::Part;
use crate::language::Language;

/// Which paper rests on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// The charges of a period.
    Charges,
    /// The settlement of a year.
    Settlement,
}

/// The section of a paper that says what it rests on.
pub(super) fn grounds(about: About, language: Language) -> [Part; 2] {
    let heading = language.pick("Waarop dit rust", "What this rests on");
    let mut points: Vec<&str> = RULES.iter().map(|point| pick(*point, language)).collect();
    if about == About::Settlement {
        points.push(pick(NO_SURPLUS, language));
    }
    points.extend(CHOICES.iter().map(|point| pick(*point, language)));
    if about == About::Settlement {
        points.push(pick(ADVANCES, language));
    }
    points.extend(ASSUMPTIONS.iter().map(|point| pick(*point, language)));
    [
        Part::Heading(heading.to_owned()),
        Part::List(points.into_iter().map(str::to_owned).collect()),
    ]
}

/// Who may see the paper, and what it is not.
pub(super) fn footer(member: &str, language: Language) -> Vec<String> {
    let seen = language.pick(
        format!(
            "Bestemd voor {member}. In te zien door dit lid, door wie bij de vereniging plant of \
             rekent, en door haar bestuur en toezicht (art. 16); niet door andere leden. Personen \
             staan er met hun nummer; van andere leden staan er enkel de totalen van de potten."
        ),
        format!(
            "For {member}. To be seen by this member, by those who plan or reckon for the \
             association, and by its board and supervision (art. 16); not by other members. \
             People go by their number; of other members only the totals of the pools are shown."
        ),
    );
    let advice = language.pick(
        "Dit is een berekening en geen juridisch of fiscaal advies. Artikelen zijn die van de \
         samenwerkingsovereenkomst 2026-2030.",
        "This is a calculation and no legal or fiscal advice. Articles are those of the \
         cooperation agreement 2026-2030.",
    );
    vec![seen, advice.to_owned()]
}

type Point = (&'static str, &'static str);

fn pick(point: Point, language: Language) -> &'static str {
    language.pick(point.0, point.1)
}

const RULES: [Point; 3] = [
    (
        "Regel, art. 12: de leden betalen een forfaitaire beheerskost per ter beschikking gesteld \
         personeelslid.",
        "Rule, art. 12: members pay a flat management fee for each seconded professional.",
    ),
    (
        "Regel, art. 14: de leden dragen alle kosten van de vereniging, en de kosten van \
         administratief beheer naar hun afname.",
        "Rule, art. 14: members carry all costs of the association, and the costs of \
         administration in proportion to their uptake.",
    ),
    (
        "Regel, art. 9: de vereniging past het solidair kostendelend principe toe.",
        "Rule, art. 9: the association applies the principle of solidary cost sharing.",
    ),
];

const NO_SURPLUS: Point = (
    "Regel, richtlijn 2006/112/EG art. 132(1)(f) en W.Btw art. 44 §2bis: de vereniging vraagt elk \
     lid enkel zijn deel van de kosten terug en houdt geen overschot.",
    "Rule, directive 2006/112/EC art. 132(1)(f) and the Belgian VAT Code art. 44 §2bis: the \
     association claims from each member its share of the costs only, and keeps no surplus.",
);

const CHOICES: [Point; 2] = [
    (
        "Keuze van beleid: het bedrag van de beheerskost, de sleutel van elke pot, hoeveel ervan \
         solidair gelijk wordt verdeeld, de afronding en de betaaltermijn.",
        "Choice of policy: the height of the fee, the base of each pool, how much of it is shared \
         equally, the rounding and the term of payment.",
    ),
    (
        "Keuze van beleid: elk deel is het exacte quotum, naar beneden of naar boven afgerond; \
         de resteenheden gaan naar de grootste resten, bij gelijke resten naar het laagste \
         lidnummer. Zo is de som van de delen precies het geheel.",
        "Choice of policy: each share is the exact quota, rounded down or up; the odd units go to \
         the largest remainders, and among equal ones to the lowest member id. So the shares add \
         up to exactly the whole.",
    ),
];

const ADVANCES: Point = (
    "Keuze van beleid: beheerskosten en potten die al werden aangerekend tellen als voorschot, \
     net als toetredings- en lidmaatschapsbijdragen wanneer het bestuur die meetelt.",
    "Choice of policy: fees and pools that were charged already count as advances, and so do entry \
     and membership fees when the board counts them.",
);

const ASSUMPTIONS: [Point; 2] = [
    (
        "Aanname: het lid dat een persoon inzet betaalt zijn loonkost terug. Dat steunt op \
         art. 14; art. 12 noemt het niet.",
        "Assumption: the member that uses a person refunds the wage. That rests on art. 14; \
         art. 12 does not name it.",
    ),
    (
        "Aanname: wat \"afname\" is, zegt de overeenkomst niet; de sleutel van elke pot vult het \
         in.",
        "Assumption: the agreement does not say what \"uptake\" is; the base of each pool fills \
         it in.",
    ),
];
