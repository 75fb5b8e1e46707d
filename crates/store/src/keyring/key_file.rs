//! A key in a file of its own, as JSON, the kind being one [`Wrap`]:
//!
//! ```json
//! {"stet": "key", "version": 1, "file": "<32 hex>", "kind": "key-file", "key": "<64 hex>"}
//! ```
//!
//! `file` is what the newsroom file begins with, so that another's key is known
//! for one. Versions and kinds only grow; one that is not known is refused.

use super::KeyHome;
use crate::error::{Error, Result};
use crate::file;
use crate::key::{FileName, Key};
use serde::{Deserialize, Serialize};
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// The newest key file this program reads.
const VERSION: u32 = 1;

/// A key, and what opens it.
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

/// Writes a key file where none is, and makes sure of it before going on.
pub(super) fn write(beside: &Path, name: FileName, key: &Key) -> Result<()> {
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

/// Reads a newsroom's key file, and sees to it that nobody else can.
pub(super) fn read(path: &Path, beside: PathBuf, name: FileName) -> Result<(Key, KeyHome)> {
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
