//! What each member pays or gets back, summed anew.

use std::collections::{BTreeMap, BTreeSet};

use super::read::{CORRECTIONS, Correction, Line, TOTALS, Total};
use super::{SettledPool, violation};
use crate::shown::hundredths;
use crate::verdict::Violation;

pub(super) fn check(
    lines: &[Line],
    totals: &[Total],
    pools: &[SettledPool],
    violations: &mut Vec<Violation>,
) {
    let mut shares: BTreeMap<&str, i128> = BTreeMap::new();
    for line in lines {
        *shares.entry(&line.member).or_default() += line.share;
    }
    for total in totals {
        let share = shares.remove(total.member.as_str()).unwrap_or(0);
        push_amount(violations, total, "share_eur", (total.share, share));
        let balance = total.share - paid(total);
        push_amount(violations, total, "balance_eur", (total.balance, balance));
        check_communication(TOTALS, total.line, &total.communication, violations);
    }
    for (member, share) in shares {
        violations.push(violation(
            format!("{TOTALS} {member}"),
            "no row".to_owned(),
            format!("a row with a share of {}", hundredths(share)),
        ));
    }
    let unique: BTreeSet<&str> = totals
        .iter()
        .map(|total| total.communication.as_str())
        .collect();
    if unique.len() != totals.len() {
        violations.push(violation(
            format!("{TOTALS} communication"),
            "one that stands there twice".to_owned(),
            "one for each member".to_owned(),
        ));
    }
    check_proof(totals, pools, violations);
}

/// Shares = costs, balances = costs - paid.
fn check_proof(totals: &[Total], pools: &[SettledPool], violations: &mut Vec<Violation>) {
    let costs: i128 = pools
        .iter()
        .map(|pool| i128::from(pool.amount.count()))
        .sum();
    let sum = |amount: fn(&Total) -> i128| totals.iter().map(amount).sum::<i128>();
    for (what, found, expected) in [
        ("shares = costs", sum(|total| total.share), costs),
        (
            "balances = costs - paid",
            sum(|total| total.balance),
            costs - sum(paid),
        ),
    ] {
        if found != expected {
            violations.push(violation(
                format!("{TOTALS} {what}"),
                hundredths(found),
                hundredths(expected),
            ));
        }
    }
}

const fn paid(total: &Total) -> i128 {
    total.fees + total.pools_charged + total.advances
}

fn push_amount(
    violations: &mut Vec<Violation>,
    total: &Total,
    column: &str,
    (found, expected): (i128, i128),
) {
    if found != expected {
        let subject = format!("{TOTALS}:{} {column} of {}", total.line, total.member);
        violations.push(violation(subject, hundredths(found), hundredths(expected)));
    }
}

pub(super) fn check_corrections(
    rows: &[Correction],
    totals: &[Total],
    violations: &mut Vec<Violation>,
) {
    let balances: BTreeMap<&str, &Total> = totals
        .iter()
        .map(|total| (total.member.as_str(), total))
        .collect();
    let named: BTreeSet<&str> = rows.iter().map(|row| row.member.as_str()).collect();
    for row in rows {
        let subject =
            |column: &str| format!("{CORRECTIONS}:{} {column} of {}", row.line, row.member);
        let total = balances.get(row.member.as_str());
        let balance = total.map_or(0, |total| total.balance);
        let delta = row.new_balance - row.old_balance;
        for (column, found, expected) in [
            ("new_balance_eur", row.new_balance, balance),
            ("delta_eur", row.delta, delta),
        ] {
            if found != expected {
                violations.push(violation(
                    subject(column),
                    hundredths(found),
                    hundredths(expected),
                ));
            }
        }
        if let Some(total) = total.filter(|total| total.communication != row.communication) {
            violations.push(violation(
                subject("communication"),
                row.communication.clone(),
                total.communication.clone(),
            ));
        }
        check_communication(CORRECTIONS, row.line, &row.communication, violations);
    }
    for total in totals
        .iter()
        .filter(|total| !named.contains(total.member.as_str()))
    {
        violations.push(violation(
            format!("{CORRECTIONS} {}", total.member),
            "no row".to_owned(),
            "a row for every member of either settlement".to_owned(),
        ));
    }
}

/// Ten digits and the remainder by 97, 97 for 0.
fn check_communication(file: &str, line: u64, text: &str, violations: &mut Vec<Violation>) {
    let shape: String = text
        .chars()
        .map(|letter| if letter.is_ascii_digit() { '9' } else { letter })
        .collect();
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number = |digits: &str| digits.parse::<u64>().ok();
    let is_right = shape == "+++999/9999/99999+++"
        && number(&digits[..10]).map(|ten| match ten % 97 {
            0 => 97,
            remainder => remainder,
        }) == number(&digits[10..]);
    if !is_right {
        violations.push(violation(
            format!("{file}:{line} communication"),
            text.to_owned(),
            "ten digits and their remainder by 97".to_owned(),
        ));
    }
}
