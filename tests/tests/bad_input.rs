//! Bad input through the built `stet`: each case gives a clear message, the exit
//! code of the manual, and loses nothing. A panic anywhere fails the run.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests may fail loudly"
)]

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use stet_tests::fixture;
use stet_tests::stet::{Ran, Stet};

struct Desk {
    folder: tempfile::TempDir,
    stet: Stet,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stet = Stet::at(folder.path()).unwrap();
        let desk = Self { folder, stet };
        desk.run(&["init", "newsroom.stet", "--solo", "Mara Idowu", "--name", "Coast"]).done().unwrap();
        desk
    }

    fn run(&self, args: &[&str]) -> Ran {
        self.stet.run(args).unwrap()
    }

    /// A file beside the newsroom.
    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    fn import(&self, file: &Path) -> String {
        let imported = self.stet.json([Path::new("import"), file, Path::new("--accept")]).unwrap();
        imported[0]["story"].as_str().unwrap().to_owned()
    }

    fn release(&self, story: &str) {
        for act in ["file", "approve", "release"] {
            self.run(&[act, story]).done().unwrap();
        }
    }

    fn stories(&self) -> usize {
        self.stet.json(["list"]).unwrap().as_array().unwrap().len()
    }
}

/// A refusal in good order: exit 1, a reason, and the file as it was.
fn refused(desk: &Desk, args: &[&str], mentions: &str) {
    let ran = desk.run(args).refused().unwrap_or_else(|error| panic!("{args:?}: {error:#}"));
    let said = format!("{}{}", ran.out, ran.err).to_lowercase();
    assert!(said.contains(mentions), "{args:?} says nothing of “{mentions}”: {said}");
}

#[test]
fn files_that_are_no_stories_are_named_and_the_others_go_on() {
    let desk = Desk::new();
    desk.file("empty.txt", b"");
    desk.file("blank.md", b"\n \n\t\n");
    desk.file("binary.txt", &(0..=255).cycle().take(40_000).collect::<Vec<u8>>());
    desk.file("truncated.html", b"<!doctype html><html><head><title>Har");
    desk.file("menu.txt", b"Home\nNews\nSport\nSign in\nSubscribe\nCookies\n");
    fs::copy(fixture("ferry.txt"), desk.folder.path().join("ferry.txt")).unwrap();
    let bad = ["empty.txt", "blank.md", "binary.txt", "truncated.html", "menu.txt"];
    let mut args = vec!["import", "--json", "--accept"];
    args.extend(bad);
    args.extend(["missing.txt", "ferry.txt"]);
    let ran = desk.run(&args);
    assert_eq!(ran.code, Some(1), "{ran:?}");
    let reply = ran.json().unwrap();
    let of = |name: &str| {
        reply.as_array().unwrap().iter().find(|one| one["file"].as_str().unwrap().ends_with(name)).unwrap()
    };
    for name in bad {
        assert!(of(name)["story"].is_null(), "{name} became a story: {}", of(name));
    }
    assert!(of("ferry.txt")["story"].is_string());
    assert_eq!(desk.stories(), 1);
}

#[test]
fn a_very_large_file_is_refused_or_read_but_never_fatal() {
    let desk = Desk::new();
    let line = "The port said nothing, and went on saying it for as long as anyone would listen.\n";
    desk.file("large.txt", line.repeat(50 * 1024 * 1024 / line.len()).as_bytes());
    let ran = desk.run(&["import", "large.txt", "--accept"]);
    assert!(matches!(ran.code, Some(0 | 1)), "{ran:?}");
    assert!(ran.code == Some(0) || ran.out.contains("too large"), "{ran:?}");
    desk.run(&["doctor"]).done().unwrap();
}

#[test]
fn a_newsroom_file_that_is_none_is_said_to_be_so_and_left_alone() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("folder.stet");
    fs::create_dir(&folder).unwrap();
    refused(&desk, &["list", "--newsroom", folder.to_str().unwrap()], "folder");
    refused(&desk, &["list", "--newsroom", "nowhere.stet"], "nowhere.stet");

    for (name, bytes) in
        [("notes.stet", &b"Dear diary"[..]), ("nothing.stet", b""), ("plain.stet", b"SQLite format 3\0more")]
    {
        let path = desk.file(name, bytes);
        desk.run(&["list", "--newsroom", name]).refused().unwrap();
        assert_eq!(fs::read(path).unwrap(), bytes, "{name} was written to");
    }
    refused(&desk, &["init", "notes.stet", "--solo", "Mara"], "notes.stet");
    assert_eq!(fs::read(desk.folder.path().join("notes.stet")).unwrap(), b"Dear diary");
}

