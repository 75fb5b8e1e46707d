//! What can go wrong with a newsroom file, in sentences that say what to do.
//!
//! A variant exists because a caller branches on it; [`Error::code`] is its
//! stable name for the wire and for `--json`.

use std::path::{Path, PathBuf};
use stet_core::ids::{BlockId, StoryId};

/// A result whose error is [`Error`].
pub type Result<T> = std::result::Result<T, Error>;

/// Why the newsroom file could not be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing is at the path.
    #[error("There is no newsroom file at {0}. Check the name, or make one with \u{201c}stet init\u{201d}.")]
    Missing(PathBuf),
    /// Something is at the path already; it is never overwritten.
    #[error("{0} already exists and was left as it is. Choose another name.")]
    Exists(PathBuf),
    /// The path is a folder.
    #[error("{0} is a folder. Name the newsroom file inside it.")]
    Directory(PathBuf),
    /// The file or its folder may not be written.
    #[error(
        "{0} may not be written. Make it and its folder writable for you, or copy it to a folder that is."
    )]
    ReadOnly(PathBuf),
    /// The file is not a newsroom file.
    #[error("{path} is not a Stet newsroom file: {why}. It was left as it is.")]
    NotOurs {
        /// The file.
        path: PathBuf,
        /// How that is known.
        why: &'static str,
    },
    /// No key for the file was found.
    #[error("{path} is locked and its key was not found: {why}.")]
    NoKey {
        /// The newsroom file.
        path: PathBuf,
        /// Where was looked and what to do.
        why: String,
    },
    /// The key does not open the file.
    #[error(
        "The key does not open {0}: it is another file's key, or the beginning of the file is damaged, or it is not a Stet newsroom file. Put the right key beside it, or open a backup; the file was left as it is."
    )]
    WrongKey(PathBuf),
    /// The file was written by a later Stet.
    #[error(
        "{path} was written by a newer Stet (file version {found}; this one knows up to {known}). Update Stet to open it; the file was left as it is."
    )]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// What the file holds is not what was put into it.
    #[error(
        "The newsroom file is damaged: {0}. Nothing was changed. \u{201c}stet doctor --repair\u{201d} puts back what can be proven; for the rest open a backup."
    )]
    Damaged(String),
    /// Another Stet holds the file.
    #[error("Another Stet has {0} open. Close it there first.")]
    InUse(PathBuf),
    /// No room left on the disk.
    #[error(
        "The disk is full. What was saved before is safe; this change was not saved. Free some space and save again."
    )]
    DiskFull,
    /// The system refused to read or write.
    #[error("{what}: {why}.")]
    Io {
        /// What was attempted.
        what: String,
        /// What the system said.
        why: String,
    },
    /// The program runs on a SQLite it was not built with.
    #[error("Stet was put together wrongly: {0}. Install it again.")]
    Engine(String),
    /// The OS keyring did not keep or give the key.
    #[error("The system's keyring {0}.")]
    Keyring(String),
    /// Nothing goes by that name.
    #[error("There is no {what} \u{201c}{name}\u{201d} in this newsroom.")]
    NoSuch {
        /// "story", "person" ...
        what: &'static str,
        /// The name given.
        name: String,
    },
    /// Several stories go by that beginning of an id.
    #[error("\u{201c}{given}\u{201d} could be any of {}; give more of the id.", candidates.iter().map(StoryId::as_str).collect::<Vec<_>>().join(", "))]
    Ambiguous {
        /// What was given.
        given: String,
        /// The stories it could be.
        candidates: Vec<StoryId>,
    },
    /// A name that must be unique is in use.
    #[error("This {0} is already in use in this newsroom. Choose another.")]
    Taken(String),
    /// A record names another that is not there.
    #[error("The change names a person, author, desk, story or picture that is not in this newsroom.")]
    Dangling,
    /// The text was changed elsewhere since it was loaded.
    #[error(
        "Story {story} was saved elsewhere since (save {found}, this one follows {expected}). Load it again and put your change on top."
    )]
    Stale {
        /// The story.
        story: StoryId,
        /// The number the change was based on.
        expected: i64,
        /// The number the file holds.
        found: i64,
    },
    /// A block would vanish without being named as gone.
    #[error(
        "The save leaves out paragraph {block} of story {story} without saying that it is gone; nothing was saved."
    )]
    Unlisted {
        /// The story.
        story: StoryId,
        /// The block that is neither in the order nor gone.
        block: BlockId,
    },
    /// The order names a block twice, one that is gone, or one that is nowhere.
    #[error("The save of story {story} lists paragraph {block}, which is {why}; nothing was saved.")]
    Misordered {
        /// The story.
        story: StoryId,
        /// The block.
        block: BlockId,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A statement that should have run did not: a mistake of ours.
    #[error("The newsroom file refused a statement ({0}). This is a mistake in Stet; please report it.")]
    Sql(rusqlite::Error),
}

