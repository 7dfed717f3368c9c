//! Rules of the tables that one folder per code does not show.

use inzet_model::{DecisionKind, DemandIx, MemberIx, ProfessionalIx, RoleIx, Target};

use crate::sample::Sample;

#[test]
fn an_empty_cell_is_the_default() {
    let short = Sample::new();
    let long = Sample::new()
        .with(
            "members.csv",
            "id,name,kind,state,region,kbo,ovo,joined,left,budget_eur\n\
             M1,Voorbeeldstad,local,,,,,,,\nM2,Voorbeelddienst,flemish,full,,,,,,\n",
        )
        .with(
            "professionals.csv",
            "id,role,level,day_cost_eur,fte,other_roles,regions,skills,max_members,from,to,name\n\
             P1,ict_architect,3,600,,,,,,,,\nP2,business_analyst,2,500,1,,,,3,,,\n",
        )
        .with(
            "demands.csv",
            "id,member,role,fte,min_fte,max_people,positions,min_level,skills,prefers,region,\
             onsite,priority,from,to,min_cover,note\nD1,M1,ict_architect,0.80,,,,,,,,,,,,,\n\
             D2,M2,business_analyst,0.50,0.5,1,1,1,,,,no,normal,,,75%,\n",
        )
        .with("roles.csv", "id\n")
        .with("scores.csv", "professional,demand,points\n");
    assert_eq!(long.dataset(), short.dataset());
}

#[test]
fn every_table_reports_in_one_pass() {
    let faults = Sample::new()
        .with("policy.toml", "quarter = \"2026Q1\"\nquarters = 1\n")
        .and("members.csv", "M1,Twice,local\nM#,Bad,local\n")
        .and("professionals.csv", "P3,coach,9,free\n")
        .and(
            "demands.csv",
            "D3,M9,ict_architect,30\nD4,M1,ict_architect,0.55\n",
        )
        .with(
            "availability.csv",
            "professional,from,to,fte\nP9,2026-13-01,2026-01-02,-1\n",
        )
        .with("advances.csv", "member,amount_eur\nM1,1.005\n")
        .faults();
    let found: Vec<_> = faults
        .iter()
        .map(|(slug, file, line)| (*slug, &**file, *line))
        .collect();
    assert_eq!(
        found,
        [
            ("ambiguous_number", "advances.csv", Some(2)),
            ("bad_date", "availability.csv", Some(2)),
            ("out_of_range", "availability.csv", Some(2)),
            ("unknown_professional", "availability.csv", Some(2)),
            ("out_of_range", "demands.csv", Some(4)),
            ("unknown_member", "demands.csv", Some(4)),
            ("off_step", "demands.csv", Some(5)),
            ("duplicate_id", "members.csv", Some(4)),
            ("bad_id", "members.csv", Some(5)),
            ("unknown_key", "policy.toml", Some(2)),
            ("bad_number", "professionals.csv", Some(4)),
            ("out_of_range", "professionals.csv", Some(4)),
            ("unknown_role", "professionals.csv", Some(4)),
        ]
    );
}

#[test]
fn a_missing_policy_hides_nothing() {
    let sample = Sample::new()
        .without("policy.toml")
        .and("demands.csv", "D3,M9,ict_architect,1\n");
    assert_eq!(sample.slugs(), ["unknown_member", "missing_file"]);
}

#[test]
fn references_to_faulty_rows_are_not_unknown() {
    let sample = Sample::new()
        .and("members.csv", "M3,,local\nM4,short\n")
        .and(
            "demands.csv",
            "D3,M3,ict_architect,0.80\nD4,M4,ict_architect,0.80\n",
        );
    assert_eq!(sample.slugs(), ["empty_cell", "too_few_cells"]);
}

