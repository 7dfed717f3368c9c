//! Text in a page: whatever a user typed, it is shown and never run.

/// The text with every character that means something in HTML written out.
///
/// ```
/// use inzet_report::html::escape;
/// assert_eq!(escape("<b title='x'>&\""), "&lt;b title=&#39;x&#39;&gt;&amp;&quot;");
/// ```
#[must_use]
pub fn escape(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '\'' => shown.push_str("&#39;"),
            other => shown.push(other),
        }
    }
    shown
}
