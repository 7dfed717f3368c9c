//! Quotes that are never closed, or closed too early: a CSV reader would swallow the rest of the
//! file, or glue cells together, without a word.

/// The first row whose quotes are wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct QuoteTrouble {
    /// The line on which the row starts, from 1.
    pub line: u64,
    /// The byte at which the row starts.
    pub start: usize,
    /// Whether the quote is open at the end, rather than followed by text.
    pub is_open: bool,
}

enum State {
    CellStart,
    Bare,
    Quoted,
    /// Just after a quote inside a quoted cell: it closes the cell, or is the first of two.
    AfterQuote,
    /// In blanks after a closed cell.
    Closed,
}

/// The first row of the text whose quotes are wrong, if any. Lines end with LF.
pub(crate) fn check_quotes(text: &str, delimiter: u8) -> Option<QuoteTrouble> {
    let (mut line, mut row_line, mut row_start) = (1, 1, 0);
    let mut state = State::CellStart;
    for (place, byte) in text.bytes().enumerate() {
        state = match (state, byte) {
            (State::CellStart | State::AfterQuote, b'"') => State::Quoted,
            (State::Quoted, b'"') => State::AfterQuote,
            (State::Quoted, _) => State::Quoted,
            (_, byte) if byte == delimiter || byte == b'\n' => State::CellStart,
            (State::AfterQuote | State::Closed, b' ') => State::Closed,
            (State::AfterQuote | State::Closed, _) => {
                return Some(QuoteTrouble {
                    line: row_line,
                    start: row_start,
                    is_open: false,
                });
            }
            (State::CellStart | State::Bare, _) => State::Bare,
        };
        if byte == b'\n' {
            line += 1;
            if matches!(state, State::CellStart) {
                (row_line, row_start) = (line, place + 1);
            }
        }
    }
    matches!(state, State::Quoted).then_some(QuoteTrouble {
        line: row_line,
        start: row_start,
        is_open: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Option<(u64, bool)> {
        check_quotes(text, b',').map(|trouble| (trouble.line, trouble.is_open))
    }

    #[test]
    fn accepts_quotes_that_close() {
        assert_eq!(
            line("a,\"b,\"\"c\n\"\nd,5\" pipe\n\"\"\n\"x\"  ,\"y\" \n"),
            None
        );
    }

    #[test]
    fn names_the_row_of_a_quote_that_stays_open() {
        assert_eq!(line("a\nb,\"c\nd\n"), Some((2, true)));
    }

    #[test]
    fn names_the_row_of_text_after_a_quote() {
        assert_eq!(line("a\n\"b\nc\"d\n"), Some((2, false)));
    }
}
