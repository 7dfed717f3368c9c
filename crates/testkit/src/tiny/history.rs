//! Who served whom before, outside scores and extra holidays of a tiny folder.

use inzet_model::{
    Dataset, DemandIx, Holiday, MemberIx, OutsideScore, Previous, ProfessionalIx, ScoreMode,
};

use super::some_day;
use crate::random::Random;

pub(super) fn add_history(dataset: &mut Dataset, random: &mut Random) {
    for professional in dataset.professionals.indices() {
        if random.percent(60) {
            let row = draw_previous(professional, dataset, random);
            dataset.previous.push(row);
        }
    }
    dataset.previous.sort();
    add_scores(dataset, random);
    if random.percent(30) {
        let date = some_day(dataset, random);
        dataset.holidays.push(Holiday {
            date,
            name: "Bridge day".to_owned(),
        });
    }
}

/// Mostly a demand of its member; sometimes a demand that belongs to another member by now.
fn draw_previous(professional: ProfessionalIx, dataset: &Dataset, random: &mut Random) -> Previous {
    let demand = DemandIx::from_usize(random.below(dataset.demands.len() as u64) as usize);
    let any = MemberIx::from_usize(random.below(dataset.members.len() as u64) as usize);
    match random.below(3) {
        0 => Previous {
            professional,
            member: any,
            demand: None,
            fte: None,
        },
        1 => Previous {
            professional,
            member: any,
            demand: Some(demand),
            fte: None,
        },
        _ => Previous {
            professional,
            member: dataset.demands[demand].member,
            demand: Some(demand),
            fte: None,
        },
    }
}

/// A few points either way; most pairs are listed when only listed pairs are eligible.
fn add_scores(dataset: &mut Dataset, random: &mut Random) {
    let listed = match dataset.policy.scores {
        ScoreMode::Only => 65,
        ScoreMode::Add => random.choose(&[(0, 60), (30, 40)]),
    };
    for professional in dataset.professionals.indices() {
        for demand in dataset.demands.indices() {
            if random.percent(listed) {
                let points = i64::from(random.between(0, 300)) - 150;
                dataset.scores.push(OutsideScore {
                    professional,
                    demand,
                    points,
                });
            }
        }
    }
}
