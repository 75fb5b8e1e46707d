//! Revisions: the whole text at one moment. They never change; each is proven by
//! its name, the hash of everything it says, whenever it is read.

use super::{Write, block, journal, working};
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, damaged, hash, id, line, parsed, stamp};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use serde_json::Value;
use stet_core::ids::{PersonId, StoryId};
use stet_core::text::{Document, Furniture, Hash, Moment, Revision, RevisionId, block_hash, json};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112312,
    sql: "
CREATE TABLE revision (
    row INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    story TEXT NOT NULL REFERENCES story (id),
    headline TEXT NOT NULL,
    short_headline TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    author TEXT NOT NULL,
    device TEXT NOT NULL,
    at TEXT NOT NULL,
    moment TEXT NOT NULL,
    -- The journal's number of its making; later is higher.
    number INTEGER NOT NULL
) STRICT;
CREATE INDEX revision_story ON revision (story, number);
CREATE TABLE revision_block (
    revision INTEGER NOT NULL REFERENCES revision (row),
    position INTEGER NOT NULL,
    block INTEGER NOT NULL REFERENCES block (row),
    PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_block_block ON revision_block (block);
CREATE TABLE revision_parent (
    revision INTEGER NOT NULL REFERENCES revision (row),
    position INTEGER NOT NULL,
    parent TEXT NOT NULL REFERENCES revision (id),
    PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX revision_parent_parent ON revision_parent (parent);
",
}];

/// What a history shows of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionLine {
    /// Which.
    pub id: RevisionId,
    /// Why it was made.
    pub moment: Moment,
    /// Who made it.
    pub author: PersonId,
    /// When, in UTC.
    pub at: Timestamp,
    /// The hash of its text.
    pub text: Hash,
    /// Its headline.
    pub headline: String,
    /// The journal's number of its making.
    pub number: i64,
}

fn line_row(row: &Row<'_>) -> Cell<RevisionLine> {
    Ok(RevisionLine {
        id: RevisionId(hash(row, "id")?),
        moment: moment(row)?,
        author: id(row, "author")?,
        at: parsed(row, "at")?,
        text: hash(row, "text_hash")?,
        headline: row.get("headline")?,
        number: row.get("number")?,
    })
}

/// A revision but for its parents and blocks, with its row number.
fn row(row: &Row<'_>) -> Cell<(i64, Revision)> {
    let revision = Revision {
        story: id(row, "story")?,
        parents: Vec::new(),
        furniture: Furniture {
            headline: row.get("headline")?,
            short_headline: row.get("short_headline")?,
            standfirst: line(row, "standfirst")?,
        },
        blocks: Vec::new(),
        author: id(row, "author")?,
        device: id(row, "device")?,
        at: parsed(row, "at")?,
        moment: moment(row)?,
    };
    Ok((row.get("row")?, revision))
}

fn moment(row: &Row<'_>) -> Cell<Moment> {
    let name: String = row.get("moment")?;
    serde_json::from_value(Value::from(name)).map_err(|error| damaged("moment", error))
}

/// Reads of revisions.
#[derive(Clone, Copy, Debug)]
pub struct Revisions<'c> {
    pub(super) db: &'c Connection,
}

impl Revisions<'_> {
    /// One, proven.
    pub fn by_id(&self, revision: &RevisionId) -> Result<Revision> {
        let found = self.db.one(
            "SELECT row, story, headline, short_headline, standfirst, author, device, at, moment FROM revision WHERE id = ?1",
            [revision.0.to_string()],
            row,
        )?;
        let no_such = || Error::NoSuch { what: "revision", name: revision.0.to_string() };
        let (number, mut whole) = found.ok_or_else(no_such)?;
        whole.parents = self.db.many(
            "SELECT parent FROM revision_parent WHERE revision = ?1 ORDER BY position",
            [number],
            |row| hash(row, "parent").map(RevisionId),
        )?;
        whole.blocks = self.db.many(
            "SELECT b.hash FROM revision_block AS r JOIN block AS b ON b.row = r.block WHERE r.revision = ?1 ORDER BY r.position",
            [number],
            |row| hash(row, "hash"),
        )?;
        if whole.id() != *revision {
            return Err(Error::Damaged(format!("revision {} does not say what it is named for", revision.0)));
        }
        Ok(whole)
    }

    /// One's whole text, every paragraph proven.
    pub fn document(&self, revision: &RevisionId) -> Result<Document> {
        let whole = self.by_id(revision)?;
        let blocks = super::Blocks { db: self.db };
        let words = whole.blocks.iter().map(|hash| blocks.by_hash(hash)).collect::<Result<_>>()?;
        Ok(Document { furniture: whole.furniture, blocks: words })
    }

    /// A story's history, newest first.
    pub fn of_story(&self, story: &StoryId) -> Result<Vec<RevisionLine>> {
        self.db.many(
            "SELECT id, moment, author, at, text_hash, headline, number FROM revision WHERE story = ?1 ORDER BY number DESC",
            [story.as_str()],
            line_row,
        )
    }

    /// A story's newest revision.
    pub fn newest(&self, story: &StoryId) -> Result<Option<RevisionLine>> {
        self.db.one(
            "SELECT id, moment, author, at, text_hash, headline, number FROM revision
             WHERE story = ?1 ORDER BY number DESC LIMIT 1",
            [story.as_str()],
            line_row,
        )
    }

    pub(crate) fn check(&self) -> Result<()> {
        let all = self
            .db
            .many("SELECT id FROM revision ORDER BY row", [], |row| hash(row, "id").map(RevisionId))?;
        all.iter().try_for_each(|revision| self.by_id(revision).map(|_| ()))
    }
}

