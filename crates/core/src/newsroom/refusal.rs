//! Why something may not be done, who can do it, and what to do next.

use serde::{Deserialize, Serialize};

/// What kind of refusal it is. A variant exists because a caller branches on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RefusalCode {
    /// The act does not lead anywhere from the story's state.
    WrongState,
    /// This person may not do it, on this desk, today.
    NotAllowed,
    /// Something that must be there is not.
    Incomplete,
    /// The text is not the text that was approved.
    TextChanged,
    /// A hard embargo has not lifted.
    Embargoed,
    /// The approver changed the text since the last approval.
    OwnCopy,
}

/// A refusal a person can act on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{reason} {next}")]
pub struct Refusal {
    /// What kind.
    pub code: RefusalCode,
    /// One sentence that says what was refused and why.
    pub reason: String,
    /// What is missing, each in a few words: "a headline", "a credit".
    pub missing: Vec<String>,
    /// The names of those who can do it, today.
    pub who_can: Vec<String>,
    /// One sentence that says what to do next.
    pub next: String,
}
