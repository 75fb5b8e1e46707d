//! Remarks on a story's words and what was answered: for everybody who may read
//! the story, never printed. The first of a thread says which words it was made
//! on, in which revision; where they stand by now is computed, never kept.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, hash, id, id_if, parsed, parsed_if, stamp};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use stet_core::ids::{CommentId, PersonId, StoryId};
use stet_core::text::RevisionId;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112695,
    sql: "
CREATE TABLE comment (
    id TEXT NOT NULL PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id),
    -- The first of its thread; itself for that.
    thread TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES person (id),
    at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    text TEXT NOT NULL,
    -- What follows is the first one's: the words it was made on.
    revision TEXT REFERENCES revision (id),
    slot TEXT NOT NULL,
    line INTEGER NOT NULL,
    start INTEGER NOT NULL,
    quote TEXT NOT NULL,
    -- Whether it must be answered before the story is signed off.
    must INTEGER NOT NULL,
    resolved_by TEXT REFERENCES person (id),
    resolved_at TEXT
) STRICT;
CREATE INDEX comment_story ON comment (story, thread, at);
CREATE INDEX comment_open ON comment (story) WHERE resolved_at IS NULL AND id = thread;
CREATE INDEX comment_person ON comment (person);
CREATE INDEX comment_revision ON comment (revision);
CREATE INDEX comment_resolved_by ON comment (resolved_by);
CREATE TABLE mention (
    comment TEXT NOT NULL REFERENCES comment (id),
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (comment, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_person ON mention (person);
",
}];

/// One remark, or an answer to one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Which.
    pub id: CommentId,
    /// On which story.
    pub story: StoryId,
    /// The first of its thread.
    pub thread: CommentId,
    /// Whose.
    pub person: PersonId,
    /// When it was made, in UTC.
    pub at: Timestamp,
    /// When its words last changed, in UTC.
    pub changed_at: Timestamp,
    /// What it says.
    pub text: String,
    /// The revision it was made on; none for an answer, or for one on the story.
    pub revision: Option<RevisionId>,
    /// Where: `headline`, a block's id ...; empty for the story as a whole.
    pub slot: String,
    /// Which line of the block.
    pub line: u32,
    /// Where in the line the words begin, in characters.
    pub start: u32,
    /// The words.
    pub quote: String,
    /// Whether it must be answered before the story is signed off.
    pub must: bool,
    /// Who said that it is done with, and when.
    pub resolved: Option<(PersonId, Timestamp)>,
}

const COLUMNS: &str = "id, story, thread, person, at, changed_at, text, revision, slot, line, start, quote,
    must, resolved_by, resolved_at";

fn row(row: &Row<'_>) -> Cell<Comment> {
    let revision: Option<String> = row.get("revision")?;
    let by: Option<PersonId> = id_if(row, "resolved_by")?;
    Ok(Comment {
        id: id(row, "id")?,
        story: id(row, "story")?,
        thread: id(row, "thread")?,
        person: id(row, "person")?,
        at: parsed(row, "at")?,
        changed_at: parsed(row, "changed_at")?,
        text: row.get("text")?,
        revision: revision.map(|_| hash(row, "revision").map(RevisionId)).transpose()?,
        slot: row.get("slot")?,
        line: row.get("line")?,
        start: row.get("start")?,
        quote: row.get("quote")?,
        must: row.get("must")?,
        resolved: by.zip(parsed_if(row, "resolved_at")?),
    })
}

/// Reads of comments.
#[derive(Clone, Copy, Debug)]
pub struct Comments<'c> {
    pub(super) db: &'c Connection,
}

impl Comments<'_> {
    /// All of one story, the oldest first.
    pub fn of_story(&self, story: &StoryId) -> Result<Vec<Comment>> {
        let sql = format!("SELECT {COLUMNS} FROM comment WHERE story = ?1 ORDER BY at, id");
        self.db.many(&sql, [story.as_str()], row)
    }

    /// The first of each thread that nobody resolved.
    pub fn open(&self, story: &StoryId) -> Result<Vec<Comment>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM comment WHERE story = ?1 AND resolved_at IS NULL AND id = thread ORDER BY at, id"
        );
        self.db.many(&sql, [story.as_str()], row)
    }

    /// One by its id.
    pub fn by_id(&self, comment: &CommentId) -> Result<Option<Comment>> {
        let sql = format!("SELECT {COLUMNS} FROM comment WHERE id = ?1");
        self.db.one(&sql, [comment.as_str()], row)
    }

    /// Whom a comment names.
    pub fn mentioned(&self, comment: &CommentId) -> Result<Vec<PersonId>> {
        self.db.many(
            "SELECT person FROM mention WHERE comment = ?1 ORDER BY person",
            [comment.as_str()],
            |row| id(row, "person"),
        )
    }
}

/// Writes of comments.
#[derive(Clone, Copy, Debug)]
pub struct CommentsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl CommentsMut<'_> {
    /// Keeps a comment, or what one says now, with those it names. Whose it is
    /// and what it was made on never changes.
    pub fn save(&self, comment: &Comment, mentioned: &[PersonId]) -> Result<()> {
        let db = self.write.db;
        db.run(
            "INSERT INTO comment (id, story, thread, person, at, changed_at, text, revision, slot, line, start,
                 quote, must)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
             ON CONFLICT (id) DO UPDATE SET changed_at = ?6, text = ?7, must = ?13",
            params![
                comment.id.as_str(),
                comment.story.as_str(),
                comment.thread.as_str(),
                comment.person.as_str(),
                stamp(comment.at),
                stamp(comment.changed_at),
                comment.text,
                comment.revision.map(|revision| revision.0.to_string()),
                comment.slot,
                comment.line,
                comment.start,
                comment.quote,
                comment.must,
            ],
        )?;
        db.run("DELETE FROM mention WHERE comment = ?1", [comment.id.as_str()])?;
        for person in mentioned {
            db.run(
                "INSERT INTO mention (comment, person) VALUES (?1, ?2) ON CONFLICT (comment, person) DO NOTHING",
                [comment.id.as_str(), person.as_str()],
            )?;
        }
        Ok(())
    }

    /// Says that a thread is done with, or that it is not.
    pub fn resolve(&self, thread: &CommentId, done: bool) -> Result<()> {
        let Write { db, entry, .. } = self.write;
        let (by, at) = if done { (Some(entry.who.as_str()), Some(stamp(entry.at))) } else { (None, None) };
        db.run(
            "UPDATE comment SET resolved_by = ?2, resolved_at = ?3 WHERE id = ?1",
            params![thread.as_str(), by, at],
        )
        .map(|_| ())
    }

    /// Takes an answer away, or a thread nobody answered.
    pub fn remove(&self, comment: &CommentId) -> Result<()> {
        let db = self.write.db;
        db.run("DELETE FROM mention WHERE comment = ?1", [comment.as_str()])?;
        db.run("DELETE FROM comment WHERE id = ?1", [comment.as_str()]).map(|_| ())
    }
}
