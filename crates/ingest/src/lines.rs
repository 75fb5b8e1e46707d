//! Every line of marked words in a set of blocks, to be changed in place.

use stet_core::text::{Inlines, Node};

/// Hands each line over, in reading order.
pub(crate) fn each(nodes: &mut [Node], change: &mut dyn FnMut(&mut Inlines)) {
    for node in nodes {
        match node {
            Node::Paragraph(line)
            | Node::Heading { text: line, .. }
            | Node::PullQuote { text: line, .. }
            | Node::Figure { caption: line, .. } => change(line),
            Node::Table(rows) => {
                rows.iter_mut().flat_map(|row| &mut row.0).for_each(|cell| change(&mut cell.text))
            }
            Node::BulletList(items) | Node::OrderedList { items, .. } => {
                items.iter_mut().for_each(|item| each(&mut item.0, change));
            }
            Node::Quotation { content, .. } | Node::Note { content, .. } => each(content, change),
            Node::Embed { .. } | Node::Rule | Node::Code { .. } | Node::Verbatim { .. } => {}
        }
    }
}
