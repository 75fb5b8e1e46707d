//! The clock jumps ten years ahead and back between saves: the order of things
//! and the words are as they were typed.

use serde_json::{Value, json};
use stet_tests::stet::Stet;

const CLOCKS: [&str; 6] = [
    "2026-03-14T09:30:00Z",
    "2036-03-14T09:30:00Z",
    "2016-03-14T09:30:00Z",
    "2026-03-14T09:29:59Z",
    "2036-03-14T09:30:00Z",
    "1996-02-29T00:00:00Z",
];

fn at(stet: &Stet, now: &str, args: &[&str]) -> Value {
    let mut command = stet.command(args);
    let output = command.args(["--json", "--now", now]).output().unwrap();
    stet_tests::stet::Ran::from(output).unwrap().done().unwrap().json().unwrap()
}

#[test]
fn nothing_is_ordered_by_a_clock() {
    let folder = tempfile::tempdir().unwrap();
    let stet = Stet::at(folder.path()).unwrap();
    let file = stet.newsroom();
    at(&stet, CLOCKS[0], &["init", file.to_str().unwrap(), "--solo", "Mara Idowu"]);
    let made = at(&stet, CLOCKS[0], &["new", "--headline", "What the clock said"]);
    let story = made["id"].as_str().or(made["story"].as_str()).unwrap().to_owned();
    let copy = folder.path().join("copy.md");
    for (number, now) in CLOCKS.iter().enumerate() {
        std::fs::write(&copy, format!("# What the clock said\n\nTake {number} of the tide table.\n"))
            .unwrap();
        at(&stet, now, &["edit", &story, copy.to_str().unwrap()]);
        let shown = at(&stet, now, &["show", &story, "--to", "json"]);
        assert!(shown["document"].to_string().contains(&format!("Take {number} of")), "{now}: {shown}");
    }
    let revisions: Vec<String> = at(&stet, CLOCKS[2], &["history", &story])
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|entry| entry["revision"].as_str().map(str::to_owned))
        .collect();
    let takes: Vec<String> = revisions
        .iter()
        .map(|revision| {
            at(&stet, CLOCKS[0], &["show", &story, "--to", "json", "--revision", revision])["document"]
                .to_string()
        })
        .filter_map(|text| Some(text.split_once("Take ")?.1.split(' ').next()?.to_owned()))
        .collect();
    let expect: Vec<String> = (0..CLOCKS.len()).rev().map(|number| number.to_string()).collect();
    assert_eq!(takes, expect, "newest first, whatever any clock said");
    assert_eq!(at(&stet, CLOCKS[5], &["doctor"])["findings"], json!([]));
    println!("fault: clock jumps of 10 and 20 years between saves | {0} | {0} | 0", CLOCKS.len());
}
