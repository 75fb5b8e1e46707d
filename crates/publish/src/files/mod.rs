//! Putting an export into a folder, and checking one.
//!
//! Each file is whole or absent: it is written under a temporary name and
//! renamed, never through a link, never outside the folder. The manifest comes
//! last and is the commit mark: whoever takes files by it never sees half a set.
//! What the files say is not decided here.

mod folder;
mod manifest;
mod name;
mod verify;
mod write;

pub use manifest::{MANIFEST, PROOFS};
pub use name::file_name;
pub(crate) use name::{picture_name, stem};
pub use verify::{Verified, verify};
pub use write::write_set;

#[cfg(test)]
mod tests;

/// What an export is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Released stories, for a pipeline.
    Released,
    /// Marked proofs, for people.
    Proof,
}

/// One file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportFile {
    /// Its name in the folder, from [`file_name`].
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
    /// What a server should say it is.
    pub media_type: String,
    /// The story it is a form of.
    pub story: String,
    /// The revision it was made from.
    pub revision: String,
    /// The hash of the approved text.
    pub text_hash: String,
    /// Corrections since the first release.
    pub sequence: u32,
}

/// What an export did. Every list is sorted by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files written.
    pub written: Vec<Filed>,
    /// Files that already held these bytes.
    pub same: Vec<Filed>,
    /// Files an earlier export listed and the manifest no longer does.
    pub stale: Vec<Stale>,
    /// The manifest's name in the folder; empty where none was written.
    pub manifest: String,
}

/// One file of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Its name in the folder.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// The SHA-256 of its bytes, hex.
    pub sha256: String,
}

/// A file that has left the manifest. It is never deleted: it may be somebody's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// Its name in the folder.
    pub path: String,
    /// Why the manifest no longer lists it.
    pub why: &'static str,
}
