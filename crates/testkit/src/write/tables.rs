//! The tables that a folder may have.

use inzet_model::{Base, Dataset, DecisionKind, Pin, PoolMembers, Target};

use super::sheet::{Sheet, ends, or_empty, percentage, yes_no};
use crate::agreed::is_agreed;

pub(super) fn roles(dataset: &Dataset) -> Sheet {
    let mut sheet = Sheet::new(
        "roles",
        &["id", "name_nl", "name_en", "strategic", "reason"],
    );
    for role in dataset.roles.iter().filter(|role| !is_agreed(role)) {
        sheet.push(vec![
            role.id.clone(),
            role.name_nl.clone(),
            role.name_en.clone(),
            yes_no(role.strategic),
            or_empty(role.reason.as_ref()),
        ]);
    }
    sheet
}

pub(super) fn availability(dataset: &Dataset) -> Sheet {
    let mut sheet = Sheet::new("availability", &["professional", "from", "to", "fte"]);
    for row in &dataset.availability {
        sheet.push(vec![
            dataset.professionals[row.professional].id.clone(),
            row.from.to_string(),
            row.to.to_string(),
            row.fte.to_string(),
        ]);
    }
    sheet
}

pub(super) fn previous(dataset: &Dataset) -> Sheet {
    let mut sheet = Sheet::new("previous", &["professional", "member", "demand"]);
    for row in &dataset.previous {
        sheet.push(vec![
            dataset.professionals[row.professional].id.clone(),
            dataset.members[row.member].id.clone(),
            or_empty(row.demand.map(|demand| &dataset.demands[demand].id)),
        ]);
    }
    sheet
}

pub(super) fn decisions(dataset: &Dataset) -> Sheet {
    let mut sheet = Sheet::new(
        "decisions",
        &[
            "professional",
            "demand",
            "member",
            "decision",
            "fte",
            "from",
            "to",
            "override",
            "reason",
        ],
    );
    for decision in &dataset.decisions {
        let (demand, member) = match decision.target {
            Target::Demand(demand) => (dataset.demands[demand].id.clone(), String::new()),
            Target::Member(member) => (String::new(), dataset.members[member].id.clone()),
        };
        let (word, pin) = match decision.kind {
            DecisionKind::Pin(pin) => ("pin", pin),
            DecisionKind::Ban => ("ban", Pin::default()),
        };
        let [from, to] = ends(pin.from, pin.to);
        sheet.push(vec![
            dataset.professionals[decision.professional].id.clone(),
            demand,
            member,
            word.to_owned(),
            or_empty(pin.fte),
            from,
            to,
            if pin.waives {
                yes_no(true)
            } else {
                String::new()
            },
            or_empty(decision.reason.as_ref()),
        ]);
    }
    sheet
}

pub(super) fn scores(dataset: &Dataset) -> Sheet {
    let mut sheet = Sheet::new("scores", &["professional", "demand", "points"]);
    for row in &dataset.scores {
        sheet.push(vec![
            dataset.professionals[row.professional].id.clone(),
            dataset.demands[row.demand].id.clone(),
            row.points.to_string(),
        ]);
    }
    sheet
}

pub(super) fn holidays(dataset: &Dataset) -> Sheet {
    let mut sheet = Sheet::new("holidays", &["date", "name"]);
    for row in &dataset.holidays {
        sheet.push(vec![row.date.to_string(), row.name.clone()]);
    }
    sheet
}

pub(super) fn cost_pools(dataset: &Dataset) -> Sheet {
    let mut sheet = Sheet::new(
        "cost_pools",
        &[
            "pool",
            "amount_eur",
            "base",
            "equal_share",
            "members",
            "regime",
            "unit_eur",
            "note",
        ],
    );
    for pool in &dataset.cost_pools {
        sheet.push(vec![
            pool.id.clone(),
            pool.amount.to_string(),
            base_word(dataset, &pool.base).to_owned(),
            percentage(pool.equal_share),
            pool_members(dataset, &pool.members),
            pool.regime.word().to_owned(),
            pool.unit.to_string(),
            pool.note.clone(),
        ]);
    }
    sheet
}

pub(super) fn advances(dataset: &Dataset) -> Sheet {
    let mut sheet = Sheet::new("advances", &["member", "amount_eur", "date", "note"]);
    for row in &dataset.advances {
        sheet.push(vec![
            dataset.members[row.member].id.clone(),
            row.amount.to_string(),
            or_empty(row.date),
            row.note.clone(),
        ]);
    }
    sheet
}

fn base_word<'a>(dataset: &'a Dataset, base: &Base) -> &'a str {
    match base {
        Base::FteDays => "fte_days",
        Base::Heads => "heads",
        Base::Wage => "wage",
        Base::Equal => "equal",
        Base::Column(column) => &dataset.base_columns[*column],
    }
}

fn pool_members(dataset: &Dataset, members: &PoolMembers) -> String {
    match members {
        PoolMembers::All => "all".to_owned(),
        PoolMembers::Kind(kind) => format!("kind:{}", kind.word()),
        PoolMembers::Listed(listed) => {
            let ids = listed
                .iter()
                .map(|member| dataset.members[*member].id.as_str());
            ids.collect::<Vec<_>>().join("|")
        }
    }
}
