//! Words after damage: what of a text can still be read, and where the rest of it
//! stands elsewhere.
//!
//! A paragraph is put back by itself only where its very words are found, proven
//! by their hash. Anything else stands in its place as [`Node::Verbatim`], which
//! says what happened and is refused at release, so that a person decides.

use crate::error::{Error, Result};
use crate::recover::Place;
use crate::store::Store;
use crate::table::{Edit, Entry, Write};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use stet_core::ids::{BlockId, StoryId};
use stet_core::text::{Block, Hash, Inlines, Node, RevisionId, block_hash, plain};

/// A paragraph that can't be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Lost {
    /// Which.
    pub block: BlockId,
    /// What is wrong with it.
    pub why: String,
    /// What is left of it elsewhere.
    pub found: Found,
}

/// What is left of a paragraph elsewhere in the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// The very same, proven by its hash.
    Same(Block),
    /// Its words without their marks, as the search knew them.
    Words(String),
    /// Its words in the newest version that has it, made at this moment.
    Earlier(Timestamp, String),
    /// Nothing.
    Nothing,
}

/// Where words for a damaged paragraph come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whence {
    /// The very same, proven by its hash.
    Same(Place),
    /// As they were in this copy of the newsroom.
    Copy(PathBuf),
    /// As they were in this version.
    Earlier(RevisionId),
    /// Without their marks, as the search knew them.
    Words,
}

/// What is left of a text.
struct Rest {
    story: StoryId,
    /// All paragraphs, the lost ones too.
    order: Vec<BlockId>,
    /// The last save.
    seq: i64,
    lost: Vec<Lost>,
    /// The hashes that paragraphs should have, where their rows can't be asked.
    hashes: BTreeMap<BlockId, Hash>,
}

impl Rest {
    /// Keeps what is lost aside, and puts in its place what stands for it.
    fn stand_in(&self, w: &mut Write<'_>) -> Result<()> {
        let Self { story, order, seq, lost, hashes } = self;
        for one in lost {
            w.working().set_aside(story, &one.block, &one.why, hashes.get(&one.block))?;
        }
        let changed: Vec<Block> = lost.iter().map(Lost::stand_in).collect();
        let edit = Edit { furniture: None, changed: &changed, order, gone: &[], expected_seq: *seq };
        w.working().save(story, &edit)?;
        for one in lost {
            w.working().forget(story, &one.block, *seq)?;
        }
        w.read().working().load(story).map(|_| ())
    }
}

impl Lost {
    /// What stands in its place from here on.
    fn stand_in(&self) -> Block {
        let node = match &self.found {
            Found::Same(block) => return block.clone(),
            Found::Words(words) => unread(
                words,
                "This paragraph was damaged on the disk. These are its words, without emphasis and links. Hold them against another version, and write it anew.".to_owned(),
            ),
            Found::Earlier(at, words) => unread(
                words,
                format!("This paragraph was damaged on the disk. These are its words as they were on {}. Look for what came later in a backup, and write it anew.", at.strftime("%-d %B %Y, %H:%M UTC")),
            ),
            Found::Nothing => unread(
                "",
                "This paragraph was damaged on the disk, and nothing of it was found elsewhere in the newsroom file. Look for it in a backup.".to_owned(),
            ),
        };
        Block { id: self.block.clone(), node }
    }
}

pub(crate) fn unread(text: &str, why: String) -> Node {
    Node::Verbatim { text: text.to_owned(), format: "text".to_owned(), why }
}

impl Store {
    /// The paragraphs of a story's text that can't be read, each with what is left
    /// of it. Each is read by itself, so that one costs no other.
    pub fn lost(&self, story: &StoryId) -> Result<Vec<Lost>> {
        let mut lost = Vec::new();
        for block in self.read(|r| r.working().order(story))?.0 {
            let why = match self.read(|r| r.working().block(story, &block)) {
                Ok(_) => continue,
                Err(Error::NoSuch { .. }) => "it is missing".to_owned(),
                Err(Error::Damaged(why)) => why,
                Err(other) => return Err(other),
            };
            let hash = self.read(|r| r.working().hash_of(story, &block)).ok().flatten();
            let found = self.elsewhere(story, &block, hash.as_ref());
            lost.push(Lost { block, why, found });
        }
        Ok(lost)
    }

