//! Whether somebody has the file open. It is about the file and not about the
//! newsroom, so it is the one thing written without a journal row.

use crate::error::Result;
use crate::migration::Migration;
use crate::sql::Ask;
use rusqlite::Connection;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112301,
    sql: "
CREATE TABLE mark (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    open INTEGER NOT NULL
) STRICT;
INSERT INTO mark (one, open) VALUES (1, 0);
",
}];

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
