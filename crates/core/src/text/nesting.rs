//! A line's marks as nested pairs, for the forms that nest (Markdown, HTML).
//!
//! Marks are a set and may begin and end anywhere; a tree of tags may not
//! cross. Here the longest-running mark is opened first, so that the fewest
//! have to be closed and opened again. Code is innermost and never spans two
//! pieces, because a code span holds nothing but characters.

use super::{Inline, Inlines, Link, Marks};

/// A mark that opens or closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark<'a> {
    Link(&'a Link),
    Strong,
    Em,
    Strike,
    Sub,
    Sup,
    Code,
}

/// A line, step by step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    Open(Mark<'a>),
    Close(Mark<'a>),
    Text(&'a str),
    Break,
    NoteRef(&'a str),
}

/// Kinds of mark: link, strong, em, strike, sub, sup, code.
const KINDS: usize = 7;

/// The marks in force on one piece, a slot for each kind.
type Slots<'a> = [Option<Mark<'a>>; KINDS];

/// The line as properly nested steps.
pub(crate) fn steps(line: &Inlines) -> Vec<Step<'_>> {
    let pieces: Vec<&Inline> = line.iter().collect();
    let slots = effective(&pieces);
    let ends = ends(&slots);
    let mut steps = Vec::with_capacity(pieces.len() * 3);
    let mut open: Vec<(Mark<'_>, usize)> = Vec::new();
    for (at, ((piece, slots), ends)) in pieces.iter().zip(&slots).zip(&ends).enumerate() {
        let keep = open.iter().position(|(_, end)| *end <= at).unwrap_or(open.len());
        close_down_to(keep, &mut open, &mut steps);
        let mut fresh: Vec<(Mark<'_>, usize)> = slots
            .iter()
            .zip(ends)
            .filter_map(|(slot, end)| slot.map(|mark| (mark, *end)))
            .filter(|(mark, _)| !open.iter().any(|(held, _)| held == mark))
            .collect();
        fresh.sort_by_key(|(mark, end)| (*mark == Mark::Code, std::cmp::Reverse(*end)));
        for (mark, end) in fresh {
            steps.push(Step::Open(mark));
            open.push((mark, if mark == Mark::Code { at + 1 } else { end }));
        }
        steps.push(match piece {
            Inline::Text { text, .. } => Step::Text(text),
            Inline::HardBreak => Step::Break,
            Inline::NoteRef { label } => Step::NoteRef(label),
        });
    }
    close_down_to(0, &mut open, &mut steps);
    steps
}

fn close_down_to<'a>(keep: usize, open: &mut Vec<(Mark<'a>, usize)>, steps: &mut Vec<Step<'a>>) {
    while open.len() > keep {
        if let Some((mark, _)) = open.pop() {
            steps.push(Step::Close(mark));
        }
    }
}

/// The marks of each piece. Breaks and note references carry none of their
/// own: they take what the words on both sides share, so that a mark is not
/// closed and opened again around them; a reference never stands in a link.
fn effective<'a>(pieces: &[&'a Inline]) -> Vec<Slots<'a>> {
    let of_text = |piece: &&'a Inline| match piece {
        Inline::Text { marks, .. } => Some(slots(marks)),
        _ => None,
    };
    let mut after: Vec<Slots<'a>> = Vec::with_capacity(pieces.len());
    let mut next = Slots::default();
    for piece in pieces.iter().rev() {
        next = of_text(piece).unwrap_or(next);
        after.push(next);
    }
    let mut before = Slots::default();
    pieces
        .iter()
        .zip(after.into_iter().rev())
        .map(|(piece, after)| {
            if let Some(own) = of_text(piece) {
                before = own;
                return own;
            }
            let mut shared = shared(&before, &after);
            if let (Inline::NoteRef { .. }, Some(link)) = (piece, shared.first_mut()) {
                *link = None;
            }
            shared
        })
        .collect()
}

fn shared<'a>(a: &Slots<'a>, b: &Slots<'a>) -> Slots<'a> {
    let mut both = Slots::default();
    for (both, (a, b)) in both.iter_mut().zip(a.iter().zip(b)) {
        *both = a.filter(|mark| *b == Some(*mark) && *mark != Mark::Code);
    }
    both
}

fn slots(marks: &Marks) -> Slots<'_> {
    [
        marks.link.as_ref().map(Mark::Link),
        marks.strong.then_some(Mark::Strong),
        marks.em.then_some(Mark::Em),
        marks.strike.then_some(Mark::Strike),
        marks.sub.then_some(Mark::Sub),
        marks.sup.then_some(Mark::Sup),
        marks.code.then_some(Mark::Code),
    ]
}

/// For each piece and kind, the index of the first later piece without it.
fn ends(slots: &[Slots<'_>]) -> Vec<[usize; KINDS]> {
    let mut out = Vec::with_capacity(slots.len());
    let (mut later, mut later_ends): (Slots<'_>, _) = (Slots::default(), [0; KINDS]);
    for (at, own) in slots.iter().enumerate().rev() {
        let mut ends = [at + 1; KINDS];
        for (end, (own, (later, later_end))) in
            ends.iter_mut().zip(own.iter().zip(later.iter().zip(later_ends)))
        {
            if own.is_some() && own == later {
                *end = later_end;
            }
        }
        out.push(ends);
        (later, later_ends) = (*own, ends);
    }
    out.reverse();
    out
}
