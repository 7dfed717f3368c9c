//! The two languages of paper and screen: Dutch first, English second.

/// In which language the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Dutch, as Flemish public bodies write it.
    #[default]
    Dutch,
    /// English.
    English,
}

impl Language {
    /// The text of this language.
    #[must_use]
    pub fn pick<T>(self, dutch: T, english: T) -> T {
        match self {
            Self::Dutch => dutch,
            Self::English => english,
        }
    }
}
