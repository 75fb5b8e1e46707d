//! Two texts that grew from one, made one again, with no word of either lost.
//!
//! Merged block by block, by their ids, against the text both grew from:
//!
//! - Only one side changed a block, or both in the same way: that is taken.
//! - Both changed it, in words that stand apart: both changes are in the result
//!   and the block is *flagged*, because a sentence that neither wrote wants to
//!   be read ([`Merged::flagged`]).
//! - Their changes touch, or one deleted what the other edited, or they made
//!   different kinds of it: a *conflict*. Both are kept and a person chooses
//!   ([`Merged::conflicts`], [`settle`]). Until then [`Merged::document`] shows
//!   ours, or the one that is still there.
//!
//! Headline, short headline and standfirst are merged in the same way, each for
//! itself. Orders merge too: what the other side put in or moved stands after
//! the block it followed there.
//!
//! Changes that touch never merge by themselves, even where a rule could be
//! made up: two insertions at one place, a word added to a sentence the other
//! side moved to the next paragraph. That is how words end up in the wrong
//! sentence elsewhere.

mod blocks;
mod order;
#[cfg(test)]
pub(crate) mod property_tests;
mod settle;
#[cfg(test)]
mod tests;
mod unique;
mod weave;
mod words;
mod written;

use super::{Block, Document, Furniture, Inlines, Node};
use crate::ids::BlockId;
use std::collections::HashMap;

pub use settle::{Choice, settle};
pub use written::line;

/// Where two versions met.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The headline.
    Headline,
    /// The short headline.
    ShortHeadline,
    /// The standfirst.
    Standfirst,
    /// The block under this id.
    Block(BlockId),
}

/// What stands in a slot in one of the texts.
#[derive(Clone, Debug, PartialEq)]
pub enum Version {
    /// Nothing: the block is not there.
    Gone,
    /// A headline.
    Plain(String),
    /// A standfirst.
    Line(Inlines),
    /// A block, under the slot's id.
    Node(Node),
}

/// Why two versions could not both stand, or that they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Both changed other words; the result holds both changes.
    Merged,
    /// Both changed the same words, or words that touch.
    Overlap,
    /// We deleted what they changed.
    OursGone,
    /// They deleted what we changed.
    TheirsGone,
    /// Both made another kind of block of it, or changed its layout.
    Kind,
}

/// A slot both sides changed, with the three texts it had.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// Where.
    pub slot: Slot,
    /// How the two stand to each other.
    pub clash: Clash,
    /// What both grew from; gone where both added a block under one id.
    pub base: Version,
    /// Ours.
    pub ours: Version,
    /// Theirs.
    pub theirs: Version,
}

/// What came of a merge.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The result. Every slot of [`Self::conflicts`] shows ours, or theirs where
    /// ours is gone, until [`settle`] says otherwise.
    pub document: Document,
    /// Slots that hold both sides' changes, for somebody to read.
    pub flagged: Vec<Conflict>,
    /// Slots for somebody to choose in.
    pub conflicts: Vec<Conflict>,
}

impl Merged {
    /// True when nobody needs to read or choose anything.
    pub fn is_clean(&self) -> bool {
        self.flagged.is_empty() && self.conflicts.is_empty()
    }
}

/// Merges `ours` and `theirs`, which both grew from `base`.
///
/// Block ids are unique within a text; a block under an id that is already
/// taken is treated as a new one under a fresh id, so that it is not lost.
pub fn merge(base: &Document, ours: &Document, theirs: &Document) -> Merged {
    let (base, ours, theirs) = (unique::ids(base), unique::ids(ours), unique::ids(theirs));
    let mut found = Found::default();
    let furniture = found.furniture(&base.furniture, &ours.furniture, &theirs.furniture);
    let in_base = by_id(&base);
    let (in_ours, in_theirs) = (by_id(&ours), by_id(&theirs));
    let mut kept: HashMap<BlockId, Node> = HashMap::new();
    for block in ours.blocks.iter().chain(&theirs.blocks) {
        if kept.contains_key(&block.id) {
            continue;
        }
        let of = |text: &HashMap<&BlockId, &Node>| text.get(&block.id).map(|node| (*node).clone());
        if let Some(node) = found.block(&block.id, of(&in_base), of(&in_ours), of(&in_theirs)) {
            kept.insert(block.id.clone(), node);
        }
    }
    let order = order::merged(&ids(&base), &ids(&ours), &ids(&theirs), &|id| kept.contains_key(id));
    let blocks =
        order.into_iter().filter_map(|id| kept.remove(&id).map(|node| Block::new(id, node))).collect();
    Merged { document: Document { furniture, blocks }, flagged: found.flagged, conflicts: found.conflicts }
}

