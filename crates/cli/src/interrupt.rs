//! Ctrl-C: once for the best plan so far, twice for nothing at all.

use std::io::Write;
use std::process;
use std::sync::atomic::{AtomicU8, Ordering};

/// Where this process stands. Only ever moves up.
static STATE: AtomicU8 = AtomicU8::new(RUNNING);

const RUNNING: u8 = 0;
const ASKED_TO_STOP: u8 = 1;
const GIVEN_UP: u8 = 2;
const WRITING: u8 = 3;

/// Listens for Ctrl-C from now on. A system without signals just ends the program, as before.
pub fn listen(message: &'static str) {
    let _ = ctrlc::set_handler(move || match advance(RUNNING, ASKED_TO_STOP) {
        true => drop(writeln!(std::io::stderr(), "\n{message}")),
        false if advance(ASKED_TO_STOP, GIVEN_UP) => process::exit(1),
        // The result is being put in place, which takes no time: let it be whole.
        false => {}
    });
}

/// Whether Ctrl-C was pressed.
pub fn was_asked_to_stop() -> bool {
    STATE.load(Ordering::SeqCst) != RUNNING
}

/// The last moment at which a result can be given up: from here on Ctrl-C does nothing. `false`
/// when it was given up.
pub fn go_ahead() -> bool {
    advance(RUNNING, WRITING) || advance(ASKED_TO_STOP, WRITING)
}

fn advance(from: u8, to: u8) -> bool {
    STATE
        .compare_exchange(from, to, Ordering::SeqCst, Ordering::SeqCst)
        .is_ok()
}
