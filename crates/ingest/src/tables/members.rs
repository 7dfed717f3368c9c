//! members.csv.

use inzet_model::{Cents, Member, MemberKind, MemberState, Quantity};

use crate::cell::{
    LARGEST_MONEY, MEMBER_KINDS, MEMBER_STATES, parse_id, parse_money_within, parse_quantity,
    parse_word,
};
use crate::code::Code;
use crate::directory::Directory;
use crate::fault::{CellFault, Fault};
use crate::headers::{Column, Layout};
use crate::identifier::{parse_kbo, parse_ovo};
use crate::table::{Row, Table};

/// The columns of members.csv.
pub static LAYOUT: Layout = Layout {
    table: "members",
    columns: &[
        Column::required("id", &["lid", "lidnummer"]),
        Column::required("name", &["naam"]),
        Column::optional("kind", &["soort"]),
        Column::optional("state", &["status", "lidstatus"]),
        Column::optional("region", &["regio"]),
        Column::optional("kbo", &["ondernemingsnummer"]),
        Column::optional("ovo", &["ovo-code"]),
        Column::optional("joined", &["toegetreden"]),
        Column::optional("left", &["uitgetreden"]),
        Column::optional("budget_eur", &["budget", "budget_euro"]),
    ],
    takes_bases: true,
};

/// The members whose rows are sound.
pub(crate) fn read(table: &Table, directory: &Directory, faults: &mut Vec<Fault>) -> Vec<Member> {
    table.check_unique("id", faults);
    table.read(directory.style, faults, |row| {
        read_row(row, table, directory)
    })
}

fn read_row(row: &mut Row<'_>, table: &Table, directory: &Directory) -> Option<Member> {
    let id = row.required("id", parse_id);
    let name = row.required("name", |text| Ok(text.to_owned()));
    let kind = row.or("kind", MemberKind::default(), |text| {
        parse_word(text, MEMBER_KINDS)
    });
    let state = row.or("state", MemberState::default(), |text| {
        parse_word(text, MEMBER_STATES)
    });
    warn_of_state(row, state);
    let region = directory.region(row, "region");
    let kbo = read_kbo(row);
    let ovo = row.optional("ovo", parse_ovo);
    let dates = row.dates("joined", "left");
    let style = row.style;
    let budget = row.optional("budget_eur", |text| {
        parse_money_within(text, style, Cents::ZERO..=LARGEST_MONEY)
    });
    let bases = read_bases(row, table);
    let (joined, left) = dates?;
    Some(Member {
        id: id?,
        name: name?,
        kind: kind?,
        state: state?,
        region: region?,
        kbo: kbo?,
        ovo: ovo?,
        joined,
        left,
        budget: budget?,
        bases: bases?,
    })
}

fn warn_of_state(row: &mut Row<'_>, state: Option<MemberState>) {
    let fault = match state {
        Some(MemberState::Candidate) => CellFault::new(
            Code::CANDIDATE,
            "a provisional or full member",
            "Nothing may be assigned to a candidate; change the state once it is accepted.",
        ),
        Some(MemberState::Provisional) => CellFault::new(
            Code::PROVISIONAL,
            "a full member",
            "Change the state once the general assembly has accepted it.",
        ),
        Some(MemberState::Full) | None => return,
    };
    row.fault("state", &fault);
}

/// The number, if any; the outer `None` after a fault.
fn read_kbo(row: &mut Row<'_>) -> Option<Option<String>> {
    let kbo = row.optional("kbo", parse_kbo)?;
    if kbo.as_ref().is_some_and(|kbo| kbo.was_short) {
        let fault = CellFault::new(
            Code::SHORT_KBO,
            "ten digits",
            "It is read with a leading 0, which spreadsheets drop: format the column as text.",
        );
        row.fault("kbo", &fault);
    }
    Some(kbo.map(|kbo| kbo.digits))
}

/// The quantities of the `x_` columns; all are looked at.
fn read_bases(row: &mut Row<'_>, table: &Table) -> Option<Vec<Quantity>> {
    let style = row.style;
    let mut bases = Vec::with_capacity(table.header.bases.len());
    for (_, place) in &table.header.bases {
        bases.push(if row.text_at(*place).is_empty() {
            Some(Quantity::default())
        } else {
            row.parsed_at(*place, |text| parse_quantity(text, style))
        });
    }
    bases.into_iter().collect()
}
