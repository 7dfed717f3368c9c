//! A whole result of a small folder, worked out by hand, and what a change in it is called.
//!
//! P1 works 63 days of 500 euro on D1 for M1; P2 half of them on D3 for M2, whose budget of
//! 17,000 euro ends there: 15,750 of wages and 250 x 3 = 750 of fee are 16,500, and one step of
//! 0.10 more is 3,150. Nobody is left for D2. Pool admin: 1,000.01 euro, 20% of it equal; M1 has
//! 63 of 94.5 FTE-days and 90 of 180 days: 100,001 x (1/5 x 1/2 + 4/5 x 2/3) = 1,900,019/30 =
//! 63,333 29/30 cents; M2 36,667 1/30; the odd cent goes to M1. Licences: -50 euro by heads, 3
//! professional-months each.

use inzet_model::{
    Assignment, Base, Cents, CostPool, Dataset, Fte, Plan, PoolMembers, Quantity, Regime, Share,
};

use crate::example::{dataset, period};
use crate::files::{ResultFiles, Table, check_assignments, check_result};
use crate::verdict::{Rule, Violation, check_plan};

const FILES: [(&str, &str); 7] = [
    (
        "assignments.csv",
        "professional,demand,position,member,role,fte,from,to,days,fte_days,rate,status
P1,D1,D1,M1,analyst,1.00,2026-01-01,2026-03-31,63,63.00,175,new
P2,D3,D3,M2,analyst,0.50,2026-01-01,2026-03-31,63,31.50,175,new",
    ),
    (
        "unmet.csv",
        "demand,position,member,role,fte,fte_unmet,fte_days_unmet,reason,explanation
D2,D2,M1,analyst,1.00,1.00,63.00,capacity,Nobody has room.
D3,D3,M2,analyst,1.00,0.50,31.50,budget,The budget ends.",
    ),
    (
        "professionals.csv",
        "professional,role,available_fte_days,assigned_fte_days,utilisation,members,\
bench_fte_days,bench_cost_eur
P1,analyst,63.00,63.00,1.0000,1,0.00,0.00
P2,analyst,63.00,31.50,0.5000,1,31.50,15750.00
P3,architect,63.00,0.00,0.0000,0,63.00,31500.00",
    ),
    (
        "members.csv",
        "member,requested_fte_days,served_fte_days,coverage,people,wage_eur,management_fee_eur,\
budget_eur
M1,126.00,63.00,0.5000,1,31500.00,750.00,
M2,63.00,31.50,0.5000,1,15750.00,750.00,17000.00",
    ),
    (
        "charges.csv",
        "member,kind,pool,professional,position,base,quantity,total_quantity,pool_amount_eur,\
equal_share,days,total_days,quota,amount_eur,odd_unit,method
M1,wage,,P1,D1,,63.00,,,,,,3150000/1,31500.00,,day_cost
M1,management_fee,,P1,,,90,90,,,,,75000/1,750.00,,flat_fee
M1,pool,admin,,,fte_days,63.00,94.50,1000.01,0.2000,90,180,1900019/30,633.34,1,\
largest_remainder+equal
M1,pool,licences,,,heads,3/1,6/1,-50.00,0.0000,90,180,-2500/1,-25.00,0,largest_remainder
M2,wage,,P2,D3,,31.50,,,,,,1575000/1,15750.00,,day_cost
M2,management_fee,,P2,,,90,90,,,,,75000/1,750.00,,flat_fee
M2,pool,admin,,,fte_days,31.50,94.50,1000.01,0.2000,90,180,1100011/30,366.67,0,\
largest_remainder+equal
M2,pool,licences,,,heads,3/1,6/1,-50.00,0.0000,90,180,-2500/1,-25.00,0,largest_remainder",
    ),
    (
        "charges_total.csv",
        "member,wage_eur,management_fee_eur,pools_eur,total_eur
M1,31500.00,750.00,608.34,32858.34
M2,15750.00,750.00,341.67,16841.67",
    ),
    (
        "basis.csv",
        "member,name,kind,state,membership_days,fte_days,heads,wage_eur,x_inhabitants
M1,Body M1,local,full,90,63.00,3/1,31500.00,12.50
M2,Body M2,local,full,90,31.50,3/1,15750.00,0.00",
    ),
];

