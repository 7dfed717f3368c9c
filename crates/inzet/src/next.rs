//! The next period from last period's folder and result.

use std::fs;
use std::path::{Path, PathBuf};

use inzet_ingest::tables::LAYOUTS;
use inzet_ingest::{Fault, RawRow, RawTable, Source, WORKBOOK, read_raw_table};
use inzet_model::{Day, DecisionKind, Period, Quarter};
use inzet_report::files::assignments;
use inzet_report::policy::render_quarter;
use inzet_report::table::Kind;
use inzet_report::xlsx::XlsxError;
use inzet_report::{Cell, Dialect, Language, Table, csv};

use crate::folder::Folder;
use crate::init::workbook::write_tables;
use crate::init::{InitError, write_folder};

/// Why there is no next period.
#[derive(Debug, thiserror::Error)]
pub enum NextError {
    /// No planning folder stands around the result.
    #[error("{} is no result in its planning folder", .0.display())]
    NoFolder(PathBuf),
    /// Last period's folder has faults.
    #[error("the folder of last period has faults")]
    Faults(Vec<Fault>),
    /// The calendar ends.
    #[error("there is no next period")]
    NoPeriod,
    /// The period in policy.toml could not be moved.
    #[error("the period in policy.toml is written in a way that cannot be moved on")]
    UnknownPeriod,
    /// A file of last period cannot be read.
    #[error("cannot read {}: {source}", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A value does not fit a workbook.
    #[error("planning.xlsx cannot be written: {0}")]
    Workbook(#[from] XlsxError),
    /// The new folder cannot be written.
    #[error(transparent)]
    Init(#[from] InitError),
}

/// Tables that go on as they are. Pins and advances were for last period.
const KEPT: [&str; 8] = [
    "members.csv",
    "professionals.csv",
    "demands.csv",
    "roles.csv",
    "availability.csv",
    "scores.csv",
    "holidays.csv",
    "cost_pools.csv",
];

/// Writes a folder for the period after that of a result: the same members, professionals and
/// demands, who served whom as previous.csv, and the bans; returns the new period. The tables
/// come in a workbook when last period's do, or when a `form` in a language is asked.
///
/// # Errors
/// When the result does not stand in its planning folder, that folder has faults, or the new one
/// is not empty.
pub fn write_next(
    folder: &Path,
    result: &Path,
    form: Option<Language>,
) -> Result<Period, NextError> {
    let last = last_folder(result)?;
    let last = Folder::read_for(&last, result).map_err(NextError::Faults)?;
    let period = next_period(&last.dataset().policy.period).ok_or(NextError::NoPeriod)?;
    let mut files: Vec<(&str, Vec<u8>)> = Vec::new();
    let policy = read(&last.path().join("policy.toml"))?;
    let policy = String::from_utf8(policy).map_err(|_| NextError::UnknownPeriod)?;
    let policy = move_period(&policy, &period).ok_or(NextError::UnknownPeriod)?;
    files.push(("policy.toml", policy.into_bytes()));
    let source = Source::of(last.path());
    if form.is_some() || source.is_workbook() {
        let workbook = next_workbook(&source, result, &last, (period.from, form))?;
        files.push((WORKBOOK, workbook));
        write_folder(folder, &files)?;
        return Ok(period);
    }
    for name in KEPT {
        let path = last.path().join(name);
        if path.is_file() {
            files.push((name, read(&path)?));
        }
    }
    files.push(("previous.csv", read(&result.join(assignments::FILE))?));
    if let Some(bans) = bans(&last) {
        files.push(("decisions.csv", csv::write_table(&bans, Dialect::Standard)));
    }
    write_folder(folder, &files)?;
    Ok(period)
}

/// The tables that go on, who served whom and the bans, as one workbook.
fn next_workbook(
    source: &Source,
    result: &Path,
    last: &Folder,
    (day, form): (Day, Option<Language>),
) -> Result<Vec<u8>, NextError> {
    let mut tables = Vec::new();
    for layout in LAYOUTS {
        let table = match layout.table {
            "previous" => read_raw_table(&result.join(assignments::FILE)).map(Some),
            "decisions" => Ok(bans(last).as_ref().map(raw)),
            _ if KEPT.contains(&layout.file().as_str()) => source.raw_table(layout),
            _ => Ok(None),
        };
        if let Some(table) = table.map_err(NextError::Faults)? {
            tables.push((*layout, table));
        }
    }
    let numbers = last.dataset().policy.numbers;
    Ok(write_tables(
        &tables,
        day,
        form.unwrap_or_default(),
        numbers,
    )?)
}

/// A table of ours as text.
fn raw(table: &Table) -> RawTable {
    let cells = |row: &Vec<Cell>| {
        row.iter()
            .map(|cell| Dialect::Standard.render(cell))
            .collect()
    };
    let rows = (2..).zip(table.rows());
    RawTable {
        header: table
            .columns()
            .iter()
            .map(|one| one.name.to_string())
            .collect(),
        header_line: 1,
        rows: rows
            .map(|(line, row)| RawRow {
                line,
                cells: cells(row),
            })
            .collect(),
        delimiter: b',',
    }
}

fn last_folder(result: &Path) -> Result<PathBuf, NextError> {
    let nowhere = || NextError::NoFolder(result.into());
    if !result.join(assignments::FILE).is_file() {
        return Err(nowhere());
    }
    let result = result.canonicalize().map_err(|_| nowhere())?;
    let folder = result.parent().ok_or_else(nowhere)?;
    if folder.join("policy.toml").is_file() {
        Ok(folder.into())
    } else {
        Err(nowhere())
    }
}

fn read(path: &Path) -> Result<Vec<u8>, NextError> {
    fs::read(path).map_err(|source| NextError::Read {
        path: path.into(),
        source,
    })
}

/// The quarter after a quarter; else the same number of whole months, or of days.
fn next_period(period: &Period) -> Option<Period> {
    if let Some(Quarter { year, number }) = period.quarter {
        let next = if number == 4 {
            Quarter {
                year: year + 1,
                number: 1,
            }
        } else {
            Quarter {
                year,
                number: number + 1,
            }
        };
        return next.period();
    }
    let from = period.to.plus(1);
    let ((first_year, first_month, first_day), (year, month, _)) = (period.from.ymd(), from.ymd());
    let whole_months = first_day == 1 && from.ymd().2 == 1;
    let to = if whole_months {
        let count = months_of(year, month) - months_of(first_year, first_month);
        let end = months_of(year, month) + count;
        let year = i16::try_from(end.div_euclid(12)).ok()?;
        Day::from_ymd(year, (end.rem_euclid(12) + 1) as i8, 1)?.plus(-1)
    } else {
        let days = i32::try_from(period.from.days_through(period.to)).ok()?;
        period.to.plus(days)
    };
    let (year, month, day) = to.ymd();
    Day::from_ymd(year, month, day)?;
    Some(Period {
        from,
        to,
        quarter: None,
    })
}

fn months_of(year: i16, month: i8) -> i32 {
    i32::from(year) * 12 + i32::from(month) - 1
}

/// The policy with its period moved; the rest, comments too, as it was.
fn move_period(policy: &str, period: &Period) -> Option<String> {
    let values = match period.quarter {
        Some(quarter) => vec![("quarter", render_quarter(quarter))],
        None => vec![
            ("from", period.from.to_string()),
            ("to", period.to.to_string()),
        ],
    };
    let mut lines: Vec<String> = policy.split_inclusive('\n').map(str::to_owned).collect();
    let top = lines
        .iter()
        .position(|line| line.trim_start().starts_with('['))
        .unwrap_or(lines.len());
    for (key, value) in values {
        let place = lines[..top]
            .iter()
            .position(|line| key_of(line) == Some(key))?;
        lines[place] = replace_value(&lines[place], &value)?;
    }
    Some(lines.concat())
}

fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    Some(key.trim().trim_matches('"'))
}

/// A line `key = "old" # comment` with another value.
fn replace_value(line: &str, value: &str) -> Option<String> {
    let (key, rest) = line.split_once('=')?;
    let quote = rest
        .trim_start()
        .chars()
        .next()
        .filter(|mark| matches!(mark, '"' | '\''))?;
    let start = rest.find(quote)?;
    let end = start + 1 + rest[start + 1..].find(quote)?;
    Some(format!(
        "{key}={}\"{value}\"{}",
        &rest[..start],
        &rest[end + 1..]
    ))
}

/// The bans of last period, which hold until the planner drops them.
fn bans(last: &Folder) -> Option<Table> {
    let dataset = last.dataset();
    let mut table = Table::new(
        "decisions.csv",
        &["professional", "demand", "member", "decision", "reason"].map(|name| (name, Kind::Text)),
    );
    for decision in &dataset.decisions {
        if decision.kind != DecisionKind::Ban {
            continue;
        }
        let (demand, member) = match decision.target {
            inzet_model::Target::Demand(demand) => (dataset.demands[demand].id.as_str(), ""),
            inzet_model::Target::Member(member) => ("", dataset.members[member].id.as_str()),
        };
        let cells = [
            dataset.professionals[decision.professional].id.as_str(),
            demand,
            member,
            "ban",
            decision.reason.as_deref().unwrap_or(""),
        ];
        table.push(cells.map(Cell::text).to_vec());
    }
    (!table.rows().is_empty()).then_some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: (i16, i8, i8), to: (i16, i8, i8)) -> Period {
        let day = |(year, month, day)| Day::from_ymd(year, month, day).unwrap();
        Period {
            from: day(from),
            to: day(to),
            quarter: None,
        }
    }

    #[test]
    fn a_quarter_follows_a_quarter() {
        let last = Quarter {
            year: 2026,
            number: 4,
        }
        .period()
        .unwrap();
        let next = next_period(&last).unwrap();
        assert_eq!(
            next.quarter,
            Some(Quarter {
                year: 2027,
                number: 1
            })
        );
    }

    #[test]
    fn whole_months_follow_whole_months_and_days_follow_days() {
        assert_eq!(
            next_period(&period((2026, 1, 1), (2026, 2, 28))),
            Some(period((2026, 3, 1), (2026, 4, 30)))
        );
        assert_eq!(
            next_period(&period((2026, 1, 5), (2026, 1, 18))),
            Some(period((2026, 1, 19), (2026, 2, 1)))
        );
    }

    #[test]
    fn moves_the_period_and_nothing_else() {
        let policy = "# quarter = \"old\"\nquarter = \"2026K1\"  # this one\n[points]\nlow = 1\n";
        let next = Quarter {
            year: 2026,
            number: 2,
        }
        .period()
        .unwrap();
        assert_eq!(
            move_period(policy, &next).unwrap(),
            "# quarter = \"old\"\nquarter = \"2026Q2\"  # this one\n[points]\nlow = 1\n"
        );
    }
}
