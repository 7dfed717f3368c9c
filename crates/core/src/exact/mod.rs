//! The only place that names general solvers: linear programmes, set packing, and the engine
//! `exact`, which hands the whole model to one of them.

pub mod linear;
mod mip;
