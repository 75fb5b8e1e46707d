//! Times in which somebody is away.

use super::Write;
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, id, parsed};
use rusqlite::{Connection, Row, params};
use stet_core::ids::AwayId;
use stet_core::newsroom::Away;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112698,
    sql: "
CREATE TABLE away (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;
CREATE INDEX away_person ON away (person, to_day);
",
}];

fn row(row: &Row<'_>) -> Cell<Away> {
    Ok(Away {
        id: id(row, "id")?,
        person: id(row, "person")?,
        from: parsed(row, "from_day")?,
        to: parsed(row, "to_day")?,
        note: row.get("note")?,
    })
}

/// Reads of times away.
#[derive(Clone, Copy, Debug)]
pub struct Absences<'c> {
    pub(super) db: &'c Connection,
}

impl Absences<'_> {
    /// One, by id.
    pub fn by_id(&self, away: &AwayId) -> Result<Option<Away>> {
        self.db.one("SELECT id, person, from_day, to_day, note FROM away WHERE id = ?1", [away.as_str()], row)
    }

    /// All, of any time, by their first day.
    pub fn all(&self) -> Result<Vec<Away>> {
        self.db.many("SELECT id, person, from_day, to_day, note FROM away ORDER BY from_day, id", [], row)
    }
}

/// Writes of times away.
#[derive(Clone, Copy, Debug)]
pub struct AbsencesMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl AbsencesMut<'_> {
    /// Adds one.
    pub fn insert(&self, away: &Away) -> Result<()> {
        let all = params![
            away.id.as_str(),
            away.person.as_str(),
            away.from.to_string(),
            away.to.to_string(),
            away.note
        ];
        self.write
            .db
            .run("INSERT INTO away (id, person, from_day, to_day, note) VALUES (?1, ?2, ?3, ?4, ?5)", all)
            .map(|_| ())
    }

    /// Takes one away: they are here after all.
    pub fn remove(&self, away: &AwayId) -> Result<()> {
        match self.write.db.run("DELETE FROM away WHERE id = ?1", [away.as_str()])? {
            0 => Err(Error::NoSuch { what: "time away", name: away.to_string() }),
            _ => Ok(()),
        }
    }
}
