//! cost_pools.csv.

use std::collections::BTreeMap;
use std::path::Path;

use inzet_model::{Base, Cents, CostPool, PoolMembers, Regime, Share};

use crate::cell::{
    BASES, MEMBER_KINDS, REGIMES, parse_id, parse_list, parse_money, parse_share, parse_word,
};
use crate::code::Code;
use crate::fault::{CellFault, Fault, Place, in_order};
use crate::headers::{Column, Layout};
use crate::member_list::MemberList;
use crate::sheet::{file_name, missing};
use crate::table::{Loaded, Row, Table, load};

/// The columns of cost_pools.csv.
pub static LAYOUT: Layout = Layout {
    table: "cost_pools",
    columns: &[
        Column::required("pool", &["kostenpool"]),
        Column::required("amount_eur", &["bedrag", "bedrag_euro"]),
        Column::required("base", &["verdeelsleutel"]),
        Column::optional("equal_share", &["solidair_deel"]),
        Column::optional("members", &["leden"]),
        Column::optional("regime", &["btw"]),
        Column::optional("unit_eur", &["afronding"]),
        Column::optional("note", &["opmerking"]),
    ],
    takes_bases: false,
};

/// The pools of a file, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolReading {
    /// Sorted by id, rows of one pool added up; sound rows only.
    pub pools: Vec<CostPool>,
    /// Sorted by file, line, column and code.
    pub faults: Vec<Fault>,
}

/// Reads a cost_pools.csv on its own, for these members. Whether a pool's members or quantities
/// leave anything to split is not looked at.
#[must_use]
pub fn read_cost_pools(file: &Path, members: &MemberList) -> PoolReading {
    let name = file_name(file);
    let mut faults = Vec::new();
    let pools = match load(file, &name, &LAYOUT, &mut faults) {
        Loaded::Table(table) => read(&table, members, &mut faults),
        Loaded::Unreadable => Vec::new(),
        Loaded::Absent => {
            faults.push(missing(&name));
            Vec::new()
        }
    };
    PoolReading {
        pools: pools.into_iter().map(|(_, pool)| pool).collect(),
        faults: in_order(faults),
    }
}

/// The largest sum of all amounts of a file, either way: 10^15 euro.
pub(crate) const LARGEST_TOTAL: i128 = 100_000_000_000_000_000;

/// The pools of the sound rows, sorted by id, each with its first line.
pub(crate) fn read(
    table: &Table,
    members: &MemberList,
    faults: &mut Vec<Fault>,
) -> Vec<(u64, CostPool)> {
    let rows = table.read(members.style, faults, |row| read_row(row, members));
    let total = rows
        .iter()
        .map(|(_, row)| i128::from(row.amount.count().abs()))
        .sum::<i128>();
    if total > LARGEST_TOTAL {
        faults.push(sum_too_large(
            Place::file(&table.file),
            total,
            LARGEST_TOTAL,
        ));
    }
    let mut pools: BTreeMap<String, Vec<(u64, CostPool)>> = BTreeMap::new();
    for (line, row) in rows {
        pools.entry(row.id.clone()).or_default().push((line, row));
    }
    pools
        .into_values()
        .filter_map(|rows| add_up(table, rows, faults))
        .collect()
}

fn read_row(row: &mut Row<'_>, members: &MemberList) -> Option<(u64, CostPool)> {
    let style = row.style;
    let id = row.required("pool", parse_id);
    let amount = row.required("amount_eur", |text| parse_money(text, style));
    let base = read_base(row, members);
    let equal_share = row.or("equal_share", Share::ZERO, |text| parse_share(text, style));
    let among = read_members(row, members);
    let regime = row.or("regime", Regime::default(), |text| {
        parse_word(text, REGIMES)
    });
    let unit = row.or("unit_eur", Cents::new(1), |text| {
        let unit = parse_money(text, style)?;
        if UNITS.contains(&unit) {
            Ok(unit)
        } else {
            Err(bad_unit())
        }
    });
    let (amount, unit) = (amount?, unit?);
    if amount.count() % unit.count() != 0 {
        row.fault("amount_eur", &off_unit(unit));
        return None;
    }
    Some((
        row.line,
        CostPool {
            id: id?,
            amount,
            base: base?,
            equal_share: equal_share?,
            members: among?,
            regime: regime?,
            unit,
            note: row.text("note").to_owned(),
        },
    ))
}

/// One cent, one euro, a thousand euro.
const UNITS: [Cents; 3] = [Cents::new(1), Cents::new(100), Cents::new(100_000)];

