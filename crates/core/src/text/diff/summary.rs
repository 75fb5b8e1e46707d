//! A comparison in one line.

use super::{Change, Diff, Line, Run};
use crate::text::parts::Label;
use serde::{Deserialize, Serialize};

/// How much changed between two texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Words only in the new text, captions and furniture included.
    pub added: usize,
    /// Words only in the old text.
    pub cut: usize,
    /// Paragraphs and other blocks changed, added, cut, split or joined.
    pub blocks: usize,
    /// Blocks that only moved.
    pub moved: usize,
    /// The headline changed.
    pub headline: bool,
    /// The short headline changed.
    pub short_headline: bool,
    /// The standfirst changed.
    pub standfirst: bool,
}

impl Summary {
    /// True when the two texts are the same.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Diff {
    /// How much changed.
    pub fn summary(&self) -> Summary {
        let lines = || self.furniture.iter().chain(self.hunks.iter().flat_map(|hunk| &hunk.lines));
        let (added, cut) = lines()
            .flat_map(|line| &line.runs)
            .map(Run::tally)
            .fold((0, 0), |(added, cut), (more, less)| (added + more, cut + less));
        let changed =
            |label: Label| self.furniture.iter().any(|line| line.label == label && !Line::is_kept(line));
        Summary {
            added,
            cut,
            blocks: self.hunks.iter().filter(|hunk| hunk.change != Change::Same).count(),
            moved: self.hunks.iter().filter(|hunk| hunk.change == Change::Same && hunk.moved).count(),
            headline: changed(Label::Headline),
            short_headline: changed(Label::ShortHeadline),
            standfirst: changed(Label::Standfirst),
        }
    }
}
