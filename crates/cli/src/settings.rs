//! What the arguments of `plan` mean: resolved once, before anything is read.

use std::path::PathBuf;

use inzet::core::{Engine, Keep, Options};
use inzet::report::files::Style;
use inzet::report::{Dialect, Language};

use crate::args::{DialectName, EngineName, Lang, PlanArgs};

/// Everything that one run of `plan` is asked.
#[derive(Debug)]
pub struct Settings {
    /// The planning folder.
    pub folder: PathBuf,
    /// Where the result comes.
    pub out: PathBuf,
    /// For the solver; without the start.
    pub options: Options,
    /// Bytes that pairs may take.
    pub memory: u64,
    /// The result to begin with.
    pub start: Option<PathBuf>,
    /// The assignments that were edited by hand.
    pub edited: Option<PathBuf>,
    /// What tables look like.
    pub dialect: Dialect,
    /// Language and names.
    pub style: Style,
    /// Nothing but errors.
    pub quiet: bool,
    /// summary.json instead of the summary.
    pub json: bool,
}

impl From<PlanArgs> for Settings {
    fn from(args: PlanArgs) -> Self {
        Self {
            out: args.out.unwrap_or_else(|| args.folder.join("result")),
            folder: args.folder,
            options: Options {
                engine: args.engine.into(),
                seed: args.seed,
                threads: args.threads.map_or(0, usize::from),
                gap: args.gap,
                work_limit: args.work_limit,
                time_limit: args.time_limit,
                start: None,
                keep: match (args.keep, args.max_changes) {
                    (Some(share), _) => Some(Keep::Share(share)),
                    (None, most) => most.map(Keep::AllBut),
                },
            },
            memory: args.memory,
            start: args.start,
            edited: args.edited,
            dialect: dialect(args.dialect),
            style: Style {
                language: args.lang.into(),
                names: args.names,
            },
            quiet: args.quiet,
            json: args.json,
        }
    }
}

/// The dialect of an option that may be missing.
pub const fn dialect(name: Option<DialectName>) -> Dialect {
    match name {
        Some(DialectName::Nl) => Dialect::Dutch,
        None => Dialect::Standard,
    }
}

impl From<EngineName> for Engine {
    fn from(name: EngineName) -> Self {
        match name {
            EngineName::Auto => Self::Auto,
            EngineName::Decompose => Self::Decompose,
            EngineName::Exact => Self::Exact,
            EngineName::Greedy => Self::Greedy,
        }
    }
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Nl => Self::Dutch,
            Lang::En => Self::English,
        }
    }
}
