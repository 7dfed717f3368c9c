//! Scenarios of a file, side by side.

use std::fs;
use std::path::Path;

use inzet::ingest::Fault;
use inzet::ingest::scenarios::read_scenarios;
use inzet::report::scenarios::views::{euros_by_member, overview, unmet_by_role};
use inzet::report::scenarios::{Compared, json, page};
use inzet::scenario::{compare, plan_variants, variants};

use super::{Answer, Asked, faulty_file};
use crate::exit::{Exit, Failure};
use crate::render::view::render_view;

/// The most members that the terminal shows; page and JSON show all.
const SHOWN: usize = 10;

pub(super) fn run(asked: &Asked, file: &Path) -> Result<Exit, Failure> {
    let reading = read_scenarios(file);
    if reading.faults.iter().any(Fault::is_error) {
        return Err(faulty_file(&reading.faults, file, asked.console));
    }
    let dataset = asked.folder.dataset();
    let variants = variants(dataset, &reading.scenarios)
        .map_err(|faults| faulty_file(&faults, file, asked.console))?;
    let base = asked.base()?;
    let planned = plan_variants(
        dataset,
        &variants,
        &base.plan,
        &asked.settings,
        &asked.watch,
    )
    .map_err(|error| asked.failed(error))?;
    let compared = compare(dataset, &variants, &planned, asked.language)
        .ok_or_else(|| Failure::fault("nothing was planned"))?;
    let answer = Answer {
        text: render(&compared, asked),
        files: vec![
            (json::FILE, json::render(&compared)),
            (page::FILE, page::render(&compared, asked.language)),
        ],
    };
    let name = file
        .file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let bytes = fs::read(file).unwrap_or_default();
    asked.answer(&answer, Some((&name, &bytes)))
}

fn render(compared: &Compared, asked: &Asked) -> String {
    let language = asked.language;
    let members = euros_by_member(compared, Some(SHOWN), language);
    let mut text = [
        overview(compared, language),
        unmet_by_role(compared, language),
    ]
    .iter()
    .map(|view| render_view(view, language) + "\n")
    .collect::<String>();
    if members.rows.is_empty() {
        text.push_str(language.pick(
            "Geen enkel lid betaalt iets anders.\n",
            "No member pays anything else.\n",
        ));
    } else {
        text.push_str(&render_view(&members, language));
        text.push_str(language.pick(
            "  (hoogstens tien leden, de grootste verschillen eerst; --json en --out tonen ze alle)\n",
            "  (ten members at most, the largest differences first; --json and --out show all)\n",
        ));
    }
    text
}
