//! What those who are placed leave to the others of a dive.

use std::collections::BTreeSet;

use inzet_model::{DemandIx, ProfessionalIx};

use crate::build::draft::Draft;
use crate::bundle::Items;
use crate::price::proximal::Proximal;
use crate::price::{Relaxation, Row};

/// Lowers the limits of a master by what a bundle uses that is being placed.
pub(super) fn lower(relaxation: &Relaxation, master: &mut Proximal, items: &Items) {
    let uses = relaxation.rows().use_of(relaxation.instance(), items);
    lower_rows(relaxation, master, &uses);
}

/// Lowers the limits of a new master by all that is in a draft. Only those are looked at who are on
/// the demands of its frame, or on the bills of its members: nobody else uses its rows.
pub(super) fn lower_placed(relaxation: &Relaxation, master: &mut Proximal, draft: &Draft) {
    let rows = relaxation.rows();
    let frame = master.frame();
    let demands = frame.demands().iter().chain(frame.billed());
    let placed: BTreeSet<ProfessionalIx> = demands
        .flat_map(|&demand| occupants(draft, demand))
        .collect();
    // What a member receives the draft knows, from everybody.
    let mut uses: Vec<(usize, i64)> = Vec::new();
    for &row in frame.rows() {
        if let Row::Solidarity(member) = rows.rows()[row] {
            uses.push((row, rows.limits()[row] - draft.served(member)));
        }
    }
    for person in placed {
        let own = rows.use_of(relaxation.instance(), &draft.bundle(person));
        let is_counted = |row: usize| matches!(rows.rows()[row], Row::Solidarity(_));
        uses.extend(own.into_iter().filter(|&(row, _)| !is_counted(row)));
    }
    lower_rows(relaxation, master, &uses);
}

fn lower_rows(relaxation: &Relaxation, master: &mut Proximal, uses: &[(usize, i64)]) {
    let typical = relaxation.rows().typical();
    for &(row, used) in uses {
        if let Some(place) = master.frame().place(row) {
            master.limits_mut()[place] -= used as f64 / typical[row];
        }
    }
}

fn occupants(draft: &Draft, demand: DemandIx) -> impl Iterator<Item = ProfessionalIx> {
    let states = draft.positions(demand).iter();
    states.flat_map(|state| state.occupants.iter().copied())
}
