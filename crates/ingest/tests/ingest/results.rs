//! assignments.csv and decisions.csv of a result, read for a folder.

use inzet_ingest::{read_assignments, read_decisions};
use inzet_model::{Dataset, Fte};

use crate::sample::Sample;

fn folder() -> Sample {
    Sample::new().with(
        "demands.csv",
        "id,member,role,fte,positions\nD1,M1,ict_architect,0.80,3\n7,M1,ict_architect,0.80,1\n",
    )
}

fn dataset() -> Dataset {
    folder().dataset()
}

/// Positions of the rows, and slugs of the faults.
fn read(text: &str) -> (Vec<Option<u32>>, Vec<&'static str>) {
    let folder = folder().with("hand.csv", text).write();
    let reading = read_assignments(&folder.path().join("hand.csv"), &dataset());
    let slugs = reading
        .faults
        .iter()
        .map(|fault| fault.code.entry().slug)
        .collect();
    (reading.rows.iter().map(|row| row.position).collect(), slugs)
}

#[test]
fn reads_a_result_of_either_dialect() {
    let header = "professional,demand,position,member,role,fte,from,to,days,fte_days,rate,status\n";
    let english = "P1,D1,2,M1,ict_architect,0.80,2026-01-01,2026-03-31,63,50.40,170,new\n";
    let dutch = "P1;D1;2;M1;ict_architect;0,80;01/01/2026;31/03/2026;63;50,40;170;new\n";
    let folder = folder()
        .with("en.csv", format!("{header}{english}"))
        .with(
            "nl.csv",
            format!("\u{feff}{}{dutch}", header.replace(',', ";")),
        )
        .write();
    let read = |name: &str| read_assignments(&folder.path().join(name), &dataset());
    let (en, nl) = (read("en.csv"), read("nl.csv"));
    assert_eq!((en.faults.len(), nl.faults.len()), (0, 0));
    assert_eq!(
        (en.rows[0].fte, en.rows[0].from),
        (nl.rows[0].fte, nl.rows[0].from)
    );
    assert_eq!(en.rows[0].position, Some(2));
    assert_eq!(en.rows[0].others["fte_days"], "50.40");
    assert_eq!(en.rows[0].others.len(), 6);
}

#[test]
fn a_position_is_a_number_or_a_name() {
    let rows = "demand,professional,fte,position\nD1,P1,1,3\nD1,P1,1,D1#2\nD1,P1,1,D1\nD1,P1,1,\n\
                7,P1,1,7\n7,P1,1,7#1\n7,P1,1,1\n";
    let positions = vec![Some(3), Some(2), Some(1), None, Some(1), Some(1), Some(1)];
    assert_eq!(read(rows), (positions, vec![]));
    assert_eq!(
        read("demand,professional,fte\nD1,P1,1\n"),
        (vec![None], vec![])
    );
}

#[test]
fn faults_are_reported_and_rules_are_not() {
    let rows = "demand,professional,fte,position,colour\nD9,P1,1,1,\nD1,P9,1,1,\nD1,P1,0.125,1,\n\
                D1,P1,,1,\nD1,P1,1,0,\nD1,P1,1,7#1,\nD1,P1,0,99,\nD1,P1,1.35,1,\n";
    assert_eq!(
        read(rows),
        (
            vec![Some(99), Some(1)],
            vec![
                "unknown_column",
                "unknown_demand",
                "unknown_professional",
                "off_grid",
                "empty_cell",
                "bad_position",
                "bad_position",
            ]
        )
    );
}

#[test]
fn decisions_of_a_result_are_read_as_those_of_the_folder() {
    let text = "professional,demand,decision,fte\nP2,D1,pin,0.8\nP1,7,ban,\nP1,7,ban,\n";
    let folder = folder().with("edited.csv", text).write();
    let reading = read_decisions(&folder.path().join("edited.csv"), &dataset());
    assert_eq!((reading.decisions.len(), reading.faults.len()), (3, 1));
    assert_eq!(reading.faults[0].line, Some(4));
    let whole = Sample::new().dataset();
    assert_eq!(
        whole
            .professionals
            .iter()
            .map(|person| person.fte)
            .sum::<Fte>()
            .hundredths(),
        200
    );
}

#[test]
fn the_fte_of_last_period_is_read_where_it_can_be_and_never_a_fault() {
    let previous = "professional,member,demand,fte,days\nP1,M1,D1,\"0,40\",x\nP1,M1,7,much,y\n\
                    P2,M1,,1.20,\nP2,M2,,,\n";
    let dataset = folder().with("previous.csv", previous).dataset();
    let read: Vec<_> = dataset.previous.iter().map(|row| row.fte).collect();
    assert_eq!(read.len(), 4);
    assert_eq!(read.iter().flatten().count(), 1);
    assert!(read.contains(&Some(Fte::from_hundredths(40))));
}
