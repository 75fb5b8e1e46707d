//! The two sentences above a paste: what came in, and what was left out.

use super::{Pasted, Program};
use crate::reading::LeftOut;
use stet_core::text::{Node, TableRow};

impl Pasted {
    /// What came in, from where, and what was cleaned on the way.
    pub fn said(&self) -> String {
        let mut parts = counted_blocks(&self.blocks.iter().map(|block| &block.node).collect::<Vec<_>>());
        let clean = &self.cleaned;
        let links = clean.unwrapped + clean.stripped;
        let letters = &clean.characters;
        for (count, one, many) in [
            (links, "link cleaned", "links cleaned"),
            (letters.invisible, "invisible character removed", "invisible characters removed"),
            (letters.private, "character of a symbol font removed", "characters of a symbol font removed"),
            (letters.soft_hyphens, "soft hyphen removed", "soft hyphens removed"),
        ] {
            parts.extend(counted(count, one, many));
        }
        let parts = match parts.is_empty() {
            true => "nothing that is copy".to_owned(),
            false => parts.join(", "),
        };
        let mut said = format!("Pasted{}: {parts}.", from(self.program));
        for note in &self.notes {
            said.push(' ');
            said.push_str(note);
        }
        said
    }

    /// What was left out; none when nothing was.
    pub fn left_out(&self) -> Option<String> {
        let of = |what: LeftOut| self.dropped.iter().filter(|dropped| dropped.what == what).count();
        let parts: Vec<String> = [
            (LeftOut::Deletion, "deletion", "deletions"),
            (LeftOut::Comment, "comment", "comments"),
            (LeftOut::Hidden, "hidden passage", "hidden passages"),
            (LeftOut::Link, "unsafe or dead link", "unsafe or dead links"),
            (
                LeftOut::Note,
                "reference to a note that did not come along",
                "references to notes that did not come along",
            ),
            (LeftOut::Other, "other piece", "other pieces"),
        ]
        .into_iter()
        .filter_map(|(what, one, many)| counted(of(what), one, many))
        .collect();
        let pictures =
            counted(of(LeftOut::Picture), "picture did not come along", "pictures did not come along");
        let one = parts.len() == 1 && parts.first().is_some_and(|part| part.starts_with("1 "));
        let left = listed(&parts).map(|all| format!("{all} {} left out", if one { "was" } else { "were" }));
        match (left, pictures) {
            (Some(left), Some(pictures)) => Some(format!("{left}; {pictures}.")),
            (Some(one), None) | (None, Some(one)) => Some(format!("{one}.")),
            (None, None) => None,
        }
    }
}

fn from(program: Program) -> String {
    match program.called() {
        "" => String::new(),
        name => format!(" from {name}"),
    }
}

/// What the blocks are, most usual first.
fn counted_blocks(nodes: &[&Node]) -> Vec<String> {
    let of = |test: fn(&Node) -> bool| nodes.iter().filter(|node| test(node)).count();
    [
        (of(|node| matches!(node, Node::Paragraph(_))), "paragraph", "paragraphs"),
        (of(|node| matches!(node, Node::Heading { .. })), "subhead", "subheads"),
        (of(|node| matches!(node, Node::BulletList(_) | Node::OrderedList { .. })), "list", "lists"),
        (of(|node| matches!(node, Node::Quotation { .. } | Node::PullQuote { .. })), "quotation", "quotations"),
        (of(|node| matches!(node, Node::Table(rows) if !rows.iter().all(|TableRow(cells)| cells.is_empty()))), "table", "tables"),
        (of(|node| matches!(node, Node::Figure { .. })), "picture", "pictures"),
        (of(|node| matches!(node, Node::Note { .. })), "footnote", "footnotes"),
        (of(|node| matches!(node, Node::Rule | Node::Embed { .. } | Node::Code { .. } | Node::Verbatim { .. })), "other block", "other blocks"),
    ]
    .into_iter()
    .filter_map(|(count, one, many)| counted(count, one, many))
    .collect()
}

fn counted(count: usize, one: &str, many: &str) -> Option<String> {
    (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
}

fn listed(parts: &[String]) -> Option<String> {
    match parts {
        [] => None,
        [one] => Some(one.clone()),
        [head @ .., last] => Some(format!("{} and {last}", head.join(", "))),
    }
}
