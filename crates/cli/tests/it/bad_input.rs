//! Files and folders that are not as they should be: a clear sentence, the right
//! exit code, and nothing lost.

use crate::support::{PAGE, Room, files, ran};
use std::process::Stdio;

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let room = Room::solo();
    room.write("in/a-empty.txt", "");
    room.write("in/b-picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0");
    room.write("in/c-page.txt", PAGE);
    let ran = room.stet(["import", "in", "missing.txt", "--json"]).ends(1);
    let all = ran.json();
    let told: Vec<(&str, bool)> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["file"].as_str().unwrap(), one["story"].is_string()))
        .collect();
    assert_eq!(
        told,
        [
            ("in/a-empty.txt", false),
            ("in/b-picture.txt", false),
            ("in/c-page.txt", true),
            ("missing.txt", false)
        ]
    );
    for one in all.as_array().unwrap().iter().filter(|one| one["story"].is_null()) {
        assert!(one["error"]["message"].as_str().unwrap().len() > 20, "{one}");
    }
    assert_eq!(room.json(["list"]).as_array().unwrap().len(), 1);
}

#[test]
fn fifty_megabytes_are_no_story() {
    let room = Room::solo();
    let file = std::fs::File::create(room.path("big.txt")).unwrap();
    file.set_len(50 * 1024 * 1024).unwrap();
    let all = room.stet(["import", "big.txt", "--json"]).ends(1).json();
    assert!(all[0]["error"]["message"].as_str().unwrap().contains("big.txt"), "{all}");
    let slug = room.story("Ferry");
    room.stet(["edit", &slug, "big.txt"]).ends(1);
    assert_eq!(room.json(["show", &slug])["words"], 8);
}

#[test]
fn a_page_in_utf_16_is_read() {
    let room = Room::solo();
    let mut bytes = vec![0xff, 0xfe];
    PAGE.encode_utf16().for_each(|unit| bytes.extend(unit.to_le_bytes()));
    room.write("page.txt", bytes);
    let all = room.json(["import", "page.txt"]);
    assert_eq!(all[0]["headline"], "Lighthouse Keepers Vote to Keep the Lamp");
}

#[test]
fn copy_that_is_not_text_changes_nothing() {
    let room = Room::solo();
    let slug = room.story("Ferry");
    room.write("latin.md", b"The caf\xe9 closed.\n");
    room.write("fields.md", "---\nheadline: \"x\n---\nIt sank.\n");
    for file in ["latin.md", "fields.md", "missing.md", "."] {
        let ran = room.stet(["edit", &slug, file]).ends(1);
        assert!(ran.err.contains("read"), "{}", ran.err);
    }
    assert_eq!(room.json(["show", &slug])["words"], 8);
    let mut bytes = vec![0xfe, 0xff];
    "The caf\u{e9} closed.\n".encode_utf16().for_each(|unit| bytes.extend(unit.to_be_bytes()));
    room.write("wide.md", bytes);
    room.stet(["edit", &slug, "wide.md"]).ends(0);
    assert!(room.stet(["show", &slug, "--to", "text"]).out.contains("The caf\u{e9} closed."));
}

#[test]
fn a_newsroom_file_that_will_not_open_is_left_as_it_is() {
    let (room, other) = (Room::solo(), Room::solo());
    std::fs::create_dir(room.path("folder.stet")).unwrap();
    room.write("text.stet", "This is a shopping list.\n".repeat(400));
    let whole = std::fs::read(room.path("newsroom.stet")).unwrap();
    room.write("short.stet", &whole[..whole.len() / 2]);
    room.write("short.stet.key", std::fs::read(room.path("newsroom.stet.key")).unwrap());
    room.write("locked.stet", &whole);
    room.write("foreign.stet", &whole);
    room.write("foreign.stet.key", std::fs::read(other.path("newsroom.stet.key")).unwrap());
    for (file, says) in [
        ("folder.stet", "is a folder"),
        ("text.stet", "text.stet"),
        ("locked.stet", "key"),
        ("foreign.stet", "key"),
        ("absent.stet", "There is no newsroom file"),
    ] {
        let ran = room.stet(["list", "--newsroom", file, "--json"]).ends(1);
        assert_eq!(ran.json()["code"], "cannot_open", "{file}: {}", ran.out);
        assert!(ran.err.contains(says), "{file}: {}", ran.err);
    }
    room.stet(["list", "--newsroom", "short.stet"]);
    assert_eq!(std::fs::read(room.path("text.stet")).unwrap().len(), 25 * 400);
    assert_eq!(std::fs::read(room.path("short.stet")).unwrap().len(), whole.len() / 2);
    assert!(!room.path("absent.stet").exists());
}

#[test]
fn a_newsroom_is_never_made_over_something_that_is_there() {
    let room = Room::solo();
    room.story("Ferry");
    room.stet(["init", "newsroom.stet", "--solo", "Somebody Else"]).ends(1);
    assert_eq!(room.json(["list"]).as_array().unwrap().len(), 1);
    room.write("notes.txt", "mine");
    room.stet(["init", "notes.txt", "--sample"]).ends(1);
    assert_eq!(std::fs::read_to_string(room.path("notes.txt")).unwrap(), "mine");
}

