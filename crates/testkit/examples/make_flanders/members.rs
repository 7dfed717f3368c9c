//! The members: real bodies with their real codes; states, dates and weights are invented.

use std::collections::BTreeMap;
use std::path::Path;

use crate::bodies::BODIES;
use crate::table::{Row, Table, hundredths, read_table};

/// A member of the sample.
pub struct Member {
    pub id: String,
    pub name: String,
    pub kind: &'static str,
    pub state: &'static str,
    pub region: String,
    pub kbo: String,
    pub ovo: String,
    pub joined: &'static str,
    pub left: &'static str,
    pub inhabitants: String,
    /// How often it is drawn for a demand.
    pub weight: u64,
    /// Most it can be charged, in cents.
    pub budget: Option<i64>,
}

/// Members of the whole sample.
const MEMBERS: usize = 130;
/// Municipalities taken from the top of the list by inhabitants.
const LARGEST: usize = 40;

/// Reads the open data and builds the members, in the order of their ids.
///
/// # Errors
/// When a file of the open data cannot be read or a chosen body is not in it.
pub fn read_members(open_data: &Path) -> Result<Vec<Member>, String> {
    let mut members = Vec::new();
    flemish_bodies(open_data, &mut members)?;
    let local = read_table(&open_data.join("local_authorities_ovo_kbo.csv"))?;
    provinces(&local, &mut members);
    municipalities(open_data, &local, &mut members)?;
    for (rank, member) in members.iter_mut().enumerate() {
        member.id = format!("M{:03}", rank + 1);
    }
    set_states(&mut members);
    Ok(members)
}

/// The table of members.
pub fn members_table(members: &[Member]) -> String {
    let mut table = Table::new(&[
        "id",
        "name",
        "kind",
        "state",
        "region",
        "kbo",
        "ovo",
        "joined",
        "left",
        "budget_eur",
        "x_inhabitants",
    ]);
    for member in members {
        table.push(&[
            member.id.clone(),
            member.name.clone(),
            member.kind.to_owned(),
            member.state.to_owned(),
            member.region.clone(),
            member.kbo.clone(),
            member.ovo.clone(),
            member.joined.to_owned(),
            member.left.to_owned(),
            member.budget.map(hundredths).unwrap_or_default(),
            member.inhabitants.clone(),
        ]);
    }
    table.text()
}

fn flemish_bodies(open_data: &Path, members: &mut Vec<Member>) -> Result<(), String> {
    let entities = read_table(&open_data.join("flemish_entities_ovo.csv"))?;
    let names: BTreeMap<&str, &str> = entities
        .iter()
        .map(|row| (row["ovo"].as_str(), row["naam"].as_str()))
        .collect();
    for body in &BODIES {
        let name = names
            .get(body.ovo)
            .ok_or_else(|| format!("{} is not in the data", body.ovo))?;
        members.push(Member {
            name: in_lower_case(name),
            kind: body.kind,
            ovo: body.ovo.to_owned(),
            ..member(body.region, body.weight)
        });
    }
    members.sort_by(|a, b| a.kind.cmp(b.kind).then_with(|| a.ovo.cmp(&b.ovo)));
    Ok(())
}

fn provinces(local: &[Row], members: &mut Vec<Member>) {
    let mut rows: Vec<&Row> = local
        .iter()
        .filter(|row| row["classificatie"] == "provincie")
        .collect();
    rows.sort_by_key(|row| &row["ovo"]);
    for row in rows {
        members.push(Member {
            name: format!("Provincie {}", row["naam"]),
            kind: "local",
            ovo: row["ovo"].clone(),
            kbo: row["kbo"].clone(),
            ..member(&row["naam"], 10)
        });
    }
}

/// The largest municipalities and an even spread of the others. One whose code still bears the
/// name of a municipality that merged is left out.
fn municipalities(
    open_data: &Path,
    local: &[Row],
    members: &mut Vec<Member>,
) -> Result<(), String> {
    let names: BTreeMap<&str, &str> = local
        .iter()
        .map(|row| (row["ovo"].as_str(), row["naam"].as_str()))
        .collect();
    let mut rows = read_table(&open_data.join("flemish_municipalities_2025.csv"))?;
    rows.retain(|row| names.get(row["ovo"].as_str()) == Some(&row["naam"].as_str()));
    rows.sort_by_key(|row| std::cmp::Reverse(inhabitants(row)));
    let wanted = MEMBERS - members.len();
    let others = wanted - LARGEST;
    let stride = (rows.len() - LARGEST) / others;
    let spread = rows[LARGEST..].iter().step_by(stride).take(others);
    for row in rows[..LARGEST].iter().chain(spread) {
        members.push(Member {
            name: row["naam"].clone(),
            kind: "local",
            ovo: row["ovo"].clone(),
            kbo: row["kbo"].clone(),
            inhabitants: row["inwoners_2025_01_01"].clone(),
            ..member(&row["provincie"], 2 + inhabitants(row) / 9_000)
        });
    }
    Ok(())
}

fn inhabitants(row: &Row) -> u64 {
    row["inwoners_2025_01_01"].parse().unwrap_or(0)
}

/// A few that are not full members for the whole quarter, taken by rank from the end.
fn set_states(members: &mut [Member]) {
    let last = members.len() - 1;
    members[last].state = "candidate";
    members[last].weight = 0;
    for (place, state, joined, left) in [
        (last - 1, "provisional", "2026-01-01", ""),
        (last - 4, "provisional", "2026-02-01", ""),
        (last - 9, "provisional", "2026-01-19", ""),
        (last - 12, "full", "2026-01-01", ""),
        (last - 20, "full", "", "2026-02-27"),
        (47, "provisional", "2025-11-17", ""),
        (52, "full", "2025-07-01", ""),
    ] {
        members[place].state = state;
        members[place].joined = joined;
        members[place].left = left;
        members[place].weight = members[place].weight.max(6);
    }
}

fn member(region: &str, weight: u64) -> Member {
    Member {
        id: String::new(),
        name: String::new(),
        kind: "other",
        state: "full",
        region: region.to_owned(),
        kbo: String::new(),
        ovo: String::new(),
        joined: "",
        left: "",
        inhabitants: String::new(),
        weight,
        budget: None,
    }
}

/// A name that the source writes in capitals, with a capital on its longer words only.
fn in_lower_case(name: &str) -> String {
    const SMALL: [&str; 6] = ["voor", "met", "een", "van", "de", "en"];
    if name != name.to_uppercase() {
        return name.to_owned();
    }
    let words: Vec<String> = name
        .to_lowercase()
        .split(' ')
        .map(|word| {
            let mut letters = word.chars();
            match letters.next() {
                Some(first) if !SMALL.contains(&word) => {
                    first.to_uppercase().chain(letters).collect()
                }
                _ => word.to_owned(),
            }
        })
        .collect();
    words.join(" ")
}
