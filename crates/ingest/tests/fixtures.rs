//! Pages as they come: fictional stories in the shapes of real ones, read and
//! looked at. A change in a reading shows as a change in a snapshot.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests may fail loudly"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use stet_core::ids::BlockId;
use stet_core::text::{Inline, Inlines, Node};
use stet_ingest::{Reading, Source, read};

fn shown(name: &str, bytes: &[u8]) -> String {
    let mut next = 0;
    let mut ids = || {
        next += 1;
        BlockId::new(format!("b{next}"))
    };
    match read(&Source { name, bytes }, &mut ids) {
        Ok(reading) => told(&reading),
        Err(refused) => format!("REFUSED ({}): {refused}\n", refused.code()),
    }
}

fn told(reading: &Reading) -> String {
    let mut out = String::new();
    let fields = &reading.fields;
    writeln!(out, "{} · {}", reading.form.name(), reading.encoding).unwrap();
    writeln!(out, "HEADLINE   {}", reading.document.furniture.headline).unwrap();
    let standfirst = marked(&reading.document.furniture.standfirst);
    for (label, value) in [
        ("STANDFIRST", Some(standfirst).filter(|text| !text.is_empty())),
        ("KIND", fields.kind.map(|kind| kind.name().to_owned())),
        ("DATELINE", fields.dateline.clone()),
        ("PUBLISHED", fields.published.clone()),
        ("LANGUAGE", fields.language.clone()),
        ("TAGS", fields.tags.as_ref().map(|tags| tags.join(", "))),
    ] {
        if let Some(value) = value {
            writeln!(out, "{label:<10} {value}").unwrap();
        }
    }
    for credit in &reading.credits {
        writeln!(out, "CREDIT     {} ({})", credit.author, credit.role.name()).unwrap();
    }
    for bio in &reading.bios {
        writeln!(out, "BIO        {}: {}", bio.author, bio.text).unwrap();
    }
    for role in &reading.roles {
        writeln!(
            out,
            "ROLE       {}: {}, {} (because: {})",
            role.author, role.function, role.desk, role.because
        )
        .unwrap();
    }
    out.push_str("---\n");
    for block in &reading.document.blocks {
        node(&mut out, &block.node, 0);
    }
    out.push_str("---\n");
    for dropped in &reading.dropped {
        writeln!(out, "{:>3} {} [{}]", dropped.line, dropped.text, dropped.why).unwrap();
    }
    for warning in &reading.warnings {
        writeln!(out, "WARNING {warning}").unwrap();
    }
    out
}

fn node(out: &mut String, node_: &Node, depth: usize) {
    let extra = match node_ {
        Node::Heading { level, .. } => format!(" {level}"),
        Node::OrderedList { start, .. } => format!(" from {start}"),
        Node::Quotation { attribution, .. } | Node::PullQuote { attribution, .. }
            if !attribution.is_empty() =>
        {
            format!(" by {attribution}")
        }
        Node::Figure { src, alt, credit, .. } => format!(" {src} alt={alt} credit={credit}"),
        Node::Verbatim { text, .. } => format!(" {text}"),
        Node::Note { label, .. } => format!(" {label}"),
        _ => String::new(),
    };
    let lines: Vec<String> = node_.lines().into_iter().map(marked).collect();
    writeln!(out, "{}[{}{extra}] {}", "  ".repeat(depth), node_.kind(), lines.join(" | ")).unwrap();
    for inner in node_.children() {
        node(out, inner, depth + 1);
    }
}

fn marked(line: &Inlines) -> String {
    line.iter()
        .map(|piece| match piece {
            Inline::Text { text, marks } => {
                let mut text = text.clone();
                for (on, sign) in [(marks.strong, "**"), (marks.em, "*"), (marks.strike, "~~")] {
                    if on {
                        text = format!("{sign}{text}{sign}");
                    }
                }
                match &marks.link {
                    Some(link) => format!("[{text}]({})", link.href),
                    None => text,
                }
            }
            Inline::HardBreak => " ⏎ ".to_owned(),
            Inline::NoteRef { label } => format!("[^{label}]"),
        })
        .collect()
}

#[test]
fn pages_as_they_come() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut files: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending != "snap"))
        .collect();
    files.sort();
    assert!(files.len() >= 25, "{} fixtures", files.len());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder.join("read"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap();
        let told = shown(name, &fs::read(&path).unwrap());
        settings.bind(|| insta::assert_snapshot!(name, told));
    }
}

#[test]
fn the_sample_page() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/samples/armenia-csto.txt");
    let Ok(bytes) = fs::read(&path) else {
        eprintln!("skipped: no sample at {}", path.display());
        return;
    };
    let mut ids = || BlockId::new("b");
    let reading = read(&Source { name: "sample.txt", bytes: &bytes }, &mut ids).unwrap();
    let source = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = source.lines().collect();
    assert_eq!(reading.document.furniture.headline, lines[2]);
    assert_eq!(reading.credits.len(), 1);
    assert_eq!(reading.credits[0].author, lines[4]);
    assert_eq!((reading.bios.len(), reading.bios[0].text.as_str()), (1, lines[6]));
    let role = &reading.roles[0];
    assert_eq!(
        (reading.roles.len(), role.function.name(), role.desk.as_str()),
        (1, "deputy-chief", "Africa")
    );
    let copy: Vec<&str> = lines.iter().skip(10).copied().filter(|line| line.chars().count() > 30).collect();
    assert_eq!(reading.document.blocks.len(), copy.len());
    for (block, line) in reading.document.blocks.iter().zip(copy) {
        match &block.node {
            Node::Paragraph(words) => assert_eq!(words.text(), line),
            Node::Quotation { attribution, content } => {
                let Node::Paragraph(words) = &content[0] else { panic!("words of the quotation") };
                assert_eq!(format!("{} -{attribution}", words.text()), line);
                assert_eq!(attribution, "PM Pashinyan");
            }
            other => panic!("{other:?}"),
        }
    }
    let dropped: Vec<(usize, &str)> =
        reading.dropped.iter().map(|dropped| (dropped.line, dropped.text.as_str())).collect();
    assert_eq!(dropped, [(1, "*"), (6, lines[5]), (9, "More From Me"), (lines.len(), "Latest")]);
}
