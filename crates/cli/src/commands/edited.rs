//! `inzet plan --edited`: assignments that were changed by hand, taken in before the planning and
//! priced after it.

use std::time::{Duration, Instant};

use inzet::Folder;
use inzet::core::{Instance, Progress, Solution, Watch};
use inzet::edited::price::{PriceError, Prices, price as price_edits};
use inzet::edited::{Edited, Sources, take_in as take_in_edits};
use inzet::model::Dataset;
use inzet::report::{Language, Summary};

use super::faulty;
use super::plan::unsound;
use crate::console::Console;
use crate::exit::Failure;
use crate::interrupt;
use crate::render::edits::render_edits;
use crate::render::fault::render_faults;
use crate::render::prices;
use crate::settings::Settings;

/// The folder with the edits in its decisions, and the edits, when a file of them was named. The
/// new plan begins with the result that they were made in.
pub fn take_in(
    folder: Folder,
    settings: &mut Settings,
    console: &Console,
) -> Result<(Folder, Option<Edited>), Failure> {
    let Some(file) = settings.edited.take() else {
        return Ok((folder, None));
    };
    let sources = Sources {
        start: settings.start.as_deref(),
        out: &settings.out,
    };
    let (folder, edited) =
        take_in_edits(folder, &file, sources).map_err(|faults| faulty(&file, &faults, console))?;
    if !settings.quiet {
        console.note(&render_faults(&edited.warnings));
        console.note(&render_edits(&edited, &file, settings.style.language));
    }
    // The file itself may be that of the result, edited in place.
    if edited.start.is_some() {
        settings.start.clone_from(&edited.start);
    }
    Ok((folder, Some(edited)))
}

/// A plan, and what the edits in it cost.
pub struct Priced {
    solution: Solution,
    edited: Option<Edited>,
    prices: Option<Prices>,
}

/// Prices the edits, if there are any. A better plan that is found on the way is taken.
pub fn price(
    instance: &Instance,
    solution: Solution,
    edited: Option<Edited>,
    settings: &Settings,
) -> Result<Priced, Failure> {
    let prices = match edited.as_ref().filter(|edited| !edited.edits.is_empty()) {
        Some(edited) => {
            let watch = PriceWatch(Instant::now());
            let prices = price_edits(instance, &solution, edited, &settings.options, &watch);
            Some(prices.map_err(|PriceError::Unsound(broken)| unsound(&broken))?)
        }
        None => None,
    };
    let better = prices.as_ref().and_then(|prices| prices.better.clone());
    Ok(Priced {
        solution: better.unwrap_or(solution),
        edited,
        prices,
    })
}

impl Priced {
    /// The plan.
    pub fn solution(&self) -> &Solution {
        &self.solution
    }

    /// The table of prices; empty without edits.
    pub fn render(&self, dataset: &Dataset, language: Language) -> String {
        match (&self.edited, &self.prices) {
            (Some(edited), Some(priced)) => {
                prices::render_prices(dataset, edited, priced, language)
            }
            _ => String::new(),
        }
    }

    /// The summary as JSON; with the edits when a file of them was taken in.
    pub fn render_json(&self, summary: &Summary, dataset: &Dataset) -> String {
        match &self.edited {
            Some(edited) => prices::render_json(summary, dataset, edited, self.prices.as_ref()),
            None => summary.render(),
        }
    }
}

/// The clock and Ctrl-C, without a bar. A time limit holds for the pricing anew.
struct PriceWatch(Instant);

impl Watch for PriceWatch {
    fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    fn interrupted(&self) -> bool {
        interrupt::was_asked_to_stop()
    }

    fn news(&self, _: &Progress) {}
}
