//! Which block of the old text is which of the new one, and where each is
//! shown.

use crate::ids::BlockId;
use crate::text::diff::common::rising;
use crate::text::{Block, matching};
use std::collections::{BTreeSet, HashMap};

/// What stands at one place of the comparison, by number in the old and the new
/// text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Placed {
    /// In both; `moved` when it changed its place among its neighbours.
    Both { old: usize, new: usize, moved: bool },
    /// Only in the old text.
    Old(usize),
    /// Only in the new text.
    New(usize),
}

/// Every block once: in the order of the new text, what was cut after what it
/// followed.
pub(super) fn placed(old: &[Block], new: &[Block]) -> Vec<Placed> {
    let matched = matched(old, new);
    let pairs: Vec<(usize, usize)> =
        matched.iter().enumerate().filter_map(|(new, old)| old.map(|old| (old, new))).collect();
    let stay: BTreeSet<usize> = rising(&pairs.iter().map(|(old, _)| *old).collect::<Vec<_>>())
        .into_iter()
        .filter_map(|at| pairs.get(at).map(|(old, _)| *old))
        .collect();
    let kept: BTreeSet<usize> = pairs.iter().map(|(old, _)| *old).collect();
    let mut all = Vec::with_capacity(old.len().max(new.len()));
    let mut next = 0;
    let mut cuts_up_to = |end: usize, all: &mut Vec<Placed>| {
        all.extend((next..end).filter(|at| !kept.contains(at)).map(Placed::Old));
        next = next.max(end);
    };
    let end_of = |at: usize| stay.range(at..).next().copied().unwrap_or(old.len());
    cuts_up_to(end_of(0), &mut all);
    for (at, old) in matched.into_iter().enumerate() {
        match old {
            None => all.push(Placed::New(at)),
            Some(old) if stay.contains(&old) => {
                all.push(Placed::Both { old, new: at, moved: false });
                cuts_up_to(end_of(old + 1), &mut all);
            }
            Some(old) => all.push(Placed::Both { old, new: at, moved: true }),
        }
    }
    all
}

/// For each new block the old one it continues: by id, then by what it says.
fn matched(old: &[Block], new: &[Block]) -> Vec<Option<usize>> {
    let mut by_id: HashMap<&BlockId, usize> = HashMap::with_capacity(old.len());
    for (at, block) in old.iter().enumerate() {
        by_id.entry(&block.id).or_insert(at);
    }
    let mut matched: Vec<Option<usize>> = new.iter().map(|block| by_id.remove(&block.id)).collect();
    let taken: BTreeSet<usize> = matched.iter().flatten().copied().collect();
    let (left_old, old_at): (Vec<Block>, Vec<usize>) = old
        .iter()
        .enumerate()
        .filter(|(at, _)| !taken.contains(at))
        .map(|(at, block)| (block.clone(), at))
        .unzip();
    let (left_new, new_at): (Vec<Block>, Vec<usize>) = new
        .iter()
        .enumerate()
        .filter(|(at, _)| matched.get(*at) == Some(&None))
        .map(|(at, block)| (block.clone(), at))
        .unzip();
    for (found, at) in matching::pairs(&left_old, &left_new).into_iter().zip(new_at) {
        if let Some(slot) = matched.get_mut(at) {
            *slot = found.and_then(|found| old_at.get(found).copied());
        }
    }
    matched
}
