//! Identifiers with a check: enterprise number, organisation code, account and bank.

use crate::code::Code;
use crate::fault::CellFault;

/// An enterprise number as ten digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kbo {
    /// Ten digits.
    pub digits: String,
    /// It was typed with nine.
    pub was_short: bool,
}

/// An enterprise number (KBO), with or without points, blanks and `BE` in front. Nine digits are
/// read with a leading 0.
///
/// ```
/// # use inzet_ingest::parse_kbo;
/// assert_eq!(parse_kbo("0552.687.984").unwrap().digits, "0552687984");
/// ```
///
/// # Errors
/// `BAD_KBO`.
///
/// # Source
/// DOMAIN rule 10: the first digit is 0 or 1; the last two are 97 minus the first eight modulo
/// 97, so 97 and never 00 when that remainder is 0.
pub fn parse_kbo(text: &str) -> Result<Kbo, CellFault> {
    let bad = || {
        CellFault::new(
            Code::BAD_KBO,
            "ten digits, the first 0 or 1 and the last two a check, such as 0552.687.984",
            "Copy the number from the Crossroads Bank for Enterprises.",
        )
    };
    let typed = text.trim();
    let number = match typed.get(..2) {
        Some(country) if country.eq_ignore_ascii_case("be") => &typed[2..],
        _ => typed,
    };
    let mut digits: String = number
        .chars()
        .filter(|character| !matches!(character, '.' | ' ' | '\u{a0}' | '\u{202f}'))
        .collect();
    let was_short = digits.len() == 9;
    if was_short {
        digits.insert(0, '0');
    }
    let is_plain = digits.len() == 10 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_plain || !digits.starts_with(['0', '1']) {
        return Err(bad());
    }
    let (front, check) = digits.split_at(8);
    let front: u32 = front.parse().map_err(|_| bad())?;
    let check: u32 = check.parse().map_err(|_| bad())?;
    if check != 97 - front % 97 {
        return Err(bad());
    }
    Ok(Kbo { digits, was_short })
}

/// An organisation code of the Flemish government: `OVO` and six digits.
///
/// # Errors
/// `BAD_OVO`.
pub fn parse_ovo(text: &str) -> Result<String, CellFault> {
    let code = text.trim().to_ascii_uppercase();
    let digits = code.strip_prefix("OVO");
    if digits.is_some_and(|digits| is_digits(digits) && digits.len() == 6) {
        return Ok(code);
    }
    Err(CellFault::new(
        Code::BAD_OVO,
        "OVO and six digits, such as OVO000001",
        "Copy the code from the register of organisations (Wegwijs).",
    ))
}

/// Checks an account number (IBAN), with or without blanks; it stays as typed.
///
/// # Errors
/// `BAD_IBAN`.
///
/// # Source
/// ISO 13616 and ISO 7064, mod 97-10: with the first four characters moved to the end and letters
/// read as 10 to 35, the remainder by 97 is 1.
pub fn parse_iban(text: &str) -> Result<String, CellFault> {
    let typed = text.trim();
    let plain: String = typed
        .chars()
        .filter(|character| *character != ' ')
        .collect();
    let plain = plain.to_ascii_uppercase();
    if is_iban(&plain) {
        return Ok(typed.to_owned());
    }
    Err(CellFault::new(
        Code::BAD_IBAN,
        "an account number whose check digits fit, such as BE71 0961 2345 6769",
        "Copy the number from a statement of the bank.",
    ))
}

/// Checks a bank code (BIC): four letters, a country, two characters, and three more or none.
///
/// # Errors
/// `BAD_BIC`.
pub fn parse_bic(text: &str) -> Result<String, CellFault> {
    let code = text.trim().to_ascii_uppercase();
    let is_sound = matches!(code.len(), 8 | 11)
        && code.bytes().take(6).all(|byte| byte.is_ascii_uppercase())
        && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_sound {
        return Ok(code);
    }
    Err(CellFault::new(
        Code::BAD_BIC,
        "8 or 11 characters, such as GKCCBEBB",
        "Copy the code from a statement of the bank.",
    ))
}

fn is_iban(plain: &str) -> bool {
    let is_shaped = (15..=34).contains(&plain.len())
        && plain.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && plain.bytes().take(2).all(|byte| byte.is_ascii_uppercase())
        && plain
            .bytes()
            .skip(2)
            .take(2)
            .all(|byte| byte.is_ascii_digit());
    if !is_shaped || (plain.starts_with("BE") && plain.len() != 16) {
        return false;
    }
    let (front, rest) = plain.split_at(4);
    let remainder = rest
        .chars()
        .chain(front.chars())
        .fold(0, |remainder, character| {
            let value = character.to_digit(36).unwrap_or(0);
            let shift = if value < 10 { 10 } else { 100 };
            (remainder * shift + value) % 97
        });
    remainder == 1
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judges_enterprise_numbers() {
        for valid in [
            "0552.687.984",
            "0566.988.259",
            "0842.399.963",
            "0000.009.797",
            "1000.000.021",
            "BE 0552687984",
        ] {
            assert!(parse_kbo(valid).is_ok(), "{valid}");
        }
        // Check digit off by one; 00 for 97; first digit 2; eight digits; eleven.
        for invalid in [
            "0552.687.985",
            "0000.009.700",
            "2000.000.042",
            "55268798",
            "00552687984",
            "055268798a",
        ] {
            assert!(parse_kbo(invalid).is_err(), "{invalid}");
        }
    }

    #[test]
    fn reads_nine_digits_with_a_leading_zero() {
        let kbo = parse_kbo("552.687.984").unwrap();
        assert_eq!((kbo.digits.as_str(), kbo.was_short), ("0552687984", true));
    }

    #[test]
    fn judges_organisation_codes() {
        assert_eq!(parse_ovo("ovo000001").as_deref(), Ok("OVO000001"));
        assert!(parse_ovo("OVO00001").is_err());
        assert!(parse_ovo("OVO00000é").is_err());
    }

    #[test]
    fn judges_account_numbers() {
        for valid in [
            "BE71 0961 2345 6769",
            "BE68539007547034",
            "NL91 ABNA 0417 1643 00",
        ] {
            assert!(parse_iban(valid).is_ok(), "{valid}");
        }
        for invalid in [
            "BE71 0961 2345 6768",
            "BE71 0961 2345 676",
            "BE71",
            "",
            "ÉÉ71096123456769",
        ] {
            assert!(parse_iban(invalid).is_err(), "{invalid}");
        }
    }

    #[test]
    fn judges_bank_codes() {
        assert!(parse_bic("GKCCBEBB").is_ok());
        assert!(parse_bic("GKCC1EBB").is_err());
        assert!(parse_bic("GKCCBEB").is_err());
    }
}
