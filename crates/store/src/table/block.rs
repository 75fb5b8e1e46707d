//! Paragraphs that belong to revisions: each stored once, under the hash of its
//! words, and never changed. The hash is checked whenever one is read.
//!
//! A paragraph that was rewritten a little is kept as what it differs in from an
//! earlier one that is kept whole.

use super::Write;
use super::block_again::{self, Noted};
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::pack;
use crate::sql::{Ask, Cell, damaged, hash_bytes};
use rusqlite::{Connection, Row, params};
use std::borrow::Cow;
use stet_core::text::{Block, Hash, block_hash, json};

pub(crate) const STEPS: &[Migration] = &[
    Migration {
        number: 2026112311,
        sql: "
CREATE TABLE block (
    row INTEGER NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    json TEXT NOT NULL
) STRICT;
",
    },
    // After `revision` has let go of the old rows.
    Migration {
        number: 2026112581,
        sql: "
CREATE TABLE block_packed (
    row INTEGER NOT NULL PRIMARY KEY,
    hash BLOB NOT NULL,
    -- The words whole, or else how they differ from another block's.
    json TEXT,
    beside INTEGER REFERENCES block (row),
    difference BLOB,
    CHECK ((json IS NULL) = (beside IS NOT NULL) AND (json IS NULL) = (difference IS NOT NULL))
) STRICT;
INSERT INTO block_packed (row, hash, json) SELECT row, unhex(hash), json FROM block ORDER BY row;
DROP TABLE block;
ALTER TABLE block_packed RENAME TO block;
-- The beginning of a hash finds it as well as the whole, in a third of the room.
CREATE INDEX block_hash ON block (substr(hash, 1, 8));
",
    },
];

/// A row that is known not to be readable is not walked into for the sake of those
/// that stand beside it.
const WHOLE: &str = "SELECT b.hash, b.json, b.difference, coalesce(a.json, w.json) AS beside FROM block AS b
    LEFT JOIN block_again AS a ON a.row = b.beside
    LEFT JOIN block AS w ON w.row = b.beside AND a.row IS NULL";

/// The rows that may hold a hash, found without reading any of them.
pub(crate) const ROWS_OF: &str =
    "SELECT row FROM block INDEXED BY block_hash WHERE substr(hash, 1, 8) = substr(?1, 1, 8)";

/// Proves words by their hash and reads them.
pub(super) fn proven(hash: Hash, text: &[u8]) -> Cell<(Hash, Block)> {
    if Hash::of(text) != hash {
        return Err(damaged("a paragraph", format!("{hash} does not hold the words it is named for")));
    }
    let value = serde_json::from_slice(text).map_err(|error| damaged("a paragraph", error))?;
    let block = json::block_from_json(&value).map_err(|error| damaged("a paragraph", error))?;
    Ok((hash, block))
}

fn row(row: &Row<'_>) -> Cell<(Hash, Block)> {
    let hash = hash_bytes(row, "hash")?;
    let difference = row.get_ref("difference")?.as_blob_or_null()?;
    let words = match difference {
        None => Cow::Borrowed(row.get_ref("json")?.as_str()?.as_bytes()),
        Some(difference) => {
            let beside = row.get_ref("beside")?.as_str()?;
            let whole = pack::together(beside.as_bytes(), difference);
            Cow::Owned(whole.map_err(|error| damaged("a paragraph", error))?)
        }
    };
    proven(hash, &words)
}

/// Reads of stored paragraphs.
#[derive(Clone, Copy, Debug)]
pub struct Blocks<'c> {
    pub(super) db: &'c Connection,
}

