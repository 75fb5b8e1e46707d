//! What is said of a story's words.

use super::PersonRef;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What was said of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CommentsView {
    /// The threads: those that stand somewhere in the order of the page, then
    /// those on the story as a whole, then those whose words are gone.
    pub threads: Vec<ThreadView>,
    /// Who can be named.
    pub people: Vec<PersonRef>,
}

/// A remark and what was answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ThreadView {
    /// Which.
    pub id: String,
    /// `here`, `moved`, `gone`; `story` for one on the story as a whole.
    pub placed: String,
    /// Where: `headline`, `short_headline`, `standfirst`, a block's id; empty for
    /// nowhere.
    pub slot: String,
    /// Which line of the block, from nought.
    pub line: u32,
    /// From this character of the line.
    pub from: u32,
    /// To before this one; the same as `from` for the whole block.
    pub to: u32,
    /// The words it was made on.
    pub quote: String,
    /// True where it must be answered before the story is signed off.
    pub must: bool,
    /// Who said that it is done with; empty while it is open.
    pub resolved_by: String,
    /// When; none while it is open.
    pub resolved_at: Option<String>,
    /// What was said, the oldest first.
    pub said: Vec<CommentView>,
}

/// One remark or answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CommentView {
    /// Which.
    pub id: String,
    /// Who said it.
    pub by: PersonRef,
    /// Their initials.
    pub initials: String,
    /// True when it is whoever asks's.
    pub mine: bool,
    /// When.
    pub at: String,
    /// When it was last changed; the same as `at` where it was not.
    pub changed_at: String,
    /// What it says.
    pub text: String,
    /// The names of those it names.
    pub mentions: Vec<String>,
}

/// Keep a comment.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveComment {
    /// Which story.
    pub story: String,
    /// Which comment; none for a new one.
    pub comment: Option<String>,
    /// The thread it answers; none for a new one.
    pub thread: Option<String>,
    /// What it says; nothing takes one's own away. `@` before a colleague's name
    /// names them.
    pub text: String,
    /// For a new thread, where: `headline`, `short_headline`, `standfirst`, a
    /// block's id; empty for the story as a whole.
    pub slot: String,
    /// Which line of the block, from nought.
    pub line: u32,
    /// From this character of the line.
    pub from: u32,
    /// To before this one; the same as `from` for the whole block.
    pub to: u32,
    /// The words there, in the place of the numbers: they must stand there once.
    pub quote: String,
    /// True where it must be answered before the story is signed off.
    pub must: bool,
    /// The text the numbers are of; refused when it is another by now.
    #[serde(default)]
    pub seq: Option<u32>,
}

/// A comment is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CommentSaved {
    /// Which; empty where it was taken away.
    pub comment: String,
    /// All there is now.
    pub comments: CommentsView,
    /// Who is told of it.
    pub told: Vec<PersonRef>,
    /// Who is not, and why, a sentence each.
    pub not_told: Vec<String>,
}

/// Say that a thread is done with, or that it is not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ResolveComment {
    /// Which story.
    pub story: String,
    /// Which thread.
    pub thread: String,
    /// True when it is done with.
    pub done: bool,
}
