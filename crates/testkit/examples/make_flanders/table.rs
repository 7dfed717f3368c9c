//! Reading and writing comma-separated text, quoted only where needed.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A row of a table that was read: its cells by header.
pub type Row = BTreeMap<String, String>;

/// Reads a comma-separated UTF-8 table with a header line.
///
/// # Errors
/// When the file cannot be read or a row has more or fewer cells than the header.
pub fn read_table(path: &Path) -> Result<Vec<Row>, String> {
    let text = fs::read_to_string(path).map_err(|fault| format!("{}: {fault}", path.display()))?;
    let mut lines = text.lines().filter(|line| !line.is_empty()).map(cells);
    let header = lines.next().unwrap_or_default();
    lines
        .map(|row| {
            if row.len() != header.len() {
                return Err(format!(
                    "{}: a row of another width: {row:?}",
                    path.display()
                ));
            }
            Ok(header.iter().cloned().zip(row).collect())
        })
        .collect()
}

/// One table that is written: a header and rows of the same width.
pub struct Table {
    text: String,
    width: usize,
}

impl Table {
    /// An empty table.
    pub fn new(header: &[&str]) -> Self {
        let mut table = Self {
            text: String::new(),
            width: header.len(),
        };
        table.push(&header.iter().map(ToString::to_string).collect::<Vec<_>>());
        table
    }

    /// Adds a row.
    pub fn push(&mut self, row: &[String]) {
        assert_eq!(row.len(), self.width, "a row is as wide as its header");
        let row: Vec<String> = row.iter().map(|cell| quoted(cell)).collect();
        self.text.push_str(&row.join(","));
        self.text.push('\n');
    }

    /// The whole text.
    pub fn text(self) -> String {
        self.text
    }
}

/// FTE or euro from hundredths, with two decimals.
pub fn hundredths(value: i64) -> String {
    let sign = if value < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", value.abs() / 100, value.abs() % 100)
}

fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut inside_quotes = false;
    for letter in line.chars() {
        match letter {
            '"' => inside_quotes = !inside_quotes,
            ',' if !inside_quotes => cells.push(String::new()),
            _ => cells.last_mut().expect("starts with one cell").push(letter),
        }
    }
    cells
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
