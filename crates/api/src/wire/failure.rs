//! What went wrong, in one sentence and rarely a code.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of failure; a variant exists because a caller branches on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(export, export_to = "wire.ts")]
pub enum Code {
    /// The newsroom's rules say no; `refusal` says who can and what next.
    Refused,
    /// No such story, person, desk or author.
    NotFound,
    /// A prefix or slug that fits more than one.
    Ambiguous,
    /// The request itself makes no sense.
    BadRequest,
    /// No newsroom is open.
    NoNewsroom,
    /// Another Stet has the file open.
    InUse,
    /// The newsroom file can't be opened: missing, foreign, newer, wrong key, damaged.
    CannotOpen,
    /// The disk is full; nothing was lost, nothing was written.
    DiskFull,
    /// The text was changed from elsewhere since it was opened.
    Stale,
    /// Somebody else has the story open for writing.
    Held,
    /// The house is locked, or the passphrase is not that person’s.
    Locked,
    /// A file given for import can't be read as a story.
    Unreadable,
    /// Reading or writing a file failed.
    Io,
    /// A fault of ours.
    Fault,
}

/// A failure a person can act on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[ts(export, export_to = "wire.ts")]
#[error("{message}")]
pub struct Failure {
    /// What kind.
    pub code: Code,
    /// What was attempted, why it failed, and what to do.
    pub message: String,
    /// The rules' answer, when they said no.
    pub refusal: Option<Box<RefusalView>>,
}

/// The rules' answer in parts, as `cli.md` names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RefusalView {
    /// What kind of refusal: `wrong_state`, `not_allowed`, `incomplete`, `text_changed`, `embargoed`, `own_copy`.
    pub code: String,
    /// What is missing, each in a few words.
    pub missing: Vec<String>,
    /// The names of those who can do it today.
    pub who_can: Vec<String>,
    /// What to do next.
    pub next: String,
}
