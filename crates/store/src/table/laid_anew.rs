//! The paragraphs of all texts, laid out anew. SQLCipher neither reads nor writes a
//! page that fails its proof, so where one of theirs has rotted, nothing more goes
//! in beside what stood on it. The rows that can be read move to a table of the same
//! name; the old one stays as it is, under another.
//!
//! A row is found by its key or by its outline, whichever can be read.

use super::{Working, WorkingMut};
use crate::error::{Error, Result};
use crate::sql::{Ask, hash, id};
use rusqlite::params;
use stet_core::ids::{BlockId, StoryId};
use stet_core::text::Hash;

/// The index that SQLite keeps for the key.
const BY_KEY: &str = "SELECT id, rowid AS row FROM working_block INDEXED BY sqlite_autoindex_working_block_1
    WHERE story = ?1 ORDER BY id";

/// What the outline has, with the row.
const BY_OUTLINE: &str = "SELECT id, hash, words, rowid AS row FROM working_block WHERE story = ?1";

impl Working<'_> {
    /// The rows of a story's paragraphs, by their key.
    pub(crate) fn rows_by_key(&self, story: &StoryId) -> Result<Vec<(BlockId, i64)>> {
        self.db.many(BY_KEY, [story.as_str()], |row| Ok((id(row, "id")?, row.get("row")?)))
    }

    /// The same by their outline, with the hashes they should have.
    pub(crate) fn rows_by_outline(&self, story: &StoryId) -> Result<Vec<(BlockId, i64, Hash)>> {
        self.db.many(BY_OUTLINE, [story.as_str()], |row| {
            Ok((id(row, "id")?, row.get("row")?, hash(row, "hash")?))
        })
    }

    /// Reads a row to its last byte, whatever stands in it.
    pub(crate) fn reads(&self, row: i64) -> Result<()> {
        let sql = "SELECT story, id, hash, json, text FROM working_block WHERE rowid = ?1";
        let read = self.db.one(sql, [row], |row| {
            ["story", "id", "hash", "json", "text"]
                .into_iter()
                .try_for_each(|column| row.get_ref(column)?.as_bytes().map(|_| ()).map_err(Into::into))
        })?;
        read.ok_or_else(|| Error::Damaged(format!("row {row} of the texts is missing")))
    }
}

impl WorkingMut<'_> {
    /// Lays the table out anew with these rows, as they are.
    pub(crate) fn lay_anew(&self, rows: &[i64]) -> Result<()> {
        let (db, number) = (self.write.db, self.write.number);
        let made = db.many(
            "SELECT type, name, sql FROM sqlite_schema
             WHERE tbl_name = 'working_block' AND sql IS NOT NULL ORDER BY type DESC",
            [],
            |row| {
                Ok((
                    row.get::<_, String>("type")?,
                    row.get::<_, String>("name")?,
                    row.get::<_, String>("sql")?,
                ))
            },
        )?;
        let old = format!("working_block_{number}");
        db.execute_batch(&format!("ALTER TABLE working_block RENAME TO {old}"))?;
        for (kind, name, sql) in &made {
            // The old table keeps its indexes, and they their names.
            let sql = match kind.as_str() {
                "table" => sql.clone(),
                _ => sql.replacen(name, &format!("{name}_{number}"), 1),
            };
            db.execute_batch(&sql)?;
        }
        let moved = format!(
            "INSERT INTO working_block (rowid, story, id, hash, json, text, words)
             SELECT rowid, story, id, hash, json, text, words FROM {old} WHERE rowid = ?1"
        );
        rows.iter().try_for_each(|row| db.run(&moved, params![row]).map(|_| ()))
    }
}
