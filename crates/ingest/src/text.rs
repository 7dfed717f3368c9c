//! Bytes to text: UTF-8 with or without a byte order mark, else Windows-1252.

use encoding_rs::WINDOWS_1252;

use crate::code::Code;
use crate::fault::{Fault, Place};

/// The text of a file, with every line end (CR LF, LF or a lone CR) as LF.
///
/// # Errors
/// A fault on the line of the first NUL byte: such a file is UTF-16 or no text at all.
pub(crate) fn read_text(bytes: Vec<u8>, name: &str) -> Result<String, Box<Fault>> {
    if let Some(place) = bytes.iter().position(|byte| *byte == 0) {
        let line = 1 + bytes[..place].iter().filter(|byte| **byte == b'\n').count() as u64;
        return Err(Box::new(Fault::new(
            Code::NOT_TEXT,
            Place::line(name, line),
            "a NUL byte",
            "text in UTF-8 or Windows-1252",
            "Save the file as CSV UTF-8.",
        )));
    }
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(error.as_bytes());
        text.into_owned()
    });
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    Ok(if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        read_text(bytes.to_vec(), "t").unwrap()
    }

    #[test]
    fn reads_both_encodings() {
        assert_eq!(read("\u{feff}été €".as_bytes()), "été €");
        assert_eq!(read(b"\xe9t\xe9 \x80"), "été €");
    }

    #[test]
    fn makes_every_line_end_one() {
        assert_eq!(read(b"a\r\nb\rc\nd\r"), "a\nb\nc\nd\n");
    }

    #[test]
    fn refuses_nul_bytes_with_their_line() {
        assert_eq!(
            read_text(b"a\nb\0".to_vec(), "t").unwrap_err().line,
            Some(2)
        );
    }
}
