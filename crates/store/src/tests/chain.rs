//! The journal's chain: whatever is done to an entry past the program is found.

use super::fixture::{Room, at, entry, paragraph, s1};
use super::tampered::TAMPERED;
use crate::{Broken, Chain, Entry, SCRATCH, TYPE, VIEW};
use serde_json::json;
use stet_core::text::Moment;

fn chain(room: &Room) -> Chain {
    room.store.read(|r| r.journal().chain()).unwrap()
}

/// A newsroom with a day behind it: typing by two, filed, returned, approved, and so
/// many decisions more.
fn worked(more: i64) -> Room {
    let mut room = Room::new();
    room.save("ana", &[paragraph("b", "Three ships sail.")], &["a", "b"], &[], 1).unwrap();
    room.save("ben", &[paragraph("b", "No ship sails.")], &["a", "b"], &[], 2).unwrap();
    room.write("ana", VIEW, |_| Ok(())).unwrap();
    let file = Entry { why: "the length is right now".into(), at: at(60), ..entry("ana", "file") };
    room.store.write(&file, |w| w.revisions().make(&s1(), Moment::Filed)).unwrap();
    room.write("ben", "return", |w| {
        w.tell(json!({"from": "filed", "to": "returned"}));
        w.tell(json!({"told": ["ana"]}));
        Ok(())
    })
    .unwrap();
    for n in 0..more {
        let note = Entry { why: format!("note {n}"), at: at(100 + n), ..entry("ben", "set") };
        room.store.write(&note, |_| crate::Result::Ok(())).unwrap();
    }
    room
}

#[test]
fn every_entry_stands_on_the_one_before_and_bookkeeping_stands_outside() {
    let room = worked(200);
    let chain = chain(&room);
    assert_eq!(chain.broken, []);
    let rows = room.store.read(|r| r.journal().of_story(&s1(), None, 1000)).unwrap();
    let place = |what: &str| rows.iter().find(|row| row.entry.what == what).unwrap().seal;
    assert_eq!(place("return"), Some(7), "after create, begin, new, two people\u{2019}s typing, file");
    let sealed =
        room.store.raw().query_row("SELECT count(*) FROM journal WHERE seal IS NULL", [], |row| row.get(0));
    assert_eq!(sealed, Ok(1_i64), "what was seen");
    assert_eq!(chain.head.sealed, 207);
    assert_eq!(chain.head.hash, chain.hashes.last().unwrap().1);
    let kept: i64 =
        room.store.raw().query_row("SELECT count(*) FROM journal_seal", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, 4, "64, 128, 192 and the end");
    let told = rows.iter().find(|row| row.entry.what == "return").unwrap();
    assert_eq!(told.detail, r#"{"from":"filed","to":"returned","told":["ana"]}"#);
    assert_eq!(told.desk, Some("coast".into()));
    let room = room.reopened();
    assert_eq!(super::chain::chain(&room), chain);
}

#[test]
fn typing_is_sealed_when_a_version_names_it_and_never_by_a_key() {
    let mut room = worked(0);
    let before = chain(&room).head;
    room.save("ana", &[paragraph("b", "One ship sails.")], &["a", "b"], &[], 3).unwrap();
    room.write("ana", SCRATCH, |_| Ok(())).unwrap();
    assert_eq!(chain(&room).head, before);
    // A save that makes a version itself is sealed with what it stands for.
    room.write("ana", TYPE, |w| w.revisions().make(&s1(), Moment::Replaced)).unwrap();
    assert_eq!(chain(&room).head.sealed, before.sealed + 1);
    assert_eq!(chain(&room).broken, []);
}

#[test]
fn a_write_that_fails_leaves_the_chain_where_it_was() {
    let mut room = worked(3);
    let before = chain(&room);
    let failed: crate::Result<()> = room.write("ben", "approve", |w| {
        w.tell(json!({"from": "editing"}));
        Err(crate::Error::Damaged("no".into()))
    });
    failed.unwrap_err();
    assert_eq!(chain(&room), before);
}

#[test]
fn whatever_is_done_to_an_entry_past_the_program_is_found() {
    for (what, sql) in TAMPERED {
        let room = worked(200);
        room.store.raw().execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
        let broken = chain(&room).broken;
        assert!(!broken.is_empty(), "{what}: not found");
        let told = room.store.check_all().unwrap();
        assert!(told.iter().any(|damage| damage.what.starts_with("the journal: ")), "{what}: {told:?}");
    }
}

#[test]
fn what_is_wrong_is_narrowed_down() {
    let room = worked(200);
    let number = |seal: i64| -> i64 {
        room.store
            .raw()
            .query_row("SELECT number FROM journal WHERE seal = ?1", [seal], |row| row.get(0))
            .unwrap()
    };
    room.store.raw().execute_batch("UPDATE journal SET why = 'x' WHERE seal IN (70, 200)").unwrap();
    let expect = [
        Broken::Altered { after: Some(number(64)), upto: number(128) },
        Broken::Altered { after: Some(number(192)), upto: number(207) },
    ];
    assert_eq!(chain(&room).broken, expect);
    assert!(expect[0].to_string().contains("is not what was written then"), "{}", expect[0]);
}

#[test]
fn an_older_file_is_sealed_as_it_is_brought_up_in_the_order_of_its_numbers() {
    use crate::migration::{migrate, migrate_to};
    let mut db = rusqlite::Connection::open_in_memory().unwrap();
    let path = std::path::Path::new("old");
    migrate_to(&mut db, path, 2_026_112_640).unwrap();
    db.execute_batch(
        "PRAGMA foreign_keys = OFF;
         INSERT INTO newsroom (one, id, name, zone, base_url, publisher, language, device, created)
             VALUES (1, 'room-9', 'Coast', 'UTC', '', '', 'en', 'd', '2026-11-20T00:00:00.000000000Z');
         WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
             INSERT INTO journal (at, who, device, what, story, why)
             SELECT 1000 - i, 'ana', 'd', CASE WHEN i % 3 = 0 THEN 'type' ELSE 'file' END, 's1', '' FROM n",
    )
    .unwrap();
    migrate(&mut db, path).unwrap();
    let chain = crate::Read::new(&db).journal().chain().unwrap();
    assert_eq!((chain.broken.as_slice(), chain.head.sealed), ([].as_slice(), 200));
    let numbers: Vec<i64> = chain.hashes.iter().map(|(number, _)| *number).collect();
    assert!(numbers.is_sorted() && numbers.iter().all(|number| number % 3 != 0));
}
