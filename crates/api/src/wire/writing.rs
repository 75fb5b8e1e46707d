//! What stands beside the copy: notes, snippets, templates, marks of what can go.

use super::Json;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What is written beside a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NotesView {
    /// Internal notes, the oldest first.
    pub notes: Vec<StoryNote>,
    /// This person's own scratchpad; nobody else is shown it.
    pub scratch: String,
    /// When the scratchpad was saved; none while it is empty.
    pub scratch_at: Option<String>,
}

/// An internal note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct StoryNote {
    /// Its id.
    pub id: String,
    /// Who wrote it.
    pub by: String,
    /// True when whoever asks wrote it, and may change it.
    pub mine: bool,
    /// When it was begun.
    pub at: String,
    /// When it last changed.
    pub changed_at: String,
    /// What it says, plain text.
    pub text: String,
}

/// Keep an internal note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveNote {
    /// On which story.
    pub story: String,
    /// Which note; none for a new one.
    pub note: Option<String>,
    /// What it says now; nothing takes it away.
    pub text: String,
}

/// Keep the scratchpad of whoever sits here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SaveScratch {
    /// Beside which story.
    pub story: String,
    /// What it says now.
    pub text: String,
    /// What it said when these words grew from it. Where it says something else
    /// by now, another window wrote there, and both stay.
    pub since: String,
}

/// Sent after COMMIT, never before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoteSaved {
    /// The note; none when it was taken away, and for a scratchpad.
    pub note: Option<String>,
    /// When it was committed.
    pub at: String,
    /// What the scratchpad says now, where words of another window are in it too.
    pub met: Option<String>,
}

/// A named piece of copy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SnippetView {
    /// Its id; empty for a new one.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What is typed to have it, without the sign before it; empty for nothing.
    pub shortcut: String,
    /// True for the newsroom's, false for one's own.
    pub shared: bool,
    /// The copy, as blocks.
    pub blocks: Vec<Json>,
    /// Its words, plain, to tell it by.
    pub text: String,
}

/// Take something away by its id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ById {
    /// Which.
    pub id: String,
}

/// What a kind of story begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct TemplateView {
    /// Its id; empty for a new one.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The kind its stories are.
    pub kind: String,
    /// What to say in the place of a headline.
    pub headline: String,
    /// What to say in the place of a standfirst.
    pub standfirst: String,
    /// What filing asks for: `standfirst`, `quotation` ...
    pub required: Vec<String>,
    /// The blocks the body begins with.
    pub skeleton: Vec<PartView>,
    /// True for one that came with Stet.
    pub built_in: bool,
    /// True for one that came with Stet and that this newsroom changed.
    pub changed: bool,
}

/// A block that a template begins with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct PartView {
    /// `paragraph`, `subhead`, `quotation`.
    pub sort: String,
    /// Words it begins with; these are copy.
    pub text: String,
    /// What to write there; never copy.
    pub guide: String,
}

/// Every template, and what one may ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct TemplatesView {
    /// By name.
    pub templates: Vec<TemplateView>,
    /// Everything a template may ask for, with a few words for each.
    pub may_require: Vec<RequiredView>,
    /// Why whoever asks may not change them; none where they may.
    pub why_not: Option<String>,
}

/// Something a template may ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct RequiredView {
    /// Its name.
    pub name: String,
    /// "a standfirst"
    pub words: String,
}

/// Begin an empty body with a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ApplyTemplate {
    /// Which story.
    pub story: String,
    /// Which template, by id or name.
    pub template: String,
}

/// What is said in the place of words that are not there yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Guides {
    /// The template's name; empty for none.
    pub template: String,
    /// In the headline.
    pub headline: String,
    /// In the standfirst.
    pub standfirst: String,
    /// In blocks, by id.
    pub blocks: BTreeMap<String, String>,
}

/// Say which paragraphs can go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct MarkCut {
    /// Of which story.
    pub story: String,
    /// Their ids, the first to go first.
    pub blocks: Vec<String>,
}

/// Which paragraphs can go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CutView {
    /// Their ids, the first to go first; those that are gone already left out.
    pub blocks: Vec<String>,
    /// Words they save.
    pub words: u32,
}

/// What is being typed to link to a story of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct FindLink {
    /// The words, or an address inside the newsroom.
    pub query: String,
    /// At most this many.
    pub limit: u32,
}

/// A story to link to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct LinkFound {
    /// Which.
    pub story: String,
    /// Its headline, or its slugline until it has one.
    pub headline: String,
    /// Workflow state, or publication state once out.
    pub state: String,
    /// Its writers, joined.
    pub byline: String,
    /// The address inside the newsroom.
    pub href: String,
    /// Where readers have it; none until it is out, or where the newsroom's
    /// address is not known.
    pub address: Option<String>,
}

/// The words that stand for what is to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetPlaceholders {
    /// All of them, in order.
    pub words: Vec<String>,
}

/// One of a person's own autocorrect words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CorrectionView {
    /// The slip, in small letters.
    pub typed: String,
    /// What stands instead; the same again for a word that is left alone. Not
    /// looked at where one is taken away.
    pub meant: String,
}