#[test]
fn references_into_an_unreadable_table_are_not_unknown() {
    for members in [
        "name\nVoorbeeldstad\n",
        "id,name\n\"M1,Voorbeeldstad\n",
        "id\nM1\0\n",
        "",
    ] {
        let slugs = Sample::new().with("members.csv", members).slugs();
        assert_eq!(slugs.len(), 1, "{members}: {slugs:?}");
    }
    assert_eq!(
        Sample::new().without("members.csv").slugs(),
        ["missing_file"]
    );
}

#[test]
fn limits_are_inclusive() {
    let good = [
        "M1,1,20,20,1",
        "M1,1000,20,1,1",
        "M1,1,1,1,5",
        "M1,1,2,1.1,1",
        "M1,1,1,0.10,1",
    ];
    let bad = [
        "M1,1,20,20.10,1",
        "M1,1001,20,1,1",
        "M1,0,1,1,1",
        "M1,1,21,1,1",
        "M1,1,1,1.1,1",
        "M1,1,1,0,1",
        "M1,1,1,1,6",
        "M1,1,1,1,0",
        "M1,1.5,1,1,1",
        "M1,1,1,-1,1",
    ];
    let sample = |row: &str| {
        Sample::new().with(
            "demands.csv",
            format!("id,role,member,positions,max_people,fte,min_level\nD1,ict_architect,{row}\n"),
        )
    };
    for row in good {
        assert_eq!(sample(row).faults(), [], "{row}");
    }
    for row in bad {
        assert_eq!(sample(row).faults().len(), 1, "{row}");
    }
}

#[test]
fn money_has_limits() {
    let cost = |cost: &str| {
        Sample::new()
            .with(
                "professionals.csv",
                format!("id,role,level,day_cost_eur\nP1,ict_manager,1,{cost}"),
            )
            .slugs()
    };
    assert_eq!(cost("1000000.00"), Vec::<&str>::new());
    assert_eq!(cost("1000000.01"), ["out_of_range"]);
    assert_eq!(cost("-0.01"), ["out_of_range"]);
    assert_eq!(cost("0.001"), ["off_grid"]);
    let base = |base: &str| {
        Sample::new()
            .with("members.csv", format!("id,name,x_b\nM1,A,{base}\nM2,B,\n"))
            .slugs()
    };
    assert_eq!(base("1000000000000.00"), Vec::<&str>::new());
    assert_eq!(base("1000000000000.01"), ["out_of_range"]);
    assert_eq!(base("-1"), ["out_of_range"]);
}

#[test]
fn roles_of_the_folder_join_those_of_the_agreement() {
    let sample = Sample::new()
        .with(
            "roles.csv",
            "id,name_en,reason\ncoach,Coach,Board of 3 March\nict_manager,Boss,\n",
        )
        .and("professionals.csv", "P3,coach,1,400\n");
    let dataset = sample.dataset();
    assert_eq!(dataset.roles.len(), 9);
    let coach = &dataset.roles[dataset.professionals[ProfessionalIx::from(2_usize)].role];
    assert_eq!(
        (coach.name_nl.as_str(), coach.name_en.as_str()),
        ("Coach", "Coach")
    );
    let manager = dataset
        .roles
        .iter()
        .find(|role| role.id == "ict_manager")
        .unwrap();
    assert_eq!(
        (manager.name_nl.as_str(), manager.name_en.as_str()),
        ("ICT-manager", "Boss")
    );
    assert_eq!(dataset.roles[RoleIx::from(0_usize)].id, "business_analyst");
}

#[test]
fn a_role_of_the_agreement_can_be_barred() {
    let sample = Sample::new().with("roles.csv", "id,strategic\nbusiness_analyst,no\n");
    assert_eq!(sample.slugs(), ["role_not_strategic", "role_not_strategic"]);
    let other = sample.with(
        "professionals.csv",
        "id,role,level,day_cost_eur,other_roles\nP1,ict_architect,3,600,business_analyst|x\n",
    );
    assert_eq!(
        other.slugs(),
        ["role_not_strategic", "unknown_role", "role_not_strategic"]
    );
}

