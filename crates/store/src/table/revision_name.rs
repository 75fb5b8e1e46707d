//! Names that people gave to revisions. The revision does not change; what it
//! is called may.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, hash};
use rusqlite::{Connection, params};
use std::collections::HashMap;
use stet_core::ids::StoryId;
use stet_core::text::RevisionId;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112502,
    sql: "
CREATE TABLE revision_name (
    revision TEXT NOT NULL PRIMARY KEY REFERENCES revision (id),
    name TEXT NOT NULL
) STRICT;
",
}];

/// Reads of names.
#[derive(Clone, Copy, Debug)]
pub struct RevisionNames<'c> {
    pub(super) db: &'c Connection,
}

impl RevisionNames<'_> {
    /// Those of a story's revisions that have one.
    pub fn of_story(&self, story: &StoryId) -> Result<HashMap<RevisionId, String>> {
        let all = self.db.many(
            "SELECT n.revision, n.name FROM revision AS r JOIN revision_name AS n ON n.revision = r.id WHERE r.story = ?1",
            [story.as_str()],
            |row| Ok((RevisionId(hash(row, "revision")?), row.get("name")?)),
        )?;
        Ok(all.into_iter().collect())
    }
}

/// Writes of names.
#[derive(Clone, Copy, Debug)]
pub struct RevisionNamesMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl RevisionNamesMut<'_> {
    /// Calls a revision something; an empty name takes its name away.
    pub fn set(&self, revision: &RevisionId, name: &str) -> Result<()> {
        let id = revision.0.to_string();
        if name.is_empty() {
            return self.write.db.run("DELETE FROM revision_name WHERE revision = ?1", [id]).map(|_| ());
        }
        self.write
            .db
            .run(
                "INSERT INTO revision_name (revision, name) VALUES (?1, ?2) ON CONFLICT (revision) DO UPDATE SET name = ?2",
                params![id, name],
            )
            .map(|_| ())
    }
}