    /// Wherever else is damaged too counts as nothing found there.
    fn elsewhere(&self, story: &StoryId, block: &BlockId, hash: Option<&Hash>) -> Found {
        if let Some(same) = hash.and_then(|hash| self.read(|r| r.blocks().by_hash(hash)).ok()) {
            return Found::Same(same);
        }
        if let Ok(Some(words)) = self.read(|r| r.working().words_of(story, block)) {
            return Found::Words(words.trim().to_owned());
        }
        let versions = self.read(|r| r.revisions().of_story(story)).unwrap_or_default();
        let earlier = versions.iter().find_map(|version| {
            let there =
                self.readable(&version.id).ok()?.document.blocks.into_iter().find(|one| one.id == *block)?;
            let words = plain::text(std::slice::from_ref(&there));
            (!words.trim().is_empty()).then(|| Found::Earlier(version.at, words.trim().to_owned()))
        });
        earlier.unwrap_or(Found::Nothing)
    }

    /// Makes a story's text readable again: what is damaged is kept aside byte for
    /// byte, and in its place stands the very same paragraph where it was found,
    /// else what says what happened. Gives what was lost; none where nothing was.
    ///
    /// Where a page of the texts has rotted, those of the other stories are made
    /// readable too.
    pub fn mend(&mut self, entry: &Entry, story: &StoryId) -> Result<Vec<Lost>> {
        match self.put_in_place(entry, story) {
            Err(Error::Damaged(why)) => {
                let mut lost = self.lay_anew(entry, story)?.ok_or(Error::Damaged(why))?;
                lost.extend(self.put_in_place(entry, story)?);
                Ok(lost)
            }
            done => done,
        }
    }

    fn put_in_place(&mut self, entry: &Entry, story: &StoryId) -> Result<Vec<Lost>> {
        let lost = self.lost(story)?;
        let (order, seq) = self.read(|r| r.working().order(story))?;
        let there = self.read(|r| r.working().there(story))?;
        let beside: Vec<BlockId> = there.into_iter().filter(|block| !order.contains(block)).collect();
        if lost.is_empty() && beside.is_empty() && self.read(|r| r.working().outlined(story)).is_ok() {
            return Ok(lost);
        }
        let rest = Rest {
            story: story.clone(),
            order: [order, beside].concat(),
            seq,
            lost,
            hashes: BTreeMap::new(),
        };
        self.write(entry, |w| rest.stand_in(w))?;
        Ok(rest.lost)
    }

