//! How `stet` behaves on a command line: codes, streams, pipes, help.

use crate::support::{NOW, Room, ran};
use std::io::Write;
use std::process::Stdio;

#[test]
fn wrong_usage_is_two_and_help_is_an_answer() {
    let room = Room::solo();
    for line in [
        &["fly"][..],
        &["list", "--state", "lost"],
        &["list", "--now", "noon"],
        &["role", "give", "Mara Idowu", "emperor", "Coast"],
        &["role", "list", "--on", "tomorrow"],
        &["export", "--to", "html"],
        &["export", "--to", "gopher", "--out", "x"],
        &["export", "--to", "feed", "--out", "x"],
        &["export", "--to", "html", "--out", "x", "--released", "--draft"],
        &["export", "--to", "html", "--out", "x", "--base-url", "javascript:alert(1)"],
        &["set", "story", "colour=red"],
        &["set", "story", "headline"],
        &["init", "x.stet", "--solo", "A", "--sample"],
        &["schedule", "story"],
        &["show"],
    ] {
        let ran = ran(room.command(line).output().unwrap()).ends(2);
        assert!(ran.out.is_empty() && !ran.err.is_empty(), "{line:?}: {}", ran.out);
    }
    for line in [&["--help"][..], &["help", "export"], &["role", "give", "--help"], &["--version"]] {
        let ran = ran(room.command(line).output().unwrap()).ends(0);
        assert!(ran.err.is_empty() && !ran.out.is_empty(), "{line:?}: {}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn words_that_are_no_text_are_wrong_usage() {
    use std::os::unix::ffi::OsStrExt;
    let room = Room::solo();
    let line = [std::ffi::OsStr::new("show"), std::ffi::OsStr::from_bytes(b"ferry\xff")];
    ran(room.command(line).output().unwrap()).ends(2);
}

#[test]
fn a_story_is_printed_in_the_form_that_was_asked_for() {
    let room = Room::sample();
    let print = |form: &str| room.stet(["show", "water-budget-ar", "--to", form]).ends(0).out;
    assert!(print("html").starts_with("<article lang=\"ar\" dir=\"rtl\">\n<h1>"), "{}", print("html"));
    assert!(print("markdown").starts_with("---\nheadline: \""));
    assert!(print("text").contains("\n\nليلى حداد\n\n"));
    assert!(print("json").starts_with('{'));
}

#[test]
fn data_goes_out_and_talk_goes_aside() {
    let room = Room::solo();
    let slug = room.story("Ferry");
    let ran = room.stet(["show", &slug, "--to", "text"]).ends(0);
    assert_eq!(
        (ran.out.as_str(), ran.err.as_str()),
        ("Ferry\n\nMara Idowu\n\nThe harbour reopened.\n\nFerries sail twice a day.\n", "")
    );
    let ran = room.stet(["export", "--to", "html", "--out", "public"]).ends(0);
    assert!(ran.out.is_empty() && ran.err.contains("Nothing is released yet"), "{}{}", ran.out, ran.err);
    let ran = room.stet(["return", &slug, "--json"]).ends(1);
    assert!(ran.err.starts_with("stet: "), "{}", ran.err);
    assert!(!ran.err.contains('\u{1b}') && !ran.out.contains('\u{1b}'), "no colour off a terminal");
}

#[test]
fn a_list_for_people_stands_in_columns_and_ends_its_lines() {
    let room = Room::sample();
    let out = room.stet(["list", "--desk", "World", "--state", "live"]).ends(0).out;
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[0].starts_with("STORY    STATE  DESK"), "{out}");
    assert_eq!(lines.len(), 3, "{out}");
    let column = lines[0].find("HEADLINE").unwrap();
    for line in &lines[1..] {
        let before: String = line.chars().take(column).collect();
        assert!(before.ends_with("  "), "{line}");
    }
    assert!(lines.iter().all(|line| *line == line.trim_end()));
}

#[test]
fn pages_of_a_list_follow_one_another() {
    let room = Room::sample();
    let slugs = |line: &[&str]| -> Vec<String> {
        room.json(line)
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["slug"].as_str().unwrap().to_owned())
            .collect()
    };
    let all = slugs(&["list", "--limit", "0"]);
    let mut paged = slugs(&["list", "--limit", "9"]);
    while let Some(last) = paged.last().cloned() {
        let more = slugs(&["list", "--limit", "9", "--after", &last]);
        if more.is_empty() {
            break;
        }
        paged.extend(more);
    }
    assert_eq!(all, paged);
    assert_eq!(slugs(&["list", "--author", "lin weiss", "--state", "approved"]), ["library-lends"]);
}

