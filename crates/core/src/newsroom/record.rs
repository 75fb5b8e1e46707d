//! What is printed and is not words: the record that a sign-off binds beside the
//! text.

use super::state::states;
use super::{CreditRole, Kind, Story};
use crate::ids::{AuthorId, PersonId};
use crate::text::Hash;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

states! {
    /// Why a story that is out goes out again.
    VersionKind, "kind of new version" {
        /// Something was wrong.
        Correction = "correction",
        /// Something could be misread.
        Clarification = "clarification",
        /// Something happened since.
        Update = "update",
    }
}

/// The version of a story that is out which is being worked on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextVersion {
    /// Why there is one.
    pub kind: VersionKind,
    /// What readers are told; printed on the page.
    pub note: String,
    /// Who opened it.
    pub opened_by: PersonId,
    /// When, in UTC.
    pub at: Timestamp,
}

/// Everything readers see that is not the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed {
    /// Its address.
    pub slug: String,
    /// What sort of piece.
    pub kind: Kind,
    /// Who is credited for what, in order.
    pub credits: Vec<(AuthorId, CreditRole)>,
    /// Where it was filed from.
    pub dateline: String,
    /// BCP 47 tag of its language.
    pub language: String,
    /// Subjects.
    pub tags: Vec<String>,
    /// The bios that this story words for itself.
    pub bios: Vec<(AuthorId, String)>,
    /// The kind of the version and the note to the reader; none for a first one.
    pub version: Option<(VersionKind, String)>,
}

impl Printed {
    /// What is printed of a story as its record stands.
    pub fn of(story: &Story, bios: &[(AuthorId, String)], next: Option<&NextVersion>) -> Self {
        Self {
            slug: story.slug.clone(),
            kind: story.kind,
            credits: story.credits.iter().map(|credit| (credit.author.clone(), credit.role)).collect(),
            dateline: story.dateline.clone(),
            language: story.language.clone(),
            tags: story.tags.clone(),
            bios: bios.to_vec(),
            version: next.map(|next| (next.kind, next.note.clone())),
        }
    }

    /// Its address as a value. The same record has the same hash in every file.
    pub fn hash(&self) -> Hash {
        let parts = serde_json::json!([
            self.slug,
            self.kind.name(),
            self.credits.iter().map(|(author, role)| [author.as_str(), role.name()]).collect::<Vec<_>>(),
            self.dateline,
            self.language,
            self.tags,
            self.bios,
            self.version.as_ref().map(|(kind, note)| [kind.name(), note.as_str()]),
        ]);
        Hash::of(format!("stet record 1\n{parts}").as_bytes())
    }

    /// The names of what readers would see differently.
    pub fn differs(&self, now: &Self) -> Vec<&'static str> {
        let parts = [
            ("slug", self.slug != now.slug),
            ("kind", self.kind != now.kind),
            ("credits", self.credits != now.credits),
            ("dateline", self.dateline != now.dateline),
            ("language", self.language != now.language),
            ("tags", self.tags != now.tags),
            ("bios", self.bios != now.bios),
            ("reader note", self.version != now.version),
        ];
        parts.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }

    /// The story with this record, as it was when it went out. Its address stays.
    pub fn put_back(&self, story: Story) -> Story {
        let credit =
            |(author, role): &(AuthorId, CreditRole)| super::Credit { author: author.clone(), role: *role };
        Story {
            kind: self.kind,
            credits: self.credits.iter().map(credit).collect(),
            dateline: self.dateline.clone(),
            language: self.language.clone(),
            tags: self.tags.clone(),
            ..story
        }
    }
}

/// The hash of what is printed of a story beside its words.
pub fn record_hash(story: &Story, bios: &[(AuthorId, String)], next: Option<&NextVersion>) -> Hash {
    Printed::of(story, bios, next).hash()
}
