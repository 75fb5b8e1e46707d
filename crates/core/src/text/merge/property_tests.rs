//! The laws of a merge: no word inserted by either side is ever lost, and one
//! side alone is taken as it is.

use super::*;
use crate::text::parts::{Leaf, Words, put_together, take_apart};
use crate::text::{Framing, Inline, ListItem, Marks, TableCell, TableRow, generate};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Numbers that look random and are the same on every run (Knuth's MMIX).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }
}

const WORDS: [&str; 16] = [
    "harbour", "the", "of", "ferry", "mayor", "said", "a", "quay", "in", "tide", "fares", "and", "rope",
    "to", "crew", "Monday",
];

fn sentence(dice: &mut Dice, words: usize) -> String {
    (0..words).map(|_| WORDS[dice.roll(WORDS.len())]).collect::<Vec<_>>().join(" ") + "."
}

pub(crate) fn thirty(dice: &mut Dice) -> Document {
    let line = |dice: &mut Dice, words| Inlines::plain(sentence(dice, words));
    let blocks = (0..30).map(|n| {
        let node = match n % 10 {
            3 => Node::Heading { level: 2, text: line(dice, 4) },
            4 => Node::Figure {
                src: "quay.jpg".into(),
                alt: sentence(dice, 5),
                credit: sentence(dice, 2),
                licence: sentence(dice, 2),
                framing: Framing::default(),
                caption: line(dice, 8),
            },
            5 => Node::Quotation {
                attribution: sentence(dice, 3),
                content: vec![Node::Paragraph(line(dice, 10)), Node::Paragraph(line(dice, 7))],
            },
            6 => Node::BulletList((0..3).map(|_| ListItem(vec![Node::Paragraph(line(dice, 6))])).collect()),
            7 => Node::Table(
                (0..3)
                    .map(|_| {
                        TableRow((0..2).map(|_| TableCell { header: false, text: line(dice, 2) }).collect())
                    })
                    .collect(),
            ),
            8 => Node::Note { label: n.to_string(), content: vec![Node::Paragraph(line(dice, 6))] },
            9 => Node::PullQuote { attribution: sentence(dice, 2), text: line(dice, 9) },
            _ => Node::Paragraph(line(dice, 30)),
        };
        Block::new(format!("b{n}").as_str().into(), node)
    });
    let blocks = blocks.collect();
    let furniture = Furniture {
        headline: sentence(dice, 7),
        short_headline: sentence(dice, 3),
        standfirst: Inlines::plain(sentence(dice, 14)),
    };
    Document { furniture, blocks }
}

/// Puts a word nobody else uses between two words of a text, under marks or
/// not.
fn with_word(dice: &mut Dice, words: &Words, word: &str) -> Words {
    let whole = words.text();
    let places: Vec<usize> =
        whole.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| at).chain([whole.len()]).collect();
    let (head, tail) = whole.split_at(places[dice.roll(places.len())]);
    match words {
        Words::Plain(_) => Words::Plain(format!("{head} {word}{tail}")),
        Words::Line(_) => {
            let marks = Marks { strong: dice.roll(3) == 0, ..Marks::none() };
            let plain = |text: &str| Inline::Text { text: text.into(), marks: Marks::none() };
            Words::Line(Inlines::new([
                plain(head),
                plain(" "),
                Inline::Text { text: word.into(), marks },
                plain(tail),
            ]))
        }
    }
}

