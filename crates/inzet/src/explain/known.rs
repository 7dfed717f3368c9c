//! Ids that people ask for, and those that look like them.

use strsim::damerau_levenshtein;

use super::ExplainError;

/// So many ids are suggested.
const SUGGESTED: usize = 3;

/// The place of an id among those that are known.
///
/// # Errors
/// When it is none of them, with those that look like it.
pub(super) fn find_id<'i>(
    kind: &'static str,
    id: &str,
    known: impl Iterator<Item = &'i str> + Clone,
) -> Result<usize, ExplainError> {
    known
        .clone()
        .position(|one| one == id)
        .ok_or_else(|| ExplainError::Unknown {
            kind,
            id: id.to_owned(),
            nearest: nearest(id, known),
        })
}

/// The ids that need least typing to become this one, as long as a third of it stays.
fn nearest<'i>(id: &str, known: impl Iterator<Item = &'i str>) -> Vec<String> {
    let asked = id.to_lowercase();
    let mut alike: Vec<(usize, &str)> = known
        .map(|one| (damerau_levenshtein(&asked, &one.to_lowercase()), one))
        .filter(|&(typing, one)| 3 * typing <= 2 * one.chars().count().max(asked.chars().count()))
        .collect();
    alike.sort_unstable();
    let names = alike.into_iter().take(SUGGESTED);
    names.map(|(_, one)| one.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_what_looks_alike() {
        let known = ["D01", "D02", "D10", "X99"];
        let found = |id| find_id("demand", id, known.into_iter());
        assert_eq!(found("D10").unwrap(), 2);
        let Err(ExplainError::Unknown { nearest, .. }) = found("d02") else {
            panic!("ids are case-sensitive");
        };
        assert_eq!(nearest, ["D02", "D01", "D10"]);
    }
}
