//! Lists, those of HTML and those that Word writes as paragraphs.

use super::Maker;
use super::blocks::{line, made, nodes};
use super::dom::{Dom, Id};
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
            let inner = match maker.dom.name(child) {
                "li" => nodes(maker, child),
                // Google Docs and LibreOffice put an inner list beside the item it belongs to.
                "ul" | "ol" => inner_list(maker, child),
                _ => vec![Node::Paragraph(line(maker, child))],
            };
            let inner = fit_for_item(maker, child, inner);
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

fn inner_list(maker: &mut Maker<'_>, id: Id) -> Vec<Node> {
    let mut units = Vec::new();
    list(maker, id, None, &mut units);
    units.into_iter().filter_map(|unit| unit.node).collect()
}

/// A list item holds paragraphs, lists, quotations and code. What it can't hold
/// stands behind the whole list, so that no picture or table is lost.
pub(super) fn fit_for_item(maker: &mut Maker<'_>, id: Id, nodes: Vec<Node>) -> Vec<Node> {
    nodes
        .into_iter()
        .filter_map(|node| match node {
            Node::Heading { text, .. } | Node::PullQuote { text, .. } => Some(Node::Paragraph(text)),
            node @ (Node::Figure { .. } | Node::Table(_) | Node::Embed { .. }) if !maker.ours => {
                let text = maker.dom.words(id);
                let unit = made(maker, id, node, &text);
                maker.aside.push(unit);
                None
            }
            Node::Figure { caption, alt, .. } => {
                Some(Node::Paragraph(if caption.is_empty() { Inlines::plain(alt) } else { caption }))
            }
            Node::Table(rows) => Some(Node::Paragraph(Inlines::plain(
                rows.iter().flat_map(|row| &row.0).map(|cell| cell.text.text()).collect::<Vec<_>>().join(" "),
            ))),
            node => Some(node),
        })
        .collect()
}

/// A list made of paragraphs that only say how deep they stand.
#[derive(Debug)]
pub(super) struct Flat {
    /// How many units there were once it was begun: with more, it has ended.
    until: usize,
    /// Which of the program's lists.
    key: String,
    /// The level its first item has.
    base: usize,
}

/// One paragraph of such a list.
struct Item {
    key: String,
    level: usize,
    /// Its number; none for a bullet.
    number: Option<u32>,
    content: Vec<Node>,
    words: String,
}

