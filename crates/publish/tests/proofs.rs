//! A proof of each awkward story: what it says, what it never does.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "tests may fail loudly"
)]

#[path = "../examples/pages/stories.rs"]
mod stories;

use stet_core::text::tk::Placeholders;
use stet_publish::{Fact, Page, Paper, Proof, Running, proof};

fn printed(page: &Page, by: &str) -> String {
    let placeholders = Placeholders::default();
    let fact = Fact { name: "Desk".into(), value: "Coast & \"Islands\" </dd>".into() };
    let sheet = Proof {
        page,
        paper: Paper::A4,
        running: Running::Margins,
        placeholders: &placeholders,
        facts: vec![fact],
        open: vec!["TK in <b>paragraph</b> 3".into()],
        words: 1,
        by,
        at: "2026-05-14T12:00:00Z".parse().unwrap(),
    };
    String::from_utf8(proof(&sheet).unwrap()).unwrap()
}

fn story(slug: &str) -> Page {
    stories::all().into_iter().find(|(page, _)| page.slug.ends_with(slug)).unwrap().0
}

#[test]
fn every_story_has_a_proof_that_asks_nobody_for_anything() {
    for (page, _) in stories::all() {
        let html = printed(&page, "Bo </style><script>");
        assert_eq!(html, printed(&page, "Bo </style><script>"), "{}", page.slug);
        assert_eq!(
            (html.matches("<script").count(), html.matches("</style").count()),
            (0, 1),
            "{}",
            page.slug
        );
        for asked in ["<link", "url(", "@import", "src=\"http", "src=\"pictures", "src=\"media:", "<iframe"] {
            assert!(!html.contains(asked), "{}: {asked}", page.slug);
        }
        assert!(html.contains("<strong>PROOF, not for publication</strong>"));
        assert!(html.chars().all(|c| !c.is_control() || c == '\n'), "{}", page.slug);
    }
}

#[test]
fn what_is_open_stands_above_the_copy_and_nothing_gets_out_of_its_place() {
    let html = printed(&story("hostile"), "Mara Idowu");
    assert!(html.contains("<li dir=\"auto\">TK in &lt;b&gt;paragraph&lt;/b&gt; 3</li>"));
    assert!(html.contains("Coast &amp; &quot;Islands&quot; &lt;/dd&gt;"));
    assert!(html.contains("End of copy, 1 word<") && !html.contains("javascript:"));
    assert!(html.find("Still open").unwrap() < html.find("<article").unwrap());
}

#[test]
fn a_story_without_a_headline_has_a_proof_too() {
    let mut page = story("ferry-contract");
    page.document.furniture.headline.clear();
    assert!(printed(&page, "Mara Idowu").contains("No headline yet"));
    page.zone = "Europe/Atlantis".into();
    let placeholders = Placeholders::default();
    let wrong = Proof {
        page: &page,
        paper: Paper::A4,
        running: Running::Margins,
        placeholders: &placeholders,
        facts: vec![],
        open: vec![],
        words: 0,
        by: "",
        at: jiff::Timestamp::UNIX_EPOCH,
    };
    assert!(proof(&wrong).unwrap_err().to_string().contains("not a time zone"));
}

#[test]
fn every_kind_of_block_is_numbered_once_and_pictures_are_named() {
    let page = story("every-node");
    let html = printed(&page, "Mara Idowu");
    let body = page.document.blocks.iter();
    let blocks = body.filter(|block| !matches!(block.node, stet_core::text::Node::Note { .. })).count();
    assert!(blocks > 10 && html.matches("class=\"unit\"").count() <= blocks);
    let numbers: Vec<usize> = html
        .split("data-number=\"")
        .skip(1)
        .map(|rest| rest[..rest.find('"').unwrap()].parse().unwrap())
        .collect();
    assert!(numbers.windows(2).all(|two| two[0] < two[1]), "{numbers:?}");
    assert!(html.contains("pictures/harbour.jpg</p>") && html.contains("A small ferry with a red house"));
}

#[test]
fn every_page_says_that_it_is_a_proof_whoever_draws_it() {
    let page = story("ferry-contract");
    let margins = printed(&page, "Mara Idowu");
    assert!(margins.contains("@bottom-left { content: \"PROOF, not for publication. Printed by Mara Idowu,"));
    assert!(margins.contains("counter(pages)") && !margins.contains("class=\"pages\""));
    let placeholders = Placeholders::default();
    let sheet = Proof {
        page: &page,
        paper: Paper::Letter,
        running: Running::Drawn,
        placeholders: &placeholders,
        facts: vec![],
        open: vec![],
        words: 6_000,
        by: "Mara Idowu",
        at: jiff::Timestamp::UNIX_EPOCH,
    };
    let drawn = String::from_utf8(proof(&sheet).unwrap()).unwrap();
    assert!(!drawn.contains("@bottom"));
    assert!(
        drawn.contains("<br>Page 2<") && drawn.contains("<br>Page 110<") && !drawn.contains("<br>Page 1<")
    );
}
