//! Sealing: where an entry gets its place in the chain.
//!
//! The chain is in the order of sealing. An entry is sealed at the end of its
//! write; typing, when a revision names it. What the window writes down for itself
//! is not sealed, because it is drawn together and thinned out later, and because
//! no key that somebody types may wait for it.

use super::{COLUMNS, JournalRow, row};
use crate::error::Result;
use crate::sql::{Ask, hash_bytes};
use rusqlite::{Connection, params};
use serde_json::{Map, Value};
use stet_core::newsroom::seal::{entry_hash, first};
use stet_core::text::Hash;

/// The window's bookkeeping, which stands outside of the chain.
pub(super) const UNSEALED: &str = "'type', 'undo', 'view', 'leave', 'scratch'";

/// Of so many hashes one is kept, to say where a chain is broken.
pub(super) const APART: i64 = 64;

/// Where a chain ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many entries it has.
    pub sealed: i64,
    /// The hash of the last one; what it stands on when it has none.
    pub hash: Hash,
}

/// An entry's place in the chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Link {
    /// The hash it stands on.
    pub(crate) before: Hash,
    /// Its own.
    pub(crate) hash: Hash,
}

/// What the first entry of this file stands on.
pub(super) fn ground(db: &Connection) -> Result<Hash> {
    let newsroom = db.one("SELECT id FROM newsroom WHERE one = 1", [], |row| row.get::<_, String>("id"))?;
    Ok(first(&newsroom.unwrap_or_default()))
}

/// Where the chain ends, as the file says.
pub(super) fn head(db: &Connection) -> Result<Head> {
    let newest = "SELECT seal, hash FROM journal_seal ORDER BY seal DESC LIMIT 1";
    let found =
        db.one(newest, [], |row| Ok(Head { sealed: row.get("seal")?, hash: hash_bytes(row, "hash")? }))?;
    match found {
        Some(head) => Ok(head),
        None => Ok(Head { sealed: 0, hash: ground(db)? }),
    }
}

/// The hash of an entry that stands on `before`.
pub(crate) fn hash_of(before: &Hash, row: &JournalRow) -> Hash {
    let entry = &row.entry;
    entry_hash(
        before,
        &stet_core::newsroom::seal::Sealed {
            number: row.number,
            at: entry.at,
            who: entry.who.as_str(),
            device: entry.device.as_str(),
            what: &entry.what,
            story: entry.story.as_ref().map(stet_core::ids::StoryId::as_str),
            desk: row.desk.as_ref().map(stet_core::ids::DeskId::as_str),
            why: &entry.why,
            detail: &row.detail,
            saves: row.saves,
            since: row.since,
        },
    )
}

/// Seals the entry of that number, with what was told of it; one that is sealed
/// already, and the window's bookkeeping, stay as they are.
pub(crate) fn seal(db: &Connection, number: i64, detail: &Map<String, Value>) -> Result<Option<Link>> {
    let before = head(db)?;
    let detail = if detail.is_empty() { String::new() } else { Value::Object(detail.clone()).to_string() };
    let sql = format!(
        "UPDATE journal SET seal = ?2, detail = ?3,
             desk = CASE WHEN what IN ('typed', 'pause') THEN NULL
                 ELSE (SELECT story.desk FROM story WHERE story.id = journal.story) END
         WHERE number = ?1 AND seal IS NULL AND what NOT IN ({UNSEALED})
         RETURNING {COLUMNS}"
    );
    let Some(sealed) = db.one(&sql, params![number, before.sealed + 1, detail], row)? else {
        return Ok(None);
    };
    let hash = hash_of(&before.hash, &sealed);
    move_head(db, before.sealed, Head { sealed: before.sealed + 1, hash })?;
    Ok(Some(Link { before: before.hash, hash }))
}

/// Seals, in the order of their numbers, what an older file has.
pub(super) fn all(db: &Connection) -> Result<()> {
    let mut end = head(db)?;
    let rows = db.many(
        &format!(
            "SELECT {COLUMNS} FROM journal WHERE seal IS NULL AND what NOT IN ({UNSEALED}) ORDER BY number"
        ),
        [],
        row,
    )?;
    for one in rows {
        let next = Head { sealed: end.sealed + 1, hash: hash_of(&end.hash, &one) };
        db.run("UPDATE journal SET seal = ?2 WHERE number = ?1", [one.number, next.sealed])?;
        move_head(db, end.sealed, next)?;
        end = next;
    }
    Ok(())
}

fn move_head(db: &Connection, from: i64, to: Head) -> Result<()> {
    let hash = to.hash.bytes().as_slice();
    if from > 0 && from % APART != 0 {
        let sql = "UPDATE journal_seal SET seal = ?2, hash = ?3 WHERE seal = ?1";
        return db.run(sql, params![from, to.sealed, hash]).map(drop);
    }
    db.run("INSERT INTO journal_seal (seal, hash) VALUES (?1, ?2)", params![to.sealed, hash]).map(drop)
}
