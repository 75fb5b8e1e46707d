//! Words of one line cut where something is laid over them, and put together
//! again.

use crate::view::{self, number};
use crate::wire::{PieceView, ReviewRun, ThreadView};
use stet_core::text::merge::Slot;
use stet_core::text::parts::{Leaf, take_apart};
use stet_core::text::propose::{Change, Choice, What, width};
use stet_core::text::{Document, Inline, Marks};

/// Something laid over words of one line of the text as it stands.
pub(super) struct Over {
    pub(super) group: usize,
    pub(super) from: usize,
    pub(super) to: usize,
    /// What each choice would have there.
    pub(super) choices: Vec<Vec<Inline>>,
}

pub(super) fn same(a: u32, b: usize) -> bool {
    usize_of(a) == b
}

pub(super) fn usize_of(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

pub(super) fn span(change: &Change, slot: &Slot, wanted: usize) -> Option<(usize, usize)> {
    match &change.what {
        What::Words { line, at, cut, .. } if change.slot == *slot && *line == wanted => {
            Some((*at, at + width(cut)))
        }
        _ => None,
    }
}

pub(super) fn leaf(text: &Document, slot: &Slot, line: usize) -> Vec<Inline> {
    let plain = |words: &str| vec![Inline::Text { text: words.to_owned(), marks: Marks::none() }];
    match slot {
        Slot::Headline => plain(&text.furniture.headline),
        Slot::ShortHeadline => plain(&text.furniture.short_headline),
        Slot::Standfirst => text.furniture.standfirst.iter().cloned().collect(),
        Slot::Block(id) => {
            let block = text.blocks.iter().find(|block| block.id == *id);
            let leaf: Option<Leaf> = block.and_then(|block| take_apart(&block.node).1.into_iter().nth(line));
            leaf.map(|leaf| leaf.words.pieces()).unwrap_or_default()
        }
    }
}

/// The words of a stretch of a line with a choice's changes made.
pub(super) fn told(words: &[Inline], choice: &Choice, from: usize, to: usize) -> Vec<Inline> {
    let mut made = Vec::new();
    let mut at = from;
    for change in &choice.changes {
        if let What::Words { at: here, cut, added, .. } = &change.what {
            made.extend(slice(words, at, *here));
            made.extend(added.iter().cloned());
            at = here + width(cut);
        }
    }
    made.extend(slice(words, at, to));
    made
}

fn slice(words: &[Inline], from: usize, to: usize) -> Vec<Inline> {
    let mut at = 0;
    let mut found = Vec::new();
    for piece in words {
        let length = width(std::slice::from_ref(piece));
        let (start, end) = (from.max(at), to.min(at + length));
        if start < end {
            found.push(cut_out(piece, start - at, end - at));
        }
        at += length;
    }
    found
}

fn cut_out(piece: &Inline, from: usize, to: usize) -> Inline {
    match piece {
        Inline::Text { text, marks } => {
            Inline::Text { text: text.chars().skip(from).take(to - from).collect(), marks: marks.clone() }
        }
        other => other.clone(),
    }
}

pub(super) fn piece_characters(piece: &Inline) -> usize {
    match piece {
        Inline::NoteRef { .. } => 0,
        other => width(std::slice::from_ref(other)),
    }
}

/// A piece in as many as things begin and end in it, with where each begins.
pub(super) fn fragments(
    piece: &Inline,
    at: usize,
    characters: usize,
    over: &[Over],
    threads: &[&ThreadView],
) -> Vec<(Inline, usize, usize)> {
    let length = width(std::slice::from_ref(piece));
    let mut ends: Vec<usize> = over
        .iter()
        .flat_map(|one| [one.from, one.to])
        .filter_map(|place| place.checked_sub(at))
        .chain(
            threads
                .iter()
                .flat_map(|thread| [thread.from, thread.to])
                .filter_map(|place| usize_of(place).checked_sub(characters)),
        )
        .filter(|place| *place > 0 && *place < length)
        .collect();
    ends.push(length);
    ends.sort_unstable();
    ends.dedup();
    let mut from = 0;
    let mut found = Vec::new();
    for end in ends {
        found.push((cut_out(piece, from, end), at + from, characters + from));
        from = end;
    }
    found
}

/// The suggested words that stand before this place and were not said yet.
pub(super) fn suggested(over: &[Over], at: usize, said: &mut [bool], out: &mut Vec<ReviewRun>) {
    for (one, said) in over.iter().zip(said) {
        if *said || one.to > at {
            continue;
        }
        *said = true;
        for (choice, pieces) in one.choices.iter().enumerate() {
            if pieces.is_empty() {
                continue;
            }
            out.push(ReviewRun {
                change: "suggested".to_owned(),
                pieces: pieces_of(pieces),
                group: Some(number(one.group)),
                choice: number(choice),
                ..ReviewRun::default()
            });
        }
    }
}

pub(super) fn pieces_of(pieces: &[Inline]) -> Vec<PieceView> {
    pieces.iter().map(view::piece).collect()
}

/// Puts a run after the last one, as one with it where they are of one kind.
pub(super) fn join(out: &mut Vec<ReviewRun>, run: ReviewRun) {
    match out.last_mut() {
        Some(last)
            if last.change == run.change
                && last.id == run.id
                && last.group == run.group
                && last.threads == run.threads
                && last.change != "suggested" =>
        {
            last.pieces.extend(run.pieces);
        }
        _ => out.push(run),
    }
}
