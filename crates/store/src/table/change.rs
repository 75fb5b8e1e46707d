//! What was said of single changes and what became of them: the tag and reason
//! somebody gave one, and who took it or turned it down.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, id, parsed, stamp};
use jiff::Timestamp;
use rusqlite::{Connection, params};
use stet_core::ids::{ChangeId, PersonId, ProposalId, StoryId};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112694,
    sql: "
CREATE TABLE change_note (
    -- A proposal, or the revision that the text is compared with.
    of TEXT NOT NULL,
    change TEXT NOT NULL,
    -- facts, law, length, style; empty for none
    tag TEXT NOT NULL,
    why TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    PRIMARY KEY (of, change)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_note_person ON change_note (person);
CREATE TABLE change_settled (
    number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    proposal TEXT NOT NULL REFERENCES proposal (id),
    change TEXT NOT NULL,
    taken INTEGER NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    why TEXT NOT NULL,
    -- Where it stood, and the words as they were and as they were proposed.
    slot TEXT NOT NULL,
    was TEXT NOT NULL,
    now TEXT NOT NULL,
    -- The journal's number for it.
    entry INTEGER NOT NULL
) STRICT;
CREATE INDEX change_settled_proposal ON change_settled (proposal);
CREATE INDEX change_settled_by ON change_settled (by);
",
}];

/// What somebody said of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeNote {
    /// A proposal, or the revision that the text is compared with.
    pub of: String,
    /// Which change.
    pub change: ChangeId,
    /// `facts`, `law`, `length`, `style`; empty for none.
    pub tag: String,
    /// Why, in their words; empty for nothing.
    pub why: String,
    /// Who said it.
    pub person: PersonId,
    /// When, in UTC.
    pub at: Timestamp,
}

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// Of which proposal.
    pub proposal: ProposalId,
    /// Which.
    pub change: ChangeId,
    /// Whether it was taken.
    pub taken: bool,
    /// Who decided.
    pub by: PersonId,
    /// When, in UTC.
    pub at: Timestamp,
    /// Why; empty for nothing.
    pub why: String,
    /// Where it stood: `headline`, a block's id ...
    pub slot: String,
    /// What stood there.
    pub was: String,
    /// What was to stand there.
    pub now: String,
}

/// Reads of what was said of changes and became of them.
#[derive(Clone, Copy, Debug)]
pub struct Settlements<'c> {
    pub(super) db: &'c Connection,
}

impl Settlements<'_> {
    /// What was said of the changes of one proposal, or against one revision.
    pub fn notes(&self, of: &str) -> Result<Vec<ChangeNote>> {
        self.db.many(
            "SELECT of, change, tag, why, person, at FROM change_note WHERE of = ?1 ORDER BY change",
            [of],
            |row| {
                Ok(ChangeNote {
                    of: row.get("of")?,
                    change: id(row, "change")?,
                    tag: row.get("tag")?,
                    why: row.get("why")?,
                    person: id(row, "person")?,
                    at: parsed(row, "at")?,
                })
            },
        )
    }

    /// What became of the changes that were proposed for a story, in order.
    pub fn of_story(&self, story: &StoryId) -> Result<Vec<Settled>> {
        self.db.many(
            "SELECT s.proposal, s.change, s.taken, s.by, s.at, s.why, s.slot, s.was, s.now
             FROM proposal AS p JOIN change_settled AS s ON s.proposal = p.id
             WHERE p.story = ?1 ORDER BY s.number",
            [story.as_str()],
            |row| {
                Ok(Settled {
                    proposal: id(row, "proposal")?,
                    change: id(row, "change")?,
                    taken: row.get("taken")?,
                    by: id(row, "by")?,
                    at: parsed(row, "at")?,
                    why: row.get("why")?,
                    slot: row.get("slot")?,
                    was: row.get("was")?,
                    now: row.get("now")?,
                })
            },
        )
    }
}

/// Writes of what is said of changes and becomes of them.
#[derive(Clone, Copy, Debug)]
pub struct SettlementsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl SettlementsMut<'_> {
    /// Keeps what somebody says of a change; nothing at all takes it away.
    pub fn note(&self, note: &ChangeNote) -> Result<()> {
        let db = self.write.db;
        if note.tag.is_empty() && note.why.is_empty() {
            return db
                .run(
                    "DELETE FROM change_note WHERE of = ?1 AND change = ?2",
                    [&*note.of, note.change.as_str()],
                )
                .map(|_| ());
        }
        db.run(
            "INSERT INTO change_note (of, change, tag, why, person, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (of, change) DO UPDATE SET tag = ?3, why = ?4, person = ?5, at = ?6",
            params![note.of, note.change.as_str(), note.tag, note.why, note.person.as_str(), stamp(note.at)],
        )
        .map(|_| ())
    }

    /// Notes what became of a change.
    pub fn settle(&self, settled: &Settled) -> Result<()> {
        self.write
            .db
            .run(
                "INSERT INTO change_settled (proposal, change, taken, by, at, why, slot, was, now, entry)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                params![
                    settled.proposal.as_str(),
                    settled.change.as_str(),
                    settled.taken,
                    settled.by.as_str(),
                    stamp(settled.at),
                    settled.why,
                    settled.slot,
                    settled.was,
                    settled.now,
                    self.write.number,
                ],
            )
            .map(|_| ())
    }
}