#[test]
fn lists_are_sets_without_the_main_role() {
    let dataset = Sample::new()
        .with(
            "professionals.csv",
            "id,role,level,day_cost_eur,other_roles,regions,skills\n\
             P1,ict_architect,3,600,ict_manager|ict_architect|ict_manager,b|a|b|,iso:9:2 | c++\n",
        )
        .dataset();
    let person = &dataset.professionals[ProfessionalIx::from(0_usize)];
    assert_eq!((person.other_roles.len(), person.regions.len()), (1, 2));
    let skills: Vec<_> = person
        .skills
        .iter()
        .map(|held| (dataset.skills[held.skill].as_str(), held.level))
        .collect();
    assert_eq!(skills, [("c++", 1), ("iso:9", 2)]);
}

#[test]
fn a_demand_is_in_the_region_of_its_member_unless_it_says() {
    let dataset = Sample::new()
        .with("members.csv", "id,name,region\nM1,A,Gent\nM2,B,\n")
        .with(
            "demands.csv",
            "id,member,role,fte,region\nD1,M1,ict_manager,1,\nD2,M1,ict_manager,1,Brugge\n\
             D3,M2,ict_manager,1,\n",
        )
        .dataset();
    let regions: Vec<_> = dataset
        .demands
        .iter()
        .map(|demand| demand.region.map(|region| dataset.regions[region].as_str()))
        .collect();
    assert_eq!(regions, [Some("Gent"), Some("Brugge"), None]);
}

#[test]
fn spellings_that_differ_in_case_are_two() {
    let sample = Sample::new()
        .with("members.csv", "id,name,region\nM1,A,gent\nM2,B,Gent\n")
        .with(
            "roles.csv",
            "id,reason\nICT_Manager,Board\ncoach,Board\nCOACH,Board\n",
        );
    let reading = sample.read();
    let found: Vec<_> = reading
        .faults
        .iter()
        .map(|fault| (fault.file.as_str(), fault.line, fault.found.as_str()))
        .collect();
    // Used as often: the first by bytes stands, and the other is reported.
    assert_eq!(
        found,
        [
            ("members.csv", Some(2), "gent"),
            ("roles.csv", Some(2), "ICT_Manager"),
            ("roles.csv", Some(3), "coach"),
        ]
    );
    assert_eq!(reading.dataset.unwrap().regions.len(), 2);
}

#[test]
fn previous_takes_a_result_as_it_is() {
    let dataset = Sample::new()
        .with(
            "previous.csv",
            "\u{feff}professional;demand;position;member;role;fte;from;to;days;fte_days;rate;status;name\r\n\
             P1;gone;gone#2;M1;ict_architect;0,80;01/10/2025;31/12/2025;62;49,60;200;new;Jo\r\n\
             P1;D1;D1;M1;x;x;x;x;x;x;x;x;x\r\nP1;D1;D1;M1;;;;;;;;;\r\n",
        )
        .dataset();
    let demands: Vec<_> = dataset.previous.iter().map(|row| row.demand).collect();
    assert_eq!(demands, [None, Some(DemandIx::from(0_usize))]);
}

