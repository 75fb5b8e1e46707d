//! A revision as a history lists it: what it is, not what it says.

use super::moment;
use crate::sql::{Cell, hash, hash_bytes, id, instant};
use jiff::Timestamp;
use rusqlite::Row;
use stet_core::ids::PersonId;
use stet_core::text::{Hash, Moment, RevisionId};

/// What a history shows of a revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionLine {
    /// Which.
    pub id: RevisionId,
    /// Why it was made.
    pub moment: Moment,
    /// Who made it.
    pub author: PersonId,
    /// When, in UTC.
    pub at: Timestamp,
    /// The hash of its text.
    pub text: Hash,
    /// Its headline.
    pub headline: String,
    /// The journal's number of its making.
    pub number: i64,
}

pub(super) fn line_row(row: &Row<'_>) -> Cell<RevisionLine> {
    Ok(RevisionLine {
        id: RevisionId(hash(row, "id")?),
        moment: moment(row)?,
        author: id(row, "author")?,
        at: instant(row, "at")?,
        text: hash_bytes(row, "text")?,
        headline: row.get("headline")?,
        number: row.get("number")?,
    })
}
