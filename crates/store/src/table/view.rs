//! Who last read which text of a story: what "changed since I read it" is
//! measured from. Only the person's own last reading is kept.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, hash, id, parsed, stamp};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use stet_core::ids::{PersonId, StoryId};
use stet_core::text::{Hash, RevisionId};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112318,
    sql: "
CREATE TABLE view (
    person TEXT NOT NULL REFERENCES person (id),
    story TEXT NOT NULL REFERENCES story (id),
    at TEXT NOT NULL,
    changed INTEGER NOT NULL,
    revision TEXT REFERENCES revision (id),
    PRIMARY KEY (person, story)
) STRICT, WITHOUT ROWID;
CREATE INDEX view_story ON view (story);
CREATE INDEX view_revision ON view (revision);
",
}];

/// One person's last reading of one story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Who.
    pub person: PersonId,
    /// What.
    pub story: StoryId,
    /// When, in UTC.
    pub at: Timestamp,
    /// [`super::StoryLine::changed`] as it was: the text is new to them when it
    /// is higher now.
    pub changed: i64,
    /// The newest revision then, to show what changed since.
    pub revision: Option<RevisionId>,
}

fn row(row: &Row<'_>) -> Cell<View> {
    Ok(View {
        person: id(row, "person")?,
        story: id(row, "story")?,
        at: parsed(row, "at")?,
        changed: row.get("changed")?,
        revision: row
            .get::<_, Option<String>>("revision")?
            .map(|_| hash(row, "revision").map(RevisionId))
            .transpose()?,
    })
}

/// Reads of readings.
#[derive(Clone, Copy, Debug)]
pub struct Views<'c> {
    pub(super) db: &'c Connection,
}

impl Views<'_> {
    /// One person's last reading of one story.
    pub fn of(&self, person: &PersonId, story: &StoryId) -> Result<Option<View>> {
        self.db.one(
            "SELECT person, story, at, changed, revision FROM view WHERE person = ?1 AND story = ?2",
            [person.as_str(), story.as_str()],
            row,
        )
    }

    /// All of one person's.
    pub fn by_person(&self, person: &PersonId) -> Result<Vec<View>> {
        self.db.many(
            "SELECT person, story, at, changed, revision FROM view WHERE person = ?1 ORDER BY story",
            [person.as_str()],
            row,
        )
    }
}

/// Writes of readings.
#[derive(Clone, Copy, Debug)]
pub struct ViewsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl ViewsMut<'_> {
    /// Notes one, in the place of the one before.
    pub fn note(&self, view: &View) -> Result<()> {
        self.write
            .db
            .run(
                "INSERT INTO view (person, story, at, changed, revision) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (person, story) DO UPDATE SET at = ?3, changed = ?4, revision = ?5",
                params![
                    view.person.as_str(),
                    view.story.as_str(),
                    stamp(view.at),
                    view.changed,
                    view.revision.as_ref().map(|RevisionId(hash): &RevisionId| Hash::to_string(hash)),
                ],
            )
            .map(|_| ())
    }
}
