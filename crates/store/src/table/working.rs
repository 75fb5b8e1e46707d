//! Working copies: the whole text of each story as it stands now.
//!
//! A save sends the paragraphs that changed, the order of all, and the names of
//! those that are gone. Absence is never deletion: a paragraph that is neither
//! in the order nor named as gone stops the save. What the file holds is always
//! the whole text, not steps to be replayed.

use super::block::proven;
use super::{Write, contributor, past, search};
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, hash, id, line, stamp, strings};
use rusqlite::{Connection, Row, params};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use stet_core::ids::{BlockId, StoryId};
use stet_core::text::{
    Block, Document, Furniture, Hash, RevisionId, block_hash, count, json, plain, text_hash,
};

pub(crate) const STEPS: &[Migration] = &[
    Migration {
        number: 2026112313,
        sql: "
CREATE TABLE working (
    story TEXT NOT NULL PRIMARY KEY REFERENCES story (id),
    headline TEXT NOT NULL,
    short_headline TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    block_order TEXT NOT NULL,
    -- Rises by one with every save.
    seq INTEGER NOT NULL,
    -- The revision it grew from.
    base TEXT REFERENCES revision (id)
) STRICT;
CREATE INDEX working_base ON working (base);
CREATE TABLE working_block (
    story TEXT NOT NULL REFERENCES working (story),
    id TEXT NOT NULL,
    hash TEXT NOT NULL,
    json TEXT NOT NULL,
    text TEXT NOT NULL,
    words INTEGER NOT NULL,
    PRIMARY KEY (story, id)
) STRICT;
",
    },
    Migration {
        number: 2026112582,
        sql: "
-- All that a save needs to know of the paragraphs it does not touch.
CREATE INDEX working_block_outline ON working_block (story, id, hash, words);
-- The save that the index of words has.
ALTER TABLE working ADD COLUMN searched INTEGER NOT NULL DEFAULT 0;
UPDATE working SET searched = seq;
CREATE INDEX working_unsearched ON working (story) WHERE searched <> seq;
",
    },
];

/// A text as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkingCopy {
    /// The words.
    pub document: Document,
    /// The number of the last save; the next one names it.
    pub seq: i64,
    /// The revision it grew from; none before the first.
    pub base: Option<RevisionId>,
    /// The hash of the text.
    pub text: Hash,
    /// Its paragraphs' hashes, in order.
    pub blocks: Vec<Hash>,
}

/// One save.
#[derive(Clone, Copy, Debug)]
pub struct Edit<'a> {
    /// The words above the body, when they changed.
    pub furniture: Option<&'a Furniture>,
    /// The paragraphs that are new or changed, whole.
    pub changed: &'a [Block],
    /// All paragraphs, in their order.
    pub order: &'a [BlockId],
    /// Those that were taken out. One that was never saved may be named too.
    pub gone: &'a [BlockId],
    /// The save it follows.
    pub expected_seq: i64,
}

/// What a save led to.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// Its number.
    pub seq: i64,
    /// The hash of the text now.
    pub text: Hash,
    /// Words of the body now.
    pub words: u32,
    /// Its paragraphs and their hashes, in order.
    pub blocks: Vec<(BlockId, Hash)>,
    /// The words above the body.
    pub furniture: Furniture,
}

/// What a save must know of a paragraph that it does not touch.
#[derive(Clone, Copy)]
struct Outline {
    hash: Hash,
    words: u32,
}

/// What is known of a copy, as it stands or as it stood, without reading its words.
pub(super) struct Head {
    pub(super) furniture: Furniture,
    pub(super) order: Vec<BlockId>,
    seq: i64,
    pub(super) base: Option<RevisionId>,
}

pub(super) fn head(row: &Row<'_>) -> Cell<Head> {
    Ok(Head {
        furniture: Furniture {
            headline: row.get("headline")?,
            short_headline: row.get("short_headline")?,
            standfirst: line(row, "standfirst")?,
        },
        order: strings(row, "block_order")?.into_iter().map(BlockId::new).collect(),
        seq: row.get("seq")?,
        base: row.get::<_, Option<String>>("base")?.map(|_| hash(row, "base").map(RevisionId)).transpose()?,
    })
}

fn block(row: &Row<'_>) -> Cell<(Hash, Block)> {
    proven(hash(row, "hash")?, row.get_ref("json")?.as_str()?.as_bytes())
}

pub(crate) const OUTLINE: &str = "SELECT id, hash, words FROM working_block WHERE story = ?1";

/// Reads of working copies.
#[derive(Clone, Copy, Debug)]
pub struct Working<'c> {
    pub(super) db: &'c Connection,
}

