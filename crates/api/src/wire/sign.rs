//! Sign-offs, second persons and next versions.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A sign-off, with what it no longer covers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SignOffView {
    /// `chief`, `legal`, `facts`.
    pub function: String,
    /// Who signed.
    pub by: String,
    /// When.
    pub at: String,
    /// Why alone, when alone.
    pub solo_reason: String,
    /// True while text and printed record are what was signed.
    pub current: bool,
    /// What changed since, in one sentence without its full stop; empty for nothing.
    pub since: String,
    /// What changed since, one by one.
    pub unsigned: Vec<UnsignedView>,
    /// What was let pass without a new read, by its keys; empty when all was read.
    pub waived: Vec<String>,
    /// The version that was signed; none where it is not known.
    pub revision: Option<String>,
}

/// Something a sign-off does not cover.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct UnsignedView {
    /// What it is called: a block's id, `headline`, `credits`, `cut`.
    pub key: String,
    /// `changed`, `cut`, `moved`, `line`, `record`.
    pub what: String,
    /// The block where it is seen; none in no block.
    pub block: Option<String>,
    /// In a few words: \u{201c}The harbour office \u{2026}\u{201d}, the headline, 2 paragraphs cut.
    pub says: String,
}

/// The version being worked on, of a story that is out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NextVersionView {
    /// `correction`, `clarification`, `update`.
    pub kind: String,
    /// What readers will be told.
    pub note: String,
    /// Who opened it.
    pub by: String,
    /// When.
    pub at: String,
}

/// What one person asked for and only a second can do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AskedView {
    /// The act, or `loosen-embargo`.
    pub act: String,
    /// Who asked.
    pub by: String,
    /// When.
    pub at: String,
    /// The reason given.
    pub why: String,
    /// The names of those who can be the second person, for whoever asked.
    pub who_can: Vec<String>,
    /// True when whoever looks asked for it.
    pub mine: bool,
    /// True when whoever looks can do it now.
    pub can: bool,
    /// Until when it waits.
    pub until: String,
}
