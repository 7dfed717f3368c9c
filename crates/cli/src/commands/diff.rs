//! `inzet diff`: what differs between two results.

use inzet::diff::{DiffError, Difference};

use crate::args::DiffArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::render::diff::render_difference;
use crate::render::fault::{render_counts, render_faults};

pub fn run(args: &DiffArgs, console: &Console) -> Result<Exit, Failure> {
    let difference =
        Difference::between(&args.result1, &args.result2).map_err(|error| match error {
            DiffError::Faults(faults) => {
                console.note(&render_faults(&faults));
                Failure::mend(render_counts(&faults))
            }
            other => Failure::mend(other.to_string())
                .with_hint("Name two result folders, or two files assignments.csv."),
        })?;
    if args.json {
        console.say(&format!("{:#}\n", difference.to_json()));
    } else {
        console.say(&render_difference(&difference, args.lang.into()));
    }
    Ok(Exit::Done)
}
