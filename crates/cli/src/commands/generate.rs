//! `inzet generate`: invents a planning folder of any size.

use inzet::generate::{Size, generate};
use inzet::init::write_folder;

use super::init::refused;
use crate::args::GenerateArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};

pub fn run(args: &GenerateArgs, console: &Console) -> Result<Exit, Failure> {
    let size = Size {
        members: args.members as usize,
        professionals: args.professionals as usize,
        demands: args.demands as usize,
    };
    write_folder(&args.folder, &generate(&size, args.seed)).map_err(refused)?;
    console.say(&format!(
        "{}: {} members, {} professionals, {} demands, all invented.\n",
        args.folder.display(),
        size.members,
        size.professionals,
        size.demands
    ));
    Ok(Exit::Done)
}
