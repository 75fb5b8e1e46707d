//! Paragraphs of versions whose own row can't be read any more: the very same
//! words, found elsewhere and proven by their hash, under the number of that row.
//!
//! The row itself is left as it was found. Where nothing was found that is noted,
//! so that nobody walks into a page again that ends the connection.

use super::Write;
use super::block::proven;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, hash_bytes};
use rusqlite::{Connection, Row, params};
use stet_core::text::{Block, Hash, block_hash, json};

pub(crate) const STEPS: &[Migration] = &[Migration { number: 2026112620, sql: TABLE }];

/// Made for the connection alone where a copy of the file is from before it.
pub(crate) const TABLE: &str = "
CREATE TABLE block_again (
    -- The number of the row that can't be read.
    row INTEGER NOT NULL PRIMARY KEY,
    -- NULL while the words are not found.
    hash BLOB,
    json TEXT,
    CHECK ((hash IS NULL) = (json IS NULL))
) STRICT;
";

/// What is noted of a row of paragraphs.
pub(super) enum Noted {
    /// Nothing: read it.
    Nothing,
    /// It can't be read, and its words were not found.
    Lost,
    /// Its words.
    Again(Hash, Block),
}

fn row(row: &Row<'_>) -> Cell<Noted> {
    let Some(words) = row.get_ref("json")?.as_str_or_null()? else { return Ok(Noted::Lost) };
    let (hash, block) = proven(hash_bytes(row, "hash")?, words.as_bytes())?;
    Ok(Noted::Again(hash, block))
}

/// What is noted of that row.
pub(super) fn of(db: &Connection, number: i64) -> Result<Noted> {
    let found = db.one("SELECT hash, json FROM block_again WHERE row = ?1", [number], row)?;
    Ok(found.unwrap_or(Noted::Nothing))
}

/// A paragraph of that hash among those that were found again.
pub(super) fn by_hash(db: &Connection, hash: &Hash) -> Result<Option<Block>> {
    let found = db.one("SELECT hash, json FROM block_again WHERE hash = ?1", [hash.bytes()], row)?;
    Ok(found.and_then(|noted| match noted {
        Noted::Again(_, block) => Some(block),
        Noted::Nothing | Noted::Lost => None,
    }))
}

/// Reads and proves them all.
pub(super) fn check(db: &Connection) -> Result<()> {
    db.each("SELECT hash, json FROM block_again ORDER BY row", [], |one| row(one).map(|_| ()))
}

/// Keeps the words of a row that can't be read, or that there are none.
pub(crate) fn put(write: &Write<'_>, number: i64, words: Option<&Block>) -> Result<()> {
    write
        .db
        .run(
            "INSERT INTO block_again (row, hash, json) VALUES (?1, ?2, ?3)
             ON CONFLICT (row) DO UPDATE SET hash = coalesce(?2, hash), json = coalesce(?3, json)",
            params![
                number,
                words.map(|block| *block_hash(block).bytes()),
                words.map(|block| json::block_to_json(block).to_string()),
            ],
        )
        .map(|_| ())
}
