//! SQLCipher as we want it: one version, one way to be set up.

use crate::error::{Error, Result};
use crate::key::{FileName, Key};
use crate::table::past;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::path::Path;
use zeroize::Zeroizing;

/// "STET", in the header of every newsroom file.
const APPLICATION_ID: i64 = 0x5354_4554;

/// The first SQLite in which two connections cannot lose a committed write by
/// checkpointing at once (fixed 13 March 2026).
const OLDEST: i32 = 3_051_003;

/// Commits leave the write-ahead log alone until the caller has a quiet moment
/// ([`crate::Store::checkpoint`]); this many pages (16 MiB) are the limit for a
/// caller who never has one.
const LOG_PAGES: i64 = 4096;

/// What a log may keep of the disk once it was moved into the file, in bytes.
const LOG_KEEPS: i64 = 4 * 1024 * 1024;

/// Whether a connection is the one that writes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Writes a file that has just been made under this name.
    Maker(FileName),
    /// Reads and writes.
    Writer,
    /// Looks beside the writer, at what is on the disk.
    Reader,
}

/// Opens a connection and proves that the key fits and the file is ours.
pub(crate) fn connect(path: &Path, key: &Key, role: Role) -> Result<Connection> {
    let access = match role {
        Role::Reader => OpenFlags::SQLITE_OPEN_READ_ONLY,
        Role::Maker(_) | Role::Writer => OpenFlags::SQLITE_OPEN_READ_WRITE,
    };
    let db = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    unlock(&db, key, role)?;
    assert_engine(&db)?;
    if let Role::Maker(_) = role {
        db.pragma_update(None, "application_id", APPLICATION_ID)?;
    }
    prove(&db, path)?;
    settle(&db, role)?;
    Ok(db)
}

/// False once a page failed its proof: SQLCipher answers nothing after that.
pub(crate) fn is_alive(db: &Connection) -> bool {
    db.pragma_query_value(None, "cipher_status", |row| row.get::<_, String>(0))
        .is_ok_and(|status| status == "1")
}

/// Hands over the key; it must be the first statement.
fn unlock(db: &Connection, key: &Key, role: Role) -> Result<()> {
    let salt = match role {
        Role::Maker(name) => name.hex(),
        Role::Writer | Role::Reader => String::new(),
    };
    // Wrong pages are our errors to report, not lines on somebody's terminal.
    db.execute_batch("PRAGMA cipher_log = off; PRAGMA cipher_log_level = NONE;")?;
    let given = Zeroizing::new(format!("PRAGMA key = \"x'{}{salt}'\";", key.hex().as_str()));
    Ok(db.execute_batch(&given)?)
}

/// Exactly the bundled SQLCipher must be running: a second SQLite in the process
/// or the system's old one would lose data without a word.
fn assert_engine(db: &Connection) -> Result<()> {
    let running = rusqlite::version_number();
    let built = rusqlite::ffi::SQLITE_VERSION_NUMBER;
    if running != built || running < OLDEST {
        return Err(Error::Engine(format!("it was built for SQLite {built} and runs on {running}")));
    }
    let mut cipher = String::new();
    db.pragma_query(None, "cipher_version", |row| {
        cipher = row.get(0)?;
        Ok(())
    })?;
    if cipher.is_empty() {
        return Err(Error::Engine("its SQLite cannot encrypt".to_owned()));
    }
    Ok(())
}

/// Reads the first page, which fails under any key but the right one.
fn prove(db: &Connection, path: &Path) -> Result<()> {
    let id: i64 = match db.pragma_query_value(None, "application_id", |row| row.get(0)) {
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::NotADatabase) => {
            return Err(Error::WrongKey(path.to_owned()));
        }
        other => other?,
    };
    if id != APPLICATION_ID {
        return Err(Error::NotOurs {
            path: path.to_owned(),
            why: "it is another program's encrypted database",
        });
    }
    Ok(())
}

fn settle(db: &Connection, role: Role) -> Result<()> {
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.set_prepared_statement_cache_capacity(128);
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.execute_batch(
        "PRAGMA foreign_keys = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA mmap_size = 0;
         PRAGMA cache_size = -8000;",
    )?;
    if role == Role::Reader {
        return Ok(());
    }
    db.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get::<_, String>(0))?;
    db.execute_batch(&format!(
        "PRAGMA synchronous = FULL;
         PRAGMA fullfsync = ON;
         PRAGMA checkpoint_fullfsync = ON;
         PRAGMA secure_delete = ON;
         PRAGMA wal_autocheckpoint = {LOG_PAGES};
         PRAGMA journal_size_limit = {LOG_KEEPS};"
    ))?;
    Ok(db.execute_batch(past::MEMORY)?)
}
