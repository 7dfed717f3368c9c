//! What was charged each quarter and what it really came to: invented amounts.

use crate::members::Member;
use crate::table::{Table, hundredths};

const HEADER: [&str; 7] = [
    "pool",
    "amount_eur",
    "base",
    "equal_share",
    "members",
    "unit_eur",
    "note",
];

/// The pools that a quarter charges in advance.
pub fn planned(quarter: u8) -> String {
    // Licences follow the price of the quarter.
    let licences = 240_000 + i64::from(quarter) * 8_535;
    let mut table = Table::new(&HEADER);
    for (pool, cents, base, equal, members, unit, note) in [
        (
            "administratie",
            950_000,
            "fte_days",
            "20%",
            "all",
            "0.01",
            "Voorschot",
        ),
        (
            "licenties",
            licences,
            "heads",
            "",
            "all",
            "0.01",
            "Voorschot",
        ),
        (
            "lokale_kennisdeling",
            150_000,
            "x_inhabitants",
            "25%",
            "kind:local",
            "1",
            "Voorschot",
        ),
    ] {
        table
            .push(&[pool, &hundredths(cents), base, equal, members, unit, note].map(str::to_owned));
    }
    table.text()
}

/// What the year cost.
pub fn real() -> String {
    let mut table = Table::new(&HEADER);
    for (pool, cents, base, equal, members, unit, note) in [
        (
            "administratie",
            9_164_018,
            "fte_days",
            "20%",
            "all",
            "0.01",
            "Werking, na aftrek van de subsidie",
        ),
        (
            "administratie",
            -1_250_000,
            "fte_days",
            "20%",
            "all",
            "0.01",
            "Werking, na aftrek van de subsidie",
        ),
        (
            "bank",
            2_371_844,
            "wage",
            "",
            "all",
            "0.01",
            "Wachttijd en verlof tussen opdrachten",
        ),
        (
            "licenties",
            1_095_127,
            "heads",
            "",
            "all",
            "0.01",
            "Werkplek en licenties per persoon",
        ),
        (
            "lokale_kennisdeling",
            641_200,
            "x_inhabitants",
            "25%",
            "kind:local",
            "1",
            "Per inwoner, een kwart gelijk",
        ),
        (
            "loonverschil",
            -120_455,
            "wage",
            "",
            "all",
            "0.01",
            "Werkelijke min aangerekende lonen",
        ),
        (
            "verzekering",
            438_000,
            "equal",
            "",
            "all",
            "0.01",
            "Gelijk per dag lidmaatschap",
        ),
    ] {
        table
            .push(&[pool, &hundredths(cents), base, equal, members, unit, note].map(str::to_owned));
    }
    table.text()
}

/// The entry fee of who joined and a membership fee that the board counts for some.
pub fn advances(members: &[Member]) -> String {
    let mut table = Table::new(&["member", "amount_eur", "date", "note"]);
    for member in members.iter().filter(|member| !member.joined.is_empty()) {
        let row = [
            member.id.as_str(),
            "2500.00",
            member.joined,
            "Toetredingsbijdrage",
        ];
        table.push(&row.map(str::to_owned));
    }
    for member in members.iter().take(3) {
        let row = [
            member.id.as_str(),
            "1250.00",
            "2026-01-15",
            "Lidmaatschapsbijdrage",
        ];
        table.push(&row.map(str::to_owned));
    }
    table.text()
}
