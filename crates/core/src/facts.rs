//! What follows from the tables alone, before pins and candidates.

use inzet_model::{Dataset, DemandIx, FteDays, IndexVec, MemberIx, ProfessionalIx, Share};
use inzet_money::FeeRule;

use crate::calendar::Calendar;
use crate::eligibility::Bans;
use crate::rates::History;
use crate::runs::{self, Span};
use crate::staff::{Capacity, capacities};

/// What follows from the tables alone.
#[derive(Debug)]
pub(crate) struct Facts<'a> {
    pub(crate) dataset: &'a Dataset,
    pub(crate) calendar: Calendar,
    pub(crate) windows: IndexVec<DemandIx, Span>,
    pub(crate) served: IndexVec<DemandIx, Span>,
    pub(crate) capacities: IndexVec<ProfessionalIx, Capacity>,
    pub(crate) bans: Bans,
    pub(crate) history: History,
    pub(crate) requested: IndexVec<MemberIx, FteDays>,
    pub(crate) solidarity_floors: IndexVec<MemberIx, i64>,
    pub(crate) fee_rule: FeeRule,
}

impl<'a> Facts<'a> {
    /// Derives them.
    pub(crate) fn new(dataset: &'a Dataset) -> Self {
        let calendar = Calendar::new(dataset);
        let windows: IndexVec<DemandIx, Span> = dataset
            .demands
            .iter()
            .map(|row| runs::window(row, dataset, &calendar))
            .collect();
        let served = windows
            .iter_enumerated()
            .map(|(demand, window)| {
                let member = &dataset.members[dataset.demands[demand].member];
                runs::membership_window(window, member, &calendar)
            })
            .collect();
        let requested = requested(dataset, &windows);
        Self {
            dataset,
            solidarity_floors: requested
                .iter()
                .map(|&asked| floor_of(dataset, asked))
                .collect(),
            capacities: capacities(dataset, &calendar),
            requested,
            bans: Bans::new(dataset),
            history: History::new(dataset),
            fee_rule: FeeRule::new(&dataset.policy),
            calendar,
            windows,
            served,
        }
    }
}

fn requested(dataset: &Dataset, windows: &IndexVec<DemandIx, Span>) -> IndexVec<MemberIx, FteDays> {
    let mut requested: IndexVec<MemberIx, FteDays> =
        dataset.members.iter().map(|_| FteDays::ZERO).collect();
    for (index, demand) in dataset.demands.iter_enumerated() {
        requested[demand.member] += demand.fte * (demand.positions * windows[index].len());
    }
    requested
}

/// `floor(solidarity_share * R(m))`, in hundredths of an FTE-day.
fn floor_of(dataset: &Dataset, requested: FteDays) -> i64 {
    let share = i128::from(dataset.policy.points.solidarity_share.millionths());
    let floor = share * i128::from(requested.hundredths()) / i128::from(Share::DENOMINATOR);
    i64::try_from(floor).expect("at most what was requested")
}
