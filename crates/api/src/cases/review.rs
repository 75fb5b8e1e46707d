//! Review: what changed since a version, what is suggested, and deciding on it.

mod authors;
mod laid;
mod note;
mod open;
mod page;
mod settle;

pub use note::{named, note};
pub use settle::settle;

use super::copy::{self, Copy};
use super::{comments, edit, propose, story, versions};
use crate::failure::Result;
use crate::session::Session;
use crate::view::{at, number};
use crate::wire::{ChoiceOf, ChoiceView, GroupView, ProposalView, ReviewAsk, ReviewView};
use propose::Open;
use std::collections::HashMap;
use stet_core::ids::{ChangeId, ProposalId};
use stet_core::text::merge::Slot;
use stet_core::text::parts::string;
use stet_core::text::propose::{Change, Changes, Choice, Group, What, changes, over};
use stet_core::text::{Block, Document, diff, plain};
use stet_store::ChangeNote;

/// How many people's colours a page tells apart.
const COLOURS: usize = 8;

/// A story for review.
pub fn view(session: &mut Session, request: ReviewAsk) -> Result<ReviewView> {
    let copy = copy::load(session, &request.story)?;
    let since = versions::since(session, &copy, &request.from)?;
    let now = copy.document();
    let (of, was) = match &since {
        Some(since) => (since.view.revision.clone(), &since.document),
        None => (String::new(), now),
    };
    let found = changes(&of, was, now);
    let opens = session.read(|read| propose::open(read, copy.id(), copy.document()))?;
    let groups = laid_over(&opens);
    let comments = session.read(|read| comments::shown(session, read, &copy))?;
    let notes = session.read(|read| {
        let mut all: Vec<ChangeNote> = Vec::new();
        for one in &opens {
            all.extend(read.settlements().notes(one.proposal.id.as_str())?);
        }
        Ok::<_, crate::wire::Failure>(all)
    })?;
    let page = page::Page { now, found: &found, opens: &opens, groups: &groups, threads: &comments.threads };
    let language = &copy.line.story.language;
    let marks = session.read(|read| versions::marks(session, read, copy.id()))?;
    let word = since.as_ref().map(|since| since.view.revision.clone()).and_then(|revision| {
        let fits = marks.iter().filter(|mark| mark.revision == revision);
        let asked = fits.clone().find(|mark| mark.word == request.from);
        asked.or_else(|| fits.clone().next()).map(|mark| mark.word.clone())
    });
    Ok(ReviewView {
        story: story::shown(session, copy.id().as_str())?,
        direction: stet_publish::Direction::of(language).name().to_owned(),
        summary: since.as_ref().map(|_| found.diff.summary().to_string()).unwrap_or_default(),
        word: word.unwrap_or_default(),
        from: since.map(|since| since.view),
        marks,
        furniture: page.furniture(),
        blocks: page.blocks(),
        open: open::items(session, &copy, &groups, &comments)?,
        groups: groups.iter().map(|group| shown(group, &notes)).collect(),
        proposals: opens
            .iter()
            .enumerate()
            .map(|(number, open)| whose(session, &copy, number, open))
            .collect(),
        cannot_decide: edit::writable(session, &copy).err().map(|failure| failure.message),
        cannot_suggest: copy.closed(session).map(|refusal| refusal.to_string()),
        comments,
    })
}

/// Every open proposal's changes, laid over one another.
fn laid_over(opens: &[Open]) -> Vec<Group> {
    let all: Vec<(ProposalId, &Changes)> =
        opens.iter().map(|open| (open.proposal.id.clone(), &open.changes)).collect();
    over(&all)
}

/// Where a slot stands from the top; the largest number where it does not.
pub(crate) fn place_of(text: &Document, slot: &Slot) -> usize {
    match slot {
        Slot::Headline => 0,
        Slot::ShortHeadline => 1,
        Slot::Standfirst => 2,
        Slot::Block(id) => {
            text.blocks.iter().position(|block| block.id == *id).map_or(usize::MAX, |at| at + 3)
        }
    }
}

fn whose(session: &Session, copy: &Copy, number_of: usize, open: &Open) -> ProposalView {
    let person = copy.book.person(&open.proposal.person);
    ProposalView {
        id: open.proposal.id.to_string(),
        initials: comments::initials(&person.name),
        person,
        colour: number(number_of % COLOURS + 1),
        mine: open.proposal.person == *session.me(),
        changes: number(open.changes.all.len()),
        at: at(open.proposal.changed_at),
    }
}

