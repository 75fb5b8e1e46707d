//! Quotations and pull quotes, with who said them.

use super::Maker;
use super::blocks::{line, made, nodes};
use super::dom::Id;
use super::lists::fit_for_item;
use crate::page::{Unit, quotation};
use crate::words::tidy;
use stet_core::text::{Inline, Node};

pub(super) fn quote(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let text = maker.dom.words(id);
    let cite = maker.dom.first(id, |dom, node| matches!(dom.name(node), "cite" | "footer" | "figcaption"));
    let name = cite
        .map(|cite| maker.dom.words(cite))
        .filter(|name| crate::words::count(name) <= 20 && text.ends_with(name.as_str()));
    let content = match (cite, &name) {
        (Some(cite), Some(_)) => {
            maker.skip.insert(cite);
            nodes(maker, id)
        }
        _ => nodes(maker, id),
    };
    let mut content = fit_for_item(maker, id, content);
    content.retain(|node| !is_empty(node));
    let mut attribution = name.map(|name| bare(&name)).unwrap_or_default();
    if attribution.is_empty()
        && content.len() > 1
        && let Some(Node::Paragraph(last)) = content.last()
        && let Some(name) = quotation::attribution_line(&last.text())
    {
        attribution = name.to_owned();
        content.pop();
    }
    if !content.is_empty() {
        out.push(made(maker, id, Node::Quotation { attribution, content }, &text));
    }
}

pub(super) fn is_empty(node: &Node) -> bool {
    matches!(node, Node::Paragraph(words) if words.text().trim().is_empty() && words.iter().all(|piece| !matches!(piece, Inline::NoteRef { .. })))
}

/// A name without the dash before it.
pub(super) fn bare(name: &str) -> String {
    tidy(name.trim_start_matches(|letter: char| {
        letter.is_whitespace() || matches!(letter, '-' | '–' | '—' | '―' | '~')
    }))
}

pub(super) fn is_pull_quote(maker: &Maker<'_>, id: Id) -> bool {
    maker
        .dom
        .attribute(id, "class")
        .is_some_and(|class| class.to_lowercase().replace(['-', '_'], "").contains("pullquote"))
}

pub(super) fn pull_quote(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let whole = maker.dom.words(id);
    let said =
        maker.dom.first(id, |dom, node| dom.has_class(node, "attribution") || dom.name(node) == "cite");
    let attribution = said.map(|said| bare(&maker.dom.words(said))).unwrap_or_default();
    maker.skip.extend(said);
    let text = line(maker, id);
    if !text.is_empty() {
        out.push(made(maker, id, Node::PullQuote { attribution, text }, &whole));
    }
}
