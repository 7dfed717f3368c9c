//! Whatever a plan or a result holds, the judge judges it.

use inzet_model::{Assignment, Day, Fte, Plan};

use crate::example::{Dice, dataset};
use crate::files::{ResultFiles, Table, check_assignments, check_result};
use crate::reasons::unmet_reasons;
use crate::verdict::check_plan;

/// Indices of the folder and beyond it, any fte, any day.
fn assignment(dice: &mut Dice) -> Assignment {
    let fte = [0, 10, 50, 100, 133, u64::from(u32::MAX)][dice.below(6) as usize];
    let day = |dice: &mut Dice| match dice.below(3) {
        0 => dice.below(u64::from(u32::MAX)) as u32 as i32,
        _ => 20_400 + dice.below(200) as i32,
    };
    Assignment {
        professional: (dice.below(5) as usize).into(),
        demand: (dice.below(5) as usize).into(),
        position: [0, 1, 2, u32::MAX][dice.below(4) as usize],
        fte: Fte::from_hundredths(fte as u32),
        from: Day::from_number(day(dice)),
        to: Day::from_number(day(dice)),
    }
}

fn table(dice: &mut Dice) -> Table {
    let words = [
        "",
        "professional",
        "demand",
        "P1",
        "D1",
        "reason",
        "-",
        "1e999",
        "§",
        "9".repeat(50).as_str(),
    ]
    .map(str::to_owned);
    let mut cells = |count: u64| -> Vec<String> {
        (0..count)
            .map(|_| words[dice.below(10) as usize].clone())
            .collect()
    };
    let header = cells(6);
    let rows = (2..8).map(|line| (line, cells(line))).collect();
    Table {
        header,
        rows,
        decimal_comma: dice.below(2) == 0,
    }
}

#[test]
fn nothing_in_a_plan_or_a_result_makes_the_judge_panic() {
    let mut dice = Dice(7);
    let mut dataset = dataset();
    dataset.demands[0].positions = 2;
    dataset.demands[1].max_people = 3;
    for _ in 0..300 {
        let count = dice.below(6);
        let rows: Vec<Assignment> = (0..count).map(|_| assignment(&mut dice)).collect();
        let plan = Plan::new(rows.clone());
        let verdict = check_plan(&dataset, &plan);
        assert_eq!(verdict.score, verdict.goals.total());
        let _ = unmet_reasons(&dataset, &plan);
        let names = ["assignments.csv", "unmet.csv", "charges.csv", "basis.csv"];
        let files = ResultFiles {
            tables: names
                .iter()
                .map(|name| ((*name).to_owned(), table(&mut dice)))
                .collect(),
            summary: Some(
                ["", "{}", "{\"gap\": 1e99, \"bound\": 9}", "nul"][dice.below(4) as usize]
                    .to_owned(),
            ),
        };
        assert!(!check_result(&dataset, &plan, &files).is_empty());
        let _ = check_assignments(&dataset, &rows, &table(&mut dice));
    }
}
