//! The amount at the end of a paper, and how to pay it.

use inzet_model::{Cents, Payment};
use inzet_money::Communication;

use super::paper::{Due, Part};
use super::words::euro;
use crate::language::Language;

/// To be paid, to be had back, or neither.
pub(super) fn due(
    amount: Cents,
    communication: Communication,
    payment: &Payment,
    language: Language,
) -> Part {
    let label = match amount.count() {
        1.. => language.pick("Te betalen", "To be paid"),
        0 => language.pick("Niets te betalen", "Nothing to be paid"),
        _ => language.pick("U krijgt terug", "You get back"),
    };
    let size = Cents::new(amount.count().saturating_abs());
    Part::Due(Due {
        label: label.to_owned(),
        amount: euro(size, language),
        how: how(amount, communication, payment, language),
    })
}

fn how(
    amount: Cents,
    communication: Communication,
    payment: &Payment,
    language: Language,
) -> Vec<(String, String)> {
    let pair = |label: &str, value: String| (label.to_owned(), value);
    let mut how = vec![pair(
        language.pick("Gestructureerde mededeling", "Structured communication"),
        communication.to_string(),
    )];
    if amount <= Cents::ZERO {
        return how;
    }
    let missing = language.pick(
        "niet ingevuld in het beleid van de vereniging",
        "not filled in in the association's policy",
    );
    let account = payment.iban.as_deref().unwrap_or(missing);
    how.push(pair(
        language.pick("Rekening (IBAN)", "Account (IBAN)"),
        account.to_owned(),
    ));
    if let Some(bic) = &payment.bic {
        how.push(pair("BIC", bic.clone()));
    }
    let days = payment.days;
    how.push(pair(
        language.pick("Termijn", "Term"),
        language.pick(
            format!("{days} dagen na ontvangst"),
            format!("{days} days after receipt"),
        ),
    ));
    how
}
