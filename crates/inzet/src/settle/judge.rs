//! What the judge says of a settlement that was written.

use std::path::Path;

use inzet_ingest::Fault;
use inzet_report::settlement::{Settled, corrections, lines, totals};
use inzet_verify::{SettledPool, SettlementFiles, Violation, check_settlement};

use crate::judge::read_table;

/// Everything in the files of a settlement that does not follow from the rules.
pub(super) fn judge_settlement(
    folder: &Path,
    settled: &Settled,
) -> Result<Vec<Violation>, Vec<Fault>> {
    let corrected = folder.join(corrections::FILE);
    let files = SettlementFiles {
        lines: read_table(&folder.join(lines::FILE))?,
        totals: read_table(&folder.join(totals::FILE))?,
        corrections: match corrected.is_file() {
            true => Some(read_table(&corrected)?),
            false => None,
        },
    };
    let pools: Vec<SettledPool> = settled
        .actuals
        .iter()
        .map(|pool| SettledPool {
            id: pool.id.clone(),
            amount: pool.amount,
            unit: pool.unit,
            equal_share: pool.equal_share,
        })
        .collect();
    Ok(check_settlement(&files, &pools, settled.year.zero_base))
}
