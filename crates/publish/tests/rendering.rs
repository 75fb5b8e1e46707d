//! What a page says and what it must never say, over the awkward stories that
//! the page checks (tests/pages) hold against the validators.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::print_stdout,
    reason = "tests may fail loudly"
)]

#[path = "../examples/pages/stories.rs"]
mod stories;

use std::fs;
use stet_core::ids::BlockId;
use stet_core::text::front_matter::split;
use stet_core::text::html::is_forbidden;
use stet_core::text::markdown::read;
use stet_core::text::{Block, Inlines, Node, notes_by_number};
use stet_publish::{Form, Page, PublishError, Related, Target, Theme, render, render_all};
use tempfile::tempdir;

fn theme() -> Theme {
    Theme::built_in().unwrap()
}

fn as_text(page: &Page, related: &Related, target: Target) -> String {
    String::from_utf8(render(page, related, target, &theme()).unwrap()).unwrap()
}

fn story(slug: &str) -> (Page, Related) {
    stories::all().into_iter().find(|(page, _)| page.slug.ends_with(slug)).unwrap()
}

fn html(slug: &str) -> String {
    let (page, related) = story(slug);
    as_text(&page, &related, Target::Html)
}

fn refused(change: impl FnOnce(&mut Page)) -> String {
    let (mut page, related) = story("ferry-contract");
    change(&mut page);
    render(&page, &related, Target::Html, &theme()).unwrap_err().to_string()
}

#[test]
fn a_whole_page() {
    let page = html("ferry-contract");
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, body) = rest.split_once("</style>").unwrap();
    let (before, portrait) = body.split_once("base64,").unwrap();
    let (_, after) = portrait.split_once('"').unwrap();
    insta::assert_snapshot!(format!("{head}<style>...</style>{before}base64,...\"{after}"));
}

#[test]
fn a_whole_markdown_file() {
    let (page, related) = story("ferry-contract");
    insta::assert_snapshot!(as_text(&page, &related, Target::Markdown));
}

#[test]
fn the_same_page_gives_the_same_bytes_even_from_its_frozen_form() {
    for (page, related) in stories::all() {
        let frozen = serde_json::to_string(&page).unwrap();
        let thawed: Page = serde_json::from_str(&frozen).unwrap();
        assert_eq!(thawed, page);
        assert_eq!(serde_json::to_string(&thawed).unwrap(), frozen);
        for target in Target::ALL {
            assert_eq!(as_text(&thawed, &related, target), as_text(&page, &related, target), "{}", page.slug);
        }
    }
}

#[test]
fn many_at_once_come_back_in_order() {
    let all = stories::all();
    let forms: Vec<Form> = (0..10)
        .flat_map(|_| &all)
        .map(|(page, related)| Form { page, related, target: Target::Html })
        .collect();
    for (form, made) in forms.iter().zip(render_all(&forms, &theme())) {
        let alone = render(form.page, form.related, form.target, &theme()).unwrap();
        assert!(made.unwrap() == alone, "{}", form.page.slug);
    }
}

#[test]
fn nothing_in_a_story_gets_out_of_its_place() {
    let (page, related) = story("hostile");
    for target in [Target::Html, Target::Fragment] {
        let html = as_text(&page, &related, target);
        let scripts = usize::from(target == Target::Html);
        assert_eq!(html.matches("<script").count(), scripts);
        assert_eq!(html.matches("</script").count(), scripts);
        assert_eq!(html.matches("</style").count(), scripts);
        assert_eq!(html.matches("<!--").count(), 0);
        assert!(html.contains("{{ 7 * 7 }} {% raw %}"), "template syntax is copy");
        assert!(!html.contains("javascript:") && !html.contains("../"));
        assert!(html.chars().all(|c| !c.is_control() || c == '\n'));
    }
}

