//! Scenarios, absences and advice through the real binary.

use std::fs;

use inzet_tests::folders::copy_sample;
use inzet_tests::transcript::Transcript;

const SCENARIOS: &str = "[[scenario]]
name = \"Niets verandert\"

[[scenario]]
name = \"P03 vertrekt\"
without_decisions = [\"P03\"]
[[scenario.professional]]
id = \"P03\"
to = 2026-02-13

[[scenario]]
name = \"Twee architecten\"
[[scenario.new_professional]]
id = \"NEW\"
count = 2
role = \"ict_architect\"
level = 3
day_cost_eur = 560
skills = [\"cloud:3\", \"api:3\"]

[[scenario]]
name = \"Duurder\"
budgets = \"-5%\"
management_fee = \"+10%\"
day_costs = \"+2%\"
";

const FAULTS: &str = "# Every fault at once, each at its place.
naam = \"x\"

[[scenario]]
name = \"one\"
budgets = \"5%\"
fee = \"+10%\"
without_demands = [\"D1\"]
[[scenario.professional]]
id = \"P3\"
too = 2026-02-13
[[scenario.new_professional]]
id = \"NEW\"
count = 0
level = 3

[[scenario]]
name = \"one\"
[scenario.policy.points]
solidarity = -1
[[scenario.member]]
region = \"Gent\"
";

const FAULTY_ROWS: &str = "[[scenario]]
name = \"rows\"
without_demands = [\"D1\"]
[[scenario.professional]]
id = \"P3\"
to = 2026-02-13
[[scenario.professional]]
id = \"P04\"
from = 2026-03-01
to = 2026-02-01
[[scenario.new_professional]]
id = \"NEW\"
role = \"ict_architekt\"
level = 9
[[scenario.member]]
id = \"M01\"
budget = \"-5%\"
[[scenario.new_demand]]
id = \"D02\"
member = \"M01\"
role = \"ict_architect\"
fte = 0.5

[[scenario]]
name = \"a pin\"
[[scenario.professional]]
id = \"P03\"
to = 2026-01-16
";

fn begin() -> Transcript {
    let transcript = Transcript::begin();
    copy_sample("small", &transcript.here().join("small"));
    transcript
}

#[test]
fn scenarios_are_shown_side_by_side() {
    begin()
        .write("scenarios.toml", SCENARIOS)
        .run("scenario small scenarios.toml --out what-if")
        .list("what-if")
        .run("scenario small scenarios.toml --lang en --json --threads 1")
        .matches("scenario");
}

#[test]
fn every_fault_of_a_file_of_scenarios_is_told() {
    let mut transcript = begin();
    transcript
        .write("scenarios.toml", FAULTS)
        .run("scenario small scenarios.toml")
        .write("rows.toml", FAULTY_ROWS)
        .run("scenario small rows.toml")
        .write("broken.toml", "[[scenario]\nname = one\n")
        .run("scenario small broken.toml")
        .write("empty.toml", "")
        .run("scenario small empty.toml")
        .run("scenario small missing.toml")
        .run("scenario small")
        .run("scenario small scenarios.toml --absence 3%")
        .run("scenario small --absence 100%");
    fs::create_dir(transcript.here().join("mine")).unwrap();
    transcript
        .write("mine/notes.txt", "mine")
        .run("scenario small --absence 3% --out mine")
        .matches("scenario_faults");
}

#[test]
fn absences_show_how_robust_the_plan_is() {
    begin()
        .run("scenario small --absence 3% --draws 200 --seed 1")
        .run("scenario small --absence 3% --draws 200 --seed 1 --lang en --threads 1")
        .run("scenario small --absence 0% --draws 3 --lang en --out robust")
        .list("robust")
        .matches("scenario_absence");
}

#[test]
fn advice_says_whom_to_hire_and_whom_to_teach() {
    begin()
        .run("scenario small --hire")
        .run("scenario small --hire --teach --lang en")
        .run("scenario small --teach --lang en --json")
        .matches("scenario_advice");
}