/// c x w is 6,300 and 3,150. Coverage 9,450 x 200; cost 9,450 x 25; two arrivals of 2,000;
/// solidarity 100 x (6,300 + 3,150), both just at their half. Gap: 5,250 / 2,600,000.
const SUMMARY: &str = r#"{"status": "feasible", "stopped_by": "work", "score": 2594750,
    "bound": 2600000, "gap": 0.00201924,
    "period": {"from": "2026-01-01", "to": "2026-03-31", "months": 3},
    "policy": {"quarter": "2026Q1", "planning": {"fte_step": "0.10"},
        "points": {"low": 100, "solidarity_share": "50%"}, "payment": {"iban": null}},
    "goals": {"coverage": 1890000, "solidarity": 945000, "continuity": -4000, "fit": 0,
        "cost": -236250},
    "counts": {"members": 2, "assignments": 2}, "engine": "decompose", "seed": 1, "limits": {},
    "version": "0.1.0"}"#;

fn folder() -> Dataset {
    let mut it = dataset();
    it.members[1].budget = Some(Cents::new(1_700_000));
    it.demands[2].min_fte = Fte::from_hundredths(50);
    it.base_columns = vec!["x_inhabitants".to_owned()];
    it.members[0].bases = vec![Quantity::from_hundredths(1_250).unwrap()];
    it.members[1].bases = vec![Quantity::default()];
    let pool = |id: &str, amount, base, percent| CostPool {
        id: id.to_owned(),
        amount: Cents::new(amount),
        base,
        equal_share: Share::from_percent(percent).unwrap(),
        members: PoolMembers::All,
        regime: Regime::Exempt,
        unit: Cents::new(1),
        note: String::new(),
    };
    it.cost_pools = vec![
        pool("admin", 100_001, Base::FteDays, 20),
        pool("licences", -5_000, Base::Heads, 0),
    ];
    it
}

fn assignments() -> Vec<Assignment> {
    let on = |professional: usize, demand: usize, fte| Assignment {
        professional: professional.into(),
        demand: demand.into(),
        position: 1,
        fte: Fte::from_hundredths(fte),
        from: period().from,
        to: period().to,
    };
    vec![on(0, 0, 100), on(1, 2, 50)]
}

fn table(text: &str) -> Table {
    let cells = |line: &str| -> Vec<String> { line.split(',').map(str::to_owned).collect() };
    let mut lines = text.lines();
    let header = cells(lines.next().unwrap());
    let rows = lines.zip(2..).map(|(line, number)| (number, cells(line)));
    Table {
        rows: rows.collect(),
        header,
        decimal_comma: false,
    }
}

fn result() -> ResultFiles {
    ResultFiles {
        tables: FILES
            .iter()
            .map(|(name, text)| ((*name).to_owned(), table(text)))
            .collect(),
        summary: Some(SUMMARY.to_owned()),
    }
}

fn check(files: &ResultFiles) -> Vec<Violation> {
    check_result(&folder(), &Plan::new(assignments()), files)
}

#[test]
fn the_result_worked_out_by_hand_is_right() {
    assert_eq!(
        check_plan(&folder(), &Plan::new(assignments())).violations,
        []
    );
    assert_eq!(check(&result()), []);
}

#[test]
fn every_cell_counts_but_the_explanation() {
    for (name, text) in FILES {
        let bare = table(text);
        for (place, row) in bare.rows.iter().enumerate() {
            for (column, header) in bare.header.iter().enumerate() {
                let mut changed = result();
                let own = changed.tables.get_mut(name).unwrap();
                own.rows[place].1[column] += "1";
                let violations = check(&changed);
                if header == "explanation" {
                    assert_eq!(violations, []);
                    continue;
                }
                let line = format!("{name}:{}", row.0);
                assert!(
                    violations.iter().any(|one| one.subject.starts_with(&line)),
                    "{line} {header}: {violations:?}"
                );
            }
        }
    }
}

