//! Random and damaged folders: nothing panics or hangs, what is accepted keeps the documented
//! ranges, and the order of rows and columns changes nothing.

use inzet_ingest::Fault;
use inzet_ingest::tables::LAYOUTS;
use inzet_model::{Cents, Dataset, DecisionKind, Fte};
use proptest::prelude::*;

use crate::sample::{Sample, without_lines};

/// A sound folder with every table, each of its rows by header and lines.
fn tables() -> Vec<(&'static str, Vec<&'static str>)> {
    vec![
        (
            "members.csv",
            vec![
                "id,name,kind,state,region,kbo,joined,budget_eur,x_people,x_area",
                "M1,A,local,full,Gent,0552687984,2026-01-01,1000000,12,0.5",
                "M2,B,flemish,provisional,,,,,7,",
                "M3,C,other,full,gent,,2025-05-01,,0,3",
                "M4,D,local,candidate,Brugge,,,,,",
            ],
        ),
        (
            "professionals.csv",
            vec![
                "id,role,level,day_cost_eur,fte,other_roles,regions,skills,max_members,from",
                "P1,ict_architect,3,600.10,0.80,ict_manager,Gent,java:3|sql,2,2026-02-01",
                "P2,business_analyst,2,500,1,,,,,",
                "P3,coach,1,350,0.5,business_analyst|ict_manager,Brugge|gent,SQL:2,,",
            ],
        ),
        (
            "demands.csv",
            vec![
                "id,member,role,fte,min_fte,max_people,positions,skills,prefers,region,priority,min_cover",
                "D1,M1,ict_architect,0.80,0.4,1,3,java,sql:2,,high,",
                "D2,M2,business_analyst,1.5,,2,1,,,Gent,,60%",
                "D3,M3,coach,0.20,0.10,1,1,,java,,low,0",
            ],
        ),
        (
            "roles.csv",
            vec!["id,reason,name_nl", "coach,Board,Coach", "guide,,"],
        ),
        (
            "availability.csv",
            vec![
                "professional,from,to,fte",
                "P1,2026-01-05,2026-01-09,0",
                "P1,2026-01-07,2026-02-09,0.9",
            ],
        ),
        (
            "previous.csv",
            vec![
                "professional,member,demand",
                "P1,M1,D1",
                "P2,M2,gone",
                "P8,M2,D1",
            ],
        ),
        (
            "decisions.csv",
            vec![
                "professional,demand,member,decision,fte,from,reason,override",
                "P1,D1,,pin,0.5,2026-02-02,Known,yes",
                "P2,,M3,ban,0.2,,,",
                "P3,D3,M3,pin,,,,",
            ],
        ),
        (
            "scores.csv",
            vec![
                "professional,demand,points",
                "P1,D2,-20",
                "P2,D2,30",
                "P1,D1,7",
            ],
        ),
        (
            "holidays.csv",
            vec!["date,name", "2026-01-02,Bridge", "2026-02-16,Carnival"],
        ),
        (
            "cost_pools.csv",
            vec![
                "pool,amount_eur,base,equal_share,members",
                "rent,1000,x_people,20%,kind:local",
                "admin,500.05,fte_days,,M1|M2",
                "rent,-10.10,x_people,20%,kind:local",
            ],
        ),
        (
            "advances.csv",
            vec![
                "member,amount_eur,date,note",
                "M1,10,2026-01-01,",
                "M2,5,,x",
                "M1,10,2026-01-01,",
            ],
        ),
    ]
}

fn sample(tables: &[(&str, Vec<String>)]) -> Sample {
    tables.iter().fold(Sample::new(), |sample, (name, lines)| {
        sample.with(name, lines.join("\n"))
    })
}

