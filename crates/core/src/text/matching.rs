//! Which block of a new text is which block of the old one.
//!
//! A text that comes in as Markdown has no ids. Comments, sign-offs and the
//! diff hang on ids, so a block that says the same, or nearly the same, keeps
//! the one it had.

use super::json::block_to_json;
use super::{Block, Node};
use crate::ids::BlockId;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// The new blocks, under the old ids where the content is kept: first blocks
/// that are equal and in the same order, then the same kind with most of the
/// words in common between those, then equal blocks that moved. Ids are unique
/// in the result.
pub fn keep_ids(old: &[Block], mut new: Vec<Block>) -> Vec<Block> {
    let kept = pairs(old, &new);
    let taken: HashSet<&BlockId> =
        kept.iter().flatten().filter_map(|at| old.get(*at)).map(|block| &block.id).collect();
    let mut used: HashSet<BlockId> = HashSet::new();
    for (block, kept) in new.iter_mut().zip(&kept) {
        if let Some(old) = kept.and_then(|at| old.get(at)) {
            block.id = old.id.clone();
        } else if taken.contains(&block.id) || used.contains(&block.id) {
            block.id = free(&block.id, &taken, &used);
        }
        used.insert(block.id.clone());
    }
    new
}

fn free(id: &BlockId, taken: &HashSet<&BlockId>, used: &HashSet<BlockId>) -> BlockId {
    (2_u64..)
        .map(|n| BlockId::new(format!("{id}-{n}")))
        .find(|id| !taken.contains(id) && !used.contains(id))
        .unwrap_or_else(|| id.clone())
}

/// For each new block the index of the old one it continues.
pub(super) fn pairs(old: &[Block], new: &[Block]) -> Vec<Option<usize>> {
    let (old_keys, new_keys) = (keys(old), keys(new));
    let mut kept: Vec<Option<usize>> = vec![None; new.len()];
    let equal = |a: usize, b: usize| u32::from(old_keys.get(a) == new_keys.get(b));
    let start = (0..old.len().min(new.len())).take_while(|at| equal(*at, *at) == 1).count();
    let most = old.len().min(new.len()) - start;
    let tail = (1..=most).take_while(|back| equal(old.len() - back, new.len() - back) == 1).count();
    keep(&mut kept, (0..start).map(|at| (at, at)));
    keep(&mut kept, (1..=tail).map(|back| (old.len() - back, new.len() - back)));
    keep(&mut kept, in_order(start..old.len() - tail, start..new.len() - tail, &equal));
    similar_in_gaps(old, new, &mut kept);
    moved(&old_keys, &new_keys, &mut kept);
    kept
}

fn keep(kept: &mut [Option<usize>], pairs: impl IntoIterator<Item = (usize, usize)>) {
    for (a, b) in pairs {
        if let Some(slot) = kept.get_mut(b) {
            *slot = Some(a);
        }
    }
}

/// Content without the id, as one string.
fn keys(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .map(|block| block_to_json(&Block::new(BlockId::default(), block.node.clone())).to_string())
        .collect()
}

/// Above this many comparisons a stretch is matched from the front instead of
/// in the best way.
const COMPARISONS: usize = 1 << 20;

pub(super) type Score<'a> = &'a dyn Fn(usize, usize) -> u32;

