//! A version with paragraphs that can't be read: the rest of it, and where such a
//! paragraph is found again.
//!
//! A version never changes, so only the very same words may stand in it again:
//! proven by the paragraph's hash, or, where that is lost too, by the version's own
//! name, which is the hash of all its hashes. Other words are shown for what they
//! are, and go into the story's text if a person wants them there.

use crate::engine::{self, Role};
use crate::error::{Error, Result};
use crate::file;
use crate::salvage::unread;
use crate::store::Store;
use crate::table::{Entry, Read, block_again};
use std::path::{Path, PathBuf};
use stet_core::ids::{BlockId, StoryId};
use stet_core::text::{Block, Document, Hash, Node, Revision, RevisionId, block_hash};

/// A version as far as it can be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Readable {
    /// The text, with a block that says so in the place of each paragraph that
    /// can't be read.
    pub document: Document,
    /// Those.
    pub gaps: Vec<Gap>,
    /// False when its list of paragraphs, or what stands above them, is not what
    /// it was made with: something may be missing without a trace.
    pub whole: bool,
}

/// A paragraph of a version that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Its place, from 0.
    pub place: usize,
    /// The id of the block that stands there.
    pub block: BlockId,
    /// What is wrong with it.
    pub why: String,
}

/// Where the very same paragraph was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// It can be read after all.
    There,
    /// In the text of a story, as it stands.
    Text,
    /// In another version.
    Version,
    /// In this copy of the newsroom.
    Copy(PathBuf),
}

/// Other words that stood in the place of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    /// They.
    pub block: Block,
    /// The version they are from; none for the text as it stands.
    pub from: Option<RevisionId>,
}

/// A version, opened up as far as it goes.
struct Opened {
    says: Revision,
    rows: Vec<i64>,
    /// The hash of each paragraph, where it is known.
    hashes: Vec<Option<Hash>>,
}

impl Opened {
    /// Whether the version says what it is named for with this paragraph there.
    fn proves(&self, revision: &RevisionId, place: usize, words: &Block) -> bool {
        let fits = block_hash(words);
        let hashes = self.hashes.iter().enumerate();
        let all: Option<Vec<Hash>> =
            hashes.map(|(at, hash)| if at == place { Some(fits) } else { *hash }).collect();
        all.is_some_and(|blocks| Revision { blocks, ..self.says.clone() }.id() == *revision)
    }
}

impl Store {
    fn opened(&self, revision: &RevisionId) -> Result<Opened> {
        let (says, rows) = self.read(|r| r.revisions().outline(revision))?;
        // Each by itself: a page that ends the connection costs no other.
        let hash = |row: &i64| self.read(|r| r.blocks().hashes(&[*row])).ok()?.first().copied();
        let hashes = rows.iter().map(hash).collect();
        Ok(Opened { says, rows, hashes })
    }

    /// A version's text as far as it can be read. The version itself is never
    /// changed by that.
    pub fn readable(&self, revision: &RevisionId) -> Result<Readable> {
        let Opened { says, rows, hashes } = self.opened(revision)?;
        let mut gaps = Vec::new();
        let mut blocks = Vec::with_capacity(rows.len());
        for (place, (row, hash)) in rows.into_iter().zip(&hashes).enumerate() {
            let block = match self.read(|r| r.blocks().by_row(row)) {
                Ok(block) => block,
                Err(Error::Damaged(why)) => {
                    let same = hash.and_then(|hash| self.read(|r| r.working().by_hash(&hash)).ok().flatten());
                    same.unwrap_or_else(|| {
                        let block = BlockId::new(format!("lost-{}", place + 1));
                        gaps.push(Gap { place, block: block.clone(), why });
                        let says = "This paragraph of the version was damaged on the disk. The rest of the version is as it was; look for this paragraph in the versions before and after, or in a backup.";
                        Block { id: block, node: unread("", says.to_owned()) }
                    })
                }
                Err(other) => return Err(other),
            };
            blocks.push(block);
        }
        let known: Option<Vec<Hash>> = hashes.into_iter().collect();
        let furniture = says.furniture.clone();
        let whole = known.is_some_and(|blocks| Revision { blocks, ..says }.id() == *revision);
        Ok(Readable { document: Document { furniture, blocks }, gaps, whole })
    }

    /// Puts a paragraph of a version right: where the very same is found, in the
    /// file or in one of these copies of it, every version that has it can be read
    /// again. Gives where it was found; none where it was not, and nothing is changed.
    pub fn recover(
        &mut self,
        entry: &Entry,
        revision: &RevisionId,
        place: usize,
        copies: &[PathBuf],
    ) -> Result<Option<Place>> {
        let opened = self.opened(revision)?;
        let no_such =
            || Error::NoSuch { what: "paragraph of that version, number", name: (place + 1).to_string() };
        let row = *opened.rows.get(place).ok_or_else(no_such)?;
        if self.read(|r| r.blocks().by_row(row)).is_ok() {
            return Ok(Some(Place::There));
        }
        let Some((words, found)) = self.same(&opened, revision, place, copies) else { return Ok(None) };
        self.write(entry, |w| block_again::put(w, row, Some(&words)))?;
        Ok(Some(found))
    }

