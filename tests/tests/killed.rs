//! Pulled out of the wall while typing: whatever was acknowledged is there.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests may fail loudly"
)]

use std::hash::{BuildHasher as _, RandomState};
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use stet_tests::stet::Stet;

const KILLS: usize = 50;

/// A newsroom with one story, which is typed into.
struct Desk {
    folder: tempfile::TempDir,
    stet: Stet,
    story: String,
}

fn desk() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let stet = Stet::at(folder.path()).unwrap();
    let file = stet.newsroom();
    stet.run(["init", file.to_str().unwrap(), "--solo", "Mara Idowu", "--name", "Coast"])
        .unwrap()
        .done()
        .unwrap();
    let made = stet.json(["new", "--headline", "Whatever Was Acknowledged"]).unwrap();
    let story = made["id"].as_str().or(made["story"].as_str()).unwrap().to_owned();
    Desk { folder, stet, story }
}

/// Has it typed until it is killed after some acknowledgements; gives the last one.
fn type_and_kill(desk: &Desk, from: u64, after: u64, lies: bool) -> u64 {
    let mut command = Command::new(env!("CARGO_BIN_EXE_typist"));
    desk.stet.at_home(&mut command);
    command.args([desk.stet.newsroom().to_str().unwrap(), &desk.story, &from.to_string()]);
    command.env("STET_TYPIST", if lies { "lies" } else { "" });
    let mut typist = command.stdout(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(typist.stdout.take().unwrap()).lines();
    let mut last = from - 1;
    for _ in 0..after {
        last = said.next().expect("the typist stopped by itself").unwrap().parse().unwrap();
    }
    typist.kill().unwrap();
    // What it said before it died counts too.
    last = said.map_while(Result::ok).filter_map(|line| line.parse().ok()).last().unwrap_or(last);
    typist.wait().unwrap();
    last
}

/// The numbers in the story's text, as the command line reads them.
fn kept(desk: &Desk) -> Vec<u64> {
    let shown = desk.stet.json(["show", &desk.story, "--to", "json"]).unwrap();
    let text = shown["document"].to_string();
    text.split("Line ").skip(1).map(|rest| rest.split('.').next().unwrap().parse().unwrap()).collect()
}

/// How many of `KILLS` runs lost something acknowledged.
fn losses(desk: &Desk, lies: bool) -> usize {
    let mut from = 1;
    let mut lost = 0;
    for _ in 0..KILLS {
        let after = 1 + RandomState::new().hash_one(from) % 12;
        let acknowledged = type_and_kill(desk, from, after, lies);
        let there = kept(desk);
        let all_there = (from..=acknowledged).all(|number| there.contains(&number));
        lost += usize::from(!all_there);
        from = there.iter().max().map_or(1, |last| last + 1).max(from);
    }
    lost
}

#[test]
fn every_acknowledged_save_survives_fifty_kills() {
    let desk = desk();
    assert_eq!(losses(&desk, false), 0);
    let there = kept(&desk);
    assert!(there.len() >= KILLS, "only {} lines were typed", there.len());
    assert!(there.windows(2).all(|two| two[0] < two[1]), "lines out of order or twice");
    let doctor = desk.stet.run(["doctor"]).unwrap().done().unwrap();
    assert!(doctor.err.is_empty() || !doctor.err.contains("damage"), "{doctor:?}");
    assert!(Path::new(desk.folder.path()).join("newsroom.stet").is_file());
}

#[test]
fn the_count_catches_an_acknowledgement_before_the_commit() {
    assert!(losses(&desk(), true) > 0, "a typist that lies was believed {KILLS} times");
}
