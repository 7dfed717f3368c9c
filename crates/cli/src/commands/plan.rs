//! `inzet plan`: finds the best plan of a folder, and writes it when the judge agrees.

use std::path::Path;
use std::time::{Duration, Instant};

use inzet::assignments::read_start;
use inzet::core::parallel::cores;
use inzet::core::{Instance, Solution, solve};
use inzet::judge::Violation;
use inzet::report::{Destination, Outcome, Summary, SwapError, Timing, xlsx};
use inzet::result::write_plan;
use inzet::start::read_start_as_it_was;
use inzet::{Folder, WriteError, Writing};

use super::charge::not_split;
use super::edited::Priced;
use super::{derive_within, edited, faulty, read_folder};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::interrupt;
use crate::render::fault::render_faults;
use crate::render::progress::LiveWatch;
use crate::render::summary::render_summary;
use crate::settings::Settings;

pub fn run(mut settings: Settings, console: &Console) -> Result<Exit, Failure> {
    let mut timing = Timing::with_threads(threads(&settings));
    let begun = Instant::now();
    let start = begun;
    let folder = read_folder(&settings.folder, console)?;
    let destination = Destination::new(&settings.out).map_err(refused)?;
    // Refused before a minute of planning rather than after it.
    destination.check().map_err(refused)?;
    let (folder, edits) = edited::take_in(folder, &mut settings, console)?;
    timing.note("read", start.elapsed());

    let start = Instant::now();
    let (instance, warnings) = derive_within(&folder, settings.memory, console)?;
    if !settings.quiet {
        console.note(&render_faults(&warnings));
    }
    settings.options.start = match settings.start.take() {
        Some(path) => Some(start_plan(&folder, &path, &settings, console)?),
        None => None,
    };
    timing.note("derive", start.elapsed());
    timing.note_pairs(instance.candidates().eligible());

    let start = Instant::now();
    let spent = begun.elapsed() + time_to_write(&instance);
    let solution = search(&instance, &settings, spent, &mut timing);
    timing.note("solve", start.elapsed());

    let start = Instant::now();
    let priced = edited::price(&instance, solution, edits, &settings)?;
    let solution = priced.solution();
    timing.note("price", start.elapsed());

    let outcome = Outcome::of_solution(&instance, solution);
    let writing = Writing {
        destination: &destination,
        dialect: settings.dialect,
        style: settings.style,
        go_ahead: interrupt::go_ahead,
    };
    let solved = (solution, &settings.options);
    let place =
        write_plan(&folder, &outcome, solved, &writing, &mut timing).map_err(write_failed)?;
    if !place.join(xlsx::FILE).exists() {
        console.note(settings.style.language.pick(
            "plan.xlsx is niet geschreven: het plan heeft meer rijen dan een blad, of het systeem staat geen threads toe.\n",
            "plan.xlsx is not written: the plan has more rows than a sheet, or the system grants no threads.\n",
        ));
    }
    report(&outcome, &priced, &settings, &place, console);
    match &outcome.charges {
        Ok(_) => Ok(Exit::Done),
        Err(faults) => Err(not_split(&folder, faults, console)),
    }
}

fn threads(settings: &Settings) -> usize {
    match settings.options.threads {
        0 => cores(),
        threads => threads,
    }
}

/// About what writing and judging a result takes, generously: a time limit holds for them too.
///
/// Measured on two cores of 2026, optimised: 6 microseconds a position, 70 a row of the tables.
fn time_to_write(instance: &Instance) -> Duration {
    let dataset = instance.dataset();
    let demands = dataset.demands.iter();
    let positions: u64 = demands.map(|row| u64::from(row.positions)).sum();
    let rows = dataset.professionals.len() + dataset.demands.len() + dataset.members.len();
    Duration::from_micros(8 * positions + 100 * rows as u64)
}

fn search(
    instance: &Instance,
    settings: &Settings,
    spent: Duration,
    timing: &mut Timing,
) -> Solution {
    let language = settings.style.language;
    interrupt::listen(language.pick(
        "Het beste plan tot nu toe wordt afgewerkt; nog eens Ctrl-C: er wordt niets geschreven.",
        "Finishing with the best plan so far; Ctrl-C again: nothing is written.",
    ));
    let watch = LiveWatch::begin(language, settings.quiet).after(spent);
    let solution = solve(instance, &settings.options, &watch);
    watch.finish();
    timing.note_progress(&watch.moments(&solution));
    solution
}

fn start_plan(
    folder: &Folder,
    path: &Path,
    settings: &Settings,
    console: &Console,
) -> Result<inzet::model::Plan, Failure> {
    // What is kept is counted from the start as it was; without a limit it is only a beginning.
    let read = match settings.options.keep {
        Some(_) => read_start_as_it_was,
        None => read_start,
    };
    let (plan, left_out) =
        read(folder.dataset(), path).map_err(|faults| faulty(path, &faults, console))?;
    if !settings.quiet && left_out > 0 {
        let noun = if left_out == 1 {
            "row names"
        } else {
            "rows name"
        };
        console.note(&format!(
            "{}: {left_out} {noun} somebody or something that this folder does not hold\n",
            path.display()
        ));
    }
    Ok(plan)
}

fn report(
    outcome: &Outcome,
    priced: &Priced,
    settings: &Settings,
    place: &Path,
    console: &Console,
) {
    let solution = priced.solution();
    if settings.json {
        let summary = Summary::new(outcome, solution, &settings.options);
        console.say(&priced.render_json(&summary, outcome.dataset()));
    } else if !settings.quiet {
        console.say(&render_summary(
            outcome,
            solution,
            settings.style.language,
            place,
        ));
    }
    if !settings.quiet {
        console.note(&priced.render(outcome.dataset(), settings.style.language));
    }
}

/// Why a destination is refused.
pub fn refused(error: SwapError) -> Failure {
    let hint = match &error {
        SwapError::NotAFolder(_) | SwapError::Nameless(_) => "Name another folder with --out.",
        SwapError::Foreign { .. } => {
            "Move those files elsewhere, or name another folder with --out."
        }
        SwapError::Closed(_) => "A closed result is never overwritten: name another with --out.",
        SwapError::Io { .. } => "Check the path, your rights there and the space left.",
    };
    Failure::mend(error.to_string()).with_hint(hint)
}

/// Why a result was not written.
pub fn write_failed(error: WriteError) -> Failure {
    match error {
        WriteError::GivenUp => Failure::mend("stopped: nothing was written"),
        WriteError::Swap(error) => refused(error),
        WriteError::Workbook(_) => Failure::fault(error.to_string()),
        WriteError::Unsound(violations) => unsound(&violations),
        WriteError::Unreadable(faults) => Failure::fault(format!(
            "the result cannot be read back:\n{}",
            render_faults(&faults)
        )),
    }
}

/// The judge found a broken rule in a plan of ours.
pub fn unsound(violations: &[Violation]) -> Failure {
    let list: Vec<String> = violations
        .iter()
        .map(|violation| format!("  {violation}"))
        .collect();
    Failure::fault(format!(
        "the verifier does not agree with the result:\n{}",
        list.join("\n")
    ))
}
