//! Holding a folder against its manifest.

use super::Mode;
use super::folder::{Entry, Folder};
use super::manifest::{Listed, MANIFEST, Manifest, PROOFS, sha256};
use super::name::is_safe;
use crate::VerifyError;
use std::collections::BTreeSet;
use std::path::Path;

/// What a good export holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many files the manifest lists, all of them present and unchanged.
    pub files: usize,
    /// The hash of the whole set.
    pub set: String,
}

/// Holds a folder against its manifest: every listed file present and
/// unchanged, and nothing else there. Names that begin with a dot are nobody's
/// to publish and are passed over. Proofs are refused.
pub fn verify(dir: &Path) -> Result<Verified, VerifyError> {
    let unreadable = |why: String| VerifyError::Unreadable { folder: dir.to_owned(), why };
    let folder = Folder::open(dir).map_err(unreadable)?;
    let manifest = released(&folder).map_err(unreadable)?;
    let names = folder.names().map_err(|error| unreadable(error.to_string()))?;
    let mut problems: Vec<String> = Vec::new();
    if !manifest.is_whole() {
        problems.push(format!("{MANIFEST}: edited, its own hash does not match"));
    }
    problems.extend(manifest.files.iter().filter_map(|listed| problem(&folder, listed)));
    let listed: BTreeSet<&str> = manifest.files.iter().map(|file| file.path.as_str()).collect();
    problems.extend(names.iter().filter_map(|name| extra(&folder, name, &listed)));
    if problems.is_empty() {
        return Ok(Verified { files: manifest.files.len(), set: manifest.set().to_owned() });
    }
    problems.sort();
    Err(VerifyError::Problems { folder: dir.to_owned(), problems })
}

fn released(folder: &Folder) -> Result<Manifest, String> {
    const ARE_PROOFS: &str =
        "these are proofs, not for publication; release the stories and export them to another folder";
    let there = |name| folder.entry(name).unwrap_or(Entry::Absent);
    match there(MANIFEST) {
        Entry::File(_) => {}
        Entry::Absent if there(PROOFS) != Entry::Absent => return Err(ARE_PROOFS.into()),
        Entry::Absent => return Err(format!("there is no {MANIFEST}; nothing was exported here")),
        Entry::Link | Entry::Other => return Err(format!("{MANIFEST} is not a plain file")),
    }
    let bytes = folder.read(MANIFEST).map_err(|error| format!("{MANIFEST} cannot be read ({error})"))?;
    let manifest = Manifest::read(&bytes).map_err(|why| format!("{MANIFEST}: {why}"))?;
    match manifest.mode() {
        Mode::Released => Ok(manifest),
        Mode::Proof => Err(ARE_PROOFS.into()),
    }
}

fn problem(folder: &Folder, listed: &Listed) -> Option<String> {
    let path = &listed.path;
    if !is_safe(path) {
        return Some(format!("{path:?}: not a name that is ever exported"));
    }
    let said = match folder.entry(path) {
        Ok(Entry::Absent) => "missing".to_owned(),
        Ok(Entry::Link) => "changed, it is a link now".to_owned(),
        Ok(Entry::Other) => "changed, it is not a file now".to_owned(),
        Ok(Entry::File(bytes)) if bytes != listed.bytes => {
            format!("changed, {bytes} bytes where {} were exported", listed.bytes)
        }
        Ok(Entry::File(_)) => match folder.read(path) {
            Ok(bytes) if sha256(&bytes) == listed.sha256 => return None,
            Ok(_) => "changed, its hash does not match".to_owned(),
            Err(error) => format!("cannot be read ({error})"),
        },
        Err(error) => format!("cannot be read ({error})"),
    };
    Some(format!("{path}: {said}"))
}

fn extra(folder: &Folder, name: &str, listed: &BTreeSet<&str>) -> Option<String> {
    if name == MANIFEST || name.starts_with('.') || listed.contains(name) {
        return None;
    }
    let what = match folder.entry(name) {
        Ok(Entry::Other) => "extra folder",
        _ => "extra",
    };
    Some(format!("{name}: {what}, not in the manifest"))
}
