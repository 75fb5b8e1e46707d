//! A copy that was made can be put back, and nothing is lost on the way.

use super::fixture::{Room, newsroom, paragraph, s1};
use crate::{Error, KeyRing, NewsroomRow, Store};
use std::fs;

fn files(room: &Room) -> Vec<String> {
    let mut all: Vec<String> = fs::read_dir(room.folder.path())
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    all.sort();
    all
}

#[test]
fn a_backup_is_the_newsroom_as_it_is_and_cannot_be_read_without_the_key() {
    let mut room = Room::new();
    room.save("ana", &[paragraph("a", "Not in the file yet, but in its log.")], &["a", "b"], &[], 1).unwrap();
    let to = room.folder.path().join("monday.stet");
    room.store.back_up(&to).unwrap();
    assert!(!files(&room).iter().any(|name| name.contains(".part")), "{:?}", files(&room));
    let bytes = fs::read(&to).unwrap();
    assert_eq!(bytes[..16], fs::read(room.path()).unwrap()[..16], "it is found by the same name");
    assert!(!bytes.windows(6).any(|window| window == b"ferry " || window == b"SQLite"));
    let copy = Store::open(&to, &room.key).unwrap();
    assert!(copy.ended_cleanly_last_time());
    assert_eq!(copy.read(|r| r.working().load(&s1())).unwrap().document, room.text());
    assert!(matches!(room.store.back_up(&to), Err(Error::Exists(_))), "nothing is overwritten");
    assert!(matches!(room.store.back_up(room.folder.path()), Err(Error::Directory(_))));
    assert!(matches!(room.store.back_up(&to.join("x.stet")), Err(Error::Missing(_))));
}

#[test]
fn a_damaged_newsroom_makes_no_backup() {
    let room = Room::new();
    room.store.raw().execute("UPDATE working_block SET json = 'rot'", []).unwrap();
    let to = room.folder.path().join("monday.stet");
    assert!(matches!(room.store.back_up(&to), Err(Error::Damaged(_))));
    assert!(!files(&room).iter().any(|name| name.starts_with("monday")), "{:?}", files(&room));
}

#[test]
fn a_backup_goes_back_with_a_word_and_the_old_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let ring = KeyRing::key_files();
    let (store, _) = ring.create(&at("room.stet"), &newsroom()).unwrap();
    store.back_up(&at("monday.stet")).unwrap();
    assert!(matches!(ring.restore(&at("monday.stet"), &at("room.stet"), Some(".old")), Err(Error::InUse(_))));
    store.close().unwrap();
    let before = fs::read(at("room.stet")).unwrap();
    assert!(matches!(ring.restore(&at("monday.stet"), &at("room.stet"), None), Err(Error::Exists(_))));
    assert_eq!(fs::read(at("room.stet")).unwrap(), before);

    let old = ring.restore(&at("monday.stet"), &at("room.stet"), Some(".old")).unwrap();
    assert_eq!(old, Some(at("room.stet.old")));
    assert_eq!(fs::read(at("room.stet.old")).unwrap(), before);
    ring.open(&at("room.stet")).unwrap();

    // A backup with a flipped bit is not put anywhere.
    let mut bytes = fs::read(at("monday.stet")).unwrap();
    bytes[9000] ^= 1;
    fs::write(at("bad.stet"), bytes).unwrap();
    let before = fs::read(at("room.stet")).unwrap();
    assert!(ring.restore(&at("bad.stet"), &at("room.stet"), Some(".older")).is_err());
    assert_eq!(fs::read(at("room.stet")).unwrap(), before);
    assert!(!at("room.stet.older").exists());
}

#[test]
fn a_backup_opens_elsewhere_with_its_key_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let ring = KeyRing::key_files();
    let (store, _) = ring.create(&at("room.stet"), &newsroom()).unwrap();
    store.back_up(&at("monday.stet")).unwrap();
    store.close().unwrap();
    fs::create_dir(at("other")).unwrap();
    assert!(matches!(
        ring.restore(&at("monday.stet"), &at("other/room.stet"), None),
        Err(Error::NoKey { .. })
    ));
    fs::copy(at("room.stet.key"), at("monday.stet.key")).unwrap();
    assert_eq!(ring.restore(&at("monday.stet"), &at("other/room.stet"), None).unwrap(), None);
    ring.open(&at("other/room.stet")).unwrap();
}

#[test]
fn another_newsroom_comes_with_its_key_and_the_one_that_stood_there_keeps_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let ring = KeyRing::key_files();
    let whose = |path: &str| {
        let (store, _) = ring.open(&at(path)).unwrap();
        let name = store.read(|r| r.newsroom().row()).unwrap().name;
        store.close().unwrap();
        name
    };
    let other = NewsroomRow { id: "other".into(), name: "Other".into(), ..newsroom() };
    for (path, room) in [("room.stet", &newsroom()), ("other.stet", &other)] {
        ring.create(&at(path), room).unwrap().0.close().unwrap();
    }
    let old = ring.restore(&at("other.stet"), &at("room.stet"), Some(".old")).unwrap();
    assert_eq!(old, Some(at("room.stet.old")));
    assert_eq!([whose("room.stet"), whose("room.stet.old")], ["Other".to_owned(), newsroom().name]);

    // A key alone is not written over either.
    fs::remove_file(at("room.stet.old")).unwrap();
    fs::rename(at("room.stet.old.key"), at("new.stet.key")).unwrap();
    let key = fs::read(at("new.stet.key")).unwrap();
    assert!(matches!(ring.restore(&at("other.stet"), &at("new.stet"), None), Err(Error::Exists(_))));
    assert!(!at("new.stet").exists());
    ring.restore(&at("other.stet"), &at("new.stet"), Some(".old")).unwrap();
    assert_eq!(fs::read(at("new.stet.old.key")).unwrap(), key);
    assert_eq!(whose("new.stet"), "Other");
}

/// Every backup that is made can be put back: a hundred, one after another.
#[test]
fn a_hundred_backups_are_a_hundred_newsrooms() {
    let mut room = Room::new();
    let (to, place) = (room.folder.path().join("copy.stet"), room.folder.path().join("back.stet"));
    for seq in 1..=100 {
        room.save("ana", &[paragraph("b", &format!("Take {seq}."))], &["a", "b"], &[], seq).unwrap();
        room.store.back_up(&to).unwrap();
        fs::rename(&to, &place).unwrap();
        let store = Store::open(&place, &room.key).unwrap();
        assert_eq!(store.read(|r| r.working().load(&s1())).unwrap().document, room.text());
        store.close().unwrap();
        fs::remove_file(&place).unwrap();
    }
}
