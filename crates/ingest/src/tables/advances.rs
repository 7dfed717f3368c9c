//! advances.csv.

use std::path::Path;

use inzet_model::Advance;

use crate::cell::{parse_date, parse_money};
use crate::code::Code;
use crate::fault::{CellFault, Fault, Place, in_order};
use crate::headers::{Column, Layout};
use crate::member_list::MemberList;
use crate::sheet::{file_name, missing};
use crate::table::{Loaded, Row, Table, load};
use crate::tables::cost_pools::{LARGEST_TOTAL, sum_too_large};

/// The columns of advances.csv.
pub static LAYOUT: Layout = Layout {
    table: "advances",
    columns: &[
        Column::required("member", &["lid", "lidnummer"]),
        Column::required("amount_eur", &["bedrag", "bedrag_euro"]),
        Column::optional("date", &["datum"]),
        Column::optional("note", &["opmerking"]),
    ],
    takes_bases: false,
};

/// The advances of a file, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdvanceReading {
    /// Sorted by member, amount, date and note; sound rows only.
    pub advances: Vec<Advance>,
    /// Sorted by file, line, column and code.
    pub faults: Vec<Fault>,
}

/// Reads an advances.csv on its own, for these members.
#[must_use]
pub fn read_advances(file: &Path, members: &MemberList) -> AdvanceReading {
    let name = file_name(file);
    let mut faults = Vec::new();
    let advances = match load(file, &name, &LAYOUT, &mut faults) {
        Loaded::Table(table) => read(&table, members, &mut faults),
        Loaded::Unreadable => Vec::new(),
        Loaded::Absent => {
            faults.push(missing(&name));
            Vec::new()
        }
    };
    AdvanceReading {
        advances,
        faults: in_order(faults),
    }
}

/// The sound rows, sorted.
pub(crate) fn read(table: &Table, members: &MemberList, faults: &mut Vec<Fault>) -> Vec<Advance> {
    let mut rows = table.read(members.style, faults, |row| read_row(row, members));
    rows.sort_by(|one, other| key(one).cmp(&key(other)));
    for pair in rows.windows(2) {
        let ((first, one), (line, other)) = (&pair[0], &pair[1]);
        if one == other {
            let fault = CellFault::new(
                Code::ADVANCE_TWICE,
                format!("a row other than line {first}"),
                "Remove one of the two if it was paid only once.",
            );
            faults.push(fault.at(table.cell(*line, "amount_eur"), &other.amount.to_string()));
        }
    }
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
    rows.into_iter().map(|(_, advance)| advance).collect()
}

fn key((line, row): &(u64, Advance)) -> impl Ord + '_ {
    (row.member, row.amount, row.date, &row.note, *line)
}

fn read_row(row: &mut Row<'_>, members: &MemberList) -> Option<(u64, Advance)> {
    let style = row.style;
    let member = row.reference("member", &members.register, Code::UNKNOWN_MEMBER);
    let amount = row.required("amount_eur", |text| parse_money(text, style));
    let date = row.optional("date", parse_date);
    Some((
        row.line,
        Advance {
            member: member?,
            amount: amount?,
            date: date?,
            note: row.text("note").to_owned(),
        },
    ))
}