#[test]
fn a_wrong_cell_is_named_by_file_line_and_column() {
    let mut changed = result();
    let charges = changed.tables.get_mut("charges.csv").unwrap();
    charges.rows[2].1[13] = "633.33".to_owned();
    let violations = check(&changed);
    assert_eq!(violations.len(), 1);
    assert_eq!(violations[0].rule, Rule::Charge);
    assert_eq!(
        violations[0].subject,
        "charges.csv:4 amount_eur of M1 pool admin"
    );
    assert_eq!(violations[0].found, "633.33");
    assert_eq!(violations[0].expected, "633.34");
}

#[test]
fn a_wrong_reason_is_called_a_reason() {
    let mut changed = result();
    changed.tables.get_mut("unmet.csv").unwrap().rows[1].1[7] = "capacity".to_owned();
    let violations = check(&changed);
    assert_eq!(violations.len(), 1);
    assert_eq!(violations[0].rule, Rule::Reason);
    assert_eq!(violations[0].expected, "budget");
}

#[test]
fn rows_and_files_must_all_be_there_once_and_in_order() {
    for (name, _) in FILES {
        let of_file = |changed: &ResultFiles, expected: &str| {
            let violations = check(changed);
            assert!(
                violations
                    .iter()
                    .any(|one| one.subject.starts_with(name) && one.expected == expected),
                "{name}: {violations:?}"
            );
        };
        let mut without = result();
        without.tables.remove(name);
        of_file(&without, "the file");
        let mut shorter = result();
        shorter.tables.get_mut(name).unwrap().rows.pop();
        of_file(&shorter, "a row");
        let mut longer = result();
        let rows = &mut longer.tables.get_mut(name).unwrap().rows;
        rows.push(rows[0].clone());
        of_file(&longer, "no such row");
        let mut swapped = result();
        swapped.tables.get_mut(name).unwrap().rows.swap(0, 1);
        of_file(&swapped, "rows by their keys");
    }
}

#[test]
fn columns_are_those_of_the_format() {
    let mut changed = result();
    changed.tables.get_mut("members.csv").unwrap().header[4] = "persons".to_owned();
    let violations = check(&changed);
    assert_eq!(violations.len(), 1);
    assert_eq!(violations[0].subject, "members.csv header");
}

#[test]
fn names_may_be_added_when_they_are_right() {
    let mut changed = result();
    let own = changed.tables.get_mut("professionals.csv").unwrap();
    own.header.push("name".to_owned());
    for row in &mut own.rows {
        row.1.push(String::new());
    }
    assert_eq!(check(&changed), []);
    let own = changed.tables.get_mut("professionals.csv").unwrap();
    own.rows[0].1[8] = "Somebody".to_owned();
    assert_eq!(check(&changed)[0].subject, "professionals.csv:2 name of P1");
}

#[test]
fn the_dutch_dialect_is_the_same_result() {
    let mut changed = result();
    for own in changed.tables.values_mut() {
        own.decimal_comma = true;
        for cell in own.rows.iter_mut().flat_map(|row| &mut row.1) {
            if let [year, month, day] = cell.split('-').collect::<Vec<_>>()[..] {
                *cell = format!("{day}/{month}/{year}");
            } else if !cell.ends_with('.') {
                *cell = cell.replace('.', ",");
            }
        }
    }
    assert_eq!(check(&changed), []);
}

