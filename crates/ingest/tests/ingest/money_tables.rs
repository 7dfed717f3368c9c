//! cost_pools.csv and advances.csv, in a folder and on their own.

use inzet_ingest::{MemberList, read_advances, read_cost_pools};
use inzet_model::{Base, Cents, MemberIx, MemberState, NumberStyle, PoolMembers};

use crate::sample::Sample;

const HEAD: &str = "pool,amount_eur,base,equal_share,members,unit_eur\n";

fn pools(rows: &str) -> Sample {
    Sample::new()
        .with(
            "members.csv",
            "id,name,kind,state,left,x_b,x_a\nM1,A,local,,,5,0\nM2,B,other,,2025-12-31,7,1\n",
        )
        .with("cost_pools.csv", format!("{HEAD}{rows}"))
}

#[test]
fn rows_of_a_pool_add_up() {
    let dataset =
        pools("b,100.50,wage,,,\na,1000,x_b,20%,M2|M1|M1,1\nb,-200,loon,0%,all,0.01\n").dataset();
    let [a, b] = dataset.cost_pools.as_slice() else {
        panic!("two pools")
    };
    assert_eq!((b.id.as_str(), b.amount), ("b", Cents::new(-9950)));
    assert_eq!(
        (&a.base, dataset.base_columns.as_slice()),
        (
            &Base::Column(1),
            ["x_a", "x_b"].map(String::from).as_slice()
        )
    );
    let members = [0_usize, 1].map(MemberIx::from).to_vec();
    assert_eq!(a.members, PoolMembers::Listed(members));
}

#[test]
fn every_other_column_of_a_pool_has_to_agree() {
    let slugs = pools("a,1,wage,10%,M1,1\na,2,heads,20%,all,0.01\n").slugs();
    assert_eq!(slugs, ["pool_disagrees"; 4]);
}

#[test]
fn a_pool_needs_members_and_quantities() {
    // M2 left before the period, and M1 has none of x_a.
    assert_eq!(pools("a,1,wage,,M2,\n").slugs(), ["pool_nobody"]);
    assert_eq!(pools("a,1,x_a,,,\n").slugs(), ["zero_base"]);
    assert_eq!(pools("a,1,x_a,100%,,\n").slugs(), Vec::<&str>::new());
    assert_eq!(pools("a,1,x_b,,,\n").slugs(), Vec::<&str>::new());
    let equal = pools("a,1,x_a,,,\n").with(
        "policy.toml",
        "quarter = \"2026Q1\"\nzero_base = \"equal\"\n",
    );
    assert_eq!(equal.slugs(), Vec::<&str>::new());
}

#[test]
fn units_bases_and_members_are_checked() {
    for (row, slug) in [
        ("a,1.50,wage,,,1", "off_unit"),
        ("a,1,wage,,,10", "out_of_range"),
        ("a,1,x_c,,,", "unknown_base"),
        ("a,1,hours,,,", "bad_word"),
        ("a,1,wage,,kind:x,", "bad_word"),
        ("a,1,wage,,M1|M9,", "unknown_member"),
        ("a,1,wage,50,,", "out_of_range"),
        ("a,1000000000000.01,wage,,,", "out_of_range"),
    ] {
        assert_eq!(pools(&format!("{row}\n")).slugs(), [slug], "{row}");
    }
}

#[test]
fn both_tables_can_be_read_on_their_own() {
    let folder = pools("a,1,wage,,M1|M3,\nb,2,x_z,,,\n")
        .with(
            "advances.csv",
            "member,amount_eur,date\nM1,5,2026-01-02\nM1,5,\nM1,5,\nM9,1,\n",
        )
        .write();
    let members = ["M3", "M1"].map(|id| (id.to_owned(), MemberState::Candidate));
    let members = MemberList::new(members, vec!["x_z".to_owned()], NumberStyle::Auto);
    let reading = read_cost_pools(&folder.path().join("cost_pools.csv"), &members);
    let slugs: Vec<_> = reading
        .faults
        .iter()
        .map(|fault| fault.code.entry().slug)
        .collect();
    assert_eq!(
        (reading.pools.len(), slugs),
        (2, vec!["pool_candidate", "pool_candidate"])
    );
    let reading = read_advances(&folder.path().join("advances.csv"), &members);
    let slugs: Vec<_> = reading
        .faults
        .iter()
        .map(|fault| fault.code.entry().slug)
        .collect();
    assert_eq!(
        (reading.advances.len(), slugs),
        (3, vec!["advance_twice", "unknown_member"])
    );
    assert_eq!(
        read_advances(&folder.path().join("none.csv"), &members)
            .faults
            .len(),
        1
    );
}
