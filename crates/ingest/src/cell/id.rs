use crate::code::Code;
use crate::fault::CellFault;

const LONGEST_ID: usize = 64;

/// An id: trimmed text of at most 64 characters, without `#`, `|` or control characters.
///
/// ```
/// # use inzet_ingest::cell::parse_id;
/// assert_eq!(parse_id(" P1 ").as_deref(), Ok("P1"));
/// assert!(parse_id("P#1").is_err());
/// ```
///
/// # Errors
/// `BAD_ID`.
pub fn parse_id(text: &str) -> Result<String, CellFault> {
    let id = text.trim();
    let is_sound = !id.is_empty()
        && id.chars().count() <= LONGEST_ID
        && !id.contains(|character: char| matches!(character, '#' | '|') || character.is_control());
    if is_sound {
        return Ok(id.to_owned());
    }
    Err(CellFault::new(
        Code::BAD_ID,
        "an id of 1 to 64 characters, without #, | or control characters",
        "Choose another id, here and wherever it is named.",
    ))
}

/// The name of a region or a skill: trimmed text without `|` or control characters.
///
/// # Errors
/// `BAD_NAME`.
pub fn parse_name(text: &str) -> Result<String, CellFault> {
    let name = text.trim();
    let is_sound = !name.is_empty()
        && !name.contains(|character: char| character == '|' || character.is_control());
    if is_sound {
        return Ok(name.to_owned());
    }
    Err(CellFault::new(
        Code::BAD_NAME,
        "one name, without | or control characters",
        "Write one name; only lists hold several, with | between them.",
    ))
}