impl Working<'_> {
    /// A story's text, every paragraph proven by its hash.
    pub fn load(&self, story: &StoryId) -> Result<WorkingCopy> {
        let head = self.head(story)?;
        let mut there: BTreeMap<BlockId, (Hash, Block)> = self
            .db
            .many("SELECT hash, json FROM working_block WHERE story = ?1", [story.as_str()], block)?
            .into_iter()
            .map(|(hash, block)| (block.id.clone(), (hash, block)))
            .collect();
        let in_order: Option<Vec<(Hash, Block)>> = head.order.iter().map(|id| there.remove(id)).collect();
        let (Some(in_order), true) = (in_order, there.is_empty()) else {
            return Err(Error::Damaged(format!("the paragraphs of story {story} do not match their order")));
        };
        let (blocks, words): (Vec<Hash>, Vec<Block>) = in_order.into_iter().unzip();
        Ok(WorkingCopy {
            text: text_hash(&head.furniture, &blocks),
            document: Document { furniture: head.furniture, blocks: words },
            seq: head.seq,
            base: head.base,
            blocks,
        })
    }

    /// The revision a story's text grew from; none before the first.
    pub fn base(&self, story: &StoryId) -> Result<Option<RevisionId>> {
        Ok(self.head(story)?.base)
    }

    /// The number of the last save.
    pub fn seq(&self, story: &StoryId) -> Result<i64> {
        Ok(self.head(story)?.seq)
    }

    /// Its paragraphs in their order, not read, and the number of the last save.
    pub(crate) fn order(&self, story: &StoryId) -> Result<(Vec<BlockId>, i64)> {
        let head = self.head(story)?;
        Ok((head.order, head.seq))
    }

    /// Every story that has a text: all of them.
    pub(crate) fn stories(&self) -> Result<Vec<StoryId>> {
        self.db.many("SELECT story FROM working ORDER BY story", [], |row| id(row, "story"))
    }

    fn head(&self, story: &StoryId) -> Result<Head> {
        self.db
            .one(
                "SELECT headline, short_headline, standfirst, block_order, seq, base FROM working WHERE story = ?1",
                [story.as_str()],
                head,
            )?
            .ok_or_else(|| Error::NoSuch { what: "story", name: story.to_string() })
    }

    /// One paragraph of a story's text, proven by its hash.
    pub fn block(&self, story: &StoryId, id: &BlockId) -> Result<Block> {
        let sql = "SELECT hash, json FROM working_block WHERE story = ?1 AND id = ?2";
        let found = self.db.one(sql, [story.as_str(), id.as_str()], block)?;
        found.map(|(_, block)| block).ok_or_else(|| Error::NoSuch { what: "paragraph", name: id.to_string() })
    }

    /// Whether what a save needs to know of a text can be read.
    pub(crate) fn outlined(&self, story: &StoryId) -> Result<()> {
        self.outline(story).map(|_| ())
    }

    fn outline(&self, story: &StoryId) -> Result<BTreeMap<BlockId, Outline>> {
        let all = self.db.many(OUTLINE, [story.as_str()], |row| {
            Ok((id(row, "id")?, Outline { hash: hash(row, "hash")?, words: row.get("words")? }))
        })?;
        Ok(all.into_iter().collect())
    }
}

