//! The score of two results, by goal.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde_json::value::RawValue;

/// The score or one of its goals, when it differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worth {
    /// `score`, or the goal: coverage, solidarity, continuity, fit, cost.
    pub goal: String,
    /// First and second, in hundredths of a point.
    pub values: [i128; 2],
}

const GOALS: [&str; 5] = ["coverage", "solidarity", "continuity", "fit", "cost"];

/// The score and the goals that differ; `None` when a summary tells no score.
pub(super) fn compare(files: &[PathBuf; 2]) -> Option<Vec<Worth>> {
    let [first, second] = files.each_ref().map(read);
    let (first, second) = (first?, second?);
    let all = first.into_iter().zip(second);
    let differing = all.filter(|((_, one), (_, other))| one != other);
    Some(
        differing
            .map(|((goal, one), (_, other))| Worth {
                goal: goal.to_owned(),
                values: [one, other],
            })
            .collect(),
    )
}

type Object = BTreeMap<String, Box<RawValue>>;

/// The score, then the goals.
fn read(file: &PathBuf) -> Option<Vec<(&'static str, i128)>> {
    let summary: Object = serde_json::from_str(&fs::read_to_string(file).ok()?).ok()?;
    let goals: Object = serde_json::from_str(summary.get("goals")?.get()).ok()?;
    let mut values = vec![("score", summary.get("score")?.get().parse().ok()?)];
    for goal in GOALS {
        values.push((goal, goals.get(goal)?.get().parse().ok()?));
    }
    Some(values)
}
