//! `inzet bench`: engines side by side on generated or given folders, each run in a process of its
//! own.

mod cases;
mod child;
mod output;

use inzet::bench::Run;
use inzet::report::Language;

use crate::args::BenchArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::interrupt;

use cases::{Place, places};

pub fn run(args: &BenchArgs, console: &Console) -> Result<Exit, Failure> {
    let language: Language = args.lang.into();
    output::check(args)?;
    let work = tempfile::tempdir().map_err(|error| no_room(&error))?;
    let places = places(args, work.path())?;
    interrupt::listen(language.pick(
        "Na deze run stopt de meting; wat gemeten is, wordt getoond.",
        "Stopping after this run; what has been measured is shown.",
    ));
    let runs = measure(args, &places, console)?;
    output::show(args, &places, &runs, console)?;
    let failed = runs.iter().any(|run| run.figures.is_err());
    Ok(if failed { Exit::Mend } else { Exit::Done })
}

/// Every engine on every folder, until Ctrl-C.
fn measure(args: &BenchArgs, places: &[Place], console: &Console) -> Result<Vec<Run>, Failure> {
    let engines = args.engines();
    let count = places.len() * engines.len();
    let mut runs = Vec::new();
    for place in places {
        let _made = place.open()?;
        for engine in &engines {
            if interrupt::was_asked_to_stop() {
                return Ok(runs);
            }
            let run = child::run(args, place, *engine);
            console.note(&output::render_run(&run, runs.len() + 1, count));
            runs.push(run);
        }
    }
    Ok(runs)
}

/// No folder to work in.
fn no_room(error: &std::io::Error) -> Failure {
    Failure::mend(format!("cannot make a temporary folder: {error}"))
        .with_hint("Check the space left, and TMPDIR.")
}
