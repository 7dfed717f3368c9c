//! The papers of a settlement.

use inzet_model::{Cents, MemberIx};
use inzet_money::base;
use inzet_money::settle::{Correction, SettlementTotal};

use super::grounds::{About, footer, grounds};
use super::paper::{Grid, Paper, Part};
use super::payment::due;
use super::pools::{self, PoolShare};
use super::words::{date, days, euro, occasion, period, work};
use super::{PaperFile, files};
use crate::language::Language;
use crate::number::{render_percent, render_whole};
use crate::settlement::{PastMember, Settled};

/// The papers of every member of the settlement, and of every member that only the settlement
/// that it corrects knew.
#[must_use]
pub fn papers(settled: &Settled) -> Vec<PaperFile> {
    let mut all = Vec::new();
    for total in &settled.settlement.totals {
        let id = &settled.year.basis[total.member].member;
        let rank = total.communication.rank();
        all.extend(files(rank, id, |language| {
            paper(settled, total.member, language)
        }));
    }
    for correction in &settled.settlement.corrections {
        if settled.year.member(&correction.member).is_none() {
            let rank = correction.communication.rank();
            all.extend(files(rank, &correction.member, |language| {
                paper_of_one_gone(settled, correction, language)
            }));
        }
    }
    all
}

/// One member's paper.
#[must_use]
pub fn paper(settled: &Settled, member: MemberIx, language: Language) -> Paper {
    let year = &settled.year;
    let statement = settled.settlement.statement(year, member);
    let row = statement.member;
    let past = past(settled, &row.member);
    let mut parts = vec![
        Part::Heading(
            language
                .pick("Wat u vroeg en kreeg", "What you asked and got")
                .to_owned(),
        ),
        Part::Grid(uptake(&past, language)),
        Part::Text(people(&past, language)),
        Part::Heading(
            language
                .pick(
                    "Uw deel van de werkelijke kosten",
                    "Your share of the real costs",
                )
                .to_owned(),
        ),
        Part::Grid(shares(settled, member, language)),
        Part::Heading(language.pick("Afrekening", "Settlement").to_owned()),
        Part::Grid(account(settled, statement.total, language)),
    ];
    if let Some(correction) = statement.correction {
        parts.push(Part::Grid(changes(correction, language)));
    }
    let amount = statement
        .correction
        .map_or(statement.total.balance, |change| change.delta);
    parts.push(due(
        amount,
        statement.total.communication,
        statement.payment,
        language,
    ));
    parts.extend(grounds(About::Settlement, language));
    let name = format!("{}, {}", row.member, row.name);
    Paper {
        language,
        title: title(settled, language),
        facts: vec![
            fact(language.pick("Lid", "Member"), name.clone()),
            fact(
                language.pick("Periode", "Period"),
                days(year.from, year.to, language),
            ),
            fact(
                language.pick("Lidmaatschap", "Membership"),
                format!(
                    "{} {}",
                    render_whole(row.membership_days, language),
                    language.pick("dagen", "days")
                ),
            ),
        ],
        parts,
        footer: footer(&name, language),
    }
}

fn paper_of_one_gone(settled: &Settled, correction: &Correction, language: Language) -> Paper {
    let (id, payment) = (&correction.member, &settled.year.payment);
    let mut parts = vec![
        Part::Text(
            language
                .pick(
                    "In de nieuwe afrekening komt dit lid niet meer voor.",
                    "This member is not in the new settlement.",
                )
                .to_owned(),
        ),
        Part::Grid(changes(correction, language)),
        due(
            correction.delta,
            correction.communication,
            payment,
            language,
        ),
    ];
    parts.extend(grounds(About::Settlement, language));
    Paper {
        language,
        title: title(settled, language),
        facts: vec![fact(language.pick("Lid", "Member"), id.clone())],
        parts,
        footer: footer(id, language),
    }
}

fn title(settled: &Settled, language: Language) -> String {
    occasion(
        settled.settlement.occasion,
        settled.settlement.year,
        language,
    )
}

fn fact(label: &str, value: String) -> (String, String) {
    (label.to_owned(), value)
}

/// A member in each result that names it, with the name of the period.
fn past<'a>(settled: &'a Settled, id: &str) -> Vec<(inzet_model::Period, &'a PastMember)> {
    let results = settled.results.iter();
    results
        .filter_map(|result| Some((result.period, result.members.get(id)?)))
        .collect()
}

type Past<'a> = [(inzet_model::Period, &'a PastMember)];

