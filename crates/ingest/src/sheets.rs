//! The tables of a folder, loaded before any is read: rows name ids of other tables.

use std::path::Path;

use crate::code::Code;
use crate::fault::{Fault, Place};
use crate::headers::Layout;
use crate::names::Names;
use crate::register::Register;
use crate::sheet::{missing, no_sheet};
use crate::source::{Source, WORKBOOK};
use crate::table::{Loaded, Table, load};
use crate::tables::{DEMANDS, LAYOUTS, MEMBERS, PROFESSIONALS, ROLES, roles};
use crate::workbook::{Workbook, is_sheet_of};

/// The tables of a folder, in the order of [`LAYOUTS`].
pub(crate) struct Sheets {
    loaded: Vec<Loaded>,
}

/// The tables that a folder must have.
const REQUIRED: [&Layout; 3] = [&MEMBERS, &PROFESSIONALS, &DEMANDS];

impl Sheets {
    /// Loads every table, and reports required ones that are not there.
    pub(crate) fn load(folder: &Path, faults: &mut Vec<Fault>) -> Self {
        if Source::of(folder).is_workbook() {
            return Self::load_workbook(&folder.join(WORKBOOK), faults);
        }
        let mut load_one = |layout: &'static Layout| {
            let name = layout.file();
            let loaded = load(&folder.join(&name), &name, layout, faults);
            if is_required(layout) && matches!(loaded, Loaded::Absent) {
                faults.push(missing(&name));
                return Loaded::Unreadable;
            }
            loaded
        };
        Self {
            loaded: LAYOUTS.iter().map(|layout| load_one(layout)).collect(),
        }
    }

    /// The same from the sheets of a workbook, and warns of sheets that are not read.
    fn load_workbook(file: &Path, faults: &mut Vec<Fault>) -> Self {
        let mut workbook = match Workbook::open(file, WORKBOOK) {
            Ok(Some(workbook)) => workbook,
            Ok(None) => return Self::unreadable(missing(WORKBOOK), faults),
            Err(fault) => return Self::unreadable(*fault, faults),
        };
        let loaded = LAYOUTS.iter().map(|layout| {
            let Some(sheet) = workbook.find(layout.table) else {
                if is_required(layout) {
                    faults.push(no_sheet(WORKBOOK, layout.table));
                    return Loaded::Unreadable;
                }
                return Loaded::Absent;
            };
            match workbook.read(&sheet) {
                Ok(read) => {
                    Loaded::Table(Table::new(read, &workbook.place(&sheet), layout, faults))
                }
                Err(fault) => {
                    faults.push(*fault);
                    Loaded::Unreadable
                }
            }
        });
        let loaded = loaded.collect();
        warn_of_other_sheets(&mut workbook, faults);
        Self { loaded }
    }

    /// No table can be read, for one reason.
    fn unreadable(fault: Fault, faults: &mut Vec<Fault>) -> Self {
        faults.push(fault);
        Self {
            loaded: LAYOUTS.iter().map(|_| Loaded::Unreadable).collect(),
        }
    }

    /// The table of a layout, if the folder has it.
    pub(crate) fn table(&self, layout: &Layout) -> Option<&Table> {
        self.loaded(layout).table()
    }

    /// Reads a table; one that is not there has no rows.
    pub(crate) fn read<T>(&self, layout: &Layout, read: impl FnOnce(&Table) -> Vec<T>) -> Vec<T> {
        self.table(layout).map_or_else(Vec::new, read)
    }

    /// The ids in a column of a table.
    pub(crate) fn register<Ix: Copy + From<usize>>(
        &self,
        layout: &Layout,
        column: &str,
    ) -> Register<Ix> {
        self.loaded(layout).register(layout, column)
    }

    /// The names of skills.
    pub(crate) fn skills(&self) -> Names {
        let mut names = Names::default();
        self.add(&PROFESSIONALS, |table| names.add_skills(table, "skills"));
        self.add(&DEMANDS, |table| {
            names.add_skills(table, "skills");
            names.add_skills(table, "prefers");
        });
        names
    }

    /// The names of regions.
    pub(crate) fn regions(&self) -> Names {
        let mut names = Names::default();
        self.add(&MEMBERS, |table| names.add_column(table, "region"));
        self.add(&PROFESSIONALS, |table| names.add_lists(table, "regions"));
        self.add(&DEMANDS, |table| names.add_column(table, "region"));
        names
    }

    /// The ids of roles, those of the agreement included.
    pub(crate) fn roles(&self) -> Names {
        let mut names = Names::default();
        for (id, _, _) in roles::BUILT_IN {
            names.add_built_in(id);
        }
        self.add(&ROLES, |table| names.add_column(table, "id"));
        names
    }

    fn add(&self, layout: &Layout, add: impl FnOnce(&Table)) {
        if let Some(table) = self.table(layout) {
            add(table);
        }
    }

    fn loaded(&self, layout: &Layout) -> &Loaded {
        let place = LAYOUTS.iter().position(|known| known.table == layout.table);
        place.map_or(&Loaded::Absent, |place| &self.loaded[place])
    }
}

fn is_required(layout: &Layout) -> bool {
    REQUIRED
        .iter()
        .any(|required| required.table == layout.table)
}

/// Sheets that are no table, unless they are empty.
fn warn_of_other_sheets(workbook: &mut Workbook, faults: &mut Vec<Fault>) {
    for sheet in workbook.sheet_names() {
        let is_table = LAYOUTS
            .iter()
            .any(|layout| is_sheet_of(&sheet, layout.table));
        if is_table || workbook.is_empty(&sheet) {
            continue;
        }
        let names: Vec<&str> = LAYOUTS.iter().map(|layout| layout.table).collect();
        faults.push(Fault::new(
            Code::UNKNOWN_SHEET,
            Place::file(&workbook.place(&sheet)),
            &sheet,
            &format!("one of {}", names.join(", ")),
            "Correct the name; a sheet that is meant to be skipped can stay.",
        ));
    }
}