/// Writes of revisions.
#[derive(Clone, Copy, Debug)]
pub struct RevisionsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl RevisionsMut<'_> {
    /// Makes the working copy a revision and draws the journal's typing together.
    /// A pause in which nothing was written makes none: it gives the last one.
    pub fn make(&self, story: &StoryId, moment: Moment) -> Result<(RevisionId, Revision)> {
        self.make_from(story, moment, None)
    }

    /// Makes the working copy a revision that has another for its second parent:
    /// what was kept beside the text has come into it.
    pub fn make_merged(&self, story: &StoryId, other: &RevisionId) -> Result<(RevisionId, Revision)> {
        self.make_from(story, Moment::Merged, Some(*other))
    }

    fn make_from(
        &self,
        story: &StoryId,
        moment: Moment,
        other: Option<RevisionId>,
    ) -> Result<(RevisionId, Revision)> {
        let read = self.write.read();
        let copy = read.working().load(story)?;
        if let (Some(base), Moment::Paused | Moment::TakenOver) = (copy.base, moment) {
            let last = read.revisions().by_id(&base)?;
            if last.text_hash() == copy.text {
                return Ok((base, last));
            }
        }
        let parents = copy.base.into_iter().chain(other).collect();
        let made = self.lay(story, &copy.document, parents, moment)?;
        working::rebase(self.write, story, &made.0)?;
        journal::draw_together(self.write, story)?;
        Ok(made)
    }

    /// Puts a text that is not the working copy beside it, as a revision of
    /// whoever signs. The same text from the same parents at the same moment is
    /// there once.
    pub fn lay(
        &self,
        story: &StoryId,
        document: &Document,
        parents: Vec<RevisionId>,
        moment: Moment,
    ) -> Result<(RevisionId, Revision)> {
        let entry = self.write.entry;
        let revision = Revision {
            story: story.clone(),
            parents,
            furniture: document.furniture.clone(),
            blocks: document.blocks.iter().map(block_hash).collect(),
            author: entry.who.clone(),
            device: entry.device.clone(),
            at: entry.at,
            moment,
        };
        let id = revision.id();
        let there = "SELECT row FROM revision WHERE id = ?1";
        if self.write.db.one(there, [id.0.to_string()], |row| row.get::<_, i64>("row"))?.is_some() {
            return Ok((id, revision));
        }
        for (hash, words) in revision.blocks.iter().zip(&document.blocks) {
            block::store(self.write, hash, words)?;
        }
        self.put(&id, &revision)?;
        Ok((id, revision))
    }

    fn put(&self, id: &RevisionId, revision: &Revision) -> Result<()> {
        let Write { db, number, .. } = self.write;
        let moment =
            serde_json::to_value(revision.moment).ok().and_then(|name| name.as_str().map(str::to_owned));
        db.run(
            "INSERT INTO revision (id, story, headline, short_headline, standfirst, text_hash, author, device, at, moment, number)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                id.0.to_string(),
                revision.story.as_str(),
                revision.furniture.headline,
                revision.furniture.short_headline,
                json::inlines_to_json(&revision.furniture.standfirst).to_string(),
                revision.text_hash().to_string(),
                revision.author.as_str(),
                revision.device.as_str(),
                stamp(revision.at),
                moment,
                number,
            ],
        )?;
        let row = db.last_insert_rowid();
        for (position, hash) in (0_i64..).zip(&revision.blocks) {
            db.run(
                "INSERT INTO revision_block (revision, position, block) SELECT ?1, ?2, row FROM block WHERE hash = ?3",
                params![row, position, hash.to_string()],
            )?;
        }
        for (position, parent) in (0_i64..).zip(&revision.parents) {
            db.run(
                "INSERT INTO revision_parent (revision, position, parent) VALUES (?1, ?2, ?3)",
                params![row, position, parent.0.to_string()],
            )?;
        }
        Ok(())
    }
}
