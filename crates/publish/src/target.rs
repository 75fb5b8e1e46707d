//! The forms a story is published in.

use std::fmt;
use std::str::FromStr;

/// A published form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A page on its own: one file, no script.
    Html,
    /// The article alone, for a site that has its own frame.
    Fragment,
    /// Canonical Markdown with front matter.
    Markdown,
}

/// A word that names no target.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\u{201c}{0}\u{201d} is not something to export to; use one of: html, fragment, markdown")]
pub struct UnknownTarget(pub String);

impl Target {
    /// Every target.
    pub const ALL: [Self; 3] = [Self::Html, Self::Fragment, Self::Markdown];

    /// The name in commands.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Fragment => "fragment",
            Self::Markdown => "markdown",
        }
    }

    /// What follows the slug in a file's name, without the first dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Fragment => "fragment.html",
            Self::Markdown => "md",
        }
    }

    /// The media type a server should send (RFC 6838; RFC 7763 for Markdown).
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Html | Self::Fragment => "text/html; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Target {
    type Err = UnknownTarget;
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .into_iter()
            .find(|target| target.name() == name)
            .ok_or_else(|| UnknownTarget(name.to_owned()))
    }
}
