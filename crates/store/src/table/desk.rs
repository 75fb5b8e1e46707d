//! Desks.

use super::Write;
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, id};
use rusqlite::{Connection, Row, params};
use stet_core::ids::DeskId;
use stet_core::newsroom::Desk;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112307,
    sql: "
CREATE TABLE desk (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    solo_approval INTEGER NOT NULL
) STRICT;
",
}];

fn row(row: &Row<'_>) -> Cell<Desk> {
    Ok(Desk { id: id(row, "id")?, name: row.get("name")?, solo_approval: row.get("solo_approval")? })
}

/// Reads of desks.
#[derive(Clone, Copy, Debug)]
pub struct Desks<'c> {
    pub(super) db: &'c Connection,
}

impl Desks<'_> {
    /// One, by id.
    pub fn by_id(&self, desk: &DeskId) -> Result<Option<Desk>> {
        self.db.one("SELECT id, name, solo_approval FROM desk WHERE id = ?1", [desk.as_str()], row)
    }

    /// All, by name.
    pub fn all(&self) -> Result<Vec<Desk>> {
        self.db.many("SELECT id, name, solo_approval FROM desk ORDER BY name, id", [], row)
    }
}

/// Writes of desks.
#[derive(Clone, Copy, Debug)]
pub struct DesksMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl DesksMut<'_> {
    /// Adds one.
    pub fn insert(&self, desk: &Desk) -> Result<()> {
        let all = params![desk.id.as_str(), desk.name, desk.solo_approval];
        self.write.db.run("INSERT INTO desk (id, name, solo_approval) VALUES (?1, ?2, ?3)", all).map(|_| ())
    }

    /// Changes one.
    pub fn update(&self, desk: &Desk) -> Result<()> {
        let all = params![desk.id.as_str(), desk.name, desk.solo_approval];
        match self.write.db.run("UPDATE desk SET name = ?2, solo_approval = ?3 WHERE id = ?1", all)? {
            0 => Err(Error::NoSuch { what: "desk", name: desk.id.to_string() }),
            _ => Ok(()),
        }
    }
}
