//! One folder in every dialect of FORMAT section 1 gives one dataset.

use inzet_ingest::read_raw_table;

use crate::sample::{Sample, without_lines};

/// Every column that has a default, in English.
fn english() -> Sample {
    Sample::new()
        .with("policy.toml", "quarter = \"2026Q1\"\nnumbers = \"nl\"\n")
        .with(
            "members.csv",
            "id,name,kind,state,region,kbo,ovo,joined,left,budget_eur,x_people\n\
             M1,Gemeente Zélé,local,full,Oost,0552687984,OVO000001,2026-01-15,,1234567.50,45321\n",
        )
        .with(
            "professionals.csv",
            "id,role,level,day_cost_eur,fte,other_roles,regions,skills,max_members,from,to,name\n\
             P1,ict_architect,3,1250.5,0.8,ict_manager,Oost|West,togaf:3|java,2,2025-02-01,,Jo\n",
        )
        .with(
            "demands.csv",
            "id,member,role,fte,min_fte,max_people,positions,min_level,skills,prefers,region,\
             onsite,priority,from,to,min_cover,note\n\
             D1,M1,ict_architect,1.5,0.5,2,3,2,togaf,java,,yes,high,2026-02-01,2026-03-15,60%,\"a,\
             \nb\"\n",
        )
        .with(
            "roles.csv",
            "id,name_nl,strategic,reason\ncoach,Coach,yes,Raad van bestuur\n",
        )
        .with(
            "availability.csv",
            "professional,from,to,fte\nP1,2026-01-05,2026-01-09,0\n",
        )
        .with("previous.csv", "professional,member,demand\nP1,M1,D1\n")
        .with(
            "decisions.csv",
            "professional,demand,member,decision,fte,from,to,override,reason\n\
             P1,D1,M1,pin,0.5,2026-02-02,2026-03-01,yes,Kent de dienst\n",
        )
        .with("scores.csv", "professional,demand,points\nP1,D1,-1500\n")
        .with("holidays.csv", "date,name\n2026-01-02,Brugdag\n")
        .with(
            "cost_pools.csv",
            "pool,amount_eur,base,equal_share,members,regime,unit_eur,note\n\
             admin,12000,fte_days,20%,kind:local,taxable,1000,x\nrent,-5,x_people,,all,,,\n",
        )
        .with(
            "advances.csv",
            "member,amount_eur,date,note\nM1,1000.25,2026-01-31,voorschot\n",
        )
}

fn dutch() -> Vec<(&'static str, &'static str)> {
    vec![
        (
            "members.csv",
            "Naam;LID;Soort;Lidstatus;Regio;Ondernemingsnummer;OVO-code;Toegetreden;Uitgetreden;\
             Budget;X_People\nGemeente Zélé;M1;Lokaal;werkend;Oost;0552.687.984;OVO000001;\
             15/01/2026;;1.234.567,50;45.321\n",
        ),
        (
            "professionals.csv",
            "personeelsnummer;functie;niveau;dagkost;vte;andere_profielen;regio’s;vaardigheden;\
             max_leden;vanaf;tot_en_met;naam\nP1;ict_architect;3;1 250,50;0,80;ict_manager;\
             West | Oost;java:1|togaf:3;2;1/02/2025;;Jo\n",
        ),
        (
            "demands.csv",
            "aanvraag;lidnummer;profiel;vte;min_vte;max_personen;plaatsen;min_niveau;competenties;\
             voorkeur;regio;ter_plaatse;prioriteit;van;tot;min_dekking;opmerking\n\
             D1;M1;ict_architect;1,5;0,5;2;3;2;togaf:1;java;;ja;Hoog;01/02/2026;15/03/2026;0,6;\
             \"a,\nb\"\n",
        ),
        (
            "roles.csv",
            "functie;naam_nl;strategisch;motivering\ncoach;Coach;ja;Raad van bestuur\n",
        ),
        (
            "availability.csv",
            "personeelslid;van;tot;vte\nP1;05/01/2026;09/01/2026;0\n",
        ),
        ("previous.csv", "personeelslid;lid;vraag\nP1;M1;D1\n"),
        (
            "decisions.csv",
            "personeelslid;vraag;lid;beslissing;vte;van;tot;afwijking;reden\n\
             P1;D1;M1;vastzetten;0,50;02/02/2026;01/03/2026;JA;Kent de dienst\n",
        ),
        ("scores.csv", "personeelslid;vraag;punten\nP1;D1;-1.500\n"),
        ("holidays.csv", "datum;naam\n02/01/2026;Brugdag\n"),
        (
            "cost_pools.csv",
            "kostenpool;bedrag_euro;verdeelsleutel;solidair_deel;leden;btw;afronding;opmerking\n\
             admin;12.000,00;vte_dagen;0,2;kind:lokaal;belast;1.000;x\nrent;-5;X_PEOPLE;;alle;;;\n",
        ),
        (
            "advances.csv",
            "lid;bedrag;datum;opmerking\nM1;1.000,25;31/01/2026;voorschot\n",
        ),
    ]
}

