//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use clap::{ArgGroup, Args as ClapArgs, Parser, Subcommand, ValueEnum};
use inzet::core::Gap;
use inzet::generate::Size;
use inzet::model::{Cents, Share};

use crate::values::{
    parse_duration, parse_gap, parse_keep, parse_memory, parse_money, parse_part, parse_size,
    parse_unit,
};

/// Staffing allocation for cost-sharing associations: the best plan of a quarter, and who pays
/// what.
///
/// Exit codes: 0 done, 1 something you can mend, 2 wrong usage or a fault of the program.
#[derive(Debug, Parser)]
#[command(name = "inzet", version, max_term_width = 100)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Begin a planning folder: a small one that plans as it stands, every column shown.
    Init(InitArgs),
    /// Report every fault of a planning folder in one pass.
    Check(CheckArgs),
    /// Find the best plan of a planning folder and write a result folder.
    Plan(PlanArgs),
    /// Judge a result, or any assignments.csv, from the rules alone.
    Verify(VerifyArgs),
    /// Charge a result, or any assignments.csv, to the members.
    Charge(ChargeArgs),
    /// Close a result: no later run overwrites it.
    Close(CloseArgs),
    /// Explain why a demand, a professional or a member is served as it is, and what would help.
    Explain(ExplainArgs),
    /// Settle the closed results of a year against its real costs.
    Settle(SettleArgs),
    /// Show what differs between two results.
    Diff(DiffArgs),
    /// Plan what-ifs side by side, try random absences, or find whom to hire or teach.
    Scenario(ScenarioArgs),
    /// Split an amount by weights, exact to the unit.
    Split(SplitArgs),
    /// Invent a planning folder of any size, for trials.
    Generate(GenerateArgs),
    /// Print what a shell needs to complete commands and options.
    Completions(CompletionsArgs),
    /// Write the manual pages.
    Man(ManArgs),
    /// Measure engines side by side, on invented folders or your own.
    Bench(BenchArgs),
}

impl Command {
    /// How many threads it may use; 0 means one a core.
    pub fn threads(&self) -> usize {
        let asked = match self {
            Self::Plan(args) => args.threads,
            Self::Scenario(args) => args.threads,
            // The runs of a benchmark are processes of their own.
            Self::Bench(_) => Some(1),
            _ => None,
        };
        asked.map_or(0, usize::from)
    }
}

/// `inzet init`.
#[derive(Debug, ClapArgs)]
pub struct InitArgs {
    /// The folder to begin; it must be empty or not exist yet.
    pub folder: PathBuf,
    /// Begin the period after that of this result, which stands in its planning folder.
    #[arg(long, value_name = "RESULT")]
    pub from: Option<PathBuf>,
    /// Write the tables as the sheets of one workbook, planning.xlsx.
    #[arg(long)]
    pub xlsx: bool,
    /// The language of the comments in policy.toml and in the workbook.
    #[arg(long, value_enum, default_value = "nl")]
    pub lang: Lang,
}

/// `inzet check`.
#[derive(Debug, ClapArgs)]
pub struct CheckArgs {
    /// The planning folder.
    pub folder: PathBuf,
    /// Print one JSON document with all faults.
    #[arg(long)]
    pub json: bool,
    /// Let warnings fail too.
    #[arg(long)]
    pub strict: bool,
}

