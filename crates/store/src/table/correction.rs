//! Each person's own autocorrect words. Nobody else is shown them, so every
//! question names whose they are.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::Ask;
use rusqlite::{Connection, params};
use stet_core::ids::PersonId;
use stet_core::newsroom::Correction;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112602,
    sql: "
CREATE TABLE correction (
    person TEXT NOT NULL REFERENCES person (id),
    typed TEXT NOT NULL,
    meant TEXT NOT NULL,
    PRIMARY KEY (person, typed)
) STRICT, WITHOUT ROWID;
",
}];

/// Reads of autocorrect words.
#[derive(Clone, Copy, Debug)]
pub struct Corrections<'c> {
    pub(super) db: &'c Connection,
}

impl Corrections<'_> {
    /// This person's, by what is typed.
    pub fn of(&self, person: &PersonId) -> Result<Vec<Correction>> {
        self.db.many(
            "SELECT typed, meant FROM correction WHERE person = ?1 ORDER BY typed",
            [person.as_str()],
            |row| Ok(Correction { typed: row.get("typed")?, meant: row.get("meant")? }),
        )
    }
}

/// Writes of autocorrect words: those of whoever writes.
#[derive(Clone, Copy, Debug)]
pub struct CorrectionsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl CorrectionsMut<'_> {
    /// Keeps a pair, in the place of the one that was typed alike.
    pub fn save(&self, pair: &Correction) -> Result<()> {
        let Write { db, entry, .. } = self.write;
        db.run(
            "INSERT INTO correction (person, typed, meant) VALUES (?1, ?2, ?3)
             ON CONFLICT (person, typed) DO UPDATE SET meant = ?3",
            params![entry.who.as_str(), pair.typed, pair.meant],
        )
        .map(|_| ())
    }

    /// Takes one away.
    pub fn remove(&self, typed: &str) -> Result<()> {
        let Write { db, entry, .. } = self.write;
        let sql = "DELETE FROM correction WHERE person = ?1 AND typed = ?2";
        db.run(sql, [entry.who.as_str(), typed]).map(|_| ())
    }
}
