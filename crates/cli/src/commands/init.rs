//! `inzet init`: begins a planning folder.

use inzet::init::workbook::template_workbook;
use inzet::init::{InitError, template, write_folder};
use inzet::next::{NextError, write_next};
use inzet::report::policy::render_quarter;

use super::faulty;
use crate::args::InitArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};

pub fn run(args: InitArgs, console: &Console) -> Result<Exit, Failure> {
    let folder = args.folder.display();
    let Some(result) = &args.from else {
        let files = begin(&args)?;
        write_folder(&args.folder, &files).map_err(refused)?;
        console.say(&format!(
            "{folder}: a planning folder that plans as it stands. Next: inzet plan {folder}\n"
        ));
        return Ok(Exit::Done);
    };
    let form = args.xlsx.then(|| args.lang.into());
    let period = write_next(&args.folder, result, form).map_err(|error| match error {
        NextError::Faults(faults) => faulty(result, &faults, console),
        NextError::Init(error) => refused(error),
        NextError::NoFolder(_) => Failure::mend(error.to_string())
            .with_hint("Name the result folder inside last period's planning folder."),
        other => Failure::mend(other.to_string()),
    })?;
    let name = period.quarter.map_or_else(
        || format!("{} to {}", period.from, period.to),
        render_quarter,
    );
    console.say(&format!(
        "{folder}: the planning folder of {name}. Next: inzet check {folder}\n"
    ));
    Ok(Exit::Done)
}

/// The files of a new folder: a table each, or one workbook.
fn begin(args: &InitArgs) -> Result<Vec<(&'static str, Vec<u8>)>, Failure> {
    let language = args.lang.into();
    if args.xlsx {
        return template_workbook(language).map_err(|error| Failure::fault(error.to_string()));
    }
    let files = template(language).into_iter();
    Ok(files
        .map(|(name, text)| (name, text.as_bytes().to_vec()))
        .collect())
}

/// Why a folder was not written.
pub fn refused(error: InitError) -> Failure {
    let hint = match error {
        InitError::NotEmpty(_) => "Name a folder that is empty or does not exist yet.",
        InitError::Io { .. } => "Check the path, your rights there and the space left.",
    };
    Failure::mend(error.to_string()).with_hint(hint)
}
