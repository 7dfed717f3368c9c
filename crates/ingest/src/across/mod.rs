//! Checks over several rows or tables.

pub(crate) mod decisions;
pub(crate) mod pools;