fn by_id(text: &Document) -> HashMap<&BlockId, &Node> {
    text.blocks.iter().map(|block| (&block.id, &block.node)).collect()
}

fn ids(text: &Document) -> Vec<&BlockId> {
    text.blocks.iter().map(|block| &block.id).collect()
}

/// What is found on the way.
#[derive(Default)]
struct Found {
    flagged: Vec<Conflict>,
    conflicts: Vec<Conflict>,
}

impl Found {
    fn note(&mut self, slot: Slot, clash: Clash, [base, ours, theirs]: [Version; 3]) {
        let conflict = Conflict { slot, clash, base, ours, theirs };
        if clash == Clash::Merged { self.flagged.push(conflict) } else { self.conflicts.push(conflict) }
    }

    fn furniture(&mut self, base: &Furniture, ours: &Furniture, theirs: &Furniture) -> Furniture {
        let mut plain = |slot: Slot, of: fn(&Furniture) -> &String| {
            let (base, ours, theirs) = (of(base), of(ours), of(theirs));
            let merged = one_side(base, ours, theirs);
            merged.cloned().unwrap_or_else(|| {
                let merged = words::plain(base, ours, theirs);
                let clash = if merged.is_some() { Clash::Merged } else { Clash::Overlap };
                self.note(slot, clash, [base, ours, theirs].map(|text| Version::Plain(text.clone())));
                merged.unwrap_or_else(|| ours.clone())
            })
        };
        let headline = plain(Slot::Headline, |furniture| &furniture.headline);
        let short_headline = plain(Slot::ShortHeadline, |furniture| &furniture.short_headline);
        let lines = [&base.standfirst, &ours.standfirst, &theirs.standfirst];
        let [base, ours, theirs] = lines;
        let standfirst = one_side(base, ours, theirs).cloned().unwrap_or_else(|| {
            let merged = words::line(base, ours, theirs);
            let clash = if merged.is_some() { Clash::Merged } else { Clash::Overlap };
            self.note(Slot::Standfirst, clash, lines.map(|line| Version::Line(line.clone())));
            merged.unwrap_or_else(|| ours.clone())
        });
        Furniture { headline, short_headline, standfirst }
    }

    /// What stands under an id in the result; none when it is gone.
    fn block(
        &mut self,
        id: &BlockId,
        base: Option<Node>,
        ours: Option<Node>,
        theirs: Option<Node>,
    ) -> Option<Node> {
        if let Some(one) = one_side(&base, &ours, &theirs) {
            return one.clone();
        }
        let (clash, merged) = match (&base, &ours, &theirs) {
            (_, None, theirs) => (Clash::OursGone, theirs.clone()),
            (_, ours, None) => (Clash::TheirsGone, ours.clone()),
            (None, ours, Some(_)) => (Clash::Overlap, ours.clone()),
            (Some(base), Some(ours), Some(theirs)) => match blocks::merged(base, ours, theirs) {
                Ok(node) => (Clash::Merged, Some(node)),
                Err(clash) => (clash, Some(ours.clone())),
            },
        };
        let version = |node: Option<Node>| node.map_or(Version::Gone, Version::Node);
        self.note(Slot::Block(id.clone()), clash, [base, ours, theirs].map(version));
        merged
    }
}

/// What is taken where only one side changed something, or both the same.
fn one_side<'v, T: PartialEq>(base: &T, ours: &'v T, theirs: &'v T) -> Option<&'v T> {
    if ours == theirs || theirs == base {
        Some(ours)
    } else if ours == base {
        Some(theirs)
    } else {
        None
    }
}
