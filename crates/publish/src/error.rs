//! What can go wrong on the way out, each said so that somebody can act on it.

use std::io;
use std::path::PathBuf;

/// Why something was not rendered or not written.
#[derive(Debug, thiserror::Error)]
pub enum PublishError {
    /// The theme's folder or one of its files could not be read.
    #[error("cannot read the theme file {}: {source}", path.display())]
    ThemeFile {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A template is wrong.
    #[error("the theme's {file}, line {line}: {message}")]
    Template {
        /// The template's file name.
        file: String,
        /// The line, from 1; 0 when unknown.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// The story cannot be printed as it is.
    #[error("\u{201c}{slug}\u{201d} cannot be printed: {why}")]
    Page {
        /// The story's slug.
        slug: String,
        /// What is wrong and what to do.
        why: String,
    },
    /// Two stories want one file.
    #[error(
        "two stories want the file {path}: {first} and {second}; give one of them another slug (stet set STORY slug=...) and export again"
    )]
    SameName {
        /// The file both want.
        path: String,
        /// The story that has it.
        first: String,
        /// The story that wants it too.
        second: String,
    },
    /// A name that must not be written.
    #[error("\u{201c}{0}\u{201d} is not a safe file name")]
    UnsafeName(String),
    /// The folder cannot be used.
    #[error("cannot export to {}: {why}", folder.display())]
    Folder {
        /// The folder asked for.
        folder: PathBuf,
        /// Why not, and what to do.
        why: String,
    },
    /// Reading or writing failed.
    #[error("cannot {doing} {} in {}: {source}", name, folder.display())]
    Io {
        /// "write", "read" ...
        doing: &'static str,
        /// The file in the folder.
        name: String,
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Why a folder is not a good export.
#[derive(Debug, thiserror::Error)]
pub enum VerifyError {
    /// There is nothing to verify, or it cannot be read.
    #[error("cannot verify {}: {why}", folder.display())]
    Unreadable {
        /// The folder.
        folder: PathBuf,
        /// Why, and what to do.
        why: String,
    },
    /// The folder differs from its manifest.
    #[error("{} is not as exported:\n{}", folder.display(), problems.join("\n"))]
    Problems {
        /// The folder.
        folder: PathBuf,
        /// One line per problem, sorted.
        problems: Vec<String>,
    },
}
