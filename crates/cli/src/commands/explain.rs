//! `inzet explain`: why a demand, a professional or a member is served as it is.

use std::path::Path;

use inzet::explain::{
    ExplainError, Standing, explain_demand, explain_member, explain_professional,
};

use super::{derive_instance, faulty, read_folder_for, result_of};
use crate::args::ExplainArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::render::explain::{render_demand, render_json, render_member, render_professional};
use crate::render::fault::render_faults;

/// Broken rules that are shown.
const SHOWN: usize = 3;

pub fn run(args: ExplainArgs, console: &Console) -> Result<Exit, Failure> {
    let result = result_of(&args.folder, args.result.clone());
    let folder = read_folder_for(&args.folder, &result, console)?;
    let (instance, _) = derive_instance(&folder, console)?;
    let (standing, warnings) =
        Standing::read(&instance, &result).map_err(|error| unanswered(error, &result, console))?;
    console.note(&render_faults(&warnings));
    let text = answer(&args, &standing).map_err(|error| unanswered(error, &result, console))?;
    console.say(&text);
    Ok(Exit::Done)
}

fn answer(args: &ExplainArgs, standing: &Standing) -> Result<String, ExplainError> {
    let language = args.lang.into();
    if let Some(id) = &args.demand {
        let answer = explain_demand(standing, id, language)?;
        return Ok(if args.json {
            render_json("demand", &answer)
        } else {
            render_demand(&answer, standing.dataset(), language)
        });
    }
    if let Some(id) = &args.professional {
        let answer = explain_professional(standing, id)?;
        return Ok(if args.json {
            render_json("professional", &answer)
        } else {
            render_professional(&answer, standing.dataset(), language)
        });
    }
    let answer = explain_member(
        standing,
        args.member.as_deref().unwrap_or_default(),
        language,
    )?;
    Ok(if args.json {
        render_json("member", &answer)
    } else {
        render_member(&answer, standing.dataset(), language)
    })
}

fn unanswered(error: ExplainError, result: &Path, console: &Console) -> Failure {
    let message = error.to_string();
    match error {
        ExplainError::Faults(faults) => faulty(result, &faults, console),
        ExplainError::NotAllowed(broken) => {
            for violation in broken.iter().take(SHOWN) {
                console.note(&format!("{violation}\n"));
            }
            Failure::mend(format!("{}: {message}", result.display()))
                .with_hint("Run inzet verify to see every broken rule, or plan again.")
        }
        ExplainError::Unknown { nearest, .. } => {
            let hint = if nearest.is_empty() {
                "Ids are those of the planning folder, and case-sensitive.".to_owned()
            } else {
                format!("Did you mean {}?", nearest.join(", "))
            };
            Failure::mend(message).with_hint(hint)
        }
    }
}
