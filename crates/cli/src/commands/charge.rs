//! `inzet charge`: who pays what, for any plan.

use std::path::Path;

use inzet::charge::{ChargeError, Chargeable, charge, compare, parse_base, read_chargeable};
use inzet::ingest::Fault;
use inzet::model::{Base, Dataset};
use inzet::money::MoneyFault;
use inzet::report::files::{Style, charges};
use inzet::report::swap::replace_file;
use inzet::report::{Destination, Dialect, Language, Outcome, Table, comparison, csv};
use inzet::result::write_charges;
use inzet::statement::{StatementError, write_statements};
use inzet::{Folder, Writing};

use super::plan::{refused, write_failed};
use super::{derive_instance, faulty, read_folder_for, result_of};
use crate::args::ChargeArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::render::fault::render_faults;
use crate::settings::dialect;

pub fn run(args: ChargeArgs, console: &Console) -> Result<Exit, Failure> {
    let out = args.out.as_deref().map(destination).transpose()?;
    let statements = args.statements.as_deref().map(destination).transpose()?;
    let result = result_of(&args.folder, args.result);
    let folder = read_folder_for(&args.folder, &result, console)?;
    let (instance, warnings) = derive_instance(&folder, console)?;
    let bases = parse_bases(folder.dataset(), &args.compare)?;
    let read = read_chargeable(&folder, &result).map_err(|error| match error {
        ChargeError::Faults(faults) => faulty(&result, &faults, console),
        ChargeError::OtherInputs(_) => Failure::mend(format!("{}: {error}", result.display()))
            .with_hint("Charge it with the folder it was made from, or plan again."),
    })?;
    console.note(&render_faults(&warnings));
    warn(&read, console);
    let outcome = charge(&instance, &read.plan);
    let dialect = dialect(args.dialect);
    if !bases.is_empty() {
        print_comparison(
            &folder,
            (&outcome, &bases),
            (dialect, args.lang.into()),
            args.html.as_deref(),
            console,
        )?;
        return Ok(Exit::Done);
    }
    let charges = outcome
        .charges
        .as_ref()
        .map_err(|faults| not_split(&folder, faults, console))?;
    if let Some(destination) = &out {
        write_result(&folder, &outcome, destination, dialect, console)?;
    }
    if let Some(destination) = &statements {
        write_papers(&folder, &outcome, destination, console)?;
    }
    if out.is_none() && statements.is_none() {
        print(&charges::table(&outcome, charges), dialect, console);
    }
    Ok(Exit::Done)
}

fn write_result(
    folder: &Folder,
    outcome: &Outcome,
    destination: &Destination,
    dialect: Dialect,
    console: &Console,
) -> Result<(), Failure> {
    let writing = Writing {
        destination,
        dialect,
        style: Style::default(),
        go_ahead: || true,
    };
    let place = write_charges(folder, outcome, &writing).map_err(write_failed)?;
    console.say(&format!(
        "{}: the charges, ready to be closed.\n",
        place.display()
    ));
    Ok(())
}

fn write_papers(
    folder: &Folder,
    outcome: &Outcome,
    destination: &Destination,
    console: &Console,
) -> Result<(), Failure> {
    let place = write_statements(folder, outcome, destination).map_err(|error| match error {
        StatementError::Money(faults) => not_split(folder, &faults, console),
        StatementError::Swap(error) => refused(error),
    })?;
    console.say(&format!(
        "{}: a statement for each member, in Dutch and in English.\n",
        place.display()
    ));
    Ok(())
}

pub fn destination(out: &Path) -> Result<Destination, Failure> {
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

fn print(table: &Table, dialect: Dialect, console: &Console) {
    console.say(&String::from_utf8_lossy(&csv::write_table(table, dialect)));
}

fn print_comparison(
    folder: &Folder,
    (outcome, bases): (&Outcome, &[Base]),
    (dialect, language): (Dialect, Language),
    page: Option<&Path>,
    console: &Console,
) -> Result<(), Failure> {
    let dataset = outcome.dataset();
    let comparison =
        compare(outcome, bases).map_err(|faults| not_split(folder, &faults, console))?;
    let table = comparison::table(dataset, &comparison)
        .map_err(|faults| not_split(folder, &faults, console))?;
    if let Some(page) = page {
        let text = comparison::render(dataset, &comparison, language);
        replace_file(page, text.as_bytes()).map_err(refused)?;
        console.note(&format!("{}: the bar chart\n", page.display()));
    }
    print(&table, dialect, console);
    Ok(())
}

/// The pools that cannot be split, by name.
pub fn not_split(folder: &Folder, faults: &[MoneyFault], console: &Console) -> Failure {
    let faults: Vec<Fault> = faults
        .iter()
        .map(|fault| folder.money_fault(fault))
        .collect();
    console.note(&render_faults(&faults));
    Failure::mend("nothing is charged: a cost pool cannot be split")
}
