//! The eight roles of article 9 of the agreement.

use inzet_model::Role;

/// Id, Dutch and English name, by id.
const AGREED: [(&str, &str, &str); 8] = [
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

/// The roles that every folder knows, by id.
pub(crate) fn agreed_roles() -> Vec<Role> {
    AGREED
        .iter()
        .map(|(id, name_nl, name_en)| Role {
            id: (*id).to_owned(),
            name_nl: (*name_nl).to_owned(),
            name_en: (*name_en).to_owned(),
            strategic: true,
            reason: None,
        })
        .collect()
}

/// Whether a role needs no row in roles.csv.
pub(crate) fn is_agreed(role: &Role) -> bool {
    AGREED.iter().any(|agreed| agreed.0 == role.id)
}
