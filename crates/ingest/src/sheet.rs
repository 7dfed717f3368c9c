//! Text to rows with their line numbers. What the cells mean is decided elsewhere.

use std::path::Path;

use crate::code::Code;
use crate::fault::{Fault, Place};
use crate::file::read_bytes;
use crate::quotes::{QuoteTrouble, check_quotes};
use crate::tables::ASSIGNMENTS;
use crate::text::read_text;
use crate::workbook::{Workbook, column_letter, sheet_place};

/// A table as it stands in its file: trimmed text without meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawTable {
    /// The headers, as typed.
    pub header: Vec<String>,
    /// The line of the header, from 1.
    pub header_line: u64,
    /// The rows, blank ones left out.
    pub rows: Vec<RawRow>,
    /// Comma, semicolon or tab.
    pub delimiter: u8,
}

/// A row as it stands in its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RawRow {
    /// The line on which it starts, from 1.
    pub line: u64,
    /// Its cells, trimmed; there may be fewer or more than headers.
    pub cells: Vec<String>,
}

/// A table, and what kept part of it from being read.
pub(crate) struct Sheet {
    pub table: RawTable,
    /// The rows end before the file does.
    pub trouble: Option<Fault>,
    /// Cells that hold an error, with their line and column: formulas of a workbook that failed.
    pub errors: Vec<(u64, usize, String)>,
    /// Whether its columns have letters, as in a workbook.
    pub has_letters: bool,
}

impl Sheet {
    /// How faults call the columns: the headers as typed, after their letters if they have any.
    pub(crate) fn shown_columns(&self) -> Vec<String> {
        let headers = self.table.header.iter().enumerate();
        headers
            .map(|(place, typed)| match self.has_letters {
                true => format!("{} ({typed})", column_letter(place)),
                false => typed.clone(),
            })
            .collect()
    }

    /// The faults of cells that hold an error, in a file that faults call `name`.
    pub(crate) fn error_faults(&self, name: &str) -> Vec<Fault> {
        let columns = self.shown_columns();
        let faults = self.errors.iter().map(|(line, place, found)| {
            let column = columns.get(*place).map_or("", String::as_str);
            Fault::new(
                Code::CELL_ERROR,
                Place::cell(name, *line, column),
                found,
                "a value",
                "Mend the formula, or type the value itself.",
            )
        });
        faults.collect()
    }

    /// The table without any meaning.
    ///
    /// # Errors
    /// What kept part of it from being read.
    pub(crate) fn into_raw(self) -> Result<RawTable, Vec<Fault>> {
        match self.trouble {
            None => Ok(self.table),
            Some(fault) => Err(vec![fault]),
        }
    }
}

/// Reads a CSV file in any dialect of FORMAT section 1, or the sheet of assignments of a workbook
/// (.xlsx), without giving it a meaning.
///
/// # Errors
/// The faults of the file as a whole: not there, unreadable, too large, no text, no header, or
/// quotes that do not match.
pub fn read_raw_table(file: &Path) -> Result<RawTable, Vec<Fault>> {
    let name = file_name(file);
    let sheet = match read_sheet(file, &name, ASSIGNMENTS.table) {
        Ok(Some(sheet)) => sheet,
        Ok(None) => return Err(vec![missing(&name)]),
        Err(fault) => return Err(vec![*fault]),
    };
    sheet.into_raw()
}

/// The last part of a path: how faults call a file.
pub(crate) fn file_name(file: &Path) -> String {
    file.file_name()
        .unwrap_or(file.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// How faults call the file of a table: its name, with the sheet when it is a workbook.
pub(crate) fn shown_name(file: &Path, table: &str) -> String {
    let name = file_name(file);
    if is_workbook(file) {
        sheet_place(&name, table)
    } else {
        name
    }
}

/// The fault of a required file that is not there.
pub(crate) fn missing(name: &str) -> Fault {
    Fault::new(
        Code::MISSING_FILE,
        Place::file(name),
        "",
        &format!("a file `{name}`"),
        "Add it; names of files are in lower case.",
    )
}

/// The sheet of a file that faults call `name`; `None` when there is no such file. Of a workbook
/// it is the sheet of this table.
pub(crate) fn read_sheet(
    file: &Path,
    name: &str,
    table: &str,
) -> Result<Option<Sheet>, Box<Fault>> {
    if is_workbook(file) {
        let name = file_name(file);
        return match Workbook::open(file, &name)? {
            None => Ok(None),
            Some(mut workbook) => {
                let sheet = workbook.find(table);
                let sheet = sheet.ok_or_else(|| Box::new(no_sheet(&name, table)))?;
                workbook.read(&sheet).map(Some)
            }
        };
    }
    match read_bytes(file, name)? {
        None => Ok(None),
        Some(bytes) => read_rows(&read_text(bytes, name)?, name).map(Some),
    }
}

/// Whether a file is a workbook, by its name.
pub(crate) fn is_workbook(file: &Path) -> bool {
    file.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("xlsx"))
}

/// The rows of a text whose lines end with LF.
pub(crate) fn read_rows(text: &str, name: &str) -> Result<Sheet, Box<Fault>> {
    let (delimiter, start, first_line) = read_delimiter(text, name)?;
    let body = &text[start..];
    let trouble = check_quotes(body, delimiter);
    let sound = trouble.map_or(body, |trouble| &body[..trouble.start]);
    let mut rows = split_rows(sound, delimiter, first_line).into_iter();
    let trouble = trouble.map(|trouble| quote_fault(name, trouble, first_line));
    match (rows.next(), trouble) {
        (Some(header), trouble) => Ok(Sheet {
            table: RawTable {
                header: header.cells,
                header_line: header.line,
                rows: rows.collect(),
                delimiter,
            },
            trouble,
            errors: Vec::new(),
            has_letters: false,
        }),
        (None, Some(fault)) => Err(Box::new(fault)),
        (None, None) => Err(Box::new(no_header(name))),
    }
}

/// The delimiter, the byte at which the table starts and its line.
fn read_delimiter(text: &str, name: &str) -> Result<(u8, usize, u64), Box<Fault>> {
    let mut start = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let next = start + line.len();
        let typed = line.trim_end_matches('\n');
        if let Some(separator) = separator_line(typed) {
            let delimiter =
                separator.ok_or_else(|| Box::new(bad_separator(name, number, typed)))?;
            return Ok((delimiter, next, number + 1));
        }
        if !typed.trim().is_empty() {
            return Ok((most_frequent_delimiter(&text[start..]), start, number));
        }
        start = next;
    }
    Ok((b',', text.len(), 1))
}

