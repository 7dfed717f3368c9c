//! The relaxation.
