//! People: those who work here.

use super::Write;
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, id, parsed_if};
use rusqlite::{Connection, Row, params};
use stet_core::ids::PersonId;
use stet_core::newsroom::Person;

pub(crate) const STEPS: &[Migration] = &[
    Migration {
        number: 2026112304,
        sql: "
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    active INTEGER NOT NULL
) STRICT;
",
    },
    // Whoever founded the newsroom manages it; nobody could be marked as gone before.
    Migration {
        number: 2026112696,
        sql: "
ALTER TABLE person DROP COLUMN active;
ALTER TABLE person ADD COLUMN manages INTEGER NOT NULL DEFAULT 0;
ALTER TABLE person ADD COLUMN left_on TEXT;
UPDATE person SET manages = 1 WHERE id = (SELECT coalesce(solo, default_person) FROM newsroom);
",
    },
];

fn row(row: &Row<'_>) -> Cell<Person> {
    Ok(Person {
        id: id(row, "id")?,
        name: row.get("name")?,
        manages: row.get("manages")?,
        left_on: parsed_if(row, "left_on")?,
    })
}

/// Reads of people.
#[derive(Clone, Copy, Debug)]
pub struct People<'c> {
    pub(super) db: &'c Connection,
}

impl People<'_> {
    /// One, by id.
    pub fn by_id(&self, person: &PersonId) -> Result<Option<Person>> {
        self.db.one("SELECT id, name, manages, left_on FROM person WHERE id = ?1", [person.as_str()], row)
    }

    /// All, by name; those who have left too.
    pub fn all(&self) -> Result<Vec<Person>> {
        self.db.many("SELECT id, name, manages, left_on FROM person ORDER BY name, id", [], row)
    }
}

/// Writes of people.
#[derive(Clone, Copy, Debug)]
pub struct PeopleMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl PeopleMut<'_> {
    /// Adds one.
    pub fn insert(&self, person: &Person) -> Result<()> {
        self.put("INSERT INTO person (id, name, manages, left_on) VALUES (?1, ?2, ?3, ?4)", person)
            .map(|_| ())
    }

    /// Changes one.
    pub fn update(&self, person: &Person) -> Result<()> {
        match self.put("UPDATE person SET name = ?2, manages = ?3, left_on = ?4 WHERE id = ?1", person)? {
            0 => Err(Error::NoSuch { what: "person", name: person.id.to_string() }),
            _ => Ok(()),
        }
    }

    fn put(&self, sql: &str, person: &Person) -> Result<usize> {
        let left = person.left_on.map(|day| day.to_string());
        self.write.db.run(sql, params![person.id.as_str(), person.name, person.manages, left])
    }
}
