//! Sign-offs, all of them; for each function the newest is the one that counts.
//! Each names the exact paragraphs it covered and what was printed beside them, so
//! none has to be taken back when one changes.

use super::{Write, contributor};
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, damaged, hash, id, parsed, stamp, strings};
use rusqlite::{Connection, Row, params};
use serde_json::Value;
use stet_core::ids::StoryId;
use stet_core::newsroom::{Printed, SignFunction, SignOff};
use stet_core::text::{Hash, RevisionId};

pub(crate) const STEPS: &[Migration] = &[
    Migration {
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
    },
    Migration {
        number: 2026112701,
        sql: "
-- chief, legal, facts.
ALTER TABLE approval ADD COLUMN function TEXT NOT NULL DEFAULT 'chief';
-- The printed record's hash and what it was; empty on a sign-off from before it was bound.
ALTER TABLE approval ADD COLUMN record TEXT NOT NULL DEFAULT '';
ALTER TABLE approval ADD COLUMN printed TEXT NOT NULL DEFAULT '';
ALTER TABLE approval ADD COLUMN revision TEXT REFERENCES revision (id);
ALTER TABLE approval ADD COLUMN waived TEXT NOT NULL DEFAULT '[]';
-- The journal's number of the act.
ALTER TABLE approval ADD COLUMN entry INTEGER;
CREATE INDEX approval_function ON approval (story, function, number);
CREATE INDEX approval_revision ON approval (revision) WHERE revision IS NOT NULL;
",
    },
];

const COLUMNS: &str =
    "number, by, at, function, text_hash, record, printed, revision, blocks, solo_reason, waived, entry";

/// A sign-off as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptSignOff {
    /// Its number; later is higher.
    pub number: i64,
    /// The journal's number of the act; none on one from before it was noted.
    pub entry: Option<i64>,
    /// The sign-off.
    pub sign_off: SignOff,
}

fn row(row: &Row<'_>) -> Cell<KeptSignOff> {
    let blocks = strings(row, "blocks")?;
    let record: String = row.get("record")?;
    let printed: String = row.get("printed")?;
    let revision: Option<String> = row.get("revision")?;
    let parse = |column, text: &str| Hash::parse(text).map_err(|error| damaged(column, error));
    let printed: Option<Printed> = match printed.as_str() {
        "" => None,
        json => Some(serde_json::from_str(json).map_err(|error| damaged("printed", error))?),
    };
    let record = if record.is_empty() { None } else { Some(parse("record", &record)?) };
    if printed.as_ref().map(Printed::hash) != record {
        return Err(damaged("printed", "it is not the record that was signed"));
    }
    Ok(KeptSignOff {
        number: row.get("number")?,
        entry: row.get("entry")?,
        sign_off: SignOff {
            by: id(row, "by")?,
            at: parsed(row, "at")?,
            function: parsed(row, "function")?,
            text: hash(row, "text_hash")?,
            record,
            printed,
            blocks: blocks.iter().map(|one| parse("blocks", one)).collect::<Cell<_>>()?,
            revision: revision.map(|text| parse("revision", &text).map(RevisionId)).transpose()?,
            solo_reason: row.get("solo_reason")?,
            waived: strings(row, "waived")?,
        },
    })
}

/// Reads of sign-offs.
#[derive(Clone, Copy, Debug)]
pub struct Approvals<'c> {
    pub(super) db: &'c Connection,
}

impl Approvals<'_> {
    /// The newest of a story for a function.
    pub fn newest(&self, story: &StoryId, function: SignFunction) -> Result<Option<KeptSignOff>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM approval WHERE story = ?1 AND function = ?2 ORDER BY number DESC LIMIT 1"
        );
        self.db.one(&sql, [story.as_str(), function.name()], row)
    }

    /// One, by its number.
    pub fn numbered(&self, number: i64) -> Result<Option<KeptSignOff>> {
        self.db.one(&format!("SELECT {COLUMNS} FROM approval WHERE number = ?1"), [number], row)
    }

    /// True when the newest approval of a story is somebody's of their own copy.
    /// Reads nothing else of it, for lists.
    pub fn newest_is_solo(&self, story: &StoryId) -> Result<bool> {
        let solo = self.db.one(
            "SELECT solo_reason <> '' AS solo FROM approval WHERE story = ?1 AND function = 'chief'
             ORDER BY number DESC LIMIT 1",
            [story.as_str()],
            |row| row.get("solo"),
        )?;
        Ok(solo.unwrap_or_default())
    }

    /// All of a story, newest first.
    pub fn of_story(&self, story: &StoryId) -> Result<Vec<KeptSignOff>> {
        let sql = format!("SELECT {COLUMNS} FROM approval WHERE story = ?1 ORDER BY number DESC");
        self.db.many(&sql, [story.as_str()], row)
    }

    /// That each can be read, and is of the revision it names.
    pub(crate) fn check(&self) -> Result<()> {
        self.db
            .each(&format!("SELECT {COLUMNS} FROM approval ORDER BY number"), [], |one| row(one).map(drop))?;
        let wrong = self.db.one(
            "SELECT a.number FROM approval AS a JOIN revision AS r ON r.id = a.revision WHERE r.story <> a.story LIMIT 1",
            [],
            |row| row.get::<_, i64>("number"),
        )?;
        match wrong {
            None => Ok(()),
            Some(number) => {
                Err(Error::Damaged(format!("sign-off {number} names a revision of another story")))
            }
        }
    }
}

/// Writes of sign-offs.
#[derive(Clone, Copy, Debug)]
pub struct ApprovalsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl ApprovalsMut<'_> {
    /// Adds one; its number. A second person's approval for the desk begins the
    /// counting of who changed the text anew; a self-approval does not, or the
    /// next one would need no reason, and neither does a read for the law or for
    /// the facts.
    pub fn insert(&self, story: &StoryId, sign_off: &SignOff) -> Result<i64> {
        let blocks: Vec<String> = sign_off.blocks.iter().map(Hash::to_string).collect();
        let printed = sign_off.printed.as_ref().map(serde_json::to_string).transpose();
        let printed = printed.map_err(|error| Error::Damaged(format!("a printed record: {error}")))?;
        self.write.db.run(
            "INSERT INTO approval
                 (story, by, at, function, text_hash, record, printed, revision, blocks, solo_reason, waived, entry)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
            params![
                story.as_str(),
                sign_off.by.as_str(),
                stamp(sign_off.at),
                sign_off.function.name(),
                sign_off.text.to_string(),
                sign_off.record.map(|record| record.to_string()).unwrap_or_default(),
                printed.unwrap_or_default(),
                sign_off.revision.map(|revision| revision.0.to_string()),
                Value::from(blocks).to_string(),
                sign_off.solo_reason,
                Value::from(sign_off.waived.clone()).to_string(),
                self.write.number,
            ],
        )?;
        let number = self.write.db.last_insert_rowid();
        if sign_off.function == SignFunction::Chief && sign_off.solo_reason.is_empty() {
            contributor::clear(self.write, story)?;
        }
        Ok(number)
    }
}