#[test]
fn decisions_are_about_a_demand_or_a_member() {
    let head = "professional,demand,member,decision,fte,override,reason\n";
    let decisions = |rows: &str| Sample::new().with("decisions.csv", format!("{head}{rows}"));
    let dataset =
        decisions("P2,D1,M1,pin,0.8,yes,\"Knows it\"\nP1,,M2,ban,,,\nP1,D1,,ban,,,\n").dataset();
    let found: Vec<_> = dataset
        .decisions
        .iter()
        .map(|row| (row.target, row.line))
        .collect();
    assert_eq!(
        found,
        [
            (Target::Demand(DemandIx::from(0_usize)), 4),
            (Target::Member(MemberIx::from(1_usize)), 3),
            (Target::Demand(DemandIx::from(0_usize)), 2),
        ]
    );
    assert!(matches!(&dataset.decisions[2].kind, DecisionKind::Pin(pin) if pin.waives));
    for (rows, slugs) in [
        ("P1,D1,,pin,,,\nP1,D1,,ban,,,\n", vec!["pin_and_ban"]),
        ("P1,D1,,pin,,,\nP1,D1,,pin,0.8,,\n", vec!["decided_twice"]),
        ("P1,,M1,ban,,,\nP1,,M1,ban,,,\n", vec!["decided_twice"]),
        (
            "P1,D9,,pin,,,\nP9,D1,,ban,,,\n",
            vec!["unknown_demand", "unknown_professional"],
        ),
        ("P1,D1,,pin,0,,\n", vec!["out_of_range"]),
        ("P1,D1,,maybe,,,\n", vec!["bad_word"]),
        // What else is wrong with a row does not hide that the pair is decided twice.
        (
            "P1,D1,,pin,-1,yes,\nP1,D1,,ban,,,\n",
            vec!["out_of_range", "override_without_reason", "pin_and_ban"],
        ),
    ] {
        assert_eq!(decisions(rows).slugs(), slugs, "{rows}");
    }
}

#[test]
fn pins_that_depend_on_each_other_need_fte() {
    let shared = Sample::new().with(
        "demands.csv",
        "id,member,role,fte,max_people\nD1,M1,ict_architect,0.80,2\nD2,M1,ict_architect,0.2,1\n",
    );
    let pins = |rows: &str| {
        let sample = shared.clone();
        sample
            .with(
                "decisions.csv",
                format!("professional,demand,decision,fte\n{rows}"),
            )
            .slugs()
    };
    assert_eq!(pins("P1,D1,pin,\nP2,D1,pin,\n"), ["pin_needs_fte"; 2]);
    assert_eq!(pins("P1,D1,pin,\nP2,D1,pin,0.4\n"), Vec::<&str>::new());
    assert_eq!(pins("P1,D2,pin,\nP2,D2,pin,\n"), Vec::<&str>::new());
    assert_eq!(pins("P1,D1,pin,\nP1,D2,pin,\n"), ["pin_needs_fte"; 2]);
}

#[test]
fn no_fault_shows_the_name_of_a_person() {
    let name = "Jan Modaal";
    for professionals in [
        format!(
            "id,role,level,day_cost_eur,name\nP1,x,9,-1,{name}\nP1,{name}\nP2,a,b,c,{name},d\n"
        ),
        format!("id,role,level,day_cost_eur,name,name\nP1,x,9,-1,{name},{name}\n"),
        format!("P1,{name},3,600\n"),
        format!("id,role,level,day_cost_eur,name\nP1,x,1,1,\"{name}\nP2,x,1,1,{name}\n"),
    ] {
        for fault in Sample::new()
            .with("professionals.csv", professionals)
            .read()
            .faults
        {
            assert!(!format!("{fault:?}").contains("Modaal"), "{fault}");
        }
    }
}

#[test]
fn decisions_need_a_column_for_what_they_are_about() {
    let sample = Sample::new().with("decisions.csv", "professional,decision\nP1,ban\nP2,x\n");
    assert_eq!(sample.slugs(), ["missing_column", "bad_word"]);
}

#[test]
fn faults_of_one_row_do_not_hide_each_other() {
    let demands = Sample::new().with(
        "demands.csv",
        "id,member,role,fte,min_fte,min_level\nD1,M1,ict_architect,1.25,1.35,6\n",
    );
    let slugs = [
        "off_step",
        "too_few_people",
        "off_step",
        "min_above_fte",
        "out_of_range",
    ];
    assert_eq!(demands.slugs(), slugs);
    let scores = Sample::new().with(
        "scores.csv",
        "professional,demand,points\nP1,D1,x\nP1,D1,1\n",
    );
    assert_eq!(scores.slugs(), ["bad_number", "scored_twice"]);
}

#[test]
fn files_of_the_system_are_nobodys_fault() {
    assert_eq!(
        Sample::new().with("._members.csv", "\0").slugs(),
        Vec::<&str>::new()
    );
}
