use inzet_model::{Base, MemberKind, MemberState, Priority, Regime};

use crate::code::Code;
use crate::fault::CellFault;

/// The fixed words of a column: value, English word, Dutch words.
pub type Words<T> = [(T, &'static str, &'static [&'static str])];

/// `kind` of members.csv.
pub static MEMBER_KINDS: &Words<MemberKind> = &[
    (MemberKind::Flemish, "flemish", &["vlaams"]),
    (MemberKind::Local, "local", &["lokaal"]),
    (MemberKind::Other, "other", &["andere"]),
];

/// `state` of members.csv.
pub static MEMBER_STATES: &Words<MemberState> = &[
    (MemberState::Candidate, "candidate", &["kandidaat"]),
    (MemberState::Provisional, "provisional", &["voorlopig"]),
    (MemberState::Full, "full", &["werkend", "lid"]),
];

/// `priority` of demands.csv.
pub static PRIORITIES: &Words<Priority> = &[
    (Priority::Low, "low", &["laag"]),
    (Priority::Normal, "normal", &["normaal", "gewoon"]),
    (Priority::High, "high", &["hoog"]),
    (Priority::Critical, "critical", &["kritiek"]),
];

/// What a row of decisions.csv decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionWord {
    /// The assignment is in the plan.
    Pin,
    /// The assignment is not in the plan.
    Ban,
}

/// `decision` of decisions.csv.
pub static DECISIONS: &Words<DecisionWord> = &[
    (DecisionWord::Pin, "pin", &["vast", "vastzetten"]),
    (DecisionWord::Ban, "ban", &["uitgesloten", "niet"]),
];

/// `base` of cost_pools.csv, besides the `x_` columns.
pub static BASES: &Words<Base> = &[
    (Base::FteDays, "fte_days", &["vte_dagen"]),
    (Base::Heads, "heads", &["koppen"]),
    (Base::Wage, "wage", &["loon", "loonkost"]),
    (Base::Equal, "equal", &["gelijk"]),
];

/// `regime` of cost_pools.csv.
pub static REGIMES: &Words<Regime> = &[
    (Regime::Exempt, "exempt", &["vrijgesteld"]),
    (Regime::Taxable, "taxable", &["belast"]),
];

static YES_NO: &Words<bool> = &[
    (true, "yes", &["ja", "true", "1"]),
    (false, "no", &["nee", "neen", "false", "0"]),
];

/// The value of a fixed word, English or Dutch, in any case.
///
/// ```
/// use inzet_ingest::cell::{PRIORITIES, parse_word};
/// use inzet_model::Priority;
/// assert_eq!(parse_word("Kritiek", PRIORITIES), Ok(Priority::Critical));
/// ```
///
/// # Errors
/// `BAD_WORD`.
pub fn parse_word<T: Clone>(text: &str, words: &Words<T>) -> Result<T, CellFault> {
    let typed = text.trim().to_lowercase();
    let known = words
        .iter()
        .find(|(_, english, dutch)| *english == typed || dutch.contains(&typed.as_str()));
    known.map(|(value, _, _)| value.clone()).ok_or_else(|| {
        let names: Vec<&str> = words.iter().map(|(_, english, _)| *english).collect();
        CellFault::new(
            Code::BAD_WORD,
            format!("one of {}", names.join(", ")),
            "Write one of these words, or its Dutch name.",
        )
    })
}

/// `yes`, `ja`, `true` or `1`; `no`, `nee`, `neen`, `false` or `0`.
///
/// # Errors
/// `BAD_WORD`.
pub fn parse_yes_no(text: &str) -> Result<bool, CellFault> {
    parse_word(text, YES_NO)
}
