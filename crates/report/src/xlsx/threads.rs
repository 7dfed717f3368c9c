//! The library that writes workbooks lays out every sheet on a thread of its own, and ends the
//! program where the system grants none: a container may allow few processes.

use std::sync::mpsc::channel;
use std::thread::{Builder, scope};

use rust_xlsxwriter::{Workbook, XlsxError};

/// The bytes of a workbook; `None` where the system does not grant a thread for every sheet.
pub(super) fn save(workbook: &mut Workbook) -> Result<Option<Vec<u8>>, XlsxError> {
    if !are_granted(workbook.worksheets().len()) {
        return Ok(None);
    }
    workbook.save_to_buffer().map(Some)
}

/// Whether so many threads can run at once.
fn are_granted(threads: usize) -> bool {
    scope(|scope| {
        // All wait until the last has begun: one after another would prove nothing.
        let mut waiting = Vec::new();
        for _ in 0..threads {
            let (go, wait) = channel::<()>();
            let begun = Builder::new().spawn_scoped(scope, move || wait.recv().ok());
            if begun.is_err() {
                return false;
            }
            waiting.push(go);
        }
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_threads_are_granted() {
        assert!(are_granted(0) && are_granted(12));
    }
}
