//! Putting a text kept beside a story together with it: what there is to choose,
//! and the choice made a revision with both for its parents.
//!
//! *Ours* is the story's text as it stands, *theirs* the words kept beside it.
//! Core finds where both wrote ([`stet_core::text::merge`]); whatever nobody
//! chooses in keeps both.

use super::copy::{self, Copy};
use super::{edit, find, kept, story};
use crate::failure::Result;
use crate::session::Session;
use crate::view::{PeopleBook, number};
use crate::wire::{Code, Failure, MergeAsk, MergeIn, MergePlace, MergeView, StoryView, Take, WordRun};
use std::collections::BTreeMap;
use stet_core::ids::BlockId;
use stet_core::text::diff::{Run, runs};
use stet_core::text::merge::{Choice, Clash, Conflict, Merged, Slot, Version, line, merge, settle};
use stet_core::text::{Block, Document, Inline, Inlines, Marks, plain};
use stet_store::{Read, Sibling};

/// Both in one, where nobody need choose, and the blocks in which words of both
/// were put together; none where both wrote the same words.
pub(crate) fn together(
    base: &Document,
    ours: &Document,
    theirs: &Document,
) -> Option<(Document, Vec<BlockId>)> {
    let merged = merge(base, ours, theirs);
    let block = |conflict: &Conflict| match &conflict.slot {
        Slot::Block(id) => Some(id.clone()),
        _ => None,
    };
    let flagged = merged.flagged.iter().filter_map(block).collect();
    merged.conflicts.is_empty().then_some((merged.document, flagged))
}

/// What there is to choose before a text kept beside a story comes into it.
pub fn view(session: &mut Session, request: MergeAsk) -> Result<MergeView> {
    let copy = copy::load(session, &request.story)?;
    // What both grew from may be damaged, and the text the only place that still has it.
    session.clear_the_way(copy.id());
    let (sibling, merged) = session.read(|read| {
        let sibling = sibling(read, &copy, request.sibling)?;
        let merged = texts(read, &copy, &sibling)?;
        Ok((sibling, merged))
    })?;
    let book = session.read(|read| PeopleBook::read(read, session.today()))?;
    let places = merged.conflicts.iter().chain(&merged.flagged);
    let mut places: Vec<(usize, MergePlace)> = places.map(|one| place(one, &merged)).collect();
    places.sort_by_key(|(at, _)| *at);
    Ok(MergeView {
        story: copy.id().to_string(),
        headline: copy.line.headline.clone(),
        seq: number(copy.working.seq),
        sibling: kept::view(session, &sibling, &book),
        places: places.into_iter().map(|(_, place)| place).collect(),
        same: merged.is_clean() && merged.document == *copy.document(),
    })
}

/// Puts it together as chosen. The text becomes a revision with two parents; the
/// one kept beside it is settled.
pub fn settle_one(session: &mut Session, request: MergeIn) -> Result<StoryView> {
    let copy = copy::load(session, &request.story)?;
    session.clear_the_way(copy.id());
    edit::writable(session, &copy)?;
    if request.seq.is_some_and(|seen| i64::from(seen) != copy.working.seq) {
        return Err(Failure::new(
            Code::Stale,
            "The text changed while you were choosing. What you chose is on the screen still; look again and settle it.",
        ));
    }
    let (sibling, merged, theirs) = session.read(|read| {
        let sibling = sibling(read, &copy, request.sibling)?;
        Ok((sibling.clone(), texts(read, &copy, &sibling)?, read.revisions().document(&sibling.revision)?))
    })?;
    let (document, how) = match request.all {
        Some(Take::Ours) => (copy.document().clone(), "ours"),
        Some(Take::Theirs) => (theirs, "theirs"),
        Some(Take::Both) => (settle(&merged, &BTreeMap::new()), "both"),
        None => (settle(&merged, &choices(&merged, request.choices)?), "merged"),
    };
    write(session, &copy, &document, &sibling, how)?;
    story::shown(session, copy.id().as_str())
}

fn write(
    session: &mut Session,
    copy: &Copy,
    document: &Document,
    sibling: &Sibling,
    how: &str,
) -> Result<()> {
    let saved = edit::put(session, copy, document, ("merge", how), |write| {
        write.revisions().make_merged(copy.id(), &sibling.revision)?;
        Ok(write.siblings().settle(sibling.number, how)?)
    })?;
    if let Some(seq) = saved {
        session.told(copy.id(), seq, "");
    }
    Ok(())
}

/// The sibling that is meant: by its number, or the only one there is.
fn sibling(read: &Read<'_>, copy: &Copy, number: Option<u32>) -> Result<Sibling> {
    let open = read.siblings().open(copy.id())?;
    let meant: Vec<&Sibling> =
        open.iter().filter(|one| number.is_none_or(|number| one.number == i64::from(number))).collect();
    match (meant.as_slice(), number) {
        ([one], _) => Ok((*one).clone()),
        ([], None) => {
            Err(Failure::new(Code::NotFound, "No text is kept beside this story; there is nothing to merge."))
        }
        ([], Some(number)) => Err(Failure::not_found(
            "open text beside this story under the number",
            &number.to_string(),
            "It may have been settled. \u{201c}stet show --json\u{201d} lists those that are open.",
        )),
        (several, _) => {
            let numbers: Vec<String> = several.iter().map(|one| one.number.to_string()).collect();
            Err(Failure::new(
                Code::Ambiguous,
                format!("Several texts are kept beside this story: {}. Say which.", numbers.join(", ")),
            ))
        }
    }
}

