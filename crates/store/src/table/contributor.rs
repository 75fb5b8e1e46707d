//! Who changed a story's text since a second person last signed it off: those
//! may not sign it. Kept by saving, by taking what somebody proposed, and by
//! signing.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, id};
use rusqlite::{Connection, params};
use stet_core::ids::{PersonId, StoryId};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112314,
    sql: "
CREATE TABLE contributor (
    story TEXT NOT NULL REFERENCES story (id),
    person TEXT NOT NULL REFERENCES person (id),
    PRIMARY KEY (story, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX contributor_person ON contributor (person);
",
}];

/// Reads of contributors.
#[derive(Clone, Copy, Debug)]
pub struct Contributors<'c> {
    pub(super) db: &'c Connection,
}

impl Contributors<'_> {
    /// Everyone who changed the text since a second person last signed it off.
    pub fn since_approval(&self, story: &StoryId) -> Result<Vec<PersonId>> {
        self.db.many(
            "SELECT person FROM contributor WHERE story = ?1 ORDER BY person",
            [story.as_str()],
            |row| id(row, "person"),
        )
    }
}

/// Writes of contributors.
#[derive(Clone, Copy, Debug)]
pub struct ContributorsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl ContributorsMut<'_> {
    /// Notes that somebody's words came into the text who does not sign for the
    /// write: what they proposed was taken.
    pub fn note(&self, story: &StoryId, person: &PersonId) -> Result<()> {
        put(self.write, story, person)
    }

    /// Those who changed the text are these, whoever signed for what came last: a
    /// person who takes what another wrote, as they wrote it, is no author of it.
    pub fn set(&self, story: &StoryId, people: &[PersonId]) -> Result<()> {
        clear(self.write, story)?;
        people.iter().try_for_each(|person| put(self.write, story, person))
    }
}

/// Notes that whoever signs changed the text.
pub(super) fn note(write: &Write<'_>, story: &StoryId) -> Result<()> {
    put(write, story, &write.entry.who)
}

fn put(write: &Write<'_>, story: &StoryId, person: &PersonId) -> Result<()> {
    write
        .db
        .run(
            "INSERT INTO contributor (story, person) VALUES (?1, ?2) ON CONFLICT (story, person) DO NOTHING",
            params![story.as_str(), person.as_str()],
        )
        .map(|_| ())
}

/// Begins anew, at a sign-off.
pub(super) fn clear(write: &Write<'_>, story: &StoryId) -> Result<()> {
    write.db.run("DELETE FROM contributor WHERE story = ?1", [story.as_str()]).map(|_| ())
}
