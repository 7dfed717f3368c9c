//! The tables of a folder, loaded before any is read: rows name ids of other tables.

use std::path::Path;

use crate::fault::Fault;
use crate::headers::Layout;
use crate::names::Names;
use crate::register::Register;
use crate::sheet::missing;
use crate::table::{Loaded, Table, load};
use crate::tables::{DEMANDS, LAYOUTS, MEMBERS, PROFESSIONALS, ROLES, roles};

/// The tables of a folder, in the order of [`LAYOUTS`].
pub(crate) struct Sheets {
    loaded: Vec<Loaded>,
}

/// The tables that a folder must have.
const REQUIRED: [&Layout; 3] = [&MEMBERS, &PROFESSIONALS, &DEMANDS];

impl Sheets {
    /// Loads every table, and reports required ones that are not there.
    pub(crate) fn load(folder: &Path, faults: &mut Vec<Fault>) -> Self {
        let mut load_one = |layout: &'static Layout| {
            let name = layout.file();
            let loaded = load(&folder.join(&name), &name, layout, faults);
            let is_required = REQUIRED
                .iter()
                .any(|required| required.table == layout.table);
            if is_required && matches!(loaded, Loaded::Absent) {
                faults.push(missing(&name));
                return Loaded::Unreadable;
            }
            loaded
        };
        Self {
            loaded: LAYOUTS.iter().map(|layout| load_one(layout)).collect(),
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
