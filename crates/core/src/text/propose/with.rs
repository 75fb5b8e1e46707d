//! Any set of changes, made a text.

use super::change::{Changes, Part};
use crate::ids::ChangeId;
use crate::text::diff::{Hunk, Line, Numbered, Put, Run, assembled};
use crate::text::parts::{Words, put_together, string, take_apart};
use crate::text::{Block, Document, Furniture, Inline, Inlines};
use std::collections::{BTreeMap, BTreeSet};

/// The changes that are taken, by where they are found.
#[derive(Default)]
struct Taken {
    /// The runs of a line above the body.
    above: BTreeSet<(usize, usize)>,
    /// The runs of a line of a block.
    words: BTreeSet<(usize, usize, usize)>,
    moved: BTreeSet<usize>,
    facts: BTreeSet<usize>,
    whole: BTreeSet<usize>,
}

impl Changes {
    /// The text with these changes taken and no other: with none of them the old
    /// one, with all of them the new one.
    pub fn with(&self, taken: &BTreeSet<ChangeId>) -> Document {
        let mut here = Taken::default();
        // Where a block is compared as a whole, there are no words to take.
        let mut parts: BTreeMap<usize, bool> = BTreeMap::new();
        for (change, part) in self.all.iter().zip(&self.parts) {
            let took = taken.contains(&change.id);
            match part {
                Part::Whole(hunk) => drop(parts.insert(*hunk, true)),
                Part::Words { hunk, .. } | Part::Facts(hunk) | Part::Moved(hunk) => {
                    parts.entry(*hunk).or_insert(false);
                }
                Part::Furniture { .. } => {}
            }
            if !took {
                continue;
            }
            match part {
                Part::Furniture { line, runs } => here.above.extend(runs.clone().map(|run| (*line, run))),
                Part::Words { hunk, line, runs } => {
                    here.words.extend(runs.clone().map(|run| (*hunk, *line, run)));
                }
                Part::Moved(hunk) => drop(here.moved.insert(*hunk)),
                Part::Facts(hunk) => drop(here.facts.insert(*hunk)),
                Part::Whole(hunk) => drop(here.whole.insert(*hunk)),
            }
        }
        let blocks = assembled(&self.diff.hunks, |at, hunk| {
            if parts.get(&at) == Some(&true) { whole(at, hunk, &here) } else { apart(at, hunk, &here) }
        });
        Document { furniture: self.furniture(&here), blocks }
    }

    fn furniture(&self, taken: &Taken) -> Furniture {
        let line = |at: usize| {
            let runs = self.diff.furniture.get(at).map(|line| line.runs.as_slice()).unwrap_or_default();
            chosen(runs, |run| taken.above.contains(&(at, run)))
        };
        Furniture {
            headline: string(&line(0)),
            short_headline: string(&line(1)),
            standfirst: Inlines::new(line(2)),
        }
    }
}

fn whole(at: usize, hunk: &Hunk, taken: &Taken) -> Put {
    match (taken.whole.contains(&at), hunk.may_stay()) {
        (true, _) => Put::There(hunk.new.iter().map(|new| new.block.clone()).collect()),
        (false, true) => Put::Stays(hunk.old.clone()),
        (false, false) => Put::Back(hunk.old.clone()),
    }
}

/// A block whose place, facts and words are taken each for itself.
fn apart(at: usize, hunk: &Hunk, taken: &Taken) -> Put {
    let (Some(old), Some(new)) = (hunk.old.first(), hunk.new.first()) else {
        return whole(at, hunk, taken);
    };
    let block = block(at, &old.block, &new.block, &hunk.lines, taken);
    if hunk.moved && taken.moved.contains(&at) {
        return Put::There(vec![block]);
    }
    let here = vec![Numbered { at: old.at, block }];
    if hunk.moved { Put::Back(here) } else { Put::Stays(here) }
}

fn block(at: usize, old: &Block, new: &Block, lines: &[Line], taken: &Taken) -> Block {
    let (shape_old, leaves) = take_apart(&old.node);
    let shape = if taken.facts.contains(&at) { take_apart(&new.node).0 } else { shape_old };
    let leaves = leaves
        .into_iter()
        .zip(lines)
        .enumerate()
        .map(|(number, (mut leaf, line))| {
            let pieces = chosen(&line.runs, |run| taken.words.contains(&(at, number, run)));
            leaf.words = match leaf.words {
                Words::Line(_) => Words::Line(Inlines::new(pieces)),
                Words::Plain(_) => Words::Plain(string(&pieces)),
            };
            leaf
        })
        .collect();
    Block::new(old.id.clone(), put_together(shape, leaves).unwrap_or_else(|| old.node.clone()))
}

fn chosen(runs: &[Run], taken: impl Fn(usize) -> bool) -> Vec<Inline> {
    runs.iter()
        .enumerate()
        .flat_map(|(at, run)| if run.is_kept() || taken(at) { run.after() } else { run.before() })
        .cloned()
        .collect()
}
