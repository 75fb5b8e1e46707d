//! Lists of stories. Each asks an index; none reads the whole table.

use super::{COLUMNS, Stories, StoryLine, row};
use crate::error::Result;
use crate::sql::{Ask, Cell};
use rusqlite::{Row, ToSql};
use stet_core::ids::{AuthorId, DeskId, PersonId, StoryId};
use stet_core::newsroom::{Publication, Reader, Sight, Workflow, sight};

/// Which stories: all that fit every part that is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Of this desk.
    pub desk: Option<DeskId>,
    /// In this workflow state.
    pub workflow: Option<Workflow>,
    /// In this publication state.
    pub publication: Option<Publication>,
    /// Crediting this author.
    pub author: Option<AuthorId>,
    /// To be written by this person.
    pub assignee: Option<PersonId>,
    /// In this person's hands.
    pub holder: Option<PersonId>,
    /// Begun by this person.
    pub created_by: Option<PersonId>,
}

/// How many, and after which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// At most so many.
    pub limit: u32,
    /// The last story of the page before; none for the first page.
    pub after: Option<StoryId>,
}

impl Page {
    /// The first so many.
    pub fn first(limit: u32) -> Self {
        Self { limit, after: None }
    }
}

impl Stories<'_> {
    /// The stories that fit and that this reader finds, the one whose record
    /// moved last first.
    pub fn list(&self, wanted: &Wanted, page: &Page, reader: &Reader) -> Result<Vec<StoryLine>> {
        let (sql, named) = asked(wanted, page);
        let values: Vec<&dyn ToSql> = named.iter().map(|value| value as &dyn ToSql).collect();
        self.db.some(&sql, values.as_slice(), page.limit, |one| found(one, reader))
    }

    /// How many fit that this reader finds, spiked ones aside.
    pub fn count_alive(&self, wanted: &Wanted, reader: &Reader) -> Result<u32> {
        let hidden = if reader.all { 0 } else { self.hidden_from(wanted, reader)? };
        Ok(self.alive(wanted)?.saturating_sub(hidden))
    }

    fn hidden_from(&self, wanted: &Wanted, reader: &Reader) -> Result<u32> {
        let (sql, values) = hidden(wanted);
        let values: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
        let mut hidden = 0_u32;
        self.db.each(&sql, values.as_slice(), |one| {
            hidden += u32::from(found(one, reader)?.is_none());
            Ok(())
        })?;
        Ok(hidden)
    }

    fn alive(&self, wanted: &Wanted) -> Result<u32> {
        let (parts, values) = named(wanted);
        let and: String = parts.iter().map(|part| format!(" AND {part}")).collect();
        let sql = format!("SELECT count(*) AS alive FROM story AS s WHERE s.workflow <> 'spiked'{and}");
        let values: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
        Ok(self.db.one(&sql, values.as_slice(), |row| row.get("alive"))?.unwrap_or_default())
    }

    /// The stories that may not go out yet and that this reader finds, the one
    /// that may soonest first; spiked ones aside.
    pub fn embargoed(&self, limit: u32, reader: &Reader) -> Result<Vec<StoryLine>> {
        self.db.some(&embargoed(), [], limit, |one| found(one, reader))
    }

    /// The stories readers have, the newest first; what *Latest* is made of.
    pub fn live(&self, page: &Page) -> Result<Vec<StoryLine>> {
        self.db.many(&latest(), (page.after.as_ref().map(StoryId::as_str), page.limit), row)
    }

    /// The stories readers have that credit an author, the newest first; what
    /// *More from* is made of.
    pub fn live_by(&self, author: &AuthorId, page: &Page) -> Result<Vec<StoryLine>> {
        self.db.many(
            &latest_by(),
            (author.as_str(), page.after.as_ref().map(StoryId::as_str), page.limit),
            row,
        )
    }
}

/// The story in this row, when this reader finds it.
fn found(one: &Row<'_>, reader: &Reader) -> Cell<Option<StoryLine>> {
    let line = row(one)?;
    Ok(if sight(&line.story, reader) == Sight::Nothing { None } else { Some(line) })
}

/// What a list is narrowed by, and the values in the same order.
fn named(wanted: &Wanted) -> (Vec<&'static str>, Vec<&str>) {
    let parts = [
        ("s.desk = ?", wanted.desk.as_ref().map(DeskId::as_str)),
        ("s.workflow = ?", wanted.workflow.map(Workflow::name)),
        ("s.publication = ?", wanted.publication.map(Publication::name)),
        ("s.id IN (SELECT story FROM credit WHERE author = ?)", wanted.author.as_ref().map(AuthorId::as_str)),
        ("s.assignee = ?", wanted.assignee.as_ref().map(PersonId::as_str)),
        ("s.holder = ?", wanted.holder.as_ref().map(PersonId::as_str)),
        ("s.created_by = ?", wanted.created_by.as_ref().map(PersonId::as_str)),
    ];
    parts.into_iter().filter_map(|(part, value)| Some((part, value?))).unzip()
}

/// The statement for the drafts that fit and that not everybody finds.
pub(crate) fn hidden(wanted: &Wanted) -> (String, Vec<&str>) {
    let (parts, values) = named(wanted);
    let and: String = parts.iter().map(|part| format!(" AND {part}")).collect();
    let sql = format!(
        "SELECT {COLUMNS} FROM story AS s INDEXED BY story_private
         WHERE s.shown = 0 AND s.publication = 'unpublished' AND s.workflow <> 'spiked'{and}"
    );
    (sql, values)
}

/// The statement for a list and the values it names. It has no limit: whoever
/// steps through it stops when enough are found.
pub(crate) fn asked<'a>(wanted: &'a Wanted, page: &'a Page) -> (String, Vec<&'a str>) {
    let (mut parts, mut values) = named(wanted);
    if let Some(after) = &page.after {
        parts.push("(s.moved, s.row) < (SELECT moved, row FROM story WHERE id = ?)");
        values.push(after.as_str());
    }
    let only = if parts.is_empty() { String::new() } else { format!("WHERE {}", parts.join(" AND ")) };
    (format!("SELECT {COLUMNS} FROM story AS s {only} ORDER BY s.moved DESC, s.row DESC"), values)
}

pub(crate) fn embargoed() -> String {
    format!(
        "SELECT {COLUMNS} FROM story AS s INDEXED BY story_embargo
         WHERE s.embargo_until IS NOT NULL AND s.publication = 'unpublished' AND s.workflow <> 'spiked'
         ORDER BY s.embargo_until"
    )
}

pub(crate) fn latest() -> String {
    format!(
        "SELECT {COLUMNS} FROM story AS s
         WHERE s.publication = 'live'
           AND (?1 IS NULL OR (s.released_at, s.id) < (SELECT released_at, id FROM story WHERE id = ?1))
         ORDER BY s.released_at DESC, s.id DESC LIMIT ?2"
    )
}

/// An author may be credited twice on a story; it is listed once.
pub(crate) fn latest_by() -> String {
    format!(
        "SELECT {COLUMNS} FROM credit AS mine JOIN story AS s ON s.id = mine.story
         WHERE mine.author = ?1 AND mine.live_since IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM credit AS other WHERE other.story = mine.story
                           AND other.position < mine.position AND other.author = mine.author)
           AND (?2 IS NULL OR (mine.live_since, mine.story) < (SELECT released_at, id FROM story WHERE id = ?2))
         ORDER BY mine.live_since DESC, mine.story DESC LIMIT ?3"
    )
}
