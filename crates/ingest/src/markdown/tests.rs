use super::*;
use stet_core::newsroom::{CreditRole, Kind, Legal};

fn check(source: &str) -> Reading {
    read("story.md", source, &mut || BlockId::new("b")).unwrap()
}

#[test]
fn fields_of_ours_and_of_others_are_taken() {
    let reading = check(
        "---\ntitle: \"The pier: a story\"\nsubtitle: Who *owns* it\nauthor: Mara Idowu and Lena Weiss\ndate: 2026-05-14\ncategory: Analysis\ntags: [pier, harbour]\nlang: en_GB\nlayout: post\n---\n\nThe pier is old.\n",
    );
    assert_eq!(reading.document.furniture.headline, "The pier: a story");
    assert_eq!(reading.document.furniture.standfirst.text(), "Who owns it");
    let names: Vec<&str> = reading.credits.iter().map(|credit| credit.author.as_str()).collect();
    assert_eq!(names, ["Mara Idowu", "Lena Weiss"]);
    assert_eq!(reading.fields.published.as_deref(), Some("2026-05-14"));
    assert_eq!(reading.fields.kind, Some(Kind::Analysis));
    assert_eq!(reading.fields.tags, Some(vec!["pier".to_owned(), "harbour".to_owned()]));
    assert_eq!(reading.fields.language.as_deref(), Some("en-GB"));
    assert_eq!(reading.warnings, ["The field “layout” has no place in a story: “post”"]);
}

#[test]
fn our_own_fields_come_back() {
    let reading = check(
        "---\nheadline: \"The pier\"\nshort_headline: \"Pier\"\nkind: \"explainer\"\ndateline: \"PORT AMBER\"\ncredits:\n  - \"writer: Mara Idowu\"\n  - \"photographer: Ana Lund\"\npublished: \"2026-05-14T10:00:00+02:00\"\nsequence: \"0\"\n---\n\n“We waited.” -Mayor Arlen\n",
    );
    assert_eq!(reading.credits.last().unwrap().role, CreditRole::Photographer);
    assert_eq!(reading.fields.published.as_deref(), Some("2026-05-14T10:00:00+02:00"));
    assert!(reading.warnings.is_empty(), "{:?}", reading.warnings);
    assert!(matches!(reading.document.blocks[0].node, Node::Paragraph(_)));
}

#[test]
fn a_title_on_top_is_the_headline_and_a_repeated_one_is_dropped() {
    let reading = check(
        "# The *old* pier\n\nBy Mara Idowu\n\nIt is old.\n\n“We waited all night.” — Nadia Arlen, mayor\n",
    );
    assert_eq!(reading.document.furniture.headline, "The old pier");
    assert_eq!(reading.credits[0].author, "Mara Idowu");
    assert!(
        matches!(&reading.document.blocks[1].node, Node::Quotation { attribution, .. } if attribution == "Nadia Arlen, mayor")
    );
    let reading = check("---\ntitle: The old pier\n---\n\n# The old pier\n\nIt is old.\n");
    assert_eq!((reading.dropped[0].line, reading.dropped[0].why.as_str()), (5, "headline repeated"));
}

#[test]
fn without_copy_it_is_refused() {
    let refused = read("story.md", "---\ntitle: The old pier\n---\n", &mut || BlockId::new("b")).unwrap_err();
    assert_eq!(refused.code(), "no_copy");
}

#[test]
fn what_binds_a_story_is_not_passed_over() {
    let fields = |lines: &str| check(&format!("---\n{lines}\n---\n\nIt is old.\n")).fields;
    let ours = fields("legal: complete\npriority: 1\nurgency: 5\nassignee: Mara Idowu");
    assert_eq!((ours.legal, ours.priority, ours.urgency), (Some(Legal::Complete), Some(1), Some(5)));
    assert_eq!(ours.assignee.as_deref(), Some("Mara Idowu"));
    let odd = fields("legal: ask Ana\npriority: 0.5\nembargo.until: Friday");
    assert_eq!(
        (odd.legal, odd.priority, odd.embargo.as_deref()),
        (Some(Legal::Required), None, Some("Friday"))
    );
}
