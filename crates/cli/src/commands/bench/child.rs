//! One run in a process of its own, so that its peak memory is that of nothing else.

use std::env;
use std::process::{Command, Stdio};

use inzet::bench::{Case, Figures, Run};
use inzet::core::Engine;

use super::cases::Place;
use crate::args::{BenchArgs, EngineName};

/// Plans the folder with an engine and reads what came of it.
pub fn run(args: &BenchArgs, place: &Place, engine: EngineName) -> Run {
    let case = Case {
        folder: place.name.clone(),
        seed: place.seed,
        engine: Engine::from(engine).word().to_owned(),
    };
    let figures = measure(args, place, &case);
    Run { case, figures }
}

fn measure(args: &BenchArgs, place: &Place, case: &Case) -> Result<Figures, String> {
    let out = tempfile::tempdir().map_err(|error| error.to_string())?;
    let result = out.path().join("result");
    let program = env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(program)
        .args(words(args, case))
        .arg("--out")
        .arg(&result)
        .arg("--")
        .arg(&place.path)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| error.to_string())?;
    // A pool that cannot be split is a fault of the folder; the plan is there all the same.
    if let Ok(figures) = Figures::read(&result) {
        return Ok(figures);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let first = said.lines().next().unwrap_or("").trim().to_owned();
    Err(match output.status.code() {
        Some(_) if !first.is_empty() => first,
        Some(code) => format!("exit code {code}"),
        None => "killed: no memory left, perhaps".into(),
    })
}

/// The arguments of `plan`.
fn words(args: &BenchArgs, case: &Case) -> Vec<String> {
    let mut words = vec!["plan".to_owned(), "--quiet".to_owned()];
    let mut option = |name: &str, value: String| words.extend([name.to_owned(), value]);
    option("--engine", case.engine.clone());
    option("--seed", case.seed.to_string());
    option("--time-limit", format!("{}ms", args.time_limit.as_millis()));
    // Time ends the run, not the work that a planner's default allows.
    let work = args.work_limit.unwrap_or(u64::MAX);
    option("--work-limit", work.to_string());
    option("--memory", format!("{}KiB", args.memory >> 10));
    let gap = args.gap.billionths();
    option(
        "--gap",
        format!("{}.{:09}", gap / 1_000_000_000, gap % 1_000_000_000),
    );
    if let Some(threads) = args.threads {
        option("--threads", threads.to_string());
    }
    words
}
