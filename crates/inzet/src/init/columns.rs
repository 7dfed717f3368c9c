//! What belongs in every column of a planning folder, for people who fill it in.

use inzet_report::Language;
use inzet_report::xlsx::form::FormKind;

/// What belongs in a column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Meaning {
    table: &'static str,
    column: &'static str,
    /// What its cells hold.
    pub(super) kind: FormKind,
    dutch: &'static str,
    english: &'static str,
    /// The words to choose from, if it takes fixed ones.
    pub(super) choices: &'static [&'static str],
}

impl Meaning {
    /// The explanation in a language.
    pub(super) fn text(&self, language: Language) -> &'static str {
        language.pick(self.dutch, self.english)
    }
}

/// What belongs in a column of a table: its own meaning, or what the column means everywhere.
pub(super) fn explain(table: &str, column: &str) -> Option<&'static Meaning> {
    let of = |table: &str| {
        MEANINGS
            .iter()
            .find(|one| one.table == table && one.column == column)
    };
    of(table).or_else(|| of("*"))
}

macro_rules! meanings {
    ($($table:literal $column:literal $kind:ident [$($choice:literal)*]
       $dutch:literal $english:literal)*) => {
        static MEANINGS: &[Meaning] = &[$(Meaning {
            table: $table,
            column: $column,
            kind: FormKind::$kind,
            dutch: $dutch,
            english: $english,
            choices: &[$($choice),*],
        }),*];
    };
}

