//! Assignment problems of OR-Library as planning folders.
//!
//! One member, n professionals and n demands of 1.00 FTE on one working day. All points are 0, only
//! listed pairs count, and the points of a pair are 200 less its cost: the dearer, the fewer. A
//! plan that serves every demand has a score of 100 x (200 n - cost).
//!
//! # Source
//! Beasley, "OR-Library: distributing test problems by electronic mail", Journal of the Operational
//! Research Society 41 (1990); problems assign100 to assign800.

use inzet_model::Score;

/// A square table of costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssignmentProblem {
    size: usize,
    /// Row by row.
    costs: Vec<u32>,
}

/// Why a text is no assignment problem.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AssignmentError {
    /// Something else than a whole number.
    #[error("`{0}` is no whole number from 0 to {MOST}")]
    NotANumber(String),
    /// There is no size, or it is 0 or too large.
    #[error("the first number must be the size, from 1 to {LARGEST}")]
    NoSize,
    /// The number of costs is not the square of the size.
    #[error("{found} costs where {expected} were expected")]
    Costs {
        /// How many there are.
        found: usize,
        /// The square of the size.
        expected: usize,
    },
}

/// What a served demand is worth when its cost is 0, in points.
const WORTH: i64 = 200;
/// The highest cost: no demand may be worth less than nothing.
const MOST: u32 = 199;
/// The largest problem.
const LARGEST: usize = 5_000;

impl AssignmentProblem {
    /// Reads `n`, then `n x n` costs, row by row, between any blanks.
    ///
    /// # Errors
    /// When the text is something else.
    pub fn parse(text: &str) -> Result<Self, AssignmentError> {
        let numbers: Vec<u32> = text
            .split_whitespace()
            .map(|word| {
                let number = word.parse().ok();
                number.ok_or_else(|| AssignmentError::NotANumber(word.to_owned()))
            })
            .collect::<Result<_, _>>()?;
        let (&size, costs) = numbers.split_first().ok_or(AssignmentError::NoSize)?;
        let size = size as usize;
        if !(1..=LARGEST).contains(&size) {
            return Err(AssignmentError::NoSize);
        }
        if costs.len() != size * size {
            return Err(AssignmentError::Costs {
                found: costs.len(),
                expected: size * size,
            });
        }
        if let Some(cost) = costs.iter().find(|cost| **cost > MOST) {
            return Err(AssignmentError::NotANumber(cost.to_string()));
        }
        Ok(Self {
            size,
            costs: costs.into(),
        })
    }

    /// Number of professionals, and of demands.
    #[must_use]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// The planning folder: the name and the contents of each file.
    #[must_use]
    pub fn folder(&self) -> Vec<(String, String)> {
        let ids = 1..=self.size;
        let people = ids
            .clone()
            .map(|id| format!("P{id:04},business_analyst,3,0\n"));
        let demands = ids.map(|id| format!("D{id:04},M1,business_analyst,1.00\n"));
        let scores = self.costs.iter().enumerate().map(|(place, cost)| {
            let (person, demand) = (place / self.size + 1, place % self.size + 1);
            let points = WORTH - i64::from(*cost);
            format!("P{person:04},D{demand:04},{points}\n")
        });
        let table = |header: &str, rows: &mut dyn Iterator<Item = String>| {
            format!("{header}\n{}", rows.collect::<String>())
        };
        [
            ("policy.toml", POLICY.to_owned()),
            ("members.csv", "id,name\nM1,One member\n".to_owned()),
            (
                "professionals.csv",
                table("id,role,level,day_cost_eur", &mut { people }),
            ),
            ("demands.csv", table("id,member,role,fte", &mut { demands })),
            (
                "scores.csv",
                table("professional,demand,points", &mut { scores }),
            ),
        ]
        .map(|(name, text)| (name.to_owned(), text))
        .into()
    }

    /// The cost of a plan that serves every demand, from its score.
    #[must_use]
    pub fn cost(&self, score: Score) -> i128 {
        i128::from(WORTH) * self.size as i128 - score.hundredths() / 100
    }
}

const POLICY: &str = "\
from = \"2026-01-05\"
to = \"2026-01-05\"
scores = \"only\"

[points]
low = 0
normal = 0
high = 0
critical = 0
other_role = 0
over_level = 0
prefer = 0
region = 0
same_member = 0
same_demand = 0
cost_per_100_eur = 0
new_assignment = 0
solidarity = 0
";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::folder::Folder;

    #[test]
    fn becomes_a_folder_without_faults() {
        let problem = AssignmentProblem::parse(" 2\n 7 3\n 4\n 9\n").unwrap();
        let parent = tempfile::tempdir().unwrap();
        crate::init::write_folder(parent.path(), &problem.folder()).unwrap();
        let folder = Folder::read(parent.path()).unwrap();
        assert!(folder.warnings().is_empty(), "{:?}", folder.warnings());
        let (instance, _) = folder.instance().unwrap();
        assert_eq!(instance.candidates().len(), 4);
        // 3 + 4, of 2 x 200 points.
        assert_eq!(problem.cost(Score::new(39_300)), 7);
    }

    #[test]
    fn refuses_what_is_no_square() {
        let parse = AssignmentProblem::parse;
        assert_eq!(parse(""), Err(AssignmentError::NoSize));
        assert_eq!(
            parse("2 1 2 3"),
            Err(AssignmentError::Costs {
                found: 3,
                expected: 4
            })
        );
        assert!(parse("1 x").is_err());
        assert!(parse("1 200").is_err());
    }
}
