//! scores.csv.

use inzet_model::{DemandIx, OutsideScore, ProfessionalIx};

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
    rows.sort_by_key(|row| (row.professional, row.demand, row.line));
    for pair in rows.windows(2) {
        let [one, other] = pair else { continue };
        if (one.professional, one.demand) == (other.professional, other.demand) {
            let hint = format!(
                "Line {} scores the same pair: keep one of the two.",
                one.line
            );
            let fault = CellFault::new(Code::SCORED_TWICE, "each pair once", hint);
            let found = other
                .points
                .map_or(String::new(), |points| points.to_string());
            faults.push(fault.at(table.cell(other.line, "points"), &found));
        }
    }
    rows.into_iter().filter_map(Scored::score).collect()
}

/// A row whose pair is known, whatever its points.
struct Scored {
    professional: ProfessionalIx,
    demand: DemandIx,
    points: Option<i64>,
    line: u64,
}

impl Scored {
    fn score(self) -> Option<OutsideScore> {
        Some(OutsideScore {
            professional: self.professional,
            demand: self.demand,
            points: self.points?,
        })
    }
}

fn read_row(row: &mut Row<'_>, directory: &Directory) -> Option<Scored> {
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
    Some(Scored {
        professional: professional?,
        demand: demand?,
        points,
        line: row.line,
    })
}