impl Blocks<'_> {
    /// The paragraph of that hash; it is damage when there is none.
    pub fn by_hash(&self, hash: &Hash) -> Result<Block> {
        if let Some(again) = block_again::by_hash(self.db, hash)? {
            return Ok(again);
        }
        let row = row_of(self.db, hash)?;
        let row = row.ok_or_else(|| Error::Damaged(format!("paragraph {hash} is missing")))?;
        self.by_row(row)
    }

    /// The paragraph in that row, or what was found again of it.
    pub(crate) fn by_row(&self, number: i64) -> Result<Block> {
        match block_again::of(self.db, number)? {
            Noted::Again(_, block) => return Ok(block),
            Noted::Lost => return Err(lost(number)),
            Noted::Nothing => {}
        }
        let found = self.db.one(&format!("{WHOLE} WHERE b.row = ?1"), [number], row)?;
        found.map(|(_, block)| block).ok_or_else(|| missing(number))
    }

    /// The hashes of the paragraphs in those rows.
    pub(crate) fn hashes(&self, rows: &[i64]) -> Result<Vec<Hash>> {
        let hash = |number: &i64| {
            match block_again::of(self.db, *number)? {
                Noted::Again(hash, _) => return Ok(hash),
                Noted::Lost => return Err(lost(*number)),
                Noted::Nothing => {}
            }
            let sql = "SELECT hash FROM block WHERE row = ?1";
            self.db.one(sql, [number], |row| hash_bytes(row, "hash"))?.ok_or_else(|| missing(*number))
        };
        rows.iter().map(hash).collect()
    }

    /// Reads and proves them all.
    pub(crate) fn check(&self) -> Result<()> {
        block_again::check(self.db)?;
        let rest = format!(
            "{WHOLE} WHERE b.row NOT IN (SELECT row FROM block_again WHERE json IS NOT NULL) ORDER BY b.row"
        );
        self.db.each(&rest, [], |one| row(one).map(|_| ()))
    }
}

/// The row that holds a hash. One that is known not to be readable is not looked into.
fn row_of(db: &Connection, hash: &Hash) -> Result<Option<i64>> {
    for number in db.many(ROWS_OF, [hash.bytes()], |row| row.get::<_, i64>("row"))? {
        if !matches!(block_again::of(db, number)?, Noted::Nothing) {
            continue;
        }
        let sql = "SELECT row FROM block WHERE row = ?1 AND hash = ?2";
        if let Some(row) = db.one(sql, params![number, hash.bytes()], |row| row.get("row"))? {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

fn lost(number: i64) -> Error {
    Error::Damaged(format!(
        "the paragraph of number {number} was damaged, and its words were not found again"
    ))
}

fn missing(number: i64) -> Error {
    Error::Damaged(format!("the paragraph of number {number} is missing"))
}

/// Stores a paragraph unless it is there already; gives its row. `before` is the
/// row of an earlier version of it. Where the row can't be read any more, its words
/// are here and are kept again.
pub(super) fn store(write: &Write<'_>, hash: &Hash, block: &Block, before: Option<i64>) -> Result<i64> {
    debug_assert_eq!(block_hash(block), *hash);
    if let Some(row) = row_of(write.db, hash)? {
        stands(write, row, block)?;
        return Ok(row);
    }
    let words = json::block_to_json(block).to_string();
    match before.map(|row| beside(write.db, row, words.as_bytes())).transpose()?.flatten() {
        Some((beside, difference)) => write.db.run(
            "INSERT INTO block (hash, beside, difference) VALUES (?1, ?2, ?3)",
            params![hash.bytes(), beside, difference],
        )?,
        None => {
            write.db.run("INSERT INTO block (hash, json) VALUES (?1, ?2)", params![hash.bytes(), words])?
        }
    };
    Ok(write.db.last_insert_rowid())
}

/// Sees that the row of a paragraph can be read, whose words are these.
pub(super) fn stands(write: &Write<'_>, row: i64, words: &Block) -> Result<()> {
    match write.read().blocks().by_row(row) {
        Ok(_) => Ok(()),
        Err(Error::Damaged(_)) => block_again::put(write, row, Some(words)),
        Err(other) => Err(other),
    }
}

/// The block that is kept whole nearest to `row`, and how `words` differ from it;
/// none when it is not sound or the difference is large.
fn beside(db: &Connection, row: i64, words: &[u8]) -> Result<Option<(i64, Vec<u8>)>> {
    let sql = "SELECT row, hash, json FROM block
        WHERE row = (SELECT coalesce(beside, row) FROM block WHERE row = ?1) AND json IS NOT NULL";
    let found = db.one(sql, [row], |row| {
        let json: String = row.get("json")?;
        Ok((row.get::<_, i64>("row")?, hash_bytes(row, "hash")?, json))
    })?;
    Ok(found
        .filter(|(_, hash, json)| Hash::of(json.as_bytes()) == *hash)
        .and_then(|(row, _, json)| pack::apart(json.as_bytes(), words).map(|difference| (row, difference))))
}
