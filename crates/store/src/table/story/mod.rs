//! Stories: the record of each, and beside it what lists need to know of its
//! text (headline, words, text hash), kept right by the same transaction.
//!
//! Two numbers from the journal stand in place of clocks: `moved`, the last
//! change of the record, is what lists are ordered by, so that no row jumps
//! while somebody types and typing rewrites no index; `changed`, the last change
//! of the words, is what "new since I last read" is told by.

mod list;
mod to_come;

use super::{Write, credit, search, working};
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, damaged, hash, id, id_if, parsed, parsed_if, stamp, strings};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use serde_json::Value;
use stet_core::ids::{AuthorId, DeskId, PersonId, StoryId};
use stet_core::newsroom::{Credit, Embargo, Story, Workflow};
use stet_core::text::{Furniture, Hash, text_hash};

pub use list::{Page, Wanted};
#[cfg(test)]
pub(crate) use list::{asked, embargoed, hidden, latest, latest_by};
pub(crate) use to_come::{count_some, uncounted};

pub(crate) const STEPS: &[Migration] = &[FIRST, SHOWN, COUNTED, ORDERED];

/// How much of the text is still to come; none until it is counted.
const COUNTED: Migration = Migration {
    number: 2026112601,
    sql: "
ALTER TABLE story ADD COLUMN placeholders INTEGER;
CREATE INDEX story_uncounted ON story (publication, moved) WHERE placeholders IS NULL;
",
};

/// The check of the facts, why there is no due time or length, and when it goes out
/// by itself. A legal read is made by a sign-off: one that was only said to be made
/// of copy that is not out is asked for again.
const ORDERED: Migration = Migration {
    number: 2026112702,
    sql: "
ALTER TABLE story ADD COLUMN facts TEXT NOT NULL DEFAULT 'none';
ALTER TABLE story ADD COLUMN no_due TEXT NOT NULL DEFAULT '';
ALTER TABLE story ADD COLUMN no_length TEXT NOT NULL DEFAULT '';
ALTER TABLE story ADD COLUMN scheduled_at TEXT;
CREATE INDEX story_scheduled ON story (scheduled_at) WHERE scheduled_at IS NOT NULL AND publication = 'scheduled';
UPDATE story SET legal = 'required' WHERE legal = 'complete' AND publication = 'unpublished';
",
};

/// Whether the desk may read a draft, and whether it ordered it. What the desk
/// ever had, it may read.
const SHOWN: Migration = Migration {
    number: 2026112560,
    sql: "
ALTER TABLE story ADD COLUMN shown INTEGER NOT NULL DEFAULT 0;
ALTER TABLE story ADD COLUMN ordered INTEGER NOT NULL DEFAULT 0;
UPDATE story SET shown = 1
WHERE publication <> 'unpublished'
   OR coalesce(before, workflow) NOT IN ('pitched', 'commissioned', 'drafting')
   OR EXISTS (SELECT 1 FROM journal AS j WHERE j.story = story.id AND j.what = 'file');
UPDATE story SET ordered = 1
WHERE coalesce(before, workflow) = 'commissioned'
   OR EXISTS (SELECT 1 FROM journal AS j WHERE j.story = story.id AND j.what = 'commission');
CREATE INDEX story_private ON story (desk, moved) WHERE shown = 0 AND publication = 'unpublished';
",
};

const FIRST: Migration = Migration {
    number: 2026112309,
    sql: "
CREATE TABLE story (
    row INTEGER NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    slugline TEXT NOT NULL,
    desk TEXT REFERENCES desk (id),
    kind TEXT NOT NULL,
    dateline TEXT NOT NULL,
    due TEXT,
    length INTEGER,
    language TEXT NOT NULL,
    embargo_until TEXT,
    embargo_hard INTEGER NOT NULL,
    legal TEXT NOT NULL,
    priority INTEGER NOT NULL,
    urgency INTEGER NOT NULL,
    tags TEXT NOT NULL,
    workflow TEXT NOT NULL,
    before TEXT,
    publication TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    assignee TEXT REFERENCES person (id),
    holder TEXT REFERENCES person (id),
    created_by TEXT NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    released_at TEXT,
    moved INTEGER NOT NULL,
    headline TEXT NOT NULL,
    standfirst TEXT NOT NULL,
    words INTEGER NOT NULL,
    text_hash TEXT NOT NULL,
    changed INTEGER NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX story_moved ON story (moved);
CREATE INDEX story_desk ON story (desk, moved);
CREATE INDEX story_desk_workflow ON story (desk, workflow, moved);
CREATE INDEX story_workflow ON story (workflow, moved);
CREATE INDEX story_assignee ON story (assignee, moved);
CREATE INDEX story_holder ON story (holder, moved);
CREATE INDEX story_created_by ON story (created_by, moved);
CREATE INDEX story_changed_by ON story (changed_by);
CREATE INDEX story_publication ON story (publication, moved);
CREATE INDEX story_stage ON story (publication, workflow, moved);
CREATE INDEX story_desk_stage ON story (desk, publication, workflow, moved);
CREATE INDEX story_embargo ON story (embargo_until) WHERE embargo_until IS NOT NULL AND publication = 'unpublished';
CREATE INDEX story_released ON story (publication, released_at, id);
",
};

/// A story's record with what lists show of its text.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryLine {
    /// The record.
    pub story: Story,
    /// The names of the credited, in the order of [`Story::credits`].
    pub names: Vec<String>,
    /// The headline.
    pub headline: String,
    /// The standfirst, marks dropped.
    pub standfirst: String,
    /// Words of the body.
    pub words: u32,
    /// Placeholders in the text; none until they are counted.
    pub placeholders: Option<u32>,
    /// The hash of the text as it stands.
    pub text: Hash,
    /// The journal's number of the last change of the words.
    pub changed: i64,
    /// When that was, in UTC.
    pub changed_at: Timestamp,
    /// Who did it.
    pub changed_by: PersonId,
    /// The journal's number of the last change of the record.
    pub moved: i64,
}

