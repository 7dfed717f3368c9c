//! charges.csv: every line that a member pays, with how it came about.

use inzet_model::Base;

use crate::charges::{Kind, Line, direct_lines, pool_lines};
use crate::files::Sheet;
use crate::files::cell::Cell;
use crate::files::compare::Expected;
use crate::verdict::Rule;

pub(super) const FILE: &str = "charges.csv";

const COLUMNS: [&str; 16] = [
    "member",
    "kind",
    "pool",
    "professional",
    "position",
    "base",
    "quantity",
    "total_quantity",
    "pool_amount_eur",
    "equal_share",
    "days",
    "total_days",
    "quota",
    "amount_eur",
    "odd_unit",
    "method",
];

/// All lines in the order of the file: member; kind; pool; professional; position. `Err` names a
/// pool that cannot be split.
pub(super) fn lines(sheet: &Sheet) -> Result<Vec<Line>, String> {
    let mut lines = direct_lines(sheet.facts, &sheet.usage, &sheet.assignments);
    lines.extend(pool_lines(sheet.facts, &sheet.usage)?);
    lines.sort_by_key(|line| {
        let pool = line.pool.as_ref().map(|part| part.place);
        let position = line.assignment.map(|one| (one.demand, one.position));
        (line.member, line.kind, pool, line.professional, position)
    });
    Ok(lines)
}

pub(super) fn expected(sheet: &Sheet, lines: &[Line]) -> Expected {
    let mut expected = Expected::new(FILE, Rule::Charge, &COLUMNS, 5);
    expected.rows = lines.iter().map(|line| row(sheet, line)).collect();
    expected
}

fn row(sheet: &Sheet, line: &Line) -> Vec<Cell> {
    let facts = sheet.facts;
    let pool = line.pool.as_ref();
    let row = pool.map(|part| &facts.dataset.cost_pools[part.place]);
    let count = |count: Option<u32>| count.map_or(Cell::Blank, |days| Cell::Count(days.into()));
    let word = |word: Option<String>| word.map_or(Cell::Blank, Cell::Text);
    vec![
        Cell::word(&facts.dataset.members[line.member].id),
        Cell::word(line.kind.word()),
        word(row.map(|pool| pool.id.clone())),
        word(
            line.professional
                .map(|one| facts.professional_id(one).to_owned()),
        ),
        word(
            line.assignment
                .map(|one| facts.position_name(one.demand, one.position)),
        ),
        word(row.map(|pool| base(sheet, &pool.base))),
        line.quantity.clone(),
        line.total_quantity.clone(),
        row.map_or(Cell::Blank, |pool| {
            Cell::Hundredths(i128::from(pool.amount.count()))
        }),
        row.map_or(Cell::Blank, |pool| Cell::Share(pool.equal_share)),
        count(pool.map(|part| part.days)),
        count(pool.map(|part| part.total_days)),
        line.quota.clone(),
        Cell::Hundredths(line.amount),
        count(pool.map(|part| u32::from(part.odd_unit))),
        line.method.clone(),
    ]
}

fn base(sheet: &Sheet, base: &Base) -> String {
    match base {
        Base::FteDays => "fte_days".to_owned(),
        Base::Heads => "heads".to_owned(),
        Base::Wage => "wage".to_owned(),
        Base::Equal => "equal".to_owned(),
        Base::Column(column) => {
            let columns = &sheet.facts.dataset.base_columns;
            columns.get(*column).cloned().unwrap_or_default()
        }
    }
}

/// What a member pays by lines of one kind, in cents.
pub(super) fn sum(lines: &[Line], member: inzet_model::MemberIx, kind: Kind) -> i128 {
    let first = lines.partition_point(|line| (line.member, line.kind) < (member, kind));
    let end = lines.partition_point(|line| (line.member, line.kind) <= (member, kind));
    lines[first..end].iter().map(|line| line.amount).sum()
}
