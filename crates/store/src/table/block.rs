//! Paragraphs that belong to revisions: each stored once, under the hash of its
//! words, and never changed. The hash is checked whenever one is read.

use super::Write;
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, damaged};
use rusqlite::{Connection, Row, params};
use stet_core::text::{Block, Hash, block_hash, json};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112311,
    sql: "
CREATE TABLE block (
    row INTEGER NOT NULL PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    json TEXT NOT NULL
) STRICT;
",
}];

/// Reads a block from columns `hash` and `json`, proving that they agree.
pub(super) fn proven(row: &Row<'_>) -> Cell<(Hash, Block)> {
    let hash = crate::sql::hash(row, "hash")?;
    let text = row.get_ref("json")?.as_str()?;
    if Hash::of(text.as_bytes()) != hash {
        return Err(damaged("a paragraph", format!("{hash} does not hold the words it is named for")));
    }
    let value = serde_json::from_str(text).map_err(|error| damaged("a paragraph", error))?;
    let block = json::block_from_json(&value).map_err(|error| damaged("a paragraph", error))?;
    Ok((hash, block))
}

/// Reads of stored paragraphs.
#[derive(Clone, Copy, Debug)]
pub struct Blocks<'c> {
    pub(super) db: &'c Connection,
}

impl Blocks<'_> {
    /// The paragraph of that hash; it is damage when there is none.
    pub fn by_hash(&self, hash: &Hash) -> Result<Block> {
        let found =
            self.db.one("SELECT hash, json FROM block WHERE hash = ?1", [hash.to_string()], proven)?;
        found.map(|(_, block)| block).ok_or_else(|| Error::Damaged(format!("paragraph {hash} is missing")))
    }

    /// Reads and proves them all.
    pub(crate) fn check(&self) -> Result<()> {
        self.db.each("SELECT hash, json FROM block ORDER BY row", [], |row| proven(row).map(|_| ()))
    }
}

/// Stores a paragraph unless it is there already.
pub(super) fn store(write: &Write<'_>, hash: &Hash, block: &Block) -> Result<()> {
    debug_assert_eq!(block_hash(block), *hash);
    let words = json::block_to_json(block).to_string();
    write
        .db
        .run(
            "INSERT INTO block (hash, json) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING",
            params![hash.to_string(), words],
        )
        .map(|_| ())
}
