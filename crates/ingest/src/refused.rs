//! Why a source cannot become a story, and what to do about it.

/// A refusal. Each is a sentence that ends in what to do next.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nothing in it, or only white space.
    #[error("{name} is empty. Choose another file, or paste the page's text.")]
    Empty {
        /// The source's name.
        name: String,
    },
    /// Not text.
    #[error("{name} is not text: it looks like {looks_like}. {instead}")]
    Binary {
        /// The source's name.
        name: String,
        /// What it is, with its article: "a PDF file".
        looks_like: String,
        /// What to do instead, a sentence.
        instead: String,
    },
    /// More than is ever copy.
    #[error(
        "{name} is too large to be a story ({size}; the limit is {limit}). Cut the story out of it and import that."
    )]
    TooLarge {
        /// The source's name.
        name: String,
        /// Its size, for people.
        size: String,
        /// The limit, for people.
        limit: String,
    },
    /// Text, but not a story.
    #[error(
        "{name} does not look like a story: {why}. Open the story itself, copy the whole page and import that, or start a new story and paste the text you want into it."
    )]
    NotAnArticle {
        /// The source's name.
        name: String,
        /// What it looks like instead, a clause.
        why: String,
    },
    /// A page with nothing to print.
    #[error(
        "{name} has no copy: {why}. Check that the whole page was copied or saved, then import it again."
    )]
    NoCopy {
        /// The source's name.
        name: String,
        /// What was found instead, a clause.
        why: String,
    },
    /// Text in an encoding that cannot be made out.
    #[error(
        "{name} can't be read as text: {why}. Save it again as UTF-8, or open it, copy the text and paste it."
    )]
    Unreadable {
        /// The source's name.
        name: String,
        /// What stands in the way, a clause.
        why: String,
    },
}

impl Refused {
    /// One word for programs; stable.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty { .. } => "empty",
            Self::Binary { .. } => "binary",
            Self::TooLarge { .. } => "too_large",
            Self::NotAnArticle { .. } => "not_an_article",
            Self::NoCopy { .. } => "no_copy",
            Self::Unreadable { .. } => "unreadable",
        }
    }
}