#[test]
fn without_its_key_a_newsroom_stays_shut_and_whole() {
    let desk = Desk::new();
    let key = fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().ends_with(".key"))
        .unwrap();
    let aside = desk.folder.path().join("aside");
    fs::rename(&key, &aside).unwrap();
    let before = fs::read(desk.stet.newsroom()).unwrap();
    refused(&desk, &["list"], "key");

    let other = Desk::new();
    let theirs = fs::read_dir(other.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().ends_with(".key"))
        .unwrap();
    fs::copy(theirs, &key).unwrap();
    refused(&desk, &["list"], "key");
    assert_eq!(fs::read(desk.stet.newsroom()).unwrap(), before);
    fs::rename(aside, key).unwrap();
    desk.run(&["list"]).done().unwrap();
}

#[test]
fn a_flipped_bit_is_noticed() {
    let desk = Desk::new();
    desk.import(&fixture("ferry.txt"));
    let whole = fs::read(desk.stet.newsroom()).unwrap();
    for place in [whole.len() / 3, whole.len() / 2, whole.len() - 100] {
        let mut bytes = whole.clone();
        bytes[place] ^= 0x10;
        fs::write(desk.stet.newsroom(), &bytes).unwrap();
        desk.run(&["doctor"]).refused().unwrap();
    }
    fs::write(desk.stet.newsroom(), whole).unwrap();
    desk.run(&["doctor"]).done().unwrap();
}

