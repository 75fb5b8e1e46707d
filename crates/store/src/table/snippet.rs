//! Snippets: named pieces of copy, a person's own or the newsroom's.

use super::Write;
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, damaged, id_if, value};
use rusqlite::{Connection, Row, params};
use serde_json::Value;
use stet_core::ids::PersonId;
use stet_core::text::{Block, json};

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112563,
    sql: "
CREATE TABLE snippet (
    id TEXT NOT NULL PRIMARY KEY,
    -- Whose; none for the newsroom's.
    owner TEXT REFERENCES person (id),
    name TEXT NOT NULL,
    -- What is typed to have it; empty for nothing.
    shortcut TEXT NOT NULL,
    blocks TEXT NOT NULL
) STRICT;
CREATE INDEX snippet_owner ON snippet (owner);
",
}];

/// One piece of copy.
#[derive(Clone, Debug, PartialEq)]
pub struct Snippet {
    /// Which.
    pub id: String,
    /// Whose; none for the newsroom's.
    pub owner: Option<PersonId>,
    /// What it is called.
    pub name: String,
    /// What is typed to have it; empty for nothing.
    pub shortcut: String,
    /// The copy.
    pub blocks: Vec<Block>,
}

fn row(row: &Row<'_>) -> Cell<Snippet> {
    let Value::Array(blocks) = value(row, "blocks")? else {
        return Err(damaged("a snippet", "its copy is no list of blocks"));
    };
    let read = |block| json::block_from_json(block).map_err(|error| damaged("a snippet", error));
    Ok(Snippet {
        id: row.get("id")?,
        owner: id_if(row, "owner")?,
        name: row.get("name")?,
        shortcut: row.get("shortcut")?,
        blocks: blocks.iter().map(read).collect::<Cell<_>>()?,
    })
}

/// Reads of snippets.
#[derive(Clone, Copy, Debug)]
pub struct Snippets<'c> {
    pub(super) db: &'c Connection,
}

impl Snippets<'_> {
    /// This person's and the newsroom's, by name.
    pub fn of(&self, person: &PersonId) -> Result<Vec<Snippet>> {
        self.db.many(
            "SELECT id, owner, name, shortcut, blocks FROM snippet WHERE owner IS NULL OR owner = ?1 ORDER BY name, id",
            [person.as_str()],
            row,
        )
    }

    pub(crate) fn check(&self) -> Result<()> {
        let sql = "SELECT id, owner, name, shortcut, blocks FROM snippet";
        self.db.each(sql, [], |one| row(one).map(|_| ()))
    }
}

/// Writes of snippets.
#[derive(Clone, Copy, Debug)]
pub struct SnippetsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl SnippetsMut<'_> {
    /// Keeps one, or what one is now.
    pub fn save(&self, snippet: &Snippet) -> Result<()> {
        let blocks: Vec<Value> = snippet.blocks.iter().map(json::block_to_json).collect();
        self.write
            .db
            .run(
                "INSERT INTO snippet (id, owner, name, shortcut, blocks) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (id) DO UPDATE SET owner = ?2, name = ?3, shortcut = ?4, blocks = ?5",
                params![
                    snippet.id,
                    snippet.owner.as_ref().map(PersonId::as_str),
                    snippet.name,
                    snippet.shortcut,
                    Value::Array(blocks).to_string()
                ],
            )
            .map(|_| ())
    }

    /// Takes one away.
    pub fn remove(&self, snippet: &str) -> Result<()> {
        self.write.db.run("DELETE FROM snippet WHERE id = ?1", [snippet]).map(|_| ())
    }
}
