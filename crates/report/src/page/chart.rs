//! Charts: bars and one curve. Every chart has the same numbers as a table right under it.

use inzet_core::Solution;

use crate::html::escape;
use crate::language::Language;
use crate::table::Cell;
use crate::timing::Moment;
use crate::views::{View, show};

/// A bar for every row of a view: its first column names it, `column` measures it. Values below
/// zero get a bar of another colour.
pub(super) fn render_bars(view: &View, column: usize, language: Language) -> String {
    let size = |cell: &Cell| match cell {
        Cell::Hundredths(value) | Cell::Integer(value) => *value,
        _ => cell.parts(10_000),
    };
    let sizes = view.rows.iter().map(|row| size(&row[column]));
    let is_ratio = view
        .rows
        .iter()
        .all(|row| matches!(row[column], Cell::Ratio(..) | Cell::Empty));
    let most = sizes.map(i128::abs).max().unwrap_or(0);
    let most = if is_ratio {
        most.max(10_000)
    } else {
        most.max(1)
    };
    let label = escape(&view.title);
    let mut html = format!("<div class=\"bars\" role=\"img\" aria-label=\"{label}\">\n");
    for row in &view.rows {
        let value = size(&row[column]);
        let width = value.abs() * 1_000 / most;
        let class = if value < 0 { "bar less" } else { "bar" };
        html.push_str(&format!(
            "<div class=\"{class}\"><span>{}</span><i><b style=\"width:{}.{}%\"></b></i>\
             <span class=\"n\">{}</span></div>\n",
            escape(&show(&row[0], language)),
            width / 10,
            width % 10,
            escape(&show(&row[column], language))
        ));
    }
    html.push_str("</div>\n");
    html
}

/// Width and height of the curve, in its own units.
const WIDE: i128 = 1_000;
const HIGH: i128 = 300;
/// The widest and the finest gap that the curve tells apart, in hundred-millionths: 100 % and
/// 0.001 %. What is finer stands on the ground.
const COARSEST: u128 = 100_000_000;
const FINEST: u128 = 1_000;

/// The gap against the work done (a clock would make every page another), on a scale on which every tenfold is as high. Empty when the search was
/// not watched.
pub(super) fn render_curve(moments: &[Moment], solution: &Solution, language: Language) -> String {
    let gaps: Vec<(u64, u128)> = moments.iter().filter_map(gap_at).collect();
    let Some(&(last, _)) = gaps.last() else {
        return String::new();
    };
    let end = i128::from(last.max(1));
    let mut path = String::new();
    let mut before = None;
    for (work, gap) in gaps {
        let x = i128::from(work) * WIDE / end;
        let y = HIGH - height(gap);
        match before {
            None => path.push_str(&format!("M{x} {y}")),
            // What was proven stays so until it gets better.
            Some(former) if former != y => path.push_str(&format!("H{x}V{y}")),
            Some(_) => path.push_str(&format!("H{x}")),
        }
        before = Some(y);
    }
    let label = escape(&crate::views::proof::sentence(solution, language));
    let units = language.pick("werkeenheden", "units of work");
    let end = show(&Cell::Integer(last.into()), language);
    let ticks = [
        (COARSEST, "100 %"),
        (1_000_000, "1 %"),
        (10_000, language.pick("0,01 %", "0.01 %")),
        (0, "0 %"),
    ];
    let mut html = format!(
        "<div class=\"curve\" role=\"img\" aria-label=\"{label}\">\n<div class=\"plot\">\
         <svg viewBox=\"0 0 {WIDE} {HIGH}\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">"
    );
    for (gap, _) in ticks {
        let y = HIGH - height(gap);
        html.push_str(&format!("<path class=\"grid\" d=\"M0 {y}H{WIDE}\"/>"));
    }
    html.push_str(&format!("<path class=\"line\" d=\"{path}\"/></svg>\n"));
    for (gap, text) in ticks {
        let top = (HIGH - height(gap)) * 100 / HIGH;
        html.push_str(&format!(
            "<span class=\"tick\" style=\"top:{top}%\">{text}</span>"
        ));
    }
    html.push_str(&format!(
        "</div>\n<div class=\"axis\"><span>0</span><span>{end} {units}</span></div>\n</div>\n"
    ));
    html
}

/// The gap of a moment in hundred-millionths; `None` before there are a plan and a bound.
fn gap_at(moment: &Moment) -> Option<(u64, u128)> {
    let (score, bound) = moment.score.zip(moment.bound)?;
    let text = crate::gap::render_gap(score, bound).replace('.', "");
    Some((moment.work, text.parse().ok()?))
}

/// How high a gap of so many hundred-millionths stands: 0 at the finest, all at 100 %. Between powers
/// of two it goes straight, which the eye cannot tell from a curve.
fn height(gap: u128) -> i128 {
    let steps = |value: u128| -> i128 {
        let value = value.clamp(FINEST, COARSEST);
        let power = value.ilog2();
        let part = ((value << 8) >> power) - (1 << 8);
        i128::from(power) * (1 << 8) + i128::try_from(part).unwrap_or(0)
    };
    let ground = steps(FINEST);
    (steps(gap) - ground) * HIGH / (steps(COARSEST) - ground)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tenfold_is_as_high() {
        assert_eq!((height(0), height(COARSEST)), (0, HIGH));
        let heights = [10_000, 100_000, 1_000_000].map(height);
        let (first, second) = (heights[1] - heights[0], heights[2] - heights[1]);
        assert!((first - second).abs() <= 6, "{heights:?}");
    }
}
