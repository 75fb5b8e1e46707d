//! Where a file's key is kept.
//!
//! The system's keyring holds it when there is one; it goes there by the name
//! the file itself begins with, so the file may be renamed and moved. Where
//! there is none, the key stands in a file of its own, `<newsroom file>.key`,
//! readable by its owner alone and *beside* the newsroom: whoever moves the one
//! sees the other and decides. Beside and not hidden in a data folder, because
//! a lost key is every word lost, and because what is seen can be put right.
//! That is a lock with its key on a nail next to it, and [`KeyHome::notice`]
//! says so. A key file that is there is used before the keyring is asked.

use crate::error::{Error, Result};
use crate::file;
use crate::key::{FileName, Key};
use crate::store::Store;
use crate::table::NewsroomRow;
use std::path::{Path, PathBuf};

mod key_file;
mod system;

pub use key_file::Wrap;

/// Where a key is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyHome {
    /// In the system's keyring.
    Keyring,
    /// In this file.
    KeyFile(PathBuf),
    /// In this file, which others could read until now.
    TightenedKeyFile(PathBuf),
}

impl KeyHome {
    /// What the person must be told about it, if anything.
    pub fn notice(&self) -> Option<String> {
        match self {
            Self::Keyring => None,
            Self::KeyFile(path) => Some(format!(
                "This newsroom's key is in {}. Whoever has that file and the newsroom file can read everything; without it nobody can. Keep a copy of it somewhere else.",
                path.display()
            )),
            Self::TightenedKeyFile(path) => Some(format!(
                "Others on this machine could read this newsroom's key in {}. Now only you can; if somebody may have copied it, move your stories to a new newsroom.",
                path.display()
            )),
        }
    }
}

/// True where a key file lies beside the place.
pub(crate) fn has_key_file(place: &Path) -> bool {
    file::sibling(place, ".key").symlink_metadata().is_ok()
}

/// Puts a key beside the place. A key file that lies there opens what stood there
/// before: it goes along to where that is now.
pub(crate) fn bring_key(place: &Path, old: &Path, name: FileName, key: &Key) -> Result<()> {
    let (kept, aside) = (file::sibling(place, ".key"), file::sibling(old, ".key"));
    if has_key_file(place) {
        if has_key_file(old) {
            return Err(Error::Exists(aside));
        }
        std::fs::rename(&kept, &aside).map_err(|error| file::refused(&aside, &error))?;
    }
    key_file::write(&kept, name, key)
}

/// Keeps keys and finds them again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyRing {
    system: bool,
}

impl KeyRing {
    /// As the environment says: `STET_KEYRING=off` keeps keys in key files; so
    /// does a Linux session without a bus, where asking would only cost time.
    pub fn from_env() -> Self {
        let off = std::env::var_os("STET_KEYRING").is_some_and(|value| value == "off");
        let no_bus = cfg!(all(unix, not(target_os = "macos")))
            && std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_none();
        Self { system: !off && !no_bus }
    }

    /// Key files only.
    pub fn key_files() -> Self {
        Self { system: false }
    }

    /// Makes a newsroom file with a new key. The key is safe before the file is
    /// there, and gone again if the file could not be made.
    pub fn create(&self, path: &Path, newsroom: &NewsroomRow) -> Result<(Store, KeyHome)> {
        if path.symlink_metadata().is_ok() {
            return Err(if path.is_dir() {
                Error::Directory(path.to_owned())
            } else {
                Error::Exists(path.to_owned())
            });
        }
        let key = Key::random()?;
        let home = self.keep(path, newsroom, &key)?;
        match Store::create(path, &key, newsroom) {
            Ok(store) => Ok((store, home)),
            Err(error) => {
                self.forget(&home, newsroom);
                Err(error)
            }
        }
    }

    /// Finds the file's key and opens it.
    pub fn open(&self, path: &Path) -> Result<(Store, KeyHome)> {
        let path = file::existing(path)?;
        let lock = file::Lock::take(&path)?;
        let name = file::name(&path)?;
        let (key, home) = self.find(&path, name)?;
        Ok((Store::open_held(&path, &key, lock)?, home))
    }

    fn keep(&self, path: &Path, newsroom: &NewsroomRow, key: &Key) -> Result<KeyHome> {
        let name = FileName::of(&newsroom.id);
        if self.system && system::keep(&name.hex(), key).is_ok() {
            return Ok(KeyHome::Keyring);
        }
        let beside = file::sibling(path, ".key");
        key_file::write(&beside, name, key)?;
        Ok(KeyHome::KeyFile(beside))
    }

    fn find(&self, path: &Path, name: FileName) -> Result<(Key, KeyHome)> {
        let beside = file::sibling(path, ".key");
        if beside.exists() {
            return key_file::read(path, beside, name);
        }
        let no_key = |why: String| Error::NoKey { path: path.to_owned(), why };
        if !self.system {
            return Err(no_key(format!("put its key file back at {}", beside.display())));
        }
        match system::find(&name.hex()) {
            Ok(Some(key)) => Ok((key, KeyHome::Keyring)),
            Ok(None) => Err(no_key(format!(
                "the system's keyring does not have it, and there is no {}; put the key file back there, or open the newsroom on the machine it comes from",
                beside.display()
            ))),
            Err(Error::Keyring(why)) => Err(no_key(format!(
                "the system's keyring {why}, and there is no {}; unlock the keyring and try again",
                beside.display()
            ))),
            Err(other) => Err(other),
        }
    }

    /// The key of a backup that is to stand at `place`: the newsroom's own where it
    /// fits, else the one beside the backup. True where it has to come along, see
    /// [`bring_key`].
    pub(crate) fn key_of(&self, place: &Path, backup: &Path, name: FileName) -> Result<(Key, bool)> {
        let own = self.find(place, name);
        if let Ok((key, _)) = own {
            return Ok((key, false));
        }
        let beside = file::sibling(backup, ".key");
        if !beside.exists() {
            return own.map(|(key, _)| (key, false));
        }
        let (key, _) = key_file::read(backup, beside, name)?;
        Ok((key, true))
    }

    fn forget(&self, home: &KeyHome, newsroom: &NewsroomRow) {
        // Best effort: a key without a file opens nothing.
        let _ = match home {
            KeyHome::Keyring => system::forget(&FileName::of(&newsroom.id).hex()),
            KeyHome::KeyFile(path) | KeyHome::TightenedKeyFile(path) => {
                std::fs::remove_file(path).map_err(|error| Error::at(path, &error))
            }
        };
    }
}