/// `inzet plan`.
#[derive(Debug, ClapArgs)]
pub struct PlanArgs {
    /// The planning folder.
    pub folder: PathBuf,
    /// Where the result comes [default: FOLDER/result].
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// End after so much time, reading and writing included, such as 60s or 5m [default: no limit].
    #[arg(long, value_name = "TIME", value_parser = parse_duration)]
    pub time_limit: Option<Duration>,
    /// Stop after so much work [default: about a minute on two cores].
    #[arg(long, value_name = "N")]
    pub work_limit: Option<u64>,
    /// Memory for pairs of a professional and a demand: of more than fit, the best are kept in it and
    /// the others derived anew when prices need them.
    #[arg(long, value_name = "SIZE", default_value = "4GiB", value_parser = parse_memory)]
    pub memory: u64,
    /// Stop when the plan is proven to be this close to the best, such as 0.001 or 0.1%.
    #[arg(long, value_name = "GAP", default_value = "0", value_parser = parse_gap)]
    pub gap: Gap,
    /// Seed of every random choice.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// Number of threads; never changes the result [default: one a core].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// How the plan is found.
    #[arg(long, value_enum, default_value = "auto")]
    pub engine: EngineName,
    /// Begin with the plan of this result (a folder or an assignments.csv).
    #[arg(long, value_name = "RESULT")]
    pub start: Option<PathBuf>,
    /// Take in assignments that were edited by hand (an assignments.csv, or plan.xlsx): changes
    /// become pins and bans.
    ///
    /// They are compared with the result of --start, else with the one that stands where the new
    /// one comes, else with FOLDER/result.
    #[arg(long, value_name = "FILE")]
    pub edited: Option<PathBuf>,
    /// Keep at least this share of the start's assignments (the same person, demand and FTE), such
    /// as 95%; what the new input makes impossible does not count.
    #[arg(long, value_name = "SHARE", value_parser = parse_keep, requires = "start")]
    pub keep: Option<Share>,
    /// Change at most so many of the start's assignments.
    #[arg(long, value_name = "N", requires = "start", conflicts_with = "keep")]
    pub max_changes: Option<u32>,
    /// Write tables as a Dutch spreadsheet does: `;`, decimal comma, dd/mm/jjjj.
    #[arg(long, value_enum, value_name = "DIALECT")]
    pub dialect: Option<DialectName>,
    /// The language of the summary and of the explanations.
    #[arg(long, value_enum, default_value = "nl")]
    pub lang: Lang,
    /// Add people's names to assignments.csv and professionals.csv.
    #[arg(long)]
    pub names: bool,
    /// Say nothing but errors.
    #[arg(long)]
    pub quiet: bool,
    /// Print summary.json instead of the summary.
    #[arg(long)]
    pub json: bool,
}

/// `inzet verify`.
#[derive(Debug, ClapArgs)]
pub struct VerifyArgs {
    /// The planning folder.
    pub folder: PathBuf,
    /// A result folder, or any assignments.csv [default: FOLDER/result].
    pub result: Option<PathBuf>,
}

/// `inzet charge`.
#[derive(Debug, ClapArgs)]
pub struct ChargeArgs {
    /// The planning folder.
    pub folder: PathBuf,
    /// A result folder, or any assignments.csv [default: FOLDER/result].
    pub result: Option<PathBuf>,
    /// Print what the pools would charge under these bases, next to what they do charge.
    #[arg(
        long,
        value_name = "BASES",
        value_delimiter = ',',
        conflicts_with = "out"
    )]
    pub compare: Vec<String>,
    /// With --compare: write a page with a bar chart here too.
    #[arg(long, value_name = "FILE", requires = "compare")]
    pub html: Option<PathBuf>,
    /// Write a result folder that can be closed, instead of printing.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Write a statement for each member here, in Dutch and in English.
    #[arg(long, value_name = "DIR", conflicts_with = "compare")]
    pub statements: Option<PathBuf>,
    /// The language of the page.
    #[arg(long, value_enum, default_value = "nl")]
    pub lang: Lang,
    /// Write tables as a Dutch spreadsheet does: `;`, decimal comma, dd/mm/jjjj.
    #[arg(long, value_enum, value_name = "DIALECT")]
    pub dialect: Option<DialectName>,
}

/// `inzet close`.
#[derive(Debug, ClapArgs)]
pub struct CloseArgs {
    /// The result folder.
    pub result: PathBuf,
}

/// `inzet explain`.
#[derive(Debug, ClapArgs)]
#[command(group(ArgGroup::new("subject").required(true).args(["demand", "professional", "member"])))]
pub struct ExplainArgs {
    /// The planning folder.
    pub folder: PathBuf,
    /// A result folder, or any assignments.csv [default: FOLDER/result].
    pub result: Option<PathBuf>,
    /// Why a demand is served as it is, who could serve it, and the smallest change that helps.
    #[arg(long, value_name = "ID")]
    pub demand: Option<String>,
    /// Why somebody is where the plan puts them, and what else there is.
    #[arg(long, value_name = "ID")]
    pub professional: Option<String>,
    /// What a member asked and got, why not more, and what it pays.
    #[arg(long, value_name = "ID")]
    pub member: Option<String>,
    /// Print one JSON document.
    #[arg(long)]
    pub json: bool,
    /// The language of the answer.
    #[arg(long, value_enum, default_value = "nl")]
    pub lang: Lang,
}

