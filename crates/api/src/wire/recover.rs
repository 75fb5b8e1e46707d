//! Damaged paragraphs: which there are, and what was found of one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Look for a damaged paragraph elsewhere, and put it right where it is found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Recover {
    /// Which story.
    pub story: String,
    /// Which version, as in [`super::Compare`]; empty or `now` for the text as it stands.
    pub revision: String,
    /// Which paragraph: the id of the block that stands for it, or its number from 1.
    pub place: String,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Recovered {
    /// True when the paragraph can be read again where it was asked for.
    pub done: bool,
    /// What was found, where, and what was done with it, in sentences.
    pub said: String,
    /// Where it is not done: other words that stood there, plain; empty for none.
    pub words: String,
    /// The version those are from, as in [`super::Compare`]; `now` for the text as it stands.
    pub revision: String,
    /// Their block in it.
    pub place: String,
}

/// A paragraph that was damaged on the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DamagedView {
    /// The block that stands for it; empty for the version as a whole.
    pub block: String,
    /// Its number, from 1; 0 where paragraphs may be missing without a trace.
    pub number: u32,
    /// What is wrong with it.
    pub why: String,
}