#[test]
fn the_data_block_is_json_and_says_what_the_page_says() {
    for (page, related) in stories::all() {
        let html = as_text(&page, &related, Target::Html);
        let (_, rest) = html.split_once("ld+json\">").unwrap();
        let data: serde_json::Value = serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap();
        assert_eq!(data["headline"], page.document.furniture.headline.as_str());
        assert!(data["author"].as_array().is_some_and(|authors| !authors.is_empty()));
        if let Some(published) = data["datePublished"].as_str() {
            assert!(html.contains(&format!("<time class=\"dt-published\" datetime=\"{published}\">")));
            assert!(data["dateModified"].as_str().unwrap() >= published);
        }
    }
}

#[test]
fn what_html_forbids_is_nowhere_in_a_page() {
    let (mut page, related) = story("hostile");
    page.document.furniture.headline = "A\u{92}B\u{7f}C\u{fdd0}D\u{ffff}E".to_owned();
    let html = as_text(&page, &related, Target::Html);
    assert!(html.contains("\"headline\":\"ABCDE\""), "{html}");
    assert!(!html.contains(is_forbidden), "{html}");
}

#[test]
fn kinds_that_must_say_so_do() {
    for (slug, label, schema) in [
        ("bac-de-nuit", "<p class=\"kind\">Opinion</p>", "OpinionNewsArticle"),
        ("marina-council", "<p class=\"kind\">تحليل</p>", "AnalysisNewsArticle"),
        ("nachruf-faehrmann", "<p class=\"kind\">Nachruf</p>", "NewsArticle"),
    ] {
        let html = html(slug);
        assert!(html.contains(label) && html.contains(&format!("\"@type\":\"{schema}\"")), "{slug}");
    }
}

#[test]
fn each_thing_is_said_once() {
    let html = html("ferry-contract");
    for once in [
        "class=\"byline\"",
        "<h1",
        "Mara has reported on harbours",
        "class=\"bio\" id=\"author-1\"",
        "Port Amber</bdi>",
    ] {
        assert_eq!(html.matches(once).count(), 1, "{once}");
    }
    assert!(!html.to_lowercase().contains("self-approved") && !html.contains("self_approved"));
}

#[test]
fn a_title_the_bio_says_already_is_not_printed_again() {
    let (mut page, related) = story("ferry-contract");
    page.credits[0].short_bio = "Mara serves as the Deputy Desk Chief for Coast.".into();
    let html = as_text(&page, &related, Target::Html);
    assert!(!html.contains("class=\"role\""));
}

#[test]
fn boxes_list_other_stories_or_are_not_there() {
    let (page, related) = story("hostile");
    let html = as_text(&page, &related, Target::Html);
    assert!(html.contains("href=\"etc-passwd.html\""));
    assert!(!html.contains("This very story") && !html.contains(">Latest<"), "only itself: no box");
    assert!(!as_text(&page, &Related::default(), Target::Html).contains("<nav"));
    assert!(!as_text(&page, &related, Target::Fragment).contains("<nav"));
}

#[test]
fn addresses_are_given_only_where_they_are_known() {
    let with = html("ferry-contract");
    assert!(
        with.contains("<link rel=\"canonical\" href=\"https://coast.example.org/news/ferry-contract.html\">")
    );
    assert!(with.contains("rel=\"author\"") && with.contains("og:url"));
    let without = html("bac-de-nuit");
    for absent in ["rel=\"canonical\"", "og:url", "rel=\"author\"", "\"url\"", "@id"] {
        assert!(!without.contains(absent), "{absent}");
    }
}

#[test]
fn a_page_runs_the_way_its_language_does() {
    let html = html("marina-council");
    assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(html.contains("<p dir=\"ltr\">This paragraph is in English"));
}

#[test]
fn words_of_ours_in_another_language_say_so() {
    let html = html("lake-vote");
    assert!(html.contains("<span lang=\"en\">Published</span>"));
    assert!(html.contains("datetime=\"2026-05-14T18:05:00+04:00\">2026-05-14, 18:05 UTC+04:00<"));
}

#[test]
fn a_proof_says_so_in_every_form() {
    let (page, related) = story("ferry-next");
    for target in Target::ALL {
        assert!(as_text(&page, &related, target).contains("Proof \u{2013} not for publication"), "{target}");
    }
}