/// `inzet settle`.
#[derive(Debug, ClapArgs)]
pub struct SettleArgs {
    /// The closed results of the year's periods, in any order.
    #[arg(required = true, value_name = "RESULT")]
    pub results: Vec<PathBuf>,
    /// The real costs of the year, as a cost_pools.csv.
    #[arg(long, value_name = "FILE")]
    pub actuals: PathBuf,
    /// What members paid before, as an advances.csv.
    #[arg(long, value_name = "FILE")]
    pub advances: Option<PathBuf>,
    /// Correct this settlement: each member gets the difference only.
    #[arg(long, value_name = "OLD")]
    pub correct: Option<PathBuf>,
    /// Where the settlement comes.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Write tables as a Dutch spreadsheet does: `;`, decimal comma, dd/mm/jjjj.
    #[arg(long, value_enum, value_name = "DIALECT")]
    pub dialect: Option<DialectName>,
    /// The language of the summary; statements come in both.
    #[arg(long, value_enum, default_value = "nl")]
    pub lang: Lang,
}

/// `inzet diff`.
#[derive(Debug, ClapArgs)]
pub struct DiffArgs {
    /// The first result.
    pub result1: PathBuf,
    /// The second result.
    pub result2: PathBuf,
    /// Print one JSON document.
    #[arg(long)]
    pub json: bool,
    /// The language of the tables.
    #[arg(long, value_enum, default_value = "nl")]
    pub lang: Lang,
}

/// `inzet scenario`.
#[derive(Debug, ClapArgs)]
pub struct ScenarioArgs {
    /// The planning folder.
    pub folder: PathBuf,
    /// The scenarios, as TOML.
    #[arg(
        value_name = "FILE",
        required_unless_present_any = ["absence", "hire", "teach"],
        conflicts_with_all = ["absence", "hire", "teach"]
    )]
    pub file: Option<PathBuf>,
    /// Draw random absences of so many working days on average, such as 3%, with the plan as it is.
    #[arg(long, value_name = "SHARE", value_parser = parse_part)]
    pub absence: Option<Share>,
    /// With --absence: how many draws.
    #[arg(long, value_name = "N", default_value_t = 200, requires = "absence",
          value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub draws: u32,
    /// Find which one more professional would serve most.
    #[arg(long, conflicts_with = "absence")]
    pub hire: bool,
    /// Find which skill, taught to whom, would serve most.
    #[arg(long, conflicts_with = "absence")]
    pub teach: bool,
    /// Write the page, the JSON and the tables here too.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Seed of every random choice.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
    /// End after so much time, reading and writing included, such as 60s or 5m [default: no limit].
    #[arg(long, value_name = "TIME", value_parser = parse_duration)]
    pub time_limit: Option<Duration>,
    /// Stop each search after so much work [default: a few seconds].
    #[arg(long, value_name = "N")]
    pub work_limit: Option<u64>,
    /// Number of threads; never changes the result [default: one a core].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// The language of tables and page.
    #[arg(long, value_enum, default_value = "nl")]
    pub lang: Lang,
    /// Print JSON instead of tables.
    #[arg(long)]
    pub json: bool,
}

/// `inzet split`.
#[derive(Debug, ClapArgs)]
pub struct SplitArgs {
    /// The table of weights: id, weight.
    pub weights: PathBuf,
    /// The amount in euro; may be negative.
    #[arg(long, value_name = "EUR", allow_hyphen_values = true, value_parser = parse_money)]
    pub amount: Cents,
    /// The rounding unit in euro: 0.01, 1 or 1000.
    #[arg(long, value_name = "EUR", default_value = "0.01", value_parser = parse_unit)]
    pub unit: Cents,
    /// The ledger of the carries so far: id, carry, unit_eur.
    #[arg(long, value_name = "LEDGER", requires = "carry_out")]
    pub carry: Option<PathBuf>,
    /// Where the ledger after this split comes; it must not exist yet.
    #[arg(long, value_name = "NEW")]
    pub carry_out: Option<PathBuf>,
}