    /// Lays the paragraphs of all texts out anew, with stand-ins for those whose rows
    /// can't be read. Gives what that story lost; none where every row can be read,
    /// and nothing is done.
    fn lay_anew(&mut self, entry: &Entry, story: &StoryId) -> Result<Option<Vec<Lost>>> {
        let (mut rows, mut rests, mut broken) = (Vec::new(), Vec::new(), false);
        for one in self.read(|r| r.working().stories())? {
            let by_key = self.read(|r| r.working().rows_by_key(&one));
            let by_outline = self.read(|r| r.working().rows_by_outline(&one));
            broken |= by_key.is_err() || by_outline.is_err();
            let mut known: BTreeMap<BlockId, i64> = by_key.unwrap_or_default().into_iter().collect();
            let mut hashes = BTreeMap::new();
            for (block, row, hash) in by_outline.unwrap_or_default() {
                hashes.insert(block.clone(), hash);
                known.insert(block, row);
            }
            let mut there = BTreeSet::new();
            for (block, row) in &known {
                match self.read(|r| r.working().reads(*row)) {
                    Ok(()) => {
                        rows.push(*row);
                        there.insert(block.clone());
                    }
                    Err(Error::Damaged(_)) => broken = true,
                    Err(other) => return Err(other),
                }
            }
            // A text whose very list of paragraphs is damaged keeps those that are left.
            let Ok((mut order, seq)) = self.read(|r| r.working().order(&one)) else { continue };
            let beside: Vec<BlockId> = known.into_keys().filter(|block| !order.contains(block)).collect();
            order.extend(beside);
            let gone: Vec<&BlockId> = order.iter().filter(|block| !there.contains(*block)).collect();
            let lost = gone
                .into_iter()
                .map(|block| Lost {
                    block: block.clone(),
                    why: "the page it was on can't be read".to_owned(),
                    found: self.elsewhere(&one, block, hashes.get(block)),
                })
                .collect();
            rests.push(Rest { story: one, order, seq, lost, hashes });
        }
        if !broken {
            return Ok(None);
        }
        rows.sort_unstable();
        rests.retain(|rest| !rest.lost.is_empty());
        self.write(entry, |w| {
            w.working().lay_anew(&rows)?;
            rests.iter().try_for_each(|rest| rest.stand_in(w))
        })?;
        let asked = rests.into_iter().find(|rest| rest.story == *story);
        Ok(Some(asked.map(|rest| rest.lost).unwrap_or_default()))
    }

    /// Words for a paragraph of a story's text that was damaged and that a stand-in
    /// stands for: the best that is left of it in the file, or in one of these
    /// copies of it, the newest first.
    pub fn find_again(
        &self,
        story: &StoryId,
        block: &BlockId,
        copies: &[PathBuf],
    ) -> Result<Option<(Block, Whence)>> {
        let Some(aside) = self.read(|r| r.working().aside(story, block))? else { return Ok(None) };
        if let Some(hash) = aside.hash {
            let here = || self.read(|r| r.blocks().by_hash(&hash)).ok();
            let text = || self.read(|r| r.working().by_hash(&hash)).ok().flatten();
            let same = here()
                .map(|words| (words, Place::Version))
                .or_else(|| text().map(|words| (words, Place::Text)));
            if let Some((words, place)) = same {
                return Ok(Some((words, Whence::Same(place))));
            }
        }
        let in_copies = copies.iter().find_map(|copy| {
            let words = self.in_copy(copy, |read| read.working().block(story, block)).ok()?;
            let same = aside.hash == Some(block_hash(&words));
            let place =
                if same { Whence::Same(Place::Copy(copy.clone())) } else { Whence::Copy(copy.clone()) };
            words_of(&words).map(|_| (words, place))
        });
        if let Some((words, whence @ Whence::Same(_))) = &in_copies {
            return Ok(Some((words.clone(), whence.clone())));
        }
        let versions = self.read(|r| r.revisions().of_story(story))?;
        let earlier = versions.iter().find_map(|version| {
            let there =
                self.readable(&version.id).ok()?.document.blocks.into_iter().find(|one| one.id == *block)?;
            words_of(&there).map(|_| (there, Whence::Earlier(version.id)))
        });
        let bare = || {
            let words = aside.words.split_whitespace().collect::<Vec<_>>().join(" ");
            let node = Node::Paragraph(Inlines::plain(words.as_str()));
            (!words.is_empty()).then(|| (Block { id: block.clone(), node }, Whence::Words))
        };
        // Bare words are the newest there are; a version's are older, but have their marks.
        Ok(in_copies.or_else(bare).or(earlier))
    }
}

/// A paragraph's words; none of a stand-in, or of one that says nothing.
fn words_of(block: &Block) -> Option<String> {
    let words = plain::text(std::slice::from_ref(block));
    (!words.trim().is_empty() && !matches!(block.node, Node::Verbatim { .. })).then_some(words)
}
