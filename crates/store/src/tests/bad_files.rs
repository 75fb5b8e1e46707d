//! Every file that cannot be opened says why, and stays as it was.

use super::fixture::{Room, newsroom};
use crate::engine::{Role, connect};
use crate::{Error, Key, Store};
use std::fs;
use std::path::Path;

fn refused(path: &Path, key: &Key) -> Error {
    let before = fs::read(path).ok();
    let error = Store::open(path, key).unwrap_err();
    assert_eq!(fs::read(path).ok(), before, "the file was touched");
    assert!(error.to_string().ends_with('.'), "{error}");
    error
}

#[test]
fn what_is_not_a_newsroom_file_is_named_for_what_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let key = Key::random().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("folder.stet")).unwrap();
    fs::write(at("empty.stet"), "").unwrap();
    fs::write(at("short.stet"), "Dear desk,").unwrap();
    fs::write(at("odd.stet"), vec![7; 5000]).unwrap();
    let plain = rusqlite::Connection::open(at("plain.stet")).unwrap();
    plain.execute_batch("CREATE TABLE t (a)").unwrap();
    drop(plain);
    for (name, code, says) in [
        ("nowhere.stet", "missing", "stet init"),
        ("nowhere/at/all.stet", "missing", "no newsroom file"),
        ("empty.stet/inside.stet", "missing", "no newsroom file"),
        ("folder.stet", "directory", "is a folder"),
        ("empty.stet", "not_ours", "it is empty"),
        ("short.stet", "not_ours", "too short"),
        ("odd.stet", "not_ours", "whole number of pages"),
        ("plain.stet", "not_ours", "ordinary SQLite"),
    ] {
        let error = refused(&at(name), &key);
        assert_eq!(error.code(), code, "{name}: {error}");
        assert!(error.to_string().contains(says), "{name}: {error}");
    }
}

#[test]
fn noise_of_the_right_length_and_a_wrong_key_look_alike_and_are_told_so() {
    let room = Room::new();
    let (path, folder) = (room.path(), &room.folder);
    let noise = folder.path().join("noise.stet");
    fs::write(&noise, (0..8192_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<_>>())
        .unwrap();
    room.store.close().unwrap();
    for path in [path, noise] {
        let error = refused(&path, &Key::random().unwrap());
        assert!(matches!(error, Error::WrongKey(_)), "{error}");
    }
}

#[test]
fn another_programs_encrypted_database_is_not_ours() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.stet");
    let key = Key::random().unwrap();
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch(&format!("PRAGMA key = \"x'{}'\"; CREATE TABLE t (a);", key.hex().as_str())).unwrap();
    drop(db);
    assert!(matches!(refused(&path, &key), Error::NotOurs { .. }));
}

#[test]
fn a_newer_file_is_refused_politely() {
    let room = Room::new();
    let (path, key) = (room.path(), room.key.clone());
    room.store.close().unwrap();
    let db = connect(&path, &key, Role::Writer).unwrap();
    db.pragma_update(None, "user_version", 2_099_010_101).unwrap();
    drop(db);
    let error = refused(&path, &key);
    assert!(matches!(error, Error::Newer { found: 2_099_010_101, .. }), "{error}");
    assert!(error.to_string().contains("Update Stet"));
}

#[cfg(unix)]
#[test]
fn a_read_only_file_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let room = Room::new();
    let (path, key) = (room.path(), room.key.clone());
    room.store.close().unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    assert!(matches!(refused(&path, &key), Error::ReadOnly(_)));
}

#[test]
fn a_file_that_is_open_is_in_use_also_through_a_link() {
    let room = Room::new();
    assert!(matches!(Store::open(&room.path(), &room.key), Err(Error::InUse(_))));
    #[cfg(unix)]
    {
        let link = room.folder.path().join("link.stet");
        std::os::unix::fs::symlink(room.path(), &link).unwrap();
        assert!(matches!(Store::open(&link, &room.key), Err(Error::InUse(_))));
    }
    let (path, key) = (room.path(), room.key.clone());
    drop(room.store);
    Store::open(&path, &key).unwrap();
}

/// A program that is being started has a copy of every handle for a moment.
#[cfg(unix)]
#[test]
fn a_closed_file_is_free_at_once_whatever_is_being_started() {
    let mut room = Room::new();
    let (stop, stopped) = std::sync::mpsc::channel::<()>();
    let starting = std::thread::spawn(move || {
        while stopped.try_recv().is_err() {
            std::process::Command::new("true").status().unwrap();
        }
    });
    for _ in 0..60 {
        room = room.reopened();
    }
    stop.send(()).unwrap();
    starting.join().unwrap();
}

#[test]
fn nothing_is_ever_overwritten() {
    let room = Room::new();
    let (path, key) = (room.path(), room.key.clone());
    room.store.close().unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Store::create(&path, &key, &newsroom()), Err(Error::Exists(_))));
    assert!(matches!(Store::create(room.folder.path(), &key, &newsroom()), Err(Error::Directory(_))));
    assert!(matches!(Store::create(&path.join("x"), &key, &newsroom()), Err(Error::Missing(_))));
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[cfg(unix)]
#[test]
fn only_the_owner_can_read_the_file() {
    use std::os::unix::fs::PermissionsExt as _;
    let room = Room::new();
    for file in fs::read_dir(room.folder.path()).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.file_name());
    }
}

#[test]
fn no_word_of_the_copy_stands_on_the_disk() {
    let room = Room::new();
    let files: Vec<Vec<u8>> = fs::read_dir(room.folder.path())
        .unwrap()
        .map(|file| fs::read(file.unwrap().path()).unwrap())
        .collect();
    assert!(files.len() >= 3, "the log is there too");
    for word in ["tender", "Ferry", "Mara Idowu", "CREATE TABLE", "SQLite format"] {
        let found =
            files.iter().any(|bytes| bytes.windows(word.len()).any(|window| window == word.as_bytes()));
        assert!(!found, "{word} is readable");
    }
}

#[test]
fn the_file_is_kept_as_designed() {
    let mut room = Room::new();
    let check = |room: &Room| {
        for (pragma, expect) in [
            ("synchronous", 2),
            ("foreign_keys", 1),
            ("secure_delete", 1),
            ("temp_store", 2),
            ("wal_autocheckpoint", 4096),
            ("journal_size_limit", 4_194_304),
            ("trusted_schema", 0),
            ("cell_size_check", 1),
            ("fullfsync", 1),
            ("checkpoint_fullfsync", 1),
        ] {
            let value: i64 = room.store.raw().pragma_query_value(None, pragma, |row| row.get(0)).unwrap();
            assert_eq!(value, expect, "{pragma}");
        }
        let mode: String =
            room.store.raw().pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
        assert_eq!(mode, "wal");
        // Encrypted pages cannot be mapped; the pragma answers nothing, or zero.
        let mapped = room.store.raw().pragma_query_value(None, "mmap_size", |row| row.get::<_, i64>(0));
        assert!(!mapped.is_ok_and(|size| size > 0));
    };
    check(&room);
    room = room.reopened();
    check(&room);
}
