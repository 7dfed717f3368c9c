//! What those who are placed leave to the others of a dive.

use std::collections::BTreeSet;

use inzet_model::ProfessionalIx;

use crate::build::draft::Draft;
use crate::bundle::Items;
use crate::price::frame::Frame;
use crate::price::proximal::Proximal;
use crate::price::rows::RowIx;
use crate::price::{Relaxation, Row};

/// Lowers the limits of a master by what a bundle uses that is being placed.
pub(super) fn lower(relaxation: &Relaxation, master: &mut Proximal, items: &Items) {
    let uses = relaxation.rows().use_of(relaxation.instance(), items);
    lower_rows(relaxation, master, &uses);
}

/// Lowers the limits of a new master by all that is in a draft.
pub(super) fn lower_placed(relaxation: &Relaxation, master: &mut Proximal, draft: &Draft) {
    let uses = uses_of_placed(relaxation, master.frame(), draft);
    lower_rows(relaxation, master, &uses);
}

/// What all that is in a draft uses of the rows of a frame, several uses of a row one by one. Only
/// those are looked at who are on the demands of the frame, or on the bills of its members: nobody
/// else uses its rows.
#[must_use]
pub fn uses_of_placed(relaxation: &Relaxation, frame: &Frame, draft: &Draft) -> Vec<(RowIx, i64)> {
    let rows = relaxation.rows();
    let demands = frame.demands().iter().chain(frame.billed());
    let placed: BTreeSet<ProfessionalIx> = demands
        .flat_map(|&demand| draft.occupants(demand))
        .collect();
    let mut uses = Vec::new();
    for person in placed {
        let own = rows.use_of(relaxation.instance(), &draft.bundle(person));
        let is_inside = |row: RowIx| frame.place(row).is_some();
        let is_known = |row: RowIx| matches!(rows.rows()[row], Row::Solidarity(_));
        uses.extend(
            own.into_iter()
                .filter(|&(row, _)| is_inside(row) && !is_known(row)),
        );
    }
    // What a member receives from everybody, the draft knows.
    for &row in frame.rows() {
        if let Row::Solidarity(member) = rows.rows()[row] {
            uses.push((row, rows.limits()[row] - draft.served(member)));
        }
    }
    uses
}

fn lower_rows(relaxation: &Relaxation, master: &mut Proximal, uses: &[(RowIx, i64)]) {
    let typical = relaxation.rows().typical();
    for &(row, used) in uses {
        if let Some(place) = master.frame().place(row) {
            master.limits_mut()[place] -= used as f64 / typical[row];
        }
    }
}
