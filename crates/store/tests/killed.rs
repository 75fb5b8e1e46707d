//! Two programs and one file: the second is refused, and when the first is
//! killed everything it acknowledged is there.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "tests may fail loudly")]

mod common;

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use stet_store::{Error, KeyRing};

/// The other program: saves one text after another and says so after each.
#[test]
#[ignore = "the other test runs it"]
fn types_until_it_is_killed() {
    let Some(path) = std::env::var_os("STET_TEST_NEWSROOM") else { return };
    let (mut store, _) = KeyRing::key_files().open(path.as_ref()).unwrap();
    let last = store.read(|r| r.working().load(&"s0".into())).unwrap().seq;
    for seq in last.. {
        let words = format!("Save {seq}.");
        store
            .write(&common::entry("type"), |w| w.working().replace(&"s0".into(), &common::text(&words), seq))
            .unwrap();
        println!("saved {}", seq + 1);
    }
}

#[test]
fn a_killed_program_loses_nothing_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.stet");
    let (mut store, _) = KeyRing::key_files().create(&path, &common::newsroom("killed")).unwrap();
    common::fill(&mut store, 1).unwrap();
    store.close().unwrap();

    let mut seq = 1;
    for round in 1..=5 {
        let killed_at = seq + 7 * round;
        let mut other = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "types_until_it_is_killed", "--ignored", "--nocapture"])
            .env("STET_TEST_NEWSROOM", &path)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let lines = BufReader::new(other.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut acknowledged: i64 = 0;
        for saved in lines.filter_map(|line| line.rsplit_once("saved ")?.1.parse().ok()) {
            if acknowledged == 0 {
                assert!(matches!(KeyRing::key_files().open(&path), Err(Error::InUse(_))));
            }
            acknowledged = saved;
            if acknowledged >= killed_at {
                other.kill().unwrap();
            }
        }
        other.wait().unwrap();

        let (store, _) = KeyRing::key_files().open(&path).unwrap();
        assert!(!store.ended_cleanly_last_time());
        let copy = store.read(|r| r.working().load(&"s0".into())).unwrap();
        assert!(copy.seq >= acknowledged, "{acknowledged} were acknowledged, {} are there", copy.seq);
        assert_eq!(copy.document, common::text(&format!("Save {}.", copy.seq - 1)));
        assert_eq!(store.check_all().unwrap(), []);
        seq = copy.seq;
        store.close().unwrap();
    }
}
