//! Rows of positions that several share: who is told apart on them, at how much.

use inzet_model::DemandIx;

use super::{Row, RowIx, Rows};
use crate::candidates::PairIx;
use crate::instance::Instance;
use crate::price::team::Team;
use crate::shares::share_range;

impl Rows {
    /// The row of a pair at some FTE, when it is told apart.
    #[must_use]
    pub fn level_of(&self, pair: PairIx, fte: u8) -> Option<RowIx> {
        if !self.is_told_apart(pair) {
            return None;
        }
        let place = self
            .levels
            .binary_search_by_key(&(pair, fte), |level| level.0)
            .ok()?;
        Some(self.levels[place].1)
    }

    /// Whether a pair is told apart at some FTE: of most pairs this is asked, and of few it is so.
    fn is_told_apart(&self, pair: PairIx) -> bool {
        let (word, bit) = (pair as usize / 64, pair % 64);
        self.told.get(word).is_some_and(|word| word >> bit & 1 == 1)
    }

    fn mark_told(&mut self, pair: PairIx) {
        let (word, bit) = (pair as usize / 64, pair % 64);
        if self.told.len() <= word {
            self.told.resize(word + 1, 0);
        }
        self.told[word] |= 1 << bit;
    }

    /// The team of a demand, if it has one.
    #[must_use]
    pub fn team_of(&self, demand: DemandIx) -> Option<&Team> {
        let place = self
            .teams
            .binary_search_by_key(&demand, |team| team.demand)
            .ok()?;
        Some(&self.teams[place])
    }

    /// Every team, by demand.
    #[must_use]
    pub fn teams(&self) -> &[Team] {
        &self.teams
    }

    /// Gives a demand that several share a team; whether that is new.
    pub fn open_team(&mut self, instance: &Instance, demand: DemandIx) -> bool {
        let (Some(people), Some(shared)) = (self.people_of(demand), self.fte_of(demand)) else {
            return false;
        };
        let teams = &self.teams;
        let Err(place) = teams.binary_search_by_key(&demand, |team| team.demand) else {
            return false;
        };
        let team = Team::new(instance, demand, (people, shared));
        self.teams.insert(place, team);
        true
    }

    /// Tells a person at some FTE apart from the others on a demand that several share; whether
    /// that is new.
    pub fn tell_apart(&mut self, instance: &Instance, pair: PairIx, fte: u8) -> bool {
        let demand = instance.candidates().pair(pair).demand;
        if self.fte_of(demand).is_none() {
            return false;
        }
        let key = (pair, fte);
        let Err(level) = self.levels.binary_search_by_key(&key, |level| level.0) else {
            return false;
        };
        self.push(Row::Level(pair, fte), 0, 1.0, 0);
        let row = self.rows.len() - 1;
        self.levels.insert(level, (key, row));
        self.mark_told(pair);
        self.open_team(instance, demand);
        let place = self.teams.partition_point(|team| team.demand < demand);
        let levels = &mut self.teams[place].levels;
        let at = levels.partition_point(|level| (level.0, level.1) < key);
        levels.insert(at, (pair, fte, row));
        true
    }

    /// Whether a position of a demand that several share wants more than the least that one person
    /// may give: prices for people and FTE alone would let it be used in part.
    #[must_use]
    pub fn is_all_or_nothing(instance: &Instance, demand: DemandIx) -> bool {
        let row = &instance.dataset().demands[demand];
        let share = share_range(row, &instance.dataset().policy.planning);
        row.min_fte > share.least && Self::is_teamable(instance, demand)
    }

    /// Whether a demand may have a team: several may share a position, and no pin is on any.
    #[must_use]
    pub fn is_teamable(instance: &Instance, demand: DemandIx) -> bool {
        let row = &instance.dataset().demands[demand];
        row.max_people > 1
            && !instance
                .pins()
                .iter()
                .any(|pin| pin.assignment.demand == demand)
    }
}
