//! What one person asked for and only a second can do: each is kept with who asked
//! and what became of it.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, hash, id, parsed, stamp};
use rusqlite::{Connection, Row, params};
use stet_core::ids::StoryId;
use stet_core::newsroom::transition::Asked;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112703,
    sql: "
CREATE TABLE asked (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    story TEXT NOT NULL REFERENCES story (id),
    act TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    -- What else was asked for, as a machine compares it.
    wanted TEXT NOT NULL,
    -- The journal's number of the asking.
    entry INTEGER NOT NULL,
    -- Empty while it waits; done, withdrawn, replaced.
    settled TEXT NOT NULL
) STRICT;
CREATE INDEX asked_story ON asked (story, settled);
CREATE INDEX asked_by ON asked (by);
CREATE INDEX asked_open ON asked (number) WHERE settled = '';
",
}];

fn row(row: &Row<'_>) -> Cell<Asked> {
    Ok(Asked {
        act: row.get("act")?,
        by: id(row, "by")?,
        at: parsed(row, "at")?,
        why: row.get("why")?,
        text: hash(row, "text_hash")?,
        wanted: row.get("wanted")?,
    })
}

/// Reads of what was asked for.
#[derive(Clone, Copy, Debug)]
pub struct AskedFor<'c> {
    pub(super) db: &'c Connection,
}

impl AskedFor<'_> {
    /// What still waits for a second person on a story. There is one at most.
    pub fn of_story(&self, story: &StoryId) -> Result<Option<Asked>> {
        self.db.one(
            "SELECT act, by, at, why, text_hash, wanted FROM asked
             WHERE story = ?1 AND settled = '' ORDER BY number DESC LIMIT 1",
            [story.as_str()],
            row,
        )
    }

    /// Every story on which something waits, with what, the oldest first.
    pub fn open(&self) -> Result<Vec<(StoryId, Asked)>> {
        self.db.many(
            "SELECT story, act, by, at, why, text_hash, wanted FROM asked WHERE settled = '' ORDER BY number",
            [],
            |one| Ok((id(one, "story")?, row(one)?)),
        )
    }

    /// That each can be read.
    pub(crate) fn check(&self) -> Result<()> {
        let sql = "SELECT act, by, at, why, text_hash, wanted FROM asked ORDER BY number";
        self.db.each(sql, [], |one| row(one).map(drop))
    }
}

/// Writes of what was asked for.
#[derive(Clone, Copy, Debug)]
pub struct AskedForMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl AskedForMut<'_> {
    /// Whoever signs asks for this; what waited before on the story is replaced.
    pub fn ask(&self, story: &StoryId, asked: &Asked) -> Result<()> {
        self.settle(story, "replaced")?;
        self.write
            .db
            .run(
                "INSERT INTO asked (story, act, by, at, why, text_hash, wanted, entry, settled)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '')",
                params![
                    story.as_str(),
                    asked.act,
                    asked.by.as_str(),
                    stamp(asked.at),
                    asked.why,
                    asked.text.to_string(),
                    asked.wanted,
                    self.write.number,
                ],
            )
            .map(drop)
    }

    /// Notes what became of what waited on a story.
    pub fn settle(&self, story: &StoryId, how: &str) -> Result<()> {
        let sql = "UPDATE asked SET settled = ?2 WHERE story = ?1 AND settled = ''";
        self.write.db.run(sql, [story.as_str(), how]).map(drop)
    }
}
