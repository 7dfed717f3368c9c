//! What came of the trials, as a table for people, as CSV and as a plot.

use std::time::Duration;

use inzet::bench::board::{Board, per_cent, points, seconds};
use inzet::report::csv::write_table;
use inzet::report::gap::render_gap;
use inzet::report::plot::{Line, Plot};
use inzet::report::table::{Cell, Kind, Table};
use inzet::report::{Dialect, Language};
use inzet_core::Gap;
use inzet_model::Score;

use super::meter::Point;
use super::trial::{DISTANCES, Trial, best_of};

const ENGLISH: Language = Language::English;

/// The table: a line for each folder and method.
#[must_use]
pub fn board(trials: &[Trial]) -> Board {
    let columns = [
        "folder", "method", "bound", "1 %", "0.1 %", "0.01 %", "0.001 %", "end", "distance",
    ];
    let row = |trial: &Trial| {
        let (bound, best) = ends_of(trials, trial)?;
        let mut row = vec![trial.folder.clone(), trial.method.name().to_owned()];
        row.push(points(bound.hundredths(), ENGLISH));
        row.extend(DISTANCES.map(|distance| {
            let point = trial.reached(best, Gap::from_billionths(distance));
            point.map_or_else(|| "-".to_owned(), |point| moment(point.time, point.round))
        }));
        let end = moment(trial.time, trial.rounds);
        row.push(match trial.is_done {
            true => end,
            false => format!("{end}, cut off"),
        });
        row.push(per_cent(distance(best, bound), ENGLISH));
        Some(row)
    };
    Board::new(&columns, trials.iter().filter_map(row).collect(), 2)
}

