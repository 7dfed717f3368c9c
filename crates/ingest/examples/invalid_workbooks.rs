//! Makes the workbooks under `data/invalid`, whose faults no CSV file can have:
//! `cargo run -q -p inzet-ingest --example invalid_workbooks -- data/invalid`.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Formula, Workbook, XlsxError};

const POLICY: &str = "quarter = \"2026Q1\"\n";

fn main() -> Result<(), Box<dyn Error>> {
    let invalid = PathBuf::from(std::env::args().nth(1).ok_or("where is data/invalid?")?);
    let mut failed = sound()?;
    let error = Formula::new("=NA()").set_result("#N/A");
    failed
        .worksheet_from_name("demands")?
        .write_formula(1, 3, error)?;
    let at = "planning.xlsx!demands 2 D (fte)";
    write(&invalid, "E0207-cell_error", at, failed)?;

    let mut other = sound()?;
    let sheet = other.add_worksheet().set_name("notities")?;
    sheet.write_string(0, 0, "Een eigen blad")?;
    let at = "planning.xlsx!notities - -";
    write(&invalid, "W0114-unknown_sheet", at, other)?;

    let cut = sound()?.save_to_buffer()?;
    let folder = begin(&invalid, "E0113-bad_workbook", "planning.xlsx - -")?;
    fs::write(folder.join("planning.xlsx"), &cut[..cut.len() / 2])?;
    Ok(())
}

/// A workbook that plans as it stands.
fn sound() -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let day = ExcelDateTime::from_ymd(2026, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    let sheets: [(&str, [&[&str]; 2]); 3] = [
        (
            "members",
            [&["id", "name", "kind"], &["M1", "Voorbeeldstad", "local"]],
        ),
        (
            "professionals",
            [
                &["id", "role", "level", "day_cost_eur"],
                &["P1", "ict_architect", "3", "600.00"],
            ],
        ),
        (
            "demands",
            [
                &["id", "member", "role", "fte"],
                &["D1", "M1", "ict_architect", "0.80"],
            ],
        ),
    ];
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(name)?;
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(cells) {
                sheet.write_string(row, column, *cell)?;
            }
        }
    }
    Ok(workbook)
}

fn write(
    invalid: &Path,
    name: &str,
    expected: &str,
    mut workbook: Workbook,
) -> Result<(), Box<dyn Error>> {
    let folder = begin(invalid, name, expected)?;
    workbook.save(folder.join("planning.xlsx"))?;
    Ok(())
}

/// The folder of a code, with its policy and what is expected of it.
fn begin(invalid: &Path, name: &str, expected: &str) -> Result<PathBuf, Box<dyn Error>> {
    let folder = invalid.join(name);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("policy.toml"), POLICY)?;
    let code = name.split('-').next().unwrap_or(name);
    fs::write(folder.join("expected.txt"), format!("{code} {expected}\n"))?;
    Ok(folder)
}
