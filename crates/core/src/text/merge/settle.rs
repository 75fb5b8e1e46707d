//! What a person chose, made a text.

use super::unique::fresh;
use super::written::{anew, plain as one_line, written};
use super::{Clash, Conflict, Merged, Slot, Version};
use crate::ids::BlockId;
use crate::text::{Block, Document, Furniture, Inline, Inlines, Marks, Node};
use std::collections::{BTreeMap, HashSet};

/// What is to stand in a slot.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// Our version; nothing where we deleted it.
    Ours,
    /// Their version; nothing where they deleted it.
    Theirs,
    /// Ours, then theirs: two blocks, or two wordings of a headline with a slash
    /// between.
    Both,
    /// Other words, in the line of it that [`super::line`] gives. Where it gives
    /// none, both stay.
    Words(String),
}

/// The text with every conflict settled. A conflict without a choice keeps both
/// sides, so that nothing is lost by not choosing; a flagged slot without one
/// keeps what was merged.
pub fn settle(merged: &Merged, choices: &BTreeMap<Slot, Choice>) -> Document {
    let mut document = merged.document.clone();
    let mut taken: HashSet<BlockId> = document.blocks.iter().map(|block| block.id.clone()).collect();
    for conflict in merged.conflicts.iter().chain(&merged.flagged) {
        let choice = match (choices.get(&conflict.slot), conflict.clash) {
            (Some(choice), _) => choice,
            (None, Clash::Merged) => continue,
            (None, _) => &Choice::Both,
        };
        match &conflict.slot {
            Slot::Block(id) => put(&mut document, id, nodes(merged, conflict, choice), &mut taken),
            slot => furnish(&mut document.furniture, slot, conflict, choice),
        }
    }
    document
}

fn nodes(merged: &Merged, conflict: &Conflict, choice: &Choice) -> Vec<Node> {
    let node = |version: &Version| match version {
        Version::Node(node) => Some(node.clone()),
        _ => None,
    };
    let both = || node(&conflict.ours).into_iter().chain(node(&conflict.theirs)).collect();
    match choice {
        Choice::Ours => node(&conflict.ours).into_iter().collect(),
        Choice::Theirs => node(&conflict.theirs).into_iter().collect(),
        Choice::Both => both(),
        Choice::Words(words) => match written(merged, conflict, words) {
            Some(node) => vec![node],
            None => both(),
        },
    }
}

/// Puts blocks in the place of one: the first under its id, the others under
/// fresh ones like it.
fn put(document: &mut Document, id: &BlockId, nodes: Vec<Node>, taken: &mut HashSet<BlockId>) {
    let Some(place) = document.blocks.iter().position(|block| block.id == *id) else { return };
    let blocks: Vec<Block> = nodes
        .into_iter()
        .enumerate()
        .map(|(at, node)| Block::new(if at == 0 { id.clone() } else { fresh(id, taken) }, node))
        .collect();
    document.blocks.splice(place..=place, blocks);
}

fn furnish(furniture: &mut Furniture, slot: &Slot, conflict: &Conflict, choice: &Choice) {
    let text = |version: &Version| match version {
        Version::Plain(text) => text.clone(),
        _ => String::new(),
    };
    let line = |version: &Version| match version {
        Version::Line(line) => line.clone(),
        _ => Inlines::default(),
    };
    let plain = || match choice {
        Choice::Ours => text(&conflict.ours),
        Choice::Theirs => text(&conflict.theirs),
        Choice::Both => either(text(&conflict.ours), text(&conflict.theirs)),
        Choice::Words(words) => one_line(words),
    };
    match slot {
        Slot::Headline => furniture.headline = plain(),
        Slot::ShortHeadline => furniture.short_headline = plain(),
        Slot::Standfirst => {
            furniture.standfirst = match choice {
                Choice::Ours => line(&conflict.ours),
                Choice::Theirs => line(&conflict.theirs),
                Choice::Words(words) => anew(&furniture.standfirst, words),
                Choice::Both => both_lines(line(&conflict.ours), line(&conflict.theirs)),
            }
        }
        Slot::Block(_) => {}
    }
}

const BETWEEN: &str = " / ";

fn either(ours: String, theirs: String) -> String {
    match (ours.is_empty(), theirs.is_empty()) {
        (_, true) => ours,
        (true, _) => theirs,
        _ => ours + BETWEEN + &theirs,
    }
}

fn both_lines(ours: Inlines, theirs: Inlines) -> Inlines {
    match (ours.is_empty(), theirs.is_empty()) {
        (_, true) => ours,
        (true, _) => theirs,
        _ => {
            let between = Inline::Text { text: BETWEEN.to_owned(), marks: Marks::none() };
            Inlines::new(ours.into_iter().chain([between]).chain(theirs))
        }
    }
}
