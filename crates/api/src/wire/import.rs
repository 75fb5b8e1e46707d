//! Bytes coming in: what was read, what is proposed, what was dropped and why.

use super::{Failure, Json};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Read something for import. Files come with the call, chosen or dropped in
/// the host; a paste comes here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ReadImport {
    /// The clipboard's HTML, if it had any.
    pub html: Option<String>,
    /// The clipboard's text.
    pub text: Option<String>,
}

/// One thing read, waiting to be accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ImportView {
    /// Names this reading until it is accepted or put away; empty when refused.
    pub ticket: String,
    /// The file's name, or "the clipboard".
    pub file: String,
    /// `page_dump`, `html`, `markdown`, `word` or `plain_text`.
    pub form: String,
    /// The encoding it was in.
    pub encoding: String,
    /// Its headline.
    pub headline: String,
    /// Its standfirst, plain.
    pub standfirst: String,
    /// Dateline found; empty for none.
    pub dateline: String,
    /// Day it was published elsewhere, if it says so.
    pub published: Option<String>,
    /// Who is credited.
    pub credits: Vec<ProposedCredit>,
    /// Bios found.
    pub bios: Vec<ProposedBio>,
    /// Desk roles the bios claim.
    pub roles: Vec<ProposedRole>,
    /// The body, a line a block, for the eye.
    pub preview: Vec<PreviewLine>,
    /// How many blocks.
    pub blocks: u32,
    /// How many words.
    pub words: u32,
    /// Every line not used, with its reason.
    pub dropped: Vec<DropView>,
    /// Things to look at.
    pub warnings: Vec<String>,
    /// Why it can't be a story, when it can't.
    pub refused: Option<Failure>,
}

/// One block of the body in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PreviewLine {
    /// The block's kind.
    pub kind: String,
    /// Its words.
    pub text: String,
    /// For a quotation, who said it.
    pub attribution: String,
}

/// A line not used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DropView {
    /// Its line in the source, from 1; 0 where lines have no meaning.
    pub line: u32,
    /// Its text.
    pub text: String,
    /// Why.
    pub why: String,
    /// `deletion`, `comment`, `hidden`, `link`, `picture`, `note` or `other`.
    pub what: String,
}

/// A credit as found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProposedCredit {
    /// The name.
    pub author: String,
    /// `writer`, `additional-reporting` ...
    pub role: String,
    /// True when the newsroom already has an author of that name.
    pub known: bool,
}

/// A bio as found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProposedBio {
    /// Whose.
    pub author: String,
    /// The words.
    pub text: String,
    /// The bio the newsroom has now, when it is another.
    pub replaces: Option<String>,
    /// Who can take it, by name; empty when whoever sits here can.
    pub who_can: Vec<String>,
}

/// A desk role a bio claims.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ProposedRole {
    /// Whose.
    pub author: String,
    /// As what.
    pub function: String,
    /// Where.
    pub desk: String,
    /// The words it was read from.
    pub because: String,
    /// True when the newsroom has that desk.
    pub known_desk: bool,
    /// True when the person holds that role already.
    pub held: bool,
    /// Who can give it, by name; empty when whoever sits here can.
    pub who_can: Vec<String>,
}

/// Make a story of a reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct AcceptImport {
    /// Which reading.
    pub ticket: String,
    /// For which desk, by id or name; none for the default one.
    pub desk: Option<String>,
    /// The names to credit, of those proposed.
    pub credits: Vec<String>,
    /// The authors whose proposed bios to take.
    pub bios: Vec<String>,
    /// The proposed roles to give, by their place in the list.
    pub roles: Vec<u32>,
}

/// A reading by its ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Ticket {
    /// Which reading.
    pub ticket: String,
}

/// A fragment pasted into the copy, or with a chosen file that file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PasteIn {
    /// The story it goes into; its raw clipboard is kept there.
    pub story: String,
    /// The clipboard's HTML, if it had any.
    pub html: Option<String>,
    /// The clipboard's text.
    pub text: String,
    /// Its rich text, if it had any.
    pub rtf: Option<String>,
    /// True for the words alone. What a tracked change deletes stays out all the same.
    pub plain: bool,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Pasted {
    /// Blocks in the editor's JSON.
    pub blocks: Vec<Json>,
    /// What was left out.
    pub dropped: Vec<DropView>,
    /// What came in, from where, and what was cleaned: a sentence or two.
    pub said: String,
    /// What was left out, in a sentence; none when nothing was.
    pub left_out: Option<String>,
    /// The number its raw clipboard is kept under; none when it was not kept.
    pub clipping: Option<u32>,
}

/// A raw clipboard kept with a story until it is released, or for 30 days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ClippingView {
    /// Its number.
    pub number: u32,
    /// When it was pasted, RFC 3339.
    pub at: String,
    /// Who pasted, by name.
    pub who: String,
    /// The program it came from, as people call it; empty for plain text.
    pub from: String,
    /// What the writer was told.
    pub said: String,
    /// The first revision with its words; none while they are only in the working copy.
    pub revision: Option<String>,
    /// Bytes of all its flavours.
    pub size: u32,
}

/// One of a story's raw clipboards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ByClipping {
    /// The story.
    pub story: String,
    /// The clipping's number.
    pub number: u32,
}

/// Read one of a story's raw clipboards once more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PasteAgain {
    /// The story.
    pub story: String,
    /// The clipping's number.
    pub number: u32,
    /// True for the words alone.
    pub plain: bool,
}

/// A raw clipboard, every flavour as text to look at.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RawClip {
    /// Its HTML, source not form; empty for none.
    pub html: String,
    /// Its text.
    pub text: String,
    /// Its rich text; empty for none.
    pub rtf: String,
    /// True when it was longer than what is kept.
    pub cut: bool,
}
