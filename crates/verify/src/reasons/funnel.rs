//! The first rule of eligibility after which nobody is left.

use inzet_model::{DemandIx, ProfessionalIx};

use crate::eligibility::ERule;
use crate::facts::Facts;
use crate::reasons::Reason;

/// The code of the first rule, in order, after which nobody is left; `None` when somebody passes
/// them all, without any waiver.
pub(super) fn emptied_by(facts: &Facts, demand: DemandIx) -> Option<Reason> {
    let able = &facts.able[facts.dataset.demands[demand].role];
    if able.iter().any(|one| facts.eligible(*one, demand).is_ok()) {
        return None;
    }
    let mut left: Vec<ProfessionalIx> = able.clone();
    for rule in ERule::ALL {
        left.retain(|one| facts.holds(rule, *one, demand));
        if left.is_empty() {
            return Some(code(rule));
        }
    }
    None
}

const fn code(rule: ERule) -> Reason {
    match rule {
        ERule::E1 => Reason::NoRole,
        ERule::E2 => Reason::Level,
        ERule::E3 => Reason::Skill,
        ERule::E4 => Reason::Region,
        ERule::E5 => Reason::Availability,
        ERule::E6 => Reason::Ban,
        ERule::E7 => Reason::Membership,
        ERule::E8 => Reason::NotListed,
    }
}

#[cfg(test)]
mod tests {
    use inzet_model::{
        Dataset, Decision, DecisionKind, Fte, MemberState, ScoreMode, Skill, Target,
    };

    use super::*;
    use crate::example::{dataset, january};

    fn reason(change: impl Fn(&mut Dataset)) -> Option<Reason> {
        let mut dataset = dataset();
        change(&mut dataset);
        emptied_by(&Facts::new(&dataset), 0.into())
    }

    #[test]
    fn every_rule_has_its_code() {
        assert_eq!(reason(|_| ()), None);
        let no_role = |it: &mut Dataset| {
            it.professionals[0].role = 1.into();
            it.professionals[1].role = 1.into();
        };
        assert_eq!(reason(no_role), Some(Reason::NoRole));
        let level = |it: &mut Dataset| it.demands[0].min_level = 4;
        assert_eq!(reason(level), Some(Reason::Level));
        let skill = |it: &mut Dataset| {
            it.demands[0].skills = vec![Skill {
                skill: 0.into(),
                level: 1,
            }];
        };
        assert_eq!(reason(skill), Some(Reason::Skill));
        let region = |it: &mut Dataset| {
            it.demands[0].onsite = true;
            it.demands[0].region = Some(0.into());
            for person in [0, 1] {
                it.professionals[person].regions = vec![1.into()];
            }
        };
        assert_eq!(reason(region), Some(Reason::Region));
        let part_time = |it: &mut Dataset| {
            for person in [0, 1] {
                it.professionals[person].fte = Fte::from_hundredths(90);
            }
        };
        assert_eq!(reason(part_time), Some(Reason::Availability));
        let candidate = |it: &mut Dataset| it.members[0].state = MemberState::Candidate;
        assert_eq!(reason(candidate), Some(Reason::Membership));
        let only = |it: &mut Dataset| it.policy.scores = ScoreMode::Only;
        assert_eq!(reason(only), Some(Reason::NotListed));
    }

    #[test]
    fn the_first_rule_after_which_nobody_is_left_counts() {
        // P1 lacks the level, P2 is banned: after E2 somebody is left, after E6 nobody.
        let change = |it: &mut Dataset| {
            it.professionals[0].level = 2;
            it.decisions.push(Decision {
                professional: 1.into(),
                target: Target::Member(0.into()),
                kind: DecisionKind::Ban,
                reason: None,
                line: 2,
            });
        };
        assert_eq!(reason(change), Some(Reason::Ban));
    }

    #[test]
    fn a_body_that_left_before_the_window_is_a_matter_of_membership() {
        // Its window is empty, so E5 is not looked at.
        let change = |it: &mut Dataset| {
            it.members[0].left = Some(january(4));
            it.demands[0].from = Some(january(5));
        };
        assert_eq!(reason(change), Some(Reason::Membership));
        // On the weekend of 10 January it is a member, but without a working day.
        let weekend = |it: &mut Dataset| {
            it.members[0].joined = Some(january(10));
            it.members[0].left = Some(january(11));
        };
        assert_eq!(reason(weekend), Some(Reason::Membership));
    }
}
