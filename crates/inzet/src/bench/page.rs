//! The page of a measurement: what was measured, on what, with which command, as Markdown.

use std::fs;

use inzet_report::Language;
use inzet_report::summary::VERSION;

use super::board::Board;

/// What the tables of a page stand in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The command that measured, as typed.
    pub command: String,
    /// Threads that each run could use.
    pub threads: usize,
    /// Whether HiGHS is in this build.
    pub has_highs: bool,
    /// Names of the plots beside the page.
    pub plots: Vec<&'static str>,
}

/// The page: command, machine, tables, plots.
#[must_use]
pub fn render_page(setting: &Setting, boards: &[Board], language: Language) -> String {
    let build = match setting.has_highs {
        true => "HiGHS",
        false => language.pick("zonder HiGHS", "default features"),
    };
    let mut text = format!(
        "    {}\n\ninzet {VERSION} ({build}), {} {}, {}\n",
        setting.command,
        setting.threads,
        language.pick("threads", "threads"),
        machine()
    );
    for board in boards {
        text.push('\n');
        text.push_str(&board.render_markdown());
    }
    for plot in &setting.plots {
        text.push_str(&format!("\n![{plot}]({plot})\n"));
    }
    text
}

/// The processor and the memory of this machine, as far as the system tells.
fn machine() -> String {
    let read = |file, key| {
        let text = fs::read_to_string(file).ok()?;
        let line = text.lines().find(|line| line.starts_with(key))?;
        Some(line.split_once(':')?.1.trim().to_owned())
    };
    let processor = read("/proc/cpuinfo", "model name");
    let memory = read("/proc/meminfo", "MemTotal").and_then(|memory| {
        let kib: u64 = memory.split_whitespace().next()?.parse().ok()?;
        Some(format!("{} GiB", (kib + (1 << 19)) >> 20))
    });
    let known: Vec<String> = processor.into_iter().chain(memory).collect();
    if known.is_empty() {
        std::env::consts::ARCH.to_owned()
    } else {
        known.join(", ")
    }
}