/// What one side does: words in everywhere, blocks in, out, moved, split,
/// turned to another kind.
pub(crate) fn edit(dice: &mut Dice, text: &mut Document, name: &str, step: usize) {
    let word = |n: usize| format!("{name}{step}x{n}");
    let at = dice.roll(text.blocks.len());
    match dice.roll(16) {
        0 => {
            let node = Node::Paragraph(Inlines::plain(word(0)));
            text.blocks.insert(at, Block::new(word(1).as_str().into(), node));
        }
        1 => drop(text.blocks.remove(at)),
        2 => {
            let block = text.blocks.remove(at);
            let to = dice.roll(text.blocks.len() + 1);
            text.blocks.insert(to, block);
        }
        3 => {
            if let Node::Paragraph(line) = &text.blocks[at].node {
                let whole = line.text();
                let (head, tail) = whole.split_at(whole.find(' ').unwrap_or(whole.len()));
                let second = Node::Paragraph(Inlines::plain(format!("{tail} {}", word(0))));
                text.blocks[at].node = Node::Paragraph(Inlines::plain(head));
                text.blocks.insert(at + 1, Block::new(word(1).as_str().into(), second));
            }
        }
        4 => {
            let (_, leaves) = take_apart(&text.blocks[at].node);
            let words = leaves.iter().map(|leaf| leaf.words.text()).collect::<Vec<_>>().join(" ");
            text.blocks[at].node = Node::Heading { level: 3, text: Inlines::plain(words + " " + &word(0)) };
        }
        5 => {
            text.furniture.headline =
                with_word(dice, &Words::Plain(text.furniture.headline.clone()), &word(0)).text()
        }
        6 => {
            if let Words::Line(line) =
                with_word(dice, &Words::Line(text.furniture.standfirst.clone()), &word(0))
            {
                text.furniture.standfirst = line;
            }
        }
        7 => {
            text.furniture.short_headline =
                with_word(dice, &Words::Plain(text.furniture.short_headline.clone()), &word(0)).text();
        }
        8 => {
            if let Node::BulletList(items) = &mut text.blocks[at].node {
                items.push(ListItem(vec![Node::Paragraph(Inlines::plain(word(0)))]));
            }
        }
        _ => {
            let (shape, mut leaves) = take_apart(&text.blocks[at].node);
            for n in 0..3 {
                let which = dice.roll(leaves.len());
                leaves[which].words = with_word(dice, &leaves[which].words, &word(n));
            }
            text.blocks[at].node = put_together(shape, leaves).unwrap();
        }
    }
}

pub(crate) fn all_words(text: &Document) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut add =
        |said: &str| words.extend(said.split_whitespace().map(|word| word.trim_matches('.').to_owned()));
    add(&text.furniture.headline);
    add(&text.furniture.short_headline);
    add(&text.furniture.standfirst.text());
    text.blocks
        .iter()
        .flat_map(|block| take_apart(&block.node).1)
        .for_each(|leaf: Leaf| add(&leaf.words.text()));
    words
}

fn of_version(version: &Version) -> BTreeSet<String> {
    let mut text = Document::default();
    match version {
        Version::Gone => {}
        Version::Plain(words) => text.furniture.headline = words.clone(),
        Version::Line(line) => text.furniture.standfirst = line.clone(),
        Version::Node(node) => text.blocks.push(Block::new("v".into(), node.clone())),
    }
    all_words(&text)
}

#[test]
fn no_inserted_word_of_either_side_is_ever_lost() {
    let (mut inserted, mut clean, mut conflicts, merges) = (0, 0, 0, 1800);
    for seed in 0..merges {
        let mut dice = Dice(seed);
        let base = thirty(&mut dice);
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        for step in 0..6 {
            edit(&mut dice, &mut ours, "ours", step);
            edit(&mut dice, &mut theirs, "theirs", step);
        }
        let merged = merge(&base, &ours, &theirs);
        let new: BTreeSet<String> = all_words(&ours)
            .union(&all_words(&theirs))
            .filter(|word| word.starts_with("ours") || word.starts_with("theirs"))
            .cloned()
            .collect();
        inserted += new.len();
        clean += u32::from(merged.conflicts.is_empty());
        conflicts += merged.conflicts.len();
        let mut found = all_words(&merged.document);
        for conflict in &merged.conflicts {
            found.extend(of_version(&conflict.ours));
            found.extend(of_version(&conflict.theirs));
        }
        assert_eq!(new.difference(&found).collect::<Vec<_>>(), Vec::<&String>::new(), "seed {seed}");
        let settled = all_words(&settle(&merged, &BTreeMap::new()));
        assert_eq!(
            new.difference(&settled).collect::<Vec<_>>(),
            Vec::<&String>::new(),
            "seed {seed}, settled"
        );
    }
    assert!(inserted >= 30_000, "{inserted} insertions");
    assert!(clean > 0 && conflicts > 0, "{clean} of {merges} clean, {conflicts} conflicts");
}

