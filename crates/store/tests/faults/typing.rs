//! A writing session, always the same: words, new paragraphs, cut paragraphs,
//! headlines, revisions, quiet moments, closing and opening again.

use crate::common;
use crate::disk::{self, Event};
use crate::shim;
use std::path::{Path, PathBuf};
use stet_core::ids::{BlockId, StoryId};
use stet_core::text::{Block, Document, Furniture, Inlines, Moment, Node};
use stet_store::{Edit, Error, Key, Result, Store};

/// A newsroom with three stories, closed, and its key.
pub(crate) struct Newsroom {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) key: Key,
    /// The file as it was when it was closed.
    pub(crate) bytes: Vec<u8>,
}

impl Newsroom {
    pub(crate) fn new() -> Self {
        shim::install();
        let folder = crate::tally::folder();
        let key = Key::random().unwrap();
        let path = folder.path().join("room.stet");
        let mut store = Store::create(&path, &key, &common::newsroom("faults")).unwrap();
        common::fill(&mut store, 3).unwrap();
        store.close().unwrap();
        let bytes = std::fs::read(&path).unwrap();
        Self { folder, key, bytes }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("room.stet")
    }

    /// Puts the file back as it was.
    pub(crate) fn restore(&self) {
        for beside in ["-wal", "-shm"] {
            drop(std::fs::remove_file(format!("{}{beside}", self.path().display())));
        }
        std::fs::write(self.path(), &self.bytes).unwrap();
    }
}

pub(crate) fn story() -> StoryId {
    "s1".into()
}

/// Who types: the words as they should be, and what was promised about them.
#[derive(Debug)]
pub(crate) struct Typist {
    /// The text after each save, by the save's number.
    pub(crate) texts: Vec<Document>,
    /// The number of revisions after each.
    pub(crate) revisions: Vec<usize>,
    next: usize,
    /// Tells before it asks, which the tests must notice.
    pub(crate) lies: bool,
}

/// What was in hand when a save failed.
pub(crate) struct InHand {
    document: Document,
    makes_revision: bool,
}

impl Typist {
    /// Sits down before the story as it is.
    pub(crate) fn new(store: &Store) -> Self {
        Self::try_new(store).unwrap()
    }

    /// The same, where the disk may fail.
    pub(crate) fn try_new(store: &Store) -> Result<Self> {
        let copy = store.read(|r| r.working().load(&story()))?;
        assert_eq!(copy.seq, 1);
        Ok(Self {
            // No text has number 0; it is never looked up.
            texts: vec![Document::default(), copy.document],
            revisions: vec![0, 0],
            next: 0,
            lies: false,
        })
    }

    /// The number of the last save that was acknowledged.
    pub(crate) fn acknowledged(&self) -> usize {
        self.texts.len() - 1
    }

    /// What is typed next.
    pub(crate) fn turn(&mut self) -> InHand {
        let mut document = self.texts[self.acknowledged()].clone();
        let turn = self.next;
        self.next += 1;
        match turn % 10 {
            3 => document.blocks.push(paragraph(&format!("p{turn}"), "A third bidder came forward.")),
            5 => {
                document.furniture =
                    Furniture { headline: format!("Lots and tenders, take {turn}"), ..document.furniture }
            }
            8 if document.blocks.len() > 5 => drop(document.blocks.remove(1)),
            _ => {
                if let Some(Block { node: Node::Paragraph(words), .. }) = document.blocks.last_mut() {
                    *words = Inlines::plain(format!("{} Bid {turn} was opened at noon.", words.text()));
                }
            }
        }
        InHand { document, makes_revision: turn % 10 == 9 }
    }

    /// Saves what is in hand; that it was saved is noted once it was said.
    pub(crate) fn save(&mut self, store: &mut Store, hand: &InHand) -> Result<()> {
        let save = self.acknowledged() + 1;
        if self.lies {
            disk::note(|| Event::Acknowledged { save });
        }
        self.write(store, hand)?;
        self.take_for_saved(hand);
        if !self.lies {
            disk::note(|| Event::Acknowledged { save });
        }
        Ok(())
    }

    /// Believes that it was saved, rightly or not.
    pub(crate) fn take_for_saved(&mut self, hand: &InHand) {
        self.revisions.push(self.revisions[self.acknowledged()] + usize::from(hand.makes_revision));
        self.texts.push(hand.document.clone());
    }

    /// As the window saves: what changed, the order, and what is gone.
    fn write(&self, store: &mut Store, hand: &InHand) -> Result<()> {
        let before = &self.texts[self.acknowledged()];
        let order: Vec<BlockId> = hand.document.blocks.iter().map(|block| block.id.clone()).collect();
        let gone: Vec<BlockId> =
            before.blocks.iter().map(|block| block.id.clone()).filter(|id| !order.contains(id)).collect();
        let changed: Vec<Block> =
            hand.document.blocks.iter().filter(|block| !before.blocks.contains(block)).cloned().collect();
        let edit = Edit {
            furniture: (before.furniture != hand.document.furniture).then_some(&hand.document.furniture),
            changed: &changed,
            order: &order,
            gone: &gone,
            expected_seq: i64::try_from(self.acknowledged()).unwrap(),
        };
        store.write(&common::entry("type"), |w| {
            w.working().save(&story(), &edit)?;
            if hand.makes_revision {
                w.revisions().make(&story(), Moment::Filed)?;
            }
            Ok(())
        })
    }

    /// Holds the file against what was promised: the last acknowledged save, or
    /// one that was being made, word for word; all earlier revisions; and nothing
    /// damaged. What is wrong, if anything.
    pub(crate) fn broken_promise(&self, path: &Path, key: &Key, acknowledged: usize) -> Option<String> {
        let store = match Store::open(path, key) {
            Ok(store) => store,
            Err(error) => return Some(format!("it does not open: {error}")),
        };
        let seen = store
            .read(|r| Ok::<_, Error>((r.working().load(&story())?, r.revisions().of_story(&story())?.len())));
        let (copy, revisions) = match seen {
            Ok(seen) => seen,
            Err(error) => return Some(format!("the story is not readable: {error}")),
        };
        let there = usize::try_from(copy.seq).unwrap();
        if there < acknowledged {
            return Some(format!("save {acknowledged} was acknowledged, {there} is there"));
        }
        if self.texts.get(there) != Some(&copy.document) || self.revisions.get(there) != Some(&revisions) {
            return Some(format!("save {there} does not read as it was typed"));
        }
        match store.check_all() {
            Ok(found) if found.is_empty() => None,
            found => Some(format!("the check found {found:?}")),
        }
    }
}

fn paragraph(id: &str, words: &str) -> Block {
    Block { id: id.into(), node: Node::Paragraph(Inlines::plain(words)) }
}
