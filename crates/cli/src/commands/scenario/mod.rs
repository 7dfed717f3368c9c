//! `inzet scenario`: what if.

mod absence;
mod advice;
mod compare;

use std::path::Path;

use inzet::Folder;
use inzet::report::{Destination, Language};
use inzet::scenario::advice::Question;
use inzet::scenario::write::write_files;
use inzet::scenario::{Base, ScenarioError, Settings, find_base};

use super::plan::refused;
use super::{derive_instance, faulty, read_folder};
use crate::args::ScenarioArgs;
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::interrupt;
use crate::render::fault::{render_counts, render_faults};
use crate::render::progress::LiveWatch;

pub fn run(args: ScenarioArgs, console: &Console) -> Result<Exit, Failure> {
    let asked = Asked::new(&args, console)?;
    if let Some(share) = args.absence {
        return absence::run(&asked, share, args.draws);
    }
    let questions: Vec<Question> = [(args.hire, Question::Hire), (args.teach, Question::Teach)]
        .into_iter()
        .filter_map(|(is_asked, question)| is_asked.then_some(question))
        .collect();
    if !questions.is_empty() {
        return advice::run(&asked, &questions);
    }
    compare::run(&asked, args.file.as_deref().unwrap_or(Path::new("")))
}

/// What all kinds of question share: the folder, where answers come, and how to plan.
struct Asked<'a> {
    folder: Folder,
    destination: Option<Destination>,
    settings: Settings,
    language: Language,
    json: bool,
    watch: LiveWatch,
    console: &'a Console,
}

/// An answer, in every form.
struct Answer {
    /// For the terminal.
    text: String,
    /// Files by name; `--json` prints those that are JSON.
    files: Vec<(&'static str, String)>,
}

impl<'a> Asked<'a> {
    fn new(args: &ScenarioArgs, console: &'a Console) -> Result<Self, Failure> {
        let folder = read_folder(&args.folder, console)?;
        let destination = match &args.out {
            Some(path) => Some(Destination::new(path).map_err(refused)?),
            None => None,
        };
        if let Some(destination) = &destination {
            destination.check().map_err(refused)?;
        }
        let (_, warnings) = derive_instance(&folder, console)?;
        console.note(&render_faults(&warnings));
        let language: Language = args.lang.into();
        interrupt::listen(language.pick(
            "De plannen tot nu toe worden afgewerkt; nog eens Ctrl-C: er wordt niets geschreven.",
            "Finishing with the plans so far; Ctrl-C again: nothing is written.",
        ));
        Ok(Self {
            folder,
            destination,
            settings: Settings {
                seed: args.seed,
                threads: args.threads.map_or(0, usize::from),
                work_limit: args.work_limit,
                time_limit: args.time_limit,
            },
            language,
            json: args.json,
            watch: LiveWatch::begin(language, args.json),
            console,
        })
    }

    /// The plan as it is, and a word about where it came from.
    fn base(&self) -> Result<Base, Failure> {
        let base = find_base(&self.folder, &self.settings, &self.watch)
            .map_err(|error| self.failed(error))?;
        self.watch.finish();
        if !base.was_found {
            self.console.note(self.language.pick(
                "Er staat nog geen resultaat in de map: het plan zoals het is werd nu gezocht.\n",
                "There is no result in the folder yet: the plan as it is was found now.\n",
            ));
        }
        if base.broken_rules > 0 {
            self.console.note(self.language.pick(
                "Het plan in het resultaat past niet meer bij de map: plan eerst opnieuw.\n",
                "The plan in the result no longer fits the folder: plan again first.\n",
            ));
        }
        Ok(base)
    }

    fn failed(&self, error: ScenarioError) -> Failure {
        match error {
            ScenarioError::Faults(faults) => faulty(self.folder.path(), &faults, self.console),
            ScenarioError::Unsound { violations, .. } => {
                let list = violations.iter().map(|one| format!("\n  {one}"));
                let list: String = list.collect();
                Failure::fault(format!("the verifier does not agree with a plan:{list}"))
            }
        }
    }

    /// Prints an answer, and writes it when a folder was named.
    fn answer(&self, answer: &Answer, asked: Option<(&str, &[u8])>) -> Result<Exit, Failure> {
        if let Some(destination) = &self.destination {
            if !interrupt::go_ahead() {
                return Err(Failure::mend("stopped: nothing was written"));
            }
            let place =
                write_files(&self.folder, asked, &answer.files, destination).map_err(refused)?;
            let all = self
                .language
                .pick("Alle bestanden staan in", "All files are in");
            self.console.note(&format!("{all} {}.\n", place.display()));
        }
        if self.json {
            let documents = answer.files.iter();
            for (_, json) in documents.filter(|(name, _)| name.ends_with(".json")) {
                self.console.say(json);
            }
        } else {
            self.console.say(&answer.text);
        }
        Ok(Exit::Done)
    }
}

/// The faults of the file of scenarios.
fn faulty_file(faults: &[inzet::ingest::Fault], path: &Path, console: &Console) -> Failure {
    console.note(&render_faults(faults));
    Failure::mend(format!("{}: {}", path.display(), render_counts(faults)))
}
