//! The members that pools and advances may name.

use inzet_model::{Dataset, MemberIx, MemberState, NumberStyle};

use crate::register::Register;

/// The members, their states and the `x_` columns that a cost_pools.csv or advances.csv is read
/// against.
pub struct MemberList {
    pub(crate) register: Register<MemberIx>,
    /// By rank.
    candidates: Vec<bool>,
    /// In lower case, sorted.
    pub(crate) base_columns: Vec<String>,
    /// Members or columns may be missing, which has been reported.
    pub(crate) is_partial: bool,
    pub(crate) style: NumberStyle,
}

impl MemberList {
    /// The members of a planning folder.
    #[must_use]
    pub fn of(dataset: &Dataset) -> Self {
        Self::new(
            dataset
                .members
                .iter()
                .map(|member| (member.id.clone(), member.state)),
            dataset.base_columns.clone(),
            dataset.policy.numbers,
        )
    }

    /// These members, in any order. A [`MemberIx`] is the rank of an id among them by UTF-8
    /// bytes, and a base column its rank among `base_columns` in lower case.
    #[must_use]
    pub fn new(
        members: impl IntoIterator<Item = (String, MemberState)>,
        base_columns: Vec<String>,
        style: NumberStyle,
    ) -> Self {
        Self::listed_in("members.csv", members, base_columns, style)
    }

    /// The same, for the members of closed results: faults name their basis.csv.
    #[must_use]
    pub fn of_results(
        members: impl IntoIterator<Item = (String, MemberState)>,
        base_columns: Vec<String>,
        style: NumberStyle,
    ) -> Self {
        Self::listed_in("basis.csv of a result", members, base_columns, style)
    }

    fn listed_in(
        home: &str,
        members: impl IntoIterator<Item = (String, MemberState)>,
        base_columns: Vec<String>,
        style: NumberStyle,
    ) -> Self {
        let mut members: Vec<_> = members.into_iter().collect();
        members.sort_by(|one, other| one.0.cmp(&other.0));
        members.dedup_by(|later, first| later.0 == first.0);
        let candidates = members
            .iter()
            .map(|(_, state)| *state == MemberState::Candidate);
        let candidates = candidates.collect();
        let ids = members.into_iter().map(|(id, _)| id);
        Self::from_register(
            Register::new(home, ids, false),
            candidates,
            base_columns,
            style,
        )
    }

    /// The members of a register, with for each rank whether it is a candidate.
    pub(crate) fn from_register(
        register: Register<MemberIx>,
        candidates: Vec<bool>,
        base_columns: Vec<String>,
        style: NumberStyle,
    ) -> Self {
        let mut base_columns: Vec<_> = base_columns
            .into_iter()
            .map(|column| column.to_lowercase())
            .collect();
        base_columns.sort();
        Self {
            is_partial: register.is_partial(),
            register,
            candidates,
            base_columns,
            style,
        }
    }

    pub(crate) fn is_candidate(&self, member: MemberIx) -> bool {
        self.candidates.get(member.index()) == Some(&true)
    }
}
