//! The members of a generated folder.

use super::random::Random;
use super::table::{Table, hundredths, identifier};
use super::vocabulary::REGIONS;

/// An invented body.
pub struct Member {
    pub id: String,
    pub kind: &'static str,
    pub state: &'static str,
    pub region: &'static str,
    pub inhabitants: Option<u64>,
    /// Most it can be charged, in cents.
    pub budget: Option<i64>,
}

/// Draws so many members, largest first.
pub fn draw_members(count: usize, random: &mut Random) -> Vec<Member> {
    (0..count)
        .map(|rank| {
            let kind = random.choose(&[("flemish", 45), ("local", 45), ("other", 10)]);
            Member {
                id: identifier('M', rank, count),
                kind,
                state: "full",
                region: random.choose(&REGIONS),
                inhabitants: (kind == "local").then(|| inhabitants(random)),
                budget: None,
            }
        })
        .collect()
}

/// Sums of the members' weights up to and including each: what a demand is drawn from.
///
/// A weight is 10^9 / (rank + 3): a few large members and many small ones.
pub fn cumulative_weights(members: &[Member]) -> Vec<u64> {
    (0..members.len() as u64)
        .scan(0, |sum, rank| {
            *sum += 1_000_000_000 / (rank + 3);
            Some(*sum)
        })
        .collect()
}

/// One member, as likely as its weight says.
pub fn draw_member(cumulative: &[u64], random: &mut Random) -> usize {
    let total = cumulative.last().copied().unwrap_or(0);
    let drawn = random.below(total);
    cumulative.partition_point(|&sum| sum <= drawn)
}

/// The text of members.csv.
pub fn render_members(members: &[Member]) -> String {
    let mut table = Table::new(&[
        "id",
        "name",
        "kind",
        "state",
        "region",
        "budget_eur",
        "x_inhabitants",
    ]);
    for member in members {
        table.push(&[
            &member.id,
            &format!("Invented body {}", &member.id[1..]),
            member.kind,
            member.state,
            member.region,
            &member.budget.map(hundredths).unwrap_or_default(),
            &member
                .inhabitants
                .map(|number| number.to_string())
                .unwrap_or_default(),
        ]);
    }
    table.text()
}

/// Inhabitants of an invented municipality: most are small.
fn inhabitants(random: &mut Random) -> u64 {
    let (low, high) = random.choose(&[
        ((5_000, 15_000), 45),
        ((15_000, 30_000), 35),
        ((30_000, 90_000), 17),
        ((90_000, 500_000), 3),
    ]);
    low + random.below(high - low)
}
