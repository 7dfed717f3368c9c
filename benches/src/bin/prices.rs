//! Compares the methods that find prices:
//! `cargo run --release -p inzet-benches --bin prices -- OUT [SECONDS] [FOLDER...]`.
//!
//! Six folders are invented, those named come after them; each method has SECONDS (30) on each.
//! OUT gets `prices.csv`, `prices.svg` and `page.md`.

use std::error::Error;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use inzet::bench::page::{Setting, render_page};
use inzet::generate::Size;
use inzet::report::Language;
use inzet::report::plot::render_plots;
use inzet_benches::dataset_of;
use inzet_benches::prices::page::{board, plots, render_trials};
use inzet_benches::prices::{Limit, Trial, try_all};
use inzet_core::Instance;
use inzet_model::Dataset;

/// Professionals, demands, members and the seed of each folder that is invented.
const INVENTED: [(usize, usize, usize, u64); 6] = [
    (150, 200, 50, 1),
    (300, 400, 75, 1),
    (500, 700, 120, 1),
    (500, 700, 120, 2),
    (1_000, 1_400, 165, 1),
    (2_000, 2_800, 285, 1),
];

/// Seconds of each method on each folder, when none are named.
const SECONDS: u64 = 30;

const USAGE: &str = "usage: prices OUT [SECONDS] [FOLDER...]";

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args_os().skip(1);
    let out = PathBuf::from(words.next().ok_or(USAGE)?);
    let seconds = match words.next() {
        Some(word) => word
            .to_str()
            .and_then(|word| word.parse().ok())
            .ok_or(USAGE)?,
        None => SECONDS,
    };
    fs::create_dir_all(&out)?;
    let limit = Limit {
        time: Duration::from_secs(seconds),
        rounds: u32::MAX,
    };
    let mut trials = Vec::new();
    for (professionals, demands, members, seed) in INVENTED {
        let size = Size {
            members,
            professionals,
            demands,
        };
        let name = format!("{professionals}x{demands}x{members}, seed {seed}");
        trials.extend(measure(&name, &dataset_of(&size, seed), limit)?);
    }
    for folder in words.map(PathBuf::from) {
        let reading = inzet_ingest::read_folder(&folder);
        let dataset = reading.dataset;
        let dataset = dataset.ok_or_else(|| format!("{} has faults", folder.display()))?;
        let name = folder.file_name().unwrap_or(folder.as_os_str());
        trials.extend(measure(&name.to_string_lossy(), &dataset, limit)?);
    }
    write(&out, &trials)
}

/// Every method on one folder, with a line for each.
fn measure(name: &str, dataset: &Dataset, limit: Limit) -> Result<Vec<Trial>, Box<dyn Error>> {
    let instance = Instance::new(dataset);
    let instance = instance.map_err(|faults| format!("pins of {name}: {faults:?}"))?;
    let begun = Instant::now();
    let trials = try_all(name, &instance, limit, &|| begun.elapsed());
    let mut output = std::io::stdout().lock();
    for trial in &trials {
        writeln!(
            output,
            "{name}: {}, {} rounds in {:.1} s",
            trial.method.name(),
            trial.rounds,
            trial.time.as_secs_f64()
        )?;
    }
    output.flush()?;
    Ok(trials)
}

fn write(out: &Path, trials: &[Trial]) -> Result<(), Box<dyn Error>> {
    let board = board(trials);
    let setting = Setting {
        command: command(),
        threads: std::thread::available_parallelism().map_or(1, usize::from),
        has_highs: false,
        plots: vec!["prices.svg"],
    };
    std::io::stdout().write_all(board.render_markdown().as_bytes())?;
    let page = render_page(&setting, &[board], Language::English);
    fs::write(out.join("prices.csv"), render_trials(trials))?;
    fs::write(out.join("prices.svg"), render_plots(&plots(trials)))?;
    fs::write(out.join("page.md"), page)?;
    Ok(())
}

/// The command as it was typed, without the path of the program.
fn command() -> String {
    let words = std::env::args_os().skip(1);
    let words = words.map(|word| word.to_string_lossy().into_owned());
    let program = "cargo run --release -p inzet-benches --bin prices --".to_owned();
    let words: Vec<String> = std::iter::once(program).chain(words).collect();
    words.join(" ")
}
