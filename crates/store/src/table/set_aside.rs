//! Paragraphs of a working copy that could not be read any more, byte for byte as
//! they were found. What stands in their place says so; nothing is thrown away.

use super::{Working, WorkingMut, past};
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, hash, id, stamp};
use rusqlite::{Row, params};
use stet_core::ids::{BlockId, StoryId};
use stet_core::text::{Block, Hash};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112520,
    sql: "
CREATE TABLE set_aside (
    number INTEGER NOT NULL PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id),
    block TEXT NOT NULL,
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    -- As they were found; NULL where there was no row.
    hash BLOB,
    json BLOB,
    text BLOB
) STRICT;
CREATE INDEX set_aside_story ON set_aside (story, number);
",
}];

impl Working<'_> {
    /// The names of all paragraphs that are there, in the order and outside it.
    pub(crate) fn there(&self, story: &StoryId) -> Result<Vec<BlockId>> {
        let sql = "SELECT id FROM working_block WHERE story = ?1 ORDER BY rowid";
        self.db.many(sql, [story.as_str()], |row| id(row, "id"))
    }

    /// The hash a paragraph should have, by the outline, which may be whole where the
    /// row is not.
    pub(crate) fn hash_of(&self, story: &StoryId, block: &BlockId) -> Result<Option<Hash>> {
        let sql = "SELECT hash FROM working_block WHERE story = ?1 AND +id = ?2";
        self.db.one(sql, [story.as_str(), block.as_str()], |row| hash(row, "hash"))
    }

    /// A paragraph's words without their marks, as the search knows them. They are
    /// proven by nothing.
    pub(crate) fn words_of(&self, story: &StoryId, block: &BlockId) -> Result<Option<String>> {
        let sql = "SELECT text FROM working_block WHERE story = ?1 AND id = ?2";
        let words = self.db.one(sql, [story.as_str(), block.as_str()], |row| row.get::<_, String>("text"))?;
        Ok(words.filter(|words| !words.trim().is_empty()))
    }

    /// A paragraph of this hash, in whichever story it stands.
    pub(crate) fn by_hash(&self, wanted: &Hash) -> Result<Option<Block>> {
        let sql = "SELECT hash, json FROM working_block WHERE hash = ?1 LIMIT 1";
        let found = self.db.one(sql, [wanted.to_string()], |row| {
            super::block::proven(hash(row, "hash")?, row.get_ref("json")?.as_str()?.as_bytes())
        })?;
        Ok(found.map(|(_, block)| block))
    }
}

/// What a paragraph was when it was set aside.
#[derive(Debug)]
pub(crate) struct Aside {
    /// The hash it should have had; none where that was not there or is no hash.
    pub(crate) hash: Option<Hash>,
    /// Its words without their marks, proven by nothing; empty for none.
    pub(crate) words: String,
}

fn aside(row: &Row<'_>) -> Cell<Aside> {
    let text = |column: &str| -> Cell<String> {
        let bytes = row.get_ref(column)?.as_blob_or_null()?.unwrap_or_default();
        Ok(String::from_utf8_lossy(bytes).into_owned())
    };
    Ok(Aside { hash: Hash::parse(&text("hash")?).ok(), words: text("text")? })
}

impl Working<'_> {
    /// The paragraphs of a story that were ever set aside.
    pub fn damaged(&self, story: &StoryId) -> Result<Vec<BlockId>> {
        let sql = "SELECT block FROM set_aside WHERE story = ?1 GROUP BY block ORDER BY max(number)";
        self.db.many(sql, [story.as_str()], |row| id(row, "block"))
    }

    /// What a paragraph was when it was set aside last.
    pub(crate) fn aside(&self, story: &StoryId, block: &BlockId) -> Result<Option<Aside>> {
        let sql =
            "SELECT hash, text FROM set_aside WHERE story = ?1 AND block = ?2 ORDER BY number DESC LIMIT 1";
        self.db.one(sql, [story.as_str(), block.as_str()], aside)
    }
}

impl WorkingMut<'_> {
    /// Keeps a paragraph's row as it is, before something else is put in its place;
    /// `hash` is the one it should have, where the row can't be asked.
    pub(crate) fn set_aside(
        &self,
        story: &StoryId,
        block: &BlockId,
        why: &str,
        hash: Option<&Hash>,
    ) -> Result<()> {
        self.write
            .db
            .run(
                "INSERT INTO set_aside (story, block, at, why, hash, json, text)
                 SELECT ?1, ?2, ?3, ?4, CAST(coalesce(b.hash, ?5) AS BLOB), CAST(b.json AS BLOB), CAST(b.text AS BLOB)
                 FROM (SELECT 1) LEFT JOIN working_block AS b ON b.story = ?1 AND b.id = ?2",
                params![story.as_str(), block.as_str(), stamp(self.write.entry.at), why, hash.map(Hash::to_string)],
            )
            .map(|_| ())
    }

    /// Has the text after save `seq` what stands for a damaged paragraph now: what it
    /// was then can't be read.
    pub(crate) fn forget(&self, story: &StoryId, block: &BlockId, seq: i64) -> Result<()> {
        past::forget(self.write, story, block, seq)
    }
}
