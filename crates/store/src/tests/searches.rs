//! Finding stories by their words.

use super::fixture::{Room, add, document, entry, paragraph};
use stet_core::newsroom::{Author, Reader};

fn room() -> Room {
    let mut room = Room::new();
    for (id, headline, words) in [
        (
            "s2",
            "Harbour dredging delayed",
            "The ferry season begins on Friday, \u{201c}weather permitting\u{201d}.",
        ),
        ("s3", "Caf\u{e9} opens at the pier", "Nobody mentions ships; it's all take-off."),
    ] {
        room.store.write(&entry("ana", "new"), |w| add(w, id)).unwrap();
        room.store
            .write(&entry("ana", "replace"), |w| {
                w.working().replace(&id.into(), &document(headline, &[("a", words)]), 1)
            })
            .unwrap();
    }
    room
}

fn check(room: &Room, said: &str, expect: &[&str]) {
    let found: Vec<String> = room
        .store
        .read(|r| r.search().words(said, 9, &Reader::whole()))
        .unwrap()
        .into_iter()
        .map(|hit| hit.line.story.id.to_string())
        .collect();
    assert_eq!(found, expect, "{said}");
}

#[test]
fn every_word_must_stand_somewhere_and_the_newest_is_first() {
    let room = room();
    check(&room, "ferry", &["s3", "s2", "s1"]); // every slugline says FERRY
    check(&room, "tender", &["s1"]);
    check(&room, "contract ships", &["s1"]);
    check(&room, "friday season", &["s2"]);
    check(&room, "dredg", &["s2"]);
    check(&room, "dredg delayed", &[]); // only the last word may be unfinished
    check(&room, "cafe", &["s3"]);
    check(&room, "take-off", &["s3"]);
    check(&room, "Idowu", &["s3", "s2", "s1"]);
}

#[test]
fn no_sign_means_anything() {
    let room = room();
    for said in [
        "",
        "  ",
        "\"",
        "*",
        "AND",
        "NOT OR",
        "a:b",
        "headline:ferry",
        "(ferry",
        "fer*y",
        "fer\"ry",
        "^ferry",
        "\0",
        "-",
        "NEAR(a b)",
    ] {
        room.store
            .read(|r| r.search().words(said, 9, &Reader::whole()))
            .unwrap_or_else(|error| panic!("{said}: {error}"));
    }
    check(&room, "\"weather permitting\"", &["s2"]);
    check(&room, "ferry \u{2014} tender", &["s1"]);
    check(&room, "tende \u{2014}", &["s1"]);
    check(&room, "***", &[]);
}

#[test]
fn the_index_follows_the_words_and_the_names() {
    let mut room = room();
    room.save("ana", &[paragraph("a", "The auction closed.")], &["a", "b"], &[], 1).unwrap();
    room.store.index().unwrap();
    check(&room, "tender", &[]);
    check(&room, "auction", &["s1"]);
    room.save("ana", &[], &["b"], &["a"], 2).unwrap();
    room.store.index().unwrap();
    check(&room, "auction", &[]);
    let author = Author { id: "mara".into(), name: "Mara Idowu-Lund".into(), ..Author::default() };
    room.write("ana", "author", |w| w.authors().update(&author)).unwrap();
    check(&room, "lund", &["s3", "s2", "s1"]);
}

#[test]
fn a_hit_shows_the_words_around_it() {
    let room = room();
    let hit = room.store.read(|r| r.search().words("SEASON", 1, &Reader::whole())).unwrap().remove(0);
    assert_eq!(hit.excerpt, "The ferry season begins on Friday, \u{201c}weather permitting\u{201d}.");
    assert_eq!(hit.line.names, ["Mara Idowu"]);
}

#[test]
fn a_jump_prefers_what_a_story_is_called() {
    let mut room = room();
    let jump = |room: &Room, said: &str| -> Vec<String> {
        room.store
            .read(|r| r.search().jump(said, 2, &Reader::whole()))
            .unwrap()
            .into_iter()
            .map(|line| line.story.id.to_string())
            .collect()
    };
    assert_eq!(jump(&room, "contr"), ["s1"]);
    room.save("ana", &[paragraph("a", "No dredging here.")], &["a", "b"], &[], 1).unwrap();
    room.store.index().unwrap();
    assert_eq!(jump(&room, "dredging"), ["s2", "s1"]);
    assert_eq!(jump(&room, "mara"), ["s3", "s2"]);
    assert_eq!(jump(&room, " "), ["s3", "s2"], "where nothing is said, the newest");
    assert!(jump(&room, "!").is_empty());
}

#[test]
fn what_was_typed_waits_for_the_index_however_the_program_ends() {
    let mut room = room();
    room.save("ana", &[paragraph("a", "The auction closed.")], &["a", "b"], &[], 1).unwrap();
    room.save("ana", &[paragraph("a", "The raffle closed.")], &["a", "b"], &[], 2).unwrap();
    let mut room = room.reopened();
    room.store.index().unwrap();
    check(&room, "raffle", &["s1"]);
    check(&room, "auction", &[]);
    // A change of the record enters the story as it stands, so nothing waits after it.
    room.save("ana", &[paragraph("a", "The lottery closed.")], &["a", "b"], &[], 3).unwrap();
    room.write("ana", "set", |w| w.stories().update(&super::fixture::story("s1"))).unwrap();
    check(&room, "lottery", &["s1"]);
    let before: i64 = room.store.raw().query_row("SELECT total_changes()", [], |row| row.get(0)).unwrap();
    room.store.index().unwrap();
    let after: i64 = room.store.raw().query_row("SELECT total_changes()", [], |row| row.get(0)).unwrap();
    assert_eq!(before, after, "nothing was behind");
}

#[test]
fn a_save_reads_no_words_that_it_does_not_change() {
    let room = room();
    let plan = |sql: &str, params: &[&str]| -> String {
        let sql = format!("EXPLAIN QUERY PLAN {sql}");
        room.store.raw().query_row(&sql, rusqlite::params_from_iter(params), |row| row.get("detail")).unwrap()
    };
    let outline = plan(crate::table::working::OUTLINE, &["s1"]);
    assert!(outline.contains("COVERING INDEX working_block_outline"), "{outline}");
    let row_of = format!("EXPLAIN QUERY PLAN {}", crate::table::block::ROWS_OF);
    let row_of: String = room.store.raw().query_row(&row_of, [[0_u8; 32]], |row| row.get("detail")).unwrap();
    assert!(row_of.contains("COVERING INDEX block_hash"), "{row_of}");
    let behind = plan(crate::table::search::BEHIND, &[]);
    assert!(behind.contains("INDEX working_unsearched"), "{behind}");
}