/// The tables with rows and columns in an order that the numbers choose.
fn shuffled(order: &[usize]) -> Sample {
    let mut order = order.iter().cycle().copied();
    let mut keys = |count: usize| -> Vec<usize> {
        let mut places: Vec<usize> = (0..count).collect();
        let mut by: Vec<usize> = order.by_ref().take(count).collect();
        places.sort_by_key(|place| std::mem::take(&mut by[*place]));
        places
    };
    let tables: Vec<_> = tables()
        .into_iter()
        .map(|(name, lines)| {
            let columns = keys(lines[0].split(',').count());
            let rearranged = |line: &&str| {
                let cells: Vec<&str> = line.split(',').collect();
                columns
                    .iter()
                    .map(|column| cells[*column])
                    .collect::<Vec<_>>()
                    .join(",")
            };
            let rows = keys(lines.len() - 1);
            let mut written = vec![rearranged(&lines[0])];
            written.extend(rows.iter().map(|row| rearranged(&lines[row + 1])));
            (name, written)
        })
        .collect();
    sample(&tables)
}

/// Everything of a fault but its line, which also stands in some sentences.
fn without_line(fault: Fault) -> (String, Option<String>, String, String) {
    (
        fault.file,
        fault.column,
        fault.code.to_string(),
        fault.found,
    )
}

#[test]
fn the_whole_folder_has_warnings_only() {
    let reading = shuffled(&[0]).read();
    let slugs: Vec<_> = reading
        .faults
        .iter()
        .map(|fault| fault.code.entry().slug)
        .collect();
    assert_eq!(
        slugs,
        [
            "advance_twice",
            "above_contract",
            "ban_with_details",
            "provisional",
            "spelling",
            "candidate",
            "previous_unknown",
            "spelling",
            "role_without_reason",
        ]
    );
    let dataset = reading.dataset.unwrap();
    assert!(
        dataset
            .decisions
            .iter()
            .any(|row| matches!(row.kind, DecisionKind::Pin(_)))
    );
    check_ranges(&dataset);
}

/// What the model documents of its fields.
fn check_ranges(dataset: &Dataset) {
    let step = dataset.policy.planning.fte_step;
    assert!((1..=100).contains(&step.hundredths()));
    assert!(dataset.policy.period.from <= dataset.policy.period.to);
    assert!(
        dataset
            .members
            .iter()
            .is_sorted_by(|one, other| one.id < other.id)
    );
    for member in &dataset.members {
        assert_eq!(member.bases.len(), dataset.base_columns.len());
        assert!(member.budget.is_none_or(|budget| budget >= Cents::ZERO));
    }
    assert!(
        dataset
            .professionals
            .iter()
            .is_sorted_by(|one, other| one.id < other.id)
    );
    for person in &dataset.professionals {
        assert!((1..=5).contains(&person.level) && person.fte <= Fte::ONE);
        assert!(person.other_roles.is_sorted_by(|one, other| one < other));
        assert!(!person.other_roles.contains(&person.role));
        assert!(
            person
                .skills
                .is_sorted_by(|one, other| one.skill < other.skill)
        );
        assert!((0..=100_000_000).contains(&person.day_cost.count()));
    }
    assert!(
        dataset
            .demands
            .iter()
            .is_sorted_by(|one, other| one.id < other.id)
    );
    for demand in &dataset.demands {
        assert!(demand.member.index() < dataset.members.len());
        assert!(demand.min_fte > Fte::ZERO && demand.min_fte <= demand.fte);
        assert!(demand.fte.hundredths() <= 100 * demand.max_people && demand.max_people <= 20);
        assert!(demand.fte.is_multiple_of(step) && demand.min_fte.is_multiple_of(step));
        assert!((1..=1000).contains(&demand.positions) && (1..=5).contains(&demand.min_level));
    }
    assert!(dataset.roles.len() >= 8 && dataset.roles.iter().is_sorted_by(|a, b| a.id < b.id));
    assert!(dataset.skills.iter().is_sorted_by(|one, other| one < other));
    assert!(
        dataset
            .regions
            .iter()
            .is_sorted_by(|one, other| one < other)
    );
    assert!(dataset.availability.is_sorted() && dataset.previous.is_sorted());
    assert!(dataset.scores.is_sorted() && dataset.holidays.is_sorted());
    assert!(
        dataset
            .cost_pools
            .iter()
            .is_sorted_by(|one, other| one.id < other.id)
    );
}

