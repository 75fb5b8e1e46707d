//! Revisions: the whole text at one moment. They never change; each is proven by
//! its name, the hash of everything it says, whenever it is read.
//!
//! What most of them say again is kept once: paragraphs in `block`, the words
//! above the body in `furniture`, and the list of paragraphs as what it differs
//! in from an earlier revision's list that is kept whole.

use super::{Write, block, journal, summary, working};
use crate::error::{Error, Result};
use crate::pack;
use crate::sql::{Ask, Cell, damaged, hash, hash_bytes, id, instant, keepable, line, nanoseconds};
use rusqlite::{Connection, Row, params};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use stet_core::ids::{BlockId, PersonId, StoryId};
use stet_core::text::{Block, Document, Furniture, Hash, Moment, Revision, RevisionId, block_hash, json};

mod line;
mod steps;

pub use line::RevisionLine;
use line::line_row;
pub(crate) use steps::STEPS;

/// A revision as it is kept.
struct Kept {
    row: i64,
    furniture: i64,
    /// The revision whose list is kept whole: another, or this one.
    whole: i64,
    whole_list: Vec<u8>,
    list: Vec<u8>,
    /// What it says, but for its parents and blocks.
    says: Revision,
}

const KEPT: &str = "SELECT r.row, r.story, r.furniture, f.headline, f.short_headline, f.standfirst,
        r.author, r.device, r.at, r.moment, r.beside, r.list, w.list AS whole
    FROM revision AS r
    LEFT JOIN furniture AS f ON f.row = r.furniture
    LEFT JOIN revision AS w ON w.row = r.beside
    WHERE r.id = ?1";

fn kept(row: &Row<'_>) -> Cell<Kept> {
    let says = Revision {
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
        at: instant(row, "at")?,
        moment: moment(row)?,
    };
    let (number, beside): (i64, Option<i64>) = (row.get("row")?, row.get("beside")?);
    let list: Vec<u8> = row.get("list")?;
    let (whole, whole_list, list) = match beside {
        None => (number, list.clone(), list),
        Some(beside) => {
            let whole: Vec<u8> = row.get("whole")?;
            let list =
                pack::together(&whole, &list).map_err(|error| damaged("a list of paragraphs", error))?;
            (beside, whole, list)
        }
    };
    Ok(Kept { row: number, furniture: row.get("furniture")?, whole, whole_list, list, says })
}

/// The rows of the blocks in a list.
fn rows(list: &[u8]) -> Result<Vec<i64>> {
    match list.as_chunks::<4>() {
        (rows, []) => Ok(rows.iter().map(|row| i64::from(u32::from_be_bytes(*row))).collect()),
        _ => Err(Error::Damaged("a list of paragraphs is cut short".to_owned())),
    }
}

/// The list of blocks in those rows.
fn list(rows: &[i64]) -> Result<Vec<u8>> {
    let four = |row: &i64| u32::try_from(*row).map(u32::to_be_bytes);
    let all: std::result::Result<Vec<[u8; 4]>, _> = rows.iter().map(four).collect();
    Ok(all.map_err(|_| Error::Damaged("it holds more paragraphs than can be numbered".to_owned()))?.concat())
}

fn moment(row: &Row<'_>) -> Cell<Moment> {
    let name: String = row.get("moment")?;
    serde_json::from_value(Value::from(name)).map_err(|error| damaged("moment", error))
}

fn no_such(revision: &RevisionId) -> Error {
    Error::NoSuch { what: "revision", name: revision.0.to_string() }
}

/// Reads of revisions.
#[derive(Clone, Copy, Debug)]
pub struct Revisions<'c> {
    pub(super) db: &'c Connection,
}