#[test]
fn dutch_headers_words_numbers_and_dates_mean_the_same() {
    let mut sample = english();
    for (name, text) in dutch() {
        sample = sample.with(name, text);
    }
    assert_eq!(sample.dataset(), english().dataset());
}

#[test]
fn encodings_and_line_ends_mean_the_same() {
    let writings: [fn(&str) -> Vec<u8>; 6] = [
        |text| [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        |text| {
            text.chars()
                .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'\''))
                .collect()
        },
        |text| text.replace('\n', "\r\n").into_bytes(),
        |text| text.replace('\n', "\r").into_bytes(),
        |text| format!("sep=;\r\n{text}").into_bytes(),
        |text| {
            text.replace(';', "\t")
                .trim_end_matches('\n')
                .as_bytes()
                .to_vec()
        },
    ];
    for writing in writings {
        let mut sample = english();
        for (name, text) in dutch() {
            sample = sample.with(name, writing(text));
        }
        assert_eq!(
            without_lines(sample.dataset()),
            without_lines(english().dataset())
        );
    }
}

#[test]
fn columns_may_stand_in_any_order_with_blank_ones_after() {
    let sample = Sample::new()
        .with(
            "demands.csv",
            "fte,ROLE,Member,id,,\n0.80,ict_architect,M1,D1,,\n\n,,,,\n",
        )
        .and("demands.csv", "0.5,business_analyst,M2,D2\n");
    assert_eq!(sample.dataset(), Sample::new().dataset());
}

#[test]
fn numbers_of_the_policy_decide_what_can_be_read_two_ways() {
    let sample = |numbers: &str| {
        Sample::new()
            .with(
                "policy.toml",
                format!("quarter = \"2026Q1\"\nnumbers = \"{numbers}\""),
            )
            .with(
                "members.csv",
                "id,name,budget_eur\nM1,A,1.250\nM2,B,\"1,250\"\n",
            )
    };
    let budgets = |numbers| {
        let members = sample(numbers).dataset().members;
        members
            .iter()
            .map(|member| member.budget.unwrap().to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(budgets("nl"), ["1250.00", "1.25"]);
    assert_eq!(budgets("en"), ["1.25", "1250.00"]);
    assert_eq!(
        sample("auto").slugs(),
        ["ambiguous_number", "ambiguous_number"]
    );
}

#[test]
fn raw_tables_keep_text_and_lines() {
    let folder = Sample::new()
        .with("t.csv", "sep=;\nA; b \n\n\" 1\";\"x\ny\"\n2\n")
        .write();
    let table = read_raw_table(&folder.path().join("t.csv")).unwrap();
    assert_eq!(
        (table.header, table.delimiter),
        (vec!["A".to_owned(), "b".to_owned()], b';')
    );
    let rows: Vec<_> = table
        .rows
        .iter()
        .map(|row| (row.line, row.cells.len()))
        .collect();
    assert_eq!(rows, [(4, 2), (6, 1)]);
    assert_eq!(table.rows[0].cells, ["1", "x\ny"]);
    assert_eq!(
        read_raw_table(&folder.path().join("u.csv"))
            .unwrap_err()
            .len(),
        1
    );
}
