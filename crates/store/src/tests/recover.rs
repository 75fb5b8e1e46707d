//! A version's broken paragraph: what is found of it, and where.

use super::fixture::{Room, entry, paragraph, s1};
use crate::{Gap, Place, Store, Whence};
use std::path::PathBuf;
use stet_core::text::{Block, Document, Moment, RevisionId};

/// Two versions: the first says “Two ships”, the second “Three ships”.
fn two(room: &mut Room) -> (RevisionId, RevisionId, Document) {
    let pause = |room: &mut Room| {
        room.write("ana", "pause", |w| w.revisions().make(&s1(), Moment::Paused)).unwrap().0
    };
    let first = pause(room);
    let sound = room.store.read(|r| r.revisions().document(&first)).unwrap();
    room.save("ana", &[paragraph("b", "Three ships sail.")], &["a", "b"], &[], 1).unwrap();
    (first, pause(room), sound)
}

fn breaks(store: &Store, sql: &str) {
    store
        .raw()
        .execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}; PRAGMA foreign_keys = ON;"))
        .unwrap();
}

const ROT: &str = "UPDATE block SET json = 'rot', beside = NULL, difference = NULL WHERE row = 2";
const MISSING: &str = "UPDATE block SET json = '{}', beside = NULL, difference = NULL WHERE beside = 2; DELETE FROM block WHERE row = 2";

fn copy(room: &Room) -> PathBuf {
    let to = room.folder.path().join("copy.stet");
    room.store.back_up(&to).unwrap();
    to
}

fn recover(room: &mut Room, revision: &RevisionId, copies: &[PathBuf]) -> Option<Place> {
    room.store.recover(&entry("ana", "recover"), revision, 1, copies).unwrap()
}

#[test]
fn a_missing_paragraph_costs_only_itself() {
    let mut room = Room::new();
    let (first, _, sound) = two(&mut room);
    breaks(&room.store, MISSING);
    let found = room.store.readable(&first).unwrap();
    assert_eq!(found.document.blocks[0], sound.blocks[0]);
    assert!(matches!(&found.gaps[..], [Gap { place: 1, .. }]), "{found:?}");
    assert!(!found.whole);
}

