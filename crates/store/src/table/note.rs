//! Internal notes on a story: for everybody who may read it, never printed.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, id, parsed, stamp};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use stet_core::ids::{PersonId, StoryId};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112561,
    sql: "
CREATE TABLE note (
    id TEXT NOT NULL PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id),
    person TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX note_story ON note (story, at);
CREATE INDEX note_person ON note (person);
",
}];

/// One note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Which.
    pub id: String,
    /// On which story.
    pub story: StoryId,
    /// Whose.
    pub person: PersonId,
    /// When it was begun, in UTC.
    pub at: Timestamp,
    /// When its words last changed, in UTC.
    pub changed_at: Timestamp,
    /// What it says.
    pub text: String,
}

fn row(row: &Row<'_>) -> Cell<Note> {
    Ok(Note {
        id: row.get("id")?,
        story: id(row, "story")?,
        person: id(row, "person")?,
        at: parsed(row, "at")?,
        changed_at: parsed(row, "changed_at")?,
        text: row.get("text")?,
    })
}

/// Reads of notes.
#[derive(Clone, Copy, Debug)]
pub struct Notes<'c> {
    pub(super) db: &'c Connection,
}

impl Notes<'_> {
    /// All of one story, the oldest first.
    pub fn of_story(&self, story: &StoryId) -> Result<Vec<Note>> {
        self.db.many(
            "SELECT id, story, person, at, changed_at, text FROM note WHERE story = ?1 ORDER BY at, id",
            [story.as_str()],
            row,
        )
    }

    /// One by its id.
    pub fn by_id(&self, note: &str) -> Result<Option<Note>> {
        self.db.one("SELECT id, story, person, at, changed_at, text FROM note WHERE id = ?1", [note], row)
    }
}

/// Writes of notes.
#[derive(Clone, Copy, Debug)]
pub struct NotesMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl NotesMut<'_> {
    /// Keeps a note, or what one says now. Whose it is, and when it was begun,
    /// never changes.
    pub fn save(&self, note: &Note) -> Result<()> {
        self.write
            .db
            .run(
                "INSERT INTO note (id, story, person, at, changed_at, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (id) DO UPDATE SET changed_at = ?5, text = ?6",
                params![
                    note.id,
                    note.story.as_str(),
                    note.person.as_str(),
                    stamp(note.at),
                    stamp(note.changed_at),
                    note.text
                ],
            )
            .map(|_| ())
    }

    /// Takes a note away.
    pub fn remove(&self, note: &str) -> Result<()> {
        self.write.db.run("DELETE FROM note WHERE id = ?1", [note]).map(|_| ())
    }
}
