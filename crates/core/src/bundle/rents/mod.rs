//! Rents: what a hundredth of FTE on each lane of a professional should earn. At good rents few choices
//! earn theirs, and those that fall too far short are in no bundle worth looking for: they need not
//! be combined with others.
//!
//! Rents are the prices of a relaxation: room is paid for instead of kept to, so that every choice can be
//! judged alone; the number of members is kept to. What it says is proven at any rents; good ones are
//! found by a few steps down its slope.
//!
//! # Source
//! Fisher 1981, The Lagrangian relaxation method for solving integer programming problems, for leaving
//! out by what a relaxation says.

mod descent;
mod toll;

use inzet_model::{MemberIx, ProfessionalIx};

use super::Market;
use super::choice::Choice;
use crate::candidates::Lane;
pub(super) use toll::{Rented, Toll};

/// A rent of one lane at most: those of a year of days for a full-time person stay within 62 bits.
const MOST: f64 = (1_u64 << 46) as f64;

/// What a choice earns before rents.
#[derive(Clone, Copy, Debug)]
enum Earns {
    /// So much a hundredth of FTE, less what is paid once.
    Line,
    /// What the list of levels says from a place on, largest FTE first.
    Levels(usize),
}

/// The rents of a professional over some choices.
pub(super) struct Rents<'a> {
    market: &'a Market<'a>,
    lanes: &'a [Lane],
    /// By member.
    choices: &'a [Choice],
    /// By choice.
    earns: Vec<Earns>,
    levels: Vec<i64>,
    /// Of a hundredth of FTE on all days of a lane.
    rents: Vec<f64>,
    /// Before each lane those of all lanes before it.
    before: Vec<i64>,
    /// Members that the person serves already.
    pinned: Vec<MemberIx>,
    /// Members beside those.
    slots: usize,
}

/// What is taken at some rents.
#[derive(Clone, Debug, Default)]
struct Taken {
    /// No bundle is worth more.
    most: i64,
    /// By choice the most that it earns beyond its rent, and at which FTE.
    above: Vec<(i64, u8)>,
    /// By choice what its member earns beyond rents, and whether the member is taken.
    members: Vec<(i64, bool)>,
    /// What the last member taken earns, where no other can be taken beside it.
    last: i64,
}

impl<'a> Rents<'a> {
    /// The same rent every day, of choices that are sorted by member.
    pub(super) fn new(
        market: &'a Market<'a>,
        professional: ProfessionalIx,
        choices: &'a [Choice],
    ) -> Self {
        let mut levels = Vec::new();
        let earns = choices.iter().map(|choice| {
            if !choice.is_charged && !choice.is_bent && choice.slope > 0 {
                return Earns::Line;
            }
            let place = levels.len();
            let own = market.levels(choice, choice.most);
            levels.extend(own.map(|fte| market.profit(choice, fte)));
            Earns::Levels(place)
        });
        let earns = earns.collect();
        let pinned = market.pinned_members(professional);
        let most = market.instance.dataset().professionals[professional].max_members as usize;
        let mut rents = Self {
            market,
            lanes: market.instance.candidates().lanes_of(professional),
            choices,
            earns,
            levels,
            rents: Vec::new(),
            before: Vec::new(),
            slots: most.saturating_sub(pinned.len()),
            pinned,
        };
        rents.spread(rents.density());
        rents
    }

    /// What a hundredth of an FTE-day earns on the choice with which the person is full.
    fn density(&self) -> i64 {
        let room = self.lanes.iter();
        let mut left: i64 = room
            .map(|lane| i64::from(lane.capacity) * i64::from(lane.end - lane.start))
            .sum();
        let choices = self.choices.iter();
        let mut densest: Vec<(i64, i64)> = choices
            .map(|choice| (choice.density, i64::from(choice.most) * choice.days))
            .collect();
        densest.sort_unstable_by(|a, b| b.cmp(a));
        let full = densest.into_iter().find(|&(_, work)| {
            left -= work;
            left <= 0
        });
        full.map_or(0, |(density, _)| density)
    }

    /// Asks so much for a hundredth of every FTE-day.
    fn spread(&mut self, density: i64) {
        let days = self.lanes.iter().map(|lane| lane.end - lane.start);
        self.rents = days.map(|days| density as f64 * f64::from(days)).collect();
        self.settle();
    }

