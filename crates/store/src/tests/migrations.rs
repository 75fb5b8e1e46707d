//! The schema, as a whole, in one file that is reviewed when it changes.

use super::fixture::Room;
use crate::migration::{known, migrate};

#[test]
fn the_schema_is_the_one_that_was_reviewed() {
    let room = Room::new();
    let db = room.store.raw();
    let mut statement = db.prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'search_%' ORDER BY tbl_name, type DESC, name")
        .unwrap();
    let schema: Vec<String> =
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    insta::assert_snapshot!("schema", schema.join(";\n\n"));
}

#[test]
fn every_table_is_strict_and_checked_for_at_opening() {
    let room = Room::new();
    let db = room.store.raw();
    let mut statement = db.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%' ORDER BY name")
        .unwrap();
    let tables: Vec<(String, bool)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    assert!(tables.iter().all(|(_, strict)| *strict), "{tables:?}");
    let names: Vec<&str> = tables.iter().map(|(name, _)| name.as_str()).collect();
    let known: Vec<&str> = crate::table::NAMES.iter().copied().filter(|name| *name != "search").collect();
    assert_eq!(names, known);
}

#[test]
fn an_older_file_grows_and_a_failing_step_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plain.db");
    let mut db = rusqlite::Connection::open(&path).unwrap();
    let version = |db: &rusqlite::Connection| -> i64 {
        db.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
    };
    // A table that a later step wants to make is in the way.
    db.execute_batch("CREATE TABLE release (x)").unwrap();
    migrate(&mut db, &path).unwrap_err();
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
    assert_eq!((version(&db), tables), (0, 1));
    db.execute_batch("DROP TABLE release").unwrap();
    migrate(&mut db, &path).unwrap();
    assert_eq!(version(&db), known());
    migrate(&mut db, &path).unwrap();
}