#[test]
fn markdown_reads_back_as_the_same_document_with_its_notes_numbered() {
    for (page, related) in stories::all() {
        let source = as_text(&page, &related, Target::Markdown);
        let (fields, body) = split(&source);
        let fields = fields.unwrap().unwrap();
        let furniture = &page.document.furniture;
        assert_eq!(fields.text("headline").unwrap_or_default(), furniture.headline);
        assert_eq!(fields.text("short_headline").unwrap_or_default(), furniture.short_headline);
        assert_eq!(line(fields.text("standfirst").unwrap_or_default()).text(), furniture.standfirst.text());
        let nodes = |blocks: &[Block]| blocks.iter().map(|block| block.node.clone()).collect::<Vec<_>>();
        assert_eq!(nodes(&blocks(body)), nodes(&notes_by_number(&page.document.blocks)), "{}", page.slug);
    }
}

fn blocks(source: &str) -> Vec<Block> {
    read(source, &mut || BlockId::new("b"))
}

fn line(source: &str) -> Inlines {
    match blocks(source).into_iter().next().map(|block| block.node) {
        Some(Node::Paragraph(words)) => words,
        _ => Inlines::default(),
    }
}

#[test]
fn what_cannot_be_printed_is_refused_with_what_to_do() {
    for (said, change) in [
        ("no headline", (|page| page.document.furniture.headline.clear()) as fn(&mut Page)),
        ("not a time zone", |page| page.zone = "Europe/Atlantis".into()),
        ("not a language tag", |page| page.language = "en\" onload=\"x".into()),
        ("https://example.org/news", |page| page.publisher.base_url = Some("javascript:alert(1)".into())),
        ("JPEG, PNG or WebP", |page| {
            page.credits[0].photo.as_mut().unwrap().media_type = "image/svg+xml".into()
        }),
        ("could not be read", |page| {
            let node = Node::Verbatim { text: "x".into(), format: "html".into(), why: String::new() };
            page.document.blocks.push(Block { id: "v".into(), node });
        }),
    ] {
        let message = refused(change);
        assert!(message.contains(said) && message.contains("ferry-contract"), "{message}");
    }
}

#[test]
fn a_theme_may_replace_one_file_and_keep_the_rest() {
    let dir = tempdir().unwrap();
    fs::write(dir.path().join("article.html"), "<article><h1>{{ headline }}</h1></article>\n").unwrap();
    let theme = Theme::from_folder(dir.path()).unwrap();
    let (page, related) = story("hostile");
    let html = String::from_utf8(render(&page, &related, Target::Html, &theme).unwrap()).unwrap();
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("<article><h1>&lt;/script&gt;"));
}

#[test]
fn a_wrong_theme_names_the_file_and_the_line() {
    for (file, source, line, said) in [
        ("page.html", "one\n{% if %}\n", 2, "syntax"),
        ("article.html", "{{ headline }}\n\n{{ hedline }}\n", 3, "undefined"),
        ("page.html", "{% include \"../../etc/passwd\" %}", 1, "etc/passwd"),
        (
            "article.html",
            "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
            1,
            "fuel",
        ),
        ("page.html", "\n{% include \"page.html\" %}", 2, "recursion"),
        ("page.css", "a {}\n</style><script>", 2, "end the style element"),
    ] {
        let dir = tempdir().unwrap();
        fs::write(dir.path().join(file), source).unwrap();
        let (page, related) = story("ferry-contract");
        let error = Theme::from_folder(dir.path())
            .and_then(|theme| render(&page, &related, Target::Html, &theme))
            .unwrap_err();
        let message = error.to_string();
        let PublishError::Template { file: at, line: at_line, .. } = error else { panic!("{message}") };
        assert_eq!((at.as_str(), at_line), (file, line), "{message}");
        assert!(message.contains(said), "wanted {said:?} in {message:?}");
    }
}

#[test]
fn a_theme_that_is_not_there_is_said_to_be_absent() {
    let missing = tempdir().unwrap().path().join("none");
    assert!(Theme::from_folder(&missing).unwrap_err().to_string().contains("no such folder"));
}
