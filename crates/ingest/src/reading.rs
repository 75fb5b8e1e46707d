//! What came of reading: the copy, what is proposed about it, what was left out.

use crate::paste::PastedPicture;
use stet_core::newsroom::{CreditRole, Function, Kind, Legal};
use stet_core::text::Document;

/// One source, read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What sort of source it was taken for.
    pub form: Form,
    /// The encoding it was read in, by its usual name.
    pub encoding: String,
    /// Headline, standfirst and body.
    pub document: Document,
    /// What else the source says about the story.
    pub fields: Fields,
    /// Who is credited, in order, each once per role.
    pub credits: Vec<ProposedCredit>,
    /// Bios, at most one an author.
    pub bios: Vec<ProposedBio>,
    /// Desk roles that bios and bylines claim.
    pub roles: Vec<ProposedRole>,
    /// Everything that was not used, in the order of the source.
    pub dropped: Vec<Dropped>,
    /// Sentences for the person who imports: what to look at.
    pub warnings: Vec<String>,
    /// Pictures that came inside the source; a figure names its own `pasted:` and
    /// the place in this list.
    pub pictures: Vec<PastedPicture>,
}

/// What a source was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// The text of a web page as copying it gives it.
    PageDump,
    /// HTML.
    Html,
    /// Markdown, with or without front matter.
    Markdown,
    /// Text with nothing of a page around it.
    PlainText,
    /// A Word file.
    Word,
}

impl Form {
    /// The name on the wire and in the file.
    pub fn name(self) -> &'static str {
        match self {
            Self::PageDump => "page_dump",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::PlainText => "plain_text",
            Self::Word => "word",
        }
    }
}

/// The story's fields that a source may carry; `None` where it says nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fields {
    /// Its name in addresses.
    pub slug: Option<String>,
    /// Short internal name.
    pub slugline: Option<String>,
    /// The desk it is for, as named in the source.
    pub desk: Option<String>,
    /// What sort of piece.
    pub kind: Option<Kind>,
    /// Where (and when) it was filed, as written, without the dash.
    pub dateline: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// When it was published elsewhere: a date, or a date with a time, in
    /// ISO 8601, with an offset only where the source gave one.
    pub published: Option<String>,
    /// When the desk needs it, as written.
    pub due: Option<String>,
    /// Words ordered.
    pub length: Option<u32>,
    /// Not before, as written.
    pub embargo: Option<String>,
    /// Whether that embargo is hard, where the source says which it is.
    pub embargo_hard: Option<bool>,
    /// Subjects, in order.
    pub tags: Option<Vec<String>>,
    /// The address the page names as its own.
    pub canonical: Option<String>,
    /// Where the legal read stands.
    pub legal: Option<Legal>,
    /// 1 to 6.
    pub priority: Option<u8>,
    /// 1 to 5.
    pub urgency: Option<u8>,
    /// Whose it is to write, by name.
    pub assignee: Option<String>,
}

/// A credit as found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedCredit {
    /// The name as printed.
    pub author: String,
    /// For what.
    pub role: CreditRole,
}

/// A bio as found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedBio {
    /// Whose, as in the credits.
    pub author: String,
    /// The words; paragraphs apart by a blank line.
    pub text: String,
}

/// A desk role that a bio or a byline claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedRole {
    /// Whose, as in the credits.
    pub author: String,
    /// As what.
    pub function: Function,
    /// On which desk, as named.
    pub desk: String,
    /// The words it was read from.
    pub because: String,
}

/// Something of the source that was not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// Its line in the source, from 1; 0 where lines have no meaning.
    pub line: usize,
    /// Its text.
    pub text: String,
    /// Why, in a few words for the person who imports.
    pub why: String,
    /// What sort of thing it is.
    pub what: LeftOut,
}

/// What sort of thing was left out. The first two are somebody's words that
/// were never meant as copy, and are offered as what they are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeftOut {
    /// Words that a tracked change deletes.
    Deletion,
    /// A comment in the margin.
    Comment,
    /// Words that the source hides from its reader.
    Hidden,
    /// Where a link led; its words stay.
    Link,
    /// A picture.
    Picture,
    /// A reference to a note that did not come along.
    Note,
    /// Anything else: furniture, scripts, labels.
    #[default]
    Other,
}

impl LeftOut {
    /// The name on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Deletion => "deletion",
            Self::Comment => "comment",
            Self::Hidden => "hidden",
            Self::Link => "link",
            Self::Picture => "picture",
            Self::Note => "note",
            Self::Other => "other",
        }
    }
}
