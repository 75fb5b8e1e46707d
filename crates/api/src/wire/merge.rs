//! Putting a text kept beside a story together with it.

use super::SiblingView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Ask what there is to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MergeAsk {
    /// Which story.
    pub story: String,
    /// Which text beside it, by its number; none where there is one only.
    #[serde(default)]
    pub sibling: Option<u32>,
}

/// What there is to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MergeView {
    /// Which story.
    pub story: String,
    /// Its headline.
    pub headline: String,
    /// The save this was compared with.
    pub seq: u32,
    /// The text beside it.
    pub sibling: SiblingView,
    /// Where both wrote, from the top: places to choose in, and places in which
    /// both were put together, to be read. What only one wrote is taken as it is.
    pub places: Vec<MergePlace>,
    /// True when the story has every word of it already.
    pub same: bool,
}

/// A place both wrote in since they were one text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MergePlace {
    /// Its name in a choice: `headline`, `short_headline`, `standfirst`, `block:` and an id.
    pub slot: String,
    /// `merged`, or why both cannot stand: `overlap`, `ours_gone`, `theirs_gone`, `kind`.
    pub clash: String,
    /// The paragraph's number from the top; 0 above the body.
    pub paragraph: u32,
    /// The story's words beside those both grew from; none where it was taken out.
    pub ours: Option<Vec<WordRun>>,
    /// The words kept beside it, the same way.
    pub theirs: Option<Vec<WordRun>>,
    /// Both put together, where they stand apart.
    pub merged: Option<Vec<WordRun>>,
    /// The line other words would be written in the place of, as it stands; none
    /// where more than one line differs, so that a side must be taken.
    pub line: Option<String>,
}

/// A stretch of words, compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct WordRun {
    /// `kept`, `cut` or `added`.
    pub how: String,
    /// The words.
    pub text: String,
}

/// Whose words are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Take {
    /// The story's.
    Ours,
    /// Those kept beside it.
    Theirs,
    /// First the story's, then the others.
    Both,
}

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MergeChoice {
    /// Where, as [`MergePlace::slot`] names it.
    pub slot: String,
    /// Whose words.
    #[serde(default)]
    pub take: Option<Take>,
    /// Other words in the place of [`MergePlace::line`]; comes before `take`.
    #[serde(default)]
    pub text: Option<String>,
}

/// Put a text kept beside a story together with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MergeIn {
    /// Which story.
    pub story: String,
    /// Which text beside it, by its number; none where there is one only.
    #[serde(default)]
    pub sibling: Option<u32>,
    /// The save the choice was made on; none for the text as it stands.
    #[serde(default)]
    pub seq: Option<u32>,
    /// One side everywhere: the whole text of the story, or of the other, or
    /// both wherever both wrote. None to choose place by place.
    #[serde(default)]
    pub all: Option<Take>,
    /// The choices. A place without one keeps both.
    #[serde(default)]
    pub choices: Vec<MergeChoice>,
}
