//! Notes named by their number, for what is read outside: in the file a note has a name that
//! nobody else gives, so that two people can add notes at once.

use super::lines::{rewrite, visit};
use super::{Block, Inline, Inlines, Node};
use std::collections::HashMap;

/// The blocks with each note, and what refers to it, named 1, 2, 3 in the order of the first
/// references; notes that nothing refers to come last. A reference that leads nowhere keeps its name.
pub fn notes_by_number(blocks: &[Block]) -> Vec<Block> {
    let names = numbers(blocks);
    let name = |label: &String| names.get(label.as_str()).cloned().unwrap_or_else(|| label.clone());
    let line = |words: &Inlines| {
        Inlines::new(words.iter().map(|piece| match piece {
            Inline::NoteRef { label } => Inline::NoteRef { label: name(label) },
            other => other.clone(),
        }))
    };
    let mut out = blocks.to_vec();
    for Block { node, .. } in &mut out {
        rewrite(node, &line);
        if let Node::Note { label, .. } = node {
            *label = name(label);
        }
    }
    out
}

fn numbers(blocks: &[Block]) -> HashMap<&str, String> {
    let notes = || {
        blocks.iter().filter_map(|block| match &block.node {
            Node::Note { label, .. } => Some((label.as_str(), &block.node)),
            _ => None,
        })
    };
    let mut order: Vec<&str> = Vec::new();
    let mut meet = |node: &Node| {
        visit(node, &mut |line| {
            for piece in line {
                if let Inline::NoteRef { label } = piece
                    && let Some((label, _)) = notes().find(|(own, _)| own == label)
                    && !order.contains(&label)
                {
                    order.push(label);
                }
            }
        });
    };
    let text = blocks.iter().map(|block| &block.node).filter(|node| !matches!(node, Node::Note { .. }));
    text.for_each(&mut meet);
    // What a note refers to comes after what the text refers to.
    notes().for_each(|(_, node)| meet(node));
    for (label, _) in notes() {
        if !order.contains(&label) {
            order.push(label);
        }
    }
    order.into_iter().enumerate().map(|(at, label)| (label, (at + 1).to_string())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown;

    fn numbered(body: &str) -> String {
        let mut next = 0;
        let blocks = markdown::read(body, &mut || {
            next += 1;
            format!("b{next}").as_str().into()
        });
        markdown::print(&notes_by_number(&blocks))
    }

    #[test]
    fn notes_are_named_in_the_order_of_their_references() {
        let printed = numbered(
            "It sank.[^xkq] It rose.[^abd] It sank again.[^xkq]\n\n[^abd]: Twice.\n\n[^xkq]: Once.[^mmm]\n\n[^mmm]: Ask.\n",
        );
        assert_eq!(
            printed,
            "It sank.[^1] It rose.[^2] It sank again.[^1]\n\n[^2]: Twice.\n\n[^1]: Once.[^3]\n\n[^3]: Ask.\n"
        );
    }

    #[test]
    fn numbers_that_stand_there_already_do_not_clash() {
        assert_eq!(
            numbered("One[^2] and two[^1].\n\n[^1]: Two.\n\n[^2]: One.\n\n[^9]: Nobody asked.\n"),
            "One[^1] and two[^2].\n\n[^2]: Two.\n\n[^1]: One.\n\n[^3]: Nobody asked.\n"
        );
    }
}
