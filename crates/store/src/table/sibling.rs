//! Texts kept beside a story's own: words that came late, each a revision with
//! the text it grew from as its parent. A row stays open until somebody settled
//! it, and is never taken out.

use super::Write;
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, hash, id, parsed, stamp};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use stet_core::ids::{PersonId, StoryId};
use stet_core::text::RevisionId;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112511,
    sql: "
CREATE TABLE sibling (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    story TEXT NOT NULL REFERENCES story (id),
    revision TEXT NOT NULL REFERENCES revision (id),
    base TEXT NOT NULL REFERENCES revision (id),
    person TEXT NOT NULL REFERENCES person (id),
    -- Why the words could not go into the text.
    why TEXT NOT NULL,
    at TEXT NOT NULL,
    -- How it was settled; empty while it is open.
    settled TEXT NOT NULL
) STRICT;
CREATE INDEX sibling_story ON sibling (story, settled);
CREATE INDEX sibling_revision ON sibling (revision);
CREATE INDEX sibling_base ON sibling (base);
CREATE INDEX sibling_person ON sibling (person);
",
}];

/// A text kept beside a story's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sibling {
    /// Its number in the file; stays when the words grow.
    pub number: i64,
    /// The words.
    pub revision: RevisionId,
    /// The text they grew from.
    pub base: RevisionId,
    /// Whose they are.
    pub person: PersonId,
    /// Why they could not go into the text: `taken_over`, `elsewhere`, `closed`.
    pub why: String,
    /// When they came, in UTC.
    pub at: Timestamp,
    /// How it was settled: `ours`, `theirs`, `both`, `merged`; empty while it is open.
    pub settled: String,
}

fn row(row: &Row<'_>) -> Cell<Sibling> {
    Ok(Sibling {
        number: row.get("number")?,
        revision: RevisionId(hash(row, "revision")?),
        base: RevisionId(hash(row, "base")?),
        person: id(row, "person")?,
        why: row.get("why")?,
        at: parsed(row, "at")?,
        settled: row.get("settled")?,
    })
}

/// Reads of siblings.
#[derive(Clone, Copy, Debug)]
pub struct Siblings<'c> {
    pub(super) db: &'c Connection,
}

impl Siblings<'_> {
    /// A story's open ones, oldest first.
    pub fn open(&self, story: &StoryId) -> Result<Vec<Sibling>> {
        self.db.many(
            "SELECT number, revision, base, person, why, at, settled FROM sibling
             WHERE story = ?1 AND settled = '' ORDER BY number",
            [story.as_str()],
            row,
        )
    }

    /// All of a story, settled or not, oldest first.
    pub fn of_story(&self, story: &StoryId) -> Result<Vec<Sibling>> {
        self.db.many(
            "SELECT number, revision, base, person, why, at, settled FROM sibling WHERE story = ?1 ORDER BY number",
            [story.as_str()],
            row,
        )
    }
}

/// Writes of siblings.
#[derive(Clone, Copy, Debug)]
pub struct SiblingsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl SiblingsMut<'_> {
    /// Keeps words beside a story's text; whose and when is the entry's. Gives its number.
    pub fn keep(&self, story: &StoryId, revision: &RevisionId, base: &RevisionId, why: &str) -> Result<i64> {
        let Write { db, entry, .. } = self.write;
        db.run(
            "INSERT INTO sibling (story, revision, base, person, why, at, settled) VALUES (?1, ?2, ?3, ?4, ?5, ?6, '')",
            params![
                story.as_str(),
                revision.0.to_string(),
                base.0.to_string(),
                entry.who.as_str(),
                why,
                stamp(entry.at),
            ],
        )?;
        Ok(db.last_insert_rowid())
    }

    /// The same words grew: an open sibling goes on as another revision.
    pub fn grow(&self, number: i64, revision: &RevisionId) -> Result<()> {
        let sql = "UPDATE sibling SET revision = ?2, at = ?3 WHERE number = ?1 AND settled = ''";
        let at = stamp(self.write.entry.at);
        self.one(number, self.write.db.run(sql, params![number, revision.0.to_string(), at])?)
    }

    /// Settles an open one.
    pub fn settle(&self, number: i64, how: &str) -> Result<()> {
        let sql = "UPDATE sibling SET settled = ?2 WHERE number = ?1 AND settled = ''";
        self.one(number, self.write.db.run(sql, params![number, how])?)
    }

    fn one(&self, number: i64, touched: usize) -> Result<()> {
        if touched == 1 {
            return Ok(());
        }
        Err(Error::NoSuch { what: "open text beside this story", name: number.to_string() })
    }
}
