//! What scripts read: lists, a story's whole record, what a check found.
//!
//! These cross to the command line only, so they have no TypeScript twin. Field
//! names are stable; `stet --help` and the tests of the command line name them.

use super::{Code, Json, LeaseView, Notice, SiblingView, StoryView};
use serde::{Deserialize, Serialize};

/// Which stories to list: those that fit every part that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    /// Of this desk, by id or name.
    pub desk: Option<String>,
    /// In this workflow or publication state.
    pub state: Option<String>,
    /// Crediting this author, by id or name.
    pub author: Option<String>,
    /// At most so many; 0 for all.
    pub limit: u32,
    /// Those after this story.
    pub after: Option<String>,
}

/// A story in a list for scripts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListRow {
    /// Its id.
    pub id: String,
    /// Its name in addresses.
    pub slug: String,
    /// Its internal name.
    pub slugline: String,
    /// Its headline.
    pub headline: String,
    /// Its desk's name.
    pub desk: Option<String>,
    /// `news`, `analysis` ...
    pub kind: String,
    /// Its workflow state.
    pub workflow: String,
    /// Its publication state.
    pub publication: String,
    /// The writers' names.
    pub writers: Vec<String>,
    /// Who took it, or is writing it: whose it is until they hand it on.
    pub holder: Option<String>,
    /// Who has it open for writing right now.
    pub writing: Option<String>,
    /// When the desk needs it.
    pub due: Option<String>,
    /// Words in the body.
    pub words: u32,
    /// Words ordered.
    pub length: Option<u32>,
    /// How many placeholders stand in it.
    pub placeholders: u32,
    /// `advisory` or `hard`.
    pub embargo: Option<String>,
    /// Not before.
    pub embargo_until: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// When its words last changed.
    pub changed_at: String,
    /// When readers first had it.
    pub released_at: Option<String>,
    /// The note it was returned, held or spiked with.
    pub note: Option<String>,
    /// True while only its writers may read it; a chief who waits for it sees no
    /// headline.
    pub private: bool,
}

/// Ask for a story's whole record.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct ShowStory {
    /// An id, a unique id prefix or a slug.
    pub story: String,
    /// A revision's id or a unique beginning of it; none for the text as it
    /// stands.
    pub revision: Option<String>,
}

/// A story's words, printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// They.
    pub words: String,
    /// What is wrong with the version they are from, a sentence; empty for nothing.
    pub damage: String,
}

/// A story whole, as scripts read it. Every field that `stet set` knows stands
/// here under the same name.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StoryRecord {
    /// Its id.
    pub id: String,
    /// Its headline.
    pub headline: String,
    /// The sentence between headline and body, plain.
    pub standfirst: String,
    /// Its internal name.
    pub slugline: String,
    /// Its name in addresses.
    pub slug: String,
    /// Its desk's name.
    pub desk: Option<String>,
    /// `news`, `analysis` ...
    pub kind: String,
    /// When the desk needs it.
    pub due: Option<String>,
    /// Words ordered.
    pub length: Option<u32>,
    /// Where it was filed from.
    pub dateline: String,
    /// BCP 47 tag.
    pub language: String,
    /// Not before.
    pub embargo_until: Option<String>,
    /// `advisory` or `hard`.
    pub embargo: Option<String>,
    /// `none`, `required`; `complete` while a legal read covers the text.
    pub legal: String,
    /// The same of the check of the facts.
    pub facts: String,
    /// Why there is no due time; empty for no reason.
    pub no_due: String,
    /// Why there is no length; empty for no reason.
    pub no_length: String,
    /// When it is to go out; an editor releases it then.
    pub scheduled_at: Option<String>,
    /// 1 to 6.
    pub priority: u32,
    /// 1 to 5.
    pub urgency: u32,
    /// Subjects.
    pub tags: Vec<String>,
    /// Who is credited, in order.
    pub credits: Vec<CreditRecord>,
    /// The line printed from them.
    pub byline: String,
    /// Who is to write it.
    pub assignee: Option<String>,
    /// Its workflow state.
    pub workflow: String,
    /// Its publication state.
    pub publication: String,
    /// Corrections since the first release.
    pub sequence: u32,
    /// Sign-offs, newest first.
    pub approvals: Vec<ApprovalRecord>,
    /// Who has it open for writing now; none for nobody.
    pub lease: Option<LeaseView>,
    /// Texts kept beside it that nobody has settled yet, oldest first.
    pub siblings: Vec<SiblingView>,
    /// The revision shown; none for the text as it stands.
    pub revision: Option<String>,
    /// What is wrong with that revision, a sentence; empty for nothing.
    pub damage: String,
    /// Words in the body.
    pub words: u32,
    /// When the record was made.
    pub created_at: String,
    /// When the words last changed.
    pub changed_at: String,
    /// When readers first had it.
    pub released_at: Option<String>,
    /// The file it was imported from.
    pub imported_from: Option<String>,
    /// Its words: `schema`, `furniture`, `blocks`.
    pub document: Json,
}

