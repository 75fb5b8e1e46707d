//! Who did what to a story, newest first.

use super::{copy, find, versions};
use crate::failure::Result;
use crate::session::Session;
use crate::view::{PeopleBook, at, number};
use crate::wire::{ByStory, HistoryEntry, Timeline};
use std::collections::HashMap;
use stet_core::ids::StoryId;
use stet_core::text::diff::{Summary, diff};
use stet_core::text::{Document, RevisionId};
use stet_store::{JournalRow, Read, RevisionLine, TYPE};

/// The journal of a story, each entry with the revision it made.
pub fn history(session: &mut Session, request: ByStory) -> Result<Vec<HistoryEntry>> {
    let today = session.today();
    session.read(|read| {
        let line = find::story(session, read, &request.story)?;
        let book = PeopleBook::read(read, today)?;
        let made = Made::read(read, &line.story.id)?;
        let rows = read.journal().of_story(&line.story.id, None, 10_000)?;
        Ok(rows.into_iter().map(|row| made.entry(row, &book)).collect())
    })
}

/// The history as its panel shows it.
pub fn timeline(session: &mut Session, request: ByStory) -> Result<Timeline> {
    let copy = copy::load(session, &request.story)?;
    let mut entries = history(session, ByStory { story: copy.id().to_string() })?;
    entries.retain(|entry| entry.revision.is_some() || !entry.what.starts_with(TYPE));
    let before = match &copy.working.base {
        Some(base) => session.store.readable(base)?.document,
        None => Document::default(),
    };
    let typed = diff(&before, copy.document()).summary();
    let unnamed = if typed.is_empty() { String::new() } else { typed.to_string() };
    let marks = session.read(|read| versions::marks(session, read, copy.id()))?;
    Ok(Timeline { entries, marks, unnamed, read_only: copy.read_only(session).map(|no| no.to_string()) })
}

/// The revisions of a story by the journal's number of their making.
struct Made {
    revisions: HashMap<i64, RevisionLine>,
    summaries: HashMap<RevisionId, Summary>,
    names: HashMap<RevisionId, String>,
    /// Those that wait beside the story, by their numbers.
    open: HashMap<RevisionId, i64>,
}

impl Made {
    fn read(read: &Read<'_>, story: &StoryId) -> Result<Self> {
        let lines = read.revisions().of_story(story)?;
        let mut summaries = read.summaries().of_story(story)?;
        for line in &lines {
            // One made before summaries were kept.
            if !summaries.contains_key(&line.id) {
                summaries.extend(reckoned(read, &line.id).map(|summary| (line.id, summary)));
            }
        }
        let revisions = lines.into_iter().map(|line| (line.number, line)).collect();
        let open = read.siblings().open(story)?.into_iter().map(|one| (one.revision, one.number)).collect();
        Ok(Self { revisions, summaries, names: read.revision_names().of_story(story)?, open })
    }

    fn entry(&self, row: JournalRow, book: &PeopleBook) -> HistoryEntry {
        let made = self.revisions.get(&row.number);
        let summary = made.and_then(|line| self.summaries.get(&line.id));
        HistoryEntry {
            at: at(row.entry.at),
            who: book.person_name(&row.entry.who),
            what: row.entry.what,
            why: row.entry.why,
            revision: made.map(|line| line.id.0.to_string()),
            name: made.and_then(|line| self.names.get(&line.id)).cloned().unwrap_or_default(),
            summary: summary.map(Summary::to_string).unwrap_or_default(),
            added: number(summary.map_or(0, |summary| summary.added)),
            cut: number(summary.map_or(0, |summary| summary.cut)),
            sibling: made.and_then(|line| self.open.get(&line.id)).map(|one| number(*one)),
        }
    }
}

/// What a revision changed; none where it or the one before cannot be read.
fn reckoned(read: &Read<'_>, revision: &RevisionId) -> Option<Summary> {
    let parents = read.revisions().by_id(revision).ok()?.parents;
    let before = match parents.first() {
        Some(parent) => read.revisions().document(parent).ok()?,
        None => Document::default(),
    };
    Some(diff(&before, &read.revisions().document(revision).ok()?).summary())
}
