//! Words after damage: what of a text can still be read, and where the rest of it
//! stands elsewhere.
//!
//! A paragraph is put back by itself only where its very words are found, proven
//! by their hash. Anything else stands in its place as [`Node::Verbatim`], which
//! says what happened and is refused at release, so that a person decides.

use crate::error::{Error, Result};
use crate::recover::Place;
use crate::store::Store;
use crate::table::{Edit, Entry};
use jiff::Timestamp;
use std::path::PathBuf;
use stet_core::ids::{BlockId, StoryId};
use stet_core::text::{Block, Inlines, Node, RevisionId, block_hash, plain};

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
            let found = self.elsewhere(story, &block);
            lost.push(Lost { block, why, found });
        }
        Ok(lost)
    }

    /// Wherever else is damaged too counts as nothing found there.
    fn elsewhere(&self, story: &StoryId, block: &BlockId) -> Found {
        let hash = self.read(|r| r.working().hash_of(story, block)).ok().flatten();
        if let Some(same) = hash.and_then(|hash| self.read(|r| r.blocks().by_hash(&hash)).ok()) {
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
    pub fn mend(&mut self, entry: &Entry, story: &StoryId) -> Result<Vec<Lost>> {
        let lost = self.lost(story)?;
        let (mut order, expected_seq) = self.read(|r| r.working().order(story))?;
        let there = self.read(|r| r.working().there(story))?;
        let beside: Vec<BlockId> = there.into_iter().filter(|block| !order.contains(block)).collect();
        if lost.is_empty() && beside.is_empty() {
            return Ok(lost);
        }
        order.extend(beside);
        let mended: Vec<Block> = lost.iter().map(Lost::stand_in).collect();
        self.write(entry, |w| {
            for one in &lost {
                w.working().set_aside(story, &one.block, &one.why)?;
            }
            let edit = Edit { furniture: None, changed: &mended, order: &order, gone: &[], expected_seq };
            w.working().save(story, &edit)?;
            for one in &lost {
                w.working().forget(story, &one.block, expected_seq)?;
            }
            w.read().working().load(story).map(|_| ())
        })?;
        Ok(lost)
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
