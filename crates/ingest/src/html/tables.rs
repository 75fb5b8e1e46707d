//! Tables, code and footnotes.

use super::Maker;
use super::blocks::{flow, is_line, line, made, nodes, normal};
use super::dom::Id;
use super::inline::{self, Line};
use super::pictures::picture_aside;
use super::quotes::is_empty;
use crate::page::{Said, Unit};
use crate::paste::Program;
use stet_core::text::{Inline, Inlines, Marks, Node, TableCell, TableRow};

/// A table of data; one that only lays out a page is read as its contents.
pub(super) fn table(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let dom = maker.dom;
    let below = dom.below(id);
    // In a word processor a table is one that somebody made; in a spreadsheet one
    // row or one column of cells is one too.
    let sheet = maker.whole && maker.program == Program::Spreadsheet;
    let meant = sheet
        || maker.whole
            && matches!(
                maker.program,
                Program::GoogleDocs | Program::Word | Program::WordOnline | Program::LibreOffice
            );
    let nested = below.iter().skip(1).any(|node| match dom.name(*node) {
        "table" | "hr" => true,
        "h1" | "h2" | "h3" | "ul" | "ol" | "blockquote" | "figure" => !meant,
        _ => false,
    });
    let rows: Vec<Id> = below.iter().copied().filter(|node| dom.name(*node) == "tr").collect();
    let columns = rows.iter().map(|row| cells(maker, *row).len()).max().unwrap_or(0);
    let long = below.iter().filter(|node| dom.name(**node) == "p").count() > rows.len() * columns.max(1) + 2;
    if nested
        || (columns < 2 && !(sheet && rows.len() > 1))
        || (rows.len() < 2 && !maker.ours && !sheet)
        || (long && !meant)
        || dom.attribute(id, "role") == Some("presentation")
    {
        flow(maker, id, said, out);
        return;
    }
    let text = dom.words(id);
    let made_rows: Vec<TableRow> = rows
        .into_iter()
        .map(|row| {
            TableRow(
                cells(maker, row)
                    .into_iter()
                    .map(|cell| TableCell { header: dom.name(cell) == "th", text: words(maker, cell) })
                    .collect(),
            )
        })
        .filter(|row| !row.0.is_empty())
        .collect();
    out.push(made(maker, id, Node::Table(made_rows), &text));
}

/// What a cell says: its blocks as lines, the items of its lists with their marks.
fn words(maker: &mut Maker<'_>, cell: Id) -> Inlines {
    if maker.ours {
        return line(maker, cell);
    }
    let mut lines = Line::default();
    held(maker, cell, &mut lines);
    let mut out: Vec<Inline> = Vec::new();
    let mut breaks = 0;
    for piece in normal(lines.pieces) {
        match piece {
            Inline::HardBreak => breaks += 1,
            piece => {
                if breaks > 0 && !out.is_empty() {
                    out.push(Inline::HardBreak);
                }
                breaks = 0;
                out.push(piece);
            }
        }
    }
    Inlines::new(out)
}

fn held(maker: &mut Maker<'_>, id: Id, lines: &mut Line) {
    let mut number = 0_usize;
    for child in maker.dom.children(id).to_vec() {
        if let Some(why) = maker.unwanted(child) {
            maker.drop(child, why);
        } else if is_line(maker, child) {
            inline::read(maker, child, &Marks::none(), lines);
        } else if !picture_aside(maker, child) {
            lines.pieces.push(Inline::HardBreak);
            if maker.dom.name(child) == "li" && !maker.dom.words(child).is_empty() {
                number += 1;
                let mark = if maker.dom.name(id) == "ol" { format!("{number}. ") } else { "• ".to_owned() };
                lines.pieces.push(Inline::Text { text: mark, marks: Marks::none() });
                item(maker, child, lines);
            } else {
                held(maker, child, lines);
            }
            lines.pieces.push(Inline::HardBreak);
        }
    }
}

/// An item's first paragraph stands behind its mark.
fn item(maker: &mut Maker<'_>, id: Id, lines: &mut Line) {
    let first = maker.dom.children(id).iter().copied().find(|child| !maker.dom.words(*child).is_empty());
    match first.filter(|first| matches!(maker.dom.name(*first), "p" | "div")) {
        Some(first) => {
            held(maker, first, lines);
            maker.skip.insert(first);
            held(maker, id, lines);
        }
        None => held(maker, id, lines),
    }
}

pub(super) fn cells(maker: &Maker<'_>, row: Id) -> Vec<Id> {
    maker
        .dom
        .children(row)
        .iter()
        .copied()
        .filter(|cell| matches!(maker.dom.name(*cell), "td" | "th"))
        .collect()
}

pub(super) fn code(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let dom = maker.dom;
    let text: String = dom
        .below(id)
        .into_iter()
        .map(|node| if dom.name(node) == "br" { "\n" } else { dom.text_of(node).unwrap_or_default() })
        .collect();
    if dom.has_class(id, "verbatim") {
        let why = "kept exactly when the page was exported".to_owned();
        out.push(made(
            maker,
            id,
            Node::Verbatim { text: text.clone(), format: "markdown".into(), why },
            &text,
        ));
        return;
    }
    let inner = dom.children(id).iter().copied().find(|child| dom.name(*child) == "code");
    let language = inner
        .into_iter()
        .chain([id])
        .find_map(|node| {
            dom.attribute(node, "class")?
                .split_ascii_whitespace()
                .find_map(|class| class.strip_prefix("language-").or(class.strip_prefix("lang-")))
                .map(str::to_owned)
        })
        .unwrap_or_default();
    let text = text.strip_suffix('\n').unwrap_or(&text).to_owned();
    if text.trim().is_empty() {
        return;
    }
    out.push(made(maker, id, Node::Code { language, text: text.clone() }, &text));
}

pub(super) fn is_notes(maker: &Maker<'_>, id: Id) -> bool {
    maker.dom.has_class(id, "footnotes")
        || maker.dom.has_class(id, "notes")
        || maker.dom.attribute(id, "role") == Some("doc-endnotes")
}

/// Footnotes: an item each, numbered from 1.
pub(super) fn notes(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let dom = maker.dom;
    let items: Vec<Id> = dom
        .below(id)
        .into_iter()
        .filter(|node| {
            dom.name(*node) == "li" && dom.parent(*node).is_some_and(|list| dom.name(list) == "ol")
        })
        .collect();
    let back: Vec<Id> = dom
        .below(id)
        .into_iter()
        .filter(|node| {
            dom.attribute(*node, "role") == Some("doc-backlink")
                || dom.has_class(*node, "footnote-backref")
                || (dom.name(*node) == "a"
                    && dom.attribute(*node, "href").is_some_and(|href| href.contains("fnref")))
        })
        .collect();
    maker.skip.extend(back);
    for (at, item) in
        items.into_iter().enumerate().filter(|(_, item)| !maker.skip.contains(item)).collect::<Vec<_>>()
    {
        let text = dom.words(item);
        let content: Vec<Node> = nodes(maker, item).into_iter().filter(|node| !is_empty(node)).collect();
        out.push(made(maker, item, Node::Note { label: (at + 1).to_string(), content }, &text));
    }
}
