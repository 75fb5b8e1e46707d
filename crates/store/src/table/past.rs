//! What a story's text was a moment ago: what each of the last saves wrote over.
//!
//! A window types into the text it last heard of. When another save came between,
//! the text it grew from is rebuilt from here, so that both can be put together.
//! It lives in memory beside the file, in the same transactions, and is gone when
//! the file is closed, as the windows are.

use super::block::proven;
use super::working::{Head, head};
use super::{Edit, Working, Write};
use crate::error::{Error, Result};
use crate::salvage::unread;
use crate::sql::{Ask, Cell, hash, id};
use rusqlite::{Row, params};
use std::collections::BTreeMap;
use stet_core::ids::{BlockId, StoryId};
use stet_core::text::{Block, Document, Furniture, RevisionId};

/// So many saves of a story are remembered.
const REMEMBERED: i64 = 64;

/// What is said of a paragraph that was damaged when it was written over.
const OVER: &str =
    "This paragraph was damaged on the disk, and was written over before anything of it was found.";

/// Tables of the connection, not of the file.
pub(crate) const MEMORY: &str = "
CREATE TEMP TABLE working_past (
    story TEXT NOT NULL,
    seq INTEGER NOT NULL,
    headline TEXT NOT NULL,
    short_headline TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    block_order TEXT NOT NULL,
    base TEXT,
    PRIMARY KEY (story, seq)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE working_past_block (
    story TEXT NOT NULL,
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    -- Both NULL where there was none before.
    hash TEXT,
    json TEXT,
    PRIMARY KEY (story, seq, id)
) STRICT, WITHOUT ROWID;
";

/// A text as it stood after an earlier save.
#[derive(Clone, Debug, PartialEq)]
pub struct PastText {
    /// The words.
    pub document: Document,
    /// The revision it had grown from, or was.
    pub base: Option<RevisionId>,
}

/// What is different now from an earlier save.
#[derive(Clone, Debug, PartialEq)]
pub struct Since {
    /// The number of the last save.
    pub seq: i64,
    /// The words above the body.
    pub furniture: Furniture,
    /// The paragraphs that are new or were written since, as they are now.
    pub changed: Vec<Block>,
    /// All paragraphs, in their order.
    pub order: Vec<BlockId>,
}

/// Remembers what a save is about to write over.
pub(super) fn remember(write: &Write<'_>, story: &StoryId, edit: &Edit<'_>) -> Result<()> {
    let (db, seq) = (write.db, edit.expected_seq);
    db.run(
        "INSERT OR REPLACE INTO temp.working_past (story, seq, headline, short_headline, standfirst, block_order, base)
         SELECT story, seq, headline, short_headline, standfirst, block_order, base FROM working WHERE story = ?1",
        [story.as_str()],
    )?;
    let touched = edit.changed.iter().map(|block| &block.id).chain(edit.gone);
    for block in touched {
        db.run(
            "INSERT OR REPLACE INTO temp.working_past_block (story, seq, id, hash, json)
             SELECT ?1, ?2, ?3, b.hash, b.json
             FROM (SELECT 1) LEFT JOIN working_block AS b ON b.story = ?1 AND b.id = ?3",
            params![story.as_str(), seq, block.as_str()],
        )?;
    }
    let oldest = seq - REMEMBERED;
    db.run("DELETE FROM temp.working_past WHERE story = ?1 AND seq < ?2", params![story.as_str(), oldest])?;
    db.run(
        "DELETE FROM temp.working_past_block WHERE story = ?1 AND seq < ?2",
        params![story.as_str(), oldest],
    )?;
    Ok(())
}

/// Lets what was damaged, and was set aside, count as never written over: what
/// stands for it now stood there then.
pub(super) fn forget(write: &Write<'_>, story: &StoryId, block: &BlockId, seq: i64) -> Result<()> {
    let sql = "DELETE FROM temp.working_past_block WHERE story = ?1 AND seq = ?2 AND id = ?3";
    write.db.run(sql, params![story.as_str(), seq, block.as_str()]).map(|_| ())
}

/// A paragraph as it was; none where there was none. One that is not what was
/// written stands there as what says so.
fn block(row: &Row<'_>) -> Cell<(BlockId, Option<Block>)> {
    let id: BlockId = id(row, "id")?;
    if row.get_ref("json")?.as_str_or_null()?.is_none() {
        return Ok((id, None));
    }
    let was = hash(row, "hash").and_then(|hash| proven(hash, row.get_ref("json")?.as_str()?.as_bytes()));
    let block = match was {
        Ok((_, block)) => block,
        Err(_) => Block { id: id.clone(), node: unread("", OVER.to_owned()) },
    };
    Ok((id, Some(block)))
}

impl Working<'_> {
    /// A story's text as it stood after save `seq`; none when that is not
    /// remembered any more.
    pub fn at(&self, story: &StoryId, seq: i64) -> Result<Option<PastText>> {
        let now = self.load(story)?;
        if seq == now.seq {
            return Ok(Some(PastText { document: now.document, base: now.base }));
        }
        let Some(then) = self.remembered(story, seq, now.seq)? else { return Ok(None) };
        let mut there: BTreeMap<BlockId, Block> =
            now.document.blocks.into_iter().map(|block| (block.id.clone(), block)).collect();
        let undone = self.db.many(
            "SELECT id, hash, json FROM temp.working_past_block WHERE story = ?1 AND seq >= ?2 ORDER BY seq DESC",
            params![story.as_str(), seq],
            block,
        )?;
        for (id, was) in undone {
            match was {
                Some(block) => there.insert(id, block),
                None => there.remove(&id),
            };
        }
        let blocks: Option<Vec<Block>> = then.order.iter().map(|id| there.remove(id)).collect();
        let lost = || Error::Damaged(format!("an earlier text of story {story} cannot be rebuilt"));
        let document = Document { furniture: then.furniture, blocks: blocks.ok_or_else(lost)? };
        Ok(Some(PastText { document, base: then.base }))
    }

    /// What was written to a story after save `seq`; none when that is not
    /// remembered any more.
    pub fn since(&self, story: &StoryId, seq: i64) -> Result<Option<Since>> {
        let now = self.load(story)?;
        if seq != now.seq && self.remembered(story, seq, now.seq)?.is_none() {
            return Ok(None);
        }
        let written: Vec<BlockId> = self.db.many(
            "SELECT DISTINCT id FROM temp.working_past_block WHERE story = ?1 AND seq >= ?2",
            params![story.as_str(), seq],
            |row| id(row, "id"),
        )?;
        let Document { furniture, blocks } = now.document;
        let order = blocks.iter().map(|block| block.id.clone()).collect();
        let changed = blocks.into_iter().filter(|block| written.contains(&block.id)).collect();
        Ok(Some(Since { seq: now.seq, furniture, changed, order }))
    }

    /// The head of the text after save `seq`, where every save since is remembered.
    fn remembered(&self, story: &StoryId, seq: i64, now: i64) -> Result<Option<Head>> {
        let count = "SELECT count(*) AS saves FROM temp.working_past WHERE story = ?1 AND seq >= ?2";
        let saves = self.db.one(count, params![story.as_str(), seq], |row| row.get::<_, i64>("saves"))?;
        if seq > now || saves != Some(now - seq) {
            return Ok(None);
        }
        self.db.one(
            "SELECT headline, short_headline, standfirst, block_order, seq, base FROM temp.working_past
             WHERE story = ?1 AND seq = ?2",
            params![story.as_str(), seq],
            head,
        )
    }
}
