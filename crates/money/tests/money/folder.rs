//! A planning folder built in a few words.

use inzet_model::{
    Assignment, Base, Cents, CostPool, Dataset, Day, Demand, DemandIx, Fte, IndexVec, Member,
    MemberIx, MemberKind, MemberState, Period, Policy, PoolMembers, Priority, Professional,
    ProfessionalIx, Quantity, Quarter, Regime, RoleIx, Share,
};
use inzet_money::Served;

/// The first quarter of 2026: 90 days, three months.
pub fn quarter() -> Period {
    Quarter {
        year: 2026,
        number: 1,
    }
    .period()
    .unwrap()
}

/// A day of 2026.
pub fn day(month: i8, of_month: i8) -> Day {
    Day::from_ymd(2026, month, of_month).unwrap()
}

/// So many members, M00000 and up, all the quarter, each with one demand of its own and one `x_`
/// column of zero; and so many professionals at 400.00 a day.
pub fn folder(members: usize, professionals: usize) -> Dataset {
    Dataset {
        policy: Policy::for_period(quarter()),
        members: (0..members).map(member).collect(),
        base_columns: vec!["x_size".to_owned()],
        professionals: (0..professionals).map(professional).collect(),
        demands: (0..members).map(demand).collect(),
        roles: IndexVec::new(),
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

fn member(number: usize) -> Member {
    Member {
        id: format!("M{number:05}"),
        name: format!("Member {number}"),
        kind: MemberKind::Other,
        state: MemberState::Full,
        region: None,
        kbo: None,
        ovo: None,
        joined: None,
        left: None,
        budget: None,
        bases: vec![Quantity::default()],
    }
}

fn professional(number: usize) -> Professional {
    Professional {
        id: format!("P{number:05}"),
        role: RoleIx::from_usize(0),
        level: 3,
        day_cost: Cents::new(40_000),
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

fn demand(number: usize) -> Demand {
    Demand {
        id: format!("D{number:05}"),
        member: MemberIx::from_usize(number),
        role: RoleIx::from_usize(0),
        fte: Fte::ONE,
        min_fte: Fte::ONE,
        max_people: 1,
        positions: 20,
        min_level: 1,
        skills: Vec::new(),
        prefers: Vec::new(),
        region: None,
        onsite: false,
        priority: Priority::Normal,
        from: None,
        to: None,
        min_cover: Share::ZERO,
        note: String::new(),
    }
}

/// A pool in cents, exempt, for all members, without an equal share.
pub fn pool(id: &str, cents: i64, base: Base) -> CostPool {
    CostPool {
        id: id.to_owned(),
        amount: Cents::new(cents),
        base,
        equal_share: Share::ZERO,
        members: PoolMembers::All,
        regime: Regime::Exempt,
        unit: Cents::new(1),
        note: String::new(),
    }
}

/// The whole quarter on the first position of a member's demand.
pub fn served(professional: usize, member: usize, fte: u32, days: u32) -> Served {
    Served {
        assignment: Assignment {
            professional: ProfessionalIx::from_usize(professional),
            demand: DemandIx::from_usize(member),
            position: 1,
            fte: Fte::from_hundredths(fte),
            from: quarter().from,
            to: quarter().to,
        },
        days,
    }
}

/// Sets a member's `x_size`, in hundredths.
pub fn set_size(dataset: &mut Dataset, member: usize, hundredths: u64) {
    dataset.members[member].bases[0] = Quantity::from_hundredths(hundredths).unwrap();
}
