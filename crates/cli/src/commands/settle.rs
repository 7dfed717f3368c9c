//! `inzet settle`: brings every member to exactly its share of a year's real costs.

use std::path::Path;

use inzet::ingest::Fault;
use inzet::money::MoneyFault;
use inzet::report::Language;
use inzet::report::settlement::Settled;
use inzet::settle::{
    ClosedFault, OldFault, Request, SettleError, SettlementError, Settling, settle,
    write_settlement,
};

use super::charge::destination;
use super::plan::refused;
use crate::args::SettleArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::render::fault::{render_counts, render_faults};
use crate::render::settlement::{render_gaps, render_settlement};
use crate::settings::dialect;

pub fn run(args: SettleArgs, console: &Console) -> Result<Exit, Failure> {
    let language: Language = args.lang.into();
    let out = destination(&args.out)?;
    let request = Request {
        results: &args.results,
        actuals: &args.actuals,
        advances: args.advances.as_deref(),
        correct: args.correct.as_deref(),
    };
    let settling = settle(&request).map_err(|error| not_settled(error, console))?;
    warn(&settling, args.correct.as_deref(), language, console);
    let place =
        write_settlement(&request, &settling, &out, dialect(args.dialect)).map_err(not_written)?;
    report(&settling.settled, &place, language, console);
    Ok(Exit::Done)
}

fn warn(settling: &Settling, old: Option<&Path>, language: Language, console: &Console) {
    console.note(&render_faults(&settling.warnings));
    console.note(&render_gaps(&settling.gaps, language));
    if let Some(old) = old.filter(|_| settling.corrects_open) {
        console.note(&format!(
            "warning: {} is not closed: it could still be made anew instead of corrected\n",
            old.display()
        ));
    }
}

fn report(settled: &Settled, place: &Path, language: Language, console: &Console) {
    console.say(&render_settlement(settled, place, language));
}

/// Why nothing was settled, every reason of it.
fn not_settled(error: SettleError, console: &Console) -> Failure {
    match error {
        SettleError::Results(results) => {
            for (path, fault) in &results {
                console.note(&format!("{}: {fault}\n", path.display()));
                if let ClosedFault::Faults(faults) = fault {
                    console.note(&render_faults(faults));
                }
            }
            Failure::mend("nothing is settled: a result cannot be used")
                .with_hint("Settle closed results whose files are as they were: see inzet close.")
        }
        SettleError::Old(path, fault) => {
            if let OldFault::Faults(faults) = &fault {
                console.note(&render_faults(faults));
            }
            Failure::mend(format!("{} cannot be corrected: {fault}", path.display())).with_hint(
                "Name a settlement that inzet settle wrote, with its files as they were.",
            )
        }
        SettleError::Faults(faults) => faulty(&faults, console),
        SettleError::Year(faults) => {
            for fault in &faults {
                console.note(&format!("error: {}\n", sentence(fault)));
            }
            Failure::mend("nothing is settled: the results do not fit together")
        }
    }
}

fn faulty(faults: &[Fault], console: &Console) -> Failure {
    console.note(&render_faults(faults));
    Failure::mend(format!("nothing is settled: {}", render_counts(faults)))
}

fn sentence(fault: &MoneyFault) -> String {
    match fault {
        MoneyFault::Overlap { first, second } => {
            format!("{first} and {second} overlap: their periods share days")
        }
        MoneyFault::OtherYear { old, new } => {
            format!("a settlement of {new} cannot correct one of {old}")
        }
        MoneyFault::CorrectionsExhausted { year } => {
            format!("{year} was corrected five times: no digit is left for its communication")
        }
        other => other.to_string(),
    }
}

fn not_written(error: SettlementError) -> Failure {
    match error {
        SettlementError::Swap(error) => refused(error),
        SettlementError::Unsound(violations) => {
            let list: Vec<String> = violations.iter().map(|one| format!("  {one}")).collect();
            Failure::fault(format!(
                "the verifier does not agree with the settlement:\n{}",
                list.join("\n")
            ))
        }
        SettlementError::Unreadable(faults) => Failure::fault(format!(
            "the settlement cannot be read back:\n{}",
            render_faults(&faults)
        )),
    }
}
