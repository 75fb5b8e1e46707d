//! Sign-offs, all of them; the newest is the one that counts. Each names the
//! exact paragraphs it covered, so none has to be taken back when one changes.

use super::{Write, contributor};
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, damaged, hash, id, parsed, stamp, strings};
use rusqlite::{Connection, Row, params};
use serde_json::Value;
use stet_core::ids::StoryId;
use stet_core::newsroom::Approval;
use stet_core::text::Hash;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112315,
    sql: "
CREATE TABLE approval (
    number INTEGER NOT NULL PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id),
    by TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    blocks TEXT NOT NULL,
    solo_reason TEXT NOT NULL
) STRICT;
CREATE INDEX approval_story ON approval (story, number);
CREATE INDEX approval_by ON approval (by);
",
}];

fn row(row: &Row<'_>) -> Cell<Approval> {
    let blocks = strings(row, "blocks")?;
    Ok(Approval {
        by: id(row, "by")?,
        at: parsed(row, "at")?,
        text: hash(row, "text_hash")?,
        blocks: blocks
            .iter()
            .map(|one| Hash::parse(one).map_err(|error| damaged("blocks", error)))
            .collect::<Cell<_>>()?,
        solo_reason: row.get("solo_reason")?,
    })
}

/// Reads of sign-offs.
#[derive(Clone, Copy, Debug)]
pub struct Approvals<'c> {
    pub(super) db: &'c Connection,
}

impl Approvals<'_> {
    /// The newest of a story.
    pub fn newest(&self, story: &StoryId) -> Result<Option<Approval>> {
        self.db.one(
            "SELECT by, at, text_hash, blocks, solo_reason FROM approval WHERE story = ?1 ORDER BY number DESC LIMIT 1",
            [story.as_str()],
            row,
        )
    }

    /// True when the newest of a story is somebody's of their own copy. Reads
    /// nothing else of it, for lists.
    pub fn newest_is_solo(&self, story: &StoryId) -> Result<bool> {
        let solo = self.db.one(
            "SELECT solo_reason <> '' AS solo FROM approval WHERE story = ?1 ORDER BY number DESC LIMIT 1",
            [story.as_str()],
            |row| row.get("solo"),
        )?;
        Ok(solo.unwrap_or_default())
    }

    /// All of a story, newest first.
    pub fn of_story(&self, story: &StoryId) -> Result<Vec<Approval>> {
        self.db.many(
            "SELECT by, at, text_hash, blocks, solo_reason FROM approval WHERE story = ?1 ORDER BY number DESC",
            [story.as_str()],
            row,
        )
    }

    /// That each can be read.
    pub(crate) fn check(&self) -> Result<()> {
        let sql = "SELECT by, at, text_hash, blocks, solo_reason FROM approval ORDER BY number";
        self.db.each(sql, [], |one| row(one).map(|_| ()))
    }
}

/// Writes of sign-offs.
#[derive(Clone, Copy, Debug)]
pub struct ApprovalsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl ApprovalsMut<'_> {
    /// Adds one. A second person's begins the counting of who changed the text
    /// anew; a self-approval does not, or the next one would need no reason.
    pub fn insert(&self, story: &StoryId, approval: &Approval) -> Result<()> {
        let blocks: Vec<String> = approval.blocks.iter().map(Hash::to_string).collect();
        self.write.db.run(
            "INSERT INTO approval (story, by, at, text_hash, blocks, solo_reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                story.as_str(),
                approval.by.as_str(),
                stamp(approval.at),
                approval.text.to_string(),
                Value::from(blocks).to_string(),
                approval.solo_reason,
            ],
        )?;
        if approval.solo_reason.is_empty() { contributor::clear(self.write, story) } else { Ok(()) }
    }
}
