//! The policy of a planning folder: every setting of policy.toml, with its default filled in.

use crate::units::{Cents, Day, Fte, Share};

/// Everything policy.toml says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The period that is planned.
    pub period: Period,
    /// How numbers that can be read two ways are read.
    pub numbers: NumberStyle,
    /// Which public holidays are no working days.
    pub holidays: HolidayCalendar,
    /// Whether scores.csv adds to the rates or also decides who is eligible.
    pub scores: ScoreMode,
    /// What a pool without any quantity does.
    pub zero_base: ZeroBase,
    /// Grid and limits of assignments.
    pub planning: Planning,
    /// What each goal is worth.
    pub points: Points,
    /// The flat fee of article 12 of the agreement.
    pub management_fee: ManagementFee,
    /// How members pay.
    pub payment: Payment,
}

impl Policy {
    /// The defaults of FORMAT section 3 for a period.
    #[must_use]
    pub fn for_period(period: Period) -> Self {
        Self {
            period,
            numbers: NumberStyle::default(),
            holidays: HolidayCalendar::default(),
            scores: ScoreMode::default(),
            zero_base: ZeroBase::default(),
            planning: Planning::default(),
            points: Points::default(),
            management_fee: ManagementFee::default(),
            payment: Payment::default(),
        }
    }
}

/// The days that are planned, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Day,
    /// Last day, included.
    pub to: Day,
    /// The quarter, when the policy names one.
    pub quarter: Option<Quarter>,
}

/// A quarter of a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    /// The year, 1900 to 2199.
    pub year: i16,
    /// 1 to 4.
    pub number: u8,
}

impl Quarter {
    /// The period of this quarter, or `None` when the quarter does not exist.
    ///
    /// ```
    /// # use inzet_model::{Day, Quarter};
    /// let period = Quarter { year: 2026, number: 1 }.period().unwrap();
    /// assert_eq!(period.to, Day::from_ymd(2026, 3, 31).unwrap());
    /// ```
    #[must_use]
    pub fn period(self) -> Option<Period> {
        let (first, last, end) = match self.number {
            1 => (1, 3, 31),
            2 => (4, 6, 30),
            3 => (7, 9, 30),
            4 => (10, 12, 31),
            _ => return None,
        };
        Some(Period {
            from: Day::from_ymd(self.year, first, 1)?,
            to: Day::from_ymd(self.year, last, end)?,
            quarter: Some(self),
        })
    }
}

/// How to read a number such as `1.234`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumberStyle {
    /// Refuse what can be read two ways.
    #[default]
    Auto,
    /// Decimal comma, points between thousands.
    Dutch,
    /// Decimal point, commas between thousands.
    English,
}

/// Which days are holidays besides those of holidays.csv.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HolidayCalendar {
    /// The ten legal holidays of Belgium.
    #[default]
    Legal,
    /// Those and the four extra of Flemish government staff.
    Flemish,
    /// None.
    None,
}

/// What scores.csv means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScoreMode {
    /// Points are added to the rate of the pair.
    #[default]
    Add,
    /// And pairs that are not listed are not eligible (E8).
    Only,
}

/// What happens to a pool whose base is zero for every member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ZeroBase {
    /// It is an error that names the pool.
    #[default]
    Error,
    /// It is split by days of membership.
    Equal,
}

/// Grid and limits of assignments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planning {
    /// Every assignment is a multiple of it; 0.01 to 1.00.
    pub fte_step: Fte,
    /// Least FTE of one person on a demand that several people may share.
    pub min_share: Fte,
    /// Distinct members that one professional serves, unless professionals.csv says otherwise.
    pub max_members: u32,
}

impl Default for Planning {
    fn default() -> Self {
        Self {
            fte_step: Fte::from_hundredths(10),
            min_share: Fte::from_hundredths(20),
            max_members: 3,
        }
    }
}

/// What each goal is worth: whole points per FTE-day unless said otherwise, 0 to 1,000,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Points {
    /// A demand of low priority.
    pub low: i64,
    /// A demand of normal priority.
    pub normal: i64,
    /// A demand of high priority.
    pub high: i64,
    /// A demand of critical priority.
    pub critical: i64,
    /// Subtracted when the person's main role differs.
    pub other_role: i64,
    /// Subtracted per level above the least that is asked.
    pub over_level: i64,
    /// Added per preferred skill held at its level.
    pub prefer: i64,
    /// Subtracted when the demand's region is none of the person's.
    pub region: i64,
    /// Added when the person served this member last period.
    pub same_member: i64,
    /// Added on top when the person served this demand last period.
    pub same_demand: i64,
    /// Subtracted per 100 euro of day cost.
    pub cost_per_100_eur: i64,
    /// Whole points, subtracted once per assignment to a member not served last period.
    pub new_assignment: i64,
    /// Added for FTE-days that lift a member up to `solidarity_share` of what it asked.
    pub solidarity: i64,
    /// The part of a member's demand that solidarity lifts it to.
    pub solidarity_share: Share,
}

impl Default for Points {
    fn default() -> Self {
        Self {
            low: 100,
            normal: 200,
            high: 400,
            critical: 800,
            other_role: 20,
            over_level: 10,
            prefer: 5,
            region: 15,
            same_member: 40,
            same_demand: 20,
            cost_per_100_eur: 5,
            new_assignment: 20,
            solidarity: 100,
            solidarity_share: Share::from_percent(50).expect("50 is at most 100"),
        }
    }
}

/// The flat management fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ManagementFee {
    /// Euro a month for each professional that a member uses.
    pub per_month: Cents,
}

impl Default for ManagementFee {
    fn default() -> Self {
        Self {
            per_month: Cents::new(25_000),
        }
    }
}

/// What statements say about paying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// The account, as typed, checked by ISO 7064 mod 97-10.
    pub iban: Option<String>,
    /// The bank.
    pub bic: Option<String>,
    /// Days between statement and due date.
    pub days: u32,
}

impl Default for Payment {
    fn default() -> Self {
        Self {
            iban: None,
            bic: None,
            days: 30,
        }
    }
}
