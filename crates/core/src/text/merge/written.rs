//! Other words, written in the place of what both sides wrote.
//!
//! They go into one line of the block that stands there, so that it stays the
//! kind of block it is; what the line has beside words stays where its words do.

use super::{Conflict, Merged, Slot, Version};
use crate::text::diff::{Run, runs};
use crate::text::parts::{Label, Leaf, Words, put_together, take_apart};
use crate::text::{Inline, Inlines, Marks, Node};

/// The line that other words would stand in the place of, as it is now. None
/// where both wrote in several lines of the block: no one line is meant there.
pub fn line(merged: &Merged, conflict: &Conflict) -> Option<Words> {
    let furniture = &merged.document.furniture;
    match &conflict.slot {
        Slot::Headline => Some(Words::Plain(furniture.headline.clone())),
        Slot::ShortHeadline => Some(Words::Plain(furniture.short_headline.clone())),
        Slot::Standfirst => Some(Words::Line(furniture.standfirst.clone())),
        Slot::Block(_) => {
            let (_, mut leaves, at) = meant(standing(merged, conflict)?, conflict)?;
            (at < leaves.len()).then(|| leaves.swap_remove(at).words)
        }
    }
}

/// The block with other words in that line.
pub(super) fn written(merged: &Merged, conflict: &Conflict, text: &str) -> Option<Node> {
    let (shape, mut leaves, at) = meant(standing(merged, conflict)?, conflict)?;
    let leaf = leaves.get_mut(at)?;
    leaf.words = match (&leaf.words, leaf.label) {
        (Words::Plain(_), Label::Code) => Words::Plain(text.to_owned()),
        (Words::Plain(_), _) => Words::Plain(plain(text)),
        (Words::Line(line), _) => Words::Line(anew(line, text)),
    };
    put_together(shape, leaves)
}

/// A line with other words: what is the same in both keeps its marks and links, a
/// note keeps its number in the text.
pub(super) fn anew(line: &Inlines, text: &str) -> Inlines {
    let old: Vec<Inline> = line.iter().cloned().collect();
    let breaks = old.contains(&Inline::HardBreak);
    let mut new = Vec::new();
    for words in text.lines().map(plain).filter(|words| !words.is_empty()) {
        if !new.is_empty() {
            new.push(if breaks { Inline::HardBreak } else { unmarked(" ".to_owned()) });
        }
        new.push(unmarked(words));
    }
    let new = Inlines::new(new);
    let new: Vec<Inline> = new.iter().cloned().collect();
    Inlines::new(runs(&old, &new).into_iter().flat_map(|run| match run {
        Run::Kept(pieces) | Run::Added(pieces) | Run::Marked { was: pieces, .. } => pieces,
        Run::Cut(pieces) => {
            pieces.into_iter().filter(|piece| matches!(piece, Inline::NoteRef { .. })).collect()
        }
    }))
}

/// Words in one line, with single spaces between them.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn unmarked(text: String) -> Inline {
    Inline::Text { text, marks: Marks::none() }
}

/// What stands in the slot until somebody chooses.
fn standing<'a>(merged: &'a Merged, conflict: &Conflict) -> Option<&'a Node> {
    let Slot::Block(id) = &conflict.slot else { return None };
    merged.document.blocks.iter().find(|block| block.id == *id).map(|block| &block.node)
}

/// The block taken apart, and which of its lines is meant: its only one, or the
/// only one that is not the same in both versions.
fn meant(standing: &Node, conflict: &Conflict) -> Option<(Node, Vec<Leaf>, usize)> {
    let (shape, leaves) = take_apart(standing);
    if leaves.len() == 1 {
        return Some((shape, leaves, 0));
    }
    let sides = match (&conflict.ours, &conflict.theirs, &conflict.base) {
        (Version::Node(one), Version::Node(other), _)
        | (Version::Node(one), Version::Gone, Version::Node(other))
        | (Version::Gone, Version::Node(one), Version::Node(other)) => (one, other),
        _ => return None,
    };
    let ((one, first), (other, second)) = (take_apart(sides.0), take_apart(sides.1));
    if one != shape || other != shape || first.len() != second.len() {
        return None;
    }
    let mut apart = first.iter().zip(&second).enumerate().filter(|(_, (one, other))| one != other);
    match (apart.next(), apart.next()) {
        (Some((at, _)), None) => Some((shape, leaves, at)),
        _ => None,
    }
}
