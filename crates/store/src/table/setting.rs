//! Small settings of the newsroom, by name.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::Ask;
use rusqlite::Connection;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112319,
    sql: "
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
",
}];

/// Reads of settings.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'c> {
    pub(super) db: &'c Connection,
}

impl Settings<'_> {
    /// One, by name; none when it was never set.
    pub fn get(&self, name: &str) -> Result<Option<String>> {
        self.db.one("SELECT value FROM setting WHERE name = ?1", [name], |row| row.get("value"))
    }
}

/// Writes of settings.
#[derive(Clone, Copy, Debug)]
pub struct SettingsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl SettingsMut<'_> {
    /// Sets one.
    pub fn set(&self, name: &str, value: &str) -> Result<()> {
        let sql =
            "INSERT INTO setting (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2";
        self.write.db.run(sql, [name, value]).map(|_| ())
    }

    /// Takes one away.
    pub fn unset(&self, name: &str) -> Result<()> {
        self.write.db.run("DELETE FROM setting WHERE name = ?1", [name]).map(|_| ())
    }
}
