//! What can be taken back in a text after the window was closed.

use super::Json;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Keep what can be taken back in a story, for whoever sits here.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KeepUndo {
    /// Which story.
    pub story: String,
    /// The working copy it begins from; nothing is kept for another.
    pub seq: u32,
    /// The changes, oldest first, as the window wrote them.
    pub past: Vec<Json>,
}

/// What can be taken back in a story as it stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct KeptUndo {
    /// The changes, oldest first; empty where none were kept for this very text.
    pub past: Vec<Json>,
}
