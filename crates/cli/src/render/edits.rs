//! What an edited file was found to say.

use std::path::Path;

use inzet::edited::Edited;
use inzet::report::Language;

/// How many pins and bans the edits became, and with what they were compared; or that nothing was
/// changed.
pub fn render_edits(edited: &Edited, file: &Path, language: Language) -> String {
    let pins = edited.edits.iter().filter(|edit| edit.is_pin).count();
    let bans = edited.edits.len() - pins;
    let file = file.display();
    let base = match (&edited.base, language) {
        (Some(base), Language::Dutch) => format!("vergeleken met {}", base.display()),
        (Some(base), Language::English) => format!("compared with {}", base.display()),
        (None, Language::Dutch) => "geen vroeger resultaat: elke rij wordt vastgezet".into(),
        (None, Language::English) => "no earlier result: every row becomes a pin".into(),
    };
    let mut text = match (edited.edits.is_empty(), language) {
        (true, Language::Dutch) => format!("{file}: geen wijziging gevonden ({base})\n"),
        (true, Language::English) => format!("{file}: no change found ({base})\n"),
        (false, Language::Dutch) => {
            format!("{file}: {pins} vastgezet, {bans} uitgesloten ({base})\n")
        }
        (false, Language::English) => {
            let (pin, ban) = (plural(pins, "pin"), plural(bans, "ban"));
            format!("{file}: {pin} and {ban} ({base})\n")
        }
    };
    let carried = edited.carried;
    if carried > 0 {
        text.push_str(&match language {
            Language::Dutch => format!("Eerdere wijzigingen die blijven gelden: {carried}\n"),
            Language::English => format!("Earlier edits that still hold: {carried}\n"),
        });
    }
    text
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 {
        format!("1 {noun}")
    } else {
        format!("{count} {noun}s")
    }
}