#[test]
fn two_at_one_file_the_second_is_told() {
    let room = Room::solo();
    let slug = room.story("Ferry");
    let hold = || {
        room.command(["edit", &slug, "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    let mut first = hold();
    // The first has the file open while it waits for its copy; when it came
    // second itself, it has gone and tries again.
    let told = loop {
        let second = room.stet(["list", "--json"]);
        if second.code == 1 {
            break second;
        }
        if first.try_wait().unwrap().is_some() {
            first = hold();
        }
    };
    assert_eq!(told.json()["code"], "in_use", "{}", told.err);
    drop(first.stdin.take());
    first.wait().unwrap();
    room.stet(["list"]).ends(0);
}

#[test]
fn a_story_that_is_not_there_and_one_that_could_be_several() {
    let room = Room::solo();
    assert_eq!(room.stet(["show", "no-such-story", "--json"]).ends(1).json()["code"], "not_found");
    // Thirty-three ids over thirty-two letters: two begin alike.
    let mut firsts = std::collections::BTreeMap::new();
    let twice = (0..33)
        .find_map(|number| {
            let id = room.json(["new", "--headline", &format!("Story {number}")])["id"]
                .as_str()
                .unwrap()
                .to_owned();
            firsts
                .insert(id.get(..1).unwrap().to_owned(), id.clone())
                .map(|_| id.get(..1).unwrap().to_owned())
        })
        .unwrap();
    let ran = room.stet(["show", &twice, "--json"]).ends(1);
    assert_eq!(ran.json()["code"], "ambiguous", "{}", ran.err);
    let whole = firsts.values().next().unwrap();
    room.stet(["show", whole.get(..12).unwrap()]).ends(0);
}

#[test]
fn a_folder_that_cannot_be_written_is_said_to_be_so() {
    let room = Room::solo();
    room.released("Ferry");
    room.write("file", "mine");
    for out in ["file", "file/inside"] {
        let ran = room.stet(["export", "--to", "html", "--out", out]).ends(1);
        assert!(ran.err.contains("file"), "{}", ran.err);
    }
    assert_eq!(std::fs::read_to_string(room.path("file")).unwrap(), "mine");
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_a_link() {
    let room = Room::solo();
    let slug = room.released("Ferry");
    std::fs::create_dir(room.path("elsewhere")).unwrap();
    std::os::unix::fs::symlink(room.path("elsewhere"), room.path("linked")).unwrap();
    let ran = room.stet(["export", "--to", "html", "--out", "linked"]).ends(1);
    assert!(ran.err.contains("linked"), "{}", ran.err);
    assert!(files(&room.path("elsewhere")).is_empty());

    std::fs::create_dir(room.path("public")).unwrap();
    room.write("precious.html", "mine");
    std::os::unix::fs::symlink(room.path("precious.html"), room.path(&format!("public/{slug}.html")))
        .unwrap();
    room.stet(["export", "--to", "html", "--out", "public"]);
    assert_eq!(std::fs::read_to_string(room.path("precious.html")).unwrap(), "mine");
}

#[test]
fn names_that_would_lead_astray_are_made_safe() {
    let room = Room::solo();
    for (headline, slug) in
        [("One", "../../etc/passwd"), ("Two", "NUL"), ("Three", "\u{1f6a2}"), ("Four", &"long ".repeat(60))]
    {
        let story = room.story(headline);
        room.stet(["set", &story, &format!("slug={slug}")]);
        let id = room.json(["search", headline])[0]["story"].as_str().unwrap().to_owned();
        room.stet(["release", &id]).ends(0);
    }
    let report = room.json(["export", "--to", "html", "--out", "public"]);
    for file in report["written"].as_array().unwrap() {
        let name = file["path"].as_str().unwrap();
        assert!(
            name.len() <= 70 && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._".contains(&b)),
            "{name}"
        );
        assert!(room.path("public").join(name).is_file(), "{name}");
    }
    assert_eq!(report["written"].as_array().unwrap().len(), 4);
}

#[test]
fn a_headline_cannot_break_out_of_the_page() {
    let room = Room::solo();
    let headline = "\"Quoted\" </script><script>alert(1)</script> {{ 7*7 }} {% raw %}";
    let slug = room.released(headline);
    room.stet(["export", "--to", "html", "--out", "public"]).ends(0);
    let page = std::fs::read_to_string(room.path(&format!("public/{slug}.html"))).unwrap();
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(page.contains("{{ 7*7 }} {% raw %}"), "{page}");
    assert_eq!(room.json(["show", &slug])["headline"], headline);
}

#[test]
fn an_export_that_was_touched_is_found_out() {
    let room = Room::solo();
    let slug = room.released("Ferry");
    room.stet(["export", "--to", "html", "markdown", "--out", "public"]).ends(0);
    room.write(&format!("public/{slug}.html"), "other");
    let ran = room.stet(["verify", "public", "--json"]).ends(1);
    assert!(ran.json()["problems"][0].as_str().unwrap().contains(&slug), "{}", ran.out);
    room.stet(["verify", "nowhere"]).ends(1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_at_the_other_end_is_said_to_be_so() {
    let room = Room::solo();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = room.command(["list"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    let ran = ran(output).ends(1);
    assert!(ran.err.contains("could not be printed"), "{}", ran.err);
}

#[test]
fn a_set_that_is_refused_in_part_changes_nothing() {
    let room = Room::solo();
    let slug = room.story("Ferry");
    room.stet(["set", &slug, "kind=analysis", "standfirst=- one\n- two"]).ends(1);
    room.stet(["set", &slug, "kind=moon", "headline=Boat"]).ends(1);
    let story = room.json(["show", &slug]);
    assert_eq!((&story["kind"], &story["headline"]), (&"news".into(), &"Ferry".into()));
}

#[test]
fn two_authors_of_one_name_are_refused() {
    let room = Room::solo();
    room.stet(["author", "add", "Lin Weiss"]).ends(0);
    let ran = room.stet(["author", "add", "lin  WEISS"]).ends(1);
    assert!(ran.err.contains("middle name"), "{}", ran.err);
    room.stet(["author", "set", "Lin Weiss", "--bio", "Lin sails."]).ends(0);
}
