//! `inzet split`: splits one amount by weights.

use std::fs;

use inzet::report::{Dialect, csv};
use inzet::split::{Amount, SplitError, split_carrying, split_plainly};

use crate::args::SplitArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::render::fault::{render_counts, render_faults};

pub fn run(args: &SplitArgs, console: &Console) -> Result<Exit, Failure> {
    let amount = Amount {
        amount: args.amount,
        unit: args.unit,
    };
    let split = match &args.carry_out {
        None => split_plainly(amount, &args.weights),
        Some(_) => split_carrying(amount, &args.weights, args.carry.as_deref()),
    };
    let split = split.map_err(|error| match error {
        SplitError::Faults(faults) => {
            console.note(&render_faults(&faults));
            Failure::mend(render_counts(&faults))
        }
        other => Failure::mend(other.to_string()),
    })?;
    if let (Some(file), Some(ledger)) = (&args.carry_out, &split.ledger) {
        let bytes = csv::write_table(ledger, Dialect::Standard);
        write_new(file, &bytes)?;
    }
    console.say(&String::from_utf8_lossy(&csv::write_table(
        &split.parts,
        Dialect::Standard,
    )));
    Ok(Exit::Done)
}

/// A ledger is a record: an old one is never overwritten.
fn write_new(file: &std::path::Path, bytes: &[u8]) -> Result<(), Failure> {
    let write = || {
        use std::io::Write;
        let mut new = fs::File::create_new(file)?;
        new.write_all(bytes)?;
        new.sync_all()
    };
    write().map_err(|error: std::io::Error| {
        Failure::mend(format!("cannot write {}: {error}", file.display()))
            .with_hint("Name a new file: a ledger is never overwritten.")
    })
}
