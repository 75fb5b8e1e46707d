//! Who did what, when and why: one row for every write, in its transaction.
//!
//! The row's number is the order of things; no clock is. Rows outlive what they
//! name, so nothing here refers to another table. Typing writes a row a second;
//! when the text becomes a revision those are drawn together into one a person.
//! Of [`UNDO`], [`VIEW`] and [`LEAVE`], which no history shows, each person's last
//! stays.
//!
//! Everything else is never changed again: it is sealed into a chain at the end of
//! its write, which every later entry stands on.

mod chain;
mod seal;
mod steps;

pub use chain::{Broken, Chain};
pub use seal::Head;
pub(crate) use seal::{Link, seal};
pub(crate) use steps::{SEAL, STEPS};

use super::{Read, Write};
use crate::error::Result;
use crate::sql::{Ask, Cell, id, id_if, instant, nanoseconds};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use serde_json::Map;
use stet_core::ids::{DeskId, DeviceId, PersonId, StoryId};
use stet_core::text::Hash;

/// What [`Entry::what`] is for a save while somebody types.
pub const TYPE: &str = "type";
/// What [`Entry::what`] is when what can be taken back of a text is kept.
pub const UNDO: &str = "undo";
/// What [`Entry::what`] is when somebody leaves a story they have seen.
pub const VIEW: &str = "view";
/// What [`Entry::what`] is when somebody lets go of a story they were writing.
pub const LEAVE: &str = "leave";
/// What [`Entry::what`] is when somebody writes beside their copy, for themselves.
pub const SCRATCH: &str = "scratch";
/// What is written down in passing: nobody did anything to the story by it.
const IN_PASSING: [&str; 3] = [UNDO, VIEW, LEAVE];
/// What rows of typing become when they are drawn together.
pub(super) const TYPED: &str = "typed";

/// Who signs for a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Who.
    pub who: PersonId,
    /// On which machine.
    pub device: DeviceId,
    /// The verb: `file`, `approve`, [`TYPE`] ...
    pub what: String,
    /// The story, where it is about one.
    pub story: Option<StoryId>,
    /// Why, as the person gave it; empty for none.
    pub why: String,
    /// When, in UTC.
    pub at: Timestamp,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalRow {
    /// Its number; later is higher.
    pub number: i64,
    /// What was signed.
    pub entry: Entry,
    /// How many saves it stands for.
    pub saves: u32,
    /// When the first of them was.
    pub since: Timestamp,
    /// The desk its story was on, for what a journal shows.
    pub desk: Option<DeskId>,
    /// What exactly was done, as JSON; empty for nothing more.
    pub detail: String,
    /// Its place in the chain; none for the window's bookkeeping.
    pub seal: Option<i64>,
}

/// What a row is read from.
const COLUMNS: &str =
    "number, at, who, device, what, story, why, saves, coalesce(since, at) AS began, desk, detail, seal";

fn row(row: &Row<'_>) -> Cell<JournalRow> {
    Ok(JournalRow {
        number: row.get("number")?,
        entry: Entry {
            who: id(row, "who")?,
            device: id(row, "device")?,
            what: row.get("what")?,
            story: id_if(row, "story")?,
            why: row.get("why")?,
            at: instant(row, "at")?,
        },
        saves: row.get("saves")?,
        since: instant(row, "began")?,
        desk: id_if(row, "desk")?,
        detail: row.get("detail")?,
        seal: row.get("seal")?,
    })
}

pub(crate) const NEWEST_OF: &str =
    "SELECT number, at, who, device, what, story, why, saves, coalesce(since, at) AS began, desk, detail, seal
    FROM journal WHERE story = ?1 AND what = ?2 AND what NOT IN ('typed', 'pause') ORDER BY number DESC LIMIT 1";

/// Reads of the journal.
#[derive(Clone, Copy, Debug)]
pub struct Journal<'c> {
    pub(super) db: &'c Connection,
}

