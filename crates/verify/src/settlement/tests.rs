//! A settlement worked out by hand, and every way to spoil it.

use super::*;

/// Two members for a year of 90 days. Pool `office`, 1.00 euro by FTE-days 1.00 and 2.00: 33 1/3
/// and 66 2/3 cents, the odd cent to b. Pool `grant`, -0.03 euro by days, 1 1/2 cents each: the
/// odd cent to a.
const LINES: &str = "member,pool,base,quantity,total_quantity,pool_amount_eur,equal_share,days,\
total_days,quota,share_eur,odd_unit,method
a,grant,equal,90,180,-0.03,0.0000,90,180,-3/2,-0.02,1,largest_remainder
a,office,fte_days,1.00,3.00,1.00,0.0000,90,180,100/3,0.33,0,largest_remainder
b,grant,equal,90,180,-0.03,0.0000,90,180,-3/2,-0.01,0,largest_remainder
b,office,fte_days,2.00,3.00,1.00,0.0000,90,180,200/3,0.67,1,largest_remainder
";

const TOTALS: &str =
    "member,share_eur,fees_eur,pools_charged_eur,advances_eur,balance_eur,communication
a,0.31,0.10,0.05,0.00,0.16,+++202/6000/00192+++
b,0.66,0.20,0.05,0.50,-0.09,+++202/6000/00293+++
";

fn table(text: &str) -> Table {
    let mut rows = (1..).zip(
        text.lines()
            .map(|line| line.split(',').map(str::to_owned).collect()),
    );
    let header = rows.next().map(|(_, cells)| cells).unwrap_or_default();
    Table {
        header,
        rows: rows.collect(),
        decimal_comma: false,
    }
}

fn pool(id: &str, cents: i64) -> SettledPool {
    SettledPool {
        id: id.to_owned(),
        amount: Cents::new(cents),
        unit: Cents::new(1),
        equal_share: Share::ZERO,
    }
}

fn check(lines: &str, totals: &str, corrections: Option<&str>) -> Vec<String> {
    let files = SettlementFiles {
        lines: table(lines),
        totals: table(totals),
        corrections: corrections.map(table),
    };
    let pools = [pool("grant", -3), pool("office", 100)];
    check_settlement(&files, &pools, ZeroBase::Error)
        .iter()
        .map(|violation| violation.subject.clone())
        .collect()
}

#[test]
fn a_settlement_worked_out_by_hand_is_right() {
    assert_eq!(check(LINES, TOTALS, None), [""; 0]);
}

#[test]
fn a_cent_that_moved_is_named_with_its_line() {
    let moved = LINES
        .replace("100/3,0.33,0", "100/3,0.34,1")
        .replace("200/3,0.67,1", "200/3,0.66,0");
    let totals = TOTALS
        .replace("a,0.31,0.10,0.05,0.00,0.16", "a,0.32,0.10,0.05,0.00,0.17")
        .replace("b,0.66,0.20,0.05,0.50,-0.09", "b,0.65,0.20,0.05,0.50,-0.10");
    assert_eq!(
        check(&moved, &totals, None),
        [
            "settlement.csv:3 share_eur of a office (fte_days)",
            "settlement.csv:3 odd_unit of a office (fte_days)",
            "settlement.csv:5 share_eur of b office (fte_days)",
            "settlement.csv:5 odd_unit of b office (fte_days)",
        ]
    );
}

#[test]
fn every_number_of_the_lines_counts() {
    for (from, to) in [
        ("a,office,fte_days,1.00", "a,office,fte_days,1.01"),
        ("fte_days,1.00,3.00", "fte_days,1.00,3.01"),
        ("1.00,3.00,1.00", "1.00,3.00,1.01"),
        ("0.0000,90,180,100/3", "0.0000,91,180,100/3"),
        ("0.0000,90,180,100/3", "0.0000,90,181,100/3"),
        ("100/3", "101/3"),
        ("100/3,0.33", "100/3,0.34"),
        ("200/3,0.67,1", "200/3,0.67,0"),
        ("0.67,1,largest_remainder", "0.67,1,largest_remainder+equal"),
        ("b,office", "b,cellar"),
        ("-3/2,-0.02", "-3/2,-0.03"),
        ("200/3,0.67", "200/3,much"),
    ] {
        let spoilt = LINES.replacen(from, to, 1);
        assert_ne!(spoilt, LINES, "{from}");
        assert!(!check(&spoilt, TOTALS, None).is_empty(), "{from} -> {to}");
    }
    let short: String = LINES
        .lines()
        .take(4)
        .map(|line| format!("{line}\n"))
        .collect();
    assert!(!check(&short, TOTALS, None).is_empty());
}

#[test]
fn every_number_of_the_totals_counts() {
    for (from, to) in [
        ("a,0.31", "a,0.32"),
        ("0.31,0.10", "0.31,0.11"),
        ("0.10,0.05", "0.10,0.06"),
        ("0.05,0.00", "0.05,0.01"),
        ("0.00,0.16", "0.00,0.17"),
        ("00192", "00193"),
        ("+++202/6000/00293+++", "+++202/6000/00192+++"),
        ("b,0.66", "c,0.66"),
    ] {
        let spoilt = TOTALS.replacen(from, to, 1);
        assert_ne!(spoilt, TOTALS, "{from}");
        assert!(!check(LINES, &spoilt, None).is_empty(), "{from} -> {to}");
    }
}

#[test]
fn corrections_move_old_balances_to_new_ones() {
    let right = "member,old_balance_eur,new_balance_eur,delta_eur,communication
a,0.10,0.16,0.06,+++202/6000/00192+++
b,0.00,-0.09,-0.09,+++202/6000/00293+++
z,0.02,0.00,-0.02,+++202/6000/00394+++
";
    assert_eq!(check(LINES, TOTALS, Some(right)), [""; 0]);
    for (from, to) in [
        ("0.16,0.06", "0.17,0.07"),
        ("0.16,0.06", "0.16,0.07"),
        ("00192", "00293"),
        ("z,0.02,0.00", "z,0.02,0.01"),
        ("00394", "00395"),
        ("b,0.00", "y,0.00"),
    ] {
        let spoilt = right.replacen(from, to, 1);
        assert!(
            !check(LINES, TOTALS, Some(&spoilt)).is_empty(),
            "{from} -> {to}"
        );
    }
}

#[test]
fn garbage_is_named_and_never_a_panic() {
    let garbage = LINES.replace("1.00,3.00", "1/0,9999999999999999999999999999/1");
    assert!(!check(&garbage, TOTALS, None).is_empty());
    assert!(!check("", "", None).is_empty());
}
