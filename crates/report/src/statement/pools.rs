//! The shares of pools as a table: enough to redo each with a pocket calculator.

use inzet_model::{Base, Cents, CostPool, Regime, Share};
use inzet_money::Quota;
use inzet_money::{Method, Quantity};

use super::paper::Grid;
use super::words::{base, euro, quantity, share};
use crate::language::Language;
use crate::number::render_whole;

/// One member's share of a pool.
pub(super) struct PoolShare<'a> {
    pub pool: &'a CostPool,
    /// The word of its base.
    pub word: &'a str,
    pub quantity: Quantity,
    pub total_quantity: Quantity,
    pub days: u64,
    pub total_days: u64,
    pub quota: Quota,
    pub amount: Cents,
    pub odd_unit: bool,
    pub method: Method,
}

pub(super) fn grid(shares: &[PoolShare], total: Cents, language: Language) -> Grid {
    let mut grid = Grid::new(
        language.pick(
            "Uw aandeel in de kostenpotten",
            "Your share of the cost pools",
        ),
        &language.pick(
            [
                "Pot",
                "Sleutel",
                "~U, van de hele pot",
                "~Solidair deel",
                ">Bedrag van de pot",
                "~Exact quotum",
                ">Rest",
                ">Uw aandeel",
                "Grond",
            ],
            [
                "Pool",
                "Base",
                "~You, of the whole pool",
                "~Equal part",
                ">Amount of the pool",
                "~Exact quota",
                ">Odd unit",
                ">Your share",
                "Ground",
            ],
        ),
    );
    grid.rows = shares.iter().map(|one| row(one, language)).collect();
    let mut foot = vec![String::new(); 9];
    foot[0] = language.pick("Samen", "Together").to_owned();
    foot[7] = euro(total, language);
    grid.foot = Some(foot);
    grid
}

fn row(one: &PoolShare, language: Language) -> Vec<String> {
    let pair = format!(
        "{} {} {}",
        quantity(one.quantity, language),
        language.pick("van", "of"),
        quantity(one.total_quantity, language)
    );
    vec![
        name(one.pool, language),
        base(one.word, language),
        pair,
        equal_part(one, language),
        euro(one.pool.amount, language),
        quota(one, language),
        odd_unit(one, language),
        euro(one.amount, language),
        ground(one).to_owned(),
    ]
}

/// A pool of taxable services shows that its amounts are without VAT.
fn name(pool: &CostPool, language: Language) -> String {
    match pool.regime {
        Regime::Exempt => pool.id.clone(),
        Regime::Taxable => {
            let words = language.pick("belast, zonder btw", "taxable, without VAT");
            format!("{} ({words})", pool.id)
        }
    }
}

/// How much is shared by days of membership, and which days.
fn equal_part(one: &PoolShare, language: Language) -> String {
    let by_days = one.method == Method::LargestRemainderEqual && one.pool.base != Base::Equal;
    if !by_days {
        return "\u{2013}".to_owned();
    }
    // A base of zero for everybody is split by days as a whole, whatever its own share says.
    let part = if one.total_quantity.is_zero() {
        Share::WHOLE
    } else {
        one.pool.equal_share
    };
    let days = |days: u64| render_whole(days, language);
    format!(
        "{}: {}/{} {}",
        share(part, language),
        days(one.days),
        days(one.total_days),
        language.pick("dagen", "days")
    )
}

/// The quota in units of the pool, as a fraction.
fn quota(one: &PoolShare, language: Language) -> String {
    format!("{} {}", one.quota, unit(one.pool.unit, language))
}

fn odd_unit(one: &PoolShare, language: Language) -> String {
    match one.odd_unit {
        true => format!("1 {}", unit(one.pool.unit, language)),
        false => "\u{2013}".to_owned(),
    }
}

fn unit(unit: Cents, language: Language) -> String {
    match unit.count() {
        1 => "cent".to_owned(),
        100 => "euro".to_owned(),
        _ => format!("× {}", euro(unit, language)),
    }
}

/// Administration by uptake is article 14; so is carrying the whole; the equal part rests on the
/// solidarity of article 9.
fn ground(one: &PoolShare) -> &'static str {
    if one.method == Method::LargestRemainderEqual {
        "art.\u{a0}9,\u{a0}14"
    } else {
        "art.\u{a0}14"
    }
}
