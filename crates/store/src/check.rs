//! Whether the file still holds what was put into it.
//!
//! [`shape`] is the little that every opening asks. A [`Check`] reads every page
//! and every text, through a connection of its own so that it sees the disk and
//! not what the writer has in memory.

use crate::engine::{Role, connect};
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
        for (pragma, about) in PAGES {
            found.extend(self.lines(pragma)?.into_iter().map(|line| general(about, line)));
        }
        for (about, all) in TEXTS {
            found.extend(all(&Read::new(&self.connect()?)).err().map(|error| general(about, error)));
        }
        let mut db = self.connect()?;
        let stories = match Read::new(&db).working().stories() {
            Ok(stories) => stories,
            Err(error) => {
                found.push(general("the list of stories", error));
                return Ok(found);
            }
        };
        for story in stories {
            if let Err(error) = Read::new(&db).working().load(&story) {
                found.push(Damage { what: format!("story {story}: {error}"), story: Some(story) });
                db = self.connect()?;
            }
        }
        Ok(found)
    }

    /// A connection of its own for each question, since SQLCipher ends one at the
    /// first page that fails its proof.
    fn connect(&self) -> Result<Connection> {
        connect(&self.path, &self.key, Role::Reader)
    }

    /// What one of SQLite's own checks has to say.
    fn lines(&self, pragma: &str) -> Result<Vec<String>> {
        let said = self.connect()?.many(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, String>(0));
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
const TEXTS: [(&str, All); 6] = [
    ("a paragraph", |read| read.blocks().check()),
    ("a revision", |read| read.revisions().check()),
    ("a sign-off", |read| read.approvals().check()),
    ("a release", |read| read.releases().check()),
    ("an imported original", |read| read.originals().check()),
    ("a picture", |read| read.media().check()),
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
