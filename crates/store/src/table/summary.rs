//! How much each revision changed, reckoned when it is made so that a long
//! history is listed at once. It can be reckoned again from the texts, so a
//! revision without one is no damage.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, hash};
use rusqlite::{Connection, Row, params};
use std::collections::HashMap;
use stet_core::ids::StoryId;
use stet_core::text::diff::{Summary, diff};
use stet_core::text::{Document, RevisionId};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112501,
    sql: "
CREATE TABLE revision_summary (
    revision INTEGER NOT NULL PRIMARY KEY REFERENCES revision (row),
    added INTEGER NOT NULL,
    cut INTEGER NOT NULL,
    blocks INTEGER NOT NULL,
    moved INTEGER NOT NULL,
    headline INTEGER NOT NULL,
    short_headline INTEGER NOT NULL,
    standfirst INTEGER NOT NULL
) STRICT;
",
}];

fn row(row: &Row<'_>) -> Cell<(RevisionId, Summary)> {
    let summary = Summary {
        added: row.get("added")?,
        cut: row.get("cut")?,
        blocks: row.get("blocks")?,
        moved: row.get("moved")?,
        headline: row.get("headline")?,
        short_headline: row.get("short_headline")?,
        standfirst: row.get("standfirst")?,
    };
    Ok((RevisionId(hash(row, "id")?), summary))
}

/// Reads of summaries.
#[derive(Clone, Copy, Debug)]
pub struct Summaries<'c> {
    pub(super) db: &'c Connection,
}

impl Summaries<'_> {
    /// Those of a story's revisions.
    pub fn of_story(&self, story: &StoryId) -> Result<HashMap<RevisionId, Summary>> {
        let all = self.db.many(
            "SELECT r.id, s.added, s.cut, s.blocks, s.moved, s.headline, s.short_headline, s.standfirst
             FROM revision AS r JOIN revision_summary AS s ON s.revision = r.row WHERE r.story = ?1",
            [story.as_str()],
            row,
        )?;
        Ok(all.into_iter().collect())
    }
}

/// Notes what a new revision changed against the one it grew from. One whose
/// parent cannot be read gets none: that is no reason not to keep it.
pub(super) fn note(
    write: &Write<'_>,
    revision: &RevisionId,
    parent: Option<&RevisionId>,
    document: &Document,
) -> Result<()> {
    let before = match parent {
        None => Document::default(),
        Some(parent) => match write.read().revisions().document(parent) {
            Ok(before) => before,
            Err(_) => return Ok(()),
        },
    };
    let summary = diff(&before, document).summary();
    write
        .db
        .run(
            "INSERT INTO revision_summary (revision, added, cut, blocks, moved, headline, short_headline, standfirst)
             SELECT row, ?2, ?3, ?4, ?5, ?6, ?7, ?8 FROM revision WHERE id = ?1",
            params![
                revision.0.to_string(),
                summary.added,
                summary.cut,
                summary.blocks,
                summary.moved,
                summary.headline,
                summary.short_headline,
                summary.standfirst,
            ],
        )
        .map(|_| ())
}
