//! The tables of a measurement as CSV: every run, and every step of it.

use inzet_report::Dialect;
use inzet_report::csv::write_table;
use inzet_report::gap::render_gap;
use inzet_report::table::{Cell, Kind, Table};

use inzet_core::Gap;

use super::compare::GAPS;
use super::run::{Figures, Run};

/// `runs.csv`: a row for each run.
#[must_use]
pub fn render_runs(runs: &[Run]) -> Vec<u8> {
    let mut table = Table::new("runs.csv", &RUN_COLUMNS);
    for run in runs {
        let mut row = vec![
            Cell::text(&run.case.folder),
            Cell::Integer(run.case.seed.into()),
            Cell::text(&run.case.engine),
        ];
        match &run.figures {
            Ok(figures) => {
                row.extend(figure_cells(figures));
                row.push(Cell::Empty);
            }
            Err(reason) => {
                row.resize(RUN_COLUMNS.len() - 1, Cell::Empty);
                row.push(Cell::text(reason));
            }
        }
        table.push(row);
    }
    write_table(&table, Dialect::Standard)
}

const RUN_COLUMNS: [(&str, Kind); 25] = [
    ("folder", Kind::Text),
    ("seed", Kind::Number),
    ("engine", Kind::Text),
    ("professionals", Kind::Number),
    ("demands", Kind::Number),
    ("members", Kind::Number),
    ("pairs", Kind::Number),
    ("score", Kind::Number),
    ("bound", Kind::Number),
    ("gap", Kind::Number),
    ("stopped_by", Kind::Text),
    ("read_ms", Kind::Number),
    ("derive_ms", Kind::Number),
    ("first_plan_ms", Kind::Number),
    ("gap_1_percent_ms", Kind::Number),
    ("gap_0.1_percent_ms", Kind::Number),
    ("gap_0.01_percent_ms", Kind::Number),
    ("proof_ms", Kind::Number),
    ("total_ms", Kind::Number),
    ("peak_memory_kib", Kind::Number),
    ("bytes_per_pair", Kind::Number),
    ("fte_served", Kind::Number),
    ("fte_days_served", Kind::Number),
    ("fte_days_requested", Kind::Number),
    ("failure", Kind::Text),
];

fn figure_cells(figures: &Figures) -> Vec<Cell> {
    let whole = |number: u64| Cell::Integer(number.into());
    let maybe = |number: Option<u64>| number.map_or(Cell::Empty, whole);
    let hundredths = |number: i64| Cell::Hundredths(number.into());
    let mut cells = vec![
        whole(figures.professionals),
        whole(figures.demands),
        whole(figures.members),
        whole(figures.pairs),
        Cell::Integer(figures.score.hundredths()),
        Cell::Integer(figures.bound.hundredths()),
        Cell::Fraction(render_gap(figures.score, figures.bound)),
        Cell::text(&figures.stopped_by),
        whole(figures.read_ms),
        whole(figures.derive_ms),
        maybe(figures.first_plan_ms()),
    ];
    cells.extend(GAPS.map(|gap| maybe(figures.reached_ms(Gap::from_billionths(gap)))));
    cells.extend([
        whole(figures.total_ms),
        maybe(figures.peak_kib),
        maybe(figures.bytes_per_pair),
        hundredths(figures.fte_served()),
        hundredths(figures.days_served),
        hundredths(figures.days_requested),
    ]);
    cells
}

/// `progress.csv`: a row for each time that a plan or a bound got better.
#[must_use]
pub fn render_progress(runs: &[Run]) -> Vec<u8> {
    let columns = [
        ("folder", Kind::Text),
        ("seed", Kind::Number),
        ("engine", Kind::Text),
        ("ms", Kind::Number),
        ("score", Kind::Number),
        ("bound", Kind::Number),
        ("gap", Kind::Number),
    ];
    let mut table = Table::new("progress.csv", &columns);
    for run in runs {
        let points = run.figures.as_ref().map(|figures| figures.points.iter());
        for point in points.into_iter().flatten() {
            let gap = point.score.zip(point.bound);
            let number = |score: inzet_model::Score| Cell::Integer(score.hundredths());
            table.push(vec![
                Cell::text(&run.case.folder),
                Cell::Integer(run.case.seed.into()),
                Cell::text(&run.case.engine),
                Cell::Integer(point.ms.into()),
                point.score.map_or(Cell::Empty, number),
                point.bound.map_or(Cell::Empty, number),
                gap.map_or(Cell::Empty, |(score, bound)| {
                    Cell::Fraction(render_gap(score, bound))
                }),
            ]);
        }
    }
    write_table(&table, Dialect::Standard)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::run::Case;

    #[test]
    fn a_failed_run_keeps_its_row_and_says_why() {
        let run = Run {
            case: Case {
                folder: "here".into(),
                seed: 1,
                engine: "exact".into(),
            },
            figures: Err("no memory".into()),
        };
        let text = String::from_utf8(render_runs(&[run])).unwrap();
        let row = text.lines().nth(1).unwrap();
        assert!(row.starts_with("here,1,exact,") && row.ends_with(",no memory"));
    }
}
