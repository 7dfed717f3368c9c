//! `inzet verify`: judges a result from the rules alone.

use inzet::verify::verify;

use super::{faulty, read_folder_for, result_of};
use crate::args::VerifyArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::render::fault::render_faults;
use crate::render::verdict::render_verdict;

pub fn run(args: VerifyArgs, console: &Console) -> Result<Exit, Failure> {
    let result = result_of(&args.folder, args.result);
    let folder = read_folder_for(&args.folder, &result, console)?;
    let verified = verify(&folder, &result).map_err(|faults| faulty(&result, &faults, console))?;
    console.note(&render_faults(&verified.warnings));
    console.say(&render_verdict(&verified, &result));
    Ok(if verified.findings.is_empty() {
        Exit::Done
    } else {
        Exit::Mend
    })
}
