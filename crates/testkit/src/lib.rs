//! What tests of the other crates are made with (dev only): folders by hand and at random, every
//! plan of a tiny folder, plans at random, and folders on disk.

mod agreed;

pub mod brute;
pub mod folder;
pub mod plans;
pub mod random;
pub mod solve;
pub mod strategy;
pub mod tiny;
pub mod write;

pub use brute::{brute_force, brute_force_where};
pub use folder::Folder;
pub use plans::{mutate, random_plan};
pub use random::Random;
pub use solve::solve;
pub use strategy::{tiny_folder, tiny_folder_and_plan};
pub use tiny::tiny_dataset;
pub use write::{render_folder, write_folder};
