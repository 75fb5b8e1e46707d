//! Doing something to a story, and what can be done.

use super::RefusalView;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One act and whether it may be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ActView {
    /// `file`, `approve` ...
    pub act: String,
    /// For a button: "File to Coast desk".
    pub label: String,
    /// True when it needs a note or reason.
    pub needs_note: bool,
    /// What else it needs: `kind` of the new version, `time` it goes out at; empty
    /// for nothing.
    pub needs: String,
    /// True when doing it only asks for it: a second person has to do it, too.
    pub takes_two: bool,
    /// True for the act a person in this place most likely wants next.
    pub primary: bool,
    /// What stands in the way; none when nothing does.
    pub refusal: Option<RefusalView>,
    /// The refusal in one sentence; empty when there is none.
    pub why_not: String,
}

/// A sign-off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ApprovalView {
    /// Who signed.
    pub by: String,
    /// When.
    pub at: String,
    /// Why alone, when alone.
    pub solo_reason: String,
    /// True while text and printed record are still what was signed.
    pub current: bool,
    /// What changed since, in one sentence; empty for nothing.
    pub since: String,
    /// Ids of the blocks changed since.
    pub unsigned: Vec<String>,
}

/// Do something to a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ActOn {
    /// Which story.
    pub story: String,
    /// An act by its name: `file`, `approve`, `sign-legal` ...
    pub act: String,
    /// The note or reason; empty for none.
    pub note: String,
    /// The save the decision was made on; the act is refused as stale when the
    /// text is another by now. None to act on the text as it stands: what is said
    /// of exact words (a sign-off, a correction, a kill) is refused without it.
    #[serde(default)]
    pub seq: Option<u32>,
    /// For a new version: `correction`, `clarification`, `update`.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<String>,
    /// For a schedule: RFC 3339, or local `YYYY-MM-DDTHH:MM` in the newsroom's zone.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<String>,
    /// What a chief lets pass since the legal read, by the keys of what is unsigned.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub blocks: Vec<String>,
}