fn shown(group: &Group, notes: &[ChangeNote]) -> GroupView {
    let first = group.choices.first().and_then(|choice| choice.changes.first());
    GroupView {
        slot: first.map(|change| propose::name(&change.slot)).unwrap_or_default(),
        contested: group.contested(),
        stuck: group.choices.iter().flat_map(|choice| &choice.changes).any(|change| change.stuck),
        choices: group.choices.iter().map(|choice| choice_shown(choice, notes)).collect(),
    }
}

fn choice_shown(choice: &Choice, notes: &[ChangeNote]) -> ChoiceView {
    let by_name: HashMap<(&str, &ChangeId), &ChangeNote> =
        notes.iter().map(|note| ((note.of.as_str(), &note.change), note)).collect();
    let by = choice.by.iter().map(|(proposal, changes)| {
        let said = changes.iter().find_map(|change| by_name.get(&(proposal.as_str(), change)));
        ChoiceOf {
            proposal: proposal.to_string(),
            changes: changes.iter().map(ToString::to_string).collect(),
            tag: said.map(|note| note.tag.clone()).unwrap_or_default(),
            why: said.map(|note| note.why.clone()).unwrap_or_default(),
        }
    });
    let joined = |pick: fn(&Change) -> String| {
        choice.changes.iter().map(pick).filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" \u{2026} ")
    };
    ChoiceView {
        by: by.collect(),
        label: choice.changes.iter().map(label).collect::<Vec<_>>().join("; "),
        kind: choice.changes.first().map(kind).unwrap_or_default().to_owned(),
        was: joined(was),
        now: joined(becomes),
    }
}

fn kind(change: &Change) -> &'static str {
    match &change.what {
        What::Words { .. } => "words",
        What::Moved { .. } => "moved",
        What::Facts(_) => "facts",
        What::Whole { change, .. } => match change {
            diff::Change::Added => "added",
            diff::Change::Cut => "cut",
            diff::Change::Split => "split",
            diff::Change::Joined => "joined",
            diff::Change::Same | diff::Change::Changed => "changed",
        },
    }
}

fn label(change: &Change) -> String {
    let quoted = |text: &str| format!("\u{201c}{}\u{201d}", short(text));
    match &change.what {
        What::Words { cut, added, .. } => {
            let (cut, added) = (string(cut), string(added));
            match (cut.trim().is_empty(), added.trim().is_empty()) {
                _ if cut == added => format!("other marks on {}", quoted(&cut)),
                (true, _) => format!("add {}", quoted(&added)),
                (false, true) => format!("cut {}", quoted(&cut)),
                (false, false) => format!("{} for {}", quoted(&added), quoted(&cut)),
            }
        }
        What::Moved { .. } => "move the paragraph".to_owned(),
        What::Facts(facts) => {
            let names: Vec<&str> = facts.iter().map(|fact| fact.name).collect();
            format!("change the {}", names.join(" and "))
        }
        What::Whole { change, was, now, .. } => match change {
            diff::Change::Added => format!("a new paragraph, {}", quoted(&words(now))),
            diff::Change::Cut => format!("cut the paragraph {}", quoted(&words(was))),
            diff::Change::Split => "split the paragraph".to_owned(),
            diff::Change::Joined => "join two paragraphs".to_owned(),
            diff::Change::Same | diff::Change::Changed => format!("rewrite {}", quoted(&words(was))),
        },
    }
}

/// What stood where a change is.
fn was(change: &Change) -> String {
    match &change.what {
        What::Words { cut, .. } => string(cut),
        What::Whole { was, .. } => words(was),
        What::Facts(facts) => facts.iter().filter_map(|fact| fact.was.clone()).collect::<Vec<_>>().join(", "),
        What::Moved { .. } => String::new(),
    }
}

/// What is to stand there.
fn becomes(change: &Change) -> String {
    match &change.what {
        What::Words { added, .. } => string(added),
        What::Whole { now, .. } => words(now),
        What::Facts(facts) => facts.iter().filter_map(|fact| fact.now.clone()).collect::<Vec<_>>().join(", "),
        What::Moved { .. } => String::new(),
    }
}

fn words(blocks: &[Block]) -> String {
    plain::text(blocks).trim().to_owned()
}

/// The first of some words, for a label.
fn short(text: &str) -> String {
    const MOST: usize = 60;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= MOST {
        return text;
    }
    text.chars().take(MOST - 1).chain(['\u{2026}']).collect()
}
