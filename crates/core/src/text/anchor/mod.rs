//! Where a remark stands: the words it was made on, found again in a text that
//! has changed since.
//!
//! The place is computed each time from the text the remark was made on, never
//! moved along and kept: what is kept would drift a little with every edit. If
//! at least half of the words are still in their line, it stands there; else it
//! stands where the same words are found once elsewhere, three of them or more;
//! else it is gone, which is said, with the words quoted. It never stands on
//! other words.

#[cfg(test)]
mod tests;

use crate::text::diff::{Numbered, Run, Side, both};
use crate::text::merge::Slot;
use crate::text::parts::{Label, Leaf, Words, string, take_apart};
use crate::text::{Block, Document, Inline, Inlines, Node, count};

/// What a remark was made on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The line above the body, or the block.
    pub slot: Slot,
    /// Which line of the block, counted from nought ([`take_apart`]).
    pub line: usize,
    /// Where in the line the words begin, in characters, a forced break being
    /// one.
    pub start: usize,
    /// The words; none for a remark on the whole block.
    pub quote: String,
}

/// Where a remark stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Placed {
    /// On its own words, or what is left of them.
    Here(Spot),
    /// On the same words elsewhere.
    Moved(Spot),
    /// Its words are no longer there.
    Gone,
}

/// Words of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The line above the body, or the block.
    pub slot: Slot,
    /// Which line of the block, counted from nought ([`take_apart`]).
    pub line: usize,
    /// From this character of the line.
    pub from: usize,
    /// To before this one.
    pub to: usize,
}

/// How many words must be found elsewhere for a remark to go there.
const ENOUGH: usize = 3;

/// Finds the words of a remark that was made on `old` in the text as it is.
pub fn place(anchor: &Anchor, old: &Document, now: &Document) -> Placed {
    if let Some(spot) = here(anchor, old, now) {
        return Placed::Here(spot);
    }
    if count::words(&anchor.quote) < ENOUGH {
        return Placed::Gone;
    }
    let mut found: Option<Spot> = None;
    for (slot, line, leaf) in lines(now) {
        let text = leaf.words.text();
        for (at, _) in text.match_indices(&anchor.quote) {
            if found.is_some() {
                return Placed::Gone;
            }
            let from = text.get(..at).map_or(0, |before| before.chars().count());
            found = Some(Spot { slot: slot.clone(), line, from, to: from + anchor.quote.chars().count() });
        }
    }
    found.map_or(Placed::Gone, Placed::Moved)
}

/// The words of a line a remark would be made on; none where it has none there.
pub fn quoted(text: &Document, slot: &Slot, line: usize, from: usize, to: usize) -> Option<String> {
    let (_, _, leaf) = lines(text).find(|(of, number, _)| of == slot && *number == line)?;
    let quote: String = leaf.words.text().chars().skip(from).take(to.checked_sub(from)?).collect();
    (quote.chars().count() == to - from).then_some(quote)
}

/// Where exact words stand, if they stand in a text once.
pub fn find(text: &Document, quote: &str) -> Option<Anchor> {
    let mut found = None;
    for (slot, line, leaf) in lines(text) {
        let words = leaf.words.text();
        for (at, _) in words.match_indices(quote) {
            if found.is_some() {
                return None;
            }
            let start = words.get(..at).map_or(0, |before| before.chars().count());
            found = Some(Anchor { slot: slot.clone(), line, start, quote: quote.to_owned() });
        }
    }
    found
}

/// Every line of a text, where it stands.
fn lines(text: &Document) -> impl Iterator<Item = (Slot, usize, Leaf)> {
    let furniture = &text.furniture;
    let above = [
        (Slot::Headline, Label::Headline, Words::Plain(furniture.headline.clone())),
        (Slot::ShortHeadline, Label::ShortHeadline, Words::Plain(furniture.short_headline.clone())),
        (Slot::Standfirst, Label::Standfirst, Words::Line(furniture.standfirst.clone())),
    ];
    let above = above.into_iter().map(|(slot, label, words)| (slot, 0, Leaf { label, place: vec![], words }));
    above.chain(text.blocks.iter().flat_map(|block| {
        let (_, leaves) = take_apart(&block.node);
        leaves.into_iter().enumerate().map(|(line, leaf)| (Slot::Block(block.id.clone()), line, leaf))
    }))
}

fn here(anchor: &Anchor, old: &Document, now: &Document) -> Option<Spot> {
    let spot = |line: usize, from: usize, to: usize| Spot { slot: anchor.slot.clone(), line, from, to };
    let (was, is) = (block_of(old, &anchor.slot), block_of(now, &anchor.slot)?);
    if anchor.quote.is_empty() {
        return Some(spot(anchor.line, 0, 0));
    }
    let hunk = both(Numbered { at: 0, block: was? }, Numbered { at: 0, block: is }, false);
    // The line, by its number among those of the old block; then by that among
    // those of the new one.
    let (mut of_old, mut of_new) = (0, 0);
    for line in &hunk.lines {
        if of_old == anchor.line && line.side == Side::Both {
            let (from, to) = mapped(&line.runs, anchor.start, &anchor.quote)?;
            return Some(spot(of_new, from, to));
        }
        of_old += usize::from(line.side != Side::New);
        of_new += usize::from(line.side != Side::Old);
    }
    None
}

/// The block of a slot; a line above the body as one of its own.
fn block_of(text: &Document, slot: &Slot) -> Option<Block> {
    let line = |words: Inlines| Some(Block::new("".into(), Node::Paragraph(words)));
    match slot {
        Slot::Headline => line(Inlines::plain(text.furniture.headline.clone())),
        Slot::ShortHeadline => line(Inlines::plain(text.furniture.short_headline.clone())),
        Slot::Standfirst => line(text.furniture.standfirst.clone()),
        Slot::Block(id) => text.blocks.iter().find(|block| block.id == *id).cloned(),
    }
}

/// Where the characters from `start` on have come to stand, if half of their
/// words are still there.
fn mapped(runs: &[Run], start: usize, quote: &str) -> Option<(usize, usize)> {
    let end = start + quote.chars().count();
    let (mut at_old, mut at_new) = (0, 0);
    let mut kept = String::new();
    let mut span: Option<(usize, usize)> = None;
    for run in runs {
        let (before, after) = (characters(run.before()), characters(run.after()));
        // Words under other marks are the same words.
        if !matches!(run, Run::Cut(_) | Run::Added(_)) {
            let (from, to) = (start.max(at_old), end.min(at_old + before));
            if from < to {
                let text = string(run.before());
                kept.extend(text.chars().skip(from - at_old).take(to - from));
                kept.push(' ');
                let here = (at_new + from - at_old, at_new + to - at_old);
                span = Some((span.map_or(here.0, |(first, _)| first), here.1));
            }
        }
        at_old += before;
        at_new += after;
    }
    let (wanted, there) = (count::words(quote), count::words(&kept));
    let enough = if wanted == 0 { kept.trim() == quote.trim() } else { there > 0 && there * 2 >= wanted };
    span.filter(|_| enough)
}

fn characters(pieces: &[Inline]) -> usize {
    pieces
        .iter()
        .map(|piece| match piece {
            Inline::Text { text, .. } => text.chars().count(),
            Inline::HardBreak => 1,
            Inline::NoteRef { .. } => 0,
        })
        .sum()
}
