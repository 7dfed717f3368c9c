//! What a measurement shows: tables on the terminal; CSV, plots and a page in a folder.

use std::fs;
use std::path::Path;

use inzet::bench::board::Board;
use inzet::bench::files::{render_progress, render_runs};
use inzet::bench::page::{Setting, render_page};
use inzet::bench::plots::{gap_plots, growth_plots};
use inzet::bench::{Run, compare};
use inzet::core::Engine;
use inzet::report::Language;
use inzet::report::gap::render_gap;
use inzet::report::plot::render_plots;

use super::cases::Place;
use crate::args::BenchArgs;
use crate::console::Console;
use crate::exit::Failure;

/// Refuses a folder that cannot be written before anything is measured.
pub fn check(args: &BenchArgs) -> Result<(), Failure> {
    match &args.out {
        Some(out) => fs::create_dir_all(out).map_err(|error| not_written(out, &error)),
        None => Ok(()),
    }
}

/// A line for a run that ended.
pub fn render_run(run: &Run, number: usize, count: usize) -> String {
    let case = &run.case;
    let outcome = match &run.figures {
        Ok(figures) => format!(
            "gap {}, {}.{} s",
            render_gap(figures.score, figures.bound),
            figures.total_ms / 1_000,
            figures.total_ms % 1_000 / 100
        ),
        Err(reason) => reason.clone(),
    };
    format!(
        "[{number}/{count}] {} seed {} {}: {outcome}\n",
        case.folder, case.seed, case.engine
    )
}

/// Shows the tables, and writes the files when a folder is named.
pub fn show(
    args: &BenchArgs,
    places: &[Place],
    runs: &[Run],
    console: &Console,
) -> Result<(), Failure> {
    let language: Language = args.lang.into();
    let boards = boards(args, runs, language);
    for board in &boards {
        console.say(&match args.markdown {
            true => board.render_markdown(),
            false => board.render_text(),
        });
        console.say("\n");
    }
    console.say(&render_costs(places, runs, language));
    match &args.out {
        Some(out) => write(args, out, runs, &boards),
        None => Ok(()),
    }
}

fn boards(args: &BenchArgs, runs: &[Run], language: Language) -> Vec<Board> {
    let mut boards = vec![Board::of_comparisons(&compare(runs), language)];
    if args.growth {
        let engines = args.engines();
        let grown = engines.iter().map(|engine| Engine::from(*engine).word());
        boards.extend(grown.map(|engine| Board::of_growth(runs, engine, language)));
    }
    boards
}

/// The least cost that was found for each assignment problem.
fn render_costs(places: &[Place], runs: &[Run], language: Language) -> String {
    let mut text = String::new();
    for place in places {
        let Some(problem) = place.assignment() else {
            continue;
        };
        for run in runs.iter().filter(|run| run.case.folder == place.name) {
            let Ok(figures) = &run.figures else { continue };
            let (name, engine) = (&run.case.folder, &run.case.engine);
            let cost = problem.cost(figures.score);
            let served = figures.fte_served() / 100;
            let is_proven = figures.score == figures.bound;
            text.push_str(&match language {
                Language::Dutch => format!(
                    "{name} {engine}: kost {cost}, {served} van {} ingevuld{}\n",
                    problem.size(),
                    if is_proven {
                        ", bewezen het laagst"
                    } else {
                        ""
                    }
                ),
                Language::English => format!(
                    "{name} {engine}: cost {cost}, {served} of {} served{}\n",
                    problem.size(),
                    if is_proven { ", proven least" } else { "" }
                ),
            });
        }
    }
    text
}

fn write(args: &BenchArgs, out: &Path, runs: &[Run], boards: &[Board]) -> Result<(), Failure> {
    let language: Language = args.lang.into();
    let mut plots = vec![("gap.svg", render_plots(&gap_plots(runs, language)))];
    if args.growth
        && let Some(engine) = args.engines().first()
    {
        let engine = Engine::from(*engine).word();
        let grown = render_plots(&growth_plots(runs, engine, language));
        plots.push(("growth.svg", grown));
    }
    let setting = Setting {
        command: command(),
        threads: args.threads.map_or_else(cores, usize::from),
        has_highs: cfg!(feature = "highs"),
        plots: plots.iter().map(|plot| plot.0).collect(),
    };
    let page = render_page(&setting, boards, language);
    let mut files = vec![
        ("runs.csv", render_runs(runs)),
        ("progress.csv", render_progress(runs)),
        ("page.md", page.into_bytes()),
    ];
    files.extend(
        plots
            .into_iter()
            .map(|(name, svg)| (name, svg.into_bytes())),
    );
    for (name, bytes) in files {
        let file = out.join(name);
        fs::write(&file, bytes).map_err(|error| not_written(&file, &error))?;
    }
    Ok(())
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// The command as it was typed, without the path of the program.
fn command() -> String {
    let words = std::env::args_os().skip(1);
    let words = words.map(|word| word.to_string_lossy().into_owned());
    std::iter::once("inzet".to_owned())
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}

fn not_written(path: &Path, error: &std::io::Error) -> Failure {
    Failure::mend(format!("cannot write {}: {error}", path.display()))
        .with_hint("Name another folder with --out.")
}