    /// Makes whole numbers of the rents, and adds them up.
    fn settle(&mut self) {
        self.before.clear();
        self.before.push(0);
        let mut sum = 0;
        for rent in &mut self.rents {
            *rent = rent.clamp(0.0, MOST).round();
            sum += *rent as i64;
            self.before.push(sum);
        }
    }

    /// What a choice pays for a hundredth of FTE.
    fn rent(&self, choice: &Choice) -> i64 {
        self.before[usize::from(choice.lane_end)] - self.before[usize::from(choice.lane_start)]
    }

    /// What all room pays.
    fn room(&self) -> i64 {
        let room = self.lanes.iter().zip(self.before.windows(2));
        let paid = room.map(|(lane, before)| i64::from(lane.capacity) * (before[1] - before[0]));
        paid.sum()
    }

    /// The most that a choice earns beyond its rent, and at which FTE.
    fn above(&self, number: usize) -> (i64, u8) {
        let choice = &self.choices[number];
        if let Earns::Line = self.earns[number] {
            let is_rising = choice.slope > self.rent(choice);
            let fte = if is_rising { choice.most } else { choice.least };
            return (self.earned(number, 0, fte), fte);
        }
        let levels = self.market.levels(choice, choice.most).enumerate();
        let earned = levels.map(|(place, fte)| (self.earned(number, place, fte), fte));
        earned.max().unwrap_or((i64::MIN / 4, choice.most))
    }

    /// What a choice earns beyond its rent at some FTE, the level at a place.
    fn earned(&self, number: usize, place: usize, fte: u8) -> i64 {
        let choice = &self.choices[number];
        let rent = i64::from(fte) * self.rent(choice);
        let earned = match self.earns[number] {
            Earns::Line => i64::from(fte) * choice.slope - choice.fixed,
            Earns::Levels(start) => self.levels[start + place],
        };
        earned.saturating_sub(rent)
    }

    /// Those of the choices that earn most beyond their rent, so many.
    pub(super) fn best(&self, most: usize) -> Rented {
        let numbers = 0..self.choices.len();
        let mut best: Vec<(i64, usize)> = numbers
            .map(|number| (self.above(number).0, number))
            .collect();
        if best.len() > most {
            best.select_nth_unstable_by(most, |a, b| b.cmp(a));
            best.truncate(most);
        }
        let mut numbers: Vec<usize> = best.into_iter().map(|(_, number)| number).collect();
        numbers.sort_unstable();
        let choices: Vec<Choice> = numbers.iter().map(|&number| self.choices[number]).collect();
        let rents = choices.iter().map(|choice| self.rent(choice));
        Rented {
            tolls: rents.map(Toll::of).collect(),
            choices,
            room: self.room(),
        }
    }

    /// The choices that a bundle worth at least `least` may have, at the levels at which it may.
    pub(super) fn worth(&mut self, least: i64) -> Rented {
        let taken = self.descend(least);
        let slack = taken.most.saturating_sub(least);
        let mut rented = Rented {
            room: self.room(),
            ..Rented::default()
        };
        let mut later = 0_i64;
        for (number, choice) in self.choices.iter().enumerate().rev() {
            let earned = taken.above[number].0.max(0);
            let (of_member, is_taken) = taken.members[number];
            // An offer comes in the place of what is taken of its member, or of the last member.
            let replaced = if is_taken { of_member } else { taken.last };
            let needed = replaced.saturating_sub(slack);
            let short = needed.saturating_sub(of_member.saturating_sub(earned));
            if taken.above[number].0 < short {
                continue;
            }
            let Some(narrowed) = self.narrowed(number, short) else {
                continue;
            };
            if rented
                .choices
                .last()
                .is_none_or(|last| last.member != choice.member)
            {
                later = 0;
            }
            rented.tolls.push(Toll {
                rent: self.rent(choice),
                later,
                needed,
            });
            rented.choices.push(narrowed);
            later = later.saturating_add(earned);
        }
        rented.choices.reverse();
        rented.tolls.reverse();
        rented
    }

    /// A choice at the levels that earn at least so much beyond their rent, and those between.
    fn narrowed(&self, number: usize, least: i64) -> Option<Choice> {
        let choice = self.choices[number];
        let levels = self.market.levels(&choice, choice.most).enumerate();
        let mut enough = levels.filter(|&(place, fte)| self.earned(number, place, fte) >= least);
        let (_, most) = enough.next()?;
        let least = enough.last().map_or(most, |(_, fte)| fte);
        Some(Choice {
            least,
            most,
            ..choice
        })
    }
}
