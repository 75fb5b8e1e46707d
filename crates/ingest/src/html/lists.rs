//! Lists, those of HTML and those that Word writes as paragraphs.

use super::Maker;
use super::blocks::{line, made, nodes};
use super::dom::Id;
use crate::page::{Said, Unit};
use stet_core::text::{Inlines, ListItem, Node};

pub(super) fn list(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let text = maker.dom.words(id);
    let linked = maker.is_linked(id);
    let mut items = Vec::new();
    for child in maker.dom.children(id).to_vec() {
        if let Some(why) = maker.unwanted(child) {
            maker.drop(child, why);
        } else if maker.dom.name(child) == "li" || !maker.dom.words(child).is_empty() {
            let inner = if maker.dom.name(child) == "li" {
                nodes(maker, child)
            } else {
                vec![Node::Paragraph(line(maker, child))]
            };
            let inner: Vec<Node> = inner.into_iter().map(fit_for_item).collect();
            match (maker.dom.name(child), items.last_mut()) {
                ("ul" | "ol", Some(ListItem(last))) => last.extend(inner),
                _ if inner.is_empty() => {}
                _ => items.push(ListItem(inner)),
            }
        }
    }
    if items.is_empty() {
        return;
    }
    let start = maker.dom.attribute(id, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
    let node =
        if maker.dom.name(id) == "ol" { Node::OrderedList { start, items } } else { Node::BulletList(items) };
    out.push(Unit { linked, said: said.filter(|_| maker.ours), ..made(maker, id, node, &text) });
}

/// A list item holds paragraphs, lists, quotations and code.
pub(super) fn fit_for_item(node: Node) -> Node {
    match node {
        Node::Heading { text, .. } | Node::PullQuote { text, .. } => Node::Paragraph(text),
        Node::Figure { caption, alt, .. } => {
            Node::Paragraph(if caption.is_empty() { Inlines::plain(alt) } else { caption })
        }
        Node::Table(rows) => Node::Paragraph(Inlines::plain(
            rows.iter().flat_map(|row| &row.0).map(|cell| cell.text.text()).collect::<Vec<_>>().join(" "),
        )),
        node => node,
    }
}

/// A paragraph of Word that is an item: its marker goes, its words stay.
pub(super) fn word_item(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let markers: Vec<Id> = maker
        .dom
        .below(id)
        .into_iter()
        .filter(|node| {
            maker
                .dom
                .attribute(*node, "style")
                .is_some_and(|style| style.to_lowercase().replace(' ', "").contains("mso-list:ignore"))
        })
        .collect();
    let marker = markers.first().map(|marker| maker.dom.words(*marker)).unwrap_or_default();
    maker.skip.extend(markers);
    let text = maker.dom.words(id);
    let words = line(maker, id);
    let number = marker.trim_end_matches(['.', ')']).parse::<u32>().ok();
    let item = ListItem(vec![Node::Paragraph(words)]);
    let level = maker.word_level(id);
    if let Some(Unit { node: Some(node), said: None, text: whole, .. }) = out.last_mut()
        && maker.word_list
    {
        match node {
            Node::BulletList(items) | Node::OrderedList { items, .. } => {
                match items.last_mut() {
                    Some(ListItem(last)) if level > 1 => match last.last_mut() {
                        Some(Node::BulletList(inner)) => inner.push(item),
                        _ => last.push(Node::BulletList(vec![item])),
                    },
                    _ => items.push(item),
                }
                whole.push(' ');
                whole.push_str(&text);
                return;
            }
            _ => {}
        }
    }
    maker.word_list = true;
    let node = match number {
        Some(start) => Node::OrderedList { start, items: vec![item] },
        None => Node::BulletList(vec![item]),
    };
    out.push(made(maker, id, node, &text));
}