#[test]
fn two_programs_on_one_newsroom_do_not_meet_in_it() {
    let desk = Desk::new();
    let made = desk.stet.json(["new", "--headline", "Somebody Is Typing Here"]).unwrap();
    let story = made["id"].as_str().or(made["story"].as_str()).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_typist"));
    desk.stet.at_home(&mut command);
    let mut typist = command
        .args([desk.stet.newsroom().to_str().unwrap(), story, "1"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = BufReader::new(typist.stdout.take().unwrap()).lines();
    said.next().unwrap().unwrap();
    refused(&desk, &["list"], "open");
    typist.kill().unwrap();
    typist.wait().unwrap();
    desk.run(&["list"]).done().unwrap();
}

#[test]
fn names_from_outside_stay_inside_the_export_folder() {
    let desk = Desk::new();
    let names = [
        "../../escape",
        "/etc/passwd",
        "..",
        "con",
        ".hidden",
        "a/b\\c",
        "\u{1f6a2} \u{202e}txt.exe",
        "",
        " ",
        "-rf",
    ];
    for (number, name) in names.iter().enumerate() {
        let text = format!(
            "# Story {number}\n\nBy Mara Idowu\n\nThe port said nothing of interest on day {number}.\n"
        );
        let story = desk.import(&desk.file(&format!("story-{number}.md"), text.as_bytes()));
        // Taking the name or refusing it are both in order; writing outside is not.
        let ran = desk.run(&["set", &story, &format!("slug={name}")]);
        assert!(matches!(ran.code, Some(0 | 1)), "{name:?}: {ran:?}");
        desk.release(&story);
    }
    let long =
        desk.import(&desk.file(
            "long.md",
            format!("# {}\n\nBy Mara Idowu\n\nWords.\n", "Very long ".repeat(40)).as_bytes(),
        ));
    desk.release(&long);
    fs::create_dir(desk.folder.path().join("in")).unwrap();
    desk.run(&["export", "--to", "html", "--to", "markdown", "--out", "in/public"]).done().unwrap();
    desk.run(&["verify", "in/public"]).done().unwrap();
    let inside: Vec<_> = fs::read_dir(desk.folder.path().join("in")).unwrap().collect();
    assert_eq!(inside.len(), 1, "{inside:?}");
    assert!(!desk.folder.path().join("escape.html").exists() && !desk.folder.path().join("escape").exists());
}

#[test]
fn a_headline_is_words_whatever_is_in_it() {
    let desk = Desk::new();
    let headlines = [
        "</script><script>alert(1)</script>",
        "\"Quotes\" & 'apostrophes' < > in {{ templates }} {% raw %}",
        "--- ]]> <!-- comment --> ${x}",
    ];
    for headline in headlines {
        let made = desk
            .stet
            .json([
                "new",
                &format!("--headline={headline}"),
                "--author",
                "Mara Idowu",
                fixture("harbour.md").to_str().unwrap(),
            ])
            .unwrap();
        let story = made["id"].as_str().or(made["story"].as_str()).unwrap().to_owned();
        desk.run(&["set", &story, &format!("headline={headline}")]).done().unwrap();
        desk.release(&story);
    }
    desk.run(&["export", "--to", "html", "--to", "markdown", "--out", "public"]).done().unwrap();
    let mut pages = 0;
    for path in all_files(&desk.folder.path().join("public")) {
        if path.extension().is_none_or(|ending| ending != "html") {
            continue;
        }
        pages += 1;
        let page = fs::read_to_string(&path).unwrap();
        assert!(!page.contains("<script>alert"), "{} runs a headline", path.display());
        let scripts = page.matches("<script").count();
        assert_eq!(
            scripts,
            page.matches("<script type=\"application/ld+json\"").count(),
            "{}",
            path.display()
        );
        assert_eq!(scripts, page.matches("</script").count(), "{}", path.display());
    }
    assert_eq!(pages, headlines.len());
    for headline in headlines {
        let found = desk.stet.json(["list"]).unwrap();
        assert!(
            found.as_array().unwrap().iter().any(|one| one["headline"] == headline),
            "{headline} was changed"
        );
    }
}

#[test]
fn an_export_goes_through_no_link_and_over_no_file() {
    let desk = Desk::new();
    let story = desk.import(&fixture("ferry.txt"));
    desk.release(&story);
    let elsewhere = desk.folder.path().join("elsewhere");
    fs::create_dir(&elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, desk.folder.path().join("link")).unwrap();
    desk.run(&["export", "--to", "html", "--out", "link"]).refused().unwrap();
    assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0, "written through a link");
    desk.file("taken", b"mine");
    desk.run(&["export", "--to", "html", "--out", "taken"]).refused().unwrap();
    assert_eq!(fs::read(desk.folder.path().join("taken")).unwrap(), b"mine");
    desk.run(&["export", "--to", "html", "--out", "/proc/stet"]).refused().unwrap();
}

#[test]
fn a_full_disk_loses_nothing() {
    let desk = Desk::new();
    let script = r#"
        mount -t tmpfs -o size=3m none "$1" || exit 77
        cd "$1" && "$2" init newsroom.stet --solo "Mara Idowu" --name Coast || exit 78
        "$2" new --headline "Before" </dev/null || exit 79
        cat /dev/zero > filler 2>/dev/null
        "$2" import big.txt --accept; echo "code $?"
        "$2" import "$3" --accept; echo "code $?"
        rm filler
        "$2" list && "$2" doctor && "$2" new --headline "After" </dev/null
    "#;
    let disk = desk.folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let big = desk.file(
        "big.txt",
        "The basin was measured again, and found to be where it was.\n\n".repeat(30_000).as_bytes(),
    );
    let mut command = Command::new("unshare");
    desk.stet.at_home(&mut command);
    command.args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"]);
    let command = command
        .args([&disk, desk.stet.program(), &big])
        .env_remove("STET_NEWSROOM")
        .env("STET_NEWSROOM", "newsroom.stet");
    let Ok(output) = command.output() else {
        eprintln!("skipped: there is no unshare here");
        return;
    };
    if output.status.code() == Some(77)
        || !output.status.success() && String::from_utf8_lossy(&output.stderr).starts_with("unshare:")
    {
        eprintln!("skipped: no small disk can be mounted here");
        return;
    }
    let ran = Ran::from(output).unwrap();
    assert_eq!(ran.code, Some(0), "{ran:?}");
    assert!(ran.out.contains("code 1"), "a full disk was not noticed: {ran:?}");
    assert!(ran.err.to_lowercase().contains("full"), "the disk is not called full: {}", ran.err);
    assert!(ran.out.contains("Before"), "what was there before is gone: {ran:?}");
}

#[test]
fn wrong_usage_is_two() {
    let desk = Desk::new();
    for args in [&["frobnicate"][..], &["import"], &["set"], &["list", "--nonsense"], &[]] {
        let ran = desk.stet.command(args).output().unwrap();
        assert_eq!(ran.status.code(), Some(2), "{args:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let desk = Desk::new();
    desk.import(&fixture("ferry.txt"));
    let mut listing =
        desk.stet.command(["list"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(listing.stdout.take());
    let ran = Ran::from(listing.wait_with_output().unwrap()).unwrap();
    assert!(!ran.err.contains("roken pipe"), "{ran:?}");
    std::io::stderr().flush().unwrap();
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { all_files(&path) } else { vec![path] }).collect()
}
