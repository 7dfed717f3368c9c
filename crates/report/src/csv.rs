//! A table as CSV: UTF-8, LF, quotes only where needed.

use crate::dialect::Dialect;
use crate::table::Table;

/// The bytes of a table's file.
#[must_use]
pub fn write_table(table: &Table, dialect: Dialect) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(dialect.delimiter())
        .quote_style(csv::QuoteStyle::Necessary)
        .terminator(csv::Terminator::Any(b'\n'))
        .from_writer(Vec::from(dialect.byte_order_mark()));
    let header = table.columns().iter().map(|column| column.name.as_bytes());
    writer
        .write_record(header)
        .expect("a vector takes every byte");
    for row in table.rows() {
        let cells = row.iter().map(|cell| dialect.render(cell));
        writer
            .write_record(cells)
            .expect("every row has a cell for every column");
    }
    writer.into_inner().expect("a vector takes every byte")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::{Cell, Kind};

    fn table() -> Table {
        let mut table = Table::new("t.csv", &[("id", Kind::Text), ("fte", Kind::Number)]);
        table.push(vec![Cell::text("a,b"), Cell::Hundredths(50)]);
        table.push(vec![Cell::text("say \"c;d\""), Cell::Empty]);
        table
    }

    #[test]
    fn quotes_only_where_needed() {
        let text = String::from_utf8(write_table(&table(), Dialect::Standard)).unwrap();
        assert_eq!(text, "id,fte\n\"a,b\",0.50\n\"say \"\"c;d\"\"\",\n");
    }

    #[test]
    fn dutch_files_open_in_a_dutch_spreadsheet() {
        let text = String::from_utf8(write_table(&table(), Dialect::Dutch)).unwrap();
        assert_eq!(text, "\u{feff}id;fte\na,b;0,50\n\"say \"\"c;d\"\"\";\n");
    }
}