/// True for a paragraph of Word that is an item.
pub(super) fn is_word_item(dom: &Dom, id: Id) -> bool {
    matches!(dom.name(id), "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
        && dom.attribute(id, "style").is_some_and(|style| {
            let style = style.to_ascii_lowercase();
            style.contains("mso-list:")
                && !style.contains("mso-list:none")
                && !style.contains("mso-list: none")
                && !style.contains("ignore")
        })
}

/// A paragraph of Word that is an item: its marker goes, its words stay.
pub(super) fn word_item(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let dom = maker.dom;
    let markers: Vec<Id> = dom
        .below(id)
        .into_iter()
        .filter(|node| {
            dom.attribute(*node, "style")
                .is_some_and(|style| style.to_lowercase().replace(' ', "").contains("mso-list:ignore"))
        })
        .collect();
    let marker = markers.first().map(|marker| dom.words(*marker)).unwrap_or_default();
    maker.skip.extend(markers);
    let style = dom.attribute(id, "style").unwrap_or_default();
    let said = style.split_once("mso-list:").map_or("", |(_, rest)| rest.split(';').next().unwrap_or(rest));
    let level = said
        .split_once("level")
        .and_then(|(_, rest)| rest.chars().next())
        .and_then(|figure| figure.to_digit(10))
        .map_or(1, |level| level as usize);
    let key = said.split_ascii_whitespace().filter(|word| !word.starts_with("level")).collect();
    let words = line(maker, id);
    let text = words.text();
    let item =
        Item { key, level, number: number(&marker), content: vec![Node::Paragraph(words)], words: text };
    put(maker, id, item, out);
}

/// True for a list whose items only say how deep they stand: Word in a browser
/// makes one of every item.
pub(super) fn is_flat(dom: &Dom, id: Id) -> bool {
    let mut items = dom.children(id).iter().filter(|child| dom.name(**child) == "li");
    items.next().is_some_and(|item| {
        dom.attribute(*item, "data-aria-level").is_some()
            && !dom.below(*item).into_iter().skip(1).any(|below| dom.name(below) == "li")
    })
}

/// Such a list, put after what came before it.
pub(super) fn flat(maker: &mut Maker<'_>, id: Id, out: &mut Vec<Unit>) {
    let dom = maker.dom;
    let start = dom.attribute(id, "start").and_then(|start| start.parse().ok()).unwrap_or(1u32);
    for (at, child) in (0u32..).zip(dom.children(id).to_vec()) {
        if let Some(why) = maker.unwanted(child) {
            maker.drop(child, why);
            continue;
        }
        let said = |name: &str| dom.attribute(child, name).and_then(|said| said.parse::<usize>().ok());
        let level = said("data-aria-level").or(said("aria-level")).unwrap_or(1).clamp(1, 9);
        let key = dom.attribute(child, "data-listid").unwrap_or_default().to_owned();
        let ordered = dom.name(id) == "ol";
        let content = nodes(maker, child);
        let content = fit_for_item(maker, child, content);
        let words = dom.words(child);
        if !content.is_empty() {
            let number = ordered.then(|| start.saturating_add(at));
            put(maker, child, Item { key, level, number, content, words }, out);
        }
    }
}

/// The number a marker shows; none for a bullet. Word's second bullet is the
/// letter o, which no full stop follows.
fn number(marker: &str) -> Option<u32> {
    let inner = marker.trim().trim_start_matches('(');
    let bare = inner.trim_end_matches(['.', ')', ':']);
    if bare.is_empty() || !bare.chars().all(|letter| letter.is_alphanumeric() || letter == '.') {
        return None;
    }
    let last = bare.rsplit('.').next().unwrap_or(bare);
    match last.parse() {
        Ok(number) => Some(number),
        Err(_) if bare.len() < inner.len() => Some(lettered(last)),
        Err(_) => None,
    }
}

/// The place of "c" in the alphabet, or of "iv" among the Roman numbers.
fn lettered(letters: &str) -> u32 {
    let lower = letters.to_ascii_lowercase();
    let mut only = lower.chars();
    match (only.next(), only.next()) {
        (Some('i'), None) => 1,
        (Some(letter @ 'a'..='z'), None) => u32::from(letter) - u32::from('a') + 1,
        _ => roman(&lower).unwrap_or(1),
    }
}

fn roman(lower: &str) -> Option<u32> {
    let values: Vec<i64> = lower
        .chars()
        .map(|letter| match letter {
            'i' => Some(1),
            'v' => Some(5),
            'x' => Some(10),
            'l' => Some(50),
            'c' => Some(100),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let next = values.iter().skip(1).copied().chain([0]);
    let sum: i64 = values.iter().zip(next).map(|(own, next)| if *own < next { -own } else { *own }).sum();
    u32::try_from(sum).ok()
}

/// Puts an item where it belongs in the list that stands last, or begins one.
fn put(maker: &mut Maker<'_>, id: Id, item: Item, out: &mut Vec<Unit>) {
    let going = maker.flat.take().filter(|flat| flat.until == out.len() && item.level >= flat.base);
    if let (Some(flat), Some(Unit { node: Some(list), text, .. })) = (&going, out.last_mut()) {
        let deep = (item.level - flat.base).min(depth(list));
        if deep > 0 || (flat.key == item.key && goes_on(list, item.number)) {
            append(list, ListItem(item.content), item.number, deep);
            text.push(' ');
            text.push_str(&item.words);
            maker.flat = going;
            return;
        }
    }
    let list = begun(item.number, ListItem(item.content));
    out.push(made(maker, id, list, &item.words));
    maker.flat = Some(Flat { until: out.len(), key: item.key, base: item.level });
}

fn begun(number: Option<u32>, item: ListItem) -> Node {
    match number {
        Some(start) => Node::OrderedList { start, items: vec![item] },
        None => Node::BulletList(vec![item]),
    }
}

/// Whether the item is the list's next.
fn goes_on(list: &Node, number: Option<u32>) -> bool {
    match (list, number) {
        (Node::BulletList(_), None) => true,
        (Node::OrderedList { start, items }, Some(number)) => {
            u32::try_from(items.len()).is_ok_and(|many| start.saturating_add(many) == number)
        }
        _ => false,
    }
}

/// How many lists stand inside each other at the list's end.
fn depth(list: &Node) -> usize {
    let items = match list {
        Node::BulletList(items) | Node::OrderedList { items, .. } => items,
        _ => return 0,
    };
    1 + items.last().and_then(|item| item.0.last()).map_or(0, depth)
}

fn append(list: &mut Node, item: ListItem, number: Option<u32>, deep: usize) {
    let items = match list {
        Node::BulletList(items) | Node::OrderedList { items, .. } => items,
        _ => return,
    };
    let Some(last) = items.last_mut().filter(|_| deep > 0) else {
        items.push(item);
        return;
    };
    match last.0.last_mut() {
        Some(inner @ (Node::BulletList(_) | Node::OrderedList { .. }))
            if deep > 1 || matches!(inner, Node::BulletList(_)) == number.is_none() =>
        {
            append(inner, item, number, deep - 1);
        }
        _ => last.0.push(begun(number, item)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_told_apart() {
        for (marker, expect) in [
            ("·", None),
            ("o", None),
            ("§", None),
            ("1.", Some(1)),
            ("(12)", Some(12)),
            ("a)", Some(1)),
            ("iv.", Some(4)),
            ("C.", Some(3)),
            ("2.3.", Some(3)),
            ("", None),
        ] {
            assert_eq!(number(marker), expect, "{marker}");
        }
    }
}
