//! The file as the system sees it: is it there, may it be written, does it look
//! like ours, does another Stet hold it. Nothing here reads inside it.

use crate::error::{Error, Result};
use crate::key::FileName;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};

/// SQLCipher's page size; a file is a whole number of pages.
const PAGE: u64 = 4096;
/// What every SQLite file that is not encrypted begins with.
const PLAIN: [u8; 16] = *b"SQLite format 3\0";

/// Holds a newsroom file for one Stet, on a `.lock` file beside it. The system
/// lets go when the process ends, however it ends; the `.lock` file stays, since
/// removing it could take the lock from under another.
#[derive(Debug)]
pub(crate) struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // Said and not left to closing: a program that is just being started
        // from here has a copy of the handle for a moment. Should saying fail,
        // closing still lets go.
        let _ = self.0.unlock();
    }
}

impl Lock {
    pub(crate) fn take(path: &Path) -> Result<Self> {
        let beside = sibling(path, ".lock");
        let file = private().create(true).truncate(false).open(&beside).map_err(|error| {
            match Error::at(path, &error) {
                Error::Directory(_) => Error::ReadOnly(beside),
                other => other,
            }
        })?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(Error::InUse(path.to_owned())),
            Err(TryLockError::Error(error)) => Err(Error::at(path, &error)),
        }
    }
}

/// The one true path of an existing newsroom file, links followed.
pub(crate) fn existing(path: &Path) -> Result<PathBuf> {
    let path = path.canonicalize().map_err(|error| Error::at(path, &error))?;
    let about = path.metadata().map_err(|error| Error::at(&path, &error))?;
    if about.is_dir() {
        return Err(Error::Directory(path));
    }
    if !about.is_file() {
        return Err(Error::NotOurs { path, why: "it is a device or a pipe" });
    }
    if about.permissions().readonly() {
        return Err(Error::ReadOnly(path));
    }
    Ok(path)
}

/// What the file calls itself, if its outside looks like a newsroom file. Call
/// it only under the [`Lock`]: closing a second handle would end SQLite's locks.
pub(crate) fn name(path: &Path) -> Result<FileName> {
    let not_ours = |why| Err(Error::NotOurs { path: path.to_owned(), why });
    let mut start = [0; 16];
    let mut file = File::open(path).map_err(|error| Error::at(path, &error))?;
    let length = file.metadata().map_err(|error| Error::at(path, &error))?.len();
    if length == 0 {
        return not_ours("it is empty");
    }
    if file.read_exact(&mut start).is_err() || length < PAGE {
        return not_ours("it is too short, or was cut short");
    }
    if start == PLAIN {
        return not_ours("it is an ordinary SQLite database, not an encrypted one");
    }
    let log = sibling(path, "-wal").metadata().map_or(0, |about| about.len());
    if length % PAGE != 0 && log == 0 {
        return not_ours(
            "it is not a whole number of pages long; another kind of file, or one that was cut short",
        );
    }
    Ok(FileName::from_start(start))
}

/// Makes an empty file that only its owner may read, where nothing was before.
pub(crate) fn make(path: &Path) -> Result<()> {
    private().create_new(true).open(path).map_err(|error| refused(path, &error))?;
    Ok(())
}

/// The folder of a path, for a file that is to be made in it.
pub(crate) fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// Writes the folder's list of names to the disk, so that a new file in it is
/// still there after a power cut.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    let folder = folder(path);
    if cfg!(unix) {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| Error::at(folder, &error))?;
    }
    Ok(())
}

/// The file that stands beside another: `a.stet` and `.lock` make `a.stet.lock`.
pub(crate) fn sibling(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Options for a file that only its owner may read and write.
pub(crate) fn private() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// The error for a file that could not be made: what is missing is its folder.
pub(crate) fn refused(path: &Path, error: &std::io::Error) -> Error {
    match Error::at(path, error) {
        Error::Missing(_) => Error::Missing(folder(path).to_owned()),
        Error::ReadOnly(_) => Error::ReadOnly(folder(path).to_owned()),
        other => other,
    }
}
