//! `inzet close`: no later run overwrites the result.

use inzet::close::{CloseError, Closed, close};

use crate::args::CloseArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};

pub fn run(args: &CloseArgs, console: &Console) -> Result<Exit, Failure> {
    let result = args.result.display();
    let closed = close(&args.result).map_err(|error| {
        let hint = match &error {
            CloseError::NotAFolder(_) | CloseError::Manifest(_) => {
                "Name a result folder that this program wrote."
            }
            CloseError::Broken(_) => "Put these files back as they were, or plan or charge again.",
            CloseError::NoCharges => {
                "Mend the pool that could not be split, and plan again or run inzet charge --out."
            }
            CloseError::Write(_) => "Check your rights there and the space left.",
        };
        Failure::mend(format!("{result} cannot be closed: {error}")).with_hint(hint)
    })?;
    console.say(&match closed {
        Closed::Now => format!("{result} is closed: no later run overwrites it.\n"),
        Closed::Already => format!("{result} was closed already.\n"),
    });
    Ok(Exit::Done)
}
