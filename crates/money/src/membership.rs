//! Days of membership.

use inzet_model::{Member, MemberState, Period};

/// Days of membership in a period: joined and left cut to the period, both included; 0 for a
/// candidate.
///
/// # Source
/// MONEY, inputs.
#[must_use]
pub fn membership_days(member: &Member, period: &Period) -> u32 {
    if member.state == MemberState::Candidate {
        return 0;
    }
    let from = member
        .joined
        .map_or(period.from, |day| day.max(period.from));
    let to = member.left.map_or(period.to, |day| day.min(period.to));
    from.days_through(to)
}

#[cfg(test)]
mod tests {
    use inzet_model::{Day, MemberKind, Quarter};

    use super::*;

    fn days(state: MemberState, joined: Option<Day>, left: Option<Day>) -> u32 {
        let quarter = Quarter {
            year: 2026,
            number: 1,
        };
        let member = Member {
            id: "M1".into(),
            name: "Member".into(),
            kind: MemberKind::Local,
            state,
            region: None,
            kbo: None,
            ovo: None,
            joined,
            left,
            budget: None,
            bases: Vec::new(),
        };
        membership_days(&member, &quarter.period().unwrap())
    }

    #[test]
    fn joining_and_leaving_cut_the_period() {
        let february = Day::from_ymd(2026, 2, 1);
        let before = Day::from_ymd(2025, 2, 1);
        let after = Day::from_ymd(2027, 2, 1);
        assert_eq!(days(MemberState::Full, None, None), 90);
        assert_eq!(days(MemberState::Provisional, before, after), 90);
        assert_eq!(days(MemberState::Full, february, None), 59);
        assert_eq!(days(MemberState::Full, None, february), 32);
        assert_eq!(days(MemberState::Full, february, february), 1);
        assert_eq!(days(MemberState::Full, after, None), 0);
        assert_eq!(days(MemberState::Full, None, before), 0);
    }

    #[test]
    fn a_candidate_is_no_member_yet() {
        assert_eq!(days(MemberState::Candidate, None, None), 0);
    }
}
