//! Reading what changed and what is suggested, and deciding on it.

use super::{
    FactView, FramedPicture, Furniture, Json, MarkView, PersonRef, PieceView, StoryView, VersionView,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Read a story for what changed and what is suggested.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReviewAsk {
    /// Which story.
    pub story: String,
    /// Since which version, as in `Compare`. Empty for the one whoever asks last
    /// saw, else the one that was filed; where there is neither, nothing counts
    /// as changed.
    pub from: String,
}

/// A story as it is reviewed: its words as they stand, what changed in them since
/// a version, what is suggested for them, and what was said of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReviewView {
    /// The story as its own screen shows it; its `seq` is the text on this one.
    pub story: StoryView,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// The version it is compared with; none where nothing counts as changed.
    pub from: Option<VersionView>,
    /// The word for that version: `opened`, `filed`, `approved`, `released`; empty
    /// for another.
    pub word: String,
    /// The versions that have a word of their own, those that are there.
    pub marks: Vec<MarkView>,
    /// How much changed since, in one line.
    pub summary: String,
    /// Headline, short headline and standfirst.
    pub furniture: Vec<ReviewLine>,
    /// The body, with what was cut and what is suggested to be added where it
    /// stood or would stand.
    pub blocks: Vec<ReviewBlock>,
    /// What is suggested, in reading order.
    pub groups: Vec<GroupView>,
    /// Whose suggestions they are.
    pub proposals: Vec<ProposalView>,
    /// What was said of the story.
    pub comments: super::CommentsView,
    /// What is still open, in the order of the page.
    pub open: Vec<OpenItemView>,
    /// Why nobody who asks may decide on suggestions here; none when they may.
    pub cannot_decide: Option<String>,
    /// Why whoever asks may suggest nothing here; none when they may.
    pub cannot_suggest: Option<String>,
}

/// One line of words under review.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReviewLine {
    /// As in `LineView`.
    pub label: String,
    /// As in `LineView`.
    pub place: Vec<u32>,
    /// Which line of its block as it stands, from nought: what a comment names. None
    /// for one that is not in the text as it stands.
    pub line: Option<u32>,
    /// The words, in reading order.
    pub runs: Vec<ReviewRun>,
}

/// Words under review.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReviewRun {
    /// `kept`, `cut`, `added`, `marked` since the version it is compared with;
    /// `suggested` for words that are not in the text.
    pub change: String,
    /// The words.
    pub pieces: Vec<PieceView>,
    /// The change this is of, to say something of it; empty for none.
    pub id: String,
    /// The place in `groups` that these words are suggested in or for; none
    /// where nothing is suggested.
    pub group: Option<u32>,
    /// For suggested words: which of the group's choices they are.
    pub choice: u32,
    /// The threads of the comments that stand on these words.
    pub threads: Vec<String>,
}

/// One place of the body under review.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReviewBlock {
    /// Its id in the text as it stands, or that it had or would have.
    pub id: String,
    /// `same`, `changed`, `added`, `cut`, `split`, `joined` since the version it is
    /// compared with; `suggested` for one that is not in the text.
    pub change: String,
    /// True when it stands elsewhere than it did.
    pub moved: bool,
    /// The change this is of as a whole; empty for none.
    pub change_id: String,
    /// `paragraph`, `heading` ...
    pub kind: String,
    /// A subhead's level; 0 for anything else.
    pub level: u32,
    /// A figure's picture; none where it has none.
    pub picture: Option<FramedPicture>,
    /// An embed's address; empty for anything else.
    pub src: String,
    /// What changed and is not words.
    pub facts: Vec<FactView>,
    /// Its words.
    pub lines: Vec<ReviewLine>,
    /// Places in `groups` that are of this block as a whole: to be cut, moved, made
    /// another kind.
    pub groups: Vec<u32>,
    /// For a suggested one: which of the group's choices it is.
    pub choice: u32,
    /// The threads of comments on it as a whole.
    pub threads: Vec<String>,
}

/// A place where something is suggested.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct GroupView {
    /// Where: `headline`, `short_headline`, `standfirst`, or a block's id.
    pub slot: String,
    /// True where taking one choice turns another down.
    pub contested: bool,
    /// True where the words it was made on are no longer there as they were.
    pub stuck: bool,
    /// What can be chosen.
    pub choices: Vec<ChoiceView>,
}

/// One way a place can be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ChoiceView {
    /// Who proposes it, and under which names.
    pub by: Vec<ChoiceOf>,
    /// What it is, in words: "cut “the whole of”", "moved", "a new paragraph".
    pub label: String,
    /// `words`, `moved`, `facts`, `added`, `cut`, `split`, `joined`, `changed`.
    pub kind: String,
    /// What stands there now.
    pub was: String,
    /// What would stand there.
    pub now: String,
}

