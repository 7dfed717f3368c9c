/// A role that people have and demands ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// The word in files.
    pub id: String,
    /// What it is called in Dutch.
    pub name_nl: String,
    /// What it is called in English.
    pub name_en: String,
    /// Whether it may be seconded at all (agreement, art. 6 and 9).
    pub strategic: bool,
    /// Why a role outside the list of article 9 is strategic.
    pub reason: Option<String>,
}
