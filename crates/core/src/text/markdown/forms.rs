//! What Markdown's own forms can say, and what has to be said in HTML.

use super::line::{self, description, target};
use super::{escape, read};
use crate::ids::BlockId;
use crate::text::{Block, Inline, Inlines, ListItem, Node, TableRow};
use std::collections::HashMap;

/// Labels of the notes that Markdown can define: plain names, each defined
/// once (letter case does not tell two apart), at the top level.
pub(super) fn notes(blocks: &[Block]) -> HashMap<&str, bool> {
    let labels = || {
        blocks.iter().filter_map(|block| match &block.node {
            Node::Note { label, content } => Some((label.as_str(), content)),
            _ => None,
        })
    };
    let mut count: HashMap<String, usize> = HashMap::new();
    for (label, _) in labels() {
        *count.entry(label.to_ascii_lowercase()).or_default() += 1;
    }
    labels()
        .map(|(label, content)| {
            let plain = !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            let first = matches!(content.first(), Some(Node::Paragraph(words)) if !words.is_empty());
            (label, plain && first && count.get(&label.to_ascii_lowercase()) == Some(&1))
        })
        .collect()
}

/// The largest number a CommonMark list item can carry: nine digits.
pub(super) const LAST_NUMBER: u32 = 999_999_999;

/// A paragraph that Markdown can see: it has words or refers to a note.
pub(super) fn is_worded(words: &Inlines) -> bool {
    words.iter().any(|piece| !matches!(piece, Inline::HardBreak))
}

/// A list, or source that may be read as one.
pub(super) fn may_be_list(node: &Node) -> bool {
    match node {
        Node::BulletList(_) | Node::OrderedList { .. } => true,
        Node::Verbatim { text, .. } => text.starts_with(|c: char| "-+*".contains(c) || c.is_ascii_digit()),
        _ => false,
    }
}

/// An item that may follow the one before without a blank line: a paragraph
/// with words, alone or with one list that may interrupt it.
pub(super) fn is_tight(item: &ListItem) -> bool {
    let worded = |words: &Inlines| words.iter().any(|piece| matches!(piece, Inline::Text { .. }));
    match item.0.as_slice() {
        [Node::Paragraph(words)] => worded(words),
        [Node::Paragraph(words), Node::BulletList(items) | Node::OrderedList { start: 1, items }] => {
            worded(words) && !items.is_empty() && items.iter().all(is_tight)
        }
        _ => false,
    }
}

/// A language that a fence can name without escapes.
pub(super) fn is_info(language: &str) -> bool {
    language
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'#' | b'.' | b'/' | b','))
}

/// A pipe table has one row of header cells, first, and rows of one length.
pub(super) fn is_rectangular(rows: &[TableRow]) -> bool {
    let Some((head, body)) = rows.split_first() else { return false };
    let columns = head.0.len();
    (1..=MOST_COLUMNS).contains(&columns)
        && head.0.iter().all(|cell| cell.header)
        && body.iter().all(|row| row.0.len() == columns && row.0.iter().all(|cell| !cell.header))
}

/// More columns than any table in print has, fewer than comrak gives up at.
const MOST_COLUMNS: usize = 1000;

/// `![alt](src "caption"){credit="…" licence="…" crop="16:9" focus="0.4,0.3"}`,
/// where that can say it.
pub(super) fn figure(node: &Node) -> Option<String> {
    let Node::Figure { src, alt, credit, licence, framing, caption } = node else { return None };
    let caption_text = caption.text();
    let awkward = |words: &str| words.contains(['"', '{', '}', '\n', '\r']);
    if *caption != Inlines::plain(&caption_text) || awkward(credit) || awkward(licence) {
        return None;
    }
    let mut out = "![".to_owned();
    out.push_str(&description(alt));
    out.push_str(&target(src, &caption_text));
    let mut terms = Vec::new();
    for (key, value) in [("credit", credit), ("licence", licence)] {
        if !value.is_empty() {
            let mut words = String::new();
            escape::text(&mut words, value, line::MID_LINE);
            terms.push(format!("{key}=\"{words}\""));
        }
    }
    for (key, value) in [("crop", framing.crop.name()), ("focus", &framing.focus.written())] {
        if !value.is_empty() {
            terms.push(format!("{key}=\"{value}\""));
        }
    }
    if !terms.is_empty() {
        out.push_str(&format!("{{{}}}", terms.join(" ")));
    }
    Some(out)
}

/// Source that could not be read is printed as it was, if it would come back
/// alone and unchanged among other blocks. (A list would run into a list; the
/// caller knows what stands beside it.)
pub(super) fn reads_back_raw(node: &Node, text: &str) -> bool {
    if text.is_empty()
        || text.starts_with([' ', '\t', '\n', '\r'])
        || text.contains("]:")
        || text.contains('\0')
    {
        return false;
    }
    let again = read(&format!("{text}\n\n.\n"), &mut || BlockId::new("again"));
    matches!(again.as_slice(), [first, Block { node: Node::Paragraph(dot), .. }]
        if first.node == *node && *dot == Inlines::plain("."))
}
