//! demands.csv.

use inzet_model::{Demand, Fte, Member, Priority, Share};

use crate::cell::{
    PRIORITIES, parse_fte_within, parse_id, parse_share, parse_whole, parse_word, parse_yes_no,
};
use crate::code::Code;
use crate::directory::Directory;
use crate::fault::{CellFault, Fault};
use crate::headers::{Column, Layout};
use crate::table::{Row, Table};

/// The columns of demands.csv.
pub static LAYOUT: Layout = Layout {
    table: "demands",
    columns: &[
        Column::required("id", &["vraag", "aanvraag"]),
        Column::required("member", &["lid", "lidnummer"]),
        Column::required("role", &["profiel", "functie"]),
        Column::required("fte", &["vte"]),
        Column::optional("min_fte", &["min_vte"]),
        Column::optional("max_people", &["max_personen"]),
        Column::optional("positions", &["plaatsen"]),
        Column::optional("min_level", &["min_niveau"]),
        Column::optional("skills", &["vaardigheden", "competenties"]),
        Column::optional("prefers", &["voorkeur"]),
        Column::optional("region", &["regio"]),
        Column::optional("onsite", &["ter_plaatse"]),
        Column::optional("priority", &["prioriteit"]),
        Column::optional("from", &["van", "vanaf"]),
        Column::optional("to", &["tot", "tot_en_met"]),
        Column::optional("min_cover", &["min_dekking"]),
        Column::optional("note", &["opmerking"]),
    ],
    takes_bases: false,
};

/// The demands whose rows are sound; `members` by rank, `None` where the member's row is not.
pub(crate) fn read(
    table: &Table,
    directory: &Directory,
    members: &[Option<Member>],
    faults: &mut Vec<Fault>,
) -> Vec<Demand> {
    table.check_unique("id", faults);
    table.read(directory.style, faults, |row| {
        read_row(row, directory, members)
    })
}

fn read_row(
    row: &mut Row<'_>,
    directory: &Directory,
    members: &[Option<Member>],
) -> Option<Demand> {
    let style = row.style;
    let count = |row: &mut Row<'_>, column: &str, most| {
        let count = row.or(column, 1, |text| parse_whole(text, style, 1..=most));
        count.and_then(|count| u32::try_from(count).ok())
    };
    let id = row.required("id", parse_id);
    let member = row.reference("member", &directory.members, Code::UNKNOWN_MEMBER);
    let role = directory.role(row, "role");
    let max_people = count(row, "max_people", 20);
    let positions = count(row, "positions", 1000);
    let size = read_size(row, directory, max_people);
    let min_level = count(row, "min_level", 5);
    let skills = directory.skill_list(row, "skills");
    let prefers = directory.skill_list(row, "prefers");
    let region = directory.region(row, "region");
    let onsite = row.or("onsite", false, parse_yes_no);
    let priority = row.or("priority", Priority::default(), |text| {
        parse_word(text, PRIORITIES)
    });
    let dates = row.dates("from", "to");
    let min_cover = row.or("min_cover", MIN_COVER, |text| parse_share(text, style));
    let member = member?;
    let (from, to) = dates?;
    let (fte, min_fte) = size?;
    let of_member = members.get(member.index()).and_then(Option::as_ref);
    Some(Demand {
        id: id?,
        member,
        role: role?,
        fte,
        min_fte,
        max_people: max_people?,
        positions: positions?,
        min_level: u8::try_from(min_level?).ok()?,
        skills: skills?,
        prefers: prefers?,
        region: region?.or(of_member.and_then(|member| member.region)),
        onsite: onsite?,
        priority: priority?,
        from,
        to,
        min_cover: min_cover?,
        note: row.text("note").to_owned(),
    })
}

/// 75 per cent, when the cell is empty.
const MIN_COVER: Share = match Share::from_percent(75) {
    Some(share) => share,
    None => Share::ZERO,
};

/// `fte` and `min_fte`, when both can be read. What is wrong between them is reported; that
/// the row still counts does no harm, as nothing is planned then.
fn read_size(
    row: &mut Row<'_>,
    directory: &Directory,
    max_people: Option<u32>,
) -> Option<(Fte, Fte)> {
    let style = row.style;
    let parse = |text: &str| parse_fte_within(text, style, LEAST_FTE..=MOST_FTE);
    let fte = row.required("fte", parse);
    let min_fte = row.optional("min_fte", parse);
    for (column, value) in [("fte", fte), ("min_fte", min_fte.flatten())] {
        if let Some(Err(fault)) = value.map(|value| directory.check_step(value)) {
            row.fault(column, &fault);
        }
    }
    let fte = fte?;
    if let Some(people) = max_people
        && fte.hundredths() > people * Fte::ONE.hundredths()
    {
        row.fault("fte", &too_few_people(people));
    }
    let min_fte = min_fte?.unwrap_or(fte);
    if min_fte > fte {
        row.fault("min_fte", &min_above_fte(fte));
    }
    Some((fte, min_fte))
}

const LEAST_FTE: Fte = Fte::from_hundredths(1);
const MOST_FTE: Fte = Fte::from_hundredths(2000);

fn too_few_people(people: u32) -> CellFault {
    CellFault::new(
        Code::TOO_FEW_PEOPLE,
        format!("at most 1.00 FTE for each of max_people, {people}"),
        "Raise max_people, or ask for more positions of less FTE.",
    )
}

fn min_above_fte(fte: Fte) -> CellFault {
    CellFault::new(
        Code::MIN_ABOVE_FTE,
        format!("at most fte, {fte}"),
        "Lower min_fte, or leave it empty.",
    )
}
