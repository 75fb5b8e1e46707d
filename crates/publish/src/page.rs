//! The page model: everything any published form of a story needs, and nothing
//! that can still change.
//!
//! A release stores its page as JSON, so the bios and titles on it stay what
//! they were on the day (invariant 13). Which stories the boxes below a page
//! list is not part of it: see [`crate::Related`].

mod frozen;

use crate::PagePicture;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use stet_core::ids::{AuthorId, StoryId};
use stet_core::newsroom::{CreditRole, Kind};
use stet_core::text::Document;

/// A story as it is printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Which story.
    pub story: StoryId,
    /// Its name in addresses and file names; made safe again before use.
    pub slug: String,
    /// What sort of piece.
    pub kind: Kind,
    /// The label readers must see ("Analysis"); none for plain news.
    #[serde(default)]
    pub label: Option<String>,
    /// BCP 47 tag of its language; empty is read as English.
    pub language: String,
    /// Which way the language runs.
    #[serde(default)]
    pub direction: Direction,
    /// The words: headline, short headline, standfirst and body.
    #[serde(with = "frozen")]
    pub document: Document,
    /// Who is credited, in order.
    pub credits: Vec<PageCredit>,
    /// Where it was filed from; empty for none.
    #[serde(default)]
    pub dateline: String,
    /// When readers first had it; none on a proof.
    #[serde(default)]
    pub published: Option<Timestamp>,
    /// When its words last changed in substance; none, or the same as
    /// `published`, where they have not.
    #[serde(default)]
    pub modified: Option<Timestamp>,
    /// Corrections since the first release.
    #[serde(default)]
    pub sequence: u32,
    /// The newsroom's zone, by its IANA name; empty is read as UTC.
    #[serde(default)]
    pub zone: String,
    /// Subjects.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Who publishes it.
    pub publisher: Publisher,
    /// True where one person wrote and approved it. For the record; not printed.
    #[serde(default)]
    pub self_approved: bool,
    /// The revision that was released.
    pub revision: String,
    /// The hash of its text, as approved.
    pub text_hash: String,
    /// True for a proof: the page then says that it is not for publication.
    #[serde(default)]
    pub proof: bool,
    /// The kept pictures it prints. They are named by what they hold and can't
    /// change, so they are not frozen with it but handed over to be printed.
    #[serde(skip)]
    pub pictures: Vec<PagePicture>,
}

/// Which way a language runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From left to right.
    #[default]
    Ltr,
    /// From right to left.
    Rtl,
}

impl Direction {
    /// The direction a language is written in, from its BCP 47 tag.
    pub fn of(language: &str) -> Self {
        let mut parts = language.split('-');
        let first = parts.next().unwrap_or_default().to_ascii_lowercase();
        let script = parts.find(|part| part.len() == 4).map(str::to_ascii_lowercase);
        let rtl = match script.as_deref() {
            Some(script) => matches!(script, "arab" | "hebr" | "thaa" | "syrc" | "nkoo" | "adlm" | "rohg"),
            None => matches!(
                first.as_str(),
                "ar" | "arc" | "ckb" | "dv" | "fa" | "he" | "iw" | "ks" | "ps" | "sd" | "ug" | "ur" | "yi"
            ),
        };
        if rtl { Self::Rtl } else { Self::Ltr }
    }

    /// The value of HTML's `dir`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// One credit, with the author as they were on the day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageCredit {
    /// Which author.
    pub author: AuthorId,
    /// The name as printed.
    pub name: String,
    /// For what.
    pub role: CreditRole,
    /// The title on the day: "deputy desk chief for Coast".
    #[serde(default)]
    pub title_on_the_day: Option<String>,
    /// One or two sentences, plain text; empty for none.
    #[serde(default)]
    pub short_bio: String,
    /// The portrait.
    #[serde(default)]
    pub photo: Option<PagePhoto>,
}

/// A portrait, carried inside the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PagePhoto {
    /// `image/jpeg`, `image/png` or `image/webp`.
    pub media_type: String,
    /// The picture's bytes in base64 (RFC 4648, padded).
    pub data: String,
}

impl PagePhoto {
    /// Takes a picture's bytes.
    pub fn new(media_type: impl Into<String>, bytes: &[u8]) -> Self {
        use base64::Engine;
        Self { media_type: media_type.into(), data: base64::engine::general_purpose::STANDARD.encode(bytes) }
    }
}

/// Who publishes a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publisher {
    /// The name in the masthead.
    pub name: String,
    /// Where the pages will stand, as an `https` address; none when unknown.
    #[serde(default)]
    pub base_url: Option<String>,
}
