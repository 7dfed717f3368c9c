//! What the plots of a measurement show.

use inzet_report::Language;
use inzet_report::plot::{Line, Plot};

use super::growth::{Measure, fit, series};
use super::run::{Figures, Run};

/// Gap against time: a chart for each folder or size, a line for each run.
#[must_use]
pub fn gap_plots(runs: &[Run], language: Language) -> Vec<Plot> {
    let mut folders: Vec<&str> = Vec::new();
    for run in runs {
        if !folders.contains(&run.case.folder.as_str()) {
            folders.push(&run.case.folder);
        }
    }
    let plot = |folder: &str| {
        let own = runs.iter().filter(|run| run.case.folder == folder);
        let lines = own.filter_map(|run| {
            let figures = run.figures.as_ref().ok()?;
            Some(Line {
                name: run.case.engine.clone(),
                points: gap_steps(figures),
                is_marked: false,
            })
        });
        Plot {
            title: folder.to_owned(),
            across: language.pick("seconden", "seconds").into(),
            upwards: language.pick("afstand (%)", "gap (%)").into(),
            lines: lines.collect(),
        }
    };
    folders.into_iter().map(plot).collect()
}

/// The least gap that is drawn, in per cent: a logarithm never reaches zero.
const FLOOR: f64 = 0.0001;

/// Seconds and per cent, as steps: a gap holds until the next one is reached.
fn gap_steps(figures: &Figures) -> Vec<(f64, f64)> {
    let mut steps: Vec<(f64, f64)> = Vec::new();
    for point in &figures.points {
        let Some(gap) = point.gap().filter(|gap| *gap < MOST) else {
            continue;
        };
        let seconds = (point.ms.max(1)) as f64 / 1e3;
        if let Some(&(_, before)) = steps.last() {
            steps.push((seconds, before));
        }
        steps.push((seconds, (gap as f64 / 1e7).max(FLOOR)));
    }
    steps
}

/// A gap above 100 % is no plan to speak of, in billionths.
const MOST: u64 = 1_000_000_000;

/// Time and memory against the number of professionals, with the fitted power laws in the legend.
#[must_use]
pub fn growth_plots(runs: &[Run], engine: &str, language: Language) -> Vec<Plot> {
    let across = language.pick("medewerkers", "professionals");
    let of = |measures: &[Measure], title: &str, upwards: &str, unit: f64| {
        let lines = measures.iter().map(|&measure| {
            let points = series(runs, engine, measure);
            let mut name = name_of(measure, language).to_owned();
            if let Some(law) = fit(&points) {
                name.push_str(&format!(" ~ n^{:.2}", law.exponent));
            }
            Line {
                name,
                points: points
                    .into_iter()
                    .map(|(n, value)| (n, value / unit))
                    .collect(),
                is_marked: true,
            }
        });
        Plot {
            title: title.into(),
            across: across.into(),
            upwards: upwards.into(),
            lines: lines.collect(),
        }
    };
    let times: Vec<Measure> = Measure::ALL
        .into_iter()
        .filter(|one| one.is_time())
        .collect();
    vec![
        of(
            &times,
            language.pick("Tijd", "Time"),
            language.pick("seconden", "seconds"),
            1e3,
        ),
        of(
            &[Measure::Memory],
            language.pick("Geheugen", "Memory"),
            "MiB",
            1_024.0,
        ),
    ]
}

const fn name_of(measure: Measure, language: Language) -> &'static str {
    let (dutch, english) = match measure {
        Measure::Pairs => ("paren", "pairs"),
        Measure::Read => ("lezen", "read"),
        Measure::Derive => ("afleiden", "derive"),
        Measure::FirstPlan => ("eerste plan", "first plan"),
        Measure::OnePerCent => ("1 %", "1 %"),
        Measure::OnePerMille => ("0,1 %", "0.1 %"),
        Measure::Total => ("totaal", "total"),
        Measure::Memory => ("piek", "peak"),
    };
    match language {
        Language::Dutch => dutch,
        Language::English => english,
    }
}

#[cfg(test)]
mod tests {
    use inzet_model::Score;

    use super::*;
    use crate::bench::run::Point;

    #[test]
    fn a_gap_holds_until_the_next_one() {
        let point = |ms, score| Point {
            ms,
            score: Some(Score::new(score)),
            bound: Some(Score::new(1_000)),
        };
        let figures = Figures {
            professionals: 1,
            demands: 1,
            members: 1,
            pairs: 1,
            score: Score::new(1_000),
            bound: Score::new(1_000),
            stopped_by: "optimal".into(),
            points: vec![point(0, 900), point(2_000, 1_000)],
            read_ms: 0,
            derive_ms: 0,
            total_ms: 2_000,
            peak_kib: None,
            bytes_per_pair: None,
            fte_asked: 0,
            fte_unmet: 0,
            days_requested: 0,
            days_served: 0,
        };
        assert_eq!(
            gap_steps(&figures),
            [(0.001, 10.0), (2.0, 10.0), (2.0, FLOOR)]
        );
    }
}
