//! Where the shares of all who hesitate want to be: the model is a quadratic as long as the same prices follow
//! what is used, and its highest point is found at once.
//!
//! # Source
//! Levenberg 1944, A method for the solution of certain non-linear problems in least squares; Vanderbei
//! 1995, Symmetric quasidefinite matrices, on rows that stay in the system.

use super::face::{Face, Held};
use super::factor::Factor;
use super::symmetric::Symmetric;

/// Uses of a row from which on it is a row of the system: all who use it would else be tied to each other.
const MANY: usize = 24;

/// Places on the face of a share that moves and of the largest of its agent, which pays for it.
type Moved = (usize, usize);

/// What is used of some rows, each once.
type Uses = Vec<(usize, f64)>;

/// The system of all who hesitate.
pub(super) struct Newton {
    moved: Vec<Moved>,
    factor: Factor,
}

impl Newton {
    /// The system of a face where the prices of some rows follow what is used of them, with so much damping.
    pub(super) fn new(face: &Face, follows: impl Fn(usize) -> bool, damping: f64) -> Self {
        let moved = moved(&face.taken);
        let follows: Vec<bool> = face.rows().map(follows).collect();
        let differences = differences(face, &moved, &follows);
        let mut by_row: Vec<Uses> = vec![Vec::new(); follows.len()];
        for (number, difference) in differences.iter().enumerate() {
            for &(row, used) in difference {
                by_row[row].push((number, used));
            }
        }
        Self {
            factor: Factor::of(&system(&differences, &by_row, damping)),
            moved,
        }
    }

    /// By share of the face how far it wants to go, where a price moves by `step` for one more.
    pub(super) fn steps(&self, face: &Face, step: f64) -> Vec<f64> {
        let above = |place: usize| face.taken[place].above;
        let gains = self.moved.iter();
        let gains = gains.map(|&(one, largest)| (above(one) - above(largest)) / step);
        let mut wanted: Vec<f64> = gains.collect();
        wanted.resize(self.factor.rows(), 0.0);
        let mut steps = vec![0.0; face.taken.len()];
        for (&(one, largest), further) in self.moved.iter().zip(self.factor.solve(&wanted)) {
            steps[one] += further;
            steps[largest] -= further;
        }
        steps
    }

    /// Entries of the system once it is taken apart.
    pub(super) fn len(&self) -> usize {
        self.factor.len()
    }
}

/// Of every agent all shares but the largest, each with that one.
fn moved(taken: &[Held]) -> Vec<Moved> {
    let mut moved = Vec::with_capacity(taken.len());
    let mut start = 0;
    for own in taken.chunk_by(Held::is_of) {
        let places = start..start + own.len();
        let larger = |&a: &usize, &b: &usize| taken[a].share().total_cmp(&taken[b].share());
        let largest = places.clone().max_by(larger);
        let largest = largest.expect("an agent takes something");
        let others = places.filter(|&place| place != largest);
        moved.extend(others.map(|place| (place, largest)));
        start += own.len();
    }
    moved
}

/// What each share uses more than the largest of its agent, of the rows that follow.
fn differences(face: &Face, moved: &[Moved], follows: &[bool]) -> Vec<Uses> {
    let mut at = vec![0; follows.len()];
    let differences = moved.iter().map(|&(one, largest)| {
        let mut difference = Uses::new();
        let more = face.uses(one).iter().map(|&(row, used)| (row, used));
        let less = face.uses(largest).iter().map(|&(row, used)| (row, -used));
        for (row, used) in more.chain(less) {
            let row = row as usize;
            if !follows[row] {
                continue;
            }
            match difference.get_mut(at[row]) {
                Some(known) if known.0 == row => known.1 += used,
                _ => {
                    at[row] = difference.len();
                    difference.push((row, used));
                }
            }
        }
        difference
    });
    differences.collect()
}

/// What every two differences use together, damped. A row that many use stands after them, with -1 on the
/// diagonal: eliminated it would say the same.
fn system(differences: &[Uses], by_row: &[Uses], damping: f64) -> Symmetric {
    let mut system = Symmetric::new();
    let mut sums = vec![0.0; differences.len()];
    let mut touched = Vec::new();
    for (number, difference) in differences.iter().enumerate() {
        sums[number] = damping;
        touched.push(number);
        let few = difference.iter().map(|&(row, used)| (&by_row[row], used));
        for (uses, used) in few.filter(|(uses, _)| uses.len() < MANY) {
            for &(other, too) in uses.iter().take_while(|other| other.0 <= number) {
                if sums[other] == 0.0 {
                    touched.push(other);
                }
                sums[other] += used * too;
            }
        }
        touched.sort_unstable();
        touched.dedup();
        let sums = touched
            .drain(..)
            .map(|other| (other, std::mem::take(&mut sums[other])));
        system.push(sums);
    }
    for uses in by_row.iter().filter(|uses| uses.len() >= MANY) {
        let own = system.len();
        system.push(uses.iter().copied().chain([(own, -1.0)]));
    }
    system
}
