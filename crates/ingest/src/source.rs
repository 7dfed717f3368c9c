//! Where the tables of a planning folder stand: in files of their own, or on the sheets of one
//! workbook.

use std::path::{Path, PathBuf};

use crate::fault::Fault;
use crate::headers::Layout;
use crate::sheet::{RawTable, Sheet, missing, read_sheet};
use crate::tables::LAYOUTS;
use crate::workbook::{Workbook, sheet_place};

/// The workbook that may hold the tables of a planning folder.
pub const WORKBOOK: &str = "planning.xlsx";

/// Where the tables of one planning folder stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    folder: PathBuf,
    is_workbook: bool,
}

impl Source {
    /// The source of a folder's tables: its workbook, when it has one and no table as a file.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        let is_workbook = folder.join(WORKBOOK).exists() && table_files(folder).is_empty();
        Self {
            folder: folder.to_path_buf(),
            is_workbook,
        }
    }

    /// Whether the tables are the sheets of a workbook.
    #[must_use]
    pub const fn is_workbook(&self) -> bool {
        self.is_workbook
    }

    /// How faults call a table: `demands.csv`, or `planning.xlsx!demands`.
    #[must_use]
    pub fn name(&self, layout: &Layout) -> String {
        if self.is_workbook {
            sheet_place(WORKBOOK, layout.table)
        } else {
            layout.file()
        }
    }

    /// A table as text, without any meaning; `None` when the folder does not have it.
    ///
    /// # Errors
    /// The faults that keep it from being read.
    pub fn raw_table(&self, layout: &Layout) -> Result<Option<RawTable>, Vec<Fault>> {
        let sheet = if self.is_workbook {
            let mut workbook = Workbook::open(&self.folder.join(WORKBOOK), WORKBOOK)
                .map_err(|fault| vec![*fault])?
                .ok_or_else(|| vec![missing(WORKBOOK)])?;
            match workbook.find(layout.table) {
                Some(sheet) => workbook.read(&sheet).map(Some),
                None => Ok(None),
            }
        } else {
            read_sheet(
                &self.folder.join(layout.file()),
                &layout.file(),
                layout.table,
            )
        };
        sheet
            .map_err(|fault| vec![*fault])?
            .map(Sheet::into_raw)
            .transpose()
    }
}

/// The tables that stand in a folder as files, by name.
pub(crate) fn table_files(folder: &Path) -> Vec<String> {
    let names = LAYOUTS.iter().map(|layout| layout.file());
    names.filter(|name| folder.join(name).exists()).collect()
}
