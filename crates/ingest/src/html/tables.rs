//! Tables, code and footnotes.

use super::Maker;
use super::blocks::{flow, line, made, nodes};
use super::dom::Id;
use super::quotes::is_empty;
use crate::page::{Said, Unit};
use stet_core::text::{Node, TableCell, TableRow};

/// A table of data; one that only lays out a page is read as its contents.
pub(super) fn table(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let dom = maker.dom;
    let below = dom.below(id);
    let nested = below.iter().skip(1).any(|node| {
        matches!(dom.name(*node), "table" | "h1" | "h2" | "h3" | "ul" | "ol" | "blockquote" | "figure" | "hr")
    });
    let rows: Vec<Id> = below.iter().copied().filter(|node| dom.name(*node) == "tr").collect();
    let columns = rows.iter().map(|row| cells(maker, *row).len()).max().unwrap_or(0);
    let long = below.iter().filter(|node| dom.name(**node) == "p").count() > rows.len() * columns.max(1) + 2;
    if nested
        || columns < 2
        || (rows.len() < 2 && !maker.ours)
        || long
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
                    .map(|cell| TableCell { header: dom.name(cell) == "th", text: line(maker, cell) })
                    .collect(),
            )
        })
        .filter(|row| !row.0.is_empty())
        .collect();
    out.push(made(maker, id, Node::Table(made_rows), &text));
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