/// Pairs that cross nowhere and score most in all; zero is no pair.
pub(super) fn in_order(old: Range<usize>, new: Range<usize>, score: Score<'_>) -> Vec<(usize, usize)> {
    if old.is_empty() || new.is_empty() {
        return vec![];
    }
    if old.len().saturating_mul(new.len()) > COMPARISONS {
        return from_the_front(old, new, score);
    }
    let width = new.len() + 1;
    let mut scores = vec![0_u32; (old.len() + 1) * width];
    let mut best = vec![0_u32; scores.len()];
    let at = |a: usize, b: usize| (a - old.start) * width + (b - new.start);
    let get = |table: &[u32], cell: usize| table.get(cell).copied().unwrap_or_default();
    for a in old.clone().rev() {
        for b in new.clone().rev() {
            let score = score(a, b);
            let paired = if score > 0 { score + get(&best, at(a + 1, b + 1)) } else { 0 };
            let most = paired.max(get(&best, at(a + 1, b))).max(get(&best, at(a, b + 1)));
            if let (Some(slot), Some(best)) = (scores.get_mut(at(a, b)), best.get_mut(at(a, b))) {
                (*slot, *best) = (score, most);
            }
        }
    }
    let (mut a, mut b, mut pairs) = (old.start, new.start, Vec::new());
    while a < old.end && b < new.end {
        let score = get(&scores, at(a, b));
        let here = get(&best, at(a, b));
        if score > 0 && here == score + get(&best, at(a + 1, b + 1)) {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if here == get(&best, at(a + 1, b)) {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

/// For texts of thousands of blocks: each new block takes the next old one
/// that fits, looked for a little way ahead.
fn from_the_front(old: Range<usize>, new: Range<usize>, score: Score<'_>) -> Vec<(usize, usize)> {
    const AHEAD: usize = 200;
    let mut next = old.start;
    let mut pairs = Vec::new();
    for b in new {
        if let Some(a) = (next..old.end.min(next + AHEAD)).find(|a| score(*a, b) > 0) {
            pairs.push((a, b));
            next = a + 1;
        }
    }
    pairs
}

/// Between blocks that are equal, pairs those of one kind that share words.
fn similar_in_gaps(old: &[Block], new: &[Block], kept: &mut [Option<usize>]) {
    let (old_words, new_words) = (bags(old), bags(new));
    let score = |a: usize, b: usize| match (old.get(a), new.get(b), old_words.get(a), new_words.get(b)) {
        (Some(old), Some(new), Some(a), Some(b)) if old.node.kind() == new.node.kind() => likeness(a, b),
        _ => 0,
    };
    let fixed: Vec<(usize, usize)> = kept
        .iter()
        .enumerate()
        .filter_map(|(b, a)| a.map(|a| (a, b)))
        .chain([(old.len(), new.len())])
        .collect();
    let (mut a, mut b) = (0, 0);
    for (next_a, next_b) in fixed {
        keep(kept, in_order(a..next_a, b..next_b, &score));
        (a, b) = (next_a + 1, next_b + 1);
    }
}

/// Blocks cut from one place and put in another.
fn moved(old_keys: &[String], new_keys: &[String], kept: &mut [Option<usize>]) {
    let taken: HashSet<usize> = kept.iter().flatten().copied().collect();
    let mut left: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, key) in old_keys.iter().enumerate().rev().filter(|(at, _)| !taken.contains(at)) {
        left.entry(key).or_default().push(at);
    }
    for (slot, key) in kept.iter_mut().zip(new_keys).filter(|(slot, _)| slot.is_none()) {
        *slot = left.get_mut(key.as_str()).and_then(Vec::pop);
    }
}

/// Words and how often each is there.
pub(super) type Bag = HashMap<String, u32>;

/// The words of a text, whatever their case.
pub(super) fn bag(text: &str) -> Bag {
    let mut bag = Bag::new();
    fill(&mut bag, text);
    bag
}

fn fill(bag: &mut Bag, text: &str) {
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *bag.entry(word.to_lowercase()).or_default() += 1;
    }
}

fn bags(blocks: &[Block]) -> Vec<Bag> {
    blocks
        .iter()
        .map(|block| {
            let mut bag = Bag::new();
            collect(&block.node, &mut |text| fill(&mut bag, text));
            bag
        })
        .collect()
}

fn collect(node: &Node, add: &mut dyn FnMut(&str)) {
    node.lines().into_iter().for_each(|line| add(&line.text()));
    match node {
        Node::Figure { src, .. } => add(src),
        Node::Embed { url, title, .. } => [url, title].into_iter().for_each(|text| add(text)),
        Node::Code { text, .. } | Node::Verbatim { text, .. } => add(text),
        Node::Note { label, .. } => add(label),
        _ => {}
    }
    node.children().into_iter().for_each(|inner| collect(inner, add));
}

/// Words in common, from 0 to 1000 (Sørensen–Dice); below half it is another
/// block.
pub(super) fn likeness(a: &Bag, b: &Bag) -> u32 {
    let total = |bag: &Bag| bag.values().sum::<u32>();
    let all = total(a) + total(b);
    if all == 0 {
        return 0;
    }
    let common: u32 =
        a.iter().map(|(word, count)| (*count).min(b.get(word).copied().unwrap_or_default())).sum();
    let likeness = u64::from(common) * 2000 / u64::from(all);
    u32::try_from(likeness).ok().filter(|likeness| *likeness >= 500).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Inlines;

    fn story(blocks: &[(&str, &str)]) -> Vec<Block> {
        blocks
            .iter()
            .map(|(id, words)| Block::new((*id).into(), Node::Paragraph(Inlines::plain(*words))))
            .collect()
    }

    /// The new text's blocks have ids n1, n2 ...; `expect` says which they get.
    fn check(old: &[(&str, &str)], new: &[&str], expect: &[&str]) {
        let fresh: Vec<String> = (1..=new.len()).map(|n| format!("n{n}")).collect();
        let new: Vec<(&str, &str)> = fresh.iter().map(String::as_str).zip(new.iter().copied()).collect();
        let kept = keep_ids(&story(old), story(&new));
        assert_eq!(kept.iter().map(|block| block.id.as_str()).collect::<Vec<_>>(), expect);
    }

    const OLD: [(&str, &str); 3] = [
        ("a", "The harbour reopened on Monday."),
        ("b", "Ferries sail twice a day."),
        ("c", "Fares stay as they were."),
    ];

    #[test]
    fn equal_blocks_keep_their_ids_around_new_ones() {
        check(
            &OLD,
            &[
                "The harbour reopened on Monday.",
                "Nobody asked.",
                "Ferries sail twice a day.",
                "Fares stay as they were.",
            ],
            &["a", "n2", "b", "c"],
        );
    }

    #[test]
    fn an_edited_block_keeps_its_id_and_a_rewritten_one_does_not() {
        check(
            &OLD,
            &[
                "The harbour reopened on Tuesday.",
                "A wholly other sentence here.",
                "Fares stay as they were.",
            ],
            &["a", "n2", "c"],
        );
    }

    #[test]
    fn a_moved_block_takes_its_id_along() {
        check(
            &OLD,
            &["Fares stay as they were.", "The harbour reopened on Monday.", "Ferries sail twice a day."],
            &["c", "a", "b"],
        );
    }

    #[test]
    fn doubled_blocks_and_clashing_ids_stay_unique() {
        let old = story(&[("n2", "one"), ("x", "two")]);
        let kept = keep_ids(&old, story(&[("n1", "one"), ("n2", "three"), ("n2", "four"), ("n3", "one")]));
        assert_eq!(
            kept.iter().map(|block| block.id.as_str()).collect::<Vec<_>>(),
            ["n2", "n2-2", "n2-3", "n3"]
        );
    }

    #[test]
    fn another_kind_is_another_block() {
        let old = story(&[("a", "The harbour reopened on Monday.")]);
        let new = vec![Block::new(
            "n1".into(),
            Node::Heading { level: 2, text: Inlines::plain("The harbour reopened on Monday.") },
        )];
        assert_eq!(keep_ids(&old, new)[0].id.as_str(), "n1");
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn ids_are_unique_and_words_untouched(old in crate::text::generate::blocks(), new in crate::text::generate::blocks()) {
            let kept = keep_ids(&old, new.clone());
            let ids: HashSet<&BlockId> = kept.iter().map(|block| &block.id).collect();
            proptest::prop_assert_eq!(ids.len(), kept.len());
            proptest::prop_assert!(kept.iter().zip(&new).all(|(kept, new)| kept.node == new.node));
        }

        #[test]
        fn the_same_text_keeps_every_id(mut new in crate::text::generate::blocks()) {
            let old = new.clone();
            new.iter_mut().zip(100..).for_each(|(block, n)| block.id = BlockId::new(format!("n{n}")));
            proptest::prop_assert_eq!(keep_ids(&old, new), old);
        }
    }
}
