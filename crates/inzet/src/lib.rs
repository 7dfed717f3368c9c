//! Load, plan, verify, charge and explain: the library people use.

pub mod generate;