/// Somebody's name for a choice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ChoiceOf {
    /// Which proposal.
    pub proposal: String,
    /// Its changes.
    pub changes: Vec<String>,
    /// What is said of them: `facts`, `law`, `length`, `style`; empty for none.
    pub tag: String,
    /// Why; empty for nothing.
    pub why: String,
}

/// Somebody's suggestions.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProposalView {
    /// Which.
    pub id: String,
    /// Whose.
    pub person: PersonRef,
    /// Their initials, for the margin.
    pub initials: String,
    /// 1 to 8: which colour they have on this page.
    pub colour: u32,
    /// True when they are whoever asks's.
    pub mine: bool,
    /// How many changes of it are open.
    pub changes: u32,
    /// When they last changed.
    pub at: String,
}

/// One thing that somebody should look at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct OpenItemView {
    /// `suggestion`, `comment`, `placeholder`, `unread`, `sibling`.
    pub kind: String,
    /// Where: `headline`, a block's id ...; empty where it is in no place.
    pub slot: String,
    /// A place in `groups`, for a suggestion.
    pub group: Option<u32>,
    /// A thread, for a comment.
    pub thread: String,
    /// What it is, in one line.
    pub label: String,
    /// True where it stands in the way of the sign-off.
    pub blocks: bool,
}

/// What somebody's proposal is typed on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProposalText {
    /// Which; empty while nothing was suggested yet.
    pub proposal: String,
    /// The revision it grows from: the text as it stands. A save names it.
    pub base: String,
    /// The number of its last save; nought while there is none.
    pub seq: u32,
    /// The words above the body, as they would have them.
    pub furniture: Furniture,
    /// The body, as they would have it.
    pub blocks: Vec<Json>,
    /// What differs from the text as it stands, a place each.
    pub marks: Vec<BlockMarks>,
    /// The number of the text as it stands.
    pub text_seq: u32,
}

/// Keep what somebody suggests: the same as a save of typing, into a text of
/// their own.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProposeText {
    /// Which story.
    pub story: String,
    /// The revision it grows from; empty for the text as it stands.
    pub base: String,
    /// The save of the proposal it follows; nought for the first.
    pub seq: u32,
    /// The words above the body, when they changed.
    pub furniture: Option<Furniture>,
    /// The paragraphs that are new or changed, whole. All of them where the last
    /// save was refused as stale.
    pub changed: Vec<Json>,
    /// All paragraphs, in their order.
    pub order: Vec<String>,
    /// Those that were taken out.
    pub gone: Vec<String>,
}

/// What was suggested is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Proposed {
    /// Which proposal; empty where it says what the text says, so that there is
    /// none.
    pub proposal: String,
    /// The number of the save.
    pub seq: u32,
    /// When.
    pub at: String,
    /// How many changes it is by now.
    pub changes: u32,
}

/// Ask how paragraphs of a proposal differ from the text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MarksAsk {
    /// Which story.
    pub story: String,
    /// The paragraphs as they stand in the editor.
    pub blocks: Vec<Json>,
}

/// How one paragraph of a proposal differs from the text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct BlockMarks {
    /// Which.
    pub block: String,
    /// `same`, `changed`, `added`.
    pub change: String,
    /// Its lines, those that changed.
    pub lines: Vec<LineMarks>,
}

/// How one line differs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LineMarks {
    /// Which line of the paragraph, from nought.
    pub line: u32,
    /// The marks, in reading order.
    pub marks: Vec<Marked>,
}

/// Words added, or a place where words were cut; in characters of the line, a
/// forced break and a reference to a note being one each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Marked {
    /// From here.
    pub from: u32,
    /// To before here; the same where nothing was added.
    pub to: u32,
    /// What was cut before it; empty for nothing.
    pub cut: String,
}

/// Take changes of a proposal, or turn them down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Settle {
    /// Which story.
    pub story: String,
    /// Which proposal; empty where `changes` names them, or for all there are.
    pub proposal: String,
    /// Which changes; none for all that are not contested.
    pub changes: Vec<String>,
    /// True to take them.
    pub take: bool,
    /// Why; empty for nothing.
    pub why: String,
    /// `facts`, `law`, `length`, `style`; empty for what is said of them already.
    pub tag: String,
    /// The text this was decided on; refused when it is another by now.
    pub seq: u32,
    /// Since which version the page is to be shown afterwards.
    pub from: String,
}

/// Say what a change is for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoteChange {
    /// Which story.
    pub story: String,
    /// Of which proposal; or a revision, for a change since that version.
    pub of: String,
    /// Which changes.
    pub changes: Vec<String>,
    /// `facts`, `law`, `length`, `style`; empty for none.
    pub tag: String,
    /// Why; empty for nothing.
    pub why: String,
}

/// Take one's own suggestions back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProposalRef {
    /// Which story.
    pub story: String,
    /// Which proposal; empty for one's own.
    pub proposal: String,
}