/// Three texts: two that grew from one.
fn three() -> impl Strategy<Value = (Document, Document, Document)> {
    let change = |base: Document| {
        let more = (0..5_u8, any::<prop::sample::Index>(), generate::node());
        (prop::collection::vec(more, 0..4), generate::document()).prop_map(move |(acts, other)| {
            let mut text = base.clone();
            if acts.len() == 3 {
                text.furniture = other.furniture;
            }
            for (step, (act, at, node)) in acts.into_iter().enumerate() {
                let length = text.blocks.len();
                match act {
                    0 => {
                        let id = format!("n{step}");
                        text.blocks.insert(at.index(length + 1), Block::new(id.as_str().into(), node));
                    }
                    1 if length > 0 => drop(text.blocks.remove(at.index(length))),
                    2 if length > 0 => text.blocks[at.index(length)].node = node,
                    3 if length > 0 => {
                        let block = text.blocks.remove(at.index(length));
                        text.blocks.insert(0, block);
                    }
                    _ => {}
                }
            }
            text
        })
    };
    generate::document().prop_flat_map(move |base| {
        let sides = (change(base.clone()), change(base.clone()));
        sides.prop_map(move |(ours, theirs)| (base.clone(), ours, theirs))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn one_side_alone_is_taken_as_it_is((base, ours, _) in three()) {
        for merged in [merge(&base, &ours, &base), merge(&base, &base, &ours), merge(&base, &ours, &ours)] {
            prop_assert!(merged.is_clean());
            prop_assert_eq!(&merged.document, &ours);
        }
    }

    #[test]
    fn either_sides_version_of_a_conflict_can_be_had((base, ours, theirs) in three()) {
        let merged = merge(&base, &ours, &theirs);
        for conflict in merged.conflicts.iter().chain(&merged.flagged) {
            for (choice, version) in [(Choice::Ours, &conflict.ours), (Choice::Theirs, &conflict.theirs)] {
                let settled = settle(&merged, &BTreeMap::from([(conflict.slot.clone(), choice)]));
                let there = match &conflict.slot {
                    Slot::Headline => Version::Plain(settled.furniture.headline),
                    Slot::ShortHeadline => Version::Plain(settled.furniture.short_headline),
                    Slot::Standfirst => Version::Line(settled.furniture.standfirst),
                    Slot::Block(id) => settled.blocks.into_iter().find(|block| block.id == *id)
                        .map_or(Version::Gone, |block| Version::Node(block.node)),
                };
                prop_assert_eq!(&there, version);
            }
        }
    }

    #[test]
    fn ids_stay_unique_whatever_is_chosen((base, ours, theirs) in three()) {
        let merged = merge(&base, &ours, &theirs);
        let settled = settle(&merged, &BTreeMap::new());
        for text in [&merged.document, &settled] {
            let ids: BTreeSet<&BlockId> = text.blocks.iter().map(|block| &block.id).collect();
            prop_assert_eq!(ids.len(), text.blocks.len());
        }
    }

    #[test]
    fn a_merge_is_the_same_from_both_ends((base, ours, theirs) in three()) {
        let (one, other) = (merge(&base, &ours, &theirs), merge(&base, &theirs, &ours));
        let slots = |merged: &Merged| merged.conflicts.iter().map(|conflict| conflict.slot.clone()).collect::<BTreeSet<_>>();
        prop_assert_eq!(slots(&one), slots(&other));
    }
}
