//! What tests of the other crates are made with (dev only).

pub mod random;

pub use random::Random;