#[test]
fn a_reader_who_leaves_is_no_failure() {
    let room = Room::sample();
    let mut child = room
        .command(["list", "--json", "--limit", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = ran(child.wait_with_output().unwrap()).ends(0);
    assert_eq!(ran.err, "");
}

#[test]
fn lines_of_a_script_do_not_stand_in_each_others_way() {
    let room = Room::solo();
    room.story("Ferry");
    let runs: Vec<_> =
        (0..6).map(|_| room.command(["list", "--json"]).stdout(Stdio::piped()).spawn().unwrap()).collect();
    for run in runs {
        let ran = ran(run.wait_with_output().unwrap()).ends(0);
        assert_eq!(ran.json().as_array().unwrap().len(), 1);
    }
}

#[test]
fn copy_can_be_piped_in() {
    let room = Room::solo();
    let mut child = room
        .command(["new", "--headline", "Ferry", "--json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("It *sails*.\n".as_bytes()).unwrap();
    let made = ran(child.wait_with_output().unwrap()).ends(0).json();
    assert_eq!(made["words"], 2);
    assert_eq!(room.json(["new", "--headline", "Nothing yet"])["words"], 0);
}

#[test]
fn the_newsroom_is_found_where_it_was_said_to_be() {
    let room = Room::solo();
    room.story("Ferry");
    room.stet(["init", "other.stet", "--name", "Other"]).ends(0);
    let count = |mut command: std::process::Command| {
        ran(command.output().unwrap()).ends(0).json().as_array().unwrap().len()
    };
    assert_eq!(count(room.command(["list", "--json"])), 1, "newsroom.stet in this folder");
    let mut by_name = room.command(["list", "--json"]);
    by_name.env("STET_NEWSROOM", "other.stet");
    assert_eq!(count(by_name), 0, "STET_NEWSROOM");
    let mut both = room.command(["list", "--json", "--newsroom", "newsroom.stet"]);
    both.env("STET_NEWSROOM", "other.stet");
    assert_eq!(count(both), 1, "the flag goes first");

    let bare = Room::empty();
    let made = ran(bare.command(["init", "--solo", "Mara Idowu", "--json"]).output().unwrap()).ends(0).json();
    assert!(made["file"].as_str().unwrap().ends_with("newsroom.stet"), "{made}");
    assert_eq!(count(bare.command(["list", "--json"])), 0, "the data folder");
}

#[test]
fn who_acts_is_who_was_named_this_once() {
    let room = Room::sample();
    room.stet(["new", "--headline", "One", "--as", "layla haddad"]).ends(0);
    room.stet(["new", "--headline", "Two"]).ends(0);
    let who = |slug: &str, reader: &str| {
        room.json(["history", slug, "--as", reader])[0]["who"].as_str().unwrap().to_owned()
    };
    assert_eq!(who("one", "Layla Haddad"), "Layla Haddad");
    assert_eq!(who("two", "Ana Keita"), "Ana Keita");
    assert_eq!(room.stet(["list", "--as", "Nobody At All", "--json"]).ends(1).json()["code"], "not_found");
}

#[test]
fn the_clock_is_the_one_that_was_given() {
    let room = Room::solo();
    let slug = room.released("Ferry");
    let record = room.json(["show", &slug]);
    assert_eq!((&record["created_at"], &record["released_at"]), (&NOW.into(), &NOW.into()));
}

#[test]
fn an_earlier_text_can_be_shown() {
    let room = Room::solo();
    let slug = room.story("Ferry");
    room.write("next.md", "It sank.\n");
    room.stet(["edit", &slug, "next.md"]).ends(0);
    let history = room.json(["history", &slug]);
    let revisions: Vec<&str> =
        history.as_array().unwrap().iter().filter_map(|entry| entry["revision"].as_str()).collect();
    let first = revisions.last().unwrap();
    let text = room.stet(["show", &slug, "--to", "text", "--revision", first.get(..12).unwrap()]).ends(0).out;
    assert!(text.contains("Ferries sail twice a day."), "{text}");
    assert_eq!(room.stet(["show", &slug, "--revision", "zz", "--json"]).ends(1).json()["code"], "not_found");
}

#[test]
fn roles_begin_and_end_on_their_days() {
    let room = Room::sample();
    let on = |day: &str| {
        let roles = room.json(["role", "list", "--on", day]);
        roles
            .as_array()
            .unwrap()
            .iter()
            .any(|role| role["person"] == "Bo Lindqvist" && role["function"] == "deputy-chief")
    };
    let held = room.json(["role", "list"]);
    let bo = held
        .as_array()
        .unwrap()
        .iter()
        .find(|role| role["person"] == "Bo Lindqvist" && role["function"] == "deputy-chief")
        .unwrap();
    assert!(on(bo["to"].as_str().unwrap()));
    assert!(!on("2030-01-01"));
    // Who it is about is not who does it.
    room.stet([
        "role",
        "end",
        "bo lindqvist",
        "deputy-chief",
        "Coast",
        "--on",
        "2026-05-15",
        "--as",
        "Bo Lindqvist",
    ])
    .ends(1);
    room.stet(["role", "end", "bo lindqvist", "deputy-chief", "Coast", "--on", "2026-05-15"]).ends(0);
    assert!(on("2026-05-15") && !on("2026-05-16"));
    assert_eq!(
        room.stet(["role", "end", "Bo Lindqvist", "legal", "Coast", "--json"]).ends(1).json()["code"],
        "not_found"
    );
}

#[test]
fn completions_are_for_the_shell_that_asked() {
    let room = Room::empty();
    for (shell, sign) in [("bash", "complete -F"), ("zsh", "#compdef stet"), ("fish", "complete -c stet")] {
        let script = room.stet(["completions", shell]).ends(0).out;
        assert!(script.contains(sign) && script.contains("doctor"), "{shell}");
    }
}
