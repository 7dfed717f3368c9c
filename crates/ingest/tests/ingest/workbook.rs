//! Workbooks: what a spreadsheet keeps in a cell, and where its faults are.

#![allow(clippy::unwrap_used, reason = "everything here is a test")]

use std::fs;

use inzet_ingest::{Fault, Reading, read_assignments, read_folder, read_raw_table};
use inzet_model::{Cents, Day, Fte};
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use crate::sample::Sample;

/// The small folder as a workbook, changed by a test.
fn read(change: impl FnOnce(&mut Workbook)) -> Reading {
    let bytes = workbook(change);
    tables_gone().with("planning.xlsx", bytes).read()
}

fn workbook(change: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut workbook = Workbook::new();
    rows(
        &mut workbook,
        "Members",
        &[&["id", "name", "kind"], &["M1", "Voorbeeldstad", "local"]],
    );
    let columns = ["id", "role", "level", "day_cost_eur"];
    rows(
        &mut workbook,
        "professionals",
        &[&columns, &["P1", "ict_architect", "3", "600"]],
    );
    let columns = ["id", "member", "role", "fte", "from", "min_cover"];
    let demand = ["D1", "M1", "ict_architect", "", "", ""];
    rows(&mut workbook, " demands", &[&columns, &demand]);
    let demands = sheet(&mut workbook, " demands");
    demands.write_number(1, 3, 0.8).unwrap();
    change(&mut workbook);
    workbook.save_to_buffer().unwrap()
}

fn tables_gone() -> Sample {
    let tables = ["members.csv", "professionals.csv", "demands.csv"];
    tables.into_iter().fold(Sample::new(), Sample::without)
}

fn rows(workbook: &mut Workbook, name: &str, rows: &[&[&str]]) {
    let sheet = workbook.add_worksheet().set_name(name).unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write_string(row, column, *cell).unwrap();
        }
    }
}

fn sheet<'a>(workbook: &'a mut Workbook, name: &str) -> &'a mut Worksheet {
    workbook.worksheet_from_name(name).unwrap()
}

/// Slug, file, line and column of every fault.
fn places(faults: &[Fault]) -> Vec<(&str, &str, Option<u64>, Option<&str>)> {
    faults
        .iter()
        .map(|fault| {
            let slug = fault.code.entry().slug;
            (
                slug,
                fault.file.as_str(),
                fault.line,
                fault.column.as_deref(),
            )
        })
        .collect()
}

#[test]
fn reads_dates_percentages_and_numbers_as_people_type_them() {
    let reading = read(|workbook| {
        let demands = sheet(workbook, " demands");
        let date = Format::new().set_num_format("dd/mm/yyyy");
        let day = ExcelDateTime::from_ymd(2026, 1, 15).unwrap();
        demands
            .write_datetime_with_format(1, 4, &day, &date)
            .unwrap();
        let percent = Format::new().set_num_format("0%");
        demands
            .write_number_with_format(1, 5, 0.55, &percent)
            .unwrap();
        let people = sheet(workbook, "professionals");
        people.write_number(1, 2, 3.0).unwrap();
        // A formula's binary fraction: 0.30000000000000004 is shown as 0.3.
        people.write_number(1, 3, 0.1 + 0.2).unwrap();
    });
    assert_eq!(reading.faults, vec![]);
    let dataset = reading.dataset.unwrap();
    let demand = dataset.demands.iter().next().unwrap();
    assert_eq!(demand.fte, Fte::from_hundredths(80));
    assert_eq!(demand.from, Day::from_ymd(2026, 1, 15));
    assert_eq!(demand.min_cover.millionths(), 550_000);
    let person = dataset.professionals.iter().next().unwrap();
    assert_eq!((person.level, person.day_cost), (3, Cents::new(30)));
}

#[test]
fn a_number_of_a_cell_is_never_read_two_ways() {
    for style in ["auto", "nl", "en"] {
        let policy = format!("quarter = \"2026Q1\"\nnumbers = \"{style}\"\n");
        let bytes = workbook(|workbook| {
            let people = sheet(workbook, "professionals");
            people.write_number(1, 3, 1.234).unwrap();
        });
        let folder = tables_gone()
            .with("policy.toml", policy)
            .with("planning.xlsx", bytes);
        let faults = folder.read().faults;
        let at = (
            "off_grid",
            "planning.xlsx!professionals",
            Some(2),
            Some("D (day_cost_eur)"),
        );
        assert_eq!(places(&faults), [at], "{style}");
    }
}

