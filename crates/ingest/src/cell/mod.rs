//! The text of one cell to its value. Empty cells and places are the row's business.

mod date;
mod fte;
mod id;
mod list;
mod money;
mod number;
mod share;
mod skill;
mod whole;
mod word;

pub use date::parse_date;
pub use fte::{parse_fte, parse_fte_within};
pub use id::{parse_id, parse_name};
pub use list::parse_list;
pub use money::{LARGEST_MONEY, parse_money, parse_money_within, parse_quantity};
pub use number::{Decimal, parse_decimal};
pub use share::parse_share;
pub use skill::parse_skill;
pub use whole::parse_whole;
pub use word::{
    BASES, DECISIONS, DecisionWord, MEMBER_KINDS, MEMBER_STATES, PRIORITIES, REGIMES, Words,
    parse_word, parse_yes_no,
};

pub(crate) use date::check_order;
