//! How many placeholders stand in each story, kept beside its words so that a
//! list can say it without reading a text.
//!
//! A text that changes is counted by the same transaction. What is not counted
//! (in a file of an older program, or after the newsroom changed its words for
//! what is to come) is counted before it is listed.

use super::{Stories, StoriesMut};
use crate::error::Result;
use crate::sql::{Ask, id};
use crate::table::{Read, Write};
use rusqlite::Connection;
use stet_core::ids::StoryId;
use stet_core::text::tk::{self, Placeholders};

impl Stories<'_> {
    /// True where a story's text changed since its placeholders were counted.
    pub fn is_uncounted(&self, story: &StoryId) -> Result<bool> {
        let sql = "SELECT placeholders IS NULL AS uncounted FROM story WHERE id = ?1";
        Ok(self.db.one(sql, [story.as_str()], |row| row.get("uncounted"))?.unwrap_or_default())
    }
}

impl StoriesMut<'_> {
    /// Notes how many placeholders a story's text has.
    pub fn counted(&self, story: &StoryId, placeholders: u32) -> Result<()> {
        put(self.write.db, story, placeholders)
    }

    /// Notes that what was counted was counted by other words.
    pub fn uncount(&self) -> Result<()> {
        self.write.db.run("UPDATE story SET placeholders = NULL", []).map(|_| ())
    }

    /// Counts a story's text, where it changed since.
    pub fn count(&self, story: &StoryId, words: &Placeholders) -> Result<()> {
        let Write { db, .. } = self.write;
        if self.write.read().stories().is_uncounted(story)? { recount(db, story, words) } else { Ok(()) }
    }
}

/// Counts at most so many stories that are not out and not counted, the one that
/// moved last first.
pub(crate) fn count_some(db: &Connection, words: &Placeholders, most: u32) -> Result<()> {
    uncounted(db, most)?.iter().try_for_each(|story| recount(db, story, words))
}

pub(crate) fn uncounted(db: &Connection, most: u32) -> Result<Vec<StoryId>> {
    db.many(
        "SELECT id FROM story WHERE placeholders IS NULL AND publication = 'unpublished' ORDER BY moved DESC LIMIT ?1",
        [most],
        |row| id(row, "id"),
    )
}

/// A text that can't be read shows none: opening it says what is wrong, and
/// mending it counts it again.
fn recount(db: &Connection, story: &StoryId, words: &Placeholders) -> Result<()> {
    let found = Read::new(db).working().load(story).map(|text| tk::placeholders(&text.document, words).len());
    put(db, story, u32::try_from(found.unwrap_or_default()).unwrap_or(u32::MAX))
}

fn put(db: &Connection, story: &StoryId, placeholders: u32) -> Result<()> {
    let sql = "UPDATE story SET placeholders = ?2 WHERE id = ?1 AND placeholders IS NOT ?2";
    db.run(sql, (story.as_str(), placeholders)).map(|_| ())
}
