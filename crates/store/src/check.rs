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
        let mut found = pages(&connect(&self.path, &self.key, Role::Reader)?);
        // A page that fails its proof ends a connection; the texts get a new one.
        let db = connect(&self.path, &self.key, Role::Reader)?;
        found.extend(texts(&db));
        Ok(found)
    }
}

/// That every table is there and the newsroom's one row can be read.
pub(crate) fn shape(db: &Connection) -> Result<()> {
    let there =
        db.many("SELECT name FROM sqlite_schema WHERE type = 'table'", [], |row| row.get::<_, String>(0))?;
    if let Some(lost) = table::NAMES.iter().find(|name| !there.iter().any(|one| one == *name)) {
        return Err(Error::Damaged(format!("its table of {lost} is missing")));
    }
    Read::new(db).newsroom().row().map(|_| ())
}

fn pages(db: &Connection) -> Vec<Damage> {
    let mut found = Vec::new();
    for (pragma, about) in [
        ("cipher_integrity_check", "a page"),
        ("integrity_check", "the structure"),
        ("foreign_key_check", "a reference"),
    ] {
        let lines = db.many(&format!("PRAGMA {pragma}"), [], |row| row.get::<_, String>(0));
        match lines {
            Ok(lines) => found.extend(
                lines.into_iter().filter(|line| line != "ok").map(|line| general(format!("{about}: {line}"))),
            ),
            Err(error) => found.push(general(format!("{about}: {error}"))),
        }
    }
    found
}

fn texts(db: &Connection) -> Vec<Damage> {
    let read = Read::new(db);
    let mut found = Vec::new();
    for (about, all) in [
        ("a paragraph", read.blocks().check()),
        ("a revision", read.revisions().check()),
        ("an imported original", read.originals().check()),
        ("a picture", read.media().check()),
    ] {
        if let Err(error) = all {
            found.push(general(format!("{about}: {error}")));
        }
    }
    match read.working().stories() {
        Err(error) => found.push(general(format!("the list of stories: {error}"))),
        Ok(stories) => {
            for story in stories {
                if let Err(error) = read.working().load(&story) {
                    found.push(Damage {
                        what: format!("story {story} cannot be read: {error}"),
                        story: Some(story),
                    });
                }
            }
        }
    }
    found
}

fn general(what: String) -> Damage {
    Damage { story: None, what }
}