impl Error {
    /// The variant's stable name: `missing`, `wrong_key` ...
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::Exists(_) => "exists",
            Self::Directory(_) => "directory",
            Self::ReadOnly(_) => "read_only",
            Self::NotOurs { .. } => "not_ours",
            Self::NoKey { .. } => "no_key",
            Self::WrongKey(_) => "wrong_key",
            Self::Newer { .. } => "newer",
            Self::Damaged(_) => "damaged",
            Self::InUse(_) => "in_use",
            Self::DiskFull => "disk_full",
            Self::Io { .. } => "io",
            Self::Engine(_) => "engine",
            Self::Keyring(_) => "keyring",
            Self::NoSuch { .. } => "no_such",
            Self::Ambiguous { .. } => "ambiguous",
            Self::Taken(_) => "taken",
            Self::Dangling => "dangling",
            Self::Stale { .. } => "stale",
            Self::Unlisted { .. } => "unlisted",
            Self::Misordered { .. } => "misordered",
            Self::Sql(_) => "sql",
        }
    }

    /// The error for a file operation on `path`.
    pub(crate) fn at(path: &Path, source: &std::io::Error) -> Self {
        use std::io::ErrorKind as Kind;
        let path = path.to_owned();
        match source.kind() {
            Kind::NotFound | Kind::NotADirectory => Self::Missing(path),
            Kind::AlreadyExists => Self::Exists(path),
            Kind::IsADirectory => Self::Directory(path),
            Kind::PermissionDenied | Kind::ReadOnlyFilesystem => Self::ReadOnly(path),
            Kind::StorageFull | Kind::QuotaExceeded => Self::DiskFull,
            _ => {
                Self::Io { what: format!("{} could not be opened", path.display()), why: source.to_string() }
            }
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as Sql;
        match &error {
            Sql::SqliteFailure(failure, said) => {
                failed(*failure, said.as_deref()).unwrap_or(Self::Sql(error))
            }
            Sql::FromSqlConversionFailure(_, _, why) => Self::Damaged(why.to_string()),
            Sql::InvalidColumnType(..) | Sql::IntegralValueOutOfRange(..) | Sql::Utf8Error(..) => {
                Self::Damaged(error.to_string())
            }
            _ => Self::Sql(error),
        }
    }
}

fn failed(failure: rusqlite::ffi::Error, said: Option<&str>) -> Option<Error> {
    use rusqlite::ErrorCode as Code;
    use rusqlite::ffi::{
        SQLITE_CONSTRAINT_FOREIGNKEY, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_UNIQUE,
        SQLITE_IOERR_SHMSIZE,
    };
    let said = said.unwrap_or_default();
    Some(match failure.code {
        Code::DiskFull => Error::DiskFull,
        // The log's index is the first thing that a full disk has no room for.
        Code::SystemIoFailure if failure.extended_code == SQLITE_IOERR_SHMSIZE => Error::DiskFull,
        Code::DatabaseCorrupt | Code::NotADatabase => Error::Damaged(said.to_owned()),
        Code::SystemIoFailure | Code::CannotOpen | Code::ReadOnly => Error::Io {
            what: "The newsroom file could not be read or written".to_owned(),
            why: said.to_owned(),
        },
        Code::DatabaseBusy | Code::DatabaseLocked => Error::Io {
            what: "Another program is using the newsroom file".to_owned(),
            why: "close it there and try again".to_owned(),
        },
        Code::ConstraintViolation => match failure.extended_code {
            SQLITE_CONSTRAINT_FOREIGNKEY => Error::Dangling,
            SQLITE_CONSTRAINT_UNIQUE | SQLITE_CONSTRAINT_PRIMARYKEY => {
                Error::Taken(said.rsplit(['.', ' ']).next().unwrap_or("name").to_owned())
            }
            _ => return None,
        },
        _ => return None,
    })
}
