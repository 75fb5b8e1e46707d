//! The schema, as a whole, in one file that is reviewed when it changes.

use super::fixture::{Room, paragraph, s1};
use crate::Read;
use crate::migration::{known, migrate, migrate_to};
use rusqlite::Connection;
use stet_core::text::{Furniture, Hash, Inlines, Moment, Revision, block_hash, json};

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

/// The file of a program that kept a row for every paragraph of every revision.
fn of_old(db: &mut Connection, revisions: &[(Revision, Vec<stet_core::text::Block>)]) {
    migrate_to(db, std::path::Path::new("old"), 2_026_112_579).unwrap();
    db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for (revision, words) in revisions {
        let text = json::inlines_to_json(&revision.furniture.standfirst).to_string();
        db.execute(
            "INSERT INTO revision (id, story, headline, short_headline, standfirst, text_hash, author, device, at, moment, number)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 'paused', 1)",
            (
                revision.id().0.to_string(),
                revision.story.as_str(),
                &revision.furniture.headline,
                &revision.furniture.short_headline,
                text,
                revision.text_hash().to_string(),
                revision.author.as_str(),
                revision.device.as_str(),
                format!("{:.9}", revision.at),
            ),
        )
        .unwrap();
        let row = db.last_insert_rowid();
        for (position, (hash, block)) in (0_i64..).zip(revision.blocks.iter().zip(words)) {
            let said = json::block_to_json(block).to_string();
            db.execute("INSERT OR IGNORE INTO block (hash, json) VALUES (?1, ?2)", (hash.to_string(), said))
                .unwrap();
            let sql = "INSERT INTO revision_block SELECT ?1, ?2, row FROM block WHERE hash = ?3";
            db.execute(sql, (row, position, hash.to_string())).unwrap();
        }
        for (position, parent) in (0_i64..).zip(&revision.parents) {
            let sql = "INSERT INTO revision_parent (revision, position, parent) VALUES (?1, ?2, ?3)";
            db.execute(sql, (row, position, parent.0.to_string())).unwrap();
        }
    }
}

#[test]
fn revisions_of_an_older_file_keep_their_names_and_their_words() {
    let texts: [&[(&str, &str)]; 4] = [
        &[],
        &[("a", "The tender closed."), ("b", "Two ships sail.")],
        &[("b", "Two ships sail."), ("a", "The tender closed."), ("c", "Nobody asked.")],
        &[("b", "Two ships sail.")],
    ];
    let mut made: Vec<(Revision, Vec<stet_core::text::Block>)> = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        let words: Vec<_> = text.iter().map(|(id, said)| paragraph(id, said)).collect();
        let parents = match number {
            3 => vec![made[2].0.id(), made[1].0.id()],
            _ => made.last().map(|(before, _)| before.id()).into_iter().collect(),
        };
        let revision = Revision {
            story: s1(),
            parents,
            furniture: Furniture {
                headline: if number == 2 { "Ferry \u{201c}lost\u{201d}".into() } else { "Ferry".into() },
                short_headline: String::new(),
                standfirst: Inlines::plain("It came at dawn."),
            },
            blocks: words.iter().map(block_hash).collect(),
            author: "ana".into(),
            device: "desk-3".into(),
            at: super::fixture::at(7),
            moment: Moment::Paused,
        };
        made.push((revision, words));
    }
    let mut db = Connection::open_in_memory().unwrap();
    of_old(&mut db, &made);
    migrate(&mut db, std::path::Path::new("old")).unwrap();
    let read = Read::new(&db).revisions();
    for (revision, words) in &made {
        assert_eq!(read.by_id(&revision.id()).unwrap(), *revision);
        assert_eq!(read.document(&revision.id()).unwrap().blocks, *words);
    }
    let lines = read.of_story(&s1()).unwrap();
    let texts: Vec<Hash> = made.iter().map(|(revision, _)| revision.text_hash()).collect();
    assert!(lines.len() == 4 && lines.iter().all(|line| texts.contains(&line.text)));
    let kept: i64 = db.query_row("SELECT count(*) FROM furniture", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 2, "the same words above the body are kept once");
}
