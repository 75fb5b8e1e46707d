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

/// Ask for a story's proof.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProofOf {
    /// Which story.
    pub story: String,
    /// `a4` or `letter`; empty for A4.
    pub paper: String,
}

/// What a proof was made of, for scripts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProofRecord {
    /// The story's id.
    pub story: String,
    /// Its slug.
    pub slug: String,
    /// `a4` or `letter`.
    pub paper: String,
    /// Words of the body.
    pub words: u32,
    /// What stands between this copy and its sign-off, a line each.
    pub open: Vec<String>,
    /// The margins it was made for, in points: above, beside on each side, below.
    #[serde(skip)]
    pub margins: [f64; 3],
    /// How large the document is.
    pub bytes: u32,
    /// Where it was written; none where it was not.
    pub file: Option<String>,
}
