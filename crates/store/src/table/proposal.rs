//! What people suggest: each a text of their own beside a story's, kept as the
//! revision it grew from and the paragraphs that are not that revision's.
//!
//! Nothing here is ever part of a story's text; whoever accepts a change writes
//! it there.

use super::Write;
use super::block::proven;
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, hash, id, line, parsed, stamp, strings};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use serde_json::Value;
use std::collections::HashMap;
use stet_core::ids::{BlockId, PersonId, ProposalId, StoryId};
use stet_core::text::{Block, Document, Furniture, Hash, RevisionId, block_hash, json};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112693,
    sql: "
CREATE TABLE proposal (
    id TEXT NOT NULL PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id),
    person TEXT NOT NULL REFERENCES person (id),
    -- The text it grew from.
    base TEXT NOT NULL REFERENCES revision (id),
    headline TEXT NOT NULL,
    short_headline TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    block_order TEXT NOT NULL,
    -- Where the words under a change were changed too, by name.
    stuck TEXT NOT NULL,
    -- Rises by one with every save.
    seq INTEGER NOT NULL,
    -- open, settled, withdrawn
    state TEXT NOT NULL,
    opened_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
-- One that is open for each person and story.
CREATE UNIQUE INDEX proposal_open ON proposal (story, person) WHERE state = 'open';
CREATE INDEX proposal_story ON proposal (story, opened_at);
CREATE INDEX proposal_person ON proposal (person);
CREATE INDEX proposal_base ON proposal (base);
CREATE TABLE proposal_block (
    proposal TEXT NOT NULL REFERENCES proposal (id),
    id TEXT NOT NULL,
    hash TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (proposal, id)
) STRICT, WITHOUT ROWID;
",
}];

/// Somebody's text beside a story's.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Which.
    pub id: ProposalId,
    /// For which story.
    pub story: StoryId,
    /// Whose.
    pub person: PersonId,
    /// The text it grew from.
    pub base: RevisionId,
    /// What they would have it say.
    pub text: Document,
    /// Where the words under a change were changed too: `headline`, a block's id ...
    pub stuck: Vec<String>,
    /// The number of the last save.
    pub seq: i64,
    /// When it was begun, in UTC.
    pub opened_at: Timestamp,
    /// When its words last changed, in UTC.
    pub changed_at: Timestamp,
}

/// How an open proposal ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Every change of it was taken or turned down.
    Settled,
    /// Whoever made it took it back.
    Withdrawn,
}

/// A row, its paragraphs not read.
struct Kept {
    proposal: Proposal,
    order: Vec<BlockId>,
}

fn row(row: &Row<'_>) -> Cell<Kept> {
    let furniture = Furniture {
        headline: row.get("headline")?,
        short_headline: row.get("short_headline")?,
        standfirst: line(row, "standfirst")?,
    };
    Ok(Kept {
        proposal: Proposal {
            id: id(row, "id")?,
            story: id(row, "story")?,
            person: id(row, "person")?,
            base: RevisionId(hash(row, "base")?),
            text: Document { furniture, blocks: vec![] },
            stuck: strings(row, "stuck")?,
            seq: row.get("seq")?,
            opened_at: parsed(row, "opened_at")?,
            changed_at: parsed(row, "changed_at")?,
        },
        order: strings(row, "block_order")?.into_iter().map(BlockId::new).collect(),
    })
}

/// Reads of proposals.
#[derive(Clone, Copy, Debug)]
pub struct Proposals<'c> {
    pub(super) db: &'c Connection,
}

impl Proposals<'_> {
    /// A story's open ones, the oldest first.
    pub fn open(&self, story: &StoryId) -> Result<Vec<Proposal>> {
        let rows = self.db.many(
            "SELECT id, story, person, base, headline, short_headline, standfirst, block_order, stuck, seq,
                 opened_at, changed_at
             FROM proposal WHERE story = ?1 AND state = 'open' ORDER BY opened_at, id",
            [story.as_str()],
            row,
        )?;
        rows.into_iter().map(|kept| self.whole(kept)).collect()
    }

    /// One person's open one.
    pub fn of(&self, story: &StoryId, person: &PersonId) -> Result<Option<Proposal>> {
        let kept = self.db.one(
            "SELECT id, story, person, base, headline, short_headline, standfirst, block_order, stuck, seq,
                 opened_at, changed_at
             FROM proposal WHERE story = ?1 AND person = ?2 AND state = 'open'",
            [story.as_str(), person.as_str()],
            row,
        )?;
        kept.map(|kept| self.whole(kept)).transpose()
    }

    /// How many are open for a story.
    pub fn count(&self, story: &StoryId) -> Result<u32> {
        let sql = "SELECT count(*) AS open FROM proposal WHERE story = ?1 AND state = 'open'";
        Ok(self.db.one(sql, [story.as_str()], |row| row.get("open"))?.unwrap_or_default())
    }

    fn whole(&self, kept: Kept) -> Result<Proposal> {
        let Kept { mut proposal, order } = kept;
        let own = self.db.many(
            "SELECT hash, json FROM proposal_block WHERE proposal = ?1",
            [proposal.id.as_str()],
            |row| proven(hash(row, "hash")?, row.get_ref("json")?.as_str()?.as_bytes()),
        )?;
        let base = super::Revisions { db: self.db }.document(&proposal.base)?;
        let mut there: HashMap<BlockId, Block> =
            base.blocks.into_iter().map(|block| (block.id.clone(), block)).collect();
        there.extend(own.into_iter().map(|(_, block)| (block.id.clone(), block)));
        let blocks: Option<Vec<Block>> = order.iter().map(|id| there.remove(id)).collect();
        let lost = || {
            Error::Damaged(format!("the paragraphs of suggestion {} do not match their order", proposal.id))
        };
        proposal.text.blocks = blocks.ok_or_else(lost)?;
        Ok(proposal)
    }

    /// Reads and proves every one that is open.
    pub(crate) fn check(&self) -> Result<()> {
        let stories: Vec<StoryId> =
            self.db.many("SELECT DISTINCT story FROM proposal WHERE state = 'open'", [], |row| {
                id(row, "story")
            })?;
        stories.iter().try_for_each(|story| self.open(story).map(|_| ()))
    }
}

