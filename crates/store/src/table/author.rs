//! Authors: names that readers see, with bios.

use super::{Write, search};
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, id, id_if, parsed_if};
use rusqlite::{Connection, Row, params};
use stet_core::ids::{AuthorId, PersonId};
use stet_core::newsroom::Author;
use stet_core::text::Hash;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112306,
    sql: "
CREATE TABLE author (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    person TEXT REFERENCES person (id),
    short_bio TEXT NOT NULL,
    long_bio TEXT NOT NULL,
    photo TEXT REFERENCES media (hash),
    confirmed TEXT
) STRICT;
CREATE INDEX author_person ON author (person);
CREATE INDEX author_photo ON author (photo);
",
}];

fn row(row: &Row<'_>) -> Cell<Author> {
    Ok(Author {
        id: id(row, "id")?,
        name: row.get("name")?,
        person: id_if(row, "person")?,
        short_bio: row.get("short_bio")?,
        long_bio: row.get("long_bio")?,
        photo: row.get::<_, Option<String>>("photo")?.map(|_| crate::sql::hash(row, "photo")).transpose()?,
        confirmed: parsed_if(row, "confirmed")?,
    })
}

/// Reads of authors.
#[derive(Clone, Copy, Debug)]
pub struct Authors<'c> {
    pub(super) db: &'c Connection,
}

impl Authors<'_> {
    /// One, by id.
    pub fn by_id(&self, author: &AuthorId) -> Result<Option<Author>> {
        self.db.one(
            "SELECT id, name, person, short_bio, long_bio, photo, confirmed FROM author WHERE id = ?1",
            [author.as_str()],
            row,
        )
    }

    /// The names of one person, by name.
    pub fn of_person(&self, person: &PersonId) -> Result<Vec<Author>> {
        self.db.many(
            "SELECT id, name, person, short_bio, long_bio, photo, confirmed FROM author WHERE person = ?1 ORDER BY name, id",
            [person.as_str()],
            row,
        )
    }

    /// All, by name.
    pub fn all(&self) -> Result<Vec<Author>> {
        self.db.many(
            "SELECT id, name, person, short_bio, long_bio, photo, confirmed FROM author ORDER BY name, id",
            [],
            row,
        )
    }
}

/// Writes of authors.
#[derive(Clone, Copy, Debug)]
pub struct AuthorsMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl AuthorsMut<'_> {
    /// Adds one.
    pub fn insert(&self, author: &Author) -> Result<()> {
        self.put(
            "INSERT INTO author (id, name, person, short_bio, long_bio, photo, confirmed) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            author,
        )
        .map(|_| ())
    }

    /// Changes one; the stories that credit a changed name are found by it.
    pub fn update(&self, author: &Author) -> Result<()> {
        let before = self.write.read().authors().by_id(&author.id)?;
        let Some(before) = before else {
            return Err(Error::NoSuch { what: "author", name: author.id.to_string() });
        };
        self.put(
            "UPDATE author SET name = ?2, person = ?3, short_bio = ?4, long_bio = ?5, photo = ?6, confirmed = ?7 WHERE id = ?1",
            author,
        )?;
        if before.name == author.name { Ok(()) } else { search::enter_all_of(self.write.db, &author.id) }
    }

    fn put(&self, sql: &str, author: &Author) -> Result<usize> {
        let photo = author.photo.as_ref().map(Hash::to_string);
        let confirmed = author.confirmed.map(|day| day.to_string());
        self.write.db.run(
            sql,
            params![
                author.id.as_str(),
                author.name,
                author.person.as_ref().map(PersonId::as_str),
                author.short_bio,
                author.long_bio,
                photo,
                confirmed,
            ],
        )
    }
}
