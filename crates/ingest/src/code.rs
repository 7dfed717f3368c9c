//! The codes of faults: one table, and nothing else lists them.

use std::fmt;

/// How bad a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is planned until it is mended.
    Error,
    /// Worth a look; the folder can be planned.
    Warning,
}

/// The stable code of a kind of fault; shown as `E0301` or `W0203`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u16);

/// What raises a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RaisedBy {
    /// Reading a planning folder.
    Folder,
    /// Reading the assignments of a result.
    Assignments,
    /// Taking in edited assignments.
    Edited,
    /// The planner, once the calendar and the rules are known.
    Planner,
}

/// Where the folder that shows a code comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixture {
    /// It stands under `data/invalid`.
    Kept,
    /// No repository can hold it: the test makes it.
    Made,
}

/// Everything that is known of a code.
#[derive(Clone, Copy, Debug)]
pub struct CodeEntry {
    /// The code.
    pub code: Code,
    /// Its name, in lower case and underscores.
    pub slug: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What raises it.
    pub raised_by: RaisedBy,
    /// Where the folder that shows it comes from.
    pub fixture: Fixture,
    /// What it means, in English.
    pub english: &'static str,
    /// What it means, in Dutch.
    pub dutch: &'static str,
}

macro_rules! codes {
    ($($name:ident $number:literal $slug:literal $severity:ident $raised_by:ident $fixture:ident
       $english:literal $dutch:literal)*) => {
        impl Code {
            $(#[doc = $english] pub const $name: Self = Self($number);)*
        }

        /// Every code, in order.
        pub static CODES: &[CodeEntry] = &[$(CodeEntry {
            code: Code::$name,
            slug: $slug,
            severity: Severity::$severity,
            raised_by: RaisedBy::$raised_by,
            fixture: Fixture::$fixture,
            english: $english,
            dutch: $dutch,
        }),*];
    };
}

codes! {
    MISSING_FILE 101 "missing_file" Error Folder Kept
        "A required file is not in the folder."
        "Een verplicht bestand ontbreekt in de map."
    UNREADABLE 102 "unreadable" Error Folder Made
        "A file cannot be opened or read."
        "Een bestand kan niet worden geopend of gelezen."
    NOT_A_FILE 103 "not_a_file" Error Folder Made
        "A folder, pipe or device stands where a file is expected."
        "Waar een bestand wordt verwacht staat een map, een pipe of een apparaat."
    FILE_TOO_LARGE 104 "file_too_large" Error Folder Made
        "A file is larger than 1 GiB."
        "Een bestand is groter dan 1 GiB."
    LINE_TOO_LONG 105 "line_too_long" Error Folder Made
        "A line is longer than 1 MiB."
        "Een regel is langer dan 1 MiB."
    NOT_TEXT 106 "not_text" Error Folder Made
        "A file holds NUL bytes: it is not text in UTF-8 or Windows-1252."
        "Een bestand bevat NUL-bytes: het is geen tekst in UTF-8 of Windows-1252."
    WORKBOOK 107 "workbook" Error Folder Kept
        "A workbook (planning.xlsx) stands beside tables in CSV files."
        "Een werkmap (planning.xlsx) staat naast tabellen in CSV-bestanden."
    NO_FOLDER 108 "no_folder" Error Folder Made
        "The planning folder is not there or cannot be listed."
        "De planningsmap bestaat niet of kan niet worden gelezen."
    UNKNOWN_FILE 109 "unknown_file" Warning Folder Kept
        "A CSV file whose name is none of the tables is not read."
        "Een CSV-bestand met een onbekende naam wordt niet gelezen."
    NO_HEADER 110 "no_header" Error Folder Kept
        "A table is empty: it has no header line."
        "Een tabel is leeg: de kopregel ontbreekt."
    BAD_SEPARATOR 111 "bad_separator" Error Folder Kept
        "The first line `sep=` names another delimiter than comma, semicolon or tab."
        "De eerste regel `sep=` noemt een ander scheidingsteken dan komma, puntkomma of tab."
    BAD_QUOTE 112 "bad_quote" Error Folder Kept
        "A quote is never closed, or text follows a closing quote."
        "Een aanhalingsteken wordt niet gesloten, of er staat tekst na het sluiten."
    BAD_WORKBOOK 113 "bad_workbook" Error Folder Kept
        "A workbook cannot be opened: it is damaged, has a password, or is no .xlsx."
        "Een werkmap kan niet worden geopend: ze is beschadigd, heeft een wachtwoord of is geen .xlsx."
    UNKNOWN_SHEET 114 "unknown_sheet" Warning Folder Kept
        "A sheet of the workbook whose name is none of the tables is not read."
        "Een werkblad met een onbekende naam wordt niet gelezen."

    MISSING_COLUMN 201 "missing_column" Error Folder Kept
        "A required column is missing."
        "Een verplichte kolom ontbreekt."
    DUPLICATE_COLUMN 202 "duplicate_column" Error Folder Kept
        "Two headers name the same column."
        "Twee kopteksten noemen dezelfde kolom."
    UNKNOWN_COLUMN 203 "unknown_column" Warning Folder Kept
        "A column is unknown and is not read."
        "Een kolom is onbekend en wordt niet gelezen."
    TOO_FEW_CELLS 204 "too_few_cells" Error Folder Kept
        "A row has fewer cells than the header."
        "Een rij heeft minder cellen dan de kopregel."
    TOO_MANY_CELLS 205 "too_many_cells" Error Folder Kept
        "A row has more filled cells than the header."
        "Een rij heeft meer gevulde cellen dan de kopregel."
    EMPTY_CELL 206 "empty_cell" Error Folder Kept
        "A required cell is empty."
        "Een verplichte cel is leeg."
    CELL_ERROR 207 "cell_error" Error Folder Kept
        "A cell of a workbook holds an error, such as #N/A or #VALUE!."
        "Een cel van een werkmap bevat een fout, zoals #N/B of #WAARDE!."

    BAD_NUMBER 301 "bad_number" Error Folder Kept
        "A number cannot be read."
        "Een getal kan niet worden gelezen."
    AMBIGUOUS_NUMBER 302 "ambiguous_number" Error Folder Kept
        "A number such as 1.234 can be read two ways."
        "Een getal zoals 1.234 kan op twee manieren worden gelezen."
    OFF_GRID 303 "off_grid" Error Folder Kept
        "A number has more decimals than its column allows."
        "Een getal heeft meer decimalen dan de kolom toelaat."
    OUT_OF_RANGE 304 "out_of_range" Error Folder Kept
        "A value lies outside its limits."
        "Een waarde ligt buiten de grenzen."
    BAD_DATE 305 "bad_date" Error Folder Kept
        "A date cannot be read or does not exist."
        "Een datum kan niet worden gelezen of bestaat niet."
    FROM_AFTER_TO 306 "from_after_to" Error Folder Kept
        "A first day lies after its last day."
        "Een begindatum ligt na de einddatum."
    BAD_WORD 307 "bad_word" Error Folder Kept
        "A cell holds none of the fixed words of its column."
        "Een cel bevat geen van de vaste woorden van de kolom."
    BAD_SHARE 308 "bad_share" Error Folder Kept
        "A percentage cannot be read."
        "Een percentage kan niet worden gelezen."
    BAD_ID 309 "bad_id" Error Folder Kept
        "An id is too long or holds a character that ids may not hold."
        "Een id is te lang of bevat een teken dat niet mag."
    BAD_NAME 310 "bad_name" Error Folder Kept
        "The name of a skill or region holds a character that it may not hold."
        "De naam van een vaardigheid of regio bevat een teken dat niet mag."
    BAD_SKILL_LEVEL 311 "bad_skill_level" Error Folder Kept
        "The level after the last colon of a skill is not 1 to 5."
        "Het niveau na de laatste dubbelepunt van een vaardigheid is niet 1 tot 5."
    SKILL_TWICE 312 "skill_twice" Error Folder Kept
        "A list names a skill twice."
        "Een lijst noemt een vaardigheid twee keer."
    BAD_KBO 313 "bad_kbo" Error Folder Kept
        "An enterprise number (KBO) is not valid."
        "Een ondernemingsnummer (KBO) is ongeldig."
    SHORT_KBO 314 "short_kbo" Warning Folder Kept
        "An enterprise number (KBO) of nine digits is read with a leading 0."
        "Een ondernemingsnummer (KBO) van negen cijfers wordt met een 0 vooraan gelezen."
    BAD_OVO 315 "bad_ovo" Error Folder Kept
        "An organisation code (OVO) is not valid."
        "Een organisatiecode (OVO) is ongeldig."
    BAD_POSITION 316 "bad_position" Error Assignments Kept
        "A position is no number, or belongs to another demand."
        "Een plaats is geen nummer, of hoort bij een andere vraag."

    DUPLICATE_ID 401 "duplicate_id" Error Folder Kept
        "Two rows of a table have the same id."
        "Twee rijen van een tabel hebben dezelfde id."
    UNKNOWN_MEMBER 402 "unknown_member" Error Folder Kept
        "A row names a member that members.csv does not have."
        "Een rij noemt een lid dat niet in members.csv staat."
    UNKNOWN_PROFESSIONAL 403 "unknown_professional" Error Folder Kept
        "A row names a professional that professionals.csv does not have."
        "Een rij noemt een personeelslid dat niet in professionals.csv staat."
    UNKNOWN_DEMAND 404 "unknown_demand" Error Folder Kept
        "A row names a demand that demands.csv does not have."
        "Een rij noemt een vraag die niet in demands.csv staat."
    UNKNOWN_ROLE 405 "unknown_role" Error Folder Kept
        "A role is neither one of the agreement nor in roles.csv."
        "Een profiel staat niet in de overeenkomst en niet in roles.csv."
    ROLE_NOT_STRATEGIC 406 "role_not_strategic" Error Folder Kept
        "A role that is not strategic may not be seconded."
        "Een profiel dat niet strategisch is mag niet ter beschikking worden gesteld."
    UNKNOWN_BASE 407 "unknown_base" Error Folder Kept
        "A pool is split by an x_ column that members.csv does not have."
        "Een kostenpool wordt verdeeld volgens een x_-kolom die members.csv niet heeft."
    PREVIOUS_UNKNOWN 408 "previous_unknown" Warning Folder Kept
        "previous.csv names a professional or member that is no longer there; the row has no effect."
        "previous.csv noemt een personeelslid of lid dat er niet meer is; de rij heeft geen effect."
    SPELLING 409 "spelling" Warning Folder Kept
        "Two spellings of a role, skill or region differ only in case and count as two."
        "Twee schrijfwijzen van een profiel, vaardigheid of regio verschillen enkel in hoofdletters en gelden als twee."

    BAD_TOML 501 "bad_toml" Error Folder Kept
        "policy.toml, or a file of scenarios, is not valid TOML."
        "policy.toml of een bestand met scenario's is geen geldige TOML."
    UNKNOWN_KEY 502 "unknown_key" Error Folder Kept
        "policy.toml, or a file of scenarios, has an unknown key."
        "policy.toml of een bestand met scenario's bevat een onbekende sleutel."
    WRONG_TYPE 503 "wrong_type" Error Folder Kept
        "A setting of policy.toml, or of a scenario, is of the wrong type."
        "Een instelling van policy.toml of van een scenario heeft het verkeerde type."
    NO_PERIOD 504 "no_period" Error Folder Kept
        "policy.toml does not say which period is planned."
        "policy.toml zegt niet welke periode wordt gepland."
    TWO_PERIODS 505 "two_periods" Error Folder Kept
        "policy.toml gives both a quarter and from or to."
        "policy.toml geeft zowel een kwartaal als van of tot."
    BAD_QUARTER 506 "bad_quarter" Error Folder Kept
        "A quarter cannot be read."
        "Een kwartaal kan niet worden gelezen."
    PERIOD_TOO_LONG 507 "period_too_long" Error Folder Kept
        "The period is longer than ten years."
        "De periode is langer dan tien jaar."
    OUTSIDE_TERM 508 "outside_term" Warning Folder Kept
        "The period lies outside the term of the agreement, 2026 to 2030."
        "De periode valt buiten de duur van de overeenkomst, 2026 tot 2030."
    BAD_IBAN 509 "bad_iban" Error Folder Kept
        "An account number (IBAN) is not valid."
        "Een rekeningnummer (IBAN) is ongeldig."
    BAD_BIC 510 "bad_bic" Error Folder Kept
        "A bank code (BIC) is not valid."
        "Een bankcode (BIC) is ongeldig."

    CANDIDATE 601 "candidate" Warning Folder Kept
        "A member is a candidate: nothing may be assigned to it."
        "Een lid is kandidaat: er mag niets aan worden toegewezen."
    PROVISIONAL 602 "provisional" Warning Folder Kept
        "A member is accepted provisionally."
        "Een lid is voorlopig aanvaard."
    ROLE_WITHOUT_REASON 603 "role_without_reason" Warning Folder Kept
        "A role outside the agreement has no reason."
        "Een profiel buiten de overeenkomst heeft geen reden."
    ABOVE_CONTRACT 604 "above_contract" Warning Folder Kept
        "An availability is above the contract; the contract counts."
        "Een beschikbaarheid is hoger dan het contract; het contract telt."
    OFF_STEP 605 "off_step" Error Folder Kept
        "An FTE is no multiple of fte_step."
        "Een vte is geen veelvoud van fte_step."
    MIN_ABOVE_FTE 606 "min_above_fte" Error Folder Kept
        "min_fte is above fte."
        "min_fte is hoger dan fte."
    TOO_FEW_PEOPLE 607 "too_few_people" Error Folder Kept
        "A position asks more than 1.00 FTE of each of its max_people."
        "Een plaats vraagt meer dan 1,00 vte van elk van haar max_people."
    SCORED_TWICE 608 "scored_twice" Error Folder Kept
        "Two rows of scores.csv score the same pair."
        "Twee rijen van scores.csv geven punten aan hetzelfde paar."

    NO_TARGET 701 "no_target" Error Folder Kept
        "A decision names neither a demand nor a member."
        "Een beslissing noemt geen vraag en geen lid."
    PIN_WITHOUT_DEMAND 702 "pin_without_demand" Error Folder Kept
        "A pin names no demand."
        "Een vastgezette toewijzing noemt geen vraag."
    TARGETS_DISAGREE 703 "targets_disagree" Error Folder Kept
        "A decision names a demand and another member than that demand's."
        "Een beslissing noemt een vraag en een ander lid dan dat van de vraag."
    DECIDED_TWICE 704 "decided_twice" Error Folder Kept
        "Two decisions are about the same pair."
        "Twee beslissingen gaan over hetzelfde paar."
    PIN_AND_BAN 705 "pin_and_ban" Error Folder Kept
        "A pair is both pinned and banned."
        "Een paar is zowel vastgezet als uitgesloten."
    OVERRIDE_WITHOUT_REASON 706 "override_without_reason" Error Folder Kept
        "An override has no reason."
        "Een afwijking heeft geen reden."
    BAN_WITH_DETAILS 707 "ban_with_details" Warning Folder Kept
        "A ban has fte, from or to: they are not used, the whole pair is banned."
        "Een uitsluiting heeft vte, van of tot: die tellen niet, het hele paar is uitgesloten."
    PIN_NEEDS_FTE 708 "pin_needs_fte" Error Folder Kept
        "Two pins of one person, or of one demand that people share, have no fte."
        "Twee vastgezette toewijzingen van één persoon, of van één gedeelde vraag, hebben geen vte."

    EDIT_OVERRULES 709 "edit_overrules" Warning Edited Kept
        "An edited assignment contradicts a decision; the edit counts."
        "Een gewijzigde toewijzing spreekt een beslissing tegen; de wijziging telt."
    EDIT_WITHOUT_ORIGIN 710 "edit_without_origin" Error Edited Kept
        "It cannot be said from which result an edited file came."
        "Van welk resultaat een gewijzigd bestand komt, is niet te zeggen."

    POOL_DISAGREES 801 "pool_disagrees" Error Folder Kept
        "Two rows of one pool disagree in another column than the amount."
        "Twee rijen van één kostenpool verschillen in een andere kolom dan het bedrag."
    OFF_UNIT 802 "off_unit" Error Folder Kept
        "An amount is no multiple of the pool's unit."
        "Een bedrag is geen veelvoud van de afronding van de kostenpool."
    SUM_TOO_LARGE 803 "sum_too_large" Error Folder Kept
        "Amounts add up to more than is allowed."
        "Bedragen tellen op tot meer dan is toegelaten."
    POOL_CANDIDATE 804 "pool_candidate" Warning Folder Kept
        "A pool names a candidate, which carries no costs."
        "Een kostenpool noemt een kandidaat-lid, dat geen kosten draagt."
    POOL_NOBODY 805 "pool_nobody" Error Folder Kept
        "No member with days of membership shares a pool."
        "Geen enkel lid met dagen lidmaatschap deelt in een kostenpool."
    ZERO_BASE 806 "zero_base" Error Folder Kept
        "The base of a pool is zero for every member."
        "De verdeelsleutel van een kostenpool is nul voor elk lid."
    ADVANCE_TWICE 807 "advance_twice" Warning Folder Kept
        "The same advance stands there twice; both count."
        "Hetzelfde voorschot staat er twee keer; beide tellen."

    PIN_ELIGIBLE 901 "pin_eligible" Error Planner Kept
        "A pin's pair is not eligible (C1)."
        "Het paar van een vastgezette toewijzing komt niet in aanmerking (C1)."
    PIN_FTE 902 "pin_fte" Error Planner Kept
        "A pin's fte is not one that an assignment may have (C2)."
        "De vte van een vastgezette toewijzing is niet toegelaten (C2)."
    PIN_POSITION 903 "pin_position" Error Planner Kept
        "Pins do not fit on the positions of their demand (C3)."
        "Vastgezette toewijzingen passen niet op de plaatsen van hun vraag (C3)."
    PIN_DAYS 904 "pin_days" Error Planner Kept
        "A pin works too few days of the demand's window (C4)."
        "Een vastgezette toewijzing werkt te weinig dagen van de vraag (C4)."
    PIN_AVAILABILITY 905 "pin_availability" Error Planner Kept
        "Pins ask more of a person than is available (C5)."
        "Vastgezette toewijzingen vragen meer van een persoon dan beschikbaar is (C5)."
    PIN_MAX_MEMBERS 906 "pin_max_members" Error Planner Kept
        "Pins send a person to more members than max_members (C6)."
        "Vastgezette toewijzingen sturen een persoon naar meer leden dan max_members (C6)."
    PIN_BUDGET 907 "pin_budget" Error Planner Kept
        "Pins cost a member more than its budget (C7)."
        "Vastgezette toewijzingen kosten een lid meer dan zijn budget (C7)."
    PIN_OUTSIDE_RUN 908 "pin_outside_run" Error Planner Kept
        "A pin's window is not inside the run of its person and demand."
        "De periode van een vastgezette toewijzing valt niet binnen de looptijd van persoon en vraag."
    PIN_NO_FTE 909 "pin_no_fte" Error Planner Kept
        "A pin without fte finds no fte above 0 that its person has left."
        "Voor een vastgezette toewijzing zonder vte blijft geen vte boven 0 over."
    NO_WORKING_DAY 910 "no_working_day" Warning Planner Kept
        "A demand has no working day in its window: it has no positions."
        "Een vraag heeft geen werkdag in haar periode: ze heeft geen plaatsen."
}

impl Code {
    /// Everything that is known of this code.
    #[must_use]
    pub fn entry(self) -> &'static CodeEntry {
        let place = CODES.binary_search_by_key(&self, |entry| entry.code);
        &CODES[place.expect("every code is made by the table, which is sorted")]
    }

    /// How bad a fault with this code is.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.entry().severity
    }
}

