//! Asking the database, and reading its columns as core's values.
//!
//! A column that does not hold what was put into it is damage, never a default.

use crate::error::Result;
use jiff::Timestamp;
use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Params, Row};
use serde_json::Value;
use std::fmt::Display;
use std::str::FromStr;
use stet_core::text::{Hash, Inlines, json};

/// One row read; its error becomes [`crate::Error::Damaged`].
pub(crate) type Cell<T> = rusqlite::Result<T>;

/// The three ways a statement is run, each prepared once.
pub(crate) trait Ask {
    /// The one row there may be.
    fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Cell<T>,
    ) -> Result<Option<T>>;
    /// All rows, in the statement's order.
    fn many<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> Cell<T>,
    ) -> Result<Vec<T>>;
    /// The first so many of the rows that `read` keeps; no row after them is read.
    fn some<T>(
        &self,
        sql: &str,
        params: impl Params,
        limit: u32,
        read: impl FnMut(&Row<'_>) -> Cell<Option<T>>,
    ) -> Result<Vec<T>>;
    /// All rows, none of them kept.
    fn each(&self, sql: &str, params: impl Params, look: impl FnMut(&Row<'_>) -> Cell<()>) -> Result<()>;
    /// Runs a change; how many rows it touched.
    fn run(&self, sql: &str, params: impl Params) -> Result<usize>;
}

impl Ask for Connection {
    fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnOnce(&Row<'_>) -> Cell<T>,
    ) -> Result<Option<T>> {
        Ok(self.prepare_cached(sql)?.query_row(params, read).optional()?)
    }

    fn many<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> Cell<T>,
    ) -> Result<Vec<T>> {
        let mut statement = self.prepare_cached(sql)?;
        let rows = statement.query_map(params, read)?;
        Ok(rows.collect::<Cell<Vec<T>>>()?)
    }

    fn some<T>(
        &self,
        sql: &str,
        params: impl Params,
        limit: u32,
        read: impl FnMut(&Row<'_>) -> Cell<Option<T>>,
    ) -> Result<Vec<T>> {
        let mut statement = self.prepare_cached(sql)?;
        let kept = statement.query_map(params, read)?.filter_map(|row| row.transpose());
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        Ok(kept.take(limit).collect::<Cell<Vec<T>>>()?)
    }

    fn each(&self, sql: &str, params: impl Params, look: impl FnMut(&Row<'_>) -> Cell<()>) -> Result<()> {
        let mut statement = self.prepare_cached(sql)?;
        statement.query_map(params, look)?.try_for_each(|row| Ok(row?))
    }

    fn run(&self, sql: &str, params: impl Params) -> Result<usize> {
        Ok(self.prepare_cached(sql)?.execute(params)?)
    }
}

/// A moment as every table holds it.
pub(crate) fn stamp(at: Timestamp) -> String {
    format!("{at:.9}")
}

/// A moment in eight bytes, for tables with many rows: nanoseconds since 1970, up
/// to [`keepable`]'s limit.
pub(crate) fn nanoseconds(at: Timestamp) -> i64 {
    i64::try_from(at.as_nanosecond()).unwrap_or(i64::MAX)
}

/// The moment that [`nanoseconds`] can keep. A clock that is centuries fast is
/// taken for the year 2262; it is no reason to lose a save.
pub(crate) fn keepable(at: Timestamp) -> Timestamp {
    Timestamp::from_nanosecond(nanoseconds(at).into()).unwrap_or(at)
}

/// A column of [`nanoseconds`].
pub(crate) fn instant(row: &Row<'_>, column: &str) -> Cell<Timestamp> {
    let nanoseconds: i64 = row.get(column)?;
    Timestamp::from_nanosecond(nanoseconds.into()).map_err(|error| damaged(column, error))
}

/// A column that is read by its type's own parser.
pub(crate) fn parsed<T: FromStr<Err: Display>>(row: &Row<'_>, column: &str) -> Cell<T> {
    let text: String = row.get(column)?;
    text.parse().map_err(|error| damaged(column, error))
}

/// The same, where absence is a fact.
pub(crate) fn parsed_if<T: FromStr<Err: Display>>(row: &Row<'_>, column: &str) -> Cell<Option<T>> {
    let text: Option<String> = row.get(column)?;
    text.map(|text| text.parse().map_err(|error| damaged(column, error))).transpose()
}

/// An id column.
pub(crate) fn id<T: for<'a> From<&'a str>>(row: &Row<'_>, column: &str) -> Cell<T> {
    Ok(T::from(row.get_ref(column)?.as_str()?))
}

/// An id column, where absence is a fact.
pub(crate) fn id_if<T: for<'a> From<&'a str>>(row: &Row<'_>, column: &str) -> Cell<Option<T>> {
    Ok(row.get_ref(column)?.as_str_or_null()?.map(T::from))
}

/// A hash column.
pub(crate) fn hash(row: &Row<'_>, column: &str) -> Cell<Hash> {
    Hash::parse(row.get_ref(column)?.as_str()?).map_err(|error| damaged(column, error))
}

/// A hash column that holds the bytes themselves.
pub(crate) fn hash_bytes(row: &Row<'_>, column: &str) -> Cell<Hash> {
    let bytes = row.get_ref(column)?.as_blob()?;
    let whole = bytes.try_into().map_err(|_| damaged(column, "not as long as a hash"))?;
    Ok(Hash::from_bytes(whole))
}

/// A JSON column.
pub(crate) fn value(row: &Row<'_>, column: &str) -> Cell<Value> {
    serde_json::from_str(row.get_ref(column)?.as_str()?).map_err(|error| damaged(column, error))
}

/// A JSON column that is a list of strings.
pub(crate) fn strings(row: &Row<'_>, column: &str) -> Cell<Vec<String>> {
    serde_json::from_str(row.get_ref(column)?.as_str()?).map_err(|error| damaged(column, error))
}

/// A JSON column that is a line of copy.
pub(crate) fn line(row: &Row<'_>, column: &str) -> Cell<Inlines> {
    json::inlines_from_json(&value(row, column)?).map_err(|error| damaged(column, error))
}

/// What a wrong column is reported as.
pub(crate) fn damaged(what: &str, why: impl Display) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(0, Type::Text, format!("{what}: {why}").into())
}