fn texts(read: &Read<'_>, copy: &Copy, sibling: &Sibling) -> Result<Merged> {
    let base = read.revisions().document(&sibling.base)?;
    let theirs = read.revisions().document(&sibling.revision)?;
    Ok(merge(&base, copy.document(), &theirs))
}

/// A slot's name as it crosses.
fn name(slot: &Slot) -> String {
    match slot {
        Slot::Headline => "headline".to_owned(),
        Slot::ShortHeadline => "short_headline".to_owned(),
        Slot::Standfirst => "standfirst".to_owned(),
        Slot::Block(id) => format!("block:{id}"),
    }
}

/// One place with both sides of it, and where it stands from the top.
fn place(conflict: &Conflict, merged: &Merged) -> (usize, MergePlace) {
    let (document, writable) = (&merged.document, line(merged, conflict));
    let paragraph = match &conflict.slot {
        Slot::Block(id) => document.blocks.iter().position(|block| block.id == *id).map_or(0, |at| at + 1),
        _ => 0,
    };
    let [base, ours, theirs] = [&conflict.base, &conflict.ours, &conflict.theirs].map(words);
    let beside = |side: &Version, side_words: &str| match side {
        Version::Gone => None,
        _ => Some(compared(&base, side_words)),
    };
    let clash = match conflict.clash {
        Clash::Merged => "merged",
        Clash::Overlap => "overlap",
        Clash::OursGone => "ours_gone",
        Clash::TheirsGone => "theirs_gone",
        Clash::Kind => "kind",
    };
    let together = match (&conflict.slot, conflict.clash) {
        (Slot::Block(id), Clash::Merged) => document
            .blocks
            .iter()
            .find(|block| block.id == *id)
            .map(|block| plain::text(std::slice::from_ref(block))),
        (Slot::Headline, Clash::Merged) => Some(document.furniture.headline.clone()),
        (Slot::ShortHeadline, Clash::Merged) => Some(document.furniture.short_headline.clone()),
        (Slot::Standfirst, Clash::Merged) => Some(document.furniture.standfirst.text()),
        _ => None,
    };
    let view = MergePlace {
        slot: name(&conflict.slot),
        clash: clash.to_owned(),
        paragraph: number(paragraph),
        ours: beside(&conflict.ours, &ours),
        theirs: beside(&conflict.theirs, &theirs),
        merged: together.map(|text| compared(&base, text.trim())),
        line: writable.map(|words| words.text()),
    };
    (paragraph, view)
}

fn words(version: &Version) -> String {
    match version {
        Version::Gone => String::new(),
        Version::Plain(text) => text.clone(),
        Version::Line(line) => line.text(),
        Version::Node(node) => plain::text(&[Block::new(BlockId::default(), node.clone())]).trim().to_owned(),
    }
}

fn compared(base: &str, side: &str) -> Vec<WordRun> {
    let pieces = |text: &str| match text {
        "" => vec![],
        text => vec![Inline::Text { text: text.to_owned(), marks: Marks::none() }],
    };
    let run = |run: Run| {
        let (how, pieces) = match &run {
            Run::Cut(pieces) => ("cut", pieces),
            Run::Added(pieces) => ("added", pieces),
            Run::Kept(pieces) | Run::Marked { now: pieces, .. } => ("kept", pieces),
        };
        WordRun { how: how.to_owned(), text: Inlines::new(pieces.clone()).text() }
    };
    runs(&pieces(base), &pieces(side)).into_iter().map(run).collect()
}

fn choices(merged: &Merged, given: Vec<crate::wire::MergeChoice>) -> Result<BTreeMap<Slot, Choice>> {
    let places: Vec<&Conflict> = merged.conflicts.iter().chain(&merged.flagged).collect();
    let mut choices = BTreeMap::new();
    for one in given {
        let Some(conflict) = places.iter().find(|conflict| name(&conflict.slot) == one.slot) else {
            return Err(Failure::bad(format!("There is nothing to choose at \u{201c}{}\u{201d}.", one.slot)));
        };
        let choice = match (one.text, one.take) {
            (Some(text), _) if line(merged, conflict).is_some() => Choice::Words(text),
            (Some(_), _) => {
                return Err(Failure::bad(
                    "Other words can\u{2019}t be written there: more than one line of it differs. Take a side, or both, and write in the text afterwards.",
                ));
            }
            (None, Some(Take::Ours)) => Choice::Ours,
            (None, Some(Take::Theirs)) => Choice::Theirs,
            (None, Some(Take::Both)) => Choice::Both,
            (None, None) => continue,
        };
        choices.insert(conflict.slot.clone(), choice);
    }
    Ok(choices)
}

/// The story's open texts, for a script that has none in mind.
pub fn open(session: &mut Session, story: &str) -> Result<Vec<crate::wire::SiblingView>> {
    session.read(|read| {
        let line = find::story(session, read, story)?;
        let book = PeopleBook::read(read, session.today())?;
        kept::open(session, read, &line.story.id, &book)
    })
}
