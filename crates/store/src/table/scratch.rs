//! Scratchpads: one person's own words beside one story. Nobody else is shown
//! them, so every question names whose they are.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, parsed, stamp};
use jiff::Timestamp;
use rusqlite::{Connection, params};
use stet_core::ids::{PersonId, StoryId};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112562,
    sql: "
CREATE TABLE scratch (
    story TEXT NOT NULL REFERENCES story (id),
    person TEXT NOT NULL REFERENCES person (id),
    text TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (story, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX scratch_person ON scratch (person);
",
}];

/// Reads of scratchpads.
#[derive(Clone, Copy, Debug)]
pub struct Scratches<'c> {
    pub(super) db: &'c Connection,
}

impl Scratches<'_> {
    /// What this person keeps beside this story, and since when it says so.
    pub fn of(&self, story: &StoryId, person: &PersonId) -> Result<Option<(String, Timestamp)>> {
        let sql = "SELECT text, at FROM scratch WHERE story = ?1 AND person = ?2";
        self.db.one(sql, [story.as_str(), person.as_str()], |row| Ok((row.get("text")?, parsed(row, "at")?)))
    }
}

/// Writes of scratchpads.
#[derive(Clone, Copy, Debug)]
pub struct ScratchesMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl ScratchesMut<'_> {
    /// Keeps the words of whoever writes; no words take the pad away.
    pub fn save(&self, story: &StoryId, text: &str) -> Result<()> {
        let Write { db, entry, .. } = self.write;
        if text.is_empty() {
            let sql = "DELETE FROM scratch WHERE story = ?1 AND person = ?2";
            return db.run(sql, [story.as_str(), entry.who.as_str()]).map(|_| ());
        }
        db.run(
            "INSERT INTO scratch (story, person, text, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (story, person) DO UPDATE SET text = ?3, at = ?4",
            params![story.as_str(), entry.who.as_str(), text, stamp(entry.at)],
        )
        .map(|_| ())
    }
}
