//! Pages of the texts that rot in the real file: the story opens and is written on.

use super::fixture::{Room, add, document, entry, paragraph, s1};
use crate::{Error, Found, Store};
use std::path::PathBuf;
use stet_core::ids::StoryId;
use stet_core::text::{Document, Moment, Node};

fn s2() -> StoryId {
    "s2".into()
}

fn text(store: &Store, story: &StoryId) -> crate::Result<Document> {
    store.read(|r| r.working().load(story)).map(|copy| copy.document)
}

/// Two stories of many pages, the first with a version that has all its words.
fn large() -> (Room, PathBuf, Vec<u8>) {
    let mut room = Room::new();
    room.write("ana", "new", |w| add(w, "s2")).unwrap();
    let long = |number: usize| {
        (0..80).map(|word| format!("w{}", word * 7919 + number * 104_729)).collect::<Vec<_>>().join(" ")
    };
    for (story, seed) in [(s1(), 0), (s2(), 500)] {
        let words: Vec<(String, String)> =
            (0..60).map(|number| (format!("paragraph-{number:04}"), long(number + seed))).collect();
        let words: Vec<(&str, &str)> =
            words.iter().map(|(id, words)| (id.as_str(), words.as_str())).collect();
        room.write("ana", crate::TYPE, |w| w.working().replace(&story, &document("Long", &words), 1))
            .unwrap();
    }
    room.write("ana", "pause", |w| w.revisions().make(&s1(), Moment::Paused)).unwrap();
    let room = room.reopened();
    let path = room.path();
    let room = room.reopened();
    let sound = std::fs::read(&path).unwrap();
    (room, path, sound)
}

/// The store over the file with that page spoiled, where it opens, and the texts'
/// heads can be read while their paragraphs can't.
fn spoiled(room: &Room, path: &PathBuf, sound: &[u8], page: usize) -> Option<Store> {
    let mut bytes = sound.to_vec();
    bytes[page * 4096 + 2000] ^= 4;
    std::fs::write(path, bytes).unwrap();
    let store = Store::open(path, &room.key).ok()?;
    let heads = [s1(), s2()].iter().all(|story| store.read(|r| r.working().order(story)).is_ok());
    let whole = [s1(), s2()]
        .iter()
        .all(|story| text(&store, story).is_ok() && store.read(|r| r.working().outlined(story)).is_ok());
    (heads && !whole).then_some(store)
}

#[test]
fn whichever_page_of_the_texts_rots_the_stories_open_and_are_written_on() {
    let (mut room, path, sound) = large();
    let before = [text(&room.store, &s1()).unwrap(), text(&room.store, &s2()).unwrap()];
    let spare = Room::new();
    drop(std::mem::replace(&mut room.store, spare.store));
    let (mut struck, mut roots, mut lost_words, mut indexes) = (0, 0, 0, 0);
    for page in 1..sound.len() / 4096 {
        let Some(mut store) = spoiled(&room, &path, &sound, page) else { continue };
        struck += 1;
        store.mend(&entry("ana", "mend"), &s1()).unwrap();
        store.mend(&entry("ana", "mend"), &s2()).unwrap();
        assert_eq!(text(&store, &s1()).unwrap(), before[0], "page {page}: a version has all of it");
        let second = text(&store, &s2()).unwrap();
        assert_eq!(second.blocks.len(), before[1].blocks.len());
        let changed: Vec<_> =
            second.blocks.iter().zip(&before[1].blocks).filter(|(now, was)| now != was).collect();
        // One page leads to all the others; any other holds a few.
        roots += usize::from(changed.len() == 60);
        assert!(changed.len() < 20 || changed.len() == 60, "page {page}: {} paragraphs", changed.len());
        for (now, was) in &changed {
            assert!(now.id == was.id && matches!(now.node, Node::Verbatim { .. }), "{now:?}");
        }
        lost_words += usize::from(!changed.is_empty());
        indexes += usize::from(changed.is_empty());
        // And it is written on, as if nothing had been.
        let seq = store.read(|r| r.working().order(&s1())).unwrap().1;
        let order: Vec<_> = before[0].blocks.iter().map(|block| block.id.clone()).collect();
        let typed = [paragraph("paragraph-0007", "On we go.")];
        let edit =
            crate::Edit { furniture: None, changed: &typed, order: &order, gone: &[], expected_seq: seq };
        store.write(&entry("ana", crate::TYPE), |w| w.working().save(&s1(), &edit)).unwrap();
        drop(store);
        let store = Store::open(&path, &room.key).unwrap();
        assert_eq!(text(&store, &s1()).unwrap().blocks[7], typed[0]);
        assert_eq!(text(&store, &s2()).unwrap(), second);
    }
    assert!(
        struck > 10 && roots <= 1 && lost_words > 3 && indexes > 3,
        "{struck}, {roots}, {lost_words}, {indexes}"
    );
}

#[test]
fn a_lost_row_is_known_by_its_hash_and_nothing_is_laid_anew_for_nothing() {
    let (mut room, path, sound) = large();
    let spare = Room::new();
    drop(std::mem::replace(&mut room.store, spare.store));
    let tables = |store: &Store| -> i64 {
        let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name LIKE 'working_block%'";
        store.raw().query_row(sql, [], |row| row.get(0)).unwrap()
    };
    let struck = (1..sound.len() / 4096).find_map(|page| {
        let store = spoiled(&room, &path, &sound, page)?;
        let lost = store.lost(&s1()).unwrap();
        (!lost.is_empty()).then_some((store, lost))
    });
    let (mut store, lost) = struck.unwrap();
    assert!(lost.iter().all(|one| matches!(one.found, Found::Same(_))), "{lost:?}");
    store.mend(&entry("ana", "mend"), &s1()).unwrap();
    assert_eq!(tables(&store), 2);
    assert_eq!(store.mend(&entry("ana", "mend"), &s1()).unwrap(), []);
    assert_eq!(tables(&store), 2);
    // What laying anew can't help is said, and no table is made of it each time.
    store.raw().execute("UPDATE working SET standfirst = 'rot' WHERE story = 's1'", []).unwrap();
    assert!(matches!(store.mend(&entry("ana", "mend"), &s1()), Err(Error::Damaged(_))));
    assert_eq!(tables(&store), 2);
}
