//! A closed result, read from its own files alone.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use inzet_ingest::cell::{
    MEMBER_KINDS, MEMBER_STATES, parse_id, parse_money, parse_quantity, parse_whole, parse_word,
};
use inzet_ingest::{CellFault, Code, Fault, parse_date};
use inzet_model::{Cents, FteDays, NumberStyle, Quantity};
use inzet_money::settle::{Charged, ClosedResult};
use inzet_money::{BasisRow, Exact, Fraction};
use inzet_report::files::{basis, charges, charges_total, members};
use inzet_report::manifest::{BrokenSeal, ManifestError};
use inzet_report::settlement::{PastMember, PastPolicy, PastResult};
use inzet_report::{Manifest, summary};

use crate::named_table::NamedTable;

/// What a settlement takes from a closed result.
pub(super) struct Closed {
    pub closed: ClosedResult,
    pub past: PastResult,
    pub numbers: NumberStyle,
}

/// Why a result cannot be settled.
#[derive(Debug, thiserror::Error)]
pub enum ClosedFault {
    /// There is no folder of that name.
    #[error("it is not a folder")]
    NotAFolder,
    /// It is no result.
    #[error(transparent)]
    Manifest(#[from] ManifestError),
    /// It can still change.
    #[error("it is not closed")]
    Open,
    /// Files are not what they were when it was closed.
    #[error("its seal is broken: {}", seals(.0))]
    Broken(Vec<BrokenSeal>),
    /// A file that is needed is not under its seal.
    #[error("its manifest knows no {0}")]
    Unsealed(&'static str),
    /// summary.json does not say what is needed.
    #[error("summary.json: {0}")]
    Summary(String),
    /// A table of it has faults.
    #[error("a table of it has faults")]
    Faults(Vec<Fault>),
}

/// The files that have changed or gone, by name.
pub(super) fn seals(broken: &[BrokenSeal]) -> String {
    let name = |seal: &BrokenSeal| {
        let what = if seal.missing {
            "is missing"
        } else {
            "was changed"
        };
        format!("{} {what}", seal.file)
    };
    broken.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Reads every result, or says of each that cannot be used why.
pub(super) fn read_all(paths: &[PathBuf]) -> Result<Vec<Closed>, Vec<(PathBuf, ClosedFault)>> {
    let (mut closed, mut faults) = (Vec::new(), Vec::new());
    for path in paths {
        match read(path) {
            Ok(one) => closed.push(one),
            Err(fault) => faults.push((path.clone(), fault)),
        }
    }
    if faults.is_empty() {
        Ok(closed)
    } else {
        Err(faults)
    }
}

fn read(folder: &Path) -> Result<Closed, ClosedFault> {
    let manifest = read_seal(folder)?;
    for file in [
        summary::FILE,
        basis::FILE,
        charges::FILE,
        charges_total::FILE,
    ] {
        if !manifest.outputs.contains_key(file) {
            return Err(ClosedFault::Unsealed(file));
        }
    }
    let text = fs::read_to_string(folder.join(summary::FILE))
        .map_err(|error| ClosedFault::Summary(error.to_string()))?;
    let policy =
        PastPolicy::parse(&text, |text| parse_date(text).ok()).map_err(ClosedFault::Summary)?;
    let (columns, rows) = read_basis(folder).map_err(ClosedFault::Faults)?;
    let totals = read_totals(folder).map_err(ClosedFault::Faults)?;
    let asked = if manifest.outputs.contains_key(members::FILE) {
        read_asked(folder).map_err(ClosedFault::Faults)?
    } else {
        BTreeMap::new()
    };
    let people = read_people(folder).map_err(ClosedFault::Faults)?;
    let name = folder.display().to_string();
    Ok(Closed {
        past: PastResult {
            name: name.clone(),
            period: policy.period,
            members: past_members(&rows, &totals, asked, people),
        },
        closed: ClosedResult {
            name,
            period: policy.period,
            zero_base: policy.zero_base,
            payment: policy.payment,
            columns,
            basis: rows,
            charged: totals.into_iter().map(|(charged, _)| charged).collect(),
        },
        numbers: policy.numbers,
    })
}

/// The manifest of a closed result whose files are all what it says.
fn read_seal(folder: &Path) -> Result<Manifest, ClosedFault> {
    if !folder.is_dir() {
        return Err(ClosedFault::NotAFolder);
    }
    let manifest = Manifest::read(folder)?;
    if !manifest.closed {
        return Err(ClosedFault::Open);
    }
    let broken = manifest.broken_seals(folder);
    if broken.is_empty() {
        Ok(manifest)
    } else {
        Err(ClosedFault::Broken(broken))
    }
}

fn past_members(
    rows: &[BasisRow],
    totals: &[(Charged, Cents)],
    mut asked: BTreeMap<String, FteDays>,
    mut people: BTreeMap<String, Vec<String>>,
) -> BTreeMap<String, PastMember> {
    let totals: BTreeMap<&str, &(Charged, Cents)> = totals
        .iter()
        .map(|total| (total.0.member.as_str(), total))
        .collect();
    let past = rows.iter().map(|row| {
        let total = totals.get(row.member.as_str());
        let charged =
            |amount: fn(&Charged) -> Cents| total.map_or(Cents::ZERO, |one| amount(&one.0));
        let past = PastMember {
            asked: asked.remove(&row.member),
            received: row.fte_days,
            people: people.remove(&row.member).unwrap_or_default(),
            wage: total.map_or(Cents::ZERO, |one| one.1),
            fees: charged(|one| one.fees),
            pools: charged(|one| one.pools),
        };
        (row.member.clone(), past)
    });
    past.collect()
}

/// basis.csv with the names of its `x_` columns.
fn read_basis(folder: &Path) -> Result<(Vec<String>, Vec<BasisRow>), Vec<Fault>> {
    const COLUMNS: [&str; 8] = [
        "member",
        "name",
        "kind",
        "state",
        "membership_days",
        "fte_days",
        "heads",
        "wage_eur",
    ];
    let table = NamedTable::read(&folder.join(basis::FILE))?;
    let style = table.style();
    let mut rows = table.rows(
        COLUMNS,
        |[member, name, kind, state, days, work, heads, wage]| {
            Ok(BasisRow {
                member: parse_id(member)?,
                name: name.to_owned(),
                kind: parse_word(kind, MEMBER_KINDS)?,
                state: parse_word(state, MEMBER_STATES)?,
                membership_days: parse_days(days, style)?,
                fte_days: FteDays::from_hundredths(parse_money(work, style)?.count()),
                heads: parse_fraction(heads)?,
                wage: parse_money(wage, style)?,
                columns: Vec::new(),
            })
        },
    )?;
    let mut columns: Vec<&String> = table
        .headers()
        .iter()
        .filter(|name| name.starts_with("x_"))
        .collect();
    columns.sort();
    for column in &columns {
        let values: Vec<Quantity> =
            table.lines([column.as_str()], |[value]| parse_quantity(value, style))?;
        for (row, value) in rows.iter_mut().zip(values) {
            row.columns.push(value);
        }
    }
    Ok((columns.into_iter().cloned().collect(), rows))
}

/// Fees and pools of charges_total.csv, each with the wages.
fn read_totals(folder: &Path) -> Result<Vec<(Charged, Cents)>, Vec<Fault>> {
    const COLUMNS: [&str; 4] = ["member", "wage_eur", "management_fee_eur", "pools_eur"];
    let table = NamedTable::read(&folder.join(charges_total::FILE))?;
    let style = table.style();
    table.rows(COLUMNS, |[member, wage, fees, pools]| {
        let charged = Charged {
            member: parse_id(member)?,
            fees: parse_money(fees, style)?,
            pools: parse_money(pools, style)?,
        };
        Ok((charged, parse_money(wage, style)?))
    })
}

/// What each member asked, of members.csv.
fn read_asked(folder: &Path) -> Result<BTreeMap<String, FteDays>, Vec<Fault>> {
    let table = NamedTable::read(&folder.join(members::FILE))?;
    let style = table.style();
    let rows = table.rows(["member", "requested_fte_days"], |[member, asked]| {
        let asked = FteDays::from_hundredths(parse_money(asked, style)?.count());
        Ok((parse_id(member)?, asked))
    })?;
    Ok(rows.into_iter().collect())
}

/// Whom each member used: the professionals of its fees.
fn read_people(folder: &Path) -> Result<BTreeMap<String, Vec<String>>, Vec<Fault>> {
    let table = NamedTable::read(&folder.join(charges::FILE))?;
    let columns = ["member", "kind", "professional"];
    let rows = table.lines(columns, |[member, kind, professional]| {
        Ok((
            member.to_owned(),
            kind == "management_fee",
            professional.to_owned(),
        ))
    })?;
    let mut people: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (member, _, professional) in rows.into_iter().filter(|row| row.1) {
        people.entry(member).or_default().push(professional);
    }
    Ok(people)
}

/// No period is longer than ten years.
fn parse_days(text: &str, style: NumberStyle) -> Result<u64, CellFault> {
    let days = parse_whole(text, style, 0..=10_000)?;
    Ok(u64::try_from(days).unwrap_or(0))
}

fn parse_fraction(text: &str) -> Result<Fraction, CellFault> {
    let fault = || CellFault {
        code: Code::BAD_NUMBER,
        expected: "an exact fraction such as 7/3".into(),
        hint: "Restore the file of the closed result.".into(),
    };
    let exact = Exact::from_str(text.trim()).map_err(|_| fault())?;
    let above = i128::try_from(exact.numerator()).map_err(|_| fault())?;
    let below = i128::try_from(exact.denominator()).map_err(|_| fault())?;
    Ok(Fraction::new(above, below))
}
