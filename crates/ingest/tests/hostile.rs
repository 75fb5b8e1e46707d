//! Files that are broken, foreign or meant to harm.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests may fail loudly"
)]

use proptest::prelude::*;
use std::fs;
use std::path::Path;
use stet_core::ids::BlockId;
use stet_core::text::{Inline, Inlines, Node};
use stet_ingest::{Clip, LIMIT, Refused, Source, paste, read};

fn refused(name: &str, bytes: &[u8]) -> Refused {
    read(&Source { name, bytes }, &mut || BlockId::new("b")).unwrap_err()
}

#[test]
fn what_is_no_story_is_refused_with_what_to_do() {
    for (name, bytes, code, says) in [
        ("empty.txt", &b""[..], "empty", "paste"),
        ("blank.txt", b" \n\t\r\n", "empty", "Choose"),
        ("a.pdf", b"%PDF-1.7\n%\xe2\xe3", "binary", "PDF"),
        ("a.docx", b"PK\x03\x04....word/document.xml", "unreadable", "damaged"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "binary", ".docx"),
        ("a.rtf", b"{\\rtf1 hello}", "binary", "RTF"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "binary", "picture"),
        ("a.zip", b"PK\x03\x04abc", "binary", "ZIP"),
        ("a.bin", b"ab\0\x01\x02\x03\0\0\x05\x06ab\x01\x01", "binary", "binary"),
        ("a.json", b"{\"a\": [1, 2]}", "not_an_article", "JSON"),
        ("a.xml", b"<?xml version=\"1.0\"?><rss><channel/></rss>", "not_an_article", "feed"),
        ("a.md", b"---\ntitle: Only this\n---\n", "no_copy", "headline"),
        ("a.html", b"<html><body><script>x</script></body></html>", "no_copy", "Check"),
    ] {
        let refused = refused(name, bytes);
        let message = refused.to_string();
        assert_eq!(refused.code(), code, "{name}: {message}");
        assert!(message.contains(says) && message.contains(name), "{message}");
    }
}

#[test]
fn fifty_megabytes_are_refused_before_they_are_read() {
    let refused = refused("big.txt", &vec![b'a'; 50 * 1024 * 1024]);
    assert_eq!(refused.code(), "too_large");
    assert!(refused.to_string().contains("50 MB") && refused.to_string().contains("20 MB"));
    assert_eq!(LIMIT, 20 * 1024 * 1024);
}

#[test]
fn the_published_attacks_leave_no_trace() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/xss/dompurify-expect.mjs");
    let Ok(module) = fs::read_to_string(&path) else {
        eprintln!("skipped: no payloads at {}", path.display());
        return;
    };
    let list = module.trim_start().trim_start_matches("export default").trim().trim_end_matches(';');
    let mut payloads: Vec<String> = Vec::new();
    for line in list.lines() {
        if let Some(rest) = line.trim().strip_prefix("\"payload\":") {
            let text = rest.trim().trim_end_matches(',');
            payloads.push(serde_json::from_str(text).unwrap_or_else(|_| text.to_owned()));
        }
    }
    assert!(payloads.len() > 100, "{} payloads", payloads.len());
    for payload in payloads {
        let pasted = paste(&Clip { html: Some(&payload), ..Clip::default() }, &mut || BlockId::new("b"));
        for block in &pasted.blocks {
            inert(&block.node, &payload);
        }
        let page = format!(
            "<article><h1>The pier</h1><p>The pier is old, and nobody knows how old it is.</p>{payload}<p>It will be mended in June, the council says.</p></article>"
        );
        if let Ok(reading) =
            read(&Source { name: "page.html", bytes: page.as_bytes() }, &mut || BlockId::new("b"))
        {
            for block in &reading.document.blocks {
                inert(&block.node, &payload);
            }
        }
    }
}

fn inert(node: &Node, payload: &str) {
    let addresses: Vec<&str> = match node {
        Node::Figure { src, .. } => vec![src],
        Node::Embed { url, .. } => vec![url],
        _ => Vec::new(),
    };
    let links = node.lines().into_iter().flat_map(Inlines::iter).filter_map(|piece| match piece {
        Inline::Text { marks, .. } => marks.link.as_ref().map(|link| link.href.as_str()),
        _ => None,
    });
    for address in addresses.into_iter().chain(links) {
        let scheme = address
            .split_once(':')
            .filter(|(head, _)| !head.contains(['/', '?', '#']))
            .map(|(scheme, _)| scheme.to_ascii_lowercase());
        let safe = scheme.as_deref().is_none_or(|scheme| matches!(scheme, "http" | "https" | "mailto"));
        assert!(safe, "{address} from {payload}");
    }
    node.children().into_iter().for_each(|inner| inert(inner, payload));
}

#[test]
fn one_line_of_many_megabytes_is_read() {
    let page = format!(
        "<html><body><article><h1>The pier is old</h1>{}</article></body></html>",
        "<p>The pier is old, and nobody in the harbour knows how old it really is.</p>".repeat(20_000)
    );
    let reading =
        read(&Source { name: "long.html", bytes: page.as_bytes() }, &mut || BlockId::new("b")).unwrap();
    assert_eq!(reading.document.blocks.len(), 20_000);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_under_any_name_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600), name in prop::sample::select(vec!["a.txt", "a.html", "a.md", "", "..", "a.\0"])) {
        let _ = read(&Source { name, bytes: &bytes }, &mut || BlockId::new("b"));
    }
}
