//! A story's history: its versions, two of them compared, one put back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One line of a story's history.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct HistoryEntry {
    /// When.
    pub at: String,
    /// Who.
    pub who: String,
    /// What: `import`, `type`, `file`, `approve` ...
    pub what: String,
    /// Why, or a note.
    pub why: String,
    /// The revision it made, if it made one.
    pub revision: Option<String>,
    /// What the revision is called; empty for no name.
    pub name: String,
    /// What the revision changed, in one line; empty where it made none.
    pub summary: String,
    /// Words added by it.
    pub added: u32,
    /// Words cut by it.
    pub cut: u32,
    /// The number under which its words wait beside the story; none when they do not.
    pub sibling: Option<u32>,
}

/// A story's history as its panel shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Timeline {
    /// Newest first; saves while somebody types are left out.
    pub entries: Vec<HistoryEntry>,
    /// The versions that have a word of their own, those that are there.
    pub marks: Vec<MarkView>,
    /// What was typed since the newest version, in one line; empty for nothing.
    pub unnamed: String,
    /// Why the text can't be changed, and so nothing put back; none when it can.
    pub read_only: Option<String>,
}

/// A version that has a word of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MarkView {
    /// `opened`, `filed`, `approved`, `released`.
    pub word: String,
    /// Which revision.
    pub revision: String,
    /// When it was opened, filed ...
    pub at: String,
}

/// Compare two versions of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Compare {
    /// Which story.
    pub story: String,
    /// The older one: a revision, a unique beginning of its id, a name somebody
    /// gave it, or `opened`, `filed`, `approved`, `released`, `now`. Empty for
    /// the version before `b`.
    pub a: String,
    /// The newer one, in the same words. Empty for the text as it stands.
    pub b: String,
}

/// Two versions of a story, word by word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Comparison {
    /// The older one.
    pub a: VersionView,
    /// The newer one.
    pub b: VersionView,
    /// How much changed, in one line.
    pub summary: String,
    /// Words only in the newer one.
    pub added: u32,
    /// Words only in the older one.
    pub cut: u32,
    /// The story's language (BCP 47).
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// Headline, short headline and standfirst.
    pub furniture: Vec<LineView>,
    /// The body, in the order of the newer one.
    pub hunks: Vec<HunkView>,
}

/// One side of a comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct VersionView {
    /// The revision's id; empty for the text as it stands.
    pub revision: String,
    /// What it is: "Filed", "Now".
    pub label: String,
    /// What somebody called it; empty for no name.
    pub name: String,
    /// Who made it.
    pub who: String,
    /// When; empty for the text as it stands.
    pub at: String,
    /// What of it cannot be read, in a sentence; empty when all can.
    pub damage: String,
}

/// One place of the body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct HunkView {
    /// `same`, `changed`, `added`, `cut`, `split`, `joined`.
    pub change: String,
    /// True when it stands elsewhere among its neighbours than it did.
    pub moved: bool,
    /// Its id in the older version; empty where it is not there.
    pub old: String,
    /// Its id in the newer version; empty where it is not there.
    pub new: String,
    /// Its number in the older version, from 1; 0 where it is not there.
    pub number: u32,
    /// `paragraph`, `heading` ...; as it is in the newer version where it is there.
    pub kind: String,
    /// A subhead's level; 0 for anything else.
    pub level: u32,
    /// A picture's file, an embed's address; empty for anything else.
    pub src: String,
    /// A figure's picture as it was in the older version; none where it has none.
    pub picture_was: Option<FramedPicture>,
    /// The same as it is in the newer version.
    pub picture: Option<FramedPicture>,
    /// Its words; of a split or joined paragraph a line for each of the two.
    pub lines: Vec<LineView>,
    /// What changed and is not words.
    pub facts: Vec<FactView>,
    /// Why it cannot be read; empty when it can.
    pub lost: String,
}

/// A picture and how it is cut.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FramedPicture {
    /// Its file.
    pub src: String,
    /// `16:9`, `4:3`, `1:1`; empty for the whole picture.
    pub crop: String,
    /// The point that must stay: `0.4,0.3`, across and down.
    pub focus: String,
}

/// Something that changed and is not words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FactView {
    /// `kind`, `level`, `picture`, `crop`, `focus`, `address`, `layout` ...
    pub name: String,
    /// As it was; empty for nothing.
    pub was: String,
    /// As it is.
    pub now: String,
}

/// One line of words, compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LineView {
    /// `headline`, `short_headline`, `standfirst`, `text`, `attribution`, `alt`,
    /// `credit`, `licence`, `caption`, `title`, `cell`, `code`.
    pub label: String,
    /// Where it stands inside its block, from nought, outermost first: an item,
    /// a row and a column.
    pub place: Vec<u32>,
    /// `both`, `old`, `new`.
    pub side: String,
    /// The words, in reading order.
    pub runs: Vec<RunView>,
}

/// Words that were kept, cut, added, or only marked otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RunView {
    /// `kept`, `cut`, `added`, `marked`.
    pub change: String,
    /// The words; of marked ones, as they are.
    pub pieces: Vec<PieceView>,
    /// Marked ones as they were; empty for the others.
    pub was: Vec<PieceView>,
}

/// Words under one set of marks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PieceView {
    /// The words; a note's label where `marks` has `note`.
    pub text: String,
    /// `strong`, `em`, `strike`, `sub`, `sup`, `code`, `link`, `note`, `break`.
    pub marks: Vec<String>,
    /// Where a link leads; empty for none.
    pub href: String,
}

/// Put a version back, or one place of it, as a new revision.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Restore {
    /// Which story.
    pub story: String,
    /// Which version, as in [`Compare`].
    pub revision: String,
    /// One place: a block's id in that version or in the text now, or
    /// `headline`, `short_headline`, `standfirst`. Empty for all of it.
    pub place: String,
    /// The save this was decided on; refused when the text is another by now.
    #[serde(default)]
    pub seq: Option<u32>,
}

/// Call a version something.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NameVersion {
    /// Which story.
    pub story: String,
    /// Which version, as in [`Compare`]; empty or `now` for the text as it
    /// stands, which becomes a revision where it is none.
    pub revision: String,
    /// The name; empty takes it away.
    pub name: String,
}
