use std::fs;

use inzet_tests::Transcript;
use inzet_tests::folders::copy_sample;

#[test]
fn from_an_empty_folder_to_a_verified_plan() {
    Transcript::begin()
        .run("init planning")
        .list("planning")
        .run("check planning")
        .run("plan planning --engine greedy")
        .list("planning/result")
        .show("planning/result/assignments.csv")
        .show("planning/result/unmet.csv")
        .show("planning/result/professionals.csv")
        .show("planning/result/members.csv")
        .show("planning/result/charges.csv")
        .show("planning/result/charges_total.csv")
        .show("planning/result/basis.csv")
        .run("verify planning")
        .run("plan planning --engine greedy --quiet")
        .list("planning")
        .matches("round_trip");
}

#[test]
fn in_english_and_as_json() {
    Transcript::begin()
        .run("init planning --lang en")
        .run("plan planning --engine greedy --lang en")
        .run("plan planning --engine greedy --json --seed 7 --work-limit 1000000 --gap 0.1%")
        .matches("english_and_json");
}

#[test]
fn as_a_dutch_spreadsheet_reads_it() {
    Transcript::begin()
        .run("init planning")
        .run("plan planning --engine greedy --dialect nl --names --quiet")
        .show("planning/result/assignments.csv")
        .show("planning/result/charges.csv")
        .run("verify planning")
        .run("charge planning planning/result/assignments.csv")
        .matches("dutch");
}

#[test]
fn a_bad_folder_shows_every_fault_at_once() {
    let mut transcript = Transcript::begin();
    transcript.run("init planning");
    let demands = "id,member,role,fte,colour\nD01,M01,business_analyst,half,red\n\
                   D02,M09,plumber,0.55,\nD02,M02,ict_architect,1.234,\n";
    transcript
        .write("planning/demands.csv", demands)
        .write("planning/policy.toml", "quarter = \"2026Q5\"\nspeed = 1\n")
        .run("check planning")
        .run("check planning --json")
        .run("plan planning")
        .list("planning")
        .run("check nowhere")
        .matches("bad_folder");
}

#[test]
fn warnings_fail_only_when_strict() {
    let mut transcript = Transcript::begin();
    copy_sample("small", &transcript.here().join("small"));
    transcript
        .run("check small")
        .run("check small --strict")
        .matches("strict");
}

#[test]
fn wrong_usage_exits_with_2() {
    Transcript::begin()
        .run("plan planning --fast")
        .run("plan planning --time-limit soon")
        .run("plan planning --engine magic")
        .run("fly")
        .matches("wrong_usage");
}

#[test]
fn files_of_somebody_else_are_left_alone() {
    let mut transcript = Transcript::begin();
    transcript.run("init planning");
    fs::create_dir(transcript.here().join("planning/result")).unwrap();
    transcript
        .write("planning/result/notes.txt", "mine")
        .run("plan planning --engine greedy")
        .run("plan planning --engine greedy --out planning")
        .list("planning/result")
        .run("init planning")
        .matches("foreign");
}

#[test]
fn a_closed_result_stays() {
    let mut transcript = Transcript::begin();
    transcript
        .run("init planning")
        .run("close planning/result")
        .run("plan planning --engine greedy --quiet")
        .run("close planning/result")
        .run("close planning/result")
        .run("plan planning --engine greedy --quiet")
        .run("plan planning --engine greedy --quiet --out other")
        .run("charge planning --out other")
        .list("other")
        .run("verify planning other")
        .run("close other")
        .run("charge planning --out other");
    let closed = transcript.here().join("planning/result");
    fs::rename(closed, transcript.here().join("planning/result.old")).unwrap();
    transcript
        .run("plan planning --engine greedy --quiet")
        .list("planning")
        .matches("closed");
}

#[test]
fn a_broken_seal_is_named() {
    let mut transcript = Transcript::begin();
    transcript
        .run("init planning")
        .run("plan planning --engine greedy --quiet");
    let file = transcript.here().join("planning/result/members.csv");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("M01", "M07")).unwrap();
    transcript
        .run("close planning/result")
        .run("verify planning")
        .matches("broken_seal");
}

#[test]
fn a_plan_made_by_hand_is_judged_and_charged() {
    let mut transcript = Transcript::begin();
    copy_sample("small", &transcript.here().join("small"));
    let plan = "professional,demand,position,fte,rate\nP01,D01,,0.60,1\nP01,D03,D03#1,0.35,\n\
                P03,D11,,0.50,\nP02,D01,,0.60,367\n";
    transcript
        .write("hand.csv", plan)
        .run("verify small hand.csv")
        .run("charge small hand.csv")
        .run("charge small hand.csv --compare heads,x_inhabitants")
        .run("charge small hand.csv --compare weight")
        .write(
            "unknown.csv",
            "professional,demand,fte\nP99,D01,0.5\nP01,D03,0.50\n",
        )
        .run("verify small unknown.csv")
        .matches("hand_made");
}

#[test]
fn a_pool_without_a_base_leaves_the_plan() {
    let mut transcript = Transcript::begin();
    transcript
        .run("init planning")
        .write(
            "planning/demands.csv",
            "id,member,role,fte\nD01,M01,security_consultant,0.40\n",
        )
        .write(
            "planning/decisions.csv",
            "professional,demand,member,decision\nP04,,M02,ban\n",
        )
        .write("planning/scores.csv", "professional,demand,points\n")
        .run("plan planning --engine greedy")
        .list("planning/result")
        .run("verify planning")
        .run("close planning/result")
        .matches("zero_base");
}

#[test]
fn the_next_quarter_follows_from_the_result() {
    let mut transcript = Transcript::begin();
    transcript
        .run("init planning")
        .run("plan planning --engine greedy --quiet")
        .run("init next --from planning/result")
        .list("next")
        .show("next/previous.csv")
        .show("next/decisions.csv")
        .run("check next")
        .run("plan next --engine greedy --quiet --start planning/result")
        .run("diff planning/result next/result")
        .run("init again --from next")
        .matches("next_quarter");
}

#[test]
fn amounts_are_split_to_the_unit() {
    Transcript::begin()
        .write("weights.csv", "id,weight\nb,1\nc,1\na,1\n")
        .run("split --amount 1.00 weights.csv")
        .run("split --amount 1.00 weights.csv --carry-out one.csv")
        .show("one.csv")
        .run("split --amount 1.00 weights.csv --carry one.csv --carry-out two.csv")
        .show("two.csv")
        .run("split --amount 1.00 weights.csv --carry two.csv --carry-out one.csv")
        .run("split --amount 1.50 --unit 1 weights.csv")
        .write("bad.csv", "id;weight\nb;-1\nb;1,234\n;1\n")
        .run("split --amount 1.00 bad.csv")
        .matches("split");
}

#[test]
fn an_invented_folder_plans() {
    Transcript::begin()
        .run("generate invented --members 5 --professionals 12 --demands 16")
        .run("check invented")
        .run("plan invented --engine greedy --quiet")
        .run("verify invented")
        .run("generate invented --members 5 --professionals 12 --demands 16")
        .matches("generate");
}
