//! `inzet explain`: why a demand is served as it is, and what would help.

use inzet::explain::{ExplainError, explain_demand, read_allowed};

use super::{derive_instance, faulty, read_folder, result_of};
use crate::args::ExplainArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::render::explain::{render_demand, render_json};

pub fn run(args: ExplainArgs, console: &Console) -> Result<Exit, Failure> {
    let folder = read_folder(&args.folder, console)?;
    let (instance, _) = derive_instance(&folder, console)?;
    let result = result_of(&args.folder, args.result);
    let answer = read_allowed(&instance, &result)
        .and_then(|plan| explain_demand(&instance, &plan, &args.demand))
        .map_err(|error| match error {
            ExplainError::Faults(faults) => faulty(&result, &faults, console),
            ExplainError::NotAllowed => Failure::mend(format!("{}: {error}", result.display()))
                .with_hint("Run inzet verify to see the broken rules, or plan again."),
            ExplainError::Unknown(..) => {
                Failure::mend(error.to_string()).with_hint("Ids are case-sensitive.")
            }
        })?;
    console.say(&if args.json {
        render_json(&answer)
    } else {
        render_demand(&answer, args.lang.into())
    });
    Ok(Exit::Done)
}