/// `E0301` for an error, `W0203` for a warning.
impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match self.severity() {
            Severity::Error => 'E',
            Severity::Warning => 'W',
        };
        f.pad(&format!("{letter}{:04}", self.0))
    }
}

/// The page of all codes, as Markdown.
#[must_use]
pub fn render_codes() -> String {
    let mut page = String::from(
        "# Fault codes\n\nE is an error: nothing is planned until it is mended. W is a warning. \
         The folder `data/invalid/CODE-name` shows a code and `expected.txt` in it says where; \
         what no repository can hold is made by a test. This page is made from the table in \
         `crates/ingest/src/code.rs`, by `cargo run -q -p inzet-ingest --example fault_codes > \
         docs/fault-codes.md`.\n\n\
         | code | name | raised by | shown by | meaning | betekenis |\n|---|---|---|---|---|---|\n",
    );
    for entry in CODES {
        let raised_by = match entry.raised_by {
            RaisedBy::Folder => "reading a folder",
            RaisedBy::Assignments => "reading a result",
            RaisedBy::Edited => "taking in edits",
            RaisedBy::Planner => "planning",
        };
        let shown_by = match entry.fixture {
            Fixture::Kept => "a folder",
            Fixture::Made => "a test",
        };
        page.push_str(&format!(
            "| {} | {} | {raised_by} | {shown_by} | {} | {} |\n",
            entry.code, entry.slug, entry.english, entry.dutch
        ));
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_slugs_are_sorted_and_unique() {
        assert!(CODES.windows(2).all(|pair| pair[0].code < pair[1].code));
        let mut slugs: Vec<_> = CODES.iter().map(|entry| entry.slug).collect();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), CODES.len());
    }

    #[test]
    fn a_code_shows_its_severity() {
        assert_eq!(Code::BAD_NUMBER.to_string(), "E0301");
        assert_eq!(Code::UNKNOWN_COLUMN.to_string(), "W0203");
    }
}