/// Reads a folder; the dataset is there exactly when no fault is an error.
fn check(sample: &Sample) {
    let reading = sample.read();
    assert_eq!(
        reading.dataset.is_none(),
        reading.faults.iter().any(Fault::is_error)
    );
    assert!(reading.faults.is_sorted());
    for fault in &reading.faults {
        assert!(fault.found.chars().count() <= 81 && !fault.found.contains(char::is_control));
    }
    if let Some(dataset) = &reading.dataset {
        check_ranges(dataset);
    }
}

/// What hurts: delimiters, quotes, line ends, bytes of other encodings, numbers at their limits.
fn scrap() -> impl Strategy<Value = Vec<u8>> {
    let scraps: Vec<&[u8]> = vec![
        b",",
        b";",
        b"\t",
        b"\"",
        b"\"\"",
        b"\n",
        b"\r",
        b"\r\n",
        b"\0",
        b"\xff",
        b"\xef\xbb\xbf",
        b"|",
        b"#",
        b":",
        b"%",
        b"-1",
        b"0",
        b"1.234",
        b"99999999999999999999999999",
        b"0.001",
        b"sep=;\n",
        b"2026-02-30",
        b"x_",
        b"id",
        b"M1",
        b"P1",
        b"[",
        b"=",
        b"'",
        b"\xe2\x80\x89",
        b" ",
        b"\xc2",
    ];
    prop_oneof![
        prop::sample::select(scraps).prop_map(<[u8]>::to_vec),
        prop::collection::vec(any::<u8>(), 0..6),
    ]
}

fn table_name() -> impl Strategy<Value = String> {
    (0..=LAYOUTS.len()).prop_map(|place| match LAYOUTS.get(place) {
        Some(layout) => layout.file(),
        None => "policy.toml".to_owned(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_order_of_rows_and_columns_changes_nothing(order in prop::collection::vec(0_usize..1000, 90)) {
        let (one, other) = (shuffled(&[0]).read(), shuffled(&order).read());
        prop_assert_eq!(without_lines(one.dataset.unwrap()), without_lines(other.dataset.unwrap()));
        let sorted = |faults: Vec<Fault>| {
            let mut faults: Vec<_> = faults.into_iter().map(without_line).collect();
            faults.sort();
            faults
        };
        prop_assert_eq!(sorted(one.faults), sorted(other.faults));
    }

    #[test]
    fn random_bytes_are_survived(name in table_name(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&shuffled(&[0]).with(&name, bytes));
    }

    #[test]
    fn scraps_are_survived(name in table_name(), scraps in prop::collection::vec(scrap(), 0..60)) {
        check(&shuffled(&[0]).with(&name, scraps.concat()));
    }

    #[test]
    fn damaged_tables_are_survived(
        table in 0_usize..11,
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..4, scrap()), 1..4),
    ) {
        let (name, lines) = tables().swap_remove(table);
        let mut bytes = lines.join("\n").into_bytes();
        for (place, cut, scrap) in damage {
            let start = place.index(bytes.len() + 1);
            let end = (start + cut).min(bytes.len());
            bytes.splice(start..end, scrap);
        }
        check(&shuffled(&[0]).with(name, bytes));
    }

    #[test]
    fn random_cells_are_survived(
        table in 0_usize..11,
        row in any::<prop::sample::Index>(),
        column in any::<prop::sample::Index>(),
        cell in "[0-9]{1,3}([.,][0-9]{0,3})?%?|[A-Za-z0-9:|#/ -]{0,12}|2026-0[1-9]-[0-3][0-9]",
    ) {
        let (name, lines) = tables().swap_remove(table);
        let mut rows: Vec<Vec<&str>> = lines.iter().map(|line| line.split(',').collect()).collect();
        let count = rows[0].len();
        let cell = format!("\"{cell}\"");
        rows[1 + row.index(lines.len() - 1)][column.index(count)] = &cell;
        let text: Vec<String> = rows.iter().map(|cells| cells.join(",")).collect();
        check(&shuffled(&[0]).with(name, text.join("\n")));
    }
}
