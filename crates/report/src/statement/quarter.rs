//! The papers of the charges of one period.

use std::collections::BTreeMap;

use inzet_model::{Cents, Dataset, FteDays, MemberIx, ProfessionalIx};
use inzet_money::communication::year_of;
use inzet_money::{
    ChargeKind, ChargeLine, Charges, Communication, MoneyFault, Occasion, Quantity, base,
};

use super::grounds::{About, footer, grounds};
use super::paper::{Grid, Paper, Part};
use super::payment::due;
use super::pools::{self, PoolShare};
use super::words::{self, days, euro, work};
use super::{PaperFile, files};
use crate::files::render_position;
use crate::language::Language;
use crate::number::render_percent;
use crate::outcome::Outcome;

/// The papers of every member.
///
/// # Errors
/// When there are more members or later years than a structured communication can hold.
pub fn papers(outcome: &Outcome, charges: &Charges) -> Result<Vec<PaperFile>, MoneyFault> {
    let dataset = outcome.dataset();
    let period = &dataset.policy.period;
    let (year, occasion) = (year_of(period.from), Occasion::of_result(period));
    let mut all = Vec::new();
    for (member, row) in dataset.members.iter_enumerated() {
        let rank = member.index() + 1;
        let communication = Communication::new(year, occasion, rank)
            .ok_or(MoneyFault::NoCommunication { year, rank })?;
        let charged = Charged {
            outcome,
            charges,
            member,
            communication,
        };
        all.extend(files(communication.rank(), &row.id, |language| {
            charged.paper(language)
        }));
    }
    Ok(all)
}

/// One member's charges.
struct Charged<'a> {
    outcome: &'a Outcome<'a>,
    charges: &'a Charges,
    member: MemberIx,
    communication: Communication,
}

