//! Words, everywhere: one row of FTS5 a story. The index keeps no second copy of
//! the words. What is typed reaches it in a quiet moment or before the next
//! search, whichever is first: a whole story would be indexed for every key.
//!
//! Accents and case do not matter; the last word may be unfinished. Scripts that
//! are written without spaces are found by the beginning of a run of letters.

use super::story::{COLUMNS, StoryLine, row};
use crate::error::Result;
use crate::excerpt;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, id};
use rusqlite::{Connection, Row};
use stet_core::ids::{AuthorId, StoryId};
use stet_core::newsroom::{Reader, Sight, sight};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112320,
    sql: "
CREATE VIRTUAL TABLE search USING fts5 (
    slugline, headline, standfirst, body, names,
    content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2'
);
",
}];

/// One story found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Which.
    pub line: StoryLine,
    /// The words around the place, where it is in the body.
    pub excerpt: String,
}

/// Reads of the index.
#[derive(Clone, Copy, Debug)]
pub struct Search<'c> {
    pub(super) db: &'c Connection,
}

impl Search<'_> {
    /// The stories in which every word stands, wherever it is; newest first.
    /// Nothing is found by no word.
    pub fn words(&self, said: &str, limit: u32, reader: &Reader) -> Result<Vec<Hit>> {
        let Some(query) = query(said) else { return Ok(Vec::new()) };
        self.find(&query, limit, reader)?.into_iter().map(|line| self.hit(line, said)).collect()
    }

    /// The stories to jump to: first those that say it in slugline, headline or
    /// a credited name, then those that say it anywhere; each newest first. Where
    /// nothing is said, the newest.
    pub fn jump(&self, said: &str, limit: u32, reader: &Reader) -> Result<Vec<StoryLine>> {
        if said.trim().is_empty() {
            let sql = format!("SELECT {COLUMNS} FROM story AS s ORDER BY s.row DESC");
            return self.db.some(&sql, [], limit, |one| read_whole(one, reader));
        }
        let Some(query) = query(said) else { return Ok(Vec::new()) };
        let mut found = self.find(&format!("{{slugline headline names}} : ({query})"), limit, reader)?;
        let more = self.find(&query, limit, reader)?;
        for line in more {
            if !found.iter().any(|one| one.story.id == line.story.id) {
                found.push(line);
            }
        }
        found.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(found)
    }

    fn find(&self, query: &str, limit: u32, reader: &Reader) -> Result<Vec<StoryLine>> {
        let sql = format!(
            "SELECT {COLUMNS} FROM search JOIN story AS s ON s.row = search.rowid
             WHERE search MATCH ?1 ORDER BY search.rowid DESC"
        );
        self.db.some(&sql, [query], limit, |one| read_whole(one, reader))
    }

    fn hit(&self, line: StoryLine, said: &str) -> Result<Hit> {
        let sql = "SELECT text FROM working_block WHERE story = ?1 ORDER BY rowid";
        let texts = self.db.many(sql, [line.story.id.as_str()], |row| row.get::<_, String>("text"))?;
        let wanted: Vec<String> = said.split_whitespace().map(str::to_lowercase).collect();
        let excerpt = texts.iter().find_map(|text| excerpt::around(text, &wanted)).unwrap_or_default();
        Ok(Hit { line, excerpt })
    }
}

/// A story is found by its words only by those who may read them: that a word
/// stands in a draft is a word of the draft.
fn read_whole(one: &Row<'_>, reader: &Reader) -> Cell<Option<StoryLine>> {
    let line = row(one)?;
    Ok((sight(&line.story, reader) == Sight::Words).then_some(line))
}

/// What a person typed as a query: each word as it is, the last as a beginning.
/// No sign a person can type has a meaning of its own.
fn query(said: &str) -> Option<String> {
    let words: Vec<String> = said
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| format!("\"{}\"", word.replace('"', "\"\"")))
        .collect();
    (!words.is_empty()).then(|| format!("{}*", words.join(" ")))
}

/// Enters a story as it stands, in the place of what was entered before.
pub(crate) fn enter(db: &Connection, story: &StoryId) -> Result<()> {
    db.run(
        "INSERT OR REPLACE INTO search (rowid, slugline, headline, standfirst, body, names)
         SELECT s.row, s.slugline, w.headline || char(10) || w.short_headline, s.standfirst,
             (SELECT coalesce(group_concat(b.text, char(10)), '') FROM working_block AS b WHERE b.story = s.id),
             (SELECT coalesce(group_concat(a.name, char(10)), '')
              FROM credit AS c JOIN author AS a ON a.id = c.author WHERE c.story = s.id)
         FROM story AS s JOIN working AS w ON w.story = s.id WHERE s.id = ?1",
        [story.as_str()],
    )?;
    db.run("UPDATE working SET searched = seq WHERE story = ?1 AND searched <> seq", [story.as_str()])
        .map(|_| ())
}

pub(crate) const BEHIND: &str = "SELECT story FROM working WHERE searched <> seq";

/// The stories of which the index has an older text.
pub(crate) fn behind(db: &Connection) -> Result<Vec<StoryId>> {
    db.many(BEHIND, [], |row| id(row, "story"))
}

/// Enters every story that credits an author.
pub(super) fn enter_all_of(db: &Connection, author: &AuthorId) -> Result<()> {
    let sql = "SELECT DISTINCT story FROM credit WHERE author = ?1";
    let stories: Vec<StoryId> = db.many(sql, [author.as_str()], |row| id(row, "story"))?;
    stories.iter().try_for_each(|story| enter(db, story))
}
