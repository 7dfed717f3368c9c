//! professionals.csv.

use inzet_model::{Cents, Fte, Professional};

use crate::cell::{parse_fte_within, parse_id, parse_money_within, parse_whole};
use crate::directory::Directory;
use crate::fault::Fault;
use crate::headers::{Column, Layout};
use crate::policy::MOST_MEMBERS;
use crate::table::{Row, Table};

/// The columns of professionals.csv.
pub static LAYOUT: Layout = Layout {
    table: "professionals",
    columns: &[
        Column::required("id", &["personeelslid", "personeelsnummer"]),
        Column::required("role", &["profiel", "functie"]),
        Column::required("level", &["niveau"]),
        Column::required("day_cost_eur", &["dagkost", "dagkost_euro"]),
        Column::optional("fte", &["vte"]),
        Column::optional("other_roles", &["andere_profielen"]),
        Column::optional("regions", &["regio's", "regios"]),
        Column::optional("skills", &["vaardigheden", "competenties"]),
        Column::optional("max_members", &["max_leden"]),
        Column::optional("from", &["van", "vanaf"]),
        Column::optional("to", &["tot", "tot_en_met"]),
        Column::optional("name", &["naam"]),
    ],
    takes_bases: false,
};

/// The largest day cost: 1,000,000.00 euro, so that all wages of a folder stay within 64 bits.
pub(crate) const LARGEST_DAY_COST: Cents = Cents::new(100_000_000);

/// The professionals whose rows are sound.
pub(crate) fn read(
    table: &Table,
    directory: &Directory,
    faults: &mut Vec<Fault>,
) -> Vec<Professional> {
    table.check_unique("id", faults);
    table.read(directory.style, faults, |row| read_row(row, directory))
}

fn read_row(row: &mut Row<'_>, directory: &Directory) -> Option<Professional> {
    let style = row.style;
    let id = row.required("id", parse_id);
    let role = directory.role(row, "role");
    let level = row.required("level", |text| parse_whole(text, style, 1..=5));
    let day_cost = row.required("day_cost_eur", |text| {
        parse_money_within(text, style, Cents::ZERO..=LARGEST_DAY_COST)
    });
    let fte = row.or("fte", Fte::ONE, |text| {
        parse_fte_within(text, style, Fte::ZERO..=Fte::ONE)
    });
    let other_roles = directory.role_list(row, "other_roles");
    let regions = directory.region_list(row, "regions");
    let skills = directory.skill_list(row, "skills");
    let max_members = row.or("max_members", i64::from(directory.max_members), |text| {
        parse_whole(text, style, 0..=MOST_MEMBERS)
    });
    let dates = row.dates("from", "to");
    let (from, to) = dates?;
    let role = role?;
    let mut other_roles = other_roles?;
    other_roles.retain(|other| *other != role);
    Some(Professional {
        id: id?,
        role,
        level: u8::try_from(level?).ok()?,
        day_cost: day_cost?,
        fte: fte?,
        other_roles,
        regions: regions?,
        skills: skills?,
        max_members: u32::try_from(max_members?).ok()?,
        from,
        to,
        name: Some(row.text("name").to_owned()).filter(|name| !name.is_empty()),
    })
}
