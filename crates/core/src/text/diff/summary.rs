//! A comparison in one line.

use super::{Change, Diff, Line, Run};
use crate::text::parts::Label;
use serde::{Deserialize, Serialize};
use std::fmt;

/// How much changed between two texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    /// Words only in the new text, captions and furniture included.
    pub added: u32,
    /// Words only in the old text.
    pub cut: u32,
    /// Paragraphs and other blocks changed, added, cut, split or joined.
    pub blocks: u32,
    /// Blocks that only moved.
    pub moved: u32,
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

impl fmt::Display for Summary {
    /// "+42 / \u{2212}10 words, 3 paragraphs, headline".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counted = |count: u32, one: &str, more: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            many => Some(format!("{many} {more}")),
        };
        let words = match (self.added, self.cut) {
            (0, 0) => None,
            (1, 0) => Some("+1 word".to_owned()),
            (added, 0) => Some(format!("+{added} words")),
            (0, 1) => Some("\u{2212}1 word".to_owned()),
            (0, cut) => Some(format!("\u{2212}{cut} words")),
            (added, cut) => Some(format!("+{added} / \u{2212}{cut} words")),
        };
        let named = |changed: bool, name: &str| changed.then(|| name.to_owned());
        let parts = [
            words,
            counted(self.blocks, "paragraph", "paragraphs"),
            counted(self.moved, "paragraph moved", "paragraphs moved"),
            named(self.headline, "headline"),
            named(self.short_headline, "short headline"),
            named(self.standfirst, "standfirst"),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        f.write_str(if said.is_empty() { "no change" } else { "" })?;
        f.write_str(&said.join(", "))
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
            added: number(added),
            cut: number(cut),
            blocks: number(self.hunks.iter().filter(|hunk| hunk.change != Change::Same).count()),
            moved: number(self.hunks.iter().filter(|hunk| hunk.change == Change::Same && hunk.moved).count()),
            headline: changed(Label::Headline),
            short_headline: changed(Label::ShortHeadline),
            standfirst: changed(Label::Standfirst),
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_is_one_line() {
        let summary = Summary { added: 42, cut: 10, blocks: 3, headline: true, ..Summary::default() };
        assert_eq!(summary.to_string(), "+42 / \u{2212}10 words, 3 paragraphs, headline");
        assert_eq!(Summary::default().to_string(), "no change");
        let one = Summary { cut: 1, blocks: 1, moved: 2, ..Summary::default() };
        assert_eq!(one.to_string(), "\u{2212}1 word, 1 paragraph, 2 paragraphs moved");
    }
}
