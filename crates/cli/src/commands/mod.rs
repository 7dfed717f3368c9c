//! The commands, one file each.

mod bench;
mod charge;
mod check;
mod close;
mod completions;
mod diff;
mod edited;
mod explain;
mod generate;
mod init;
mod man;
mod plan;
mod scenario;
mod settle;
mod split;
mod verify;

use std::path::{Path, PathBuf};

use inzet::Folder;
use inzet::core::Instance;
use inzet::ingest::Fault;

use crate::args::Command;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::render::fault::{render_counts, render_faults};

/// Runs a command.
///
/// # Errors
/// What stopped it, with the exit code that goes with it.
pub fn run(command: Command, console: &Console) -> Result<Exit, Failure> {
    match command {
        Command::Init(args) => init::run(args, console),
        Command::Check(args) => check::run(&args, console),
        Command::Plan(args) => plan::run(args.into(), console),
        Command::Verify(args) => verify::run(args, console),
        Command::Charge(args) => charge::run(args, console),
        Command::Close(args) => close::run(&args, console),
        Command::Explain(args) => explain::run(args, console),
        Command::Diff(args) => diff::run(&args, console),
        Command::Settle(args) => settle::run(args, console),
        Command::Scenario(args) => scenario::run(args, console),
        Command::Split(args) => split::run(&args, console),
        Command::Generate(args) => generate::run(&args, console),
        Command::Completions(args) => completions::run(&args, console),
        Command::Man(args) => man::run(&args, console),
        Command::Bench(args) => bench::run(&args, console),
    }
}

/// The planning folder, or every fault that keeps it from being read.
fn read_folder(path: &Path, console: &Console) -> Result<Folder, Failure> {
    Folder::read(path).map_err(|faults| faulty(path, &faults, console))
}

/// The same with the decisions that a result holds, if it holds any.
fn read_folder_for(path: &Path, result: &Path, console: &Console) -> Result<Folder, Failure> {
    Folder::read_for(path, result).map_err(|faults| faulty(path, &faults, console))
}

/// Its planning problem and all warnings, or the faults of its pins.
fn derive_instance<'f>(
    folder: &'f Folder,
    console: &Console,
) -> Result<(Instance<'f>, Vec<Fault>), Failure> {
    derive_within(folder, u64::MAX, console)
}

/// The same with so many bytes for pairs.
fn derive_within<'f>(
    folder: &'f Folder,
    memory: u64,
    console: &Console,
) -> Result<(Instance<'f>, Vec<Fault>), Failure> {
    let (instance, late) = folder
        .instance_within(memory)
        .map_err(|faults| faulty(folder.path(), &faults, console))?;
    let mut warnings = folder.warnings().to_vec();
    warnings.extend(late);
    warnings.sort();
    Ok((instance, warnings))
}

/// Prints faults, and says how many there are.
fn faulty(path: &Path, faults: &[Fault], console: &Console) -> Failure {
    console.note(&render_faults(faults));
    Failure::mend(format!("{}: {}", path.display(), render_counts(faults)))
}

/// The result that a command means when it names none.
fn result_of(folder: &Path, result: Option<PathBuf>) -> PathBuf {
    result.unwrap_or_else(|| folder.join("result"))
}
