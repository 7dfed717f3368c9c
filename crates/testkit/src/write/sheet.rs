//! A table on its way to a file, and how single values are written.

use inzet_model::{Day, Share};

/// A named table of text cells.
pub(super) struct Sheet {
    name: &'static str,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    /// A table of these columns, without rows.
    pub(super) fn new(name: &'static str, header: &[&str]) -> Self {
        let header = header.iter().map(ToString::to_string).collect();
        Self {
            name,
            rows: vec![header],
        }
    }

    /// Adds a column at the right, before any row.
    pub(super) fn add_column(&mut self, name: &str) {
        self.rows[0].push(name.to_owned());
    }

    /// Adds a row.
    pub(super) fn push(&mut self, row: Vec<String>) {
        assert_eq!(
            row.len(),
            self.rows[0].len(),
            "a row of {} is as wide as its header",
            self.name
        );
        self.rows.push(row);
    }

    /// Whether there is nothing but the header.
    pub(super) fn is_empty(&self) -> bool {
        self.rows.len() == 1
    }

    /// The name and the contents of the file.
    pub(super) fn file(self) -> (String, String) {
        let mut text = String::new();
        for row in self.rows {
            let cells: Vec<String> = row.into_iter().map(quoted).collect();
            text.push_str(&cells.join(","));
            text.push('\n');
        }
        (format!("{}.csv", self.name), text)
    }
}

/// What is there, or nothing.
pub(super) fn or_empty<T: ToString>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Both ends of a span, each empty when open.
pub(super) fn ends(from: Option<Day>, to: Option<Day>) -> [String; 2] {
    [or_empty(from), or_empty(to)]
}

/// A percentage that reads one way only: `12.345%` could mean twelve thousand.
pub(super) fn percentage(share: Share) -> String {
    let text = share.to_string();
    let decimals = text
        .trim_end_matches('%')
        .split('.')
        .nth(1)
        .map_or(0, str::len);
    if decimals == 3 {
        text.replace('%', "0%")
    } else {
        text
    }
}

/// Yes or no.
pub(super) fn yes_no(value: bool) -> String {
    if value { "yes" } else { "no" }.to_owned()
}

fn quoted(cell: String) -> String {
    if cell.contains([',', '"', ';', '\n', '\r', '\t']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_only_where_needed() {
        let mut sheet = Sheet::new("notes", &["id", "note"]);
        sheet.push(vec!["a".to_owned(), "one, \"two\"".to_owned()]);
        let (name, text) = sheet.file();
        assert_eq!(name, "notes.csv");
        assert_eq!(text, "id,note\na,\"one, \"\"two\"\"\"\n");
    }

    #[test]
    fn three_decimals_get_a_fourth() {
        let share = |millionths| Share::from_millionths(millionths).unwrap();
        assert_eq!(percentage(share(123_450)), "12.3450%");
        assert_eq!(percentage(share(123_456)), "12.3456%");
        assert_eq!(percentage(share(750_000)), "75%");
    }
}
