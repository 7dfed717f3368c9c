//! settlement.json: what was settled, under which policy, and the proof.

use inzet_money::settle::Proof;
use inzet_money::{Occasion, base};
use serde::Serialize;

use super::Settled;
use crate::summary::VERSION;

/// The name of the file.
pub const FILE: &str = "settlement.json";

#[derive(Serialize)]
struct SettlementText<'a> {
    year: i16,
    /// 0 for the settlement of the year, 1 to 5 for its corrections in turn.
    correction: u8,
    from: String,
    to: String,
    results: Vec<ResultText<'a>>,
    gaps: Vec<DaysText>,
    zero_base: &'static str,
    payment: PaymentText<'a>,
    pools: Vec<PoolText<'a>>,
    proof: ProofText,
    version: &'static str,
}

#[derive(Serialize)]
struct ResultText<'a> {
    name: &'a str,
    from: String,
    to: String,
}

#[derive(Serialize)]
struct DaysText {
    from: String,
    to: String,
}

#[derive(Serialize)]
struct PaymentText<'a> {
    iban: Option<&'a str>,
    bic: Option<&'a str>,
    days: u32,
}

#[derive(Serialize)]
struct PoolText<'a> {
    pool: &'a str,
    amount_eur: String,
    shares_eur: String,
    base: &'a str,
    equal_share: String,
    regime: &'static str,
    unit_eur: String,
}

#[derive(Serialize)]
struct ProofText {
    costs_eur: String,
    shares_eur: String,
    fees_eur: String,
    pools_charged_eur: String,
    advances_eur: String,
    balances_eur: String,
    holds: bool,
}

/// The file's text.
///
/// # Panics
/// Never: plain values always become JSON.
#[must_use]
pub fn render(settled: &Settled) -> String {
    let year = &settled.year;
    let payment = &year.payment;
    let text = SettlementText {
        year: settled.settlement.year,
        correction: match settled.settlement.occasion {
            Occasion::Correction(turn) => turn,
            Occasion::Year | Occasion::Quarter(_) => 0,
        },
        from: year.from.to_string(),
        to: year.to.to_string(),
        results: results(settled),
        gaps: gaps(settled),
        zero_base: crate::policy::zero_base(year.zero_base),
        payment: PaymentText {
            iban: payment.iban.as_deref(),
            bic: payment.bic.as_deref(),
            days: payment.days,
        },
        pools: pools(settled),
        proof: ProofText::new(&settled.settlement.proof),
        version: VERSION,
    };
    let mut json = serde_json::to_string_pretty(&text).expect("plain values become JSON");
    json.push('\n');
    json
}

fn results(settled: &Settled) -> Vec<ResultText<'_>> {
    let results = settled.results.iter();
    let text = results.map(|result| ResultText {
        name: &result.name,
        from: result.period.from.to_string(),
        to: result.period.to.to_string(),
    });
    text.collect()
}

fn gaps(settled: &Settled) -> Vec<DaysText> {
    let gaps = settled.year.gaps.iter();
    gaps.map(|gap| DaysText {
        from: gap.from.to_string(),
        to: gap.to.to_string(),
    })
    .collect()
}

fn pools(settled: &Settled) -> Vec<PoolText<'_>> {
    let sums = super::proof::shares_of_pools(settled);
    let pools = settled.actuals.iter().zip(sums);
    pools
        .map(|(pool, shares)| PoolText {
            pool: &pool.id,
            amount_eur: pool.amount.to_string(),
            shares_eur: shares.to_string(),
            base: base::word(&pool.base, &settled.year.columns),
            equal_share: pool.equal_share.to_string(),
            regime: pool.regime.word(),
            unit_eur: pool.unit.to_string(),
        })
        .collect()
}

impl ProofText {
    fn new(proof: &Proof) -> Self {
        Self {
            costs_eur: proof.costs.to_string(),
            shares_eur: proof.shares.to_string(),
            fees_eur: proof.fees.to_string(),
            pools_charged_eur: proof.pools_charged.to_string(),
            advances_eur: proof.advances.to_string(),
            balances_eur: proof.balances.to_string(),
            holds: proof.holds(),
        }
    }
}
