//! Micro-benchmarks of inzet.
