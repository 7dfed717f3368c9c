//! `inzet diff`: what differs between two results.

use inzet::diff::{DiffError, diff};
use inzet::report::{Dialect, csv};

use crate::args::DiffArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::render::fault::{render_counts, render_faults};

pub fn run(args: &DiffArgs, console: &Console) -> Result<Exit, Failure> {
    let table = diff(&args.result1, &args.result2).map_err(|error| match error {
        DiffError::Faults(faults) => {
            console.note(&render_faults(&faults));
            Failure::mend(render_counts(&faults))
        }
        other => Failure::mend(other.to_string())
            .with_hint("Name two result folders, or two files assignments.csv."),
    })?;
    let count = table.rows().len();
    console.say(&String::from_utf8_lossy(&csv::write_table(
        &table,
        Dialect::Standard,
    )));
    let noun = if count == 1 {
        "assignment differs"
    } else {
        "assignments differ"
    };
    console.note(&format!("{count} {noun}.\n"));
    Ok(Exit::Done)
}
