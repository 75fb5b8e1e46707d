//! What went out: for each release the page as it was on its day, frozen.
//!
//! The page is JSON that `publish` makes and reads; here it is only text.

use super::{Revisions, Write};
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, damaged, hash, id, parsed, stamp};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use stet_core::ids::{PersonId, StoryId};
use stet_core::newsroom::VersionKind;
use stet_core::text::{Hash, RevisionId};

pub(crate) const STEPS: &[Migration] = &[FIRST, AGAIN];

/// Why it went out again, what readers were told, and which approval it had.
const AGAIN: Migration = Migration {
    number: 2026112705,
    sql: "
-- Empty for a first release; correction, clarification, update.
ALTER TABLE release ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE release ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE release ADD COLUMN approval INTEGER REFERENCES approval (number);
CREATE INDEX release_approval ON release (approval) WHERE approval IS NOT NULL;
UPDATE release SET approval = (
    SELECT max(a.number) FROM approval AS a WHERE a.story = release.story AND a.text_hash = release.text_hash);
",
};

const FIRST: Migration = Migration {
    number: 2026112317,
    sql: "
CREATE TABLE release (
    number INTEGER NOT NULL PRIMARY KEY,
    story TEXT NOT NULL REFERENCES story (id),
    sequence INTEGER NOT NULL,
    released_at TEXT NOT NULL,
    by TEXT NOT NULL REFERENCES person (id),
    revision TEXT NOT NULL REFERENCES revision (id),
    text_hash TEXT NOT NULL,
    page TEXT NOT NULL,
    UNIQUE (story, sequence)
) STRICT;
CREATE INDEX release_by ON release (by);
CREATE INDEX release_revision ON release (revision);
",
};

const COLUMNS: &str = "story, sequence, released_at, by, revision, text_hash, page, kind, note, approval";

/// One release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// Of which story.
    pub story: StoryId,
    /// 0 for the first; one more for each correction.
    pub sequence: u32,
    /// When, in UTC.
    pub released_at: Timestamp,
    /// Who handed it over.
    pub by: PersonId,
    /// Which text.
    pub revision: RevisionId,
    /// The hash that was approved.
    pub text: Hash,
    /// The page model, bios and titles included, as JSON.
    pub page: String,
    /// Why it went out again and what readers were told; none for a first one.
    pub version: Option<(VersionKind, String)>,
    /// The number of the approval it went out on.
    pub approval: Option<i64>,
}

fn row(row: &Row<'_>) -> Cell<Release> {
    Ok(Release {
        story: id(row, "story")?,
        sequence: row.get("sequence")?,
        released_at: parsed(row, "released_at")?,
        by: id(row, "by")?,
        revision: RevisionId(hash(row, "revision")?),
        text: hash(row, "text_hash")?,
        page: row.get("page")?,
        version: match row.get_ref("kind")?.as_str()? {
            "" => None,
            kind => {
                let kind = kind.parse().map_err(|error| damaged("kind", error))?;
                Some((kind, row.get("note")?))
            }
        },
        approval: row.get("approval")?,
    })
}

/// Reads of releases.
#[derive(Clone, Copy, Debug)]
pub struct Releases<'c> {
    pub(super) db: &'c Connection,
}

impl Releases<'_> {
    /// The newest of a story.
    pub fn newest(&self, story: &StoryId) -> Result<Option<Release>> {
        let sql = format!("SELECT {COLUMNS} FROM release WHERE story = ?1 ORDER BY sequence DESC LIMIT 1");
        self.db.one(&sql, [story.as_str()], row)
    }

    /// All of a story, newest first.
    pub fn of_story(&self, story: &StoryId) -> Result<Vec<Release>> {
        let sql = format!("SELECT {COLUMNS} FROM release WHERE story = ?1 ORDER BY sequence DESC");
        self.db.many(&sql, [story.as_str()], row)
    }

    /// That each is the text of the revision it names.
    pub(crate) fn check(&self) -> Result<()> {
        let all = self.db.many(
            "SELECT story, sequence, revision, text_hash FROM release ORDER BY number",
            [],
            |row| {
                let revision = RevisionId(hash(row, "revision")?);
                Ok((
                    id::<StoryId>(row, "story")?,
                    row.get::<_, u32>("sequence")?,
                    revision,
                    hash(row, "text_hash")?,
                ))
            },
        )?;
        for (story, sequence, revision, text) in all {
            let whole = Revisions { db: self.db }.by_id(&revision)?;
            if whole.story != story || whole.text_hash() != text {
                let what = format!("release {sequence} of story {story} is not the text of its revision");
                return Err(Error::Damaged(what));
            }
        }
        Ok(())
    }
}

/// Writes of releases.
#[derive(Clone, Copy, Debug)]
pub struct ReleasesMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl ReleasesMut<'_> {
    /// Adds one; a story's sequence number goes out once.
    pub fn insert(&self, release: &Release) -> Result<()> {
        self.write
            .db
            .run(
                "INSERT INTO release (story, sequence, released_at, by, revision, text_hash, page, kind, note, approval)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
                params![
                    release.story.as_str(),
                    release.sequence,
                    stamp(release.released_at),
                    release.by.as_str(),
                    release.revision.0.to_string(),
                    release.text.to_string(),
                    release.page,
                    release.version.as_ref().map_or("", |(kind, _)| kind.name()),
                    release.version.as_ref().map_or("", |(_, note)| note.as_str()),
                    release.approval,
                ],
            )
            .map(|_| ())
    }
}
