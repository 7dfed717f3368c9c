//! A resignation, from the start that is kept to what differs: in both languages, and as JSON.

use inzet_tests::transcript::Transcript;

/// P02 leaves at the end of January, and P05 comes.
const STAFF: &str = "id,role,level,day_cost_eur,fte,other_roles,regions,skills,max_members,from,to\n\
    P01,business_analyst,3,450.00,1.00,functional_analyst,Brussel|Antwerpen,bpmn:3|gdpr,2,,\n\
    P02,functional_analyst,2,410.00,0.80,,Antwerpen|Oost-Vlaanderen,magda:2,,,2026-01-31\n\
    P03,ict_architect,4,600.00,1.00,,,cloud:4|api:3,,2026-01-12,\n\
    P04,project_leader,3,500.00,1.00,,Brussel,agile:3,,,\n\
    P05,functional_analyst,2,400.00,1.00,,Antwerpen,,,,\n";

#[test]
fn after_a_resignation_all_else_can_stay() {
    Transcript::begin()
        .run("init planning")
        .run("plan planning --quiet --out before")
        .write("planning/professionals.csv", STAFF)
        .run("plan planning --start before --keep 100%")
        .show("planning/result/start.csv")
        .run("verify planning")
        .run("diff before planning/result")
        .run("diff before planning/result --lang en")
        .run("diff before planning/result --json")
        .run("diff before before")
        .run("diff before before --lang en")
        .run("diff before planning/result/assignments.csv")
        .run("plan planning --start before --max-changes 1 --dialect nl --lang en --out nl")
        .show("nl/start.csv")
        .run("verify planning nl")
        .run("diff planning/result nl --lang en")
        .matches("least_change");
}

#[test]
fn a_limit_needs_a_start_and_a_share() {
    Transcript::begin()
        .run("init planning")
        .run("plan planning --keep 95%")
        .run("plan planning --max-changes 3")
        .run("plan planning --start planning --keep 95% --max-changes 3")
        .run("plan planning --start planning --keep 120%")
        .run("plan planning --start planning --keep 95")
        .run("plan planning --start planning --max-changes some")
        .run("plan planning --start nowhere --keep 95%")
        .matches("least_change_usage");
}
