//! Opening a newsroom reads the same few pages however many stories it holds.
//! Counted in bytes, not in time; alone in its program, so that nothing else
//! reads meanwhile.
#![allow(clippy::unwrap_used, reason = "tests may fail loudly")]
#![cfg(target_os = "linux")]

mod common;

use stet_store::KeyRing;

/// All that this program has read so far.
fn bytes_read() -> u64 {
    let counts = std::fs::read_to_string("/proc/self/io").unwrap();
    counts.lines().find_map(|line| line.strip_prefix("rchar: ")).unwrap().parse().unwrap()
}

fn cost_of_opening(stories: u32) -> u64 {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("room.stet");
    let (mut store, _) = KeyRing::key_files().create(&path, &common::newsroom("open")).unwrap();
    common::fill(&mut store, stories).unwrap();
    store.close().unwrap();
    let before = bytes_read();
    let (store, _) = KeyRing::key_files().open(&path).unwrap();
    let cost = bytes_read() - before;
    store.close().unwrap();
    cost
}

#[test]
fn ten_thousand_stories_open_as_one_hundred_do() {
    let (few, many) = (cost_of_opening(100), cost_of_opening(10_000));
    assert!(few > 4096 && many <= few * 2, "{few} bytes for 100 stories, {many} for 10,000");
}
