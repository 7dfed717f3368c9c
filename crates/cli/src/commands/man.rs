//! `inzet man`: a manual page for the program and for each of its commands.

use std::fs;

use clap::CommandFactory;

use crate::args::{Args, ManArgs};
use crate::console::Console;
use crate::exit::{Exit, Failure};

pub fn run(args: &ManArgs, console: &Console) -> Result<Exit, Failure> {
    let folder = args.folder.display();
    let written = fs::create_dir_all(&args.folder)
        .and_then(|()| clap_mangen::generate_to(Args::command(), &args.folder));
    written.map_err(|error| {
        Failure::mend(format!("cannot write manual pages in {folder}: {error}"))
            .with_hint("Check the path, your rights there and the space left.")
    })?;
    console.say(&format!(
        "{folder}: the manual pages. To read one: man {folder}/inzet.1\n"
    ));
    Ok(Exit::Done)
}
