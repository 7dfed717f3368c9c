//! A JSON object as a flat list of keys: `policy.points.low` and its text. Numbers stay text, so
//! that nothing is rounded.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// Deeper objects than any summary has stay text.
const DEEPEST: usize = 6;

/// Keys, joined by points, with the text of their values; texts without their quotes. `None`
/// when the text is no JSON object.
pub(crate) fn flatten(text: &str) -> Option<BTreeMap<String, String>> {
    let mut keys = BTreeMap::new();
    let object: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text).ok()?;
    add(&mut keys, "", &object, DEEPEST);
    Some(keys)
}

fn add(
    keys: &mut BTreeMap<String, String>,
    prefix: &str,
    object: &BTreeMap<String, Box<RawValue>>,
    depth: usize,
) {
    for (name, value) in object {
        let key = format!("{prefix}{name}");
        let raw = value.get().trim();
        if raw.starts_with('{') && depth > 0 {
            if let Ok(inner) = serde_json::from_str(raw) {
                add(keys, &format!("{key}."), &inner, depth - 1);
            }
            // The object itself is there as well, so that a key can be asked for.
            keys.insert(key, raw.to_owned());
        } else {
            let text = serde_json::from_str::<String>(raw);
            keys.insert(key, text.unwrap_or_else(|_| raw.to_owned()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_as_they_are_written() {
        let text = r#"{"gap": 0.00000010, "goals": {"fit": -170141183460469231731687303715884105728},
            "period": {"from": "2026-01-01"}}"#;
        let keys = flatten(text).unwrap();
        assert_eq!(keys["gap"], "0.00000010");
        assert_eq!(keys["goals.fit"], i128::MIN.to_string());
        assert_eq!(keys["period.from"], "2026-01-01");
        assert!(flatten("[1]").is_none());
    }
}
