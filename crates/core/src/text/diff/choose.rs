//! The texts a comparison was made of, and any text between them.

use super::{Change, Diff, Hunk, Numbered};
use crate::text::{Block, Document, Furniture};

/// A part of a comparison that can be taken or left.
#[derive(Clone, Copy, Debug)]
pub enum Place<'d> {
    /// One of the words above the body: headline, short headline, standfirst.
    Furniture(&'d super::Line),
    /// A place of the body, with its number.
    Body(usize, &'d Hunk),
}

impl Diff {
    /// The old text.
    pub fn before(&self) -> Document {
        self.choose(|_| false)
    }

    /// The new text.
    pub fn after(&self) -> Document {
        self.choose(|_| true)
    }

    /// The text in which every place for which `take` answers yes is as in the
    /// new one and every other as in the old one. Taking a moved block moves it;
    /// a block that is put back stands after the one it followed.
    pub fn choose(&self, take: impl Fn(Place<'_>) -> bool) -> Document {
        Document { furniture: self.furniture_of(&take), blocks: self.blocks_of(&take) }
    }

    fn furniture_of(&self, take: &impl Fn(Place<'_>) -> bool) -> Furniture {
        let now: Vec<bool> = self.furniture.iter().map(|line| take(Place::Furniture(line))).collect();
        let of = |at: usize| if now.get(at) == Some(&true) { &self.now } else { &self.was };
        Furniture {
            headline: of(0).headline.clone(),
            short_headline: of(1).short_headline.clone(),
            standfirst: of(2).standfirst.clone(),
        }
    }

    fn blocks_of(&self, take: &impl Fn(Place<'_>) -> bool) -> Vec<Block> {
        assembled(&self.hunks, |at, hunk| match (take(Place::Body(at, hunk)), hunk.may_stay()) {
            (true, _) => Put::There(hunk.new.iter().map(|new| new.block.clone()).collect()),
            (false, true) => Put::Stays(hunk.old.clone()),
            (false, false) => Put::Back(hunk.old.clone()),
        })
    }
}

/// Where the blocks of a hunk come to stand in a text between the two.
pub(crate) enum Put {
    /// Where the new text has it.
    There(Vec<Block>),
    /// Where both texts have it, under its old numbers.
    Stays(Vec<Numbered>),
    /// After the one it followed in the old text.
    Back(Vec<Numbered>),
}

impl Hunk {
    /// True where what is old stands in its place in the new text, too.
    pub(crate) fn may_stay(&self) -> bool {
        !self.moved && self.change != Change::Cut
    }
}

/// The blocks of a text between the two.
pub(crate) fn assembled(hunks: &[Hunk], put: impl Fn(usize, &Hunk) -> Put) -> Vec<Block> {
    // Each with the number it had in the old text, while it stands where it
    // stood.
    let mut there: Vec<(Option<usize>, Block)> = Vec::new();
    let mut back: Vec<Numbered> = Vec::new();
    for (at, hunk) in hunks.iter().enumerate() {
        let from = hunk.old.first().map(|old| old.at).filter(|_| !hunk.moved);
        match put(at, hunk) {
            Put::There(blocks) => there.extend(blocks.into_iter().map(|block| (from, block))),
            Put::Stays(old) => there.extend(old.into_iter().map(|old| (Some(old.at), old.block))),
            Put::Back(old) => back.extend(old),
        }
    }
    back.sort_by_key(|old| old.at);
    for old in back {
        let before = there
            .iter()
            .enumerate()
            .filter(|(_, (from, _))| from.is_some_and(|from| from < old.at))
            .max_by_key(|(place, (from, _))| (*from, *place));
        let place = before.map_or(0, |(place, _)| place + 1);
        there.insert(place, (Some(old.at), old.block));
    }
    there.into_iter().map(|(_, block)| block).collect()
}
