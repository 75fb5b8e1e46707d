//! People: those who work here.

use super::Write;
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, id};
use rusqlite::{Connection, Row, params};
use stet_core::ids::PersonId;
use stet_core::newsroom::Person;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112304,
    sql: "
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    active INTEGER NOT NULL
) STRICT;
",
}];

fn row(row: &Row<'_>) -> Cell<Person> {
    Ok(Person { id: id(row, "id")?, name: row.get("name")?, active: row.get("active")? })
}

/// Reads of people.
#[derive(Clone, Copy, Debug)]
pub struct People<'c> {
    pub(super) db: &'c Connection,
}

impl People<'_> {
    /// One, by id.
    pub fn by_id(&self, person: &PersonId) -> Result<Option<Person>> {
        self.db.one("SELECT id, name, active FROM person WHERE id = ?1", [person.as_str()], row)
    }

    /// All, by name; those who have left too.
    pub fn all(&self) -> Result<Vec<Person>> {
        self.db.many("SELECT id, name, active FROM person ORDER BY name, id", [], row)
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
        let all = params![person.id.as_str(), person.name, person.active];
        self.write.db.run("INSERT INTO person (id, name, active) VALUES (?1, ?2, ?3)", all).map(|_| ())
    }

    /// Changes one.
    pub fn update(&self, person: &Person) -> Result<()> {
        let all = params![person.id.as_str(), person.name, person.active];
        match self.write.db.run("UPDATE person SET name = ?2, active = ?3 WHERE id = ?1", all)? {
            0 => Err(Error::NoSuch { what: "person", name: person.id.to_string() }),
            _ => Ok(()),
        }
    }
}
