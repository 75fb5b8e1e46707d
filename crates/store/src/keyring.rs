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
//!
//! The key file is JSON, one [`Wrap`]: `{"stet":"key","version":1,"file":"<32 hex>",
//! "kind":"key-file","key":"<64 hex>"}`. Other kinds are reserved.

use crate::error::{Error, Result};
use crate::file;
use crate::key::{FileName, Key};
use crate::store::Store;
use crate::table::NewsroomRow;
use serde::{Deserialize, Serialize};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

mod system;

/// The newest key file this program reads.
const VERSION: u32 = 1;

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

/// A key, and what opens it. Versions and kinds only grow.
#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Wrap {
    /// The key itself.
    KeyFile {
        /// As 64 hex digits.
        #[serde(with = "crate::key::as_hex")]
        key: Key,
    },
    /// Reserved, not read yet: the key sealed under a passphrase (Argon2id,
    /// RFC 9106, and an AEAD). Binary values are hex.
    Passphrase {
        /// Memory in KiB; 65,536 or more.
        memory_kib: u32,
        /// Passes; 3 or more.
        passes: u32,
        /// Lanes; 4.
        lanes: u32,
        /// The salt.
        salt: String,
        /// The nonce.
        nonce: String,
        /// The sealed key.
        sealed: String,
    },
}

#[derive(Serialize, Deserialize)]
struct Sheet {
    stet: String,
    version: u32,
    /// The name of the newsroom file it belongs to.
    file: String,
    #[serde(flatten)]
    wrap: Wrap,
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
        drop(lock);
        Ok((Store::open(&path, &key)?, home))
    }

    fn keep(&self, path: &Path, newsroom: &NewsroomRow, key: &Key) -> Result<KeyHome> {
        let name = FileName::of(&newsroom.id);
        if self.system && system::keep(&name.hex(), key).is_ok() {
            return Ok(KeyHome::Keyring);
        }
        let beside = file::sibling(path, ".key");
        write(&beside, name, key)?;
        Ok(KeyHome::KeyFile(beside))
    }

    fn find(&self, path: &Path, name: FileName) -> Result<(Key, KeyHome)> {
        let beside = file::sibling(path, ".key");
        if beside.exists() {
            return read(path, beside, name);
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

/// Writes a key file where none is, and makes sure of it before going on.
fn write(beside: &Path, name: FileName, key: &Key) -> Result<()> {
    let sheet = Sheet {
        stet: "key".to_owned(),
        version: VERSION,
        file: name.hex(),
        wrap: Wrap::KeyFile { key: key.clone() },
    };
    let text = serde_json::to_string(&sheet).map(Zeroizing::new).map_err(|error| Error::Io {
        what: "The key could not be written".to_owned(),
        why: error.to_string(),
    })?;
    let mut out =
        file::private().create_new(true).open(beside).map_err(|error| file::refused(beside, &error))?;
    let written = out.write_all(text.as_bytes()).and_then(|()| out.sync_all());
    if let Err(error) = written {
        // Best effort, as above.
        let _ = std::fs::remove_file(beside);
        return Err(Error::at(beside, &error));
    }
    file::sync_folder(beside)
}

fn read(path: &Path, beside: PathBuf, name: FileName) -> Result<(Key, KeyHome)> {
    let no_key =
        |why: &str| Error::NoKey { path: path.to_owned(), why: format!("{} {why}", beside.display()) };
    let tightened = tighten(&beside)?;
    let mut text = Zeroizing::new(String::new());
    let file = std::fs::File::open(&beside).map_err(|error| Error::at(&beside, &error))?;
    // A key file is some 150 bytes; anything long is not one.
    file.take(4096)
        .read_to_string(&mut text)
        .map_err(|_| no_key("is not a key file; put the right one there"))?;
    let sheet: Sheet = match serde_json::from_str(&text) {
        Ok(sheet) => sheet,
        Err(_) if newer(&text) => return Err(no_key("was written by a newer Stet; update Stet")),
        Err(_) => return Err(no_key("is not a key file, or is damaged; put a copy of the right one there")),
    };
    if sheet.version > VERSION {
        return Err(no_key("was written by a newer Stet; update Stet"));
    }
    if sheet.file != name.hex() {
        return Err(Error::WrongKey(path.to_owned()));
    }
    let key = match sheet.wrap {
        Wrap::KeyFile { key } => key,
        Wrap::Passphrase { .. } => {
            return Err(no_key("is under a passphrase, which this Stet cannot ask for yet; update Stet"));
        }
    };
    Ok((key, if tightened { KeyHome::TightenedKeyFile(beside) } else { KeyHome::KeyFile(beside) }))
}

fn newer(text: &str) -> bool {
    let version =
        serde_json::from_str::<serde_json::Value>(text).ok().and_then(|value| value.get("version")?.as_u64());
    version.is_some_and(|version| version > u64::from(VERSION))
}

/// Takes a key file away from everybody but its owner; true when others had it.
#[cfg(unix)]
fn tighten(beside: &Path) -> Result<bool> {
    use std::os::unix::fs::PermissionsExt as _;
    let about = std::fs::metadata(beside).map_err(|error| Error::at(beside, &error))?;
    if about.permissions().mode() & 0o077 == 0 {
        return Ok(false);
    }
    std::fs::set_permissions(beside, std::fs::Permissions::from_mode(0o600)).map_err(|error| Error::Io {
        what: format!(
            "Others can read the key in {}, and that could not be changed; move it to a folder of your own",
            beside.display()
        ),
        why: error.to_string(),
    })?;
    Ok(true)
}

/// On systems without modes the folder's own rules decide.
#[cfg(not(unix))]
fn tighten(_: &Path) -> Result<bool> {
    Ok(false)
}
