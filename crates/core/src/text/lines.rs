//! Every line of words in a node, wherever in it it stands: to look at, and to write anew.

use super::{Inlines, Node};

/// Looks at each line, in reading order.
pub(super) fn visit(node: &Node, look: &mut dyn FnMut(&Inlines)) {
    node.lines().into_iter().for_each(&mut *look);
    node.children().into_iter().for_each(|inner| visit(inner, look));
}

/// Writes each line anew.
pub(super) fn rewrite(node: &mut Node, line: &dyn Fn(&Inlines) -> Inlines) {
    match node {
        Node::Paragraph(words)
        | Node::Heading { text: words, .. }
        | Node::PullQuote { text: words, .. }
        | Node::Figure { caption: words, .. } => *words = line(words),
        Node::Table(rows) => {
            for cell in rows.iter_mut().flat_map(|row| &mut row.0) {
                cell.text = line(&cell.text);
            }
        }
        Node::BulletList(items) | Node::OrderedList { items, .. } => {
            items.iter_mut().flat_map(|item| &mut item.0).for_each(|inner| rewrite(inner, line));
        }
        Node::Quotation { content, .. } | Node::Note { content, .. } => {
            content.iter_mut().for_each(|inner| rewrite(inner, line));
        }
        Node::Embed { .. } | Node::Rule | Node::Code { .. } | Node::Verbatim { .. } => {}
    }
}
