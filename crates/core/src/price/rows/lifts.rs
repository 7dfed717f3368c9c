//! Rows of cuts on what solidarity counts.

use inzet_model::{DemandIx, MemberIx};

use super::{Row, Rows};
use crate::instance::Instance;
use crate::price::lift::{Lift, Rounding};

impl Rows {
    /// The cuts on what solidarity counts for a member.
    #[must_use]
    pub fn lifts_of(&self, member: MemberIx) -> &[Lift] {
        let start = self.lifts.partition_point(|lift| lift.member < member);
        let end = self.lifts.partition_point(|lift| lift.member <= member);
        &self.lifts[start..end]
    }

    /// Whether there are any.
    #[must_use]
    pub fn has_lifts(&self) -> bool {
        !self.lifts.is_empty()
    }

    /// Members with such a cut, rising.
    pub fn lifted(&self) -> impl Iterator<Item = MemberIx> {
        self.lifted.iter().map(|lifted| lifted.0)
    }

    /// The demands of a member with such a cut that somebody can serve.
    #[must_use]
    pub fn lifted_demands(&self, member: MemberIx) -> &[DemandIx] {
        let place = self.lifted.binary_search_by_key(&member, |lifted| lifted.0);
        place.map_or(&[], |place| &self.lifted[place].1)
    }

    /// Adds a cut: solidarity counts no more for a member than what each assignment counts for, rounded;
    /// whether it is new.
    pub fn add_lift(&mut self, instance: &Instance, member: MemberIx, rounding: Rounding) -> bool {
        let Some(solidarity) = self.solidarity_of(member) else {
            return false;
        };
        let known = self.lifts_of(member);
        if known.iter().any(|lift| lift.rounding == rounding) {
            return false;
        }
        let number = u32::try_from(known.len()).unwrap_or(u32::MAX);
        let (typical, floor) = (self.typical[solidarity], self.floors[solidarity]);
        self.push(Row::Lift(member, number), rounding.limit, typical, floor);
        let lift = Lift {
            member,
            row: self.rows.len() - 1,
            rounding,
        };
        let place = self.lifts.partition_point(|lift| lift.member <= member);
        self.lifts.insert(place, lift);
        if let Err(place) = self.lifted.binary_search_by_key(&member, |known| known.0) {
            let demands = instance.dataset().demands.iter_enumerated();
            let own = demands
                .filter(|(demand, row)| row.member == member && self.people_of(*demand).is_some());
            let own = own.map(|(demand, _)| demand).collect();
            self.lifted.insert(place, (member, own));
        }
        true
    }
}
