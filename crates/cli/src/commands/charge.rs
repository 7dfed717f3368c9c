//! `inzet charge`: who pays what, for any plan.

use std::path::Path;

use inzet::Writing;
use inzet::charge::{ChargeError, Chargeable, charge, compare, parse_base, read_chargeable};
use inzet::folder::money_fault;
use inzet::ingest::Fault;
use inzet::model::{Base, Dataset};
use inzet::money::MoneyFault;
use inzet::report::files::{Style, charges};
use inzet::report::{Destination, Dialect, Outcome, Table, csv};
use inzet::result::write_charges;

use super::plan::{refused, write_failed};
use super::{derive_instance, faulty, read_folder, result_of};
use crate::args::ChargeArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::render::fault::render_faults;
use crate::settings::dialect;

pub fn run(args: ChargeArgs, console: &Console) -> Result<Exit, Failure> {
    let destination = args.out.as_deref().map(destination).transpose()?;
    let folder = read_folder(&args.folder, console)?;
    let (instance, warnings) = derive_instance(&folder, console)?;
    let bases = parse_bases(folder.dataset(), &args.compare)?;
    let result = result_of(&args.folder, args.result);
    let read = read_chargeable(&folder, &result).map_err(|error| match error {
        ChargeError::Faults(faults) => faulty(&result, &faults, console),
        ChargeError::OtherInputs(_) => Failure::mend(format!("{}: {error}", result.display()))
            .with_hint("Charge it with the folder it was made from, or plan again."),
    })?;
    console.note(&render_faults(&warnings));
    warn(&read, console);
    let outcome = charge(&instance, &read.plan);
    match destination {
        Some(destination) => {
            if let Err(faults) = &outcome.charges {
                return Err(not_split(faults, console));
            }
            let writing = Writing {
                destination: &destination,
                dialect: dialect(args.dialect),
                style: Style::default(),
                go_ahead: || true,
            };
            let place = write_charges(&folder, &outcome, &writing).map_err(write_failed)?;
            console.say(&format!(
                "{}: the charges, ready to be closed.\n",
                place.display()
            ));
        }
        None => print(&outcome, &bases, dialect(args.dialect), console)?,
    }
    Ok(Exit::Done)
}

fn destination(out: &Path) -> Result<Destination, Failure> {
    let destination = Destination::new(out).map_err(refused)?;
    destination.check().map_err(refused)?;
    Ok(destination)
}

fn parse_bases(dataset: &Dataset, words: &[String]) -> Result<Vec<Base>, Failure> {
    let parse = |word: &String| {
        parse_base(dataset, word.trim()).ok_or_else(|| {
            Failure::wrong_usage(format!("'{word}' is no base")).with_hint(
                "Bases are fte_days, heads, wage, equal and the x_ columns of members.csv.",
            )
        })
    };
    words.iter().map(parse).collect()
}

/// A plan that breaks rules is charged all the same.
fn warn(read: &Chargeable, console: &Console) {
    console.note(&render_faults(&read.warnings));
    for violation in &read.broken {
        console.note(&format!("warning: {violation}\n"));
    }
}

fn print(
    outcome: &Outcome,
    bases: &[Base],
    dialect: Dialect,
    console: &Console,
) -> Result<(), Failure> {
    let table: Table = if bases.is_empty() {
        let charges = outcome
            .charges
            .as_ref()
            .map_err(|faults| not_split(faults, console))?;
        charges::table(outcome, charges)
    } else {
        compare(outcome, bases).map_err(|faults| not_split(&faults, console))?
    };
    console.say(&String::from_utf8_lossy(&csv::write_table(&table, dialect)));
    Ok(())
}

/// The pools that cannot be split, by name.
pub fn not_split(faults: &[MoneyFault], console: &Console) -> Failure {
    let faults: Vec<Fault> = faults.iter().map(money_fault).collect();
    console.note(&render_faults(&faults));
    Failure::mend("nothing is charged: a cost pool cannot be split")
}