/// `inzet generate`.
#[derive(Debug, ClapArgs)]
pub struct GenerateArgs {
    /// The folder to write; it must be empty or not exist yet.
    pub folder: PathBuf,
    /// Number of members.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub members: u32,
    /// Number of professionals.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub professionals: u32,
    /// Number of demands.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub demands: u32,
    /// Seed: the same seed gives the same folder.
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub seed: u64,
}

/// `inzet completions`.
#[derive(Debug, ClapArgs)]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}

/// `inzet man`.
#[derive(Debug, ClapArgs)]
pub struct ManArgs {
    /// The folder in which the pages come; it is made when it is not there.
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// `inzet bench`.
#[derive(Debug, ClapArgs)]
pub struct BenchArgs {
    /// Planning folders to measure on.
    #[arg(value_name = "FOLDER")]
    pub folders: Vec<PathBuf>,
    /// Sizes of folders to invent: professionals x demands x members [default, when nothing else
    /// is named: 150x200x50,500x700x120].
    #[arg(long, value_name = "SIZES", value_delimiter = ',', value_parser = parse_size)]
    pub sizes: Vec<Size>,
    /// Assignment problems of OR-Library: n, then n x n costs. May be given several times.
    #[arg(long = "assignment", value_name = "FILE")]
    pub assignments: Vec<PathBuf>,
    /// Seeds: of the folders that are invented, and of every engine. Medians over them are shown.
    #[arg(
        long,
        value_name = "SEEDS",
        value_delimiter = ',',
        default_value = "1,2,3"
    )]
    pub seeds: Vec<u64>,
    /// Engines to compare [default: decompose,greedy,exact; with --growth: decompose].
    #[arg(long, value_enum, value_name = "ENGINES", value_delimiter = ',')]
    pub engines: Vec<EngineName>,
    /// Stop each search after so much time, such as 60s or 15m.
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = parse_duration)]
    pub time_limit: Duration,
    /// Stop each search after so much work too [default: no limit].
    #[arg(long, value_name = "N")]
    pub work_limit: Option<u64>,
    /// Memory for the pairs of each search.
    #[arg(long, value_name = "SIZE", default_value = "4GiB", value_parser = parse_memory)]
    pub memory: u64,
    /// Stop each search when the plan is proven to be this close to the best, such as 1%.
    #[arg(long, value_name = "GAP", default_value = "0", value_parser = parse_gap)]
    pub gap: Gap,
    /// Number of threads of each run [default: one a core].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Measure at 100, 300, 1,000, 3,000, 10,000 and 30,000 professionals, and fit how time and
    /// memory grow.
    #[arg(long, conflicts_with = "sizes")]
    pub growth: bool,
    /// Where growth ends.
    #[arg(long, value_name = "N", default_value_t = 30_000, requires = "growth")]
    pub largest: usize,
    /// Write runs.csv, progress.csv, plots and a page for the record into this folder.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Print tables as Markdown.
    #[arg(long)]
    pub markdown: bool,
    /// The language of the tables.
    #[arg(long, value_enum, default_value = "nl")]
    pub lang: Lang,
}

impl BenchArgs {
    /// The engines to compare.
    pub fn engines(&self) -> Vec<EngineName> {
        match (self.engines.as_slice(), self.growth) {
            ([], true) => vec![EngineName::Decompose],
            ([], false) => vec![EngineName::Decompose, EngineName::Greedy, EngineName::Exact],
            (named, _) => named.to_vec(),
        }
    }
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    /// Dutch.
    Nl,
    /// English.
    En,
}

/// How tables are written, when not with comma and decimal point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DialectName {
    /// As a Dutch spreadsheet.
    Nl,
}

/// An engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum EngineName {
    /// What a planner needs.
    Auto,
    /// Prices, bundles and neighbourhood search.
    Decompose,
    /// The whole model as one mixed-integer programme: for small folders.
    Exact,
    /// Demand by demand: the baseline.
    Greedy,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Args::command().debug_assert();
    }
}
