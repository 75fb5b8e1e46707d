//! Two texts compared, word by word.
//!
//! Blocks are matched by their ids, then, where a text came from outside with
//! new ones, by what they say. Inside a matched block each line of words is
//! compared for itself: a paragraph, an item, a cell, a caption, an
//! attribution. What is not words (a subhead's level, a picture's file) is told
//! as a fact that changed; a block that only moved says so.
//!
//! The comparison is exact: every block of both texts stands in it once, so
//! [`Diff::before`] and [`Diff::after`] give the two texts back, marks and ids
//! included, and [`Diff::choose`] gives any text between them. What is kept or
//! cut in a line is the old line to the character, what is kept or added the
//! new one.

mod choose;
pub(crate) mod common;
mod line;
mod place;
mod run;
mod split;
mod summary;
#[cfg(test)]
mod tests;
pub(crate) mod tidy;
pub(crate) mod token;

use super::parts::{Label, Words, facts, take_apart};
use super::{Block, Document, Furniture, Node};
use place::Placed;

pub use choose::Place;
pub(crate) use choose::{Put, assembled};
pub use line::{Line, Side};
pub(crate) use run::aligned;
pub use run::{Run, runs};
pub use summary::Summary;

/// Everything two texts have in common and do not.
#[derive(Clone, Debug, PartialEq)]
pub struct Diff {
    /// Headline, short headline and standfirst, each one line.
    pub furniture: Vec<Line>,
    /// The body, in the order of the new text; what was cut stands after what
    /// it followed.
    pub hunks: Vec<Hunk>,
    pub(crate) was: Furniture,
    pub(crate) now: Furniture,
}

/// One place of the body.
#[derive(Clone, Debug, PartialEq)]
pub struct Hunk {
    /// What happened to it.
    pub change: Change,
    /// True when it stands elsewhere among its neighbours than it did.
    pub moved: bool,
    /// The blocks of the old text: none where one was added, two where two were
    /// joined.
    pub old: Vec<Numbered>,
    /// The blocks of the new text: none where one was cut, two where one was
    /// split.
    pub new: Vec<Numbered>,
    /// Its words. Of a split or joined block, one line for each of the two.
    pub lines: Vec<Line>,
    /// What is not words and changed.
    pub facts: Vec<Fact>,
}

/// What happened to a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing, but that it may have moved.
    Same,
    /// Other words, marks, kind or facts.
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Cut,
    /// One paragraph became two.
    Split,
    /// Two paragraphs became one.
    Joined,
}

/// A block and its number in its text, from nought.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbered {
    /// Its number.
    pub at: usize,
    /// The block, whole.
    pub block: Block,
}

/// Something that is not words and changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What: `kind`, `level`, `picture`, `address` …; `layout` for anything that
    /// has no name of its own.
    pub name: &'static str,
    /// As it was; none where there was none.
    pub was: Option<String>,
    /// As it is.
    pub now: Option<String>,
}

impl Hunk {
    /// True where nothing happened at all.
    pub fn is_kept(&self) -> bool {
        self.change == Change::Same && !self.moved
    }
}

/// Compares two texts.
pub fn diff(old: &Document, new: &Document) -> Diff {
    let mut hunks: Vec<Hunk> = place::placed(&old.blocks, &new.blocks)
        .into_iter()
        .filter_map(|placed| hunk(placed, old, new))
        .collect();
    split_and_joined(&mut hunks);
    Diff {
        furniture: furniture(&old.furniture, &new.furniture),
        hunks,
        was: old.furniture.clone(),
        now: new.furniture.clone(),
    }
}

fn furniture(old: &Furniture, new: &Furniture) -> Vec<Line> {
    let plain = |text: &String| Words::Plain(text.clone()).pieces();
    let line = |words: &super::Inlines| words.iter().cloned().collect::<Vec<_>>();
    vec![
        Line::of(Label::Headline, vec![], &plain(&old.headline), &plain(&new.headline)),
        Line::of(Label::ShortHeadline, vec![], &plain(&old.short_headline), &plain(&new.short_headline)),
        Line::of(Label::Standfirst, vec![], &line(&old.standfirst), &line(&new.standfirst)),
    ]
}

