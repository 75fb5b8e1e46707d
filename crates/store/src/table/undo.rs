//! What a person may still take back in a text: one row a story and person, of
//! use only while the text is the very one it was kept for.
//!
//! It holds words that were deleted, so it lies here and nowhere else, is read
//! by nobody but its writer, and is gone after a month.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, stamp, value};
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, params};
use serde_json::Value;
use stet_core::ids::{PersonId, StoryId};
use stet_core::text::Hash;

/// How long it may lie.
const KEPT: SignedDuration = SignedDuration::from_hours(24 * 30);

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112550,
    sql: "
CREATE TABLE undo (
    story TEXT NOT NULL REFERENCES story (id),
    person TEXT NOT NULL REFERENCES person (id),
    -- The text it begins from.
    text TEXT NOT NULL,
    past TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (story, person)
) STRICT;
CREATE INDEX undo_person ON undo (person);
CREATE INDEX undo_at ON undo (at);
",
}];

/// Reads of what may be taken back.
#[derive(Clone, Copy, Debug)]
pub struct Undos<'c> {
    pub(super) db: &'c Connection,
}

impl Undos<'_> {
    /// One person's in a story, if it was kept for this very text.
    pub fn of(&self, story: &StoryId, person: &PersonId, text: &Hash) -> Result<Option<Value>> {
        self.db.one(
            "SELECT past FROM undo WHERE story = ?1 AND person = ?2 AND text = ?3",
            [story.as_str(), person.as_str(), &text.to_string()],
            |row| value(row, "past"),
        )
    }
}

/// Writes of what may be taken back.
#[derive(Clone, Copy, Debug)]
pub struct UndosMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl UndosMut<'_> {
    /// Keeps it in the place of the one there is, and lets go of what lies too long.
    pub fn put(
        &self,
        story: &StoryId,
        person: &PersonId,
        text: &Hash,
        past: &Value,
        at: Timestamp,
    ) -> Result<()> {
        let db = self.write.db;
        db.run("DELETE FROM undo WHERE at < ?1", [stamp(at - KEPT)])?;
        db.run(
            "INSERT INTO undo (story, person, text, past, at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (story, person) DO UPDATE SET text = ?3, past = ?4, at = ?5",
            params![story.as_str(), person.as_str(), text.to_string(), past.to_string(), stamp(at)],
        )
        .map(|_| ())
    }
}
