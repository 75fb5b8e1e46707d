//! Who did what to a story, newest first.

use super::find;
use crate::failure::Result;
use crate::session::Session;
use crate::view::{PeopleBook, at};
use crate::wire::{ByStory, HistoryEntry};
use stet_store::JournalRow;

/// The journal of a story, each entry with the revision it made.
pub fn history(session: &mut Session, request: ByStory) -> Result<Vec<HistoryEntry>> {
    let today = session.today();
    session.read(|read| {
        let line = find::story(session, read, &request.story)?;
        let book = PeopleBook::read(read, today)?;
        let revisions = read.revisions().of_story(&line.story.id)?;
        let entry = |row: JournalRow| {
            let made = revisions.iter().find(|revision| revision.number == row.number);
            HistoryEntry {
                at: at(row.entry.at),
                who: book.person_name(&row.entry.who),
                what: row.entry.what,
                why: row.entry.why,
                revision: made.map(|revision| revision.id.0.to_string()),
            }
        };
        let rows = read.journal().of_story(&line.story.id, None, 10_000)?;
        // Keeping what can be taken back changes nothing of the story.
        Ok(rows.into_iter().filter(|row| row.entry.what != super::undo::KEEP).map(entry).collect())
    })
}
