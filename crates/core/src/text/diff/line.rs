//! The lines of one block beside those of another.

use super::run::{Run, runs};
use crate::text::Inline;
use crate::text::matching::{Bag, bag, in_order, likeness};
use crate::text::parts::{Label, Leaf};

/// In which of the two texts a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In both.
    Both,
    /// Only in the old one.
    Old,
    /// Only in the new one.
    New,
}

/// A line of words, compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is to its block.
    pub label: Label,
    /// Where it stands inside its block, in the new text where it is there: an
    /// item's number, a cell's row and column, from nought, outermost first.
    pub place: Vec<usize>,
    /// Where it is found.
    pub side: Side,
    /// Its words. Those kept and cut are the old line, those kept and added the
    /// new one.
    pub runs: Vec<Run>,
}

impl Line {
    /// A line of a text that has no other to be compared with.
    pub(super) fn alone(leaf: Leaf, side: Side) -> Self {
        let pieces = leaf.words.pieces();
        let run = match side {
            Side::Both => Run::Kept(pieces),
            Side::Old => Run::Cut(pieces),
            Side::New => Run::Added(pieces),
        };
        let runs = if run.before().is_empty() && run.after().is_empty() { vec![] } else { vec![run] };
        Self { label: leaf.label, place: leaf.place, side, runs }
    }

    /// A line that stands in both texts.
    pub(super) fn of(label: Label, place: Vec<usize>, old: &[Inline], new: &[Inline]) -> Self {
        Self { label, place, side: Side::Both, runs: runs(old, new) }
    }

    /// True where the line is the same in both.
    pub fn is_kept(&self) -> bool {
        self.side == Side::Both && self.runs.iter().all(Run::is_kept)
    }
}

/// Above this many pairs, lines are matched by their number alone.
const COMPARISONS: usize = 1 << 16;

/// The lines of both, in reading order; those of the old text before those of
/// the new one they made way for.
pub(super) fn lines(old: Vec<Leaf>, new: Vec<Leaf>) -> Vec<Line> {
    let pairs = pairs(&old, &new);
    let mut lines = Vec::with_capacity(old.len().max(new.len()));
    let (mut at_a, mut at_b) = (0, 0);
    let (mut old, mut new) = (old.into_iter(), new.into_iter());
    for (a, b) in pairs {
        lines.extend(old.by_ref().take(a - at_a).map(|leaf| Line::alone(leaf, Side::Old)));
        lines.extend(new.by_ref().take(b - at_b).map(|leaf| Line::alone(leaf, Side::New)));
        if let (Some(old), Some(new)) = (old.next(), new.next()) {
            lines.push(Line::of(new.label, new.place, &old.words.pieces(), &new.words.pieces()));
        }
        (at_a, at_b) = (a + 1, b + 1);
    }
    lines.extend(old.map(|leaf| Line::alone(leaf, Side::Old)));
    lines.extend(new.map(|leaf| Line::alone(leaf, Side::New)));
    lines
}

fn pairs(old: &[Leaf], new: &[Leaf]) -> Vec<(usize, usize)> {
    let alike = |old: &Leaf, new: &Leaf| old.label == new.label && old.words == new.words;
    let start = old.iter().zip(new).take_while(|(a, b)| alike(a, b)).count();
    let most = old.len().min(new.len()) - start;
    let tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| alike(a, b)).count();
    let (end_a, end_b) = (old.len() - tail, new.len() - tail);
    let mut pairs: Vec<(usize, usize)> = (0..start).map(|at| (at, at)).collect();
    if (end_a - start).saturating_mul(end_b - start) > COMPARISONS {
        let by_number = (start..end_a.min(end_b))
            .take_while(|at| old.get(*at).map(|leaf| leaf.label) == new.get(*at).map(|leaf| leaf.label));
        pairs.extend(by_number.map(|at| (at, at)));
    } else {
        pairs.extend(in_order(start..end_a, start..end_b, &scores(old, new)));
    }
    pairs.extend((0..tail).map(|at| (end_a + at, end_b + at)));
    pairs
}

/// How well two lines go together: not at all under different labels, best when
/// equal, well with words in common, a little by standing in the same place.
fn scores<'l>(old: &'l [Leaf], new: &'l [Leaf]) -> impl Fn(usize, usize) -> u32 + 'l {
    let bags = |leaves: &[Leaf]| leaves.iter().map(|leaf| bag(&leaf.words.text())).collect::<Vec<Bag>>();
    let (old_words, new_words) = (bags(old), bags(new));
    move |a, b| match (old.get(a), new.get(b), old_words.get(a), new_words.get(b)) {
        (Some(old), Some(new), Some(a), Some(b)) if old.label == new.label => {
            let place = u32::from(old.place == new.place) * 100;
            let equal = u32::from(old.words == new.words) * 1000;
            equal.max(likeness(a, b)) + place
        }
        _ => 0,
    }
}
