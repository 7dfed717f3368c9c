//! The reader as its callers see it: whole folders in, datasets and faults out.

mod dialects;
mod invalid_folders;
mod made_folders;
mod money_tables;
mod random;
mod results;
mod rules;
mod sample;
mod whole;
mod workbook;
