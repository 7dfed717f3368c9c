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

use args::Args;
use console::Console;

fn main() -> ExitCode {
    let args = Args::parse();
    let console = Console::new();
    match commands::run(args.command, &console) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            console.note(&render::failure::render_failure(&failure));
            failure.exit.into()
        }
    }
}
