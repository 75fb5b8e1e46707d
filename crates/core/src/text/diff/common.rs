//! What two sequences have in common, in order: patience, then Myers.
//!
//! Things that occur once on both sides are anchors, as a reader takes a name
//! or a rare word for one (Bram Cohen's patience diff); between anchors the
//! shortest edit is found (Myers 1986). A stretch that has too little in common
//! is cut short, so the time stays near-linear in the length.

use std::collections::HashMap;

/// How many edits Myers looks ahead before it settles for the best so far.
const AHEAD: usize = 512;

/// How often anchors are looked for inside what lies between anchors.
const DEPTH: usize = 48;

/// Pairs of equal things, rising on both sides. `anchors` says which things may
/// be anchors: a word may, a comma may not.
pub(crate) fn common(a: &[u32], b: &[u32], anchors: &dyn Fn(usize) -> bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    Span { a, b, at_a: 0, at_b: 0 }.fill(anchors, DEPTH, &mut found);
    found
}

/// A stretch of both, and where it stands in the whole.
#[derive(Clone, Copy)]
struct Span<'s> {
    a: &'s [u32],
    b: &'s [u32],
    at_a: usize,
    at_b: usize,
}

impl<'s> Span<'s> {
    fn cut(self, a: std::ops::Range<usize>, b: std::ops::Range<usize>) -> Self {
        Self {
            at_a: self.at_a + a.start,
            at_b: self.at_b + b.start,
            a: self.a.get(a).unwrap_or_default(),
            b: self.b.get(b).unwrap_or_default(),
        }
    }

    fn fill(self, anchors: &dyn Fn(usize) -> bool, depth: usize, found: &mut Vec<(usize, usize)>) {
        let start = self.a.iter().zip(self.b).take_while(|(a, b)| a == b).count();
        found.extend((0..start).map(|at| (self.at_a + at, self.at_b + at)));
        let inner = self.cut(start..self.a.len(), start..self.b.len());
        let tail = inner.a.iter().rev().zip(inner.b.iter().rev()).take_while(|(a, b)| a == b).count();
        let (end_a, end_b) = (inner.a.len() - tail, inner.b.len() - tail);
        inner.cut(0..end_a, 0..end_b).between(anchors, depth, found);
        found.extend((0..tail).map(|at| (inner.at_a + end_a + at, inner.at_b + end_b + at)));
    }

    fn between(self, anchors: &dyn Fn(usize) -> bool, depth: usize, found: &mut Vec<(usize, usize)>) {
        if self.a.is_empty() || self.b.is_empty() {
            return;
        }
        let fixed = if depth == 0 { vec![] } else { self.anchors(anchors) };
        if fixed.is_empty() {
            found.extend(shortest(self.a, self.b).into_iter().map(|(a, b)| (self.at_a + a, self.at_b + b)));
            return;
        }
        let (mut a, mut b) = (0, 0);
        for (next_a, next_b) in fixed {
            self.cut(a..next_a, b..next_b).fill(anchors, depth - 1, found);
            found.push((self.at_a + next_a, self.at_b + next_b));
            (a, b) = (next_a + 1, next_b + 1);
        }
        self.cut(a..self.a.len(), b..self.b.len()).fill(anchors, depth - 1, found);
    }

    /// What stands once on both sides, the longest rising sequence of it.
    fn anchors(self, anchors: &dyn Fn(usize) -> bool) -> Vec<(usize, usize)> {
        let once = |side: &[u32]| {
            let mut seen: HashMap<u32, Option<usize>> = HashMap::new();
            for (at, thing) in side.iter().enumerate() {
                seen.entry(*thing).and_modify(|seen| *seen = None).or_insert(Some(at));
            }
            seen
        };
        let (once_a, once_b) = (once(self.a), once(self.b));
        let pairs: Vec<(usize, usize)> = self
            .a
            .iter()
            .enumerate()
            .filter(|(at, thing)| once_a.get(thing) == Some(&Some(*at)) && anchors(self.at_a + at))
            .filter_map(|(at, thing)| Some((at, (*once_b.get(thing)?)?)))
            .collect();
        rising(&pairs.iter().map(|(_, b)| *b).collect::<Vec<_>>())
            .into_iter()
            .filter_map(|at| pairs.get(at).copied())
            .collect()
    }
}

/// The positions of a longest rising subsequence of distinct numbers.
pub(crate) fn rising(numbers: &[usize]) -> Vec<usize> {
    let mut piles: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let pile = piles.partition_point(|(top, _)| top < number);
        before.push(pile.checked_sub(1).and_then(|under| piles.get(under)).map(|(_, at)| *at));
        match piles.get_mut(pile) {
            Some(top) => *top = (*number, at),
            None => piles.push((*number, at)),
        }
    }
    let mut chain = Vec::with_capacity(piles.len());
    let mut next = piles.last().map(|(_, at)| *at);
    while let Some(at) = next {
        chain.push(at);
        next = before.get(at).copied().flatten();
    }
    chain.reverse();
    chain
}

/// The pairs of a shortest edit, found greedily; of the best beginning of one
/// where it takes more than [`AHEAD`] edits, and so on from there.
fn shortest(a: &[u32], b: &[u32]) -> Vec<(usize, usize)> {
    let (mut at_a, mut at_b) = (0, 0);
    let mut pairs = Vec::new();
    while let (Some(rest_a), Some(rest_b)) = (a.get(at_a..), b.get(at_b..)) {
        if rest_a.is_empty() || rest_b.is_empty() {
            break;
        }
        let (reached_a, reached_b, found) = stretch(rest_a, rest_b);
        pairs.extend(found.into_iter().map(|(x, y)| (at_a + x, at_b + y)));
        if reached_a + reached_b == 0 {
            break;
        }
        (at_a, at_b) = (at_a + reached_a, at_b + reached_b);
    }
    pairs
}

