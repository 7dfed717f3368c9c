//! `inzet plan --edited`: assignments that were changed by hand, taken in before the planning.

use inzet::Folder;
use inzet::edited::{Edited, Sources, take_in as take_in_edits};

use super::faulty;
use crate::console::Console;
use crate::exit::Failure;
use crate::render::edits::render_edits;
use crate::render::fault::render_faults;
use crate::settings::Settings;

/// The folder with the edits in its decisions, and the edits, when a file of them was named. The
/// new plan begins with the result that they were made in.
pub fn take_in(
    folder: Folder,
    settings: &mut Settings,
    console: &Console,
) -> Result<(Folder, Option<Edited>), Failure> {
    let Some(file) = settings.edited.take() else {
        return Ok((folder, None));
    };
    let sources = Sources {
        start: settings.start.as_deref(),
        out: &settings.out,
    };
    let (folder, edited) =
        take_in_edits(folder, &file, sources).map_err(|faults| faulty(&file, &faults, console))?;
    if !settings.quiet {
        console.note(&render_faults(&edited.warnings));
        let language = settings.style.language;
        console.note(&render_edits(&edited, &file, language));
    }
    if settings.start.is_none() {
        settings.start.clone_from(&edited.base);
    }
    Ok((folder, Some(edited)))
}
