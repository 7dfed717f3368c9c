//! A small folder for the tests of this crate, and builders for its rows.

use inzet_model::{
    Cents, Dataset, Day, Demand, Fte, IndexVec, Member, MemberKind, MemberState, Period, Policy,
    Priority, Professional, Quarter, Role, RoleIx, Share,
};

/// A day of January 2026.
pub(crate) fn january(day: i8) -> Day {
    Day::from_ymd(2026, 1, day).unwrap()
}

/// The first quarter of 2026: 22 + 20 + 22 weekdays less 1 January = 63 working days; 31 + 28 +
/// 31 = 90 calendar days.
pub(crate) fn period() -> Period {
    Quarter {
        year: 2026,
        number: 1,
    }
    .period()
    .unwrap()
}

/// A professional at 1.00 FTE, level 3, 500 euro a day, three members, with this role.
pub(crate) fn professional(id: &str, role: usize) -> Professional {
    Professional {
        id: id.to_owned(),
        role: RoleIx::from_usize(role),
        level: 3,
        day_cost: Cents::new(50_000),
        fte: Fte::ONE,
        other_roles: Vec::new(),
        regions: Vec::new(),
        skills: Vec::new(),
        max_members: 3,
        from: None,
        to: None,
        name: None,
    }
}

/// A full member without budget.
pub(crate) fn member(id: &str) -> Member {
    Member {
        id: id.to_owned(),
        name: format!("Body {id}"),
        kind: MemberKind::Local,
        state: MemberState::Full,
        region: None,
        kbo: None,
        ovo: None,
        joined: None,
        left: None,
        budget: None,
        bases: Vec::new(),
    }
}

/// A demand of role 0 for one person of 1.00 FTE over the whole period, from level 3.
pub(crate) fn demand(id: &str, member: usize) -> Demand {
    Demand {
        id: id.to_owned(),
        member: member.into(),
        role: RoleIx::from_usize(0),
        fte: Fte::ONE,
        min_fte: Fte::ONE,
        max_people: 1,
        positions: 1,
        min_level: 3,
        skills: Vec::new(),
        prefers: Vec::new(),
        region: None,
        onsite: false,
        priority: Priority::Normal,
        from: None,
        to: None,
        min_cover: Share::from_percent(75).unwrap(),
        note: String::new(),
    }
}

/// Three people (roles 0, 0, 1), two members, three demands (two of M1, one of M2).
pub(crate) fn dataset() -> Dataset {
    let role = |id: &str| Role {
        id: id.to_owned(),
        name_nl: id.to_owned(),
        name_en: id.to_owned(),
        strategic: true,
        reason: None,
    };
    Dataset {
        policy: Policy::for_period(period()),
        members: [member("M1"), member("M2")].into_iter().collect(),
        base_columns: Vec::new(),
        professionals: [
            professional("P1", 0),
            professional("P2", 0),
            professional("P3", 1),
        ]
        .into_iter()
        .collect(),
        demands: [demand("D1", 0), demand("D2", 0), demand("D3", 1)]
            .into_iter()
            .collect(),
        roles: [role("analyst"), role("architect")].into_iter().collect(),
        skills: IndexVec::new(),
        regions: IndexVec::new(),
        availability: Vec::new(),
        previous: Vec::new(),
        decisions: Vec::new(),
        scores: Vec::new(),
        holidays: Vec::new(),
        cost_pools: Vec::new(),
        advances: Vec::new(),
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    /// Zero to `limit`, the limit itself left out.
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (word ^ (word >> 31)) % limit
    }

    /// `least` to `most` quarters of a full-time week.
    pub(crate) fn quarters(&mut self, least: u64, most: u64) -> Fte {
        Fte::from_hundredths(25 * (least + self.below(most - least + 1)) as u32)
    }
}