/// For a line such as `sep=;`: the delimiter, or `Some(None)` when it is none of the three.
fn separator_line(line: &str) -> Option<Option<u8>> {
    let line = line.trim_matches([' ', '"']);
    let named = line
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))
        .map(|_| &line[4..])?;
    Some(match named.as_bytes() {
        [delimiter] if DELIMITERS.contains(delimiter) => Some(*delimiter),
        _ => None,
    })
}

/// In the order in which ties are decided.
const DELIMITERS: [u8; 3] = [b';', b'\t', b','];

/// The delimiter that the header line holds most often outside quotes.
fn most_frequent_delimiter(text: &str) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut is_quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                if let Some(place) = DELIMITERS.iter().position(|known| *known == byte) {
                    counts[place] += 1;
                }
            }
        }
    }
    let most = counts.iter().max().copied().unwrap_or(0);
    let place = counts.iter().position(|count| *count == most && most > 0);
    place.map_or(b',', |place| DELIMITERS[place])
}

fn split_rows(text: &str, delimiter: u8, first_line: u64) -> Vec<RawRow> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut rows = Vec::new();
    // The reader counts blank lines before a row to that row, so lines are counted here.
    let (mut line, mut counted) = (first_line, 0);
    while matches!(reader.read_record(&mut record), Ok(true)) {
        let start = record.position().map_or(counted, |position| {
            usize::try_from(position.byte()).unwrap_or(counted)
        });
        let blank = text.as_bytes()[start..]
            .iter()
            .take_while(|byte| **byte == b'\n')
            .count();
        let end = start + blank;
        line += text.as_bytes()[counted..end]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count() as u64;
        counted = end;
        let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push(RawRow { line, cells });
        }
    }
    rows
}

fn quote_fault(name: &str, trouble: QuoteTrouble, first_line: u64) -> Fault {
    let (found, hint) = if trouble.is_open {
        (
            "a quote that is never closed",
            "Close the quote, or remove it.",
        )
    } else {
        (
            "text after a closing quote",
            "Write a quote inside a quoted cell twice; put the whole cell between quotes.",
        )
    };
    Fault::new(
        Code::BAD_QUOTE,
        Place::line(name, trouble.line + first_line - 1),
        found,
        "quotes around whole cells",
        hint,
    )
}

fn bad_separator(name: &str, line: u64, typed: &str) -> Fault {
    Fault::new(
        Code::BAD_SEPARATOR,
        Place::line(name, line),
        typed,
        "`sep=,`, `sep=;` or `sep=` and a tab",
        "Save the file with one of these delimiters, or remove the line.",
    )
}

pub(crate) fn no_sheet(name: &str, table: &str) -> Fault {
    Fault::new(
        Code::MISSING_FILE,
        Place::file(name),
        "a workbook without that sheet",
        &format!("a sheet `{table}`"),
        "Give the sheet that name.",
    )
}

pub(crate) fn no_header(name: &str) -> Fault {
    Fault::new(
        Code::NO_HEADER,
        Place::file(name),
        "an empty file",
        "a header line and rows",
        "Add the header line, or remove the file if its table is optional.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> RawTable {
        read_rows(text, "t.csv").ok().unwrap().table
    }

    #[test]
    fn tells_the_delimiter_from_the_header() {
        for (text, delimiter) in [
            ("a;b,c;d\n1;2;3\n", b';'),
            ("\"a;b;c\",d\n", b','),
            ("a\tb\n", b'\t'),
        ] {
            assert_eq!(read(text).delimiter, delimiter, "{text}");
        }
    }

    #[test]
    fn honours_a_separator_line() {
        let table = read("sep=;\na,b;c\n1;2\n");
        assert_eq!(
            (table.header, table.header_line),
            (vec!["a,b".into(), "c".into()], 2)
        );
        assert_eq!(table.rows[0].line, 3);
        assert!(read_rows("sep=|\na|b\n", "t").is_err());
    }

    #[test]
    fn counts_lines_over_blanks_and_breaks_in_cells() {
        let table = read("\n\na,b\n\n1,\"x\ny\"\n,\n \n2,3\n");
        let lines: Vec<u64> = table.rows.iter().map(|row| row.line).collect();
        assert_eq!((table.header_line, lines), (3, vec![5, 9]));
    }

    #[test]
    fn keeps_the_rows_before_a_wrong_quote() {
        let sheet = read_rows("a\n1\n\"2\n3\n", "t").ok().unwrap();
        assert_eq!(sheet.table.rows.len(), 1);
        assert_eq!(sheet.trouble.unwrap().line, Some(3));
    }
}