/// Every column of [`StoryLine`], from `story AS s`.
pub(super) const COLUMNS: &str = "
    s.id, s.slug, s.slugline, s.desk, s.kind, s.dateline, s.due, s.length, s.language, s.embargo_until, s.embargo_hard,
    s.legal, s.priority, s.urgency, s.tags, s.workflow, s.before, s.publication, s.sequence, s.assignee, s.holder,
    s.created_by, s.created_at, s.released_at, s.moved, s.headline, s.standfirst, s.words, s.text_hash, s.changed,
    s.changed_at, s.changed_by, s.shown, s.ordered, s.placeholders,
    s.facts, s.no_due, s.no_length, s.scheduled_at,
    (SELECT json_group_array(json_array(c.author, c.role, a.name) ORDER BY c.position)
     FROM credit AS c JOIN author AS a ON a.id = c.author WHERE c.story = s.id) AS credits";

pub(super) fn row(row: &Row<'_>) -> Cell<StoryLine> {
    let credited = credited(row)?;
    let until: Option<Timestamp> = parsed_if(row, "embargo_until")?;
    let hard = row.get("embargo_hard")?;
    Ok(StoryLine {
        story: Story {
            id: id(row, "id")?,
            slug: row.get("slug")?,
            slugline: row.get("slugline")?,
            desk: id_if(row, "desk")?,
            kind: parsed(row, "kind")?,
            credits: credited.iter().map(|(credit, _)| credit.clone()).collect(),
            dateline: row.get("dateline")?,
            due: parsed_if(row, "due")?,
            length: row.get("length")?,
            language: row.get("language")?,
            embargo: until.map(|until| Embargo { until, hard }),
            legal: parsed(row, "legal")?,
            priority: row.get("priority")?,
            urgency: row.get("urgency")?,
            tags: strings(row, "tags")?,
            workflow: parsed(row, "workflow")?,
            before: parsed_if(row, "before")?,
            publication: parsed(row, "publication")?,
            sequence: row.get("sequence")?,
            assignee: id_if(row, "assignee")?,
            holder: id_if(row, "holder")?,
            created_by: id(row, "created_by")?,
            created_at: parsed(row, "created_at")?,
            released_at: parsed_if(row, "released_at")?,
            shown: row.get("shown")?,
            ordered: row.get("ordered")?,
            facts: parsed(row, "facts")?,
            no_due: row.get("no_due")?,
            no_length: row.get("no_length")?,
            scheduled_at: parsed_if(row, "scheduled_at")?,
        },
        names: credited.into_iter().map(|(_, name)| name).collect(),
        headline: row.get("headline")?,
        standfirst: row.get("standfirst")?,
        words: row.get("words")?,
        placeholders: row.get("placeholders")?,
        text: hash(row, "text_hash")?,
        changed: row.get("changed")?,
        changed_at: parsed(row, "changed_at")?,
        changed_by: id(row, "changed_by")?,
        moved: row.get("moved")?,
    })
}

fn credited(row: &Row<'_>) -> Cell<Vec<(Credit, String)>> {
    let list: Vec<(String, String, String)> =
        serde_json::from_str(row.get_ref("credits")?.as_str()?).map_err(|error| damaged("credits", error))?;
    list.into_iter()
        .map(|(author, role, name)| {
            let role = role.parse().map_err(|error| damaged("credits", error))?;
            Ok((Credit { author: AuthorId::new(author), role }, name))
        })
        .collect()
}

/// Reads of stories.
#[derive(Clone, Copy, Debug)]
pub struct Stories<'c> {
    pub(super) db: &'c Connection,
}

