//! The comparison as a page of HTML that stands alone: a bar chart and the table it shows.

use inzet_model::{Cents, Dataset, MemberIx};
use inzet_money::base;
use inzet_money::compare::Comparison;

use super::Effect;
use crate::html::escape;
use crate::language::Language;
use crate::statement::{base_name, euro, period};

const STYLE: &str = include_str!("page.css");

/// The page's text. It shows every member: for the board, not for members.
///
/// A base that cannot split the pools is named, and left out.
#[must_use]
pub fn render(dataset: &Dataset, comparison: &Comparison, language: Language) -> String {
    let series = series(dataset, comparison, language);
    let title = format!(
        "{} {}",
        language.pick("Verdeelsleutels naast elkaar,", "Bases side by side,"),
        period(&dataset.policy.period, language)
    );
    let title = escape(&title);
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta \
         name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}\
         </title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n<p>{}</p>\n",
        language.pick("nl", "en"),
        language.pick(
            "Wat de potten samen aan elk lid zouden kosten met een andere sleutel; solidair deel, \
             leden en afronding van elke pot blijven. De keuze van de sleutel is beleid, geen \
             regel van de overeenkomst. Voor het bestuur: deze bladzijde toont alle leden.",
            "What the pools together would charge each member under another base; equal share, \
             members and rounding of each pool stay. Which base is a choice of policy, no rule of \
             the agreement. For the board: this page shows all members.",
        )
    );
    push_missing(&mut page, dataset, comparison, language);
    push_legend(&mut page, &series);
    push_chart(&mut page, dataset, &series, language);
    push_table(&mut page, dataset, comparison, &series, language);
    page.push_str("</body>\n</html>\n");
    page
}

/// What one base charges every member.
struct Series {
    name: String,
    amounts: Vec<Cents>,
}

/// The bases as chosen first, then the others that can split the pools.
fn series(dataset: &Dataset, comparison: &Comparison, language: Language) -> Vec<Series> {
    let chosen = Series {
        name: language.pick("zoals gekozen", "as chosen").to_owned(),
        amounts: comparison.chosen.iter().copied().collect(),
    };
    let others = comparison.others.iter().filter_map(|other| {
        let members = other.members.as_ref().ok()?;
        Some(Series {
            name: base_name(base::word(&other.base, &dataset.base_columns), language),
            amounts: members.iter().map(|compared| compared.amount).collect(),
        })
    });
    std::iter::once(chosen).chain(others).collect()
}

fn push_missing(page: &mut String, dataset: &Dataset, comparison: &Comparison, language: Language) {
    for other in comparison
        .others
        .iter()
        .filter(|other| other.members.is_err())
    {
        let word = base::word(&other.base, &dataset.base_columns);
        let word = escape(&base_name(word, language));
        page.push_str(&language.pick(
            format!("<p>Met {word} kan een pot niet worden verdeeld.</p>\n"),
            format!("<p>With {word} a pool cannot be split.</p>\n"),
        ));
    }
}

fn push_legend(page: &mut String, series: &[Series]) {
    page.push_str("<ul class=\"legend\">\n");
    for (place, one) in series.iter().enumerate() {
        page.push_str(&format!(
            "<li><span class=\"swatch s{}\"></span>{}</li>\n",
            place % COLOURS,
            escape(&one.name)
        ));
    }
    page.push_str("</ul>\n");
}

/// How many series look different; the style sheet holds a colour for each.
const COLOURS: usize = 6;

const LABEL: i128 = 150;
const BARS: i128 = 560;
const BAR: i128 = 11;
const GAP: i128 = 9;

