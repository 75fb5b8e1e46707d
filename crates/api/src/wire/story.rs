//! Stories: in lists, and whole.

use super::{ActView, ApprovalView, DeskRef, LeaseView, SiblingView};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// ProseMirror JSON, passed through.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(export, export_to = "wire.ts")]
pub struct Json(#[ts(type = "Record<string, unknown>")] pub serde_json::Value);

/// A story in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct StoryRow {
    /// Its id.
    pub id: String,
    /// Its name in addresses.
    pub slug: String,
    /// Its internal name.
    pub slugline: String,
    /// Its headline; empty until it has one.
    pub headline: String,
    /// `news`, `analysis` ...
    pub kind: String,
    /// Its desk.
    pub desk: Option<DeskRef>,
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
    /// How many placeholders stand in it; none said of what is out, or of words
    /// that whoever asks may not read.
    pub placeholders: u32,
    /// Not before.
    pub embargo_until: Option<String>,
    /// True when the embargo is hard.
    pub embargo_hard: bool,
    /// BCP 47 tag.
    pub language: String,
    /// When it last changed.
    pub changed_at: String,
    /// When readers first had it.
    pub released_at: Option<String>,
    /// The note it was last returned or held with.
    pub note: Option<NoteView>,
    /// True when approved by someone who also wrote it.
    pub self_approved: bool,
    /// True while only its writers may read it; never in a newsroom of one.
    pub private: bool,
    /// True where whoever asks may know that it exists and not read it: it has
    /// no headline here.
    pub outline: bool,
}

/// A note that came with an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NoteView {
    /// Who wrote it.
    pub by: String,
    /// When.
    pub at: String,
    /// With which act: `return`, `hold`, `spike`.
    pub act: String,
    /// The words.
    pub text: String,
}

/// Home: what waits for this person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Home {
    /// Mine, being written.
    pub drafts: Vec<StoryRow>,
    /// Mine, sent back.
    pub returned: Vec<StoryRow>,
    /// Mine to do: pitched or commissioned.
    pub assigned: Vec<StoryRow>,
    /// On my desks, filed or in editing, for my eyes.
    pub waiting: Vec<StoryRow>,
    /// Under embargo, soonest first.
    pub embargoes: Vec<StoryRow>,
    /// Mine, with the desk or approved.
    pub under_way: Vec<StoryRow>,
}

/// Ask for a desk's queue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DeskQuery {
    /// Which desk; none for all of them.
    pub desk: Option<String>,
}

/// A desk's queue, grouped by state on the screen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct DeskQueue {
    /// Which desk; none for all.
    pub desk: Option<DeskRef>,
    /// Those who can approve on it now.
    pub can_approve: Vec<String>,
    /// Everything not live, most urgent first; spiked last. At most 500.
    pub rows: Vec<StoryRow>,
    /// The newest live ones, at most 20.
    pub live: Vec<StoryRow>,
    /// How many rows there are in all.
    pub total: u32,
}

/// Ask for a story by id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct ByStory {
    /// Which: an id, a unique id prefix or a slug.
    pub story: String,
}

/// Begin a story.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct NewStory {
    /// Its headline, if known.
    pub headline: String,
    /// For which desk; none for the default one.
    pub desk: Option<String>,
    /// Its kind; none for news, or the template's.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<String>,
    /// Words ordered.
    #[serde(default)]
    #[ts(optional)]
    pub length: Option<u32>,
    /// The template its body begins with, by id or name.
    #[serde(default)]
    #[ts(optional)]
    pub template: Option<String>,
}

/// The words above the body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Furniture {
    /// Plain.
    pub headline: String,
    /// Plain.
    pub short_headline: String,
    /// Inline nodes; emphasis and links only.
    pub standfirst: Vec<Json>,
}

