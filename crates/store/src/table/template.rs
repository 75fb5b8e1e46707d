//! Templates that a newsroom changed or made, and what is left of one in each
//! story that was begun with it: prompts, guides and what filing asks for. None
//! of that is copy, so none of it is in a text or in the index.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, damaged};
use rusqlite::{Connection, Row};
use serde::de::DeserializeOwned;
use stet_core::ids::StoryId;
use stet_core::newsroom::{Form, Template};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112564,
    sql: "
CREATE TABLE template (
    id TEXT NOT NULL PRIMARY KEY,
    json TEXT NOT NULL
) STRICT;
CREATE TABLE form (
    story TEXT NOT NULL PRIMARY KEY REFERENCES story (id),
    json TEXT NOT NULL
) STRICT;
",
}];

fn whole<T: DeserializeOwned>(row: &Row<'_>) -> Cell<T> {
    serde_json::from_str(row.get_ref("json")?.as_str()?).map_err(|error| damaged("a template", error))
}

fn said(what: &impl serde::Serialize) -> Result<String> {
    serde_json::to_string(what).map_err(|error| crate::Error::Damaged(format!("a template: {error}")))
}

/// Reads of templates.
#[derive(Clone, Copy, Debug)]
pub struct Templates<'c> {
    pub(super) db: &'c Connection,
}

impl Templates<'_> {
    /// Those the newsroom changed or made, by id.
    pub fn all(&self) -> Result<Vec<Template>> {
        self.db.many("SELECT json FROM template ORDER BY id", [], whole)
    }

    /// What a story was begun with.
    pub fn of_story(&self, story: &StoryId) -> Result<Option<Form>> {
        self.db.one("SELECT json FROM form WHERE story = ?1", [story.as_str()], whole)
    }
}

/// Writes of templates.
#[derive(Clone, Copy, Debug)]
pub struct TemplatesMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl TemplatesMut<'_> {
    /// Keeps one, or what one is now.
    pub fn save(&self, template: &Template) -> Result<()> {
        let sql = "INSERT INTO template (id, json) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET json = ?2";
        self.write.db.run(sql, [&template.id, &said(template)?]).map(|_| ())
    }

    /// Takes one away.
    pub fn remove(&self, template: &str) -> Result<()> {
        self.write.db.run("DELETE FROM template WHERE id = ?1", [template]).map(|_| ())
    }

    /// Keeps what a story is begun with.
    pub fn begin(&self, story: &StoryId, form: &Form) -> Result<()> {
        let sql =
            "INSERT INTO form (story, json) VALUES (?1, ?2) ON CONFLICT (story) DO UPDATE SET json = ?2";
        self.write.db.run(sql, [story.as_str(), &said(form)?]).map(|_| ())
    }
}
