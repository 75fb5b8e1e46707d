//! The newsroom's own row; there is one.
//!
//! Its people and desk are named without a reference: the row is the first thing
//! written, before anybody works here.

use super::Write;
use super::journal::{self, Entry};
use crate::error::{Error, Result};
use crate::migration::Migration;
use crate::sql::{Ask, Cell, damaged, id, id_if, parsed, stamp, strings};
use jiff::Timestamp;
use rusqlite::{Connection, Row, params};
use serde_json::Value;
use stet_core::ids::{DeskId, DeviceId, PersonId};
use stet_core::text::tk::Placeholders;

pub(crate) const STEPS: &[Migration] = &[FIRST, PLACEHOLDERS];

const PLACEHOLDERS: Migration = Migration {
    number: 2026112566,
    sql: "ALTER TABLE newsroom ADD COLUMN placeholders TEXT NOT NULL DEFAULT '[\"TK\",\"XX\"]';",
};

const FIRST: Migration = Migration {
    number: 2026112303,
    sql: "
CREATE TABLE newsroom (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    zone TEXT NOT NULL,
    solo TEXT,
    default_desk TEXT,
    default_person TEXT,
    base_url TEXT NOT NULL,
    publisher TEXT NOT NULL,
    language TEXT NOT NULL,
    device TEXT NOT NULL,
    created TEXT NOT NULL
) STRICT;
",
};

/// What the newsroom is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewsroomRow {
    /// Random, made once; the file's key is kept under a name made from it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The IANA name of the zone its times are shown in.
    pub zone: String,
    /// The one person of a newsroom of one.
    pub solo: Option<PersonId>,
    /// The desk of a story that names none.
    pub default_desk: Option<DeskId>,
    /// Who acts when nobody says who.
    pub default_person: Option<PersonId>,
    /// Where its pages go on the web; empty for not yet known.
    pub base_url: String,
    /// Who publishes, as readers are told.
    pub publisher: String,
    /// BCP 47 tag of the language it mostly writes in.
    pub language: String,
    /// The words that stand for what is to come.
    pub placeholders: Placeholders,
    /// This installation.
    pub device: DeviceId,
    /// When the file was made, in UTC.
    pub created: Timestamp,
}

fn row(row: &Row<'_>) -> Cell<NewsroomRow> {
    Ok(NewsroomRow {
        id: row.get("id")?,
        name: row.get("name")?,
        zone: row.get("zone")?,
        solo: id_if(row, "solo")?,
        default_desk: id_if(row, "default_desk")?,
        default_person: id_if(row, "default_person")?,
        base_url: row.get("base_url")?,
        publisher: row.get("publisher")?,
        language: row.get("language")?,
        placeholders: Placeholders::of(&strings(row, "placeholders")?)
            .map_err(|error| damaged("placeholders", error))?,
        device: id(row, "device")?,
        created: parsed(row, "created")?,
    })
}

/// Reads of the newsroom's row.
#[derive(Clone, Copy, Debug)]
pub struct Newsroom<'c> {
    pub(super) db: &'c Connection,
}

impl Newsroom<'_> {
    /// The row.
    pub fn row(&self) -> Result<NewsroomRow> {
        self.db
            .one(
                "SELECT id, name, zone, solo, default_desk, default_person, base_url, publisher, language, placeholders, device, created
                 FROM newsroom WHERE one = 1",
                [],
                row,
            )?
            .ok_or_else(|| Error::Damaged("it says nothing of its newsroom".to_owned()))
    }
}

/// Writes of the newsroom's row.
#[derive(Clone, Copy, Debug)]
pub struct NewsroomMut<'w> {
    pub(super) write: &'w Write<'w>,
}

impl NewsroomMut<'_> {
    /// Changes everything but the id and the time of making.
    pub fn update(&self, new: &NewsroomRow) -> Result<()> {
        self.write
            .db
            .run(
                "UPDATE newsroom SET name = ?1, zone = ?2, solo = ?3, default_desk = ?4, default_person = ?5,
                     base_url = ?6, publisher = ?7, language = ?8, device = ?9, placeholders = ?10 WHERE one = 1",
                params![
                    new.name,
                    new.zone,
                    new.solo.as_ref().map(PersonId::as_str),
                    new.default_desk.as_ref().map(DeskId::as_str),
                    new.default_person.as_ref().map(PersonId::as_str),
                    new.base_url,
                    new.publisher,
                    new.language,
                    new.device.as_str(),
                    Value::from(new.placeholders.words().to_vec()).to_string(),
                ],
            )
            .map(|_| ())
    }
}

/// The first row, signed for by whoever the newsroom names.
pub(crate) fn create(db: &Connection, new: &NewsroomRow) -> Result<()> {
    let entry = Entry {
        who: new.solo.clone().or_else(|| new.default_person.clone()).unwrap_or_default(),
        device: new.device.clone(),
        what: "create".to_owned(),
        story: None,
        why: String::new(),
        at: new.created,
    };
    let number = journal::append(db, &entry)?;
    db.run(
        "INSERT INTO newsroom (one, id, name, zone, base_url, publisher, language, device, created)
         VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            new.id,
            new.name,
            new.zone,
            new.base_url,
            new.publisher,
            new.language,
            new.device.as_str(),
            stamp(new.created)
        ],
    )?;
    let write = Write::new(db, &entry, number);
    write.newsroom().update(new)?;
    write.seal().map(drop)
}