meanings! {
    "*" "from" Date []
        "Eerste dag; leeg = geen beperking."
        "First day; empty = no limit."
    "*" "to" Date []
        "Laatste dag, die meetelt; leeg = geen beperking."
        "Last day, included; empty = no limit."
    "*" "note" Text []
        "Vrije tekst."
        "Free text."
    "*" "professional" Text []
        "Id van een personeelslid, zoals in professionals."
        "Id of a professional, as in professionals."
    "*" "member" Text []
        "Id van een lid, zoals in members."
        "Id of a member, as in members."
    "*" "demand" Text []
        "Id van een vraag, zoals in demands."
        "Id of a demand, as in demands."
    "*" "reason" Text []
        "Waarom."
        "Why."
    "members" "id" Text []
        "Uniek; hoogstens 64 tekens, zonder # en |."
        "Unique; at most 64 characters, without # and |."
    "members" "name" Text []
        "Naam van het lid."
        "Name of the member."
    "members" "kind" Text ["flemish" "local" "other"]
        "flemish, local of other (standaard)."
        "flemish, local or other (default)."
    "members" "state" Text ["full" "provisional" "candidate"]
        "full (standaard), provisional of candidate. Een kandidaat krijgt niemand."
        "full (default), provisional or candidate. A candidate gets nobody."
    "members" "region" Text []
        "Regio waarin het lid werkt."
        "Region in which the member works."
    "members" "kbo" Text []
        "Ondernemingsnummer, tien cijfers."
        "Enterprise number, ten digits."
    "members" "ovo" Text []
        "OVO en zes cijfers."
        "OVO and six digits."
    "members" "joined" Date []
        "Eerste dag van het lidmaatschap."
        "First day of membership."
    "members" "left" Date []
        "Laatste dag van het lidmaatschap."
        "Last day of membership."
    "members" "budget_eur" Number []
        "Hoogste bedrag aan lonen en beheersvergoedingen in deze periode; leeg = geen grens."
        "Most wages and management fees this period; empty = no limit."
    "professionals" "id" Text []
        "Uniek; geen naam."
        "Unique; no name."
    "professionals" "role" Text []
        "Hoofdrol, bijvoorbeeld business_analyst."
        "Main role, such as business_analyst."
    "professionals" "level" Number ["1" "2" "3" "4" "5"]
        "Niveau 1 tot 5."
        "Level 1 to 5."
    "professionals" "day_cost_eur" Number []
        "Werkgeverskost van een werkdag aan 1,00 vte."
        "Employer cost of a working day at 1.00 FTE."
    "professionals" "fte" Number []
        "Contract: hoogstens 1,00 (standaard)."
        "Contract: at most 1.00 (default)."
    "professionals" "other_roles" Text []
        "Andere rollen, met | ertussen."
        "Other roles, with | between them."
    "professionals" "regions" Text []
        "Regio's, met | ertussen; leeg = overal."
        "Regions, with | between them; empty = anywhere."
    "professionals" "skills" Text []
        "Vaardigheden met hun niveau: cloud:4|api:3."
        "Skills with their level: cloud:4|api:3."
    "professionals" "max_members" Number []
        "Hoogste aantal leden in de periode; leeg = het beleid."
        "Most members in the period; empty = the policy."
    "professionals" "from" Date []
        "Eerste dag van het contract."
        "First day of the contract."
    "professionals" "to" Date []
        "Laatste dag van het contract."
        "Last day of the contract."
    "professionals" "name" Text []
        "Naam; komt in geen resultaat, tenzij gevraagd."
        "Name; in no result unless asked for."
    "demands" "id" Text []
        "Uniek; hoogstens 64 tekens, zonder # en |."
        "Unique; at most 64 characters, without # and |."
    "demands" "role" Text []
        "Gevraagde rol."
        "Role that is asked."
    "demands" "fte" Number []
        "Vte per plaats, een veelvoud van fte_step."
        "FTE per position, a multiple of fte_step."
    "demands" "min_fte" Number []
        "Minste vte die de moeite waard is; leeg = fte."
        "Least FTE worth having; empty = fte."
    "demands" "max_people" Number []
        "Hoeveel mensen een plaats mogen delen (standaard 1)."
        "How many people may share a position (default 1)."
    "demands" "positions" Number []
        "Aantal gelijke plaatsen (standaard 1)."
        "Number of identical positions (default 1)."
    "demands" "min_level" Number ["1" "2" "3" "4" "5"]
        "Laagste niveau 1 tot 5 (standaard 1)."
        "Lowest level 1 to 5 (default 1)."
    "demands" "skills" Text []
        "Vereiste vaardigheden: bpmn:2|gdpr."
        "Required skills: bpmn:2|gdpr."
    "demands" "prefers" Text []
        "Gewenste vaardigheden."
        "Skills that are nice to have."
    "demands" "region" Text []
        "Leeg = de regio van het lid."
        "Empty = the member's region."
    "demands" "onsite" Text ["yes" "no"]
        "yes als ter plaatse gewerkt wordt (standaard no)."
        "yes when the work is on site (default no)."
    "demands" "priority" Text ["low" "normal" "high" "critical"]
        "low, normal (standaard), high of critical."
        "low, normal (default), high or critical."
    "demands" "min_cover" Number []
        "Minste deel van de werkdagen dat echt gewerkt wordt (standaard 75%)."
        "Least share of the working days really worked (default 75%)."
    "roles" "id" Text []
        "Id van een eigen rol."
        "Id of a role of your own."
    "roles" "name_nl" Text []
        "Naam in het Nederlands."
        "Name in Dutch."
    "roles" "name_en" Text []
        "Naam in het Engels."
        "Name in English."
    "roles" "strategic" Text ["yes" "no"]
        "Enkel strategische rollen mogen worden ingezet (standaard yes)."
        "Only strategic roles may be seconded (default yes)."
    "availability" "fte" Number []
        "Beschikbaarheid op die dagen; nooit waarom."
        "Availability on those days; never why."
    "decisions" "decision" Text ["pin" "ban"]
        "pin: staat in het plan; ban: staat er niet in."
        "pin: is in the plan; ban: is not."
    "decisions" "fte" Number []
        "Vte van een pin; leeg = zoveel mogelijk."
        "FTE of a pin; empty = as much as possible."
    "decisions" "override" Text ["yes" "no"]
        "yes laat rol, niveau, vaardigheid en regio buiten beschouwing, met een reden."
        "yes waives role, level, skill and region, with a reason."
    "scores" "points" Number []
        "Hele punten die bij de waarde van dit paar komen."
        "Whole points added to the rate of this pair."
    "holidays" "date" Date []
        "Een dag waarop niemand werkt."
        "A day on which nobody works."
    "holidays" "name" Text []
        "Naam van de dag."
        "Name of the day."
    "cost_pools" "pool" Text []
        "Naam van de kostenpool; rijen van één pool tellen op."
        "Name of the pool; rows of one pool add up."
    "cost_pools" "amount_eur" Number []
        "Bedrag in euro; subsidies en kortingen zijn negatief."
        "Amount in euro; subsidies and discounts are negative."
    "cost_pools" "base" Text ["fte_days" "heads" "wage" "equal"]
        "Verdeelsleutel: fte_days, heads, wage, equal of een kolom x_ van members."
        "Base: fte_days, heads, wage, equal or a column x_ of members."
    "cost_pools" "equal_share" Number []
        "Deel dat gelijk verdeeld wordt (standaard 0%)."
        "Share that is split equally (default 0%)."
    "cost_pools" "members" Text []
        "all (standaard), kind:local, kind:flemish, kind:other of ids met | ertussen."
        "all (default), kind:local, kind:flemish, kind:other or ids with | between them."
    "cost_pools" "regime" Text ["exempt" "taxable"]
        "exempt (vrijgesteld, standaard) of taxable (belast)."
        "exempt (default) or taxable."
    "cost_pools" "unit_eur" Number ["0.01" "1" "1000"]
        "Afronding: 0,01 (standaard), 1 of 1000 euro."
        "Rounding unit: 0.01 (default), 1 or 1000 euro."
    "advances" "amount_eur" Number []
        "Bedrag dat al betaald is."
        "Amount paid before."
    "advances" "date" Date []
        "Dag van betaling."
        "Day of payment."
}
