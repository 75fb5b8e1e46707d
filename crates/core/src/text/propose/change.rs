//! The changes between two texts, each under a name of its own.

use super::width;
use crate::ids::{BlockId, ChangeId};
use crate::text::diff::{self, Diff, Fact, Hunk, Line, Run, Side, diff};
use crate::text::json::{block_to_json, inlines_to_json};
use crate::text::merge::Slot;
use crate::text::parts::{Label, put_together, take_apart};
use crate::text::{Block, Document, Hash, Inline, Inlines, Node};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// A text, and everything another differs in from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Changes {
    /// The changes, in reading order.
    pub all: Vec<Change>,
    /// The comparison they were found in.
    pub diff: Diff,
    /// Where in it each of them stands.
    pub parts: Vec<Part>,
    /// Where in the old text each stands: what comes first is less.
    pub(super) order: Vec<Order>,
}

/// Block, line, place in the line.
pub(super) type Order = (usize, usize, usize);

/// What is taken or turned down as one.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its name.
    pub id: ChangeId,
    /// Where: under the id of the old text, or of the new one for a block that
    /// is only there.
    pub slot: Slot,
    /// What it is.
    pub what: What,
    /// True where the words it was made on are no longer there as they were.
    pub stuck: bool,
}

/// The kinds of changes.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Words of one line.
    Words {
        /// Which line of its block, counted from nought
        /// ([`crate::text::parts::take_apart`]).
        line: usize,
        /// What that is to its block.
        label: Label,
        /// Where in the old line it begins ([`width`]).
        at: usize,
        /// What stood there.
        cut: Vec<Inline>,
        /// What is to stand there.
        added: Vec<Inline>,
    },
    /// A block stands elsewhere: after this one of the old text, or first.
    Moved {
        /// The block it follows.
        after: Option<BlockId>,
    },
    /// Another kind of block, another picture, another level; its words aside.
    Facts(Vec<Fact>),
    /// One whole block, or two that were one or became one.
    Whole {
        /// What happened.
        change: diff::Change,
        /// The block of the old text it follows, where it is new.
        after: Option<BlockId>,
        /// What stood there.
        was: Vec<Block>,
        /// What is to stand there.
        now: Vec<Block>,
    },
}

/// Where in the comparison a change is found.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Runs of a line above the body.
    Furniture {
        /// Which line.
        line: usize,
        /// Which of its runs.
        runs: Range<usize>,
    },
    /// Runs of a line of a block.
    Words {
        /// Which place of the body.
        hunk: usize,
        /// Which of its lines.
        line: usize,
        /// Which of its runs.
        runs: Range<usize>,
    },
    /// The place of a block.
    Moved(usize),
    /// What a block is beside its words.
    Facts(usize),
    /// A block, or two that were one or became one.
    Whole(usize),
}

/// The changes between two texts. `of` says whose they are: a proposal, or the
/// revision a text is compared with; equal changes of two have two names.
pub fn changes(of: &str, base: &Document, proposed: &Document) -> Changes {
    found(of, base, proposed, &BTreeSet::new())
}

/// The changes, those of some slots each one whole and stuck.
pub(super) fn found(of: &str, base: &Document, proposed: &Document, stuck: &BTreeSet<Slot>) -> Changes {
    let diff = diff(base, proposed);
    let mut named = Named { of, seen: HashMap::new(), stuck, all: vec![], parts: vec![], order: vec![] };
    for (line, slot) in [Slot::Headline, Slot::ShortHeadline, Slot::Standfirst].into_iter().enumerate() {
        let Some(compared) = diff.furniture.get(line) else { continue };
        for (runs, what) in words(0, compared, stuck.contains(&slot)) {
            let order = (line, 0, begins(&what));
            named.push(slot.clone(), what, Part::Furniture { line, runs }, order);
        }
    }
    let there: BTreeSet<&BlockId> = base.blocks.iter().map(|block| &block.id).collect();
    let mut after: Option<BlockId> = None;
    // Blocks come after what stands above them; new ones after the one they
    // follow.
    let mut last = ABOVE;
    for (at, hunk) in diff.hunks.iter().enumerate() {
        let here = hunk.old.first().map_or(last + 1, |old| ABOVE + 2 * (old.at + 1));
        of_hunk(at, hunk, (after.as_ref(), here), &mut named);
        if !hunk.moved {
            last = last.max(hunk.old.last().map_or(last, |old| ABOVE + 2 * (old.at + 1)));
        }
        // What is cut stands in the comparison, but nothing follows it.
        if let Some(last) = hunk.old.last().filter(|_| !hunk.new.is_empty()) {
            after = Some(last.block.id.clone()).filter(|id| there.contains(id));
        }
    }
    let Named { all, parts, order, .. } = named;
    Changes { all, diff, parts, order }
}

/// The lines above the body.
const ABOVE: usize = 3;

