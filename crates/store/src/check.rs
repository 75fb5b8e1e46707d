//! Whether the file still holds what was put into it.
//!
//! [`shape`] is the little that every opening asks. A [`Check`] reads every page
//! and every text, through a connection of its own so that it sees the disk and
//! not what the writer has in memory.

use crate::engine::{Role, connect, is_alive};
use crate::error::{Error, Result};
use crate::key::Key;
use crate::sql::Ask;
use crate::table::{self, Read};
use rusqlite::Connection;
use std::fmt::Display;
use std::path::PathBuf;
use stet_core::ids::StoryId;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// The story it touches, where it is one story's.
    pub story: Option<StoryId>,
    /// What is wrong, in a sentence.
    pub what: String,
}

/// A full check that is yet to be run.
#[derive(Debug)]
pub struct Check {
    path: PathBuf,
    key: Key,
}

impl Check {
    pub(crate) fn new(path: PathBuf, key: Key) -> Self {
        Self { path, key }
    }

    /// Reads every page and every text. An empty list means that all is well;
    /// an error means that the file could not even be looked at.
    pub fn run(&self) -> Result<Vec<Damage>> {
        let mut found = Vec::new();
        found.extend(self.fold().err().map(|error| general("the log", error)));
        let mut db = connect(&self.path, &self.key, Role::Reader)?;
        for (pragma, about) in PAGES {
            found.extend(self.lines(&mut db, pragma)?.into_iter().map(|line| general(about, line)));
        }
        for (about, all) in TEXTS {
            found.extend(all(&Read::new(self.alive(&mut db)?)).err().map(|error| general(about, error)));
        }
        match Read::new(self.alive(&mut db)?).signatures().verify() {
            Ok(said) => found.extend(said.into_iter().map(|what| Damage { story: None, what })),
            Err(error) => found.push(general("the signatures", error)),
        }
        match Read::new(self.alive(&mut db)?).journal().chain() {
            Ok(chain) => found.extend(chain.broken.into_iter().map(|broken| general("the journal", broken))),
            Err(error) => found.push(general("the journal", error)),
        }
        let stories = match Read::new(self.alive(&mut db)?).working().stories() {
            Ok(stories) => stories,
            Err(error) => {
                found.push(general("the list of stories", error));
                return Ok(found);
            }
        };
        for story in stories {
            if let Err(error) = Read::new(self.alive(&mut db)?).working().load(&story) {
                found.push(Damage { what: format!("story {story}: {error}"), story: Some(story) });
            }
        }
        Ok(found)
    }

    /// SQLCipher ends a connection at the first page that fails its proof; the
    /// next question gets a new one.
    fn alive<'c>(&self, db: &'c mut Connection) -> Result<&'c Connection> {
        if !is_alive(db) {
            *db = connect(&self.path, &self.key, Role::Reader)?;
        }
        Ok(db)
    }

    /// Moves the log into the file first. A power cut during an earlier move may
    /// have left a page half written there; the log still has it whole, and the
    /// page is no damage.
    fn fold(&self) -> Result<()> {
        let db = connect(&self.path, &self.key, Role::Writer)?;
        Ok(db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
    }

    /// What one of SQLite's own checks has to say. What it says once only was a
    /// page on its way from the log into the file.
    fn lines(&self, db: &mut Connection, pragma: &str) -> Result<Vec<String>> {
        let first = self.asked(db, pragma)?;
        if first.is_empty() {
            return Ok(first);
        }
        let again = self.asked(db, pragma)?;
        Ok(first.into_iter().filter(|line| again.contains(line)).collect())
    }

    fn asked(&self, db: &mut Connection, pragma: &str) -> Result<Vec<String>> {
        let sql = format!("PRAGMA {pragma}");
        let said = self.alive(db)?.many(&sql, [], |row| row.get::<_, String>(0));
        let mut lines = said.unwrap_or_else(|error| vec![error.to_string()]);
        lines.retain(|line| line != "ok");
        Ok(lines)
    }
}

/// SQLite's own checks, and what each is about.
const PAGES: [(&str, &str); 3] = [
    ("cipher_integrity_check", "a page"),
    ("integrity_check", "the structure"),
    ("foreign_key_check", "a reference from table"),
];

type All = fn(&Read<'_>) -> Result<()>;

/// What is read whole and proven, most of it by its hash.
const TEXTS: [(&str, All); 10] = [
    ("a paragraph", |read| read.blocks().check()),
    ("a revision", |read| read.revisions().check()),
    ("a sign-off", |read| read.approvals().check()),
    ("what waits for a second person", |read| read.asked().check()),
    ("a next version", |read| read.next_versions().check()),
    ("a release", |read| read.releases().check()),
    ("an imported original", |read| read.originals().check()),
    ("a picture", |read| read.media().check()),
    ("a snippet", |read| read.snippets().check()),
    ("a suggestion", |read| read.proposals().check()),
];

/// That every table is there and the newsroom's one row can be read.
pub(crate) fn shape(db: &Connection) -> Result<()> {
    let there =
        db.many("SELECT name FROM sqlite_schema WHERE type = 'table'", [], |row| row.get::<_, String>(0))?;
    if let Some(lost) = table::NAMES.iter().find(|name| !there.iter().any(|one| one == *name)) {
        return Err(Error::Damaged(format!("its table of {lost} is missing")));
    }
    Read::new(db).newsroom().row().map(|_| ())
}

fn general(about: &str, what: impl Display) -> Damage {
    Damage { story: None, what: format!("{about}: {what}") }
}
