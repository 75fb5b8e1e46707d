//! Who has which story open for writing: at most one row a story, which stays
//! when the lease ends so that its token goes on rising.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, id, id_if, parsed, stamp};
use rusqlite::{Connection, Row, params};
use stet_core::ids::{DeviceId, StoryId};
use stet_core::newsroom::{Caret, Lease};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112510,
    sql: "
CREATE TABLE lease (
    story TEXT NOT NULL PRIMARY KEY REFERENCES story (id),
    person TEXT NOT NULL REFERENCES person (id),
    device TEXT NOT NULL,
    window TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    -- Rises with every change of hands.
    token INTEGER NOT NULL,
    held INTEGER NOT NULL,
    caret_block TEXT,
    caret_offset INTEGER NOT NULL,
    taken_from TEXT REFERENCES person (id),
    note TEXT NOT NULL
) STRICT;
CREATE INDEX lease_person ON lease (person);
CREATE INDEX lease_taken_from ON lease (taken_from);
",
}];

fn row(row: &Row<'_>) -> Cell<Lease> {
    let offset = row.get("caret_offset")?;
    Ok(Lease {
        person: id(row, "person")?,
        device: id(row, "device")?,
        window: row.get("window")?,
        since: parsed(row, "since")?,
        until: parsed(row, "until")?,
        token: row.get("token")?,
        held: row.get("held")?,
        caret: id_if(row, "caret_block")?.map(|block| Caret { block, offset }),
        taken_from: id_if(row, "taken_from")?,
        note: row.get("note")?,
    })
}

/// Reads of leases.
#[derive(Clone, Copy, Debug)]
pub struct Leases<'c> {
    pub(super) db: &'c Connection,
}

impl Leases<'_> {
    /// A story's, running or not; none before anybody wrote.
    pub fn of_story(&self, story: &StoryId) -> Result<Option<Lease>> {
        self.db.one(
            "SELECT person, device, window, since, until, token, held, caret_block, caret_offset, taken_from, note
             FROM lease WHERE story = ?1",
            [story.as_str()],
            row,
        )
    }

    /// Those that were not given up on one machine, the latest first.
    pub fn on_device(&self, device: &DeviceId) -> Result<Vec<(StoryId, Lease)>> {
        self.db.many(
            "SELECT story, person, device, window, since, until, token, held, caret_block, caret_offset, taken_from, note
             FROM lease WHERE device = ?1 AND held = 1 ORDER BY until DESC, story",
            [device.as_str()],
            |one| Ok((id(one, "story")?, row(one)?)),
        )
    }
}

/// Writes of leases.
#[derive(Clone, Copy, Debug)]
pub struct LeasesMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl LeasesMut<'_> {
    /// Puts a story's lease in the place of the one there is.
    pub fn put(&self, story: &StoryId, lease: &Lease) -> Result<()> {
        self.write
            .db
            .run(
                "INSERT INTO lease (story, person, device, window, since, until, token, held, caret_block, caret_offset, taken_from, note)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
                 ON CONFLICT (story) DO UPDATE SET person = ?2, device = ?3, window = ?4, since = ?5, until = ?6,
                     token = ?7, held = ?8, caret_block = ?9, caret_offset = ?10, taken_from = ?11, note = ?12",
                params![
                    story.as_str(),
                    lease.person.as_str(),
                    lease.device.as_str(),
                    lease.window,
                    stamp(lease.since),
                    stamp(lease.until),
                    lease.token,
                    lease.held,
                    lease.caret.as_ref().map(|caret| caret.block.as_str()),
                    lease.caret.as_ref().map_or(0, |caret| caret.offset),
                    lease.taken_from.as_ref().map(stet_core::ids::PersonId::as_str),
                    lease.note,
                ],
            )
            .map(|_| ())
    }

    /// Gives a story's lease up, whoever has it.
    pub fn end(&self, story: &StoryId) -> Result<()> {
        self.write
            .db
            .run("UPDATE lease SET held = 0 WHERE story = ?1 AND held = 1", [story.as_str()])
            .map(|_| ())
    }
}
