//! After damage: what is left is shown, what can be proven is put back, and what
//! can't is kept as it was found.

use super::fixture::{Room, at, entry, s1};
use crate::{Error, Found, Gap, Readable, Store};
use stet_core::ids::StoryId;
use stet_core::text::{Document, Moment, Node};

/// A version of the story as it is, and its id.
fn version(room: &mut Room) -> stet_core::text::RevisionId {
    room.write("ana", "pause", |w| w.revisions().make(&s1(), Moment::Paused)).unwrap().0
}

fn breaks(room: &Room, sql: &str) {
    room.store.raw().execute(sql, []).unwrap();
    assert!(matches!(room.store.read(|r| r.working().load(&s1())), Err(Error::Damaged(_))), "{sql}");
}

fn mend(room: &mut Room) -> Vec<crate::Lost> {
    let lost = room.store.mend(&entry("ana", "mend"), &s1()).unwrap();
    assert_eq!(room.store.check_all().unwrap(), [], "what was mended is sound");
    lost
}

fn set_aside(store: &Store) -> Vec<(String, Option<Vec<u8>>)> {
    let db = store.raw();
    let mut all = db.prepare("SELECT block, json FROM set_aside ORDER BY number").unwrap();
    all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

fn stand_in(document: &Document, place: usize) -> (&str, &str) {
    match &document.blocks[place].node {
        Node::Verbatim { text, why, .. } => (text, why),
        other => panic!("{other:?} stands there"),
    }
}

#[test]
fn the_very_same_paragraph_is_put_back_from_a_version() {
    let mut room = Room::new();
    version(&mut room);
    let before = room.text();
    breaks(&room, "UPDATE working_block SET json = replace(json, 'Monday', 'Sunday') WHERE id = 'a'");
    let lost = mend(&mut room);
    assert!(
        matches!(&lost[..], [one] if one.block == "a".into() && matches!(one.found, Found::Same(_))),
        "{lost:?}"
    );
    assert_eq!(room.text(), before);
    let kept = set_aside(&room.store);
    assert!(kept[0].1.as_ref().is_some_and(|bytes| String::from_utf8_lossy(bytes).contains("Sunday")));
}

#[test]
fn words_without_proof_stand_where_they_were_and_say_so() {
    let mut room = Room::new();
    breaks(&room, "UPDATE working_block SET json = 'rot' WHERE id = 'b'");
    let lost = mend(&mut room);
    assert_eq!(lost[0].found, Found::Words("Two ships sail.".into()));
    let text = room.text();
    assert_eq!(text.blocks.len(), 2);
    let (words, why) = stand_in(&text, 1);
    assert_eq!(words, "Two ships sail.");
    assert!(why.contains("damaged"), "{why}");
    assert_eq!(set_aside(&room.store), [("b".to_owned(), Some(b"rot".to_vec()))]);
    // And the story can be written on.
    room.save("ana", &[super::fixture::paragraph("a", "On we go.")], &["a", "b"], &[], 2).unwrap();
}

#[test]
fn an_earlier_version_gives_what_it_has_and_nothing_is_invented() {
    let mut room = Room::new();
    version(&mut room);
    room.save("ana", &[super::fixture::paragraph("b", "Three ships sail.")], &["a", "b"], &[], 1).unwrap();
    breaks(&room, "UPDATE working_block SET json = 'rot', text = '' WHERE id = 'b'");
    assert_eq!(room.store.lost(&s1()).unwrap()[0].found, Found::Earlier(at(10), "Two ships sail.".into()));
    mend(&mut room);
    assert_eq!(stand_in(&room.text(), 1).0, "Two ships sail.");

    let mut room = Room::new();
    breaks(&room, "DELETE FROM working_block WHERE id = 'b'");
    let lost = mend(&mut room);
    assert_eq!(lost[0].found, Found::Nothing);
    assert_eq!(stand_in(&room.text(), 1).0, "");
    assert_eq!(set_aside(&room.store), [("b".to_owned(), None)]);
}

#[test]
fn a_paragraph_outside_the_order_comes_back_at_the_end() {
    let mut room = Room::new();
    breaks(&room, "UPDATE working SET block_order = '[\"b\"]' WHERE story = 's1'");
    assert_eq!(mend(&mut room), []);
    let ids: Vec<String> = room.text().blocks.iter().map(|block| block.id.to_string()).collect();
    assert_eq!(ids, ["b", "a"]);
}

#[test]
fn a_sound_story_has_lost_nothing() {
    let room = Room::new();
    assert_eq!(room.store.lost(&s1()).unwrap(), []);
    assert!(matches!(room.store.lost(&StoryId::from("nobody")), Err(Error::NoSuch { .. })));
}

#[test]
fn a_version_with_a_broken_paragraph_shows_the_rest() {
    let mut room = Room::new();
    let first = version(&mut room);
    room.save("ana", &[super::fixture::paragraph("b", "Three ships sail.")], &["a", "b"], &[], 1).unwrap();
    let sound = room.store.read(|r| r.revisions().document(&first)).unwrap();
    assert_eq!(
        room.store.readable(&first).unwrap(),
        Readable { document: sound.clone(), gaps: vec![], whole: true }
    );

    room.store.raw().execute("UPDATE block SET json = replace(json, 'Two ships', 'Six ships')", []).unwrap();
    let Readable { document, gaps, .. } = room.store.readable(&first).unwrap();
    assert_eq!((document.blocks.len(), document.blocks[0].clone()), (2, sound.blocks[0].clone()));
    assert!(matches!(&gaps[..], [Gap { place: 1, .. }]), "{gaps:?}");
    assert!(stand_in(&document, 1).1.contains("damaged"));
}

#[test]
fn a_versions_broken_paragraph_is_read_from_the_text_that_still_has_it() {
    let mut room = Room::new();
    let only = version(&mut room);
    let sound = room.store.read(|r| r.revisions().document(&only)).unwrap();
    room.store.raw().execute("UPDATE block SET json = 'rot'", []).unwrap();
    assert_eq!(room.store.readable(&only).unwrap(), Readable { document: sound, gaps: vec![], whole: true });
}