impl Revisions<'_> {
    /// One, proven.
    pub fn by_id(&self, revision: &RevisionId) -> Result<Revision> {
        let whole = self.unproven(revision)?;
        if whole.id() != *revision {
            return Err(Error::Damaged(format!("revision {} does not say what it is named for", revision.0)));
        }
        Ok(whole)
    }

    fn unproven(&self, revision: &RevisionId) -> Result<Revision> {
        let kept = self.kept(revision)?;
        let blocks = super::Blocks { db: self.db }.hashes(&rows(&kept.list)?)?;
        Ok(Revision { parents: self.parents(kept.row)?, blocks, ..kept.says })
    }

    fn parents(&self, revision: i64) -> Result<Vec<RevisionId>> {
        self.db.many(
            "SELECT p.id FROM revision_parent AS c JOIN revision AS p ON p.row = c.parent
             WHERE c.revision = ?1 ORDER BY c.position",
            [revision],
            |row| hash(row, "id").map(RevisionId),
        )
    }

    fn kept(&self, revision: &RevisionId) -> Result<Kept> {
        self.db.one(KEPT, [revision.0.to_string()], kept)?.ok_or_else(|| no_such(revision))
    }

    /// What it says, but for its blocks; the rows of those, in order; not proven.
    pub(crate) fn outline(&self, revision: &RevisionId) -> Result<(Revision, Vec<i64>)> {
        let kept = self.kept(revision)?;
        let says = Revision { parents: self.parents(kept.row)?, ..kept.says };
        Ok((says, rows(&kept.list)?))
    }

    fn row(&self, revision: &RevisionId) -> Result<i64> {
        let sql = "SELECT row FROM revision WHERE id = ?1";
        let found = self.db.one(sql, [revision.0.to_string()], |row| row.get("row"))?;
        found.ok_or_else(|| no_such(revision))
    }

    /// The hash of one's text, as it was noted when it was made.
    pub fn text(&self, revision: &RevisionId) -> Result<Hash> {
        let sql = "SELECT text FROM revision WHERE id = ?1";
        let found = self.db.one(sql, [revision.0.to_string()], |row| hash_bytes(row, "text"))?;
        found.ok_or_else(|| no_such(revision))
    }

    /// One's whole text, every paragraph proven.
    pub fn document(&self, revision: &RevisionId) -> Result<Document> {
        let whole = self.by_id(revision)?;
        let blocks = super::Blocks { db: self.db };
        let words = rows(&self.kept(revision)?.list)?.into_iter().map(|row| blocks.by_row(row));
        Ok(Document { furniture: whole.furniture, blocks: words.collect::<Result<_>>()? })
    }

    /// A story's history, newest first.
    pub fn of_story(&self, story: &StoryId) -> Result<Vec<RevisionLine>> {
        self.db.many(
            "SELECT r.id, r.moment, r.author, r.at, r.text, f.headline, r.number
             FROM revision AS r LEFT JOIN furniture AS f ON f.row = r.furniture
             WHERE r.story = ?1 ORDER BY r.number DESC",
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
        self.make_from(story, moment, None, &self.write.entry.who)
    }

    /// The same for somebody who typed it and does not sign for it themselves.
    pub fn make_of(
        &self,
        story: &StoryId,
        moment: Moment,
        author: &PersonId,
    ) -> Result<(RevisionId, Revision)> {
        self.make_from(story, moment, None, author)
    }

    /// Makes the working copy a revision that has another for its second parent:
    /// what was kept beside the text has come into it.
    pub fn make_merged(&self, story: &StoryId, other: &RevisionId) -> Result<(RevisionId, Revision)> {
        self.make_from(story, Moment::Merged, Some(*other), &self.write.entry.who)
    }

    fn make_from(
        &self,
        story: &StoryId,
        moment: Moment,
        other: Option<RevisionId>,
        author: &PersonId,
    ) -> Result<(RevisionId, Revision)> {
        let read = self.write.read();
        let copy = read.working().load(story)?;
        if let (Some(base), Moment::Paused | Moment::TakenOver) = (copy.base, moment)
            && let Ok(last) = read.revisions().by_id(&base)
            && last.text_hash() == copy.text
        {
            return Ok((base, last));
        }
        let parents = copy.base.into_iter().chain(other).collect();
        let made = self.put_text(story, &copy.document, parents, moment, author)?;
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
        self.put_text(story, document, parents, moment, &self.write.entry.who)
    }

    fn put_text(
        &self,
        story: &StoryId,
        document: &Document,
        parents: Vec<RevisionId>,
        moment: Moment,
        author: &PersonId,
    ) -> Result<(RevisionId, Revision)> {
        let entry = self.write.entry;
        let revision = Revision {
            story: story.clone(),
            parents,
            furniture: document.furniture.clone(),
            blocks: document.blocks.iter().map(block_hash).collect(),
            author: author.clone(),
            device: entry.device.clone(),
            at: keepable(entry.at),
            moment,
        };
        let id = revision.id();
        let there = "SELECT row FROM revision WHERE id = ?1";
        if self.write.db.one(there, [id.0.to_string()], |row| row.get::<_, i64>("row"))?.is_some() {
            return Ok((id, revision));
        }
        self.put(&id, &revision, &document.blocks)?;
        summary::note(self.write, &id, revision.parents.first(), document)?;
        Ok((id, revision))
    }

    fn put(&self, id: &RevisionId, revision: &Revision, words: &[Block]) -> Result<()> {
        let Write { db, number, .. } = self.write;
        let reads = self.write.read().revisions();
        let parents: Vec<i64> =
            revision.parents.iter().map(|parent| reads.row(parent)).collect::<Result<_>>()?;
        // One that is not sound is nothing to build on, and no reason to lose this one.
        let sound = revision.parents.first().filter(|parent| reads.by_id(parent).is_ok());
        let before = sound.map(|parent| reads.kept(parent)).transpose()?;
        let list = list(&self.store(before.as_ref(), revision, words)?)?;
        let beside = before.as_ref().and_then(|one| Some((one.whole, pack::apart(&one.whole_list, &list)?)));
        let (beside, list) = beside.map_or((None, list), |(whole, difference)| (Some(whole), difference));
        let furniture = match before.filter(|before| before.says.furniture == revision.furniture) {
            Some(before) => before.furniture,
            None => self.put_furniture(&revision.furniture)?,
        };
        let moment =
            serde_json::to_value(revision.moment).ok().and_then(|name| name.as_str().map(str::to_owned));
        db.run(
            "INSERT INTO revision (id, story, furniture, list, beside, text, author, device, at, moment, number)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            params![
                id.0.to_string(),
                revision.story.as_str(),
                furniture,
                list,
                beside,
                revision.text_hash().bytes(),
                revision.author.as_str(),
                revision.device.as_str(),
                nanoseconds(revision.at),
                moment,
                number,
            ],
        )?;
        let row = db.last_insert_rowid();
        for (position, parent) in (0_i64..).zip(&parents) {
            db.run(
                "INSERT INTO revision_parent (revision, position, parent) VALUES (?1, ?2, ?3)",
                params![row, position, parent],
            )?;
        }
        Ok(())
    }

    fn put_furniture(&self, furniture: &Furniture) -> Result<i64> {
        self.write.db.run(
            "INSERT INTO furniture (headline, short_headline, standfirst) VALUES (?1, ?2, ?3)",
            params![
                furniture.headline,
                furniture.short_headline,
                json::inlines_to_json(&furniture.standfirst).to_string(),
            ],
        )?;
        Ok(self.write.db.last_insert_rowid())
    }

    /// Stores the paragraphs that are new since `before`; gives the rows of all.
    fn store(&self, before: Option<&Kept>, revision: &Revision, words: &[Block]) -> Result<Vec<i64>> {
        let there = before.map(|kept| rows(&kept.list)).transpose()?.unwrap_or_default();
        let blocks = self.write.read().blocks();
        let known: BTreeMap<Hash, i64> = blocks.hashes(&there)?.into_iter().zip(there).collect();
        let mut rewritten: Option<BTreeMap<BlockId, i64>> = None;
        revision
            .blocks
            .iter()
            .zip(words)
            .map(|(hash, words)| {
                if let Some(row) = known.get(hash) {
                    block::stands(self.write, *row, words)?;
                    return Ok(*row);
                }
                let left = rewritten.get_or_insert_with(|| {
                    let still: BTreeSet<&Hash> = revision.blocks.iter().collect();
                    let left = known.iter().filter(|(hash, _)| !still.contains(hash));
                    // One that cannot be read is nothing to build on.
                    left.filter_map(|(_, row)| Some((blocks.by_row(*row).ok()?.id, *row))).collect()
                });
                block::store(self.write, hash, words, left.get(&words.id).copied())
            })
            .collect()
    }
}
