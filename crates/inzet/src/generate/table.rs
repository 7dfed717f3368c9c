//! Comma-separated text. No cell of a generated table needs quotes.

/// A table that grows row by row.
pub struct Table {
    text: String,
    width: usize,
}

impl Table {
    /// A table of these columns, without rows.
    pub fn new(header: &[&str]) -> Self {
        Self {
            text: header.join(",") + "\n",
            width: header.len(),
        }
    }

    /// Adds a row.
    pub fn push(&mut self, row: &[&str]) {
        debug_assert_eq!(row.len(), self.width, "a row is as wide as its header");
        debug_assert!(!row.iter().any(|cell| cell.contains([',', '"', '\n'])));
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

/// An id: a letter and the rank from 1, all of a table of one width so that they sort by rank.
pub fn identifier(letter: char, rank: usize, count: usize) -> String {
    let width = count.to_string().len().max(4);
    format!("{letter}{:0width$}", rank + 1)
}