/// Seconds and rounds.
fn moment(time: Duration, rounds: u32) -> String {
    format!("{} ({rounds})", seconds(milliseconds(time), ENGLISH))
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// A trial's bound and the best on its folder, if it has one.
fn ends_of(trials: &[Trial], trial: &Trial) -> Option<(Score, Score)> {
    Some((trial.bound()?, best_of(trials, &trial.folder)?))
}

/// `(bound - best) / |bound|` in billionths, rounded up.
fn distance(best: Score, bound: Score) -> u64 {
    let (best, bound) = (best.hundredths(), bound.hundredths());
    let above = bound.saturating_sub(best).max(0).unsigned_abs();
    let parts = above.saturating_mul(1_000_000_000);
    let parts = parts.div_ceil(bound.unsigned_abs().max(1));
    u64::try_from(parts).unwrap_or(u64::MAX)
}

const COLUMNS: [(&str, Kind); 15] = [
    ("folder", Kind::Text),
    ("method", Kind::Text),
    ("bound", Kind::Number),
    ("best_bound", Kind::Number),
    ("distance", Kind::Number),
    ("within_1_percent_ms", Kind::Number),
    ("within_1_percent_rounds", Kind::Number),
    ("within_0.1_percent_ms", Kind::Number),
    ("within_0.1_percent_rounds", Kind::Number),
    ("within_0.01_percent_ms", Kind::Number),
    ("within_0.01_percent_rounds", Kind::Number),
    ("within_0.001_percent_ms", Kind::Number),
    ("within_0.001_percent_rounds", Kind::Number),
    ("total_ms", Kind::Number),
    ("rounds", Kind::Number),
];

/// `prices.csv`: the same with bounds in hundredths of a point and times in milliseconds, and
/// whether the method ended by its own rules.
#[must_use]
pub fn render_trials(trials: &[Trial]) -> Vec<u8> {
    let mut table = Table::new("prices.csv", &COLUMNS);
    table.add_column("ended_by".into(), Kind::Text);
    for trial in trials {
        let Some((bound, best)) = ends_of(trials, trial) else {
            continue;
        };
        let mut row = vec![
            Cell::text(&trial.folder),
            Cell::text(trial.method.name()),
            Cell::Integer(bound.hundredths()),
            Cell::Integer(best.hundredths()),
            Cell::Fraction(render_gap(best, bound)),
        ];
        for distance in DISTANCES {
            let point = trial.reached(best, Gap::from_billionths(distance));
            row.extend(cells_of(point));
        }
        row.push(Cell::count(milliseconds(trial.time)));
        row.push(Cell::count(trial.rounds));
        row.push(Cell::text(if trial.is_done { "itself" } else { "limit" }));
        table.push(row);
    }
    write_table(&table, Dialect::Standard)
}

fn cells_of(point: Option<&Point>) -> [Cell; 2] {
    point.map_or([Cell::Empty, Cell::Empty], |point| {
        [
            Cell::count(milliseconds(point.time)),
            Cell::count(point.round),
        ]
    })
}

/// The least distance that is drawn, in per cent: a logarithm never reaches zero.
const FLOOR: f64 = 1e-5;

/// Distance to the best bound against time: a chart for each folder, a line for each method.
#[must_use]
pub fn plots(trials: &[Trial]) -> Vec<Plot> {
    let mut plots: Vec<Plot> = Vec::new();
    for trial in trials {
        let Some((_, best)) = ends_of(trials, trial) else {
            continue;
        };
        let line = Line {
            name: trial.method.name().to_owned(),
            points: steps(trial, best),
            is_marked: false,
        };
        match plots.last_mut().filter(|plot| plot.title == trial.folder) {
            Some(plot) => plot.lines.push(line),
            None => plots.push(Plot {
                title: trial.folder.clone(),
                across: "seconds".into(),
                upwards: "distance (%)".into(),
                lines: vec![line],
            }),
        }
    }
    plots
}

/// Seconds and per cent, as steps: a distance holds until the next one is reached.
fn steps(trial: &Trial, best: Score) -> Vec<(f64, f64)> {
    let mut steps: Vec<(f64, f64)> = Vec::new();
    for point in &trial.points {
        let seconds = point.time.as_secs_f64().max(1e-3);
        if let Some(&(_, before)) = steps.last() {
            steps.push((seconds, before));
        }
        let per_cent = distance(best, point.bound) as f64 / 1e7;
        steps.push((seconds, per_cent.max(FLOOR)));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prices::Method;

    fn trial(method: Method, bounds: &[i128], is_done: bool) -> Trial {
        let points = (1..).zip(bounds).map(|(round, &bound)| Point {
            time: Duration::from_secs(u64::from(round)),
            round,
            bound: Score::new(bound),
        });
        Trial {
            folder: "here".into(),
            method,
            points: points.collect(),
            rounds: 7,
            time: Duration::from_secs(8),
            is_done,
        }
    }

    fn trials() -> [Trial; 2] {
        [
            trial(Method::Volume, &[120_000, 100_500], false),
            trial(Method::Bundle, &[120_000, 100_000], true),
        ]
    }

    #[test]
    fn the_table_measures_from_the_best_bound_of_all() {
        let text = board(&trials()).render_markdown();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[2],
            "| here | volume | 1,005 | 2.00 s (2) | - | - | - | 8.00 s (7), cut off | 0.4976 % |"
        );
        assert!(
            lines[3].ends_with("| 8.00 s (7) | 0.0000 % |"),
            "{}",
            lines[3]
        );
    }

    #[test]
    fn the_file_leaves_open_what_was_not_reached() {
        let text = String::from_utf8(render_trials(&trials())).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        // (100500 - 100000) / 100500, rounded up.
        assert_eq!(
            lines[1],
            "here,volume,100500,100000,0.00497513,2000,2,,,,,,,8000,7,limit"
        );
        assert!(lines[2].ends_with(",2000,2,2000,2,2000,2,2000,2,8000,7,itself"));
    }

    #[test]
    fn a_folder_has_one_chart_with_a_line_for_each_method() {
        let plots = plots(&trials());
        assert_eq!(plots.len(), 1);
        let lines = &plots[0].lines;
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[1].points.last(), Some(&(2.0, FLOOR)));
    }
}
