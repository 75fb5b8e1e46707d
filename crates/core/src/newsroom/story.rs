//! The tracked thing, from pitch to archive, apart from its words.

use super::state::states;
use super::{Publication, Workflow};
use crate::ids::{AuthorId, DeskId, PersonId, StoryId};
use jiff::Timestamp;
use unicode_normalization::UnicodeNormalization;

states! {
    /// What sort of piece it is; printed as a label where readers must know.
    Kind, "kind of story" {
        /// A report.
        News = "news",
        /// Says what the news means; must say so.
        Analysis = "analysis",
        /// Argues; must say so.
        Commentary = "commentary",
        /// Answers questions.
        Explainer = "explainer",
        /// Questions and answers.
        Interview = "interview",
        /// A longer piece.
        Feature = "feature",
        /// A life.
        Obituary = "obituary",
        /// A judgement of a work.
        Review = "review",
    }
}

states! {
    /// What someone did for a story.
    CreditRole, "credit" {
        /// Wrote it.
        Writer = "writer",
        /// Reported for it.
        AdditionalReporting = "additional-reporting",
        /// Took its pictures.
        Photographer = "photographer",
        /// Drew for it.
        Illustrator = "illustrator",
        /// Put it into this language.
        Translator = "translator",
        /// Edited it, where that is printed.
        Editor = "editor",
    }
}

states! {
    /// The legal read. Whether one that is needed was made is never stored: the
    /// newest sign-off for the law says it, of the text that it covers.
    Legal, "legal read" {
        /// Not needed.
        None = "none",
        /// Needed.
        Required = "required",
        /// Needed and made; what a screen says and what a person asks for.
        Complete = "complete",
    }
}

states! {
    /// The check of the facts; made by a sign-off, as the legal read is.
    Facts, "check of the facts" {
        /// Not needed.
        None = "none",
        /// Needed.
        Required = "required",
        /// Needed and made; what a screen says and what a person asks for.
        Complete = "complete",
    }
}

impl CreditRole {
    /// The words before the names: "additional reporting by".
    pub fn printed(self) -> &'static str {
        match self {
            Self::Writer => "by",
            Self::AdditionalReporting => "additional reporting by",
            Self::Photographer => "photographs by",
            Self::Illustrator => "illustrations by",
            Self::Translator => "translated by",
            Self::Editor => "edited by",
        }
    }
}

impl Kind {
    /// The label readers must see, if any.
    pub fn label(self) -> Option<&'static str> {
        match self {
            Self::Analysis => Some("Analysis"),
            Self::Commentary => Some("Commentary"),
            Self::Explainer => Some("Explainer"),
            Self::Interview => Some("Interview"),
            Self::Obituary => Some("Obituary"),
            Self::Review => Some("Review"),
            Self::News | Self::Feature => None,
        }
    }
}

/// One ordered credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Whose name.
    pub author: AuthorId,
    /// For what.
    pub role: CreditRole,
}

/// Not before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Embargo {
    /// The moment it lifts.
    pub until: Timestamp,
    /// True when release is refused before it; false when it is a note.
    pub hard: bool,
}

/// A story's record: everything but its words.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    /// Which story.
    pub id: StoryId,
    /// Its name in addresses and file names; unique in the newsroom.
    pub slug: String,
    /// Short internal name, never printed.
    pub slugline: String,
    /// The desk it is for.
    pub desk: Option<DeskId>,
    /// What sort of piece.
    pub kind: Kind,
    /// Who is credited, in order.
    pub credits: Vec<Credit>,
    /// Where it was filed from; empty for none.
    pub dateline: String,
    /// When the desk needs it.
    pub due: Option<Timestamp>,
    /// Why there is no due time; empty where there is one, or none was asked for.
    pub no_due: String,
    /// Words ordered.
    pub length: Option<u32>,
    /// Why there is no length; empty as for `no_due`.
    pub no_length: String,
    /// BCP 47 tag of its language.
    pub language: String,
    /// Not before.
    pub embargo: Option<Embargo>,
    /// The legal read: none or required.
    pub legal: Legal,
    /// The check of the facts: none or required.
    pub facts: Facts,
    /// 1 (highest) to 6, as in IPTC's priority.
    pub priority: u8,
    /// 1 (most urgent) to 5, as in IPTC's urgency.
    pub urgency: u8,
    /// Subjects.
    pub tags: Vec<String>,
    /// Where it is on its way.
    pub workflow: Workflow,
    /// Where it was before it was held or spiked.
    pub before: Option<Workflow>,
    /// Whether readers have it.
    pub publication: Publication,
    /// When it is to go out; only while it is scheduled.
    pub scheduled_at: Option<Timestamp>,
    /// Versions that went out since the first.
    pub sequence: u32,
    /// Who is to write it.
    pub assignee: Option<PersonId>,
    /// Who has it in hand now.
    pub holder: Option<PersonId>,
    /// Who made the record.
    pub created_by: PersonId,
    /// When, in UTC.
    pub created_at: Timestamp,
    /// When readers first had it, in UTC.
    pub released_at: Option<Timestamp>,
    /// True once the desk may read it: it was filed, or its writer showed it.
    pub shown: bool,
    /// True once a desk commissioned it.
    pub ordered: bool,
}

/// A name fit for an address and for a file on any system, from a headline:
/// lower-case ASCII letters, digits and single dashes, at most 60 characters,
/// never empty (`fallback` serves for text with no such letter), never a name
/// that Windows reserves for a device.
pub fn slug(headline: &str, fallback: &str) -> String {
    let mut out = String::new();
    for letter in headline.nfkd().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => out.push(letter),
            '\'' | '\u{2019}' | '\u{300}'..='\u{36f}' => {}
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'þ' => out.push_str("th"),
            _ if !out.ends_with('-') => out.push('-'),
            _ => {}
        }
    }
    let cut = cut_at_word(out.trim_matches('-'), 60);
    let device = matches!(cut, "con" | "prn" | "aux" | "nul")
        || (cut.len() == 4
            && (cut.starts_with("com") || cut.starts_with("lpt"))
            && cut.ends_with(|c: char| c.is_ascii_digit()));
    match (cut.is_empty(), device) {
        (true, _) => fallback.to_owned(),
        (_, true) => format!("{cut}-story"),
        _ => cut.to_owned(),
    }
}

fn cut_at_word(slug: &str, most: usize) -> &str {
    match slug.get(..most) {
        None => slug,
        Some(head) => match head.rfind('-') {
            Some(dash) if dash > most / 2 => head.get(..dash).unwrap_or(head),
            _ => head,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_safe_on_every_system() {
        for (headline, expect) in [
            ("Island Ferry Contract Goes to a Bidder", "island-ferry-contract-goes-to-a-bidder"),
            ("Tomás Ó Briain\u{2019}s \u{201c}third\u{201d} ship", "tomas-o-briains-third-ship"),
            ("../../etc/passwd", "etc-passwd"),
            ("NUL", "nul-story"),
            ("COM1", "com1-story"),
            ("\u{1f6a2}\u{1f6a2}", "s1"),
            ("المجلس البلدي", "s1"),
            ("a\0b", "a-b"),
        ] {
            assert_eq!(slug(headline, "s1"), expect, "{headline}");
        }
        assert!(slug(&"harbour ".repeat(60), "s1").len() <= 60);
    }
}
