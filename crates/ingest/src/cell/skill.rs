use crate::cell::id::parse_name;
use crate::code::Code;
use crate::fault::CellFault;

/// A skill `name` or `name:level`: its name and its level, 1 when not given. The level follows
/// the last colon.
///
/// ```
/// # use inzet_ingest::cell::parse_skill;
/// assert_eq!(parse_skill("iso:27001:3"), Ok(("iso:27001".to_owned(), 3)));
/// assert_eq!(parse_skill("java"), Ok(("java".to_owned(), 1)));
/// ```
///
/// # Errors
/// `BAD_NAME`, `BAD_SKILL_LEVEL`.
pub fn parse_skill(text: &str) -> Result<(String, u8), CellFault> {
    let Some((name, level)) = text.rsplit_once(':') else {
        return Ok((parse_name(text)?, 1));
    };
    let level = match level.trim().as_bytes() {
        [digit @ b'1'..=b'5'] => digit - b'0',
        _ => {
            return Err(CellFault::new(
                Code::BAD_SKILL_LEVEL,
                "a level from 1 to 5 after the last colon",
                "Write the level; a name that holds a colon needs one: `iso:27001:1`.",
            ));
        }
    };
    Ok((parse_name(name)?, level))
}