fn of_hunk(at: usize, hunk: &Hunk, (after, here): (Option<&BlockId>, usize), named: &mut Named<'_>) {
    let Some(slot) = hunk.old.first().or(hunk.new.first()).map(|first| Slot::Block(first.block.id.clone()))
    else {
        return;
    };
    let stuck = named.stuck.contains(&slot);
    if hunk.change != diff::Change::Same && (stuck || !takes_apart(hunk)) {
        let blocks = |side: &[diff::Numbered]| side.iter().map(|one| one.block.clone()).collect::<Vec<_>>();
        let what = What::Whole {
            change: hunk.change,
            after: after.filter(|_| hunk.old.is_empty()).cloned(),
            was: blocks(&hunk.old),
            now: blocks(&hunk.new),
        };
        return named.push(slot, what, Part::Whole(at), (here, 0, at));
    }
    if hunk.moved {
        named.push(slot.clone(), What::Moved { after: after.cloned() }, Part::Moved(at), (here, 0, 0));
    }
    if !hunk.facts.is_empty() {
        named.push(slot.clone(), What::Facts(hunk.facts.clone()), Part::Facts(at), (here, 0, 1));
    }
    for (line, compared) in hunk.lines.iter().enumerate() {
        for (runs, what) in words(line, compared, false) {
            let order = (here, line + 1, begins(&what));
            named.push(slot.clone(), what, Part::Words { hunk: at, line, runs }, order);
        }
    }
}

/// Where in its line a change of words begins.
fn begins(what: &What) -> usize {
    match what {
        What::Words { at, .. } => *at,
        _ => 0,
    }
}

/// True where the words of a block can be taken one by one, its kind and facts
/// apart: the same lines on both sides, and either's words fit the other.
fn takes_apart(hunk: &Hunk) -> bool {
    let ([old], [new]) = (hunk.old.as_slice(), hunk.new.as_slice()) else { return false };
    if hunk.moved && hunk.change != diff::Change::Same {
        return fits(&old.block.node, &new.block.node, &hunk.lines);
    }
    hunk.change == diff::Change::Changed && fits(&old.block.node, &new.block.node, &hunk.lines)
}

fn fits(old: &Node, new: &Node, lines: &[Line]) -> bool {
    let ((shape_old, words_old), (shape_new, words_new)) = (take_apart(old), take_apart(new));
    lines.iter().all(|line| line.side == Side::Both)
        && words_old.len() == words_new.len()
        && words_old.iter().zip(&words_new).all(|(a, b)| a.label == b.label && a.place == b.place)
        && put_together(shape_new, words_old).is_some()
        && put_together(shape_old, words_new).is_some()
}

/// The changes of a line: the runs that are not kept, as long as they follow one
/// another; all of it as one where it is stuck.
fn words(number: usize, line: &Line, whole: bool) -> Vec<(Range<usize>, What)> {
    let what = |runs: &[Run], at: usize| What::Words {
        line: number,
        label: line.label,
        at,
        cut: runs.iter().flat_map(Run::before).cloned().collect(),
        added: runs.iter().flat_map(Run::after).cloned().collect(),
    };
    if whole {
        let runs = 0..line.runs.len();
        return if line.is_kept() { vec![] } else { vec![(runs, what(&line.runs, 0))] };
    }
    let mut all = Vec::new();
    let (mut at, mut from) = (0, 0);
    while let Some(run) = line.runs.get(from) {
        let length = line.runs.iter().skip(from).take_while(|run| !run.is_kept()).count();
        let runs = line.runs.get(from..from + length).unwrap_or_default();
        if length == 0 {
            at += width(run.before());
            from += 1;
            continue;
        }
        all.push((from..from + length, what(runs, at)));
        at += runs.iter().map(|run| width(run.before())).sum::<usize>();
        from += length;
    }
    all
}

struct Named<'n> {
    of: &'n str,
    /// How many changes that say the same were there already.
    seen: HashMap<String, usize>,
    stuck: &'n BTreeSet<Slot>,
    all: Vec<Change>,
    parts: Vec<Part>,
    order: Vec<Order>,
}

impl Named<'_> {
    fn push(&mut self, slot: Slot, what: What, part: Part, order: Order) {
        let stuck = self.stuck.contains(&slot);
        let said = format!("{}\n{}\n{}", self.of, name(&slot), said(&what));
        let nth = self.seen.entry(said.clone()).or_default();
        *nth += 1;
        let digest = Hash::of(format!("stet change\n{nth}\n{said}").as_bytes()).to_string();
        let id = ChangeId::new(digest.chars().take(12).collect::<String>());
        self.all.push(Change { id, slot, what, stuck });
        self.parts.push(part);
        self.order.push(order);
    }
}

/// A slot's name: what stands above the body by its own, a block by its id.
fn name(slot: &Slot) -> String {
    match slot {
        Slot::Headline => Label::Headline.name().to_owned(),
        Slot::ShortHeadline => Label::ShortHeadline.name().to_owned(),
        Slot::Standfirst => Label::Standfirst.name().to_owned(),
        Slot::Block(id) => format!("block {id}"),
    }
}

/// What a change says. No position is in it, so that a change keeps its name,
/// and with it the reason somebody gave, when the text around it moves.
fn said(what: &What) -> String {
    let line = |pieces: &[Inline]| inlines_to_json(&Inlines::new(pieces.iter().cloned())).to_string();
    let blocks = |all: &[Block]| {
        all.iter().map(|block| block_to_json(block).to_string()).collect::<Vec<_>>().join("\n")
    };
    match what {
        What::Words { label, cut, added, .. } => {
            format!("{}\n{}\n{}", label.name(), line(cut), line(added))
        }
        What::Moved { after } => format!("moved\n{}", after.as_ref().map_or("", BlockId::as_str)),
        What::Facts(facts) => facts
            .iter()
            .map(|fact| format!("{}={:?}>{:?}", fact.name, fact.was, fact.now))
            .collect::<Vec<_>>()
            .join("\n"),
        What::Whole { was, now, .. } => format!("{}\n\n{}", blocks(was), blocks(now)),
    }
}
