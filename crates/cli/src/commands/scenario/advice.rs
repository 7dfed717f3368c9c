//! Whom to hire, and whom to teach what.

use inzet::report::advice::views::{hires, how, lessons};
use inzet::report::advice::{Advice, json, page};
use inzet::report::views::{View, period_of};
use inzet::scenario::advice::{Question, advise};

use super::{Answer, Asked};
use crate::exit::{Exit, Failure};
use crate::render::view::render_view;

pub(super) fn run(asked: &Asked, questions: &[Question]) -> Result<Exit, Failure> {
    let base = asked.base()?;
    let dataset = asked.folder.dataset();
    let language = asked.language;
    let period = period_of(&dataset.policy.period, language);
    let mut answer = Answer {
        text: String::new(),
        files: Vec::new(),
    };
    for &question in questions {
        let advice = advise(dataset, &base.plan, question, &asked.settings, &asked.watch)
            .map_err(|error| asked.failed(error))?;
        let (view, names) = match question {
            Question::Hire => (hires(&advice, language), ["hire.json", "hire.html"]),
            Question::Teach => (lessons(&advice, language), ["teach.json", "teach.html"]),
        };
        answer.text.push_str(&render(&advice, &view, asked));
        answer.files.extend([
            (names[0], json::render(&advice)),
            (names[1], page::render(&advice, &view, &period, language)),
        ]);
    }
    asked.answer(&answer, None)
}

fn render(advice: &Advice, view: &View, asked: &Asked) -> String {
    let language = asked.language;
    let nobody = language.pick(
        "Niemand zou meer inzetten dan het plan zoals het is.\n",
        "Nobody would serve more than the plan as it is.\n",
    );
    let table = match advice.suggestions.is_empty() {
        true => nobody.to_owned(),
        false => render_view(view, language),
    };
    format!("{table}\n{}\n", how(advice, language))
}