fn hunk(placed: Placed, old: &Document, new: &Document) -> Option<Hunk> {
    let numbered =
        |text: &Document, at: usize| text.blocks.get(at).map(|block| Numbered { at, block: block.clone() });
    Some(match placed {
        Placed::Both { old: a, new: b, moved } => both(numbered(old, a)?, numbered(new, b)?, moved),
        Placed::Old(at) => alone(numbered(old, at)?, Side::Old),
        Placed::New(at) => alone(numbered(new, at)?, Side::New),
    })
}

fn alone(block: Numbered, side: Side) -> Hunk {
    let (_, leaves) = take_apart(&block.block.node);
    let lines = leaves.into_iter().map(|leaf| Line::alone(leaf, side)).collect();
    let (change, old, new) = match side {
        Side::Old => (Change::Cut, vec![block], vec![]),
        Side::New | Side::Both => (Change::Added, vec![], vec![block]),
    };
    Hunk { change, moved: false, old, new, lines, facts: vec![] }
}

pub(crate) fn both(old: Numbered, new: Numbered, moved: bool) -> Hunk {
    let (shape_was, was) = take_apart(&old.block.node);
    if old.block.node == new.block.node {
        let lines = was.into_iter().map(|leaf| Line::alone(leaf, Side::Both)).collect();
        return Hunk { change: Change::Same, moved, old: vec![old], new: vec![new], lines, facts: vec![] };
    }
    let (shape_now, now) = take_apart(&new.block.node);
    let lines = line::lines(was, now);
    let mut facts = changed_facts(&old.block.node, &new.block.node);
    if facts.is_empty() && shape_was != shape_now && lines.iter().all(|line| line.side == Side::Both) {
        facts.push(Fact { name: "layout", was: None, now: None });
    }
    Hunk { change: Change::Changed, moved, old: vec![old], new: vec![new], lines, facts }
}

/// The lines of a block beside those of the one it became.
pub fn compared(old: &Block, new: &Block) -> Vec<Line> {
    let numbered = |block: &Block| Numbered { at: 0, block: block.clone() };
    both(numbered(old), numbered(new), false).lines
}

fn changed_facts(old: &Node, new: &Node) -> Vec<Fact> {
    let (was, now) = (facts(old), facts(new));
    let find = |facts: &[(&'static str, String)], name: &str| {
        facts.iter().find(|(other, _)| *other == name).map(|(_, value)| value.clone())
    };
    let mut names: Vec<&'static str> = was.iter().chain(&now).map(|(name, _)| *name).collect();
    let mut seen = std::collections::BTreeSet::new();
    names.retain(|name| seen.insert(*name));
    names
        .into_iter()
        .map(|name| Fact { name, was: find(&was, name), now: find(&now, name) })
        .filter(|fact| fact.was != fact.now)
        .collect()
}

/// Draws a changed block and the cut or added one beside it together where one
/// became two or two became one.
fn split_and_joined(hunks: &mut Vec<Hunk>) {
    let mut at = 0;
    while at + 1 < hunks.len() {
        let drawn = match hunks.get(at..at + 2) {
            Some([first, second]) => together(first, second),
            _ => None,
        };
        if let Some(drawn) = drawn {
            hunks.splice(at..at + 2, [drawn]);
        }
        at += 1;
    }
}

fn together(first: &Hunk, second: &Hunk) -> Option<Hunk> {
    let changed = match (first.change, second.change) {
        (Change::Changed, Change::Added | Change::Cut) => first,
        (Change::Added | Change::Cut, Change::Changed) => second,
        _ => return None,
    };
    if changed.moved {
        return None;
    }
    let all = |pick: fn(&Hunk) -> &Vec<Numbered>| -> Vec<Numbered> {
        pick(first).iter().chain(pick(second)).cloned().collect()
    };
    let (old, new) = (all(|hunk| &hunk.old), all(|hunk| &hunk.new));
    let text = |block: &Numbered| split::text(&block.block.node).cloned();
    let (change, parts) = match (old.as_slice(), new.as_slice()) {
        ([one], [before, after]) if before.at + 1 == after.at => {
            (Change::Split, split::split(&text(one)?, &text(before)?, &text(after)?)?)
        }
        ([before, after], [one]) if before.at + 1 == after.at => {
            (Change::Joined, split::join(&text(before)?, &text(after)?, &text(one)?)?)
        }
        _ => return None,
    };
    let lines = parts
        .into_iter()
        .map(|runs| Line { label: Label::Text, place: vec![], side: Side::Both, runs })
        .collect();
    Some(Hunk { change, moved: false, old, new, lines, facts: changed.facts.clone() })
}