#[test]
fn faults_name_sheet_row_and_column_letter() {
    let reading = read(|workbook| {
        let demands = sheet(workbook, " demands");
        demands.write_string(3, 0, "D2").unwrap();
        demands.write_string(3, 1, "M9").unwrap();
        demands.write_string(3, 2, "ict_architect").unwrap();
        demands.write_string(3, 3, "half").unwrap();
        demands.write_string(0, 8, "colour").unwrap();
        demands.write_string(3, 8, "red").unwrap();
    });
    let file = "planning.xlsx! demands";
    assert_eq!(
        places(&reading.faults),
        [
            ("unknown_column", file, Some(1), Some("I (colour)")),
            ("unknown_member", file, Some(4), Some("B (member)")),
            ("bad_number", file, Some(4), Some("D (fte)")),
        ]
    );
}

#[test]
fn a_failed_formula_is_a_fault_and_its_row_is_not_used() {
    let reading = read(|workbook| {
        let demands = sheet(workbook, " demands");
        let failed = Formula::new("=1/0").set_result("#DIV/0!");
        demands.write_formula(1, 3, failed).unwrap();
    });
    let at = (
        "cell_error",
        "planning.xlsx! demands",
        Some(2),
        Some("D (fte)"),
    );
    assert_eq!(places(&reading.faults), [at]);
}

#[test]
fn sheets_of_somebody_else_are_worth_a_warning_unless_empty() {
    let reading = read(|workbook| {
        workbook.add_worksheet().set_name("Blad1").unwrap();
        rows(workbook, "Notes", &[&["mine"]]);
    });
    assert_eq!(
        places(&reading.faults),
        [("unknown_sheet", "planning.xlsx!Notes", None, None)]
    );
    assert!(reading.dataset.is_some());
}

#[test]
fn what_is_no_workbook_is_a_fault() {
    for bytes in [
        b"".as_slice(),
        b"PK\x03\x04 not really",
        &[0xD0, 0xCF, 0x11, 0xE0],
    ] {
        let reading = tables_gone().with("planning.xlsx", bytes).read();
        assert_eq!(
            places(&reading.faults),
            [("bad_workbook", "planning.xlsx", None, None)]
        );
    }
}

#[test]
fn a_sheet_that_a_folder_needs_is_missed() {
    let mut workbook = Workbook::new();
    rows(
        &mut workbook,
        "members",
        &[&["id", "name"], &["M1", "Voorbeeldstad"]],
    );
    rows(
        &mut workbook,
        "demands",
        &[&["id", "member", "role", "fte"]],
    );
    let bytes = workbook.save_to_buffer().unwrap();
    let reading = tables_gone().with("planning.xlsx", bytes).read();
    assert_eq!(
        places(&reading.faults),
        [("missing_file", "planning.xlsx", None, None)]
    );
}

#[test]
fn a_cell_at_the_far_corner_costs_nothing() {
    let reading = read(|workbook| {
        let demands = sheet(workbook, " demands");
        demands.write_string(1_048_575, 16_383, "lost").unwrap();
    });
    let at = (
        "too_many_cells",
        "planning.xlsx! demands",
        Some(1_048_576),
        None,
    );
    assert_eq!(places(&reading.faults), [at]);
}

#[test]
fn assignments_are_read_from_the_sheet_of_that_name() {
    let folder = Sample::new().write();
    let dataset = read_folder(folder.path()).dataset.unwrap();
    let mut workbook = Workbook::new();
    rows(&mut workbook, "Overzicht", &[&["Inzetplan 2026K1"]]);
    rows(
        &mut workbook,
        "Assignments",
        &[&["professional", "demand", "fte"], &["P1", "D1", ""]],
    );
    let facts = sheet(&mut workbook, "Assignments");
    facts.write_number(1, 2, 0.7).unwrap();
    let file = folder.path().join("plan.XLSX");
    fs::write(&file, workbook.save_to_buffer().unwrap()).unwrap();
    let reading = read_assignments(&file, &dataset);
    assert_eq!(reading.faults, vec![]);
    assert_eq!(reading.rows[0].fte, Fte::from_hundredths(70));
    assert_eq!(read_raw_table(&file).unwrap().rows.len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_damage_makes_a_workbook_panic(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), cut in any::<prop::sample::Index>()) {
        let mut bytes = workbook(|_| ());
        for (place, byte) in &places {
            let place = place.index(bytes.len());
            bytes[place] = *byte;
        }
        if places.len() % 3 == 0 {
            let end = cut.index(bytes.len());
            bytes.truncate(end);
        }
        let _ = tables_gone().with("planning.xlsx", bytes).read();
    }

    #[test]
    fn decimal_numbers_come_back_from_a_cell(hundredths in -99_999_999_999_i64..=99_999_999_999) {
        let money = Cents::new(hundredths);
        let bytes = workbook(|workbook| {
            rows(workbook, "advances", &[&["member", "amount_eur"], &["M1", ""]]);
            let number: f64 = money.to_string().parse().unwrap();
            sheet(workbook, "advances").write_number(1, 1, number).unwrap();
        });
        let reading = tables_gone().with("planning.xlsx", bytes).read();
        prop_assert_eq!(&reading.faults, &vec![]);
        prop_assert_eq!(reading.dataset.unwrap().advances[0].amount, money);
    }
}
