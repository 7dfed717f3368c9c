//! How a command ends.

use std::process::ExitCode;

/// The exit codes of FORMAT section 7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// There is something that the user can mend.
    Mend,
    /// Wrong usage, or our fault.
    Wrong,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Done => 0,
            Exit::Mend => 1,
            Exit::Wrong => 2,
        })
    }
}

/// Why a command stopped, for the person at the keyboard.
#[derive(Debug)]
pub struct Failure {
    /// The exit code.
    pub exit: Exit,
    /// What is the matter; one line or several.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Failure {
    /// Something that the user can mend.
    pub fn mend(message: impl Into<String>) -> Self {
        Self {
            exit: Exit::Mend,
            message: message.into(),
            hint: None,
        }
    }

    /// Wrong usage.
    pub fn wrong_usage(message: impl Into<String>) -> Self {
        Self {
            exit: Exit::Wrong,
            message: message.into(),
            hint: None,
        }
    }

    /// A fault of the program.
    pub fn fault(message: impl Into<String>) -> Self {
        Self::wrong_usage(message)
            .with_hint("This is a fault of the program, not of your folder. Nothing was written.")
    }

    /// The same, saying what to do about it.
    pub fn with_hint(self, hint: impl Into<String>) -> Self {
        Self {
            hint: Some(hint.into()),
            ..self
        }
    }
}