#[test]
fn the_very_same_is_taken_from_a_copy_whether_its_hash_is_left_or_not() {
    for broken in [ROT, MISSING] {
        let mut room = Room::new();
        let (first, second, sound) = two(&mut room);
        let copies = [copy(&room)];
        breaks(&room.store, broken);
        assert_eq!(recover(&mut room, &first, &[]), None, "nothing is guessed at");
        assert_eq!(room.store.readable(&first).unwrap().gaps.len(), 1);
        assert_eq!(recover(&mut room, &first, &copies), Some(Place::Copy(copies[0].clone())));
        assert_eq!(room.store.read(|r| r.revisions().document(&first)).unwrap(), sound);
        assert_eq!(recover(&mut room, &first, &copies), Some(Place::There));
        if broken == ROT {
            assert_eq!(room.store.check_all().unwrap(), [], "it is as good as new");
        }
        let left: Vec<_> =
            std::fs::read_dir(room.folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert!(!left.iter().any(|name| name.to_string_lossy().starts_with("copy.stet-")), "{left:?}");
        room.store.read(|r| r.revisions().by_id(&second)).unwrap();
    }
}

#[test]
fn the_very_same_is_known_by_the_versions_name_where_even_its_hash_is_gone() {
    let mut room = Room::new();
    let (_, second, _) = two(&mut room);
    breaks(&room.store, "DELETE FROM block WHERE row = 3");
    // The text still says it, though nothing in the version does.
    assert_eq!(recover(&mut room, &second, &[]), Some(Place::Text));
    let there = room.store.read(|r| r.revisions().document(&second)).unwrap();
    assert_eq!(there.blocks[1], paragraph("b", "Three ships sail."));
}

#[test]
fn what_stood_there_in_the_version_beside_it_is_shown_for_what_it_is() {
    let mut room = Room::new();
    let (first, second, _) = two(&mut room);
    breaks(&room.store, MISSING);
    let near = room.store.nearest(&s1(), &first, 1).unwrap().unwrap();
    assert_eq!((near.block, near.from), (paragraph("b", "Three ships sail."), Some(second)));
}

#[test]
fn a_new_version_never_rests_on_a_paragraph_that_is_broken() {
    let mut room = Room::new();
    let (_, second, _) = two(&mut room);
    breaks(&room.store, "UPDATE block SET json = 'rot', beside = NULL, difference = NULL");
    room.save("ana", &[paragraph("c", "A third came.")], &["a", "b", "c"], &[], 2).unwrap();
    let (third, _) = room.write("ana", "file", |w| w.revisions().make(&s1(), Moment::Filed)).unwrap();
    // Typed over, the text is no help any more.
    room.save("ana", &[paragraph("a", "On."), paragraph("b", "And on.")], &["a", "b", "c"], &[], 3).unwrap();
    let words = room.store.read(|r| r.revisions().document(&third)).unwrap();
    assert_eq!(words.blocks[1], paragraph("b", "Three ships sail."));
    assert!(
        room.store.readable(&second).unwrap().gaps.is_empty(),
        "the one before is whole again by the same words"
    );
}

/// Spoils the page of the file that holds the first paragraphs of versions: the one
/// whose loss they can't be read after, while the text and everything later can.
fn spoil_the_page(room: Room) -> Room {
    let Room { store, key, folder } = room;
    store.close().unwrap();
    let path = folder.path().join("room.stet");
    let sound = std::fs::read(&path).unwrap();
    for page in 1..sound.len() / 4096 {
        let mut bytes = sound.clone();
        bytes[page * 4096 + 2000] ^= 4;
        std::fs::write(&path, bytes).unwrap();
        let Ok(store) = Store::open(&path, &key) else { continue };
        let row = |row| store.read(|r| r.blocks().by_row(row)).is_ok();
        let text = store.read(|r| r.working().load(&s1())).is_ok();
        if text && !row(1) && !row(2) && row(40) {
            return Room { store, key, folder };
        }
    }
    panic!("no page holds only the first paragraphs");
}

#[test]
fn a_page_of_the_real_file_that_rots_is_put_right_from_text_and_copy() {
    let mut room = Room::new();
    let (first, _, sound) = two(&mut room);
    // Enough of them to fill several pages.
    let ids: Vec<String> = (0..40).map(|number| format!("p{number}")).collect();
    let long = |number: usize| {
        (0..90).map(|word| format!("w{}", word * 7919 + number * 104_729)).collect::<Vec<_>>().join(" ")
    };
    let blocks: Vec<Block> =
        ids.iter().enumerate().map(|(number, id)| paragraph(id, &long(number))).collect();
    let order: Vec<&str> = ["a", "b"].into_iter().chain(ids.iter().map(String::as_str)).collect();
    room.save("ana", &blocks, &order, &[], 2).unwrap();
    let (third, _) = room.write("ana", "pause", |w| w.revisions().make(&s1(), Moment::Paused)).unwrap();
    let copies = [copy(&room)];
    let mut room = spoil_the_page(room);
    assert_eq!(room.store.readable(&first).unwrap().gaps.len(), 2);
    // Nobody can build on what can't be read; once that is noted, work goes on.
    room.save("ana", &[paragraph("b", "Four ships sail.")], &order, &[], 3).unwrap();
    room.write("ana", "file", |w| w.revisions().make(&s1(), Moment::Filed)).unwrap_err();
    room.store.put_right(&entry("ana", "put right"), &third).unwrap();
    room.write("ana", "file", |w| w.revisions().make(&s1(), Moment::Filed)).unwrap();
    for place in [0, 1] {
        let found = room.store.recover(&entry("ana", "recover"), &first, place, &copies).unwrap();
        assert!(matches!(found, Some(Place::There | Place::Copy(_))), "{found:?}");
    }
    assert_eq!(room.store.read(|r| r.revisions().document(&first)).unwrap(), sound);
}

#[test]
fn a_stand_in_gives_way_to_the_best_that_is_left() {
    let text = |room: &Room, copies: &[PathBuf]| -> Option<(Block, Whence)> {
        room.store.find_again(&s1(), &"b".into(), copies).unwrap()
    };
    let mut room = Room::new();
    let copies = [copy(&room)];
    assert_eq!(text(&room, &copies), None, "it was never damaged");
    breaks(&room.store, "UPDATE working_block SET json = 'rot' WHERE id = 'b'");
    room.store.mend(&entry("ana", "mend"), &s1()).unwrap();
    assert_eq!(room.store.read(|r| r.working().damaged(&s1())).unwrap(), ["b".into()]);
    assert_eq!(text(&room, &[]), Some((paragraph("b", "Two ships sail."), Whence::Words)));
    let (same, whence) = text(&room, &copies).unwrap();
    assert_eq!(
        (same, whence),
        (paragraph("b", "Two ships sail."), Whence::Same(Place::Copy(copies[0].clone())))
    );

    // Written on since the copy was made: the copy's words are said to be the copy's.
    let mut room = Room::new();
    let copies = [copy(&room)];
    room.save("ana", &[paragraph("b", "Two ships sail at dawn.")], &["a", "b"], &[], 1).unwrap();
    breaks(&room.store, "UPDATE working_block SET json = 'rot', text = '' WHERE id = 'b'");
    room.store.mend(&entry("ana", "mend"), &s1()).unwrap();
    assert_eq!(
        text(&room, &copies),
        Some((paragraph("b", "Two ships sail."), Whence::Copy(copies[0].clone())))
    );
    assert_eq!(text(&room, &[]), None);
}
