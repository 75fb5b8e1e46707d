//! A revision: the whole text at one moment, by reference to its blocks.

use super::json::inlines_to_json;
use super::{Furniture, Hash, SCHEMA, text_hash};
use crate::ids::{DeviceId, PersonId, StoryId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A revision's name is the hash of everything it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RevisionId(pub Hash);

/// The moments at which a working copy becomes a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// The story came in from a file or a paste.
    Imported,
    /// The story was begun here.
    Started,
    /// An older version, or a paragraph of one, was put back.
    Restored,
    /// The copy was replaced as a whole, from Markdown.
    Replaced,
    /// Handed to the desk.
    Filed,
    /// Taken by an editor.
    Taken,
    /// Sent back to the writer.
    Returned,
    /// Signed off.
    Approved,
    /// Signed off for the law, or for the facts.
    Signed,
    /// Handed to the pipeline.
    Released,
    /// The writer stopped for a while, or left the story.
    Paused,
    /// Somebody else took over the writing.
    TakenOver,
    /// Words that came late, kept beside the story's text.
    Kept,
    /// Words that were kept beside the text were put together with it.
    Merged,
    /// What somebody suggested was taken.
    Accepted,
}

/// The whole text at one moment. It never changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The story it is a text of.
    pub story: StoryId,
    /// What it was made from: none for the first, two after a merge.
    pub parents: Vec<RevisionId>,
    /// The words above the body.
    pub furniture: Furniture,
    /// The body's blocks, in order, by their hashes.
    pub blocks: Vec<Hash>,
    /// Who made it.
    pub author: PersonId,
    /// On which machine.
    pub device: DeviceId,
    /// When, in UTC. For people; nothing is ordered by it.
    pub at: Timestamp,
    /// Why it was made.
    pub moment: Moment,
}

impl Revision {
    /// The revision's name, from everything it says.
    pub fn id(&self) -> RevisionId {
        let parents: Vec<String> = self.parents.iter().map(|parent| parent.0.to_string()).collect();
        let said = serde_json::json!([
            "stet revision",
            SCHEMA,
            self.story.as_str(),
            parents,
            self.furniture.headline,
            self.furniture.short_headline,
            inlines_to_json(&self.furniture.standfirst),
            self.blocks.iter().map(Hash::to_string).collect::<Vec<_>>(),
            self.author.as_str(),
            self.device.as_str(),
            self.at.to_string(),
            self.moment,
        ]);
        RevisionId(Hash::of(said.to_string().as_bytes()))
    }

    /// What an approval of this text is bound to.
    pub fn text_hash(&self) -> Hash {
        text_hash(&self.furniture, &self.blocks)
    }
}
