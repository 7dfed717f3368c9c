//! The `inzet` command: reads its arguments, hands each command to its file, and turns what came
//! of it into an exit code.

mod args;
mod commands;
mod console;
mod exit;
mod interrupt;
mod render;
mod settings;
mod values;

use std::process::ExitCode;

use clap::Parser;
use inzet::core::parallel::on_threads;

use args::Args;
use console::Console;

fn main() -> ExitCode {
    let args = Args::parse();
    let console = Console::new();
    // All of a command, deriving included, stays on the threads that were asked.
    let threads = args.command.threads();
    let done = on_threads(threads, || commands::run(args.command, &console));
    match done {
        Ok(exit) => exit.into(),
        Err(failure) => {
            console.note(&render::failure::render_failure(&failure));
            failure.exit.into()
        }
    }
}