/// A story whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct StoryView {
    /// As it stands in lists.
    pub row: StoryRow,
    /// The document's schema number.
    pub schema: u32,
    /// The words above the body.
    pub furniture: Furniture,
    /// The body's blocks.
    pub blocks: Vec<Json>,
    /// The working copy's number; goes up by one with every save.
    pub seq: u32,
    /// Credits in order.
    pub credits: Vec<CreditView>,
    /// The line printed from them.
    pub byline: String,
    /// Where it was filed from.
    pub dateline: String,
    /// Subjects.
    pub tags: Vec<String>,
    /// `none`, `required`; `complete` while a legal read covers the text as it stands.
    pub legal: String,
    /// The same of the check of the facts.
    pub facts: String,
    /// Why there is no due time; empty for no reason.
    pub no_due: String,
    /// Why there is no length; empty for no reason.
    pub no_length: String,
    /// When it is to go out; none while it is not scheduled.
    pub scheduled_at: Option<String>,
    /// 1 to 6.
    pub priority: u32,
    /// 1 to 5.
    pub urgency: u32,
    /// Who is to write it.
    pub assignee: Option<super::PersonRef>,
    /// What can be done with it now, and what stands in the way.
    pub acts: Vec<ActView>,
    /// The newest sign-off.
    pub approval: Option<ApprovalView>,
    /// The newest sign-off for each function, with what it no longer covers.
    pub sign_offs: Vec<super::SignOffView>,
    /// The version being worked on, of a story that is out.
    pub next: Option<super::NextVersionView>,
    /// What one person asked for and only a second can do.
    pub asked: Option<super::AskedView>,
    /// Why the text can't be changed; none when it can.
    pub read_only: Option<String>,
    /// True when whoever asks may suggest other words.
    pub can_suggest: bool,
    /// What is to come, each with the words around it.
    pub placeholders: Vec<String>,
    /// What else is missing before it can be approved, or filed while it is still
    /// with its writer; a line each.
    pub missing: Vec<String>,
    /// How many pictures say nothing to those who cannot see them: to be looked at,
    /// never a reason to refuse.
    pub undescribed: u32,
    /// Characters in the body.
    pub characters: u32,
    /// Minutes to read.
    pub reading_minutes: u32,
    /// Who can approve on its desk now.
    pub can_approve: Vec<String>,
    /// The name of the file it was imported from; none when written here.
    pub imported_from: Option<String>,
    /// Who has it open for writing now.
    pub lease: Option<LeaseView>,
    /// Texts kept beside it that nobody has settled yet, oldest first.
    pub siblings: Vec<SiblingView>,
    /// Paragraphs of the text that were damaged on the disk and that something stands for.
    pub damaged: Vec<super::DamagedView>,
    /// What is said in the place of words that are not there yet; never copy.
    pub guides: super::Guides,
    /// Which paragraphs can go when it is too long.
    pub cut: super::CutView,
}

/// One credit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CreditView {
    /// The author's id.
    pub author: String,
    /// Their name.
    pub name: String,
    /// `writer` ...
    pub role: String,
}

/// Change what is not words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct SetFields {
    /// Which story.
    pub story: String,
    /// What to change.
    pub fields: FieldsIn,
}

/// Each field is left alone when absent; an empty string clears it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
#[ts(export, export_to = "wire.ts", optional_fields)]
pub struct FieldsIn {
    /// Internal name.
    pub slugline: Option<String>,
    /// Name in addresses.
    pub slug: Option<String>,
    /// Desk, by id or name.
    pub desk: Option<String>,
    /// Kind.
    pub kind: Option<String>,
    /// RFC 3339, or local `YYYY-MM-DDTHH:MM` in the newsroom's zone.
    pub due: Option<String>,
    /// Words; empty for none.
    pub length: Option<String>,
    /// Where it was filed from.
    pub dateline: Option<String>,
    /// BCP 47.
    pub language: Option<String>,
    /// As `due`.
    pub embargo_until: Option<String>,
    /// `advisory` or `hard`.
    pub embargo: Option<String>,
    /// `none`, `required`; `complete` signs the text for the law as it stands.
    pub legal: Option<String>,
    /// The same for the check of the facts.
    pub facts: Option<String>,
    /// Why there is no due time.
    pub no_due: Option<String>,
    /// Why there is no length.
    pub no_length: Option<String>,
    /// 1 to 6.
    pub priority: Option<String>,
    /// 1 to 5.
    pub urgency: Option<String>,
    /// Separated by commas.
    pub tags: Option<String>,
    /// Who is to write it, by id or name.
    pub assignee: Option<String>,
    /// All credits, in order.
    pub credits: Option<Vec<CreditIn>>,
}

/// One credit by name; a name the newsroom does not have makes an author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct CreditIn {
    /// An author's id or name.
    pub author: String,
    /// `writer` ...
    pub role: String,
}

/// What is being typed into the jump box.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Jump {
    /// The words.
    pub query: String,
    /// At most this many.
    pub limit: u32,
}

/// A story found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(export, export_to = "wire.ts")]
pub struct Hit {
    /// Which.
    pub story: String,
    /// Its headline.
    pub headline: String,
    /// Its internal name.
    pub slugline: String,
    /// Its desk's name; empty for none.
    pub desk: String,
    /// Workflow state, or publication state once out.
    pub state: String,
    /// Its writers, joined.
    pub byline: String,
    /// Words around the match, plain; empty when the headline matched.
    pub snippet: String,
}