/// The furthest points reached after each number of edits, by diagonal; the
/// diagonal `k` stands at `k + edits`, so every second place is used.
type Trace = Vec<Vec<usize>>;

fn stretch(a: &[u32], b: &[u32]) -> (usize, usize, Vec<(usize, usize)>) {
    let most = (a.len() + b.len()).min(AHEAD);
    let mut trace: Trace = Vec::new();
    for edits in 0..=most {
        let mut row = vec![0; 2 * edits + 1];
        for slot in (0..=2 * edits).step_by(2) {
            let mut x = if edits == 0 { 0 } else { from(&trace, edits, slot).1 };
            // y = x - k, and k = slot - edits.
            let mut y = (x + edits).saturating_sub(slot);
            while let (Some(left), Some(right)) = (a.get(x), b.get(y)) {
                if left != right {
                    break;
                }
                (x, y) = (x + 1, y + 1);
            }
            if let Some(place) = row.get_mut(slot) {
                *place = x;
            }
            if x >= a.len() && y >= b.len() {
                trace.push(row);
                return (a.len(), b.len(), back(&trace, slot));
            }
        }
        trace.push(row);
    }
    furthest(a, b, &trace)
}

/// Where a diagonal was come to from: the slot in the row before, and the x
/// before any equal things are walked.
fn from(trace: &Trace, edits: usize, slot: usize) -> (usize, usize) {
    let before = trace.get(edits.saturating_sub(1)).map(Vec::as_slice).unwrap_or_default();
    let at = |slot: usize| before.get(slot).copied().unwrap_or_default();
    // Slots of the row before are two fewer: diagonal k - 1 is slot - 2 there.
    let down = slot == 0 || (slot < 2 * edits && at(slot - 2) < at(slot));
    if down { (slot, at(slot)) } else { (slot - 2, at(slot - 2) + 1) }
}

fn back(trace: &Trace, mut slot: usize) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for edits in (0..trace.len()).rev() {
        let reached = trace.get(edits).and_then(|row| row.get(slot)).copied().unwrap_or_default();
        let (slot_before, start) = if edits == 0 { (0, 0) } else { from(trace, edits, slot) };
        pairs.extend((start..reached).rev().map(|x| (x, (x + edits).saturating_sub(slot))));
        slot = slot_before;
    }
    pairs.reverse();
    pairs
}

fn furthest(a: &[u32], b: &[u32], trace: &Trace) -> (usize, usize, Vec<(usize, usize)>) {
    let edits = trace.len().saturating_sub(1);
    let row = trace.last().map(Vec::as_slice).unwrap_or_default();
    let inside = |slot: usize| {
        let x = row.get(slot).copied()?;
        let y = (x + edits).checked_sub(slot)?;
        (x <= a.len() && y <= b.len()).then_some((x, y, slot))
    };
    match (0..=2 * edits).step_by(2).filter_map(inside).max_by_key(|(x, y, _)| x + y) {
        Some((x, y, slot)) => (x, y, back(trace, slot)),
        None => (a.len(), b.len(), vec![]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn longest(a: &[u32], b: &[u32]) -> usize {
        let mut row = vec![0_usize; b.len() + 1];
        for left in a {
            let mut corner = 0;
            for (at, right) in b.iter().enumerate() {
                let above = row[at + 1];
                row[at + 1] = if left == right { corner + 1 } else { above.max(row[at]) };
                corner = above;
            }
        }
        row[b.len()]
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn the_shortest_edit_is_the_shortest(a in prop::collection::vec(0..6_u32, 0..40), b in prop::collection::vec(0..6_u32, 0..40)) {
            let pairs = shortest(&a, &b);
            prop_assert!(pairs.iter().all(|(x, y)| a[*x] == b[*y]));
            prop_assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
            prop_assert_eq!(pairs.len(), longest(&a, &b));
        }

        #[test]
        fn pairs_are_equal_and_rise(a in prop::collection::vec(0..30_u32, 0..80), b in prop::collection::vec(0..30_u32, 0..80)) {
            let pairs = common(&a, &b, &|_| true);
            prop_assert!(pairs.iter().all(|(x, y)| a[*x] == b[*y]));
            prop_assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
            prop_assert!(a != b || pairs.len() == a.len());
        }
    }

    #[test]
    fn a_long_rewrite_still_finds_its_end() {
        let a: Vec<u32> = (0..3000).map(|n| n % 7).chain([9, 9, 8]).collect();
        let b: Vec<u32> = (0..3000).map(|n| (n * n) % 5).chain([8]).collect();
        let pairs = shortest(&a, &b);
        assert!(pairs.iter().all(|(x, y)| a[*x] == b[*y]));
        assert!(pairs.windows(2).all(|two| two[0].0 < two[1].0 && two[0].1 < two[1].1));
        assert!(pairs.len() > 400);
    }

    #[test]
    fn the_longest_rising_sequence() {
        assert_eq!(rising(&[3, 0, 1, 9, 2, 4]), [1, 2, 4, 5]);
        assert_eq!(rising(&[]), [0_usize; 0]);
    }
}
