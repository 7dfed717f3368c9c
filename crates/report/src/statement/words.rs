//! Words and values as papers write them.

use inzet_model::{Cents, Day, FteDays, Period, Share};
use inzet_money::{Occasion, Quantity};

use crate::dialect::Dialect;
use crate::language::Language;
use crate::number::{render_hundredths, render_whole};
use crate::table::Cell;

/// `€ 1.234,56`, with a blank that does not break.
pub(crate) fn euro(amount: Cents, language: Language) -> String {
    let number = render_hundredths(i128::from(amount.count()), language);
    match number.strip_prefix('-') {
        Some(number) => format!("-€\u{a0}{number}"),
        None => format!("€\u{a0}{number}"),
    }
}

/// FTE-days without their unit.
pub(super) fn work(work: FteDays, language: Language) -> String {
    render_hundredths(i128::from(work.hundredths()), language)
}

/// `31/03/2026` in Dutch, `2026-03-31` in English.
pub(super) fn date(day: Day, language: Language) -> String {
    let dialect = language.pick(Dialect::Dutch, Dialect::Standard);
    dialect.render(&Cell::Date(day))
}

/// `K1 2026`, or both dates when it is no quarter.
pub(crate) fn period(period: &Period, language: Language) -> String {
    match period.quarter {
        Some(quarter) => format!(
            "{}{} {}",
            language.pick("K", "Q"),
            quarter.number,
            quarter.year
        ),
        None => days(period.from, period.to, language),
    }
}

/// `01/01/2026 - 31/03/2026`.
pub(super) fn days(from: Day, to: Day, language: Language) -> String {
    format!("{} \u{2013} {}", date(from, language), date(to, language))
}

/// What is paid for.
pub(super) fn occasion(occasion: Occasion, year: i16, language: Language) -> String {
    match occasion {
        Occasion::Correction(turn) => language.pick(
            format!("Correctie {turn} van de afrekening {year}"),
            format!("Correction {turn} of the settlement {year}"),
        ),
        Occasion::Year | Occasion::Quarter(_) => {
            language.pick(format!("Afrekening {year}"), format!("Settlement {year}"))
        }
    }
}

/// What a pool is split by; a column of members.csv goes by its name.
pub(crate) fn base(word: &str, language: Language) -> String {
    match word {
        "fte_days" => language.pick("vte-dagen", "FTE-days"),
        "heads" => language.pick("persoonsmaanden", "professional-months"),
        "wage" => language.pick("loon (€)", "wage (€)"),
        "equal" => language.pick("dagen lidmaatschap", "days of membership"),
        column => column,
    }
    .to_owned()
}

/// A quantity without its unit; professional-months are an exact fraction.
pub(super) fn quantity(quantity: Quantity, language: Language) -> String {
    match quantity {
        Quantity::FteDays(days) => work(days, language),
        Quantity::Heads(months) if months.denominator() == 1 => months.numerator().to_string(),
        Quantity::Heads(months) => months.to_string(),
        Quantity::Wage(amount) => render_hundredths(i128::from(amount.count()), language),
        Quantity::Days(days) => render_whole(days, language),
        Quantity::Column(hundredths) => {
            render_hundredths(i128::try_from(hundredths).unwrap_or(i128::MAX), language)
        }
    }
}

/// `20 %`, with the decimals it needs.
pub(super) fn share(share: Share, language: Language) -> String {
    let text = share.to_string();
    let number = text.trim_end_matches('%');
    format!(
        "{}\u{a0}%",
        language.pick(number.replace('.', ","), number.to_owned())
    )
}
