//! The ids of a table: which there are, and the rank of each.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

/// The ids of one table with their ranks by UTF-8 bytes.
///
/// It also holds the ids of rows that are faulty otherwise, so that a reference to such a row is
/// not reported as unknown.
pub(crate) struct Register<Ix> {
    ranks: HashMap<String, Ix>,
    /// The table could not be read whole: what is not here may still exist.
    is_partial: bool,
    /// Where the ids stand, for people.
    home: String,
    ignoring_case: OnceCell<BTreeMap<String, String>>,
}

/// What a register knows of an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known<Ix> {
    Here(Ix),
    /// Its table was not read whole; that has been reported.
    Unsure,
    No,
}

impl<Ix: Copy + From<usize>> Register<Ix> {
    /// A register of these ids of a file, in any order; an id may come twice.
    pub(crate) fn new(home: &str, ids: impl IntoIterator<Item = String>, is_partial: bool) -> Self {
        let mut ids: Vec<String> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        let ranks = ids.into_iter().enumerate();
        Self {
            ranks: ranks.map(|(rank, id)| (id, Ix::from(rank))).collect(),
            is_partial,
            home: home.to_owned(),
            ignoring_case: OnceCell::new(),
        }
    }

    /// What is known of an id.
    pub(crate) fn find(&self, id: &str) -> Known<Ix> {
        match self.ranks.get(id) {
            Some(ix) => Known::Here(*ix),
            None if self.is_partial => Known::Unsure,
            None => Known::No,
        }
    }

    /// Where the ids stand: `members.csv`.
    pub(crate) fn home(&self) -> &str {
        &self.home
    }

    /// Whether ids may be missing.
    pub(crate) fn is_partial(&self) -> bool {
        self.is_partial
    }

    /// How many ids there are.
    pub(crate) fn len(&self) -> usize {
        self.ranks.len()
    }

    /// An id that differs from this one only in case, if there is one.
    pub(crate) fn similar(&self, id: &str) -> Option<&str> {
        let by_lower_case = self.ignoring_case.get_or_init(|| {
            let mut ids: Vec<&String> = self.ranks.keys().collect();
            ids.sort_unstable();
            ids.iter()
                .map(|id| (id.to_lowercase(), (*id).clone()))
                .collect()
        });
        by_lower_case.get(&id.to_lowercase()).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use inzet_model::MemberIx;

    use super::*;

    #[test]
    fn ranks_ids_by_their_bytes() {
        let register =
            Register::<MemberIx>::new("members.csv", ["b", "a", "B"].map(String::from), false);
        assert_eq!(register.find("b"), Known::Here(MemberIx::from(2_usize)));
        assert_eq!(register.find("c"), Known::No);
        assert_eq!(register.similar("A"), Some("a"));
    }
}