/// Writes of proposals.
#[derive(Clone, Copy, Debug)]
pub struct ProposalsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl ProposalsMut<'_> {
    /// Keeps what a proposal says now, a new one too. One that is there by then
    /// under another number than `seq` says is [`Error::Stale`] and stays as it
    /// is. Gives the number it has then.
    pub fn save(&self, proposal: &Proposal) -> Result<i64> {
        let db = self.write.db;
        let there = db.one(
            "SELECT seq FROM proposal WHERE id = ?1 AND state = 'open'",
            [proposal.id.as_str()],
            |row| row.get::<_, i64>("seq"),
        )?;
        let found = there.unwrap_or_default();
        if found != proposal.seq {
            return Err(Error::Stale { story: proposal.story.clone(), expected: proposal.seq, found });
        }
        let seq = found + 1;
        let text = &proposal.text;
        let order: Vec<&str> = text.blocks.iter().map(|block| block.id.as_str()).collect();
        db.run(
            "INSERT INTO proposal (id, story, person, base, headline, short_headline, standfirst, block_order,
                 stuck, seq, state, opened_at, changed_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'open', ?11, ?12)
             ON CONFLICT (id) DO UPDATE SET base = ?4, headline = ?5, short_headline = ?6, standfirst = ?7,
                 block_order = ?8, stuck = ?9, seq = ?10, changed_at = ?12",
            params![
                proposal.id.as_str(),
                proposal.story.as_str(),
                proposal.person.as_str(),
                proposal.base.0.to_string(),
                text.furniture.headline,
                text.furniture.short_headline,
                json::inlines_to_json(&text.furniture.standfirst).to_string(),
                Value::from(order).to_string(),
                Value::from(proposal.stuck.clone()).to_string(),
                seq,
                stamp(proposal.opened_at),
                stamp(proposal.changed_at),
            ],
        )?;
        self.keep_own(proposal)?;
        Ok(seq)
    }

    /// Writes the paragraphs that are not the base's, as far as they changed.
    fn keep_own(&self, proposal: &Proposal) -> Result<()> {
        let read = self.write.read();
        let base = read.revisions().document(&proposal.base)?;
        let in_base: HashMap<&BlockId, &Block> = base.blocks.iter().map(|block| (&block.id, block)).collect();
        let db = self.write.db;
        let mut there: HashMap<BlockId, Hash> = db
            .many("SELECT id, hash FROM proposal_block WHERE proposal = ?1", [proposal.id.as_str()], |row| {
                Ok((id(row, "id")?, hash(row, "hash")?))
            })?
            .into_iter()
            .collect();
        for block in &proposal.text.blocks {
            if in_base.get(&block.id).is_some_and(|same| *same == block) {
                continue;
            }
            let hash = block_hash(block);
            if there.remove(&block.id) == Some(hash) {
                continue;
            }
            db.run(
                "INSERT INTO proposal_block (proposal, id, hash, json) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (proposal, id) DO UPDATE SET hash = ?3, json = ?4",
                params![
                    proposal.id.as_str(),
                    block.id.as_str(),
                    hash.to_string(),
                    json::block_to_json(block).to_string(),
                ],
            )?;
        }
        for gone in there.keys() {
            db.run(
                "DELETE FROM proposal_block WHERE proposal = ?1 AND id = ?2",
                [proposal.id.as_str(), gone.as_str()],
            )?;
        }
        Ok(())
    }

    /// Ends an open one. Its words stay where they are.
    pub fn end(&self, proposal: &ProposalId, how: Ended) -> Result<()> {
        let state = match how {
            Ended::Settled => "settled",
            Ended::Withdrawn => "withdrawn",
        };
        self.write
            .db
            .run(
                "UPDATE proposal SET state = ?2, changed_at = ?3 WHERE id = ?1 AND state = 'open'",
                params![proposal.as_str(), state, stamp(self.write.entry.at)],
            )
            .map(|_| ())
    }
}
