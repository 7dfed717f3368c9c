//! What the tests that run the real binary are made with: the binary, folders and transcripts.

pub mod binary;
pub mod folders;
pub mod generated;
pub mod judged;
pub mod told;
pub mod transcript;

pub use binary::inzet;
pub use generated::generated;
pub use transcript::Transcript;
