//! What a pool is split by, one file per base.

mod column;
mod equal;
mod fte_days;
mod heads;
mod wage;

use inzet_model::Base;

use crate::basis::BasisRow;
use crate::quantity::Quantity;

/// How much of a base a member has; `None` when it has no such column.
#[must_use]
pub fn quantity(base: &Base, member: &BasisRow) -> Option<Quantity> {
    match base {
        Base::FteDays => Some(fte_days::quantity(member)),
        Base::Heads => Some(heads::quantity(member)),
        Base::Wage => Some(wage::quantity(member)),
        Base::Equal => Some(equal::quantity(member)),
        Base::Column(place) => column::quantity(member, *place),
    }
}

/// The word of a base in files: `fte_days`, or the name of its column.
///
/// `columns` are the names to which [`Base::Column`] points; a place beyond them has no word.
#[must_use]
pub fn word<'a>(base: &Base, columns: &'a [String]) -> &'a str {
    match base {
        Base::FteDays => fte_days::WORD,
        Base::Heads => heads::WORD,
        Base::Wage => wage::WORD,
        Base::Equal => equal::WORD,
        Base::Column(place) => columns.get(*place).map_or("", String::as_str),
    }
}

/// The base of a word of [`word`], as `--compare` takes it.
#[must_use]
pub fn parse(text: &str, columns: &[String]) -> Option<Base> {
    let named = [Base::FteDays, Base::Heads, Base::Wage, Base::Equal];
    named
        .into_iter()
        .chain((0..columns.len()).map(Base::Column))
        .find(|base| word(base, columns) == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_base_is_read_back_from_its_word() {
        let columns = ["x_beds".to_owned(), "x_inhabitants".to_owned()];
        for text in [
            "fte_days",
            "heads",
            "wage",
            "equal",
            "x_beds",
            "x_inhabitants",
        ] {
            let base = parse(text, &columns).unwrap();
            assert_eq!(word(&base, &columns), text);
        }
        assert_eq!(parse("x_other", &columns), None);
    }
}
