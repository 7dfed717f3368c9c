//! Plans scenarios side by side, each from the plan as it is, each verified.

use std::collections::BTreeMap;
use std::time::Duration;

use inzet_core::parallel::on_threads;
use inzet_core::{Instance, Options, Solution, Watch, solve};
use inzet_ingest::scenarios::{Scenario, apply};
use inzet_ingest::{Fault, Place};
use inzet_model::{Dataset, Plan};
use inzet_report::scenarios::{Compared, Measured, Measures};
use inzet_report::views::{period_of, role_name};
use inzet_report::{Language, Outcome};
use inzet_verify::{Violation, check_plan};
use rayon::prelude::*;

use super::carried_over;
use crate::assignments::read_start;
use crate::decisions::{InForce, Origin};
use crate::folder::Folder;
use crate::pin_fault::pin_fault;

/// Work that takes a few seconds a scenario at the size of a real association.
const DEFAULT_WORK: u64 = 400_000_000;

/// How scenarios are planned.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Seed of every random choice.
    pub seed: u64,
    /// Number of threads; 0 means one for each core. Never changes a result.
    pub threads: usize,
    /// Stop each search after so much work.
    pub work_limit: Option<u64>,
    /// Stop all searches after so much time.
    pub time_limit: Option<Duration>,
}

/// Why scenarios were not planned.
#[derive(Debug, thiserror::Error)]
pub enum ScenarioError {
    /// The folder, the plan to begin with or the file of scenarios has faults.
    #[error("there are faults")]
    Faults(Vec<Fault>),
    /// The judge found a broken rule in a plan of ours: a defect of the program.
    #[error("{name}: the plan breaks {} rules", .violations.len())]
    Unsound {
        /// Of which scenario.
        name: String,
        /// The broken rules.
        violations: Vec<Violation>,
    },
}

/// A dataset with a name: a scenario applied.
#[derive(Clone, Debug)]
pub struct Variant {
    /// The name of the scenario.
    pub name: String,
    /// The folder with its changes.
    pub dataset: Dataset,
}

/// The plan as it is, which every scenario begins with.
#[derive(Clone, Debug)]
pub struct Base {
    /// The plan.
    pub plan: Plan,
    /// Whether it was found in FOLDER/result.
    pub was_found: bool,
    /// How many rules it breaks: a result of other inputs may.
    pub broken_rules: usize,
}

/// A scenario, planned.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The plan that was found, and its proof.
    pub solution: Solution,
    /// Its figures.
    pub measures: Measures,
}

impl Settings {
    /// The options of one search on its own thread.
    pub(super) fn options(&self, start: Option<Plan>, threads: usize) -> Options {
        Options {
            seed: self.seed,
            threads,
            work_limit: Some(self.work_limit.unwrap_or(DEFAULT_WORK)),
            time_limit: self.time_limit,
            start,
            ..Options::default()
        }
    }

    /// Runs something on as many threads as were asked.
    pub(super) fn on_threads<T: Send>(&self, run: impl FnOnce() -> T + Send) -> T {
        on_threads(self.threads, run)
    }
}

/// Every scenario applied to the folder.
///
/// # Errors
/// Every fault of every scenario: in the file, in what it names, and of pins that no longer fit.
pub fn variants(dataset: &Dataset, scenarios: &[Scenario]) -> Result<Vec<Variant>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut variants = Vec::new();
    for scenario in scenarios {
        match apply(dataset, scenario) {
            Err(found) => faults.extend(found),
            Ok(changed) => {
                faults.extend(pin_faults(&changed, scenario));
                variants.push(Variant {
                    name: scenario.name.clone(),
                    dataset: changed,
                });
            }
        }
    }
    faults.sort();
    if faults.is_empty() {
        Ok(variants)
    } else {
        Err(faults)
    }
}

/// Where decisions are taken.
const DECISIONS: &str = "decisions.csv";

fn decisions_of(dataset: &Dataset) -> Vec<InForce> {
    let decisions = dataset.decisions.iter().map(|decision| InForce {
        decision: decision.clone(),
        origin: Origin::row_of(DECISIONS, decision.line),
    });
    decisions.collect()
}

/// The rules that pins break once the scenario has changed the folder.
fn pin_faults(dataset: &Dataset, scenario: &Scenario) -> Vec<Fault> {
    let Err(broken) = Instance::new(dataset) else {
        return Vec::new();
    };
    let decisions = decisions_of(dataset);
    let faults = broken.iter().map(|pin| {
        let fault = pin_fault(dataset, pin, &decisions, DECISIONS);
        let Place { file, line, .. } = scenario.place.clone();
        let hint = "Name the professional in without_decisions, or change the scenario.";
        Fault {
            found: format!("{}: {}", scenario.name, fault.found)
                .replace("(line", "(decisions.csv:"),
            hint: hint.to_owned(),
            file,
            line,
            column: None,
            ..fault
        }
    });
    faults.collect()
}

