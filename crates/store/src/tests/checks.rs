//! A flipped bit, wherever it is, is found; it never becomes another word.

use super::fixture::{Room, add, at, document, entry};
use crate::engine::{Role, connect};
use crate::{Error, Read, Store};
use std::fs;
use stet_core::ids::StoryId;
use stet_core::text::Document;

const STORIES: [&str; 6] = ["s1", "s2", "s3", "s4", "s5", "s6"];

fn filled() -> Room {
    let mut room = Room::new();
    for id in &STORIES[1..] {
        room.store.write(&entry("ana", "new"), |w| add(w, id)).unwrap();
        room.store
            .write(&entry("ana", "pause"), |w| {
                w.revisions().make(&StoryId::from(*id), stet_core::text::Moment::Paused)
            })
            .unwrap();
    }
    // Pages that hold nothing any more are checked too.
    room.store
        .raw()
        .execute_batch(
            "CREATE TABLE gone (bytes BLOB); INSERT INTO gone VALUES (zeroblob(50000)); DROP TABLE gone",
        )
        .unwrap();
    room
}

fn texts(store: &Store) -> Vec<Result<Document, Error>> {
    let load = |id: &&str| store.read(|r| r.working().load(&StoryId::from(*id))).map(|copy| copy.document);
    STORIES.iter().map(load).collect()
}

#[test]
fn a_sound_file_checks_clean_while_it_is_open() {
    let mut room = filled();
    assert_eq!(room.store.check_all().unwrap(), []);
    room.save("ana", &[super::fixture::paragraph("a", "Typed since.")], &["a", "b"], &[], 1).unwrap();
    let check = room.store.check();
    assert_eq!(std::thread::spawn(move || check.run().unwrap()).join().unwrap(), []);
}

#[test]
fn a_flipped_bit_is_found_and_never_read_as_other_words() {
    let room = filled();
    let (path, key) = (room.path(), room.key.clone());
    let expect: Vec<Document> = texts(&room.store).into_iter().map(Result::unwrap).collect();
    room.store.close().unwrap();
    let sound = fs::read(&path).unwrap();
    let mut unopened = 0;
    // One bit in every page, each time at another place in the page.
    for (page, start) in (0..sound.len()).step_by(4096).enumerate() {
        let bit = start + (page * 977 + 13) % 4096;
        let mut bytes = sound.clone();
        bytes[bit] ^= 1 << (page % 8);
        fs::write(&path, &bytes).unwrap();
        let store = match Store::open(&path, &key) {
            Err(Error::WrongKey(_) | Error::Damaged(_)) => {
                unopened += 1;
                continue;
            }
            other => other.unwrap(),
        };
        for (text, expect) in texts(&store).into_iter().zip(&expect) {
            match text {
                Ok(text) => assert_eq!(text, *expect, "bit {bit}"),
                Err(error) => assert!(matches!(error, Error::Damaged(_)), "bit {bit}: {error:?}"),
            }
        }
        drop(store);
        fs::write(&path, &bytes).unwrap();
        let store = Store::open(&path, &key).unwrap();
        assert!(!store.check_all().unwrap().is_empty(), "bit {bit} went unseen");
    }
    let pages = sound.len() / 4096;
    assert!(pages > 40 && unopened < pages / 2, "{unopened} of {pages} never got as far as the texts");
}

/// What a bit lost in the log costs is the newest saves, whole; SQLite ends its
/// reading of the log there.
#[test]
fn a_flipped_bit_in_the_log_never_makes_other_words() {
    let mut room = Room::new();
    room.store.checkpoint().unwrap();
    let mut known = vec![room.text()];
    for seq in 1..12 {
        let words = format!("{seq} ships sail.");
        room.save("ana", &[super::fixture::paragraph("b", &words)], &["a", "b"], &[], seq).unwrap();
        known.push(room.text());
    }
    let copy = tempfile::tempdir().unwrap();
    let to = |name: &str| copy.path().join(name);
    let log = fs::read(room.folder.path().join("room.stet-wal")).unwrap();
    let file = fs::read(room.path()).unwrap();
    for bit in (0..log.len()).step_by(log.len() / 60) {
        let mut bytes = log.clone();
        bytes[bit] ^= 4;
        fs::write(to("room.stet"), &file).unwrap();
        fs::write(to("room.stet-wal"), &bytes).unwrap();
        match Store::open(&to("room.stet"), &room.key) {
            Err(error) => assert!(matches!(error, Error::Damaged(_) | Error::WrongKey(_)), "{error:?}"),
            Ok(store) => {
                assert!(!store.ended_cleanly_last_time());
                let text = store.read(|r| r.working().load(&"s1".into())).unwrap().document;
                assert!(known.contains(&text), "bit {bit}");
            }
        }
        for name in ["room.stet", "room.stet-wal", "room.stet-shm"] {
            let _ = fs::remove_file(to(name));
        }
    }
}

#[test]
fn a_file_cut_short_is_found() {
    let room = filled();
    let (path, key) = (room.path(), room.key.clone());
    room.store.close().unwrap();
    let sound = fs::read(&path).unwrap();
    for keep in [sound.len() - 4096, sound.len() / 8192 * 4096] {
        fs::write(&path, &sound[..keep]).unwrap();
        match Store::open(&path, &key) {
            Err(error) => assert!(matches!(error, Error::Damaged(_)), "{error:?}"),
            Ok(store) => assert!(!store.check_all().unwrap().is_empty(), "{keep} bytes"),
        }
    }
}