impl Stories<'_> {
    /// One, by its whole id.
    pub fn by_id(&self, story: &StoryId) -> Result<Option<StoryLine>> {
        self.db.one(&format!("SELECT {COLUMNS} FROM story AS s WHERE s.id = ?1"), [story.as_str()], row)
    }

    /// One, by its slug.
    pub fn by_slug(&self, slug: &str) -> Result<Option<StoryLine>> {
        self.db.one(&format!("SELECT {COLUMNS} FROM story AS s WHERE s.slug = ?1"), [slug], row)
    }

    /// One, as a person names it: by id, slug, or the beginning of an id or of a
    /// slug that is no other story's.
    pub fn named(&self, name: &str) -> Result<StoryLine> {
        let no_such = || Error::NoSuch { what: "story", name: name.to_owned() };
        if let Some(line) = self.by_id(&StoryId::from(name))? {
            return Ok(line);
        }
        if let Some(line) = self.by_slug(name)? {
            return Ok(line);
        }
        if name.is_empty() {
            return Err(no_such());
        }
        let mut candidates = self.beginning("id", name)?;
        if candidates.is_empty() {
            candidates = self.beginning("slug", name)?;
        }
        match candidates.as_slice() {
            [] => Err(no_such()),
            [one] => self.by_id(one)?.ok_or_else(no_such),
            _ => Err(Error::Ambiguous { given: name.to_owned(), candidates }),
        }
    }

    /// The first few stories whose id or slug begins like this.
    fn beginning(&self, column: &'static str, name: &str) -> Result<Vec<StoryId>> {
        let sql = format!(
            "SELECT id FROM story WHERE {column} >= ?1 AND {column} < ?1 || char(1114111) ORDER BY {column} LIMIT 10"
        );
        self.db.many(&sql, [name], |row| id(row, "id"))
    }
}

/// Writes of stories' records.
#[derive(Clone, Copy, Debug)]
pub struct StoriesMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl StoriesMut<'_> {
    /// Adds a story with no words yet; [`super::WorkingMut`] gives it some.
    pub fn insert(&self, story: &Story) -> Result<()> {
        let Write { db, entry, number, .. } = self.write;
        db.run(
            "INSERT INTO story (id, slug, slugline, kind, dateline, language, embargo_hard, legal, priority, urgency, tags,
                 workflow, publication, sequence, created_by, created_at, moved,
                 headline, standfirst, words, text_hash, changed, changed_at, changed_by)
             VALUES (?1, ?2, '', '', '', '', 0, '', 0, 0, '[]', '', '', 0, ?3, ?4, ?5, '', '', 0, ?6, ?5, ?7, ?3)",
            params![
                story.id.as_str(),
                story.slug,
                story.created_by.as_str(),
                stamp(story.created_at),
                number,
                text_hash(&Furniture::default(), &[]).to_string(),
                stamp(entry.at),
            ],
        )?;
        working::begin(self.write, &story.id)?;
        self.update(story)
    }

    /// Changes the record; who made it and when stay as they are.
    pub fn update(&self, story: &Story) -> Result<()> {
        let changed = self.write.db.run(
            "UPDATE story SET slug = ?2, slugline = ?3, desk = ?4, kind = ?5, dateline = ?6, due = ?7, length = ?8,
                 language = ?9, embargo_until = ?10, embargo_hard = ?11, legal = ?12, priority = ?13, urgency = ?14,
                 tags = ?15, workflow = ?16, before = ?17, publication = ?18, sequence = ?19, assignee = ?20,
                 holder = ?21, released_at = ?22, moved = ?23, shown = ?24, ordered = ?25,
                 facts = ?26, no_due = ?27, no_length = ?28, scheduled_at = ?29
             WHERE id = ?1",
            params![
                story.id.as_str(),
                story.slug,
                story.slugline,
                story.desk.as_ref().map(DeskId::as_str),
                story.kind.name(),
                story.dateline,
                story.due.map(stamp),
                story.length,
                story.language,
                story.embargo.map(|embargo| stamp(embargo.until)),
                story.embargo.is_some_and(|embargo| embargo.hard),
                story.legal.name(),
                story.priority,
                story.urgency,
                Value::from(story.tags.clone()).to_string(),
                story.workflow.name(),
                story.before.map(Workflow::name),
                story.publication.name(),
                story.sequence,
                story.assignee.as_ref().map(PersonId::as_str),
                story.holder.as_ref().map(PersonId::as_str),
                story.released_at.map(stamp),
                self.write.number,
                story.shown,
                story.ordered,
                story.facts.name(),
                story.no_due,
                story.no_length,
                story.scheduled_at.map(stamp),
            ],
        )?;
        if changed == 0 {
            return Err(Error::NoSuch { what: "story", name: story.id.to_string() });
        }
        credit::replace(self.write, story)?;
        search::enter(self.write.db, &story.id)
    }
}
