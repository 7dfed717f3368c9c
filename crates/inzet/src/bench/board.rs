//! The tables of a measurement as people read them: on a terminal, or as Markdown.

use inzet_report::Language;

use super::compare::Comparison;
use super::growth::{Measure, fit, series};
use super::run::Run;

/// A table of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
    /// So many columns on the left hold words; the others hold numbers.
    words: usize,
}

impl Board {
    /// A table of which so many columns on the left hold words.
    #[must_use]
    pub fn new(columns: &[&str], rows: Vec<Vec<String>>, words: usize) -> Self {
        Self {
            columns: columns.iter().map(|&column| column.to_owned()).collect(),
            rows,
            words,
        }
    }

    /// Engines side by side.
    #[must_use]
    pub fn of_comparisons(lines: &[Comparison], language: Language) -> Self {
        let columns = language.pick(
            [
                "map",
                "engine",
                "runs",
                "waarde",
                "afstand",
                "tot beste",
                "eerste",
                "1 %",
                "0,1 %",
                "0,01 %",
                "bewijs",
                "totaal",
                "MiB",
                "B/paar",
                "vte",
                "meer vte",
                "dekking",
            ],
            [
                "folder", "engine", "runs", "value", "gap", "to best", "first", "1 %", "0.1 %",
                "0.01 %", "proof", "total", "MiB", "B/pair", "FTE", "more FTE", "coverage",
            ],
        );
        Self {
            columns: columns.map(str::to_owned).into(),
            rows: lines.iter().map(|line| row_of(line, language)).collect(),
            words: 2,
        }
    }

    /// What was measured at each size, and the exponents below it.
    #[must_use]
    pub fn of_growth(runs: &[Run], engine: &str, language: Language) -> Self {
        let columns = language.pick(
            [
                "medewerkers",
                "paren",
                "lezen",
                "afleiden",
                "eerste plan",
                "1 %",
                "0,1 %",
                "totaal",
                "MiB",
            ],
            [
                "professionals",
                "pairs",
                "read",
                "derive",
                "first plan",
                "1 %",
                "0.1 %",
                "total",
                "MiB",
            ],
        );
        let done = runs.iter().filter(|run| run.case.engine == engine);
        let mut rows: Vec<Vec<String>> = done
            .filter_map(|run| run.figures.as_ref().ok())
            .map(|figures| {
                let cell = |measure: Measure| match (measure, measure.of(figures)) {
                    (Measure::Pairs, pairs) => or_dash(pairs, |pairs| grouped(pairs, language)),
                    (Measure::Memory, kib) => or_dash(kib, |kib| grouped(mebibytes(kib), language)),
                    (_, time) => or_dash(time, |ms| seconds(ms, language)),
                };
                let size = grouped(figures.professionals, language);
                std::iter::once(size)
                    .chain(Measure::ALL.map(cell))
                    .collect()
            })
            .collect();
        let exponents = Measure::ALL.map(|measure| {
            let law = fit(&series(runs, engine, measure));
            or_dash(law, |law| decimal(format!("{:.2}", law.exponent), language))
        });
        let name = language.pick("exponent", "exponent").to_owned();
        rows.push(std::iter::once(name).chain(exponents).collect());
        Self {
            columns: columns.map(str::to_owned).into(),
            rows,
            words: 1,
        }
    }

    /// For a terminal.
    #[must_use]
    pub fn render_text(&self) -> String {
        let lines = || std::iter::once(&self.columns).chain(&self.rows);
        let width = |column: usize| lines().map(|line| line[column].chars().count()).max();
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|column| width(column).unwrap_or(0))
            .collect();
        let mut text = String::new();
        for line in lines() {
            let cells = line.iter().zip(&widths).enumerate();
            let cells: Vec<String> = cells
                .map(|(place, (cell, width))| match place < self.words {
                    true => format!("{cell:<width$}"),
                    false => format!("{cell:>width$}"),
                })
                .collect();
            text.push_str(cells.join("  ").trim_end());
            text.push('\n');
        }
        text
    }

    /// As Markdown.
    #[must_use]
    pub fn render_markdown(&self) -> String {
        let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
        let rule: Vec<String> = (0..self.columns.len())
            .map(|place| if place < self.words { "---" } else { "---:" }.to_owned())
            .collect();
        let rows = self.rows.iter().map(|row| line(row));
        let head = [line(&self.columns), line(&rule)];
        head.into_iter().chain(rows).collect()
    }
}