fn uptake(past: &Past, language: Language) -> Grid {
    let mut grid = Grid::new(
        language.pick(
            "Per periode; lonen zijn per periode definitief en staan buiten het saldo",
            "By period; wages are final each period and stand outside the balance",
        ),
        &language.pick(
            [
                "Periode",
                ">Gevraagd (vte-dagen)",
                ">Gekregen",
                ">Dekking",
                ">Personen",
                ">Loon (art. 14)",
                ">Beheerskost (art. 12)",
                ">Potten (art. 14)",
            ],
            [
                "Period",
                ">Asked (FTE-days)",
                ">Got",
                ">Coverage",
                ">People",
                ">Wage (art. 14)",
                ">Management fee (art. 12)",
                ">Pools (art. 14)",
            ],
        ),
    );
    for (dates, had) in past {
        let unknown = || "\u{2013}".to_owned();
        let coverage = had.asked.map(|asked| {
            let (got, asked) = (had.received.hundredths(), asked.hundredths());
            render_percent(i128::from(got), i128::from(asked), language)
        });
        grid.rows.push(vec![
            period(dates, language),
            had.asked
                .map_or_else(unknown, |asked| work(asked, language)),
            work(had.received, language),
            coverage.unwrap_or_else(unknown),
            had.people.len().to_string(),
            euro(had.wage, language),
            euro(had.fees, language),
            euro(had.pools, language),
        ]);
    }
    let sum = |amount: fn(&PastMember) -> Cents| {
        euro(past.iter().map(|(_, had)| amount(had)).sum(), language)
    };
    let received = past.iter().map(|(_, had)| had.received).sum();
    grid.foot = Some(vec![
        language.pick("Samen", "Together").to_owned(),
        String::new(),
        work(received, language),
        String::new(),
        String::new(),
        sum(|had| had.wage),
        sum(|had| had.fees),
        sum(|had| had.pools),
    ]);
    grid
}

/// Who worked for the member, by period; people go by their ids.
fn people(past: &Past, language: Language) -> String {
    let line = |(dates, had): &(inzet_model::Period, &PastMember)| {
        let people = if had.people.is_empty() {
            language.pick("niemand", "nobody").to_owned()
        } else {
            had.people.join(", ")
        };
        format!("{}: {people}", period(dates, language))
    };
    let lines: Vec<String> = past.iter().map(line).collect();
    let label = language.pick("Personen", "People");
    format!("{label} \u{2013} {}.", lines.join("; "))
}

fn shares(settled: &Settled, member: MemberIx, language: Language) -> Grid {
    let statement = settled.settlement.statement(&settled.year, member);
    let shares: Vec<PoolShare> = statement
        .lines
        .iter()
        .map(|line| {
            let pool = &settled.actuals[line.pool];
            PoolShare {
                pool,
                word: base::word(&pool.base, &settled.year.columns),
                quantity: line.share.quantity,
                total_quantity: line.share.total_quantity,
                days: line.share.days,
                total_days: line.share.total_days,
                quota: line.share.quota,
                amount: line.share.amount,
                odd_unit: line.share.odd_unit,
                method: line.share.method,
            }
        })
        .collect();
    pools::grid(&shares, statement.total.share, language)
}

fn account(settled: &Settled, total: &SettlementTotal, language: Language) -> Grid {
    let mut grid = Grid::new(
        language.pick(
            "Wat u nog betaalt of terugkrijgt",
            "What you still pay or get back",
        ),
        &language.pick(["Post", "Grond", ">Bedrag"], ["Item", "Ground", ">Amount"]),
    );
    let mut push = |item: String, ground: &str, amount: Cents| {
        grid.rows
            .push(vec![item, ground.to_owned(), euro(amount, language)]);
    };
    let words = |dutch: &str, english: &str| language.pick(dutch, english).to_owned();
    push(
        words(
            "Uw deel van de werkelijke kosten",
            "Your share of the real costs",
        ),
        "art. 14",
        total.share,
    );
    push(
        words(
            "Af: beheerskosten die al werden aangerekend",
            "Less: management fees charged before",
        ),
        "art. 12",
        -total.fees,
    );
    push(
        words(
            "Af: potten die al werden aangerekend",
            "Less: pools charged before",
        ),
        "art. 14",
        -total.pools_charged,
    );
    for advance in settled
        .advances
        .iter()
        .filter(|row| row.member == total.member)
    {
        let mut item = words("Af: voorschot", "Less: advance");
        if let Some(day) = advance.date {
            item.push_str(&format!(" {}", date(day, language)));
        }
        if !advance.note.is_empty() {
            item.push_str(&format!(" ({})", advance.note));
        }
        push(item, "art. 12", -advance.amount);
    }
    grid.foot = Some(vec![
        words("Saldo", "Balance"),
        String::new(),
        euro(total.balance, language),
    ]);
    grid
}

fn changes(correction: &Correction, language: Language) -> Grid {
    let mut grid = Grid::new(
        language.pick(
            "Wat deze correctie verandert",
            "What this correction changes",
        ),
        &language.pick(
            [">Vorig saldo", ">Nieuw saldo", ">Verschil"],
            [">Former balance", ">New balance", ">Difference"],
        ),
    );
    grid.rows.push(
        [
            correction.old_balance,
            correction.new_balance,
            correction.delta,
        ]
        .map(|amount| euro(amount, language))
        .to_vec(),
    );
    grid
}
