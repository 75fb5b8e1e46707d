//! Whether somebody has the file open, and why the last copy beside it could not be
//! kept. It is about the file and not about the newsroom, so it is the one thing
//! written without a journal row.

use crate::error::Result;
use crate::migration::Migration;
use crate::sql::Ask;
use rusqlite::Connection;

pub(crate) const STEPS: &[Migration] = &[
    Migration {
        number: 2026112301,
        sql: "
CREATE TABLE mark (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    open INTEGER NOT NULL
) STRICT;
INSERT INTO mark (one, open) VALUES (1, 0);
",
    },
    Migration {
        number: 2026112640,
        sql: "
-- Empty once one was kept.
ALTER TABLE mark ADD COLUMN no_copy TEXT NOT NULL DEFAULT '';
",
    },
];

/// Marks the file as open; true when it had been closed properly.
pub(crate) fn open(db: &Connection) -> Result<bool> {
    let clean = db.one("SELECT open FROM mark WHERE one = 1", [], |row| row.get::<_, i64>(0))? == Some(0);
    db.run("UPDATE mark SET open = 1 WHERE one = 1", [])?;
    Ok(clean)
}

/// Marks the file as properly closed.
pub(crate) fn close(db: &Connection) -> Result<()> {
    db.run("UPDATE mark SET open = 0 WHERE one = 1", []).map(|_| ())
}

/// Why the last copy could not be kept; empty where it was.
pub(crate) fn no_copy(db: &Connection) -> Result<String> {
    let why = db.one("SELECT no_copy FROM mark WHERE one = 1", [], |row| row.get("no_copy"))?;
    Ok(why.unwrap_or_default())
}

/// Notes why the last copy could not be kept, or with nothing that it was.
pub(crate) fn note_copy(db: &Connection, why: &str) -> Result<()> {
    db.run("UPDATE mark SET no_copy = ?1 WHERE one = 1 AND no_copy <> ?1", [why]).map(|_| ())
}
