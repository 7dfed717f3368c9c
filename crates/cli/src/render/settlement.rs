//! A settlement, for the person at the keyboard.

use std::path::Path;

use inzet::model::Cents;
use inzet::money::Occasion;
use inzet::money::fault::Gap;
use inzet::report::settlement::{Settled, proof};
use inzet::report::{Cell, Dialect, Language};

use super::number::render_hundredths;

/// What was settled, the proof, and where it is.
pub fn render_settlement(settled: &Settled, place: &Path, language: Language) -> String {
    let settlement = &settled.settlement;
    let (year, members) = (settlement.year, settlement.totals.len());
    let title = match settlement.occasion {
        Occasion::Correction(turn) => language.pick(
            format!("Correctie {turn} van de afrekening {year}: {members} leden"),
            format!("Correction {turn} of the settlement {year}: {members} members"),
        ),
        Occasion::Year | Occasion::Quarter(_) => language.pick(
            format!("Afrekening {year}: {members} leden"),
            format!("Settlement {year}: {members} members"),
        ),
    };
    let mut text = format!("{title}\n\n");
    for (label, amount) in sums(settled, language) {
        let amount = render_hundredths(i128::from(amount.count()), language);
        text.push_str(&format!("  {label:<26} {amount:>16}\n"));
    }
    text.push_str(&format!(
        "\n{}\n{}\n",
        proof::verdict(settled, language),
        language.pick(
            format!("Alle bestanden staan in {}.", place.display()),
            format!("All files are in {}.", place.display()),
        )
    ));
    text
}

fn sums(settled: &Settled, language: Language) -> Vec<(&'static str, Cents)> {
    let proof = &settled.settlement.proof;
    let mut sums = vec![
        (
            language.pick("Werkelijke kosten", "Real costs"),
            proof.costs,
        ),
        (
            language.pick("Som van de aandelen", "Sum of the shares"),
            proof.shares,
        ),
        (
            language.pick("Betaald: beheerskosten", "Paid: management fees"),
            proof.fees,
        ),
        (
            language.pick("Betaald: potten", "Paid: pools"),
            proof.pools_charged,
        ),
        (
            language.pick("Betaald: voorschotten", "Paid: advances"),
            proof.advances,
        ),
        (
            language.pick("Som van de saldi", "Sum of the balances"),
            proof.balances,
        ),
    ];
    if settled.settlement.occasion != Occasion::Year {
        let deltas = settled
            .settlement
            .corrections
            .iter()
            .map(|row| row.delta)
            .sum();
        sums.push((
            language.pick("Som van de verschillen", "Sum of the differences"),
            deltas,
        ));
    }
    sums
}

/// A warning for days that no result covers.
pub fn render_gaps(gaps: &[Gap], language: Language) -> String {
    let dialect = language.pick(Dialect::Dutch, Dialect::Standard);
    let line = |gap: &Gap| {
        let [from, to] = [gap.from, gap.to].map(|day| dialect.render(&Cell::Date(day)));
        language.pick(
            format!("waarschuwing: geen resultaat voor {from} tot en met {to}\n"),
            format!("warning: no result for {from} to {to}\n"),
        )
    };
    gaps.iter().map(line).collect()
}
