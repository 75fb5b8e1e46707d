//! What was imported, byte for byte, kept with the story that was made of it.

use super::Write;
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, damaged, hash, id, parsed, stamp};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use stet_core::ids::StoryId;
use stet_core::text::Hash;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112316,
    sql: "
CREATE TABLE original (
    number INTEGER NOT NULL PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    at TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
CREATE INDEX original_story ON original (story, number);
CREATE INDEX original_sha256 ON original (sha256);
",
}];

/// One imported file or paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// The story it became.
    pub story: StoryId,
    /// The file's name; empty for a paste.
    pub name: String,
    /// What it is: `text/plain`, `text/html` ...
    pub media_type: String,
    /// The hash of its bytes.
    pub sha256: Hash,
    /// When it came, in UTC.
    pub at: Timestamp,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

fn row(row: &Row<'_>) -> Cell<Original> {
    let original = Original {
        story: id(row, "story")?,
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        sha256: hash(row, "sha256")?,
        at: parsed(row, "at")?,
        bytes: row.get("bytes")?,
    };
    if Hash::of(&original.bytes) != original.sha256 {
        return Err(damaged(
            "an imported original",
            format!("{} does not hold the bytes it came with", original.sha256),
        ));
    }
    Ok(original)
}

/// Reads of originals.
#[derive(Clone, Copy, Debug)]
pub struct Originals<'c> {
    pub(super) db: &'c Connection,
}

impl Originals<'_> {
    /// All of one story, in the order they came.
    pub fn of_story(&self, story: &StoryId) -> Result<Vec<Original>> {
        self.db.many(
            "SELECT story, name, media_type, sha256, at, bytes FROM original WHERE story = ?1 ORDER BY number",
            [story.as_str()],
            row,
        )
    }

    /// What the originals of one story were called, in the order they came;
    /// empty for a paste. Their bytes are not read.
    pub fn names_of(&self, story: &StoryId) -> Result<Vec<String>> {
        let sql = "SELECT name FROM original WHERE story = ?1 ORDER BY number";
        self.db.many(sql, [story.as_str()], |row| row.get("name"))
    }

    /// The stories that were made of the very same bytes, oldest first.
    pub fn stories_from(&self, sha256: &Hash) -> Result<Vec<StoryId>> {
        self.db.many(
            "SELECT story FROM original WHERE sha256 = ?1 ORDER BY number",
            [sha256.to_string()],
            |row| id(row, "story"),
        )
    }

    pub(crate) fn check(&self) -> Result<()> {
        let sql = "SELECT story, name, media_type, sha256, at, bytes FROM original ORDER BY number";
        self.db.each(sql, [], |one| row(one).map(|_| ()))
    }
}

/// Writes of originals.
#[derive(Clone, Copy, Debug)]
pub struct OriginalsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl OriginalsMut<'_> {
    /// Keeps one. Its hash must be its bytes' hash.
    pub fn insert(&self, original: &Original) -> Result<()> {
        if Hash::of(&original.bytes) != original.sha256 {
            return Err(Error::Damaged(format!(
                "the bytes of {} are not those that were hashed",
                original.name
            )));
        }
        self.write
            .db
            .run(
                "INSERT INTO original (story, name, media_type, sha256, at, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    original.story.as_str(),
                    original.name,
                    original.media_type,
                    original.sha256.to_string(),
                    stamp(original.at),
                    original.bytes,
                ],
            )
            .map(|_| ())
    }
}
