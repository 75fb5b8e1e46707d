//! People's signing keys, each under its owner's passphrase. A key that was put
//! away stays, without its seed: what it signed is still known by it.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, damaged, id, parsed, stamp};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use stet_core::ids::PersonId;
use stet_core::newsroom::passphrase::{Hardness, Wrapped};
use stet_core::newsroom::signature::{PublicKey, Signature};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112690,
    sql: "
CREATE TABLE seat_key (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    person TEXT NOT NULL REFERENCES person (id),
    public BLOB NOT NULL,
    -- The seed with the passphrase's bytes laid over it; nothing once it was put away.
    wrapped BLOB,
    salt BLOB NOT NULL,
    memory INTEGER NOT NULL,
    passes INTEGER NOT NULL,
    lanes INTEGER NOT NULL,
    at TEXT NOT NULL,
    -- The journal's entries by which it came and went.
    begun INTEGER NOT NULL,
    ended INTEGER,
    -- The key before it, signing this one; nothing for a first one, and after a reset.
    vouched BLOB
) STRICT;
CREATE UNIQUE INDEX seat_key_now ON seat_key (person) WHERE ended IS NULL;
CREATE INDEX seat_key_person ON seat_key (person, number);
",
}];

/// One key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatKey {
    /// Its number; a person's later key is higher.
    pub number: i64,
    /// Whose.
    pub person: PersonId,
    /// By which its signatures are known.
    pub public: PublicKey,
    /// The seed under the passphrase; none once the key was put away.
    pub wrapped: Option<Wrapped>,
    /// When it was made, in UTC.
    pub at: Timestamp,
    /// The journal's entry by which it came.
    pub begun: i64,
    /// The one by which it was put away.
    pub ended: Option<i64>,
    /// The signature by which the key before it stands by it.
    pub vouched: Option<Signature>,
}

/// A key that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSeatKey {
    /// Whose.
    pub person: PersonId,
    /// By which its signatures will be known.
    pub public: PublicKey,
    /// The seed under the passphrase.
    pub wrapped: Wrapped,
    /// The signature by which the key before it stands by it.
    pub vouched: Option<Signature>,
}

const ALL: &str = "SELECT number, person, public, wrapped, salt, memory, passes, lanes, at, begun, ended, vouched FROM seat_key";

fn row(row: &Row<'_>) -> Cell<SeatKey> {
    let wrapped = match row.get_ref("wrapped")?.as_blob_or_null()? {
        None => None,
        Some(_) => Some(Wrapped {
            bytes: bytes(row, "wrapped")?,
            salt: bytes(row, "salt")?,
            hardness: Hardness {
                memory: row.get("memory")?,
                passes: row.get("passes")?,
                lanes: row.get("lanes")?,
            },
        }),
    };
    let vouched = row.get_ref("vouched")?.as_blob_or_null()?.is_some();
    Ok(SeatKey {
        number: row.get("number")?,
        person: id(row, "person")?,
        public: PublicKey::from_bytes(bytes(row, "public")?),
        wrapped,
        at: parsed(row, "at")?,
        begun: row.get("begun")?,
        ended: row.get("ended")?,
        vouched: if vouched { Some(Signature::from_bytes(bytes(row, "vouched")?)) } else { None },
    })
}

/// A column of so many bytes.
pub(super) fn bytes<const N: usize>(row: &Row<'_>, column: &str) -> Cell<[u8; N]> {
    let bytes = row.get_ref(column)?.as_blob()?;
    bytes.try_into().map_err(|_| damaged(column, format!("{} bytes where {N} belong", bytes.len())))
}

/// Reads of signing keys.
#[derive(Clone, Copy, Debug)]
pub struct SeatKeys<'c> {
    pub(super) db: &'c Connection,
}

impl SeatKeys<'_> {
    /// The key somebody signs with; none while they have no passphrase.
    pub fn current(&self, person: &PersonId) -> Result<Option<SeatKey>> {
        self.db.one(&format!("{ALL} WHERE person = ?1 AND ended IS NULL"), [person.as_str()], row)
    }

    /// All that somebody ever had, oldest first.
    pub fn of_person(&self, person: &PersonId) -> Result<Vec<SeatKey>> {
        self.db.many(&format!("{ALL} WHERE person = ?1 ORDER BY number"), [person.as_str()], row)
    }

    /// Everybody's, oldest first.
    pub fn all(&self) -> Result<Vec<SeatKey>> {
        self.db.many(&format!("{ALL} ORDER BY number"), [], row)
    }

    /// Those who have a passphrase.
    pub fn holders(&self) -> Result<Vec<PersonId>> {
        self.db.many("SELECT person FROM seat_key WHERE ended IS NULL", [], |row| id(row, "person"))
    }
}

/// Writes of signing keys.
#[derive(Clone, Copy, Debug)]
pub struct SeatKeysMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl SeatKeysMut<'_> {
    /// Gives somebody a key, and puts away the one they had; its number.
    pub fn begin(&self, new: &NewSeatKey) -> Result<i64> {
        self.put_away(&new.person)?;
        let Wrapped { bytes, salt, hardness } = &new.wrapped;
        self.write.db.run(
            "INSERT INTO seat_key (person, public, wrapped, salt, memory, passes, lanes, at, begun, vouched)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
            params![
                new.person.as_str(),
                new.public.bytes(),
                bytes,
                salt,
                hardness.memory,
                hardness.passes,
                hardness.lanes,
                stamp(self.write.entry.at),
                self.write.number,
                new.vouched.as_ref().map(Signature::bytes),
            ],
        )?;
        Ok(self.write.db.last_insert_rowid())
    }

    /// Puts away the key somebody has; an old passphrase opens nothing any more.
    pub fn put_away(&self, person: &PersonId) -> Result<()> {
        self.write
            .db
            .run(
                "UPDATE seat_key SET ended = ?2, wrapped = NULL WHERE person = ?1 AND ended IS NULL",
                params![person.as_str(), self.write.number],
            )
            .map(|_| ())
    }
}