#[test]
fn every_number_of_the_summary_counts() {
    for (from, to, key) in [
        ("\"score\": 2594750", "\"score\": 2594751", "score"),
        ("\"bound\": 2600000", "\"bound\": 2594749", "bound"),
        ("0.00201924", "0.00201923", "gap"),
        ("feasible", "optimal", "status"),
        ("\"work\"", "\"optimal\"", "stopped_by"),
        ("2026-03-31", "2026-03-30", "period.to"),
        ("\"months\": 3", "\"months\": 2", "period.months"),
        ("2026Q1", "2026Q2", "policy.quarter"),
        ("0.10", "0.20", "policy.planning.fte_step"),
        ("\"low\": 100", "\"low\": 101", "policy.points.low"),
        ("50%", "51%", "policy.points.solidarity_share"),
        ("1890000", "1890001", "goals.coverage"),
        ("945000", "945001", "goals.solidarity"),
        ("-4000", "4000", "goals.continuity"),
        ("\"fit\": 0", "\"fit\": 1", "goals.fit"),
        ("-236250", "-236251", "goals.cost"),
        ("\"members\": 2", "\"members\": 3", "counts.members"),
        ("\"seed\": 1,", "", "seed"),
        ("\"gap\": 0.00201924,", "", "gap"),
    ] {
        let mut changed = result();
        changed.summary = Some(SUMMARY.replacen(from, to, 1));
        let subject = format!("summary.json {key}");
        let violations = check(&changed);
        assert!(
            violations.iter().any(|one| one.subject == subject),
            "{key}: {violations:?}"
        );
    }
    let mut changed = result();
    changed.summary = Some("{".to_owned());
    assert_eq!(check(&changed)[0].subject, "summary.json");
}

#[test]
fn a_plan_that_could_be_better_on_one_position_is_named() {
    let mut rich = folder();
    rich.members[1].budget = None;
    let mut files = result();
    files.tables.get_mut("members.csv").unwrap().rows[1].1[7] = String::new();
    files.tables.get_mut("unmet.csv").unwrap().rows[1].1[7] = "not_worth".to_owned();
    let violations = check_result(&rich, &Plan::new(assignments()), &files);
    assert_eq!(violations.len(), 1, "{violations:?}");
    assert_eq!(violations[0].rule, Rule::Closing);
    // P2 at 1.00: 3,150 more at 175, and no solidarity above the half: 551,250.
    assert_eq!(
        violations[0].expected,
        "the plan with P2 at 1.00 FTE, worth 551250 more"
    );
}

#[test]
fn a_pool_with_a_zero_base_leaves_a_result_without_charges() {
    let mut zero = folder();
    zero.cost_pools[1].base = Base::Column(0);
    zero.members[0].bases = vec![Quantity::default()];
    let mut files = result();
    let of_money = ["charges.csv", "charges_total.csv", "basis.csv"];
    let rules = |files: &ResultFiles| -> Vec<String> {
        check_result(&zero, &Plan::new(assignments()), files)
            .into_iter()
            .map(|one| one.subject)
            .collect()
    };
    assert_eq!(
        rules(&files),
        ["basis.csv", "charges.csv", "charges_total.csv"]
    );
    for name in of_money {
        files.tables.remove(name);
    }
    assert_eq!(rules(&files), Vec::<String>::new());
}

#[test]
fn a_plan_made_elsewhere_needs_no_search() {
    let mut files = result();
    for name in ["unmet.csv", "professionals.csv", "members.csv"] {
        files.tables.remove(name);
    }
    let claims = "\"status\": \"feasible\", \"stopped_by\": \"work\", ";
    let bare = SUMMARY
        .replace(claims, "")
        .replace("\"bound\": 2600000, ", "");
    files.summary = Some(bare);
    assert_eq!(check(&files), []);
}

#[test]
fn a_table_made_by_hand_is_checked_as_far_as_it_goes() {
    let typed = table("Vraag,professional,fte,rate,days\nD1,P1,1,175,63\nD3,P2,0.5,,62");
    let violations = check_assignments(&folder(), &assignments(), &typed);
    let shown: Vec<(&str, &str)> = violations
        .iter()
        .map(|one| (one.subject.as_str(), one.found.as_str()))
        .collect();
    assert_eq!(shown, [("assignments.csv:3 days of P2 D3 D3", "62")]);
}