    /// Makes a version something that others can be built on although paragraphs
    /// of it can't be read: those that the file has elsewhere are put right, and of
    /// the others it is noted that they are lost.
    pub fn put_right(&mut self, entry: &Entry, revision: &RevisionId) -> Result<()> {
        let opened = self.opened(revision)?;
        let broken: Vec<(usize, i64)> = opened.rows.iter().copied().enumerate().collect();
        let broken: Vec<(usize, i64)> =
            broken.into_iter().filter(|(_, row)| self.read(|r| r.blocks().by_row(*row)).is_err()).collect();
        let found: Vec<(i64, Option<Block>)> = broken
            .into_iter()
            .map(|(place, row)| (row, self.same(&opened, revision, place, &[]).map(|(words, _)| words)))
            .collect();
        if found.is_empty() {
            return Ok(());
        }
        self.write(entry, |w| {
            found.iter().try_for_each(|(row, words)| block_again::put(w, *row, words.as_ref()))
        })
    }

    /// The very same paragraph, proven, and where it was found.
    fn same(
        &self,
        opened: &Opened,
        revision: &RevisionId,
        place: usize,
        copies: &[PathBuf],
    ) -> Option<(Block, Place)> {
        let hash = opened.hashes.get(place).copied().flatten();
        if let Some(hash) = hash
            && let Ok(Some(words)) = self.read(|r| r.working().by_hash(&hash))
        {
            return Some((words, Place::Text));
        }
        if let Ok(now) = self.read(|r| r.working().load(&opened.says.story))
            && (Revision { blocks: now.blocks, ..opened.says.clone() }).id() == *revision
            && let Some(words) = now.document.blocks.into_iter().nth(place)
        {
            return Some((words, Place::Text));
        }
        let fits = |words: &Block| match hash {
            Some(hash) => block_hash(words) == hash,
            None => opened.proves(revision, place, words),
        };
        let story = &opened.says.story;
        let ids = self.read(|r| r.working().there(story)).unwrap_or_default();
        let mut text = ids.iter().filter_map(|id| self.read(|r| r.working().block(story, id)).ok());
        if let Some(words) = text.find(&fits) {
            return Some((words, Place::Text));
        }
        let versions = self.read(|r| r.revisions().of_story(story)).unwrap_or_default();
        let others = versions
            .iter()
            .filter(|line| line.id != *revision)
            .filter_map(|line| self.readable(&line.id).ok());
        if let Some(words) = others.flat_map(|other| other.document.blocks).find(&fits) {
            return Some((words, Place::Version));
        }
        copies.iter().find_map(|copy| {
            let words = self.in_copy(copy, |read| match read.revisions().document(revision) {
                Ok(then) => Ok(then.blocks.into_iter().nth(place)),
                Err(_) => hash.map(|hash| read.blocks().by_hash(&hash)).transpose(),
            });
            Some((words.ok().flatten()?, Place::Copy(copy.clone())))
        })
    }

    /// Looks into a copy of the newsroom file, which is left as it is.
    pub(crate) fn in_copy<T>(&self, copy: &Path, look: impl FnOnce(&Read<'_>) -> Result<T>) -> Result<T> {
        let beside = ["-wal", "-shm"].map(|ending| file::sibling(copy, ending));
        let were = beside.clone().map(|path| path.exists());
        let seen = engine::connect(copy, self.key(), Role::Reader).and_then(|db| {
            let known = "SELECT count(*) FROM sqlite_schema WHERE name = 'block_again'";
            if db.query_row(known, [], |row| row.get::<_, i64>(0))? == 0 {
                db.execute_batch(&block_again::TABLE.replace("CREATE TABLE", "CREATE TEMP TABLE"))?;
            }
            look(&Read::new(&db))
        });
        for (path, was) in beside.iter().zip(were) {
            if !was {
                // Best effort: an empty log that reading left, which is in nobody's way.
                let _ = std::fs::remove_file(path);
            }
        }
        seen
    }

    /// What stood in the place of a version's paragraph in the version nearest to
    /// it in time that says so; the text as it stands counts as the last.
    pub fn nearest(&self, story: &StoryId, revision: &RevisionId, place: usize) -> Result<Option<Near>> {
        let here = self.readable(revision)?;
        let mut all: Vec<Option<RevisionId>> = vec![None];
        all.extend(self.read(|r| r.revisions().of_story(story))?.into_iter().map(|line| Some(line.id)));
        let own = all.iter().position(|one| *one == Some(*revision)).unwrap_or_default();
        let mut others: Vec<(usize, Option<RevisionId>)> =
            all.into_iter().enumerate().filter(|(at, _)| *at != own).collect();
        others.sort_by_key(|(at, _)| at.abs_diff(own));
        Ok(others.into_iter().find_map(|(_, from)| {
            let there = match &from {
                None => self.read(|r| r.working().load(story)).ok()?.document,
                Some(other) => self.readable(other).ok()?.document,
            };
            between(&here, place, &there.blocks).map(|block| Near { block, from })
        }))
    }
}

/// The block of another text that stands where a gap is in this one: between the
/// same neighbours, and in this text nowhere.
fn between(here: &Readable, place: usize, there: &[Block]) -> Option<Block> {
    let gap = |at: usize| here.gaps.iter().any(|gap| gap.place == at);
    let blocks = &here.document.blocks;
    let before = (0..place).rev().find(|at| !gap(*at));
    let after = (place + 1..blocks.len()).find(|at| !gap(*at));
    let at = |known: usize| {
        let id = &blocks.get(known)?.id;
        there.iter().position(|block| block.id == *id)
    };
    let from = match before {
        None => 0,
        Some(known) => at(known)? + 1,
    };
    let to = match after {
        None => there.len(),
        Some(known) => at(known)?,
    };
    let known = |block: &&Block| blocks.iter().any(|one| one.id == block.id);
    let mut ours = there
        .get(from..to)?
        .iter()
        .filter(|block| !known(block) && !matches!(block.node, Node::Verbatim { .. }));
    ours.nth(place - before.map_or(0, |known| known + 1)).cloned()
}
