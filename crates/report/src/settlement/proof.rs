//! The proof of a settlement for people: shares = costs, balances = costs - paid.

use inzet_model::Cents;

use super::Settled;
use crate::language::Language;
use crate::number::render_hundredths;

/// The name of the file in a language.
#[must_use]
pub fn file(language: Language) -> &'static str {
    language.pick("proof.nl.md", "proof.en.md")
}

/// The proof as Markdown: the pools one by one, then both sums. For whoever checks the
/// settlement; it shows no member.
#[must_use]
pub fn render(settled: &Settled, language: Language) -> String {
    let euro = |amount: Cents| render_hundredths(i128::from(amount.count()), language);
    let number = settled.settlement.year;
    let mut text = language.pick(
        format!("# Bewijs van de afrekening {number}\n\nElke pot is tot op de cent verdeeld.\n\n"),
        format!("# Proof of the settlement {number}\n\nEvery pool is shared to the cent.\n\n"),
    );
    text.push_str(language.pick(
        "| pot | kosten | som van de aandelen | verschil |\n|---|---:|---:|---:|\n",
        "| pool | costs | sum of the shares | difference |\n|---|---:|---:|---:|\n",
    ));
    for (pool, shares) in settled.actuals.iter().zip(shares_of_pools(settled)) {
        let name = crate::statement::markdown::plain(&pool.id);
        let (amount, left) = (pool.amount, pool.amount - shares);
        text.push_str(&format!(
            "| {name} | {} | {} | {} |\n",
            euro(amount),
            euro(shares),
            euro(left)
        ));
    }
    let proof = &settled.settlement.proof;
    text.push('\n');
    for (dutch, english, amount) in [
        ("Werkelijke kosten", "Real costs", proof.costs),
        ("Som van alle aandelen", "Sum of all shares", proof.shares),
        (
            "Betaald: beheerskosten",
            "Paid: management fees",
            proof.fees,
        ),
        ("Betaald: potten", "Paid: pools", proof.pools_charged),
        ("Betaald: voorschotten", "Paid: advances", proof.advances),
        ("Som van alle saldi", "Sum of all balances", proof.balances),
    ] {
        text.push_str(&format!(
            "- {}: {}\n",
            language.pick(dutch, english),
            euro(amount)
        ));
    }
    text.push_str(&format!("\n{}\n", verdict(settled, language)));
    text
}

/// Whether both sums hold, in a sentence.
#[must_use]
pub fn verdict(settled: &Settled, language: Language) -> &'static str {
    if settled.settlement.proof.holds() {
        language.pick(
            "Aandelen = kosten, en saldi = kosten - betaald: het klopt.",
            "Shares = costs, and balances = costs - paid: it adds up.",
        )
    } else {
        language.pick("Het klopt niet.", "It does not add up.")
    }
}

/// The sum of all shares of each actual pool, in their order.
#[must_use]
pub fn shares_of_pools(settled: &Settled) -> Vec<Cents> {
    let mut sums = vec![Cents::ZERO; settled.actuals.len()];
    for line in &settled.settlement.lines {
        sums[line.pool] += line.share.amount;
    }
    sums
}
