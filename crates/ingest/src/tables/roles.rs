//! roles.csv, and the eight roles of the agreement.

use inzet_model::Role;

use crate::cell::{parse_id, parse_yes_no};
use crate::code::Code;
use crate::fault::{CellFault, Fault};
use crate::headers::{Column, Layout};
use crate::table::{Row, Table};

/// The columns of roles.csv.
pub static LAYOUT: Layout = Layout {
    table: "roles",
    columns: &[
        Column::required("id", &["profiel", "functie"]),
        Column::optional("name_nl", &["naam_nl"]),
        Column::optional("name_en", &["naam_en"]),
        Column::optional("strategic", &["strategisch"]),
        Column::optional("reason", &["reden", "motivering"]),
    ],
    takes_bases: false,
};

/// The open list of article 9 of the agreement: id, Dutch name, English name.
pub(crate) static BUILT_IN: &[(&str, &str, &str)] = &[
    ("business_analyst", "Business analist", "Business analyst"),
    (
        "functional_analyst",
        "Functioneel analist",
        "Functional analyst",
    ),
    ("ict_architect", "ICT-architect", "ICT architect"),
    ("ict_director", "ICT-directeur", "ICT director"),
    ("ict_manager", "ICT-manager", "ICT manager"),
    (
        "programme_manager",
        "ICT-programmamanager",
        "ICT programme manager",
    ),
    ("project_leader", "ICT-projectleider", "ICT project leader"),
    (
        "security_consultant",
        "Veiligheidsconsulent",
        "Security consultant",
    ),
];

/// The roles of the agreement and those of the file, sorted by id. A row with the id of a role of
/// the agreement replaces it; names that it leaves empty stay.
pub(crate) fn read(table: Option<&Table>, faults: &mut Vec<Fault>) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    if let Some(table) = table {
        table.check_unique("id", faults);
        roles = table.read(Default::default(), faults, read_row);
    }
    for (id, name_nl, name_en) in BUILT_IN {
        if roles.iter().any(|role| role.id == *id) {
            continue;
        }
        roles.push(Role {
            id: (*id).to_owned(),
            name_nl: (*name_nl).to_owned(),
            name_en: (*name_en).to_owned(),
            strategic: true,
            reason: None,
        });
    }
    roles.sort_by(|one, other| one.id.cmp(&other.id));
    roles
}

fn read_row(row: &mut Row<'_>) -> Option<Role> {
    let id = row.required("id", parse_id);
    let strategic = row.or("strategic", true, parse_yes_no);
    let id = id?;
    let built_in = BUILT_IN.iter().find(|(known, _, _)| *known == id);
    let reason = Some(row.text("reason").to_owned()).filter(|reason| !reason.is_empty());
    if reason.is_none() && built_in.is_none() {
        row.fault_on("reason", "", &without_reason());
    }
    let (name_nl, name_en) = (row.text("name_nl"), row.text("name_en"));
    let (own_nl, own_en) = match built_in {
        Some((_, name_nl, name_en)) => (*name_nl, *name_en),
        None => (id.as_str(), id.as_str()),
    };
    // A name in one language serves for both, unless the agreement has a better one.
    let other_nl = if built_in.is_some() {
        own_nl
    } else {
        first_filled(name_en, own_nl)
    };
    let other_en = if built_in.is_some() {
        own_en
    } else {
        first_filled(name_nl, own_en)
    };
    Some(Role {
        name_nl: first_filled(name_nl, other_nl).to_owned(),
        name_en: first_filled(name_en, other_en).to_owned(),
        strategic: strategic?,
        reason,
        id,
    })
}

fn first_filled<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    if text.is_empty() { otherwise } else { text }
}

fn without_reason() -> CellFault {
    CellFault::new(
        Code::ROLE_WITHOUT_REASON,
        "why this role is a strategic bridge role",
        "Record the reason (agreement, art. 9).",
    )
}
