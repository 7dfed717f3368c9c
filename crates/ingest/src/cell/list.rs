/// The items of a list `a|b|c`, trimmed; empty items are left out.
///
/// ```
/// # use inzet_ingest::cell::parse_list;
/// assert_eq!(parse_list("a | b||").collect::<Vec<_>>(), ["a", "b"]);
/// ```
pub fn parse_list(text: &str) -> impl Iterator<Item = &str> {
    text.split('|')
        .map(str::trim)
        .filter(|item| !item.is_empty())
}
