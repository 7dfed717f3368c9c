//! `inzet completions`: what a shell needs to complete our commands.

use clap::CommandFactory;

use crate::args::{Args, CompletionsArgs};
use crate::console::Console;
use crate::exit::{Exit, Failure};

pub fn run(args: &CompletionsArgs, console: &Console) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "inzet", &mut script);
    console.say(&String::from_utf8_lossy(&script));
    Ok(Exit::Done)
}
