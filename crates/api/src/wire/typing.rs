//! Words on their way: typing and its answers, who writes, what came late.

use super::{Furniture, Json};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who has a story open for writing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LeaseView {
    /// Their name.
    pub holder: String,
    /// True when it is whoever asks, at this machine.
    pub mine: bool,
    /// Since when.
    pub since: String,
    /// Until when, unless they type on.
    pub until: String,
    /// Rises with every change of hands.
    pub token: u32,
    /// True when it was taken over from whoever asks.
    pub from_me: bool,
    /// What they said when they took it over; empty for nothing.
    pub note: String,
}

/// A text kept beside a story's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SiblingView {
    /// Its number; stays while its words grow.
    pub number: u32,
    /// The revision that holds its words.
    pub revision: String,
    /// The revision they grew from.
    pub base: String,
    /// Whose words they are.
    pub by: String,
    /// True when they are whoever asks's.
    pub mine: bool,
    /// When they came.
    pub at: String,
    /// Why they could not go into the text: `taken_over`, `elsewhere`, `closed`.
    pub why: String,
}

/// A place in the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CaretView {
    /// The block's id.
    pub block: String,
    /// How far into it, in UTF-16 units.
    pub offset: u32,
}

/// A story that was being written when the program was cut off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ResumeView {
    /// Its id.
    pub story: String,
    /// Its name in addresses.
    pub slug: String,
    /// Its internal name.
    pub slugline: String,
    /// Its headline.
    pub headline: String,
    /// When its last step was saved.
    pub at: String,
    /// Where the caret was.
    pub caret: Option<CaretView>,
}

/// The words of a story as they stand on a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Words {
    /// The words above the body.
    pub furniture: Furniture,
    /// The body's blocks.
    pub blocks: Vec<Json>,
}

/// Take the writing of a story over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct TakeOver {
    /// Which story.
    pub story: String,
    /// A word for whoever has it; empty for none.
    #[serde(default)]
    pub note: String,
    /// The window it is to be written in.
    #[serde(default)]
    pub window: String,
}

/// Leave a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LeaveStory {
    /// Which story.
    pub story: String,
    /// The window that leaves it.
    #[serde(default)]
    pub window: String,
}

/// Ask what was written to a story since a save.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CatchUp {
    /// Which story.
    pub story: String,
    /// The save whose text is known.
    pub seq: u32,
}

/// What was written since: with what is known, the whole text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CaughtUp {
    /// The last save.
    pub seq: u32,
    /// When the text last changed.
    pub at: String,
    /// The words above the body, as they are now.
    pub furniture: Furniture,
    /// The blocks that are new or were written since; all of them where the
    /// save asked for is too long ago.
    pub changed: Vec<Json>,
    /// Every block's id, in order.
    pub order: Vec<String>,
}

/// What was typed: whole blocks by id, and the order they stand in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct TypeText {
    /// Which story.
    pub story: String,
    /// The working copy this was typed into.
    pub seq: u32,
    /// The words above the body, when they changed.
    pub furniture: Option<Furniture>,
    /// New and changed blocks.
    pub changed: Vec<Json>,
    /// Every block's id, in order.
    pub order: Vec<String>,
    /// Blocks deleted. A block in neither list is an error, not a deletion.
    pub gone: Vec<String>,
    /// The window it was typed in; empty where there is none.
    #[serde(default)]
    pub window: String,
    /// The lease it was typed under; none before the first save.
    #[serde(default)]
    pub token: Option<u32>,
    /// The text beside the story that these words go on.
    #[serde(default)]
    pub kept: Option<u32>,
    /// Where the caret stands in the body.
    #[serde(default)]
    pub caret: Option<CaretView>,
}

/// Sent after COMMIT, never before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Saved {
    /// The working copy's new number.
    pub seq: u32,
    /// When it was committed.
    pub at: String,
    /// Words in the body.
    pub words: u32,
    /// Characters in the body.
    pub characters: u32,
    /// Minutes to read.
    pub reading_minutes: u32,
    /// How many placeholders stand in the copy.
    pub placeholders: u32,
    /// The workflow state now (an edit of approved copy reopens it).
    pub workflow: String,
    /// The lease it was typed under, for the next save.
    pub token: u32,
    /// True when the text now has other words too: it met what was written
    /// elsewhere. `catch_up` has them.
    pub met: bool,
    /// Blocks in which words of both were put together, for somebody to read.
    pub flagged: Vec<String>,
    /// Where the words are when they could not go into the text. `seq` is then
    /// the text's, which does not have them.
    pub kept: Option<SiblingView>,
}
