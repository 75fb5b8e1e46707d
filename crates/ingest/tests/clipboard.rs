//! What comes over the clipboard: a whole page, or a fragment for the copy.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests may fail loudly"
)]

use stet_core::ids::BlockId;
use stet_core::text::Node;
use stet_ingest::{Clip, Form, clipboard, paste};

const TEXT: &str = "Ferry contract goes to an outsider\n\nBy Mara Idowu\n\nThe council met for six hours on Tuesday and agreed on nothing at all.\n\nIt will meet again in June, the mayor said late at night.\n\nLatest\n";

fn text(text: &str) -> Clip<'_> {
    Clip { text, ..Clip::default() }
}

fn ids() -> impl FnMut() -> BlockId {
    let mut next = 0;
    move || {
        next += 1;
        BlockId::new(format!("b{next}"))
    }
}

#[test]
fn a_page_with_html_keeps_its_marks() {
    let html = "<h1>Ferry contract goes to an outsider</h1><p>By Mara Idowu</p><p>The council met for <em>six hours</em> on Tuesday and agreed on nothing at all.</p><p>It will meet again in June, the mayor said late at night.</p><h3>Latest</h3>";
    let reading = clipboard(Some(html), TEXT, &mut ids()).unwrap();
    assert_eq!((reading.form, reading.document.blocks.len()), (Form::Html, 2));
    assert_eq!(reading.document.furniture.headline, "Ferry contract goes to an outsider");
    assert_eq!(reading.credits[0].author, "Mara Idowu");
    assert_eq!(reading.dropped.len(), 1);
}

#[test]
fn html_that_lacks_the_words_gives_way_to_the_text() {
    let reading = clipboard(Some("<div><img src=a.png></div>"), TEXT, &mut ids()).unwrap();
    assert_eq!((reading.form, reading.document.blocks.len()), (Form::PageDump, 2));
    let ids: Vec<&str> = reading.document.blocks.iter().map(|block| block.id.as_str()).collect();
    assert!(ids.iter().all(|id| !id.is_empty()) && ids[0] != ids[1]);
}

#[test]
fn an_empty_clipboard_is_refused() {
    assert_eq!(clipboard(None, " \n", &mut ids()).unwrap_err().code(), "empty");
    assert_eq!(clipboard(Some(""), "", &mut ids()).unwrap_err().code(), "empty");
}

#[test]
fn a_fragment_of_text_is_paragraphs_and_lists_and_nothing_is_dropped() {
    let pasted = paste(
        &text("By Mara Idowu\n\nLatest\n\n• one\n• two\n\n“We waited all night.” — Nadia Arlen"),
        &mut ids(),
    );
    let kinds: Vec<&str> = pasted.blocks.iter().map(|block| block.node.kind()).collect();
    assert_eq!(kinds, ["paragraph", "paragraph", "bullet_list", "quotation"]);
    assert!(pasted.dropped.is_empty());
}

#[test]
fn a_fragment_in_windows_form_is_composed_and_in_lines() {
    let pasted = paste(&text("Cafe\u{301} one.\r\nTwo.\r\n"), &mut ids());
    let words: Vec<String> = pasted
        .blocks
        .iter()
        .map(|block| match &block.node {
            Node::Paragraph(words) => words.text(),
            other => other.kind().to_owned(),
        })
        .collect();
    assert_eq!(words, ["Café one.", "Two."]);
}
