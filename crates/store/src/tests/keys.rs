//! Key files: found, tightened, never mistaken for another's.

use super::fixture::newsroom;
use crate::{Error, KeyHome, KeyRing};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn made() -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (path, key) = (folder.path().join("room.stet"), folder.path().join("room.stet.key"));
    let (store, home) = KeyRing::key_files().create(&path, &newsroom()).unwrap();
    assert_eq!(home, KeyHome::KeyFile(key.clone()));
    store.close().unwrap();
    (folder, path, key)
}

fn open(path: &Path) -> Result<KeyHome, Error> {
    KeyRing::key_files().open(path).map(|(store, home)| {
        assert_eq!(store.read(|r| r.newsroom().row()).unwrap(), newsroom());
        home
    })
}

#[test]
fn a_key_file_stands_beside_its_newsroom_and_is_told_of() {
    let (_folder, path, key) = made();
    let home = open(&path).unwrap();
    assert!(home.notice().unwrap().contains(&key.display().to_string()));
    assert_eq!(KeyHome::Keyring.notice(), None);
}

#[test]
fn a_newsroom_moves_and_is_renamed_with_its_key() {
    let (folder, path, key) = made();
    let moved = folder.path().join("elsewhere.stet");
    fs::rename(&path, &moved).unwrap();
    let error = open(&moved).unwrap_err();
    assert!(matches!(&error, Error::NoKey { why, .. } if why.contains("elsewhere.stet.key")), "{error}");
    fs::rename(&key, folder.path().join("elsewhere.stet.key")).unwrap();
    open(&moved).unwrap();
}

#[cfg(unix)]
#[test]
fn a_key_that_others_can_read_is_taken_away_from_them_and_told_of() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, path, key) = made();
    let mode = || fs::metadata(&key).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(), 0o600);
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
    let home = open(&path).unwrap();
    assert_eq!((&home, mode()), (&KeyHome::TightenedKeyFile(key.clone()), 0o600));
    assert!(home.notice().unwrap().contains("could read"));
    assert_eq!(open(&path).unwrap(), KeyHome::KeyFile(key.clone()));
}

#[test]
fn a_key_file_that_is_none_is_said_to_be_so_and_left() {
    let (_folder, path, key) = made();
    let sound = fs::read_to_string(&key).unwrap();
    for (text, says) in [
        (String::new(), "not a key file"),
        ("\u{0}\u{1}".repeat(9000), "not a key file"),
        (sound.replace("\"key\":\"", "\"key\":\"0"), "not a key file"),
        (sound.replace("\"version\":1", "\"version\":2"), "newer Stet"),
        (r#"{"stet":"key","version":9,"kind":"moonlight"}"#.into(), "newer Stet"),
    ] {
        fs::write(&key, &text).unwrap();
        let error = open(&path).unwrap_err();
        assert!(matches!(&error, Error::NoKey { why, .. } if why.contains(says)), "{text}: {error}");
        assert_eq!(fs::read_to_string(&key).unwrap(), text);
    }
    fs::write(&key, sound).unwrap();
    open(&path).unwrap();
}

#[test]
fn a_reserved_kind_is_understood_enough_to_be_refused() {
    let (_folder, path, key) = made();
    let sound: serde_json::Value = serde_json::from_str(&fs::read_to_string(&key).unwrap()).unwrap();
    let sealed = serde_json::json!({
        "stet": "key", "version": 1, "file": sound["file"], "kind": "passphrase",
        "memory_kib": 65_536, "passes": 3, "lanes": 4, "salt": "00", "nonce": "00", "sealed": "00",
    });
    fs::write(&key, sealed.to_string()).unwrap();
    assert!(open(&path).unwrap_err().to_string().contains("passphrase"));
}

#[test]
fn another_newsrooms_key_is_a_wrong_key() {
    let (_folder, path, key) = made();
    let other = tempfile::tempdir().unwrap();
    let row = crate::NewsroomRow { id: "room-2".into(), ..newsroom() };
    drop(KeyRing::key_files().create(&other.path().join("b.stet"), &row).unwrap());
    fs::copy(other.path().join("b.stet.key"), &key).unwrap();
    assert!(matches!(open(&path), Err(Error::WrongKey(_))));
}

#[test]
fn neither_a_key_nor_a_newsroom_is_overwritten_and_none_is_made_anew() {
    let (folder, path, key) = made();
    let before = (fs::read(&path).unwrap(), fs::read(&key).unwrap());
    let again = |path: &Path| KeyRing::key_files().create(path, &newsroom()).map(|_| ()).unwrap_err();
    assert!(matches!(again(&path), Error::Exists(_)));
    assert!(matches!(again(folder.path()), Error::Directory(_)));
    assert!(matches!(again(&folder.path().join("no/room.stet")), Error::Missing(_)));
    assert_eq!((fs::read(&path).unwrap(), fs::read(&key).unwrap()), before);
    fs::remove_file(&path).unwrap();
    assert!(matches!(open(&path), Err(Error::Missing(_))));
    assert!(matches!(again(&path), Error::Exists(at) if at == key), "the key of a file that is away is kept");
    assert!(!path.exists());
}

#[test]
fn a_newsroom_that_could_not_be_made_leaves_no_key() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("room.stet.lock")).unwrap();
    KeyRing::key_files().create(&folder.path().join("room.stet"), &newsroom()).unwrap_err();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_key_prints_nothing_of_itself() {
    let key = crate::Key::random().unwrap();
    assert_eq!(format!("{key:?}"), "Key(hidden)");
    assert_eq!(crate::Key::from_hex(&key.hex()).unwrap().bytes(), key.bytes());
    for wrong in ["", "zz", &"0".repeat(63), &"0".repeat(66), &"g".repeat(64)] {
        assert!(crate::Key::from_hex(wrong).is_none(), "{wrong}");
    }
}
