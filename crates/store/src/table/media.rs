//! Pictures, each stored once under the hash of its bytes.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, damaged, hash};
use rusqlite::{Connection, Row, params};
use stet_core::text::Hash;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112305,
    sql: "
CREATE TABLE media (
    hash TEXT NOT NULL PRIMARY KEY,
    media_type TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
",
}];

/// One picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaRow {
    /// `image/jpeg`, `image/png` or `image/webp`.
    pub media_type: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

fn row(row: &Row<'_>) -> Cell<MediaRow> {
    let named = hash(row, "hash")?;
    let media = MediaRow {
        media_type: row.get("media_type")?,
        width: row.get("width")?,
        height: row.get("height")?,
        bytes: row.get("bytes")?,
    };
    if Hash::of(&media.bytes) != named {
        return Err(damaged("a picture", format!("{named} does not hold the bytes it is named for")));
    }
    Ok(media)
}

/// Reads of pictures.
#[derive(Clone, Copy, Debug)]
pub struct Media<'c> {
    pub(super) db: &'c Connection,
}

impl Media<'_> {
    /// The picture of that hash.
    pub fn by_hash(&self, hash: &Hash) -> Result<Option<MediaRow>> {
        let sql = "SELECT hash, media_type, width, height, bytes FROM media WHERE hash = ?1";
        self.db.one(sql, [hash.to_string()], row)
    }

    pub(crate) fn check(&self) -> Result<()> {
        let sql = "SELECT hash, media_type, width, height, bytes FROM media ORDER BY hash";
        self.db.each(sql, [], |one| row(one).map(|_| ()))
    }
}

/// Writes of pictures.
#[derive(Clone, Copy, Debug)]
pub struct MediaMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl MediaMut<'_> {
    /// Keeps a picture, unless it is kept already; the hash it goes by.
    pub fn insert(&self, media: &MediaRow) -> Result<Hash> {
        let hash = Hash::of(&media.bytes);
        self.write.db.run(
            "INSERT INTO media (hash, media_type, width, height, bytes) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (hash) DO NOTHING",
            params![hash.to_string(), media.media_type, media.width, media.height, media.bytes],
        )?;
        Ok(hash)
    }
}
