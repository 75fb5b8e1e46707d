//! Credits: who is named on a story, in order. Read and written with the story.
//!
//! `live_since` repeats the story's release while readers have it, so that an
//! author's newest live stories are the end of one index.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, stamp};
use rusqlite::params;
use stet_core::newsroom::{Publication, Story};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112310,
    sql: "
CREATE TABLE credit (
    story TEXT NOT NULL REFERENCES story (id),
    position INTEGER NOT NULL,
    author TEXT NOT NULL REFERENCES author (id),
    role TEXT NOT NULL,
    live_since TEXT,
    PRIMARY KEY (story, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX credit_author ON credit (author, live_since, story);
",
}];

/// Puts a story's credits in the place of those it had.
pub(super) fn replace(write: &Write<'_>, story: &Story) -> Result<()> {
    let live_since =
        (story.publication == Publication::Live).then_some(story.released_at).flatten().map(stamp);
    write.db.run("DELETE FROM credit WHERE story = ?1", [story.id.as_str()])?;
    for (position, credit) in (0_i64..).zip(&story.credits) {
        write.db.run(
            "INSERT INTO credit (story, position, author, role, live_since) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![story.id.as_str(), position, credit.author.as_str(), credit.role.name(), live_since],
        )?;
    }
    Ok(())
}