#[test]
fn words_that_do_not_match_their_hash_are_damage() {
    let mut room = filled();
    let (revision, _) = room
        .write("ana", "pause", |w| w.revisions().make(&"s1".into(), stet_core::text::Moment::Paused))
        .unwrap();
    for (sql, says) in [
        ("UPDATE working_block SET json = replace(json, 'Monday', 'Sunday') WHERE story = 's1'", "s1"),
        ("UPDATE block SET json = replace(json, 'Two ships', 'Six ships')", "a paragraph"),
        ("UPDATE furniture SET headline = 'Ferry contract lost'", "a revision"),
    ] {
        room.store.raw().execute(sql, []).unwrap();
        let found = room.store.check_all().unwrap();
        assert!(found.iter().any(|one| one.what.contains(says)), "{sql}: {found:?}");
    }
    assert!(matches!(room.store.read(|r| r.working().load(&"s1".into())), Err(Error::Damaged(_))));
    assert!(matches!(room.store.read(|r| r.revisions().document(&revision)), Err(Error::Damaged(_))));
}

#[test]
fn a_release_that_is_not_its_revision_and_a_sign_off_that_cannot_be_read_are_damage() {
    let mut room = Room::new();
    let story = StoryId::from("s1");
    let (revision, made) = room
        .write("ana", "release", |w| w.revisions().make(&story, stet_core::text::Moment::Released))
        .unwrap();
    let release = crate::Release {
        story: story.clone(),
        sequence: 0,
        released_at: at(50),
        by: "ben".into(),
        revision,
        text: made.text_hash(),
        page: "{}".into(),
        version: None,
        approval: None,
    };
    let approval = super::fixture::approval("ben", 20, made.text_hash(), made.blocks);
    room.write("ben", "release", |w| {
        w.releases().insert(&release)?;
        w.approvals().insert(&story, &approval).map(drop)
    })
    .unwrap();
    assert_eq!(room.store.check_all().unwrap(), []);
    let other = stet_core::text::Hash::of(b"other words").to_string();
    for (sql, says) in [
        (format!("UPDATE release SET text_hash = '{other}'"), "a release"),
        ("UPDATE approval SET blocks = '[\"no hash\"]'".to_owned(), "a sign-off"),
    ] {
        room.store.raw().execute(&sql, []).unwrap();
        let found = room.store.check_all().unwrap();
        assert!(found.iter().any(|one| one.what.starts_with(says)), "{sql}: {found:?}");
    }
}

#[test]
fn a_missing_table_is_damage_at_once() {
    let room = Room::new();
    room.store.raw().execute_batch("PRAGMA foreign_keys = OFF; DROP TABLE credit").unwrap();
    let (path, key) = (room.path(), room.key.clone());
    room.store.close().unwrap();
    let error = Store::open(&path, &key).unwrap_err();
    assert!(matches!(&error, Error::Damaged(what) if what.contains("credit")), "{error}");
}

#[test]
fn a_proper_end_is_remembered() {
    let room = Room::new();
    assert!(room.store.ended_cleanly_last_time());
    assert!(room.reopened().store.ended_cleanly_last_time());
}
/// SQLCipher ends a connection at the first bad page; a story must not be lost
/// for that another one is.
#[test]
fn one_bad_page_costs_only_the_stories_that_are_on_it() {
    let mut room = filled();
    for id in STORIES {
        let long = "tide ".repeat(900);
        let text = document("Tides", &[("a", &long), ("b", &long)]);
        room.write("ana", "replace", |w| w.working().replace(&id.into(), &text, 1)).unwrap();
    }
    let (path, key) = (room.path(), room.key.clone());
    room.store.close().unwrap();
    let sound = fs::read(&path).unwrap();
    let mut of_one = 0;
    for start in (0..sound.len()).step_by(2 * 4096) {
        let mut bytes = sound.clone();
        bytes[start + 2000] ^= 1;
        fs::write(&path, &bytes).unwrap();
        let Ok(store) = Store::open(&path, &key) else { continue };
        let alone = |id: &&str| {
            connect(&path, &key, Role::Reader).map(|db| Read::new(&db).working().load(&(*id).into()).is_ok())
        };
        let expect: Vec<bool> = STORIES.iter().map(|id| alone(id).unwrap()).collect();
        let found: Vec<bool> = texts(&store).iter().map(Result::is_ok).collect();
        assert_eq!(found, expect, "page at {start}");
        if expect.iter().filter(|sound| !**sound).count() != 1 {
            continue;
        }
        of_one += 1;
        let bad = STORIES.iter().zip(&expect).find(|(_, sound)| !**sound).map(|(id, _)| StoryId::from(*id));
        let told: Vec<StoryId> = store.check_all().unwrap().into_iter().filter_map(|one| one.story).collect();
        assert_eq!(told, Vec::from_iter(bad), "page at {start}");
        store.close().unwrap();
        assert!(!Store::open(&path, &key).unwrap().ended_cleanly_last_time(), "the next one is told");
    }
    assert!(of_one > 3, "{of_one} pages held words of one story alone");
}
