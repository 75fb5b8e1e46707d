//! The page under review: the words as they stand, with what changed in them and
//! what is suggested for them laid over.

use super::laid::{
    Over, fragments, join, leaf, piece_characters, pieces_of, same, span, suggested, told, usize_of,
};
use super::propose::{self, Open};
use crate::view::{self, number};
use crate::wire::{LineView, ReviewBlock, ReviewLine, ReviewRun, ThreadView};
use std::collections::BTreeMap;
use stet_core::ids::BlockId;
use stet_core::text::diff::{Change as Happened, Hunk, Line, Run, Side};
use stet_core::text::merge::Slot;
use stet_core::text::parts::{Leaf, take_apart};
use stet_core::text::propose::{Changes, Choice, Group, Part, What, width};
use stet_core::text::{Block, Document};

pub(super) struct Page<'p> {
    pub(super) now: &'p Document,
    /// What changed since the version it is compared with.
    pub(super) found: &'p Changes,
    pub(super) opens: &'p [Open],
    pub(super) groups: &'p [Group],
    pub(super) threads: &'p [ThreadView],
}

impl Page<'_> {
    pub(super) fn furniture(&self) -> Vec<ReviewLine> {
        let slots = [Slot::Headline, Slot::ShortHeadline, Slot::Standfirst];
        self.found
            .diff
            .furniture
            .iter()
            .zip(slots)
            .enumerate()
            .map(|(number_of, (line, slot))| {
                let name = |run: usize| self.named(|part| matches!(part, Part::Furniture { line, runs } if *line == number_of && runs.contains(&run)));
                self.line(line, &line.runs, &slot, Some(0), &name)
            })
            .collect()
    }

    pub(super) fn blocks(&self) -> Vec<ReviewBlock> {
        let mut all: Vec<ReviewBlock> = Vec::new();
        self.suggested_after(None, &mut all);
        for (at, hunk) in self.found.diff.hunks.iter().enumerate() {
            for block in self.hunk(at, hunk) {
                let id = BlockId::new(block.id.clone());
                let stands = block.change != "cut";
                all.push(block);
                if stands {
                    self.suggested_after(Some(&id), &mut all);
                }
            }
        }
        all
    }

    /// The name of the change a part of the comparison is.
    fn named(&self, is: impl Fn(&Part) -> bool) -> String {
        let found = self.found.all.iter().zip(&self.found.parts).find(|(_, part)| is(part));
        found.map(|(change, _)| change.id.to_string()).unwrap_or_default()
    }

    /// A place of the body: one block as a rule; of a split paragraph both.
    fn hunk(&self, at: usize, hunk: &Hunk) -> Vec<ReviewBlock> {
        let shown = view::hunk(hunk, &[], &[]);
        let whole = self.named(|part| matches!(part, Part::Whole(hunk) | Part::Moved(hunk) if *hunk == at));
        let blocks: Vec<&Block> =
            if hunk.new.is_empty() { &hunk.old } else { &hunk.new }.iter().map(|one| &one.block).collect();
        let several = blocks.len() > 1;
        blocks
            .iter()
            .enumerate()
            .map(|(number_of, block)| {
                let slot = Slot::Block(block.id.clone());
                let lines = match (hunk.change, several) {
                    (Happened::Cut, _) => hunk.lines.iter().map(|line| self.plain(line, at)).collect(),
                    (Happened::Joined, _) => vec![self.joined(hunk, &slot, at)],
                    (_, true) => hunk
                        .lines
                        .iter()
                        .skip(number_of)
                        .take(1)
                        .map(|line| self.line(line, &line.runs, &slot, Some(0), &|_| whole.clone()))
                        .collect(),
                    _ => self.lines(hunk, &slot, at),
                };
                ReviewBlock {
                    id: block.id.to_string(),
                    change: shown.change.clone(),
                    moved: hunk.moved,
                    change_id: whole.clone(),
                    kind: block.node.kind().to_owned(),
                    level: shown.level,
                    picture: shown.picture.clone().or_else(|| shown.picture_was.clone()),
                    src: shown.src.clone(),
                    facts: shown.facts.clone(),
                    lines,
                    groups: self.whole_groups(&block.id),
                    choice: 0,
                    threads: self.on_whole(&block.id),
                }
            })
            .collect()
    }

    fn lines(&self, hunk: &Hunk, slot: &Slot, at: usize) -> Vec<ReviewLine> {
        let mut stands = 0;
        let mut lines = Vec::with_capacity(hunk.lines.len());
        for (number_of, line) in hunk.lines.iter().enumerate() {
            if line.side == Side::Old {
                lines.push(self.plain(line, at));
                continue;
            }
            let name = |run: usize| {
                self.named(|part| {
                    matches!(part, Part::Words { hunk, line, runs } if *hunk == at && *line == number_of && runs.contains(&run))
                })
            };
            lines.push(self.line(line, &line.runs, slot, Some(stands), &name));
            stands += 1;
        }
        lines
    }

    /// A line that is not in the text any more.
    fn plain(&self, line: &Line, at: usize) -> ReviewLine {
        let id = self.named(|part| matches!(part, Part::Whole(hunk) if *hunk == at));
        let LineView { label, place, runs, .. } = view::line(line);
        let run = |run: crate::wire::RunView| ReviewRun {
            change: run.change,
            pieces: run.pieces,
            id: id.clone(),
            ..ReviewRun::default()
        };
        ReviewLine { label, place, line: None, runs: runs.into_iter().map(run).collect() }
    }

    /// The lines of two paragraphs that are one by now.
    fn joined(&self, hunk: &Hunk, slot: &Slot, at: usize) -> ReviewLine {
        let id = self.named(|part| matches!(part, Part::Whole(hunk) if *hunk == at));
        let runs: Vec<Run> = hunk.lines.iter().flat_map(|line| line.runs.clone()).collect();
        match hunk.lines.first() {
            Some(line) => self.line(line, &runs, slot, Some(0), &|_| id.clone()),
            None => ReviewLine::default(),
        }
    }

    /// A line of the text as it stands, with everything that lies over it.
    fn line(
        &self,
        line: &Line,
        runs: &[Run],
        slot: &Slot,
        number_of: Option<usize>,
        name: &dyn Fn(usize) -> String,
    ) -> ReviewLine {
        let stands = number_of.unwrap_or_default();
        let over = self.over(slot, stands);
        let threads: Vec<&ThreadView> = self
            .threads
            .iter()
            .filter(|thread| thread.resolved_at.is_none() && thread.from < thread.to)
            .filter(|thread| thread.slot == propose::name(slot) && same(thread.line, stands))
            .collect();
        let mut out: Vec<ReviewRun> = Vec::new();
        let mut said: Vec<bool> = vec![false; over.len()];
        // Places as changes count them, and as comments do.
        let (mut at, mut characters) = (0, 0);
        for (number_of, run) in runs.iter().enumerate() {
            let id = if run.is_kept() { String::new() } else { name(number_of) };
            if let Run::Cut(pieces) = run {
                out.push(ReviewRun {
                    change: "cut".to_owned(),
                    pieces: pieces_of(pieces),
                    id,
                    ..ReviewRun::default()
                });
                continue;
            }
            let change = match run {
                Run::Kept(_) => "kept",
                Run::Added(_) => "added",
                _ => "marked",
            };
            for piece in run.after() {
                for (fragment, from, from_character) in fragments(piece, at, characters, &over, &threads) {
                    suggested(&over, from, &mut said, &mut out);
                    let group = over.iter().find(|one| one.from <= from && from < one.to);
                    let on = threads.iter().filter(|thread| {
                        from_character >= usize_of(thread.from) && from_character < usize_of(thread.to)
                    });
                    let threads = on.map(|thread| thread.id.clone()).collect();
                    let run = ReviewRun {
                        change: change.to_owned(),
                        pieces: pieces_of(&[fragment]),
                        id: id.clone(),
                        group: group.map(|one| number(one.group)),
                        choice: 0,
                        threads,
                    };
                    join(&mut out, run);
                }
                at += width(std::slice::from_ref(piece));
                characters += piece_characters(piece);
            }
        }
        suggested(&over, at, &mut said, &mut out);
        let LineView { label, place, .. } = view::line(line);
        ReviewLine { label, place, line: number_of.map(number), runs: out }
    }

    /// What is suggested for words of a line, in its order.
    fn over(&self, slot: &Slot, line: usize) -> Vec<Over> {
        let words = leaf(self.now, slot, line);
        let mut all: Vec<Over> = Vec::new();
        for (group, one) in self.groups.iter().enumerate() {
            let spans: Option<Vec<(usize, usize)>> = one
                .choices
                .iter()
                .flat_map(|choice| &choice.changes)
                .map(|change| span(change, slot, line))
                .collect();
            let Some(spans) = spans.filter(|spans| !spans.is_empty()) else { continue };
            let from = spans.iter().map(|(from, _)| *from).min().unwrap_or_default();
            let to = spans.iter().map(|(_, to)| *to).max().unwrap_or_default();
            let choices = one.choices.iter().map(|choice| told(&words, choice, from, to)).collect();
            all.push(Over { group, from, to, choices });
        }
        all.sort_by_key(|one| (one.from, one.to));
        all
    }

    /// The groups that are of a block as a whole.
    fn whole_groups(&self, id: &BlockId) -> Vec<u32> {
        let of = |group: &Group| {
            !in_line(group)
                && group.choices.iter().flat_map(|choice| &choice.changes).any(|change| match &change.what {
                    What::Whole { was, .. } => was.iter().any(|block| block.id == *id),
                    _ => change.slot == Slot::Block(id.clone()),
                })
        };
        self.groups.iter().enumerate().filter(|(_, group)| of(group)).map(|(at, _)| number(at)).collect()
    }

    /// The blocks that are suggested after one of the text, or before all: new
    /// ones, and what others would become as a whole.
    fn suggested_after(&self, id: Option<&BlockId>, all: &mut Vec<ReviewBlock>) {
        for (at, group) in self.groups.iter().enumerate().filter(|(_, group)| !in_line(group)) {
            for (choice_number, choice) in group.choices.iter().enumerate() {
                for change in &choice.changes {
                    let shown = |block: &Block| suggested_block(block, at, choice_number);
                    match &change.what {
                        What::Whole { was, now, after, .. } => {
                            let here = was.last().map(|block| &block.id).or(after.as_ref());
                            if here == id {
                                all.extend(now.iter().map(shown));
                            }
                        }
                        What::Words { .. } if id.is_some_and(|id| change.slot == Slot::Block(id.clone())) => {
                            all.extend(self.with(choice, id).as_ref().map(shown));
                            break;
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    /// A block as a choice would have it.
    fn with(&self, choice: &Choice, id: Option<&BlockId>) -> Option<Block> {
        let (proposal, changes) = choice.by.first()?;
        let open = self.opens.iter().find(|open| open.proposal.id == *proposal)?;
        let text = open.changes.with(&changes.iter().cloned().collect());
        text.blocks.into_iter().find(|block| Some(&block.id) == id)
    }

    fn on_whole(&self, id: &BlockId) -> Vec<String> {
        let on = self.threads.iter().filter(|thread| {
            thread.slot == id.as_str() && thread.from == thread.to && thread.resolved_at.is_none()
        });
        on.map(|thread| thread.id.clone()).collect()
    }
}

/// True where everything to choose among is words of one line.
fn in_line(group: &Group) -> bool {
    let mut lines: BTreeMap<(&Slot, usize), ()> = BTreeMap::new();
    let words = group.choices.iter().flat_map(|choice| &choice.changes).all(|change| match &change.what {
        What::Words { line, .. } => {
            lines.insert((&change.slot, *line), ());
            true
        }
        _ => false,
    });
    words && lines.len() == 1
}

fn suggested_block(block: &Block, group: usize, choice: usize) -> ReviewBlock {
    let (_, leaves) = take_apart(&block.node);
    let alone = view::hunk(
        &Hunk {
            change: Happened::Added,
            moved: false,
            old: vec![],
            new: vec![stet_core::text::diff::Numbered { at: 0, block: block.clone() }],
            lines: vec![],
            facts: vec![],
        },
        &[],
        &[],
    );
    let line = |leaf: Leaf| ReviewLine {
        label: leaf.label.name().to_owned(),
        place: leaf.place.iter().map(|at| number(*at)).collect(),
        line: None,
        runs: vec![ReviewRun {
            change: "suggested".to_owned(),
            pieces: pieces_of(&leaf.words.pieces()),
            group: Some(number(group)),
            choice: number(choice),
            ..ReviewRun::default()
        }],
    };
    ReviewBlock {
        id: block.id.to_string(),
        change: "suggested".to_owned(),
        kind: alone.kind,
        level: alone.level,
        picture: alone.picture,
        src: alone.src,
        lines: leaves.into_iter().map(line).collect(),
        groups: vec![number(group)],
        choice: number(choice),
        ..ReviewBlock::default()
    }
}