impl Journal<'_> {
    /// The newest rows about a story, newest first, older than number `before`
    /// where one is given; without [`UNDO`], [`VIEW`] and [`LEAVE`], by which
    /// nobody did anything to it.
    pub fn of_story(&self, story: &StoryId, before: Option<i64>, limit: u32) -> Result<Vec<JournalRow>> {
        self.db.many(
            "SELECT number, at, who, device, what, story, why, saves, coalesce(since, at) AS began, desk, detail, seal
             FROM journal WHERE story = ?1 AND number < ?2 AND what NOT IN (?4, ?5, ?6) ORDER BY number DESC LIMIT ?3",
            params![story.as_str(), before.unwrap_or(i64::MAX), limit, UNDO, VIEW, LEAVE],
            row,
        )
    }

    /// The newest row of one verb about a story, however much was typed since;
    /// none for typing and its pauses.
    pub fn newest_of(&self, story: &StoryId, what: &str) -> Result<Option<JournalRow>> {
        self.db.one(NEWEST_OF, [story.as_str(), what], row)
    }

    /// False in a copy of a program that sealed nothing yet.
    pub(crate) fn is_sealed(&self) -> Result<bool> {
        let there = "SELECT 1 FROM sqlite_schema WHERE name = 'journal_seal'";
        Ok(self.db.one(there, [], |_| Ok(()))?.is_some())
    }

    /// Where the chain ends, as the file says; [`Journal::chain`] proves it.
    pub fn head(&self) -> Result<Head> {
        seal::head(self.db)
    }

    /// The entry at a place in the chain.
    pub fn sealed_at(&self, place: i64) -> Result<Option<JournalRow>> {
        self.db.one(&format!("SELECT {COLUMNS} FROM journal WHERE seal = ?1"), [place], row)
    }

    /// Walks the whole chain: every entry's hash, and what is wrong with it.
    pub fn chain(&self) -> Result<Chain> {
        chain::walk(self.db)
    }
}

/// The hash that an entry has when it stands on `before`; none for a number that no
/// entry has.
pub(super) fn hash_on(db: &Connection, number: i64, before: &Hash) -> Result<Option<Hash>> {
    let sql = format!("SELECT {COLUMNS} FROM journal WHERE number = ?1");
    Ok(db.one(&sql, [number], row)?.map(|entry| seal::hash_of(before, &entry)))
}

/// Signs for a change; the number it got.
pub(crate) fn append(db: &Connection, entry: &Entry) -> Result<i64> {
    db.run(
        "INSERT INTO journal (at, who, device, what, story, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        params![
            nanoseconds(entry.at),
            entry.who.as_str(),
            entry.device.as_str(),
            entry.what,
            entry.story.as_ref().map(StoryId::as_str),
            entry.why,
        ],
    )?;
    Ok(db.last_insert_rowid())
}

impl Write<'_> {
    /// Seals what is being written, with what was told of it; none for the window's
    /// bookkeeping. The last thing of every write.
    pub(crate) fn seal(&self) -> Result<Option<Link>> {
        seal(self.db, self.number, &self.detail.borrow())
    }
}

/// Draws a story's typing together: the last row of each person and machine
/// stays and stands for all of theirs. What the window wrote down in passing goes,
/// but for each person's last.
pub(super) fn draw_together(write: &Write<'_>, story: &StoryId) -> Result<()> {
    let typing = Read::new(write.db).db.many(
        "SELECT max(number) AS last, sum(saves) AS saves, min(coalesce(since, at)) AS began, who, device FROM journal
         WHERE story = ?1 AND what = ?2 AND what NOT IN ('typed', 'pause') GROUP BY who, device ORDER BY last",
        params![story.as_str(), TYPE],
        |row| Ok((row.get::<_, i64>("last")?, row.get::<_, i64>("saves")?, row.get::<_, i64>("began")?)),
    )?;
    for (last, saves, since) in typing {
        write.db.run(
            "UPDATE journal SET what = ?2, saves = ?3, since = nullif(?4, at) WHERE number = ?1",
            params![last, TYPED, saves, since],
        )?;
        // The entry that is being written is sealed at its end, with what is told of it.
        if last != write.number {
            seal(write.db, last, &Map::new())?;
        }
    }
    write.db.run(
        "DELETE FROM journal WHERE story = ?1 AND what = ?2 AND what NOT IN ('typed', 'pause')",
        params![story.as_str(), TYPE],
    )?;
    for what in IN_PASSING {
        write.db.run(
            "DELETE FROM journal WHERE story = ?1 AND what = ?2 AND what NOT IN ('typed', 'pause') AND number NOT IN
             (SELECT max(number) FROM journal
              WHERE story = ?1 AND what = ?2 AND what NOT IN ('typed', 'pause') GROUP BY who)",
            params![story.as_str(), what],
        )?;
    }
    Ok(())
}
