//! Which paragraphs of a story can go when it is too long, in the order in which
//! they would. About the copy and never part of it.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, strings};
use rusqlite::Connection;
use serde_json::Value;
use stet_core::ids::{BlockId, StoryId};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112565,
    sql: "
CREATE TABLE target_cut (
    story TEXT NOT NULL PRIMARY KEY REFERENCES story (id),
    blocks TEXT NOT NULL
) STRICT;
",
}];

/// Reads of target cuts.
#[derive(Clone, Copy, Debug)]
pub struct TargetCuts<'c> {
    pub(super) db: &'c Connection,
}

impl TargetCuts<'_> {
    /// The paragraphs that can go, the first to go first.
    pub fn of_story(&self, story: &StoryId) -> Result<Vec<BlockId>> {
        let sql = "SELECT blocks FROM target_cut WHERE story = ?1";
        let blocks = self.db.one(sql, [story.as_str()], |row| strings(row, "blocks"))?;
        Ok(blocks.unwrap_or_default().into_iter().map(BlockId::new).collect())
    }
}

/// Writes of target cuts.
#[derive(Clone, Copy, Debug)]
pub struct TargetCutsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl TargetCutsMut<'_> {
    /// Keeps which can go; none takes the marks away.
    pub fn mark(&self, story: &StoryId, blocks: &[BlockId]) -> Result<()> {
        let blocks: Vec<&str> = blocks.iter().map(BlockId::as_str).collect();
        let sql = "INSERT INTO target_cut (story, blocks) VALUES (?1, ?2) ON CONFLICT (story) DO UPDATE SET blocks = ?2";
        self.write.db.run(sql, [story.as_str(), &Value::from(blocks).to_string()]).map(|_| ())
    }
}
