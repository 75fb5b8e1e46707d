//! What each person last saw of a story, for *what changed since I last opened
//! it*.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, hash, parsed, stamp};
use jiff::Timestamp;
use rusqlite::{Connection, params};
use stet_core::ids::{PersonId, StoryId};
use stet_core::text::RevisionId;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112503,
    sql: "
CREATE TABLE viewed (
    story TEXT NOT NULL REFERENCES story (id),
    person TEXT NOT NULL REFERENCES person (id),
    revision TEXT NOT NULL REFERENCES revision (id),
    at TEXT NOT NULL,
    PRIMARY KEY (story, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX viewed_person ON viewed (person);
CREATE INDEX viewed_revision ON viewed (revision);
",
}];

/// Reads of what was seen.
#[derive(Clone, Copy, Debug)]
pub struct Viewed<'c> {
    pub(super) db: &'c Connection,
}

impl Viewed<'_> {
    /// The text a person last saw, and when; none where they never left the
    /// story.
    pub fn by(&self, story: &StoryId, person: &PersonId) -> Result<Option<(RevisionId, Timestamp)>> {
        self.db.one(
            "SELECT revision, at FROM viewed WHERE story = ?1 AND person = ?2",
            [story.as_str(), person.as_str()],
            |row| Ok((RevisionId(hash(row, "revision")?), parsed(row, "at")?)),
        )
    }
}

/// Writes of what was seen.
#[derive(Clone, Copy, Debug)]
pub struct ViewedMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl ViewedMut<'_> {
    /// Whoever signs has seen this text.
    pub fn note(&self, story: &StoryId, revision: &RevisionId) -> Result<()> {
        let Write { db, entry, .. } = self.write;
        db.run(
            "INSERT INTO viewed (story, person, revision, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (story, person) DO UPDATE SET revision = ?3, at = ?4",
            params![story.as_str(), entry.who.as_str(), revision.0.to_string(), stamp(entry.at)],
        )
        .map(|_| ())
    }
}