impl Charged<'_> {
    fn dataset(&self) -> &Dataset {
        self.outcome.dataset()
    }

    fn lines(&self, kind: ChargeKind) -> impl Iterator<Item = &ChargeLine> {
        let lines = self.charges.lines_of(self.member).iter();
        lines.filter(move |line| line.kind == kind)
    }

    fn sum(&self, kind: ChargeKind) -> Cents {
        self.lines(kind).map(|line| line.amount).sum()
    }

    fn paper(&self, language: Language) -> Paper {
        let row = &self.dataset().members[self.member];
        let name = format!("{}, {}", row.id, row.name);
        let heading =
            |dutch: &str, english: &str| Part::Heading(language.pick(dutch, english).to_owned());
        let total = self.sum(ChargeKind::Wage)
            + self.sum(ChargeKind::ManagementFee)
            + self.sum(ChargeKind::Pool);
        let mut parts = vec![
            heading("Personen", "People"),
            Part::Grid(self.people(language)),
            Part::Text(self.fee_rule(language)),
            heading("Gedeelde kosten", "Shared costs"),
            Part::Grid(self.pools(language)),
            heading("Aanrekening", "Charges"),
            Part::Grid(self.account(total, language)),
            due(
                total,
                self.communication,
                &self.dataset().policy.payment,
                language,
            ),
        ];
        parts.extend(grounds(About::Charges, language));
        Paper {
            language,
            title: format!(
                "{} {}",
                language.pick("Aanrekening", "Charges"),
                words::period(&self.dataset().policy.period, language)
            ),
            facts: self.facts(&name, language),
            parts,
            footer: footer(&name, language),
        }
    }

    fn facts(&self, name: &str, language: Language) -> Vec<(String, String)> {
        let period = &self.dataset().policy.period;
        let asked = self.outcome.instance.requested(self.member).hundredths();
        let got = self.outcome.usage[self.member].fte_days.hundredths();
        let unit = language.pick("vte-dagen", "FTE-days");
        let amount = |hundredths| {
            let number = work(FteDays::from_hundredths(hundredths), language);
            format!("{number} {unit}")
        };
        let coverage = render_percent(i128::from(got), i128::from(asked), language);
        let membership = self.charges.basis[self.member.index()].membership_days;
        let fact = |dutch: &str, english: &str, value: String| {
            (language.pick(dutch, english).to_owned(), value)
        };
        vec![
            fact("Lid", "Member", name.to_owned()),
            fact("Periode", "Period", days(period.from, period.to, language)),
            fact(
                "Lidmaatschap",
                "Membership",
                format!("{membership} {}", language.pick("dagen", "days")),
            ),
            fact("Gevraagd", "Asked", amount(asked)),
            fact("Gekregen", "Got", format!("{} ({coverage})", amount(got))),
        ]
    }

    /// One row a person: positions, work, wage and fee.
    fn people(&self, language: Language) -> Grid {
        let mut grid = Grid::new(
            language.pick(
                "Loon = dagkost x vte-dagen, per plaats afgerond op de cent",
                "Wage = day cost x FTE-days, rounded to the cent a position",
            ),
            &language.pick(
                [
                    "Persoon",
                    "Plaats",
                    ">Vte-dagen",
                    ">Dagkost",
                    ">Loon (art. 14)",
                    ">Dagen",
                    ">Beheerskost (art. 12)",
                ],
                [
                    "Person",
                    "Position",
                    ">FTE-days",
                    ">Day cost",
                    ">Wage (art. 14)",
                    ">Days",
                    ">Management fee (art. 12)",
                ],
            ),
        );
        let mut people: BTreeMap<ProfessionalIx, Person> = BTreeMap::new();
        for line in self.charges.lines_of(self.member) {
            if let Some(professional) = line.professional {
                people
                    .entry(professional)
                    .or_default()
                    .add(line, self.dataset());
            }
        }
        for (professional, person) in &people {
            let row = &self.dataset().professionals[*professional];
            grid.rows.push(vec![
                row.id.clone(),
                person.positions.join(", "),
                work(person.work, language),
                euro(row.day_cost, language),
                euro(person.wage, language),
                person.days.to_string(),
                euro(person.fee, language),
            ]);
        }
        let mut foot = vec![String::new(); 7];
        foot[0] = language.pick("Samen", "Together").to_owned();
        foot[2] = work(people.values().map(|person| person.work).sum(), language);
        foot[4] = euro(self.sum(ChargeKind::Wage), language);
        foot[6] = euro(self.sum(ChargeKind::ManagementFee), language);
        grid.foot = Some(foot);
        grid
    }

    fn fee_rule(&self, language: Language) -> String {
        let policy = &self.dataset().policy;
        let monthly = euro(policy.management_fee.per_month, language);
        let days = policy.period.from.days_through(policy.period.to);
        let months = inzet_money::months(&policy.period);
        let months = match months.denominator() {
            1 => months.numerator().to_string(),
            _ => months.to_string(),
        };
        language.pick(
            format!(
                "Beheerskost = {monthly} per maand x {months} maanden x kalenderdagen bij u / \
                 {days}, per persoon afgerond op de cent."
            ),
            format!(
                "Management fee = {monthly} a month x {months} months x calendar days with you / \
                 {days}, rounded to the cent a person."
            ),
        )
    }

    fn pools(&self, language: Language) -> Grid {
        let dataset = self.dataset();
        let lines = self.lines(ChargeKind::Pool);
        let shares = lines.filter_map(|line| {
            Some(PoolShare {
                pool: &dataset.cost_pools[line.pool?],
                word: base::word(line.base.as_ref()?, &dataset.base_columns),
                quantity: line.quantity,
                total_quantity: line.total_quantity?,
                days: line.days?,
                total_days: line.total_days?,
                quota: line.quota,
                amount: line.amount,
                odd_unit: line.odd_unit?,
                method: line.method,
            })
        });
        let shares: Vec<PoolShare> = shares.collect();
        pools::grid(&shares, self.sum(ChargeKind::Pool), language)
    }

    fn account(&self, total: Cents, language: Language) -> Grid {
        let mut grid = Grid::new(
            language.pick(
                "Voorschotten worden verrekend in de afrekening van het jaar",
                "Advances are settled with the year",
            ),
            &language.pick(["Post", "Grond", ">Bedrag"], ["Item", "Ground", ">Amount"]),
        );
        for (dutch, english, ground, kind) in [
            ("Lonen", "Wages", "art. 14", ChargeKind::Wage),
            (
                "Beheerskosten",
                "Management fees",
                "art. 12",
                ChargeKind::ManagementFee,
            ),
            (
                "Gedeelde kosten",
                "Shared costs",
                "art. 9, art. 14",
                ChargeKind::Pool,
            ),
        ] {
            grid.rows.push(vec![
                language.pick(dutch, english).to_owned(),
                ground.to_owned(),
                euro(self.sum(kind), language),
            ]);
        }
        let together = language.pick("Samen", "Together").to_owned();
        grid.foot = Some(vec![together, String::new(), euro(total, language)]);
        grid
    }
}

/// What one person did for the member.
#[derive(Default)]
struct Person {
    positions: Vec<String>,
    work: FteDays,
    wage: Cents,
    days: u64,
    fee: Cents,
}

impl Person {
    fn add(&mut self, line: &ChargeLine, dataset: &Dataset) {
        match (line.kind, line.quantity) {
            (ChargeKind::Wage, Quantity::FteDays(work)) => {
                self.work += work;
                self.wage += line.amount;
                self.positions.extend(line.position.map(|position| {
                    render_position(&dataset.demands[position.demand], position.number)
                }));
            }
            (ChargeKind::ManagementFee, Quantity::Days(days)) => {
                self.days = days;
                self.fee = line.amount;
            }
            _ => {}
        }
    }
}
