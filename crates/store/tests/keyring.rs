//! The system's keyring, for real: GNOME's, on a bus and in a home of its own.
#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "tests may fail loudly")]
#![cfg(target_os = "linux")]

mod common;

use std::path::Path;
use std::process::Command;
use stet_store::{Error, KeyHome, KeyRing};

fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Runs one of the tests below on a new session bus that can start what is
/// listed under `services`, after `first` (a line of shell) has prepared it.
fn on_a_bus(test: &str, first: &str, services: &str) {
    let folder = tempfile::tempdir().unwrap();
    let done = Command::new("dbus-run-session")
        .args(["--", "sh", "-c", &format!("{first} exec \"$0\" --exact {test} --ignored --nocapture")])
        .arg(std::env::current_exe().unwrap())
        .env("HOME", folder.path())
        .env("XDG_DATA_HOME", folder.path())
        .env("XDG_RUNTIME_DIR", folder.path())
        .env("STET_TEST_FOLDER", folder.path())
        .env("XDG_DATA_DIRS", services)
        .env_remove("STET_KEYRING")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(done.status.success(), "{test}: {}{}", said(&done.stdout), said(&done.stderr));
}

#[test]
fn a_keyring_that_is_there_is_used() {
    if !is_installed("dbus-run-session") || !is_installed("gnome-keyring-daemon") {
        eprintln!("skipped: dbus-run-session or gnome-keyring-daemon is not installed");
        return;
    }
    let unlock = "printf 'opens' | gnome-keyring-daemon --unlock --components=secrets >/dev/null;";
    on_a_bus("in_a_session_with_a_keyring", unlock, "/usr/local/share:/usr/share");
}

#[test]
fn a_bus_without_a_keyring_falls_back_to_a_key_file() {
    if !is_installed("dbus-run-session") {
        eprintln!("skipped: dbus-run-session is not installed");
        return;
    }
    on_a_bus("in_a_session_without_a_keyring", "", "/nonexistent");
}

#[test]
#[ignore = "runs on a bus of its own"]
fn in_a_session_with_a_keyring() {
    let Some(folder) = std::env::var_os("STET_TEST_FOLDER") else { return };
    let path = Path::new(&folder).join("room.stet");
    let ring = KeyRing::from_env();
    let (store, home) = ring.create(&path, &common::newsroom("kept")).unwrap();
    assert_eq!(home, KeyHome::Keyring);
    store.close().unwrap();
    assert!(!Path::new(&folder).join("room.stet.key").exists());

    let moved = Path::new(&folder).join("renamed.stet");
    std::fs::rename(&path, &moved).unwrap();
    let (store, home) = ring.open(&moved).unwrap();
    assert_eq!((home, store.read(|r| r.newsroom().row()).unwrap().id.as_str()), (KeyHome::Keyring, "kept"));
    store.close().unwrap();

    // A second newsroom that the keyring knows nothing of.
    let other = Path::new(&folder).join("other.stet");
    drop(KeyRing::key_files().create(&other, &common::newsroom("unknown")).unwrap());
    std::fs::remove_file(Path::new(&folder).join("other.stet.key")).unwrap();
    let error = ring.open(&other).unwrap_err();
    assert!(matches!(&error, Error::NoKey { why, .. } if why.contains("does not have it")), "{error}");
    // And one the keyring has, asked for where no keyring is used.
    assert!(matches!(KeyRing::key_files().open(&moved), Err(Error::NoKey { .. })));
}

#[test]
#[ignore = "runs on a bus of its own"]
fn in_a_session_without_a_keyring() {
    let Some(folder) = std::env::var_os("STET_TEST_FOLDER") else { return };
    let path = Path::new(&folder).join("room.stet");
    let (store, home) = KeyRing::from_env().create(&path, &common::newsroom("beside")).unwrap();
    assert_eq!(home, KeyHome::KeyFile(Path::new(&folder).join("room.stet.key")));
    store.close().unwrap();
    assert_eq!(KeyRing::from_env().open(&path).unwrap().1, home);
    std::fs::remove_file(Path::new(&folder).join("room.stet.key")).unwrap();
    let error = KeyRing::from_env().open(&path).unwrap_err();
    assert!(matches!(&error, Error::NoKey { why, .. } if why.contains("keyring")), "{error}");
    assert!(path.exists(), "nothing is made anew in its place");
}
