//! From pairs of equal tokens to stretches a person can read.
//!
//! A shortest edit keeps every *the* and *of* it can, so that a rewritten
//! sentence looks like confetti. Here small islands of kept words between two
//! replacements are given up, a line with next to nothing in common is shown as
//! replaced, and an insertion that could stand in several places begins where
//! a word, or better a sentence, begins.

use super::token::Token;
use std::ops::Range;

/// A stretch of both lines: kept, or an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// Tokens of the old line.
    pub(crate) a: Range<usize>,
    /// Tokens of the new line.
    pub(crate) b: Range<usize>,
    /// Equal on both sides, marks aside.
    pub(crate) same: bool,
}

/// Kept and edited stretches, taking turns, from the first token to the last.
pub(crate) fn stretches(a: &[Token<'_>], b: &[Token<'_>], pairs: &[(usize, usize)]) -> Vec<Stretch> {
    let weigh = Weights::of(a, b);
    let absorbed = absorb(turns(pairs, a.len(), b.len()), &weigh);
    let mut tidy = replaced(absorbed, &weigh);
    // An edit at an end of the line can move inwards only if something kept can grow behind it.
    tidy.insert(0, Stretch { a: 0..0, b: 0..0, same: true });
    tidy.push(Stretch { a: a.len()..a.len(), b: b.len()..b.len(), same: true });
    slide(&mut tidy, a, b);
    tidy.retain(|stretch| !stretch.a.is_empty() || !stretch.b.is_empty());
    tidy
}

fn turns(pairs: &[(usize, usize)], end_a: usize, end_b: usize) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let (mut at_a, mut at_b) = (0, 0);
    for (a, b) in pairs.iter().copied().chain([(end_a, end_b)]) {
        if at_a < a || at_b < b {
            all.push(Stretch { a: at_a..a, b: at_b..b, same: false });
        }
        if a < end_a && b < end_b {
            match all.last_mut() {
                Some(last) if last.same => (last.a.end, last.b.end) = (a + 1, b + 1),
                _ => all.push(Stretch { a: a..a + 1, b: b..b + 1, same: true }),
            }
        }
        (at_a, at_b) = (a + 1, b + 1);
    }
    all
}

/// Sums of weights up to each token, so that a stretch is weighed at once.
struct Weights {
    a: Vec<usize>,
    b: Vec<usize>,
}

impl Weights {
    fn of(a: &[Token<'_>], b: &[Token<'_>]) -> Self {
        let sums = |tokens: &[Token<'_>]| {
            let mut sum = 0;
            std::iter::once(0)
                .chain(tokens.iter().map(|token| {
                    sum += token.weight();
                    sum
                }))
                .collect()
        };
        Self { a: sums(a), b: sums(b) }
    }

    fn cut(&self, stretch: &Stretch) -> usize {
        between(&self.a, &stretch.a)
    }

    fn added(&self, stretch: &Stretch) -> usize {
        between(&self.b, &stretch.b)
    }

    fn most(&self, stretch: &Stretch) -> usize {
        self.cut(stretch).max(self.added(stretch))
    }
}

fn between(sums: &[usize], range: &Range<usize>) -> usize {
    let at = |place: usize| sums.get(place).copied().unwrap_or_default();
    at(range.end).saturating_sub(at(range.start))
}

/// Gives up islands between two edits that outweigh them.
fn absorb(turns: Vec<Stretch>, weigh: &Weights) -> Vec<Stretch> {
    let mut kept: Vec<Stretch> = Vec::with_capacity(turns.len());
    for mut stretch in turns {
        while !stretch.same {
            let [.., before, island] = kept.as_slice() else { break };
            if before.same || !island.same || !gives_way(before, island, &stretch, weigh) {
                break;
            }
            stretch =
                Stretch { a: before.a.start..stretch.a.end, b: before.b.start..stretch.b.end, same: false };
            kept.truncate(kept.len().saturating_sub(2));
        }
        kept.push(stretch);
    }
    kept
}

