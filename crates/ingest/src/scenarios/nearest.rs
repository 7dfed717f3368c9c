//! The known word nearest to a mistyped one.

/// One slip in so many letters: with more, a suggestion would puzzle more than help.
const LETTERS_A_SLIP: usize = 3;

/// The known word most like the one typed, if one is like it; of several the first.
pub(super) fn nearest<'a>(typed: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    let mut best: Option<(usize, &str)> = None;
    for word in known {
        let slips = strsim::damerau_levenshtein(&typed, &word.to_lowercase());
        let is_like = slips * LETTERS_A_SLIP <= typed.chars().count().max(word.chars().count());
        if is_like && best.is_none_or(|(fewest, _)| slips < fewest) {
            best = Some((slips, word));
        }
    }
    best.map(|(_, word)| word)
}

/// A hint that names the nearest known word, or else says what to do without one.
pub(super) fn hint<'a>(
    typed: &str,
    known: impl Iterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    nearest(typed, known).map_or_else(
        || otherwise.to_owned(),
        |word| format!("Did you mean `{word}`?"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_is_like_it_and_nothing_else() {
        let known = ["P001", "P017", "M03"];
        assert_eq!(nearest("P07", known.into_iter()), Some("P017"));
        assert_eq!(nearest("m03", known.into_iter()), Some("M03"));
        assert_eq!(nearest("architect", known.into_iter()), None);
    }
}