/// A credit by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CreditRecord {
    /// The name as printed.
    pub author: String,
    /// `writer` ...
    pub role: String,
}

/// A sign-off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ApprovalRecord {
    /// `chief`, `legal`, `facts`.
    pub function: String,
    /// Who signed.
    pub by: String,
    /// When.
    pub at: String,
    /// The hash of the text that was signed.
    pub text: String,
    /// The hashes of its blocks, in order.
    pub blocks: Vec<String>,
    /// Why alone, when alone.
    pub solo_reason: String,
    /// What a chief let pass without a new read, by its keys.
    pub waived: Vec<String>,
    /// True while the text shown, and what is printed beside it, is what was signed.
    pub current: bool,
}

/// What to print a story as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// Canonical Markdown with front matter; `stet import` reads it back.
    Markdown,
    /// The article as HTML, without a page around it.
    Html,
    /// Plain text.
    Text,
}

/// Begin a story from Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewFromCopy {
    /// Its headline; empty to take the one in the Markdown.
    pub headline: String,
    /// For which desk; none for the default one.
    pub desk: Option<String>,
    /// Whose name it carries; none for whoever begins it.
    pub author: Option<String>,
    /// Its kind; none for the one in the Markdown, or news.
    pub kind: Option<String>,
    /// Words ordered; none for those in the Markdown.
    pub length: Option<u32>,
    /// The template an empty body begins with, by id or name.
    pub template: Option<String>,
    /// The copy, as bytes from a file; empty for none yet.
    pub copy: Vec<u8>,
    /// Where the copy lies, with the pictures it names; none for what was piped in.
    pub folder: Option<std::path::PathBuf>,
}

/// What came of putting other copy in.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    /// The story now.
    pub story: StoryView,
    /// Blocks that are as they were.
    pub kept: u32,
    /// Blocks that kept their id and say something else.
    pub changed: u32,
    /// New blocks.
    pub added: u32,
    /// Blocks that are gone.
    pub gone: u32,
    /// What was read but not taken, and what to look at.
    pub warnings: Vec<String>,
}

/// What an examination of the newsroom file found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DoctorReport {
    /// True when nothing is wrong with it.
    pub ok: bool,
    /// The file.
    pub file: String,
    /// Stories in it.
    pub stories: u32,
    /// False when the program that had it last was killed.
    pub ended_cleanly: bool,
    /// What a repair did, a sentence each.
    pub mended: Vec<String>,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// Things to know about the file and its key.
    pub notices: Vec<Notice>,
    /// What the journal is proven by; none when it can't be read.
    pub journal: Option<ChainReport>,
}

/// What the journal is proven by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChainReport {
    /// How many entries are sealed.
    pub entries: u32,
    /// The hash that the newest stands for, 64 hex digits.
    pub head: String,
    /// How many of the newest no kept copy and no signature vouches for.
    pub alone: u32,
    /// The same, in a sentence.
    pub said: String,
}

/// One thing found wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What kind.
    pub code: Code,
    /// The story it touches, by id.
    pub story: Option<String>,
    /// What is wrong.
    pub message: String,
}

/// An export folder held against its manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerifyReport {
    /// True when it is exactly as exported.
    pub ok: bool,
    /// The folder.
    pub folder: String,
    /// Files the manifest lists.
    pub files: u32,
    /// The hash of the whole set.
    pub set: String,
    /// What differs, a line each.
    pub problems: Vec<String>,
}

/// The target cut of a story, for scripts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CutRecord {
    /// The story's id.
    pub story: String,
    /// Its slug.
    pub slug: String,
    /// Words of the body.
    pub words: u32,
    /// Words ordered.
    pub length: Option<u32>,
    /// Words over what was ordered, below nought where there are some to go; none
    /// where nothing was ordered.
    pub over: Option<i64>,
    /// Words that the marked paragraphs save.
    pub saved: u32,
    /// What `over` is once they are gone.
    pub over_after: Option<i64>,
    /// The paragraphs that can go, the first to go first.
    pub blocks: Vec<CutLine>,
}

/// A paragraph that can go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CutLine {
    /// Its place in the copy, from 1.
    pub number: u32,
    /// Its words.
    pub words: u32,
    /// What it says, plain.
    pub text: String,
}