/// The plan as it is: that of FOLDER/result when it stands there, else found now.
///
/// # Errors
/// The faults of the folder's pins, or of the result.
pub fn find_base(
    folder: &Folder,
    settings: &Settings,
    watch: &dyn Watch,
) -> Result<Base, ScenarioError> {
    let result = folder.path().join("result");
    if result
        .join(inzet_report::files::assignments::FILE)
        .is_file()
    {
        let (plan, _) = read_start(folder.dataset(), &result).map_err(ScenarioError::Faults)?;
        return Ok(Base {
            broken_rules: check_plan(folder.dataset(), &plan).violations.len(),
            plan,
            was_found: true,
        });
    }
    let (instance, _) = folder.instance().map_err(ScenarioError::Faults)?;
    let options = settings.options(None, settings.threads);
    Ok(Base {
        plan: solve(&instance, &options, watch).plan,
        was_found: false,
        broken_rules: 0,
    })
}

/// Plans the folder as it is and every variant of it from the base, in parallel; the folder as it
/// is comes first. The same bytes with any number of threads.
///
/// # Errors
/// When the judge does not agree with a plan.
pub fn plan_variants(
    dataset: &Dataset,
    variants: &[Variant],
    base: &Plan,
    settings: &Settings,
    watch: &dyn Watch,
) -> Result<Vec<Planned>, ScenarioError> {
    let as_it_is = (dataset, "");
    let all: Vec<(&Dataset, &str)> = std::iter::once(as_it_is)
        .chain(variants.iter().map(|one| (&one.dataset, one.name.as_str())))
        .collect();
    let quiet = Quietly(watch);
    let planned: Vec<Result<Planned, ScenarioError>> = settings.on_threads(|| {
        all.par_iter()
            .map(|&(changed, name)| {
                let start = carried_over(base, dataset, changed);
                let solution = plan_one(changed, start, settings, &quiet)?;
                measured(changed, solution, name)
            })
            .collect()
    });
    planned.into_iter().collect()
}

fn plan_one(
    dataset: &Dataset,
    start: Plan,
    settings: &Settings,
    watch: &dyn Watch,
) -> Result<Solution, ScenarioError> {
    let instance = Instance::new(dataset).map_err(|broken| {
        let faults = broken
            .iter()
            .map(|pin| pin_fault(dataset, pin, &decisions_of(dataset), DECISIONS));
        ScenarioError::Faults(faults.collect())
    })?;
    Ok(solve(&instance, &settings.options(Some(start), 1), watch))
}

/// The figures of a plan that the judge agrees with.
fn measured(dataset: &Dataset, solution: Solution, name: &str) -> Result<Planned, ScenarioError> {
    let verdict = check_plan(dataset, &solution.plan);
    if !verdict.violations.is_empty() || verdict.score != solution.score {
        return Err(ScenarioError::Unsound {
            name: name.to_owned(),
            violations: verdict.violations,
        });
    }
    let instance = Instance::new(dataset).map_err(|_| ScenarioError::Unsound {
        name: name.to_owned(),
        violations: Vec::new(),
    })?;
    let measures = Measures::of(&Outcome::of_solution(&instance, &solution), &solution);
    Ok(Planned { solution, measures })
}

/// The figures side by side, with the names that people know.
#[must_use]
pub fn compare(
    dataset: &Dataset,
    variants: &[Variant],
    planned: &[Planned],
    language: Language,
) -> Option<Compared> {
    let (base, others) = planned.split_first()?;
    let scenarios = variants
        .iter()
        .zip(others)
        .map(|(variant, planned)| Measured {
            name: variant.name.clone(),
            measures: planned.measures.clone(),
        });
    let datasets = || std::iter::once(dataset).chain(variants.iter().map(|one| &one.dataset));
    let roles = dataset.roles.iter_enumerated();
    let members: BTreeMap<String, String> = datasets()
        .flat_map(|dataset| &dataset.members)
        .map(|row| (row.id.clone(), row.name.clone()))
        .collect();
    Some(Compared {
        period: period_of(&dataset.policy.period, language),
        base: base.measures.clone(),
        scenarios: scenarios.collect(),
        roles: roles
            .map(|(ix, row)| (row.id.clone(), role_name(dataset, ix, language).to_owned()))
            .collect(),
        members,
    })
}

/// A watch for searches that go on side by side: clock and Ctrl-C, but no news.
struct Quietly<'a>(&'a dyn Watch);

impl Watch for Quietly<'_> {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    fn interrupted(&self) -> bool {
        self.0.interrupted()
    }

    fn news(&self, _: &inzet_core::Progress) {}
}