fn gives_way(before: &Stretch, island: &Stretch, after: &Stretch, weigh: &Weights) -> bool {
    let replaces = weigh.cut(before) + weigh.cut(after) > 0 && weigh.added(before) + weigh.added(after) > 0;
    let (kept, least) = (weigh.cut(island), weigh.most(before).min(weigh.most(after)));
    let tokens = island.a.len();
    replaces && (kept == 0 && tokens <= 3 || if tokens <= 4 { kept <= least } else { kept * 3 <= least })
}

/// A line of which hardly anything is kept is a new line.
fn replaced(all: Vec<Stretch>, weigh: &Weights) -> Vec<Stretch> {
    let kept: usize = all.iter().filter(|stretch| stretch.same).map(|stretch| weigh.cut(stretch)).sum();
    let (Some(first), Some(last)) = (all.first(), all.last()) else { return all };
    let whole = Stretch { a: first.a.start..last.a.end, b: first.b.start..last.b.end, same: false };
    let least = weigh.cut(&whole).min(weigh.added(&whole));
    if least > 0 && kept * 5 < least { vec![whole] } else { all }
}

/// Moves pure cuts and additions to where they read best. The first and the last stretch are kept ones.
fn slide(all: &mut [Stretch], a: &[Token<'_>], b: &[Token<'_>]) {
    for at in 0..all.len() {
        let Some(edit) = all.get(at).filter(|edit| !edit.same) else { continue };
        let (side, range) = match (edit.a.is_empty(), edit.b.is_empty()) {
            (true, false) => (b, edit.b.clone()),
            (false, true) => (a, edit.a.clone()),
            _ => continue,
        };
        let length = |near: Option<usize>| {
            near.and_then(|near| all.get(near)).filter(|near| near.same).map_or(0, |near| near.a.len())
        };
        // A neighbour is never used up unless the line begins or ends with it.
        let left = length(at.checked_sub(1)).saturating_sub(usize::from(at > 2));
        let right = length(at.checked_add(1)).saturating_sub(usize::from(at + 3 < all.len()));
        let shift = best(side, &range, left, right);
        if shift != 0 {
            shift_by(all, at, shift);
        }
    }
}

/// How far a stretch of one side may move and still say the same, and where
/// between it reads best.
fn best(side: &[Token<'_>], range: &Range<usize>, left: usize, right: usize) -> isize {
    let key = |at: usize| side.get(at).map(|token| &token.key);
    let back = (1..=left)
        .take_while(|n| {
            range.start.checked_sub(*n).and_then(key).is_some_and(|k| Some(k) == key(range.end - n))
        })
        .count();
    let on = (0..right)
        .take_while(|n| key(range.end + n).is_some_and(|k| Some(k) == key(range.start + n)))
        .count();
    let (back, on) = (signed(back), signed(on));
    (-back..=on)
        .map(|shift| {
            (
                edge(side, range.start.saturating_add_signed(shift)) * 2
                    + edge(side, range.end.saturating_add_signed(shift)),
                shift,
            )
        })
        .max_by_key(|(score, shift)| (*score, -shift.abs()))
        .map_or(0, |(_, shift)| shift)
}

fn signed(n: usize) -> isize {
    isize::try_from(n).unwrap_or(isize::MAX)
}

/// How well a stretch begins or ends before this token.
fn edge(side: &[Token<'_>], at: usize) -> u32 {
    let back = |n: usize| at.checked_sub(n).and_then(|at| side.get(at));
    match (back(1), back(2)) {
        (None, _) => 3,
        (Some(last), Some(before)) if last.is_space() && before.ends_sentence() => 3,
        (Some(last), _) if last.ends_sentence() => 2,
        (Some(last), _) if last.is_space() => 2,
        _ => u32::from(at >= side.len()),
    }
}

fn shift_by(all: &mut [Stretch], at: usize, shift: isize) {
    let (before, rest) = all.split_at_mut(at);
    let Some((edit, after)) = rest.split_first_mut() else { return };
    let moved = |place: &mut usize| *place = place.saturating_add_signed(shift);
    if let Some(before) = before.last_mut() {
        moved(&mut before.a.end);
        moved(&mut before.b.end);
    }
    [&mut edit.a, &mut edit.b].into_iter().for_each(|range| {
        moved(&mut range.start);
        moved(&mut range.end);
    });
    if let Some(after) = after.first_mut() {
        moved(&mut after.a.start);
        moved(&mut after.b.start);
    }
}