fn push_chart(page: &mut String, dataset: &Dataset, series: &[Series], language: Language) {
    let group = BAR * series.len() as i128 + GAP;
    let height = group * dataset.members.len() as i128;
    let scale = Scale::of(series);
    page.push_str(&format!(
        "<svg role=\"img\" aria-labelledby=\"chart-title\" viewBox=\"0 0 {} {height}\">\n\
         <title id=\"chart-title\">{}</title>\n<line class=\"zero\" x1=\"{zero}\" y1=\"0\" \
         x2=\"{zero}\" y2=\"{height}\"/>\n",
        LABEL + BARS + LABEL,
        language.pick(
            "Staafdiagram: wat elk lid betaalt per sleutel. De tabel eronder zegt hetzelfde.",
            "Bar chart: what each member pays under each base. The table below says the same.",
        ),
        zero = LABEL + scale.zero,
    ));
    for (member, row) in dataset.members.iter_enumerated() {
        let top = group * member.index() as i128;
        page.push_str(&format!(
            "<text class=\"name\" x=\"{}\" y=\"{}\">{}</text>\n",
            LABEL - 6,
            top + (group - GAP) / 2 + 4,
            escape(&row.id)
        ));
        for (place, one) in series.iter().enumerate() {
            let y = top + BAR * place as i128;
            push_bar(
                page,
                one.amounts[member.index()],
                (place, y),
                &scale,
                language,
            );
        }
    }
    page.push_str("</svg>\n");
}

fn push_bar(
    page: &mut String,
    amount: Cents,
    (place, y): (usize, i128),
    scale: &Scale,
    language: Language,
) {
    let width = scale.width(amount);
    let (x, label) = if amount < Cents::ZERO {
        (LABEL + scale.zero - width, LABEL + scale.zero)
    } else {
        (LABEL + scale.zero, LABEL + scale.zero + width)
    };
    page.push_str(&format!(
        "<rect class=\"s{}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\"/><text \
         class=\"amount\" x=\"{}\" y=\"{}\">{}</text>\n",
        place % COLOURS,
        BAR - 1,
        label + 4,
        y + BAR - 2,
        euro(amount, language)
    ));
}

/// Cents to the units of the drawing.
struct Scale {
    /// Where 0 euro is.
    zero: i128,
    /// From the lowest to the highest amount, in cents; above zero.
    span: i128,
}

impl Scale {
    fn of(series: &[Series]) -> Self {
        let amounts = || {
            let all = series.iter().flat_map(|one| &one.amounts);
            all.map(|amount| i128::from(amount.count()))
        };
        let (lowest, highest) = (
            amounts().min().unwrap_or(0).min(0),
            amounts().max().unwrap_or(0).max(0),
        );
        let span = (highest - lowest).max(1);
        Self {
            zero: -lowest * BARS / span,
            span,
        }
    }

    fn width(&self, amount: Cents) -> i128 {
        i128::from(amount.count()).abs() * BARS / self.span
    }
}

fn push_table(
    page: &mut String,
    dataset: &Dataset,
    comparison: &Comparison,
    series: &[Series],
    language: Language,
) {
    page.push_str(&format!(
        "<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th>",
        language.pick(
            "Bedragen in euro; het verschil is met wat nu wordt aangerekend",
            "Amounts in euro; the difference is with what is charged now",
        ),
        language.pick("Lid", "Member")
    ));
    for one in series {
        page.push_str(&format!("<th scope=\"col\">{}</th>", escape(&one.name)));
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for (member, row) in dataset.members.iter_enumerated() {
        page.push_str(&format!(
            "<tr><th scope=\"row\">{}, {}</th><td>{}</td>",
            escape(&row.id),
            escape(&row.name),
            euro(comparison.chosen[member], language)
        ));
        push_differences(page, comparison, member, language);
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n");
}

fn push_differences(
    page: &mut String,
    comparison: &Comparison,
    member: MemberIx,
    language: Language,
) {
    for members in comparison
        .others
        .iter()
        .filter_map(|other| other.members.as_ref().ok())
    {
        let compared = &members[member];
        let effect = match Effect::of(compared) {
            Effect::Gains => language.pick("wint", "gains"),
            Effect::Loses => language.pick("verliest", "loses"),
            Effect::Same => language.pick("gelijk", "same"),
        };
        page.push_str(&format!(
            "<td>{}<br><small class=\"{}\">{effect} {}</small></td>",
            euro(compared.amount, language),
            Effect::of(compared).word(),
            euro(
                Cents::new(compared.difference.count().saturating_abs()),
                language
            )
        ));
    }
}
