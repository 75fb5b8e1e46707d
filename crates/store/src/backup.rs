//! Copies of the newsroom file: encrypted under the same key, whole, and read
//! through before they count as made. And the way back.
//!
//! A copy holds no key. Whoever wants to open it elsewhere needs the key file, or
//! the keyring, that opens the newsroom.

use crate::check::Check;
use crate::engine::{self, Role};
use crate::error::{Error, Result};
use crate::file::{self, Lock};
use crate::key::{FileName, Key};
use crate::keyring::{self, KeyRing};
use crate::store::Store;
use crate::table::{Chain, mark};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::path::{Path, PathBuf};

impl Store {
    /// Writes all that was committed so far into a new file. Nothing is ever
    /// overwritten; after any error nothing is left behind.
    pub fn back_up(&self, to: &Path) -> Result<()> {
        free(to)?;
        let name = FileName::of(&self.read(|read| read.newsroom().row())?.id);
        let part = begun(to)?;
        let made = fill(&self.connection(), &part, self.key(), name)
            .and_then(|()| proven(&part, self.key()))
            .and_then(|()| put(&part, to));
        if made.is_err() {
            forget(&part);
        }
        made
    }
}

impl Store {
    /// The chain of the journal in a copy of the file; none where the copy is of a
    /// program that sealed nothing yet.
    pub fn chain_in(&self, copy: &Path) -> Result<Option<Chain>> {
        self.in_copy(copy, |read| {
            if read.journal().is_sealed()? { read.journal().chain().map(Some) } else { Ok(None) }
        })
    }

    /// Why the last copy that is made by itself could not be kept; empty where it was.
    pub fn no_copy(&self) -> Result<String> {
        mark::no_copy(&self.connection())
    }

    /// Remembers why a copy could not be kept, or with nothing that it was.
    pub fn note_copy(&self, why: &str) -> Result<()> {
        mark::note_copy(&self.connection(), why)
    }
}

impl KeyRing {
    /// Puts a backup in the place of a newsroom file that nobody has open. Where a
    /// file stands there already it is moved aside first, to a name that ends in
    /// `aside`, with its key where the backup has another; without such an ending it
    /// is refused. Gives where the old file is now.
    pub fn restore(&self, backup: &Path, place: &Path, aside: Option<&str>) -> Result<Option<PathBuf>> {
        let backup = file::existing(backup)?;
        let _held = Lock::take(place)?;
        let there = place.symlink_metadata().is_ok();
        if place.is_dir() {
            return Err(Error::Directory(place.to_owned()));
        }
        if there && aside.is_none() {
            return Err(Error::Exists(place.to_owned()));
        }
        let name = file::name(&backup)?;
        let (key, brought) = self.key_of(place, &backup, name)?;
        if brought && aside.is_none() && keyring::has_key_file(place) {
            return Err(Error::Exists(file::sibling(place, ".key")));
        }
        let part = begun(place)?;
        let made = std::fs::copy(&backup, &part)
            .and_then(|_| std::fs::File::open(&part)?.sync_all())
            .map_err(|error| Error::at(&part, &error))
            .and_then(|()| proven(&part, &key));
        if made.is_err() {
            forget(&part);
            made?;
        }
        let old = match aside.filter(|_| there) {
            None => None,
            Some(ending) => Some(move_aside(place, ending)?),
        };
        if brought {
            let moved = file::sibling(place, aside.unwrap_or_default());
            keyring::bring_key(place, &moved, name, &key)?;
        }
        put(&part, place)?;
        Ok(old)
    }
}

/// Fails where something is at the path.
fn free(to: &Path) -> Result<()> {
    match to.symlink_metadata() {
        Err(_) => Ok(()),
        Ok(about) if about.is_dir() => Err(Error::Directory(to.to_owned())),
        Ok(_) => Err(Error::Exists(to.to_owned())),
    }
}

/// An empty file under a temporary name, in the place of any that an earlier run
/// left half-written.
fn begun(to: &Path) -> Result<PathBuf> {
    let part = file::sibling(to, ".part");
    forget(&part);
    file::make(&part)?;
    Ok(part)
}

/// Copies page by page through both ciphers, in one go: nobody can write in between.
fn fill(db: &Connection, part: &Path, key: &Key, name: FileName) -> Result<()> {
    let mut copy = engine::connect(part, key, Role::Maker(name))?;
    let copied = Backup::new(db, &mut copy)?.step(-1)?;
    if copied != StepResult::Done {
        return Err(Error::Io {
            what: "The newsroom file could not be copied".to_owned(),
            why: "another program is writing to it; try again".to_owned(),
        });
    }
    mark::close(&copy)?;
    mark::note_copy(&copy, "")?;
    Ok(copy.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
}

/// Reads a copy through; anything wrong with it is an error.
fn proven(part: &Path, key: &Key) -> Result<()> {
    match Check::new(part.to_owned(), key.clone()).run()?.into_iter().next() {
        None => Ok(()),
        Some(damage) => Err(Error::Damaged(format!("the copy does not read as it should: {}", damage.what))),
    }
}

fn put(part: &Path, to: &Path) -> Result<()> {
    free(to)?;
    // Reading it through left an empty log, which belongs to the temporary name.
    for left in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(file::sibling(part, left));
    }
    std::fs::rename(part, to).map_err(|error| file::refused(to, &error))?;
    file::sync_folder(to)
}

/// Takes a half-written copy away.
fn forget(part: &Path) {
    for left in ["", "-wal", "-shm", "-journal"] {
        // Best effort: a leftover is in nobody's way, and the next run takes it.
        let _ = std::fs::remove_file(file::sibling(part, left));
    }
}

/// Moves a newsroom file aside, its log with it: what is in the log is not in the
/// file yet.
fn move_aside(place: &Path, ending: &str) -> Result<PathBuf> {
    let old = file::sibling(place, ending);
    free(&old)?;
    for part in ["-wal", "-shm", ""] {
        match std::fs::rename(file::sibling(place, part), file::sibling(&old, part)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Error::at(place, &error));
            }
            Ok(()) | Err(_) => {}
        }
    }
    Ok(old)
}
