//! A disk that fails in the middle of a save: the save is refused, what was saved
//! before moves out of the log that failed, and saving goes on in a new one.
//!
//! The failure is a limit on the size of files, under which a write ends in an
//! error that is not "disk full".
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::expect_used,
    reason = "tests may fail loudly"
)]
#![cfg(target_os = "linux")]

mod common;

use std::process::Command;
use stet_store::{Error, KeyRing, Store};

fn save(store: &mut Store, seq: i64) -> Result<i64, Error> {
    let text = common::text(&format!("Save {seq}."));
    store
        .write(&common::entry("type"), |w| w.working().replace(&"s0".into(), &text, seq))
        .map(|saved| saved.seq)
}

#[test]
#[ignore = "the other test runs it, under a limit"]
fn saves_until_the_disk_fails() {
    let Some(path) = std::env::var_os("STET_TEST_NEWSROOM") else { return };
    let (mut store, _) = KeyRing::key_files().open(path.as_ref()).unwrap();
    let mut seq = 1;
    let failed = loop {
        match save(&mut store, seq) {
            Ok(saved) => seq = saved,
            Err(error) => break error,
        }
        assert!(seq < 10_000, "the disk never failed");
    };
    assert!(matches!(failed, Error::Io { .. }), "{failed:?}");
    assert_eq!(store.read(|r| r.working().load(&"s0".into())).unwrap().seq, seq, "reading goes on");
    // The new log is short, so it may be written again.
    seq = save(&mut store, seq).unwrap();
    println!("acknowledged {seq}");
}

#[test]
fn after_a_failed_save_the_log_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.stet");
    let (mut store, _) = KeyRing::key_files().create(&path, &common::newsroom("failing")).unwrap();
    common::fill(&mut store, 1).unwrap();
    store.close().unwrap();
    // Two million bytes, in blocks of 512 as POSIX has it.
    let limited =
        "trap '' XFSZ; ulimit -f 4000; exec \"$0\" --exact saves_until_the_disk_fails --ignored --nocapture";
    let done = Command::new("sh")
        .args(["-c", limited])
        .arg(std::env::current_exe().unwrap())
        .env("STET_TEST_NEWSROOM", &path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(done.status.success(), "{said}{}", String::from_utf8_lossy(&done.stderr));
    let acknowledged = said.lines().find_map(|line| line.rsplit_once("acknowledged ")?.1.parse::<i64>().ok());
    let acknowledged = acknowledged.expect("it says how far it came");

    let (mut store, _) = KeyRing::key_files().open(&path).unwrap();
    let copy = store.read(|r| r.working().load(&"s0".into())).unwrap();
    assert!(copy.seq >= acknowledged);
    assert_eq!(store.check_all().unwrap(), []);
    save(&mut store, copy.seq).unwrap();
}
