//! scores.csv.

use inzet_model::OutsideScore;

use crate::cell::parse_whole;
use crate::code::Code;
use crate::directory::Directory;
use crate::fault::{CellFault, Fault};
use crate::headers::{Column, Layout};
use crate::table::{Row, Table};

/// The columns of scores.csv.
pub static LAYOUT: Layout = Layout {
    table: "scores",
    columns: &[
        Column::required("professional", &["personeelslid", "personeelsnummer"]),
        Column::required("demand", &["vraag", "aanvraag"]),
        Column::required("points", &["punten"]),
    ],
    takes_bases: false,
};

const MOST_POINTS: i64 = 1_000_000;

/// The sound rows, each pair once.
pub(crate) fn read(
    table: &Table,
    directory: &Directory,
    faults: &mut Vec<Fault>,
) -> Vec<OutsideScore> {
    let mut rows = table.read(directory.style, faults, |row| read_row(row, directory));
    // By line within a pair, so that the later row is the one reported.
    rows.sort_by_key(|(line, score)| (score.professional, score.demand, *line));
    for pair in rows.windows(2) {
        let ((first, one), (line, other)) = (pair[0], pair[1]);
        if (one.professional, one.demand) == (other.professional, other.demand) {
            let hint = format!("Line {first} scores the same pair: keep one of the two.");
            let fault = CellFault::new(Code::SCORED_TWICE, "each pair once", hint);
            faults.push(fault.at(table.cell(line, "points"), &other.points.to_string()));
        }
    }
    rows.into_iter().map(|(_, score)| score).collect()
}

fn read_row(row: &mut Row<'_>, directory: &Directory) -> Option<(u64, OutsideScore)> {
    let style = row.style;
    let professional = row.reference(
        "professional",
        &directory.professionals,
        Code::UNKNOWN_PROFESSIONAL,
    );
    let demand = row.reference("demand", &directory.demands, Code::UNKNOWN_DEMAND);
    let points = row.required("points", |text| {
        parse_whole(text, style, -MOST_POINTS..=MOST_POINTS)
    });
    Some((
        row.line,
        OutsideScore {
            professional: professional?,
            demand: demand?,
            points: points?,
        },
    ))
}
