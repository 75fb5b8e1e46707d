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
        // Each with the number it had in the old text, while it stands where it
        // stood.
        let mut there: Vec<(Option<usize>, &Block)> = Vec::new();
        let mut back: Vec<&Numbered> = Vec::new();
        for (at, hunk) in self.hunks.iter().enumerate() {
            let taken = take(Place::Body(at, hunk));
            let from = hunk.old.first().map(|old| old.at).filter(|_| !hunk.moved);
            match (taken, hunk.moved || hunk.change == Change::Cut) {
                (true, _) => there.extend(hunk.new.iter().map(|new| (from, &new.block))),
                (false, false) => there.extend(hunk.old.iter().map(|old| (Some(old.at), &old.block))),
                (false, true) => back.extend(&hunk.old),
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
            there.insert(place, (Some(old.at), &old.block));
        }
        there.into_iter().map(|(_, block)| block.clone()).collect()
    }
}
