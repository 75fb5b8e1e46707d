//! Dated roles on desks. A role that ended stays: it is what was true then.

use super::Write;
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, id, id_if, parsed, parsed_if};
use rusqlite::{Connection, Row, params};
use stet_core::ids::{PersonId, RoleId};
use stet_core::newsroom::DeskRole;

pub(crate) const STEPS: &[Migration] = &[
    Migration {
        number: 2026112308,
        sql: "
CREATE TABLE desk_role (
    id TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    desk TEXT NOT NULL REFERENCES desk (id),
    function TEXT NOT NULL,
    beat TEXT NOT NULL,
    from_day TEXT,
    to_day TEXT
) STRICT;
CREATE INDEX desk_role_person ON desk_role (person);
CREATE INDEX desk_role_desk ON desk_role (desk);
",
    },
    Migration {
        number: 2026112697,
        sql: "
ALTER TABLE desk_role ADD COLUMN standing TEXT NOT NULL DEFAULT 'held';
ALTER TABLE desk_role ADD COLUMN stands_for TEXT REFERENCES person (id);
ALTER TABLE desk_role ADD COLUMN revoked INTEGER NOT NULL DEFAULT 0;
CREATE INDEX desk_role_stands_for ON desk_role (stands_for) WHERE stands_for IS NOT NULL;
",
    },
];

fn row(row: &Row<'_>) -> Cell<DeskRole> {
    Ok(DeskRole {
        id: id(row, "id")?,
        person: id(row, "person")?,
        desk: id(row, "desk")?,
        function: parsed(row, "function")?,
        beat: row.get("beat")?,
        from: parsed_if(row, "from_day")?,
        to: parsed_if(row, "to_day")?,
        standing: parsed(row, "standing")?,
        stands_for: id_if(row, "stands_for")?,
        revoked: row.get("revoked")?,
    })
}

/// Reads of roles.
#[derive(Clone, Copy, Debug)]
pub struct DeskRoles<'c> {
    pub(super) db: &'c Connection,
}

impl DeskRoles<'_> {
    /// One, by id.
    pub fn by_id(&self, role: &RoleId) -> Result<Option<DeskRole>> {
        self.db.one(
            "SELECT id, person, desk, function, beat, from_day, to_day, standing, stands_for, revoked FROM desk_role WHERE id = ?1",
            [role.as_str()],
            row,
        )
    }

    /// One person's, on any desk, at any time.
    pub fn of_person(&self, person: &PersonId) -> Result<Vec<DeskRole>> {
        self.db.many(
            "SELECT id, person, desk, function, beat, from_day, to_day, standing, stands_for, revoked FROM desk_role WHERE person = ?1 ORDER BY from_day, id",
            [person.as_str()],
            row,
        )
    }

    /// All.
    pub fn all(&self) -> Result<Vec<DeskRole>> {
        self.db.many(
            "SELECT id, person, desk, function, beat, from_day, to_day, standing, stands_for, revoked FROM desk_role ORDER BY from_day, id",
            [],
            row,
        )
    }
}

/// Writes of roles.
#[derive(Clone, Copy, Debug)]
pub struct DeskRolesMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl DeskRolesMut<'_> {
    /// Gives one.
    pub fn insert(&self, role: &DeskRole) -> Result<()> {
        self.put(
            "INSERT INTO desk_role (id, person, desk, function, beat, from_day, to_day, standing, stands_for, revoked)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            role,
        )
        .map(|_| ())
    }

    /// Changes one: ends it, above all.
    pub fn update(&self, role: &DeskRole) -> Result<()> {
        let changed = self.put(
            "UPDATE desk_role SET person = ?2, desk = ?3, function = ?4, beat = ?5, from_day = ?6, to_day = ?7, standing = ?8,
                 stands_for = ?9, revoked = ?10 WHERE id = ?1",
            role,
        )?;
        match changed {
            0 => Err(Error::NoSuch { what: "role", name: role.id.to_string() }),
            _ => Ok(()),
        }
    }

    fn put(&self, sql: &str, role: &DeskRole) -> Result<usize> {
        let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string());
        self.write.db.run(
            sql,
            params![
                role.id.as_str(),
                role.person.as_str(),
                role.desk.as_str(),
                role.function.name(),
                role.beat,
                day(role.from),
                day(role.to),
                role.standing.name(),
                role.stands_for.as_ref().map(PersonId::as_str),
                role.revoked,
            ],
        )
    }
}
