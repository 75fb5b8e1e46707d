//! The version of a story that is out which is being worked on: why there is one
//! and what readers will be told.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, id, parsed, stamp};
use rusqlite::{Connection, Row, params};
use stet_core::ids::StoryId;
use stet_core::newsroom::NextVersion;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112704,
    sql: "
CREATE TABLE next_version (
    story TEXT NOT NULL PRIMARY KEY REFERENCES story (id),
    -- correction, clarification, update.
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    opened_by TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL
) STRICT;
CREATE INDEX next_version_by ON next_version (opened_by);
",
}];

fn row(row: &Row<'_>) -> Cell<NextVersion> {
    Ok(NextVersion {
        kind: parsed(row, "kind")?,
        note: row.get("note")?,
        opened_by: id(row, "opened_by")?,
        at: parsed(row, "at")?,
    })
}

/// Reads of next versions.
#[derive(Clone, Copy, Debug)]
pub struct NextVersions<'c> {
    pub(super) db: &'c Connection,
}

impl NextVersions<'_> {
    /// A story's, where one is open.
    pub fn of_story(&self, story: &StoryId) -> Result<Option<NextVersion>> {
        let sql = "SELECT kind, note, opened_by, at FROM next_version WHERE story = ?1";
        self.db.one(sql, [story.as_str()], row)
    }

    /// That each can be read.
    pub(crate) fn check(&self) -> Result<()> {
        let sql = "SELECT kind, note, opened_by, at FROM next_version ORDER BY story";
        self.db.each(sql, [], |one| row(one).map(drop))
    }
}

/// Writes of next versions.
#[derive(Clone, Copy, Debug)]
pub struct NextVersionsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl NextVersionsMut<'_> {
    /// Keeps a story's as it is now; with none it is closed.
    pub fn keep(&self, story: &StoryId, next: Option<&NextVersion>) -> Result<()> {
        let db = self.write.db;
        let Some(next) = next else {
            return db.run("DELETE FROM next_version WHERE story = ?1", [story.as_str()]).map(drop);
        };
        db.run(
            "INSERT INTO next_version (story, kind, note, opened_by, at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (story) DO UPDATE SET kind = ?2, note = ?3, opened_by = ?4, at = ?5",
            params![story.as_str(), next.kind.name(), next.note, next.opened_by.as_str(), stamp(next.at)],
        )
        .map(drop)
    }
}
