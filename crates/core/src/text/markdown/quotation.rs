//! Who said it: the last line of a block quote, `— Name, role`.

use super::escape;
use super::line::{MID_LINE, Place};
use crate::text::{Inline, Inlines, Marks, Node};

/// The attribution as the last line of a block quote.
pub(super) fn attribution_line(attribution: &str) -> String {
    let mut out = "— ".to_owned();
    escape::text(
        &mut out,
        attribution,
        escape::Around { line_end: true, place: Place::Paragraph, ..MID_LINE },
    );
    out
}

/// Whether a block quote says this quotation: its words must not end in what
/// would be taken for an attribution, and an attribution needs words above it.
pub(super) fn is_writable(attribution: &str, content: &[Node]) -> bool {
    if attribution.is_empty() {
        return content.len() < 2 || content.last().and_then(attribution_in).is_none();
    }
    !content.is_empty() && !attribution.trim().is_empty() && !attribution.contains(['\n', '\r', '\0'])
}

/// Takes the attribution off the end of a quotation's blocks.
pub(super) fn split(mut content: Vec<Node>) -> (String, Vec<Node>) {
    match content.last().and_then(attribution_in) {
        Some(attribution) if content.len() > 1 => {
            content.pop();
            (attribution, content)
        }
        _ => (String::new(), content),
    }
}

fn attribution_in(node: &Node) -> Option<String> {
    let Node::Paragraph(words) = node else { return None };
    let mut pieces = words.iter();
    match (pieces.next(), pieces.next()) {
        (Some(Inline::Text { text, marks }), None) if *marks == Marks::none() => {
            named(text).map(str::to_owned)
        }
        _ => None,
    }
}

/// The name in a line that begins with a dash.
pub(super) fn named(line: &str) -> Option<&str> {
    let name = match line.strip_prefix("— ") {
        Some(name) => name,
        None => ["—", "―", "– ", "-- "].iter().find_map(|dash| line.strip_prefix(dash))?.trim_start(),
    };
    (!name.trim().is_empty()).then_some(name)
}

/// A last line of a paragraph, as an attribution's paragraph of its own.
pub(super) fn paragraph(line: &str) -> Node {
    Node::Paragraph(Inlines::plain(line))
}
