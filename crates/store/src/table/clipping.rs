//! Clipboards as they came, kept with the story they were pasted into until it
//! is released or they are old: the writer can look at them, nothing else does.

use super::{Write, journal};
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, hash, id, parsed, stamp};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use stet_core::ids::{PersonId, StoryId};
use stet_core::text::RevisionId;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112530,
    sql: "
CREATE TABLE clipping (
    -- The journal's number of the paste.
    number INTEGER NOT NULL PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id),
    person TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    program TEXT NOT NULL,
    -- What the writer was told of it.
    said TEXT NOT NULL,
    -- Bytes of all flavours before they were packed.
    size INTEGER NOT NULL,
    -- The flavours as JSON, packed; the store does not look inside.
    packed BLOB NOT NULL
) STRICT;
CREATE INDEX clipping_story ON clipping (story, number);
CREATE INDEX clipping_person ON clipping (person);
CREATE INDEX clipping_at ON clipping (at);
",
}];

/// What is kept of a paste, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clipping {
    /// Its number in the file.
    pub number: i64,
    /// The story it went into.
    pub story: StoryId,
    /// Who pasted.
    pub person: PersonId,
    /// When, in UTC.
    pub at: Timestamp,
    /// The program it came from, by its name on the wire.
    pub program: String,
    /// What the writer was told of it.
    pub said: String,
    /// Bytes of all its flavours.
    pub size: i64,
    /// The first revision that has its words; none while they are only in the
    /// working copy.
    pub revision: Option<RevisionId>,
}

fn row(row: &Row<'_>) -> Cell<Clipping> {
    let revision: Option<String> = row.get("revision")?;
    Ok(Clipping {
        number: row.get("number")?,
        story: id(row, "story")?,
        person: id(row, "person")?,
        at: parsed(row, "at")?,
        program: row.get("program")?,
        said: row.get("said")?,
        size: row.get("size")?,
        revision: revision.map(|_| hash(row, "revision").map(RevisionId)).transpose()?,
    })
}

/// Reads of clippings.
#[derive(Clone, Copy, Debug)]
pub struct Clippings<'c> {
    pub(super) db: &'c Connection,
}

impl Clippings<'_> {
    /// A story's, newest first. Its words came into the text with the next save of
    /// whoever pasted: a version made before that, of the text that stood there or
    /// of words beside it, does not have them.
    pub fn of_story(&self, story: &StoryId) -> Result<Vec<Clipping>> {
        self.db.many(
            "SELECT number, story, person, at, program, said, size,
                    (SELECT id FROM revision WHERE revision.story = clipping.story AND revision.moment <> 'kept'
                     AND revision.number > (SELECT min(journal.number) FROM journal
                        WHERE journal.story = clipping.story AND journal.number > clipping.number
                        AND journal.who = clipping.person AND journal.what IN (?2, ?3))
                     ORDER BY revision.number LIMIT 1) AS revision
             FROM clipping WHERE story = ?1 ORDER BY number DESC",
            [story.as_str(), journal::TYPE, journal::TYPED],
            row,
        )
    }

    /// The packed flavours of one of a story.
    pub fn packed(&self, story: &StoryId, number: i64) -> Result<Option<Vec<u8>>> {
        let sql = "SELECT packed FROM clipping WHERE story = ?1 AND number = ?2";
        self.db.one(sql, params![story.as_str(), number], |row| row.get("packed"))
    }

    /// True when one is older than this moment.
    pub fn any_before(&self, moment: Timestamp) -> Result<bool> {
        let sql = "SELECT 1 AS one FROM clipping WHERE at < ?1 LIMIT 1";
        Ok(self.db.one(sql, [stamp(moment)], |row| row.get::<_, i64>("one"))?.is_some())
    }
}

/// Writes of clippings.
#[derive(Clone, Copy, Debug)]
pub struct ClippingsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl ClippingsMut<'_> {
    /// Keeps one; whose and when is the entry's. Gives its number. The oldest of
    /// the story go once there are more than `most`.
    pub fn keep(
        &self,
        story: &StoryId,
        (program, said): (&str, &str),
        size: i64,
        packed: &[u8],
        most: u32,
    ) -> Result<i64> {
        let Write { db, entry, number, .. } = self.write;
        db.run(
            "INSERT INTO clipping (number, story, person, at, program, said, size, packed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![number, story.as_str(), entry.who.as_str(), stamp(entry.at), program, said, size, packed],
        )?;
        db.run(
            "DELETE FROM clipping WHERE story = ?1 AND number NOT IN
             (SELECT number FROM clipping WHERE story = ?1 ORDER BY number DESC LIMIT ?2)",
            params![story.as_str(), most],
        )?;
        Ok(*number)
    }

    /// Takes out those of a story; how many there were.
    pub fn purge_story(&self, story: &StoryId) -> Result<usize> {
        self.write.db.run("DELETE FROM clipping WHERE story = ?1", [story.as_str()])
    }

    /// Takes out those older than this moment; how many there were.
    pub fn purge_before(&self, moment: Timestamp) -> Result<usize> {
        self.write.db.run("DELETE FROM clipping WHERE at < ?1", [stamp(moment)])
    }
}