fn row_of(line: &Comparison, language: Language) -> Vec<String> {
    let time = |ms: Option<u64>| or_dash(ms, |ms| seconds(ms, language));
    let gap = |gap: Option<u64>| or_dash(gap, |gap| per_cent(gap, language));
    let fte = |fte: Option<i64>| or_dash(fte, |fte| tenths(fte, language));
    let runs = match (line.failed, line.optimal) {
        (0, 0) => line.runs.to_string(),
        (0, optimal) => format!("{} ({optimal} opt)", line.runs),
        (failed, _) => format!("{} ({failed} !)", line.runs),
    };
    let mut row = vec![
        line.folder.clone(),
        line.engine.clone(),
        runs,
        or_dash(line.score, |score| points(score, language)),
        gap(line.gap),
        gap(line.gap_to_best),
        time(line.first_ms),
    ];
    row.extend(line.reached_ms.map(time));
    row.extend([
        time(line.total_ms),
        or_dash(line.peak_kib, |kib| grouped(mebibytes(kib), language)),
        or_dash(line.bytes_per_pair, |bytes| bytes.to_string()),
        fte(line.fte_served),
        or_dash(line.fte_gained, |gained| {
            let sign = if gained > 0 { "+" } else { "" };
            format!("{sign}{}", tenths(gained, language))
        }),
        or_dash(line.coverage, |share| {
            format!("{} %", tenths(share, language))
        }),
    ]);
    row
}

fn or_dash<T>(value: Option<T>, render: impl FnOnce(T) -> String) -> String {
    value.map_or_else(|| "-".to_owned(), render)
}

/// Seconds: to the hundredth below ten, then to the tenth.
#[must_use]
pub fn seconds(ms: u64, language: Language) -> String {
    let text = if ms < 10_000 {
        let hundredths = (ms + 5) / 10;
        format!("{}.{:02} s", hundredths / 100, hundredths % 100)
    } else {
        let tenths = (ms + 50) / 100;
        format!("{}.{} s", tenths / 10, tenths % 10)
    };
    decimal(text, language)
}

/// A gap in per cent with four decimals, rounded up; what is above 1,000 % says nothing.
#[must_use]
pub fn per_cent(billionths: u64, language: Language) -> String {
    if billionths > 10_000_000_000 {
        return "> 1000 %".into();
    }
    let parts = billionths.div_ceil(1_000);
    let text = format!("{}.{:04} %", parts / 10_000, parts % 10_000);
    decimal(text, language)
}

/// Hundredths of a point as whole points.
#[must_use]
pub fn points(score: i128, language: Language) -> String {
    let whole = u64::try_from(score.unsigned_abs() / 100).unwrap_or(u64::MAX);
    let sign = if score < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(whole, language))
}

/// Hundredths with one decimal, half up.
fn tenths(hundredths: i64, language: Language) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let tenths = (hundredths.unsigned_abs() + 5) / 10;
    let mark = language.pick(",", ".");
    format!(
        "{sign}{}{mark}{}",
        grouped(tenths / 10, language),
        tenths % 10
    )
}

const fn mebibytes(kib: u64) -> u64 {
    kib.div_ceil(1_024)
}

/// A whole number in groups of three.
fn grouped(number: u64, language: Language) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push_str(language.pick(".", ","));
        }
        text.push(digit);
    }
    text
}

/// A number with a decimal point as the language writes it.
fn decimal(text: String, language: Language) -> String {
    match language {
        Language::Dutch => text.replace('.', ","),
        Language::English => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> Comparison {
        Comparison {
            folder: "150x200x50".into(),
            engine: "decompose".into(),
            runs: 3,
            optimal: 2,
            score: Some(123_456_789),
            gap: Some(12_345),
            reached_ms: [Some(995), Some(12_340), None, None],
            fte_gained: Some(1_230),
            ..Comparison::default()
        }
    }

    #[test]
    fn shows_numbers_as_each_language_does() {
        let row = row_of(&line(), Language::English);
        assert_eq!(row[2..5], ["3 (2 opt)", "1,234,567", "0.0013 %"]);
        assert_eq!(row[7..10], ["1.00 s", "12.3 s", "-"]);
        assert_eq!(row[15], "+12.3");
        let row = row_of(&line(), Language::Dutch);
        assert_eq!(row[3..5], ["1.234.567", "0,0013 %"]);
    }

    #[test]
    fn markdown_has_a_rule_below_its_head() {
        let board = Board::of_comparisons(&[line()], Language::English);
        let text = board.render_markdown();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 3);
        assert!(lines[1].starts_with("| --- | --- | ---: |"));
        assert_eq!(lines[0].matches('|').count(), lines[2].matches('|').count());
    }

    #[test]
    fn columns_of_a_terminal_line_up() {
        let board = Board {
            columns: vec!["a".into(), "number".into()],
            rows: vec![vec!["longer".into(), "5".into()]],
            words: 1,
        };
        assert_eq!(board.render_text(), "a       number\nlonger       5\n");
    }
}