fn read_base(row: &mut Row<'_>, members: &MemberList) -> Option<Base> {
    let typed = row.text("base").to_lowercase();
    if !typed.starts_with("x_") {
        return row.required("base", |text| parse_word(text, BASES).map_err(with_columns));
    }
    match members.base_columns.binary_search(&typed) {
        Ok(place) => Some(Base::Column(place)),
        // members.csv was not read; that has been reported.
        Err(_) if members.is_partial => None,
        Err(_) => {
            let fault = CellFault::new(
                Code::UNKNOWN_BASE,
                "an x_ column of members.csv",
                "Add the column to members.csv, or correct the name.",
            );
            row.fault("base", &fault);
            None
        }
    }
}

fn with_columns(mut fault: CellFault) -> CellFault {
    fault.expected.push_str(", or an x_ column of members.csv");
    fault
}

fn read_members(row: &mut Row<'_>, members: &MemberList) -> Option<PoolMembers> {
    let text = row.text("members");
    let typed = text.to_lowercase();
    if matches!(typed.as_str(), "" | "all" | "alle") {
        return Some(PoolMembers::All);
    }
    if let Some(kind) = typed
        .strip_prefix("kind:")
        .or_else(|| typed.strip_prefix("soort:"))
    {
        let kind = parse_word(kind, MEMBER_KINDS).map_err(|fault| row.fault("members", &fault));
        return kind.ok().map(PoolMembers::Kind);
    }
    let mut listed = Vec::new();
    for id in parse_list(text) {
        let member = row.known("members", id, &members.register, Code::UNKNOWN_MEMBER);
        if member.is_some_and(|member| members.is_candidate(member)) {
            row.fault_on("members", id, &candidate());
        }
        listed.push(member);
    }
    let mut listed: Vec<_> = listed.into_iter().collect::<Option<_>>()?;
    listed.sort();
    listed.dedup();
    Some(PoolMembers::Listed(listed))
}

/// One pool of its rows, which have to agree in all but the amount.
fn add_up(
    table: &Table,
    rows: Vec<(u64, CostPool)>,
    faults: &mut Vec<Fault>,
) -> Option<(u64, CostPool)> {
    let mut rows = rows.into_iter();
    let (first, mut pool) = rows.next()?;
    let mut sum = i128::from(pool.amount.count());
    for (line, row) in rows {
        sum += i128::from(row.amount.count());
        for column in differences(&pool, &row) {
            faults.push(disagrees(first).at(table.cell(line, column), &pool.id));
        }
    }
    let most = i128::from(crate::cell::LARGEST_MONEY.count());
    if sum.abs() > most {
        faults.push(sum_too_large(table.cell(first, "amount_eur"), sum, most));
        return None;
    }
    pool.amount = Cents::new(i64::try_from(sum).ok()?);
    Some((first, pool))
}

fn differences(one: &CostPool, other: &CostPool) -> impl Iterator<Item = &'static str> {
    [
        ("base", one.base != other.base),
        ("equal_share", one.equal_share != other.equal_share),
        ("members", one.members != other.members),
        ("regime", one.regime != other.regime),
        ("unit_eur", one.unit != other.unit),
        ("note", one.note != other.note),
    ]
    .into_iter()
    .filter_map(|(column, differs)| differs.then_some(column))
}

fn disagrees(first: u64) -> CellFault {
    CellFault::new(
        Code::POOL_DISAGREES,
        format!("the same as on line {first}, which is of the same pool"),
        "Make the rows agree, or give the pools different names; only amounts add up.",
    )
}

fn candidate() -> CellFault {
    CellFault::new(
        Code::POOL_CANDIDATE,
        "provisional or full members",
        "A candidate carries no costs: leave it out, or change its state.",
    )
}

fn bad_unit() -> CellFault {
    CellFault::new(
        Code::OUT_OF_RANGE,
        "0.01, 1 or 1000",
        "Choose one of these units.",
    )
}

fn off_unit(unit: Cents) -> CellFault {
    CellFault::new(
        Code::OFF_UNIT,
        format!("a multiple of unit_eur, {unit}"),
        "Round the amount yourself, or choose a smaller unit.",
    )
}

pub(crate) fn sum_too_large(place: Place, cents: i128, most: i128) -> Fault {
    Fault::new(
        Code::SUM_TOO_LARGE,
        place,
        &format!("{} euro", cents / 100),
        &format!("at most {} euro in all, either way", most / 100),
        "Check the amounts.",
    )
}
