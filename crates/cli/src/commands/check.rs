//! `inzet check`: every fault of a planning folder in one pass.

use std::path::Path;

use inzet::Folder;
use inzet::ingest::Fault;

use crate::args::CheckArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::render::fault::{render_counts, render_faults, render_json};

pub fn run(args: &CheckArgs, console: &Console) -> Result<Exit, Failure> {
    let faults = check_folder(&args.folder);
    let errors = faults.iter().any(Fault::is_error);
    let fails = errors || (args.strict && !faults.is_empty());
    if args.json {
        console.say(&render_json(&faults));
    } else {
        console.say(&render_faults(&faults));
        console.say(&format!(
            "{}: {}\n",
            args.folder.display(),
            render_counts(&faults)
        ));
    }
    Ok(if fails { Exit::Mend } else { Exit::Done })
}

fn check_folder(path: &Path) -> Vec<Fault> {
    let folder = match Folder::read(path) {
        Ok(folder) => folder,
        Err(faults) => return faults,
    };
    let mut faults = folder.warnings().to_vec();
    match folder.instance() {
        Ok((_, late)) => faults.extend(late),
        Err(broken) => faults.extend(broken),
    }
    faults.sort();
    faults
}