/// Writes of working copies.
#[derive(Clone, Copy, Debug)]
pub struct WorkingMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl WorkingMut<'_> {
    /// Saves what changed. A save that follows another than the last one is
    /// [`Error::Stale`] and changes nothing.
    ///
    /// The index of words is brought up to it later, by [`crate::Store::index`].
    pub fn save(&self, story: &StoryId, edit: &Edit<'_>) -> Result<Saved> {
        let working = self.write.read().working();
        let head = working.head(story)?;
        if head.seq != edit.expected_seq {
            return Err(Error::Stale { story: story.clone(), expected: edit.expected_seq, found: head.seq });
        }
        let mut outline = working.outline(story)?;
        for gone in edit.gone {
            outline.remove(gone);
        }
        let gone: BTreeSet<&BlockId> = edit.gone.iter().collect();
        let new: Vec<(&Block, Outline)> = edit
            .changed
            .iter()
            .filter(|block| !gone.contains(&block.id))
            .map(|block| (block, Outline { hash: block_hash(block), words: words_in(block) }))
            .collect();
        outline.extend(new.iter().map(|(block, outline)| (block.id.clone(), *outline)));
        let blocks = in_order(story, edit, &gone, &outline)?;
        past::remember(self.write, story, edit)?;
        for gone in edit.gone {
            self.write.db.run(
                "DELETE FROM working_block WHERE story = ?1 AND id = ?2",
                [story.as_str(), gone.as_str()],
            )?;
        }
        for (block, outline) in &new {
            self.put(story, block, outline)?;
        }
        let words = outline.values().fold(0_u32, |sum, block| sum.saturating_add(block.words));
        self.finish(story, edit.furniture.unwrap_or(&head.furniture), &head, words, blocks)
    }

    /// Puts a whole text in the place of the one there is: an import, a paste of
    /// the whole, Markdown from outside. What it leaves out is gone.
    pub fn replace(&self, story: &StoryId, document: &Document, expected_seq: i64) -> Result<Saved> {
        let there = self.write.read().working().outline(story)?;
        let order: Vec<BlockId> = document.blocks.iter().map(|block| block.id.clone()).collect();
        let stays: BTreeSet<&BlockId> = order.iter().collect();
        let gone: Vec<BlockId> = there.into_keys().filter(|id| !stays.contains(id)).collect();
        let furniture = Some(&document.furniture);
        let saved = self.save(
            story,
            &Edit { furniture, changed: &document.blocks, order: &order, gone: &gone, expected_seq },
        )?;
        search::enter(self.write.db, story)?;
        Ok(saved)
    }

    fn put(&self, story: &StoryId, block: &Block, outline: &Outline) -> Result<()> {
        self.write
            .db
            .run(
                "INSERT INTO working_block (story, id, hash, json, text, words) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (story, id) DO UPDATE SET hash = ?3, json = ?4, text = ?5, words = ?6",
                params![
                    story.as_str(),
                    block.id.as_str(),
                    outline.hash.to_string(),
                    json::block_to_json(block).to_string(),
                    plain::text(std::slice::from_ref(block)),
                    outline.words,
                ],
            )
            .map(|_| ())
    }

    fn finish(
        &self,
        story: &StoryId,
        furniture: &Furniture,
        head: &Head,
        words: u32,
        blocks: Vec<(BlockId, Hash)>,
    ) -> Result<Saved> {
        let Write { db, entry, number, .. } = self.write;
        let seq = head.seq + 1;
        let hashes: Vec<Hash> = blocks.iter().map(|(_, hash)| *hash).collect();
        let text = text_hash(furniture, &hashes);
        let same_order = blocks.len() == head.order.len()
            && blocks.iter().zip(&head.order).all(|((id, _), was)| id == was);
        let order: Option<String> = (!same_order)
            .then(|| Value::from(blocks.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>()).to_string());
        db.run(
            "UPDATE working SET headline = ?2, short_headline = ?3, standfirst = ?4,
                 block_order = coalesce(?5, block_order), seq = ?6
             WHERE story = ?1",
            params![
                story.as_str(),
                furniture.headline,
                furniture.short_headline,
                json::inlines_to_json(&furniture.standfirst).to_string(),
                order,
                seq,
            ],
        )?;
        let changed = db.run(
            "UPDATE story SET headline = ?2, standfirst = ?3, words = ?4, text_hash = ?5,
                 changed = ?6, changed_at = ?7, changed_by = ?8, placeholders = NULL
             WHERE id = ?1 AND text_hash <> ?5",
            params![
                story.as_str(),
                furniture.headline,
                furniture.standfirst.text(),
                words,
                text.to_string(),
                number,
                stamp(entry.at),
                entry.who.as_str(),
            ],
        )?;
        if changed > 0 {
            contributor::note(self.write, story)?;
        }
        Ok(Saved { seq, text, words, blocks, furniture: furniture.clone() })
    }
}

/// How many words of a body a paragraph is.
fn words_in(block: &Block) -> u32 {
    let alone = Document { blocks: vec![block.clone()], ..Document::default() };
    u32::try_from(count::of(&alone).words).unwrap_or(u32::MAX)
}

/// The paragraphs and their hashes in the order of the edit, which must name each
/// of them once and nothing else.
fn in_order(
    story: &StoryId,
    edit: &Edit<'_>,
    gone: &BTreeSet<&BlockId>,
    outline: &BTreeMap<BlockId, Outline>,
) -> Result<Vec<(BlockId, Hash)>> {
    let mut seen = BTreeSet::new();
    let mut blocks = Vec::with_capacity(edit.order.len());
    let wrong = |block: &BlockId, why| Error::Misordered { story: story.clone(), block: block.clone(), why };
    for block in edit.order {
        if !seen.insert(block) {
            return Err(wrong(block, "there twice"));
        }
        let why = if gone.contains(block) { "said to be gone" } else { "in neither the file nor the save" };
        let known = outline.get(block).ok_or_else(|| wrong(block, why))?;
        blocks.push((block.clone(), known.hash));
    }
    match outline.keys().find(|block| !seen.contains(block)) {
        Some(block) => Err(Error::Unlisted { story: story.clone(), block: block.clone() }),
        None => Ok(blocks),
    }
}

/// The empty text every story begins with.
pub(super) fn begin(write: &Write<'_>, story: &StoryId) -> Result<()> {
    write
        .db
        .run(
            "INSERT INTO working (story, headline, short_headline, standfirst, block_order, seq) VALUES (?1, '', '', '[]', '[]', 0)",
            [story.as_str()],
        )
        .map(|_| ())
}

/// Notes the revision the copy has become.
pub(super) fn rebase(write: &Write<'_>, story: &StoryId, revision: &RevisionId) -> Result<()> {
    write
        .db
        .run("UPDATE working SET base = ?2 WHERE story = ?1", [story.as_str(), &revision.0.to_string()])
        .map(|_| ())
}
