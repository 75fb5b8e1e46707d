//! Going out: what is ready, what was written.

use super::{Failure, StoryRow};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The Release screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReleaseView {
    /// Approved and not out.
    pub ready: Vec<StoryRow>,
    /// Out, newest first.
    pub live: Vec<StoryRow>,
}

/// Write files. The folder comes with the call, chosen in the host.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Export {
    /// Which stories, by id; empty for everything released.
    pub stories: Vec<String>,
    /// `html`, `fragment`, `markdown`.
    pub targets: Vec<String>,
    /// True for marked proofs of stories that are not released.
    pub proof: bool,
}

/// What an export did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ExportReply {
    /// The folder, for people to see.
    pub folder: String,
    /// Files written.
    pub written: Vec<WrittenFile>,
    /// Files that were already the same.
    pub same: Vec<WrittenFile>,
    /// Files of an earlier export that nothing replaced; left where they are.
    pub stale: Vec<String>,
    /// Stories not written, and why.
    pub refused: Vec<RefusedStory>,
    /// What was written otherwise than it stands in the copy, a sentence each.
    pub warnings: Vec<String>,
    /// The manifest's name in the folder; empty when nothing was written.
    pub manifest: String,
}

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct WrittenFile {
    /// Its path inside the folder.
    pub path: String,
    /// Its size.
    pub bytes: u32,
    /// Its SHA-256, hex.
    pub sha256: String,
}

/// A story that was not written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RefusedStory {
    /// Which.
    pub story: String,
    /// Its headline.
    pub headline: String,
    /// Why, who can, what next.
    pub failure: Failure,
}
