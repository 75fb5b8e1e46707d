//! The main job through the built `stet`: a page in at one end, pages out at the other.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests may fail loudly"
)]

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use stet_tests::stet::Stet;
use stet_tests::{fixture, house};

struct Desk {
    folder: tempfile::TempDir,
    stet: Stet,
}

impl Desk {
    fn new(person: &str, name: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stet = Stet::at(folder.path()).unwrap();
        stet.run(["init", "newsroom.stet", "--solo", person, "--name", name]).unwrap().done().unwrap();
        Self { folder, stet }
    }

    fn import(&self, file: &Path) -> Value {
        self.stet.json(["import", file.to_str().unwrap(), "--accept"]).unwrap()[0].clone()
    }

    fn release(&self, story: &str) {
        for act in ["file", "approve", "release"] {
            self.stet.run([act, story]).unwrap().done().unwrap();
        }
    }

    /// Earlier stories, so that the boxes have something in them.
    fn with_a_past(self) -> Self {
        for earlier in ["lighthouse.md", "harbour.md"] {
            let imported = self.import(&fixture(earlier));
            self.release(imported["story"].as_str().unwrap());
        }
        self
    }

    fn export(&self, to: &str) -> PathBuf {
        let args = ["export", "--to", "html", "--to", "markdown", "--out", to];
        self.stet.run(args).unwrap().done().unwrap();
        self.folder.path().join(to)
    }
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The one exported file of a story with that ending.
fn written<'f>(files: &'f BTreeMap<PathBuf, Vec<u8>>, slug: &str, ending: &str) -> (&'f Path, &'f str) {
    let fits = |path: &PathBuf| {
        path.to_string_lossy().contains(slug) && path.extension().is_some_and(|extension| extension == ending)
    };
    let found: Vec<_> = files.iter().filter(|(path, _)| fits(path)).collect();
    assert_eq!(found.len(), 1, "files of {slug} ending in {ending}: {:?}", files.keys());
    (found[0].0, std::str::from_utf8(found[0].1).unwrap())
}

fn times(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

/// What the eye sees of a page: no tags, no head.
fn visible(html: &str) -> String {
    let body = &html[html.find("<body").unwrap()..];
    let mut text = String::new();
    let mut inside = false;
    for letter in body.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(letter),
            _ => {}
        }
    }
    text.replace("&amp;", "&").replace("&quot;", "\"")
}

/// A document without what a second reading can't know.
fn words_of(document: &Value) -> Value {
    match document {
        Value::Object(fields) => fields
            .iter()
            .filter(|(name, _)| *name != "id")
            .map(|(name, value)| (name.clone(), words_of(value)))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Array(items) => items.iter().map(words_of).collect::<Vec<_>>().into(),
        other => other.clone(),
    }
}

#[test]
fn a_readers_page_becomes_a_publishers_page() {
    let desk = Desk::new("Mara Idowu", "Coast").with_a_past();
    let imported = desk.import(&fixture("ferry.txt"));
    assert_eq!(imported["headline"], "Island Ferry Contract Goes to a Bidder With Two Boats");
    assert_eq!(imported["credits"].as_array().unwrap().len(), 1);
    assert_eq!(imported["credits"][0]["author"], "Mara Idowu");
    assert!(imported["bios"][0]["text"].as_str().unwrap().contains("nine years"));
    assert_eq!(imported["proposed_roles"][0]["function"], "deputy-chief");
    assert!(imported["proposed_roles"][0]["desk"].as_str().unwrap().contains("Coast"));
    assert_eq!(imported["blocks"], 7);
    for line in imported["dropped"].as_array().unwrap() {
        assert!(!line["why"].as_str().unwrap().is_empty(), "dropped without a reason: {line}");
    }
    let dropped: Vec<_> =
        imported["dropped"].as_array().unwrap().iter().map(|line| line["text"].as_str().unwrap()).collect();
    for furniture in ["*", "More From Me", "Latest"] {
        assert!(
            dropped.contains(&furniture),
            "{furniture} was not named among the dropped lines {dropped:?}"
        );
    }

    let story = imported["story"].as_str().unwrap();
    desk.release(story);
    let public = desk.export("public");
    desk.stet.run(["verify", "public"]).unwrap().done().unwrap();
    let exported = files(&public);
    let (_, page) = written(&exported, "island-ferry", "html");
    assert_eq!(times(page, "<h1"), 1);
    assert!(!page.contains("<script>") && !page.contains(" onload"), "a page brings no script of its own");
    let seen = visible(page);
    for once in [
        "I can count to two",
        "nine years of experience",
        "a promise with a timetable",
        "first sailing is due",
    ] {
        assert_eq!(times(&seen, once), 1, "“{once}” on the page");
    }
    for there in [
        "Ines Marchetti",
        "Lighthouse Keeper’s Cottage",
        "Harbour Dredging Waits",
        "More From Mara Idowu",
        "Latest",
    ] {
        assert!(seen.to_lowercase().contains(&there.to_lowercase()), "“{there}” is not on the page");
    }
    assert!(
        page.contains("<blockquote") && page.contains("<figcaption") && page.contains("application/ld+json")
    );

    let again = Desk::new("Mara Idowu", "Coast");
    let (markdown, _) = written(&exported, "island-ferry", "md");
    let back = again.import(&public.join(markdown));
    let document = |desk: &Desk, story: &Value| {
        words_of(&desk.stet.json(["show", story.as_str().unwrap(), "--to", "json"]).unwrap()["document"])
    };
    assert_eq!(
        document(&desk, &imported["story"]),
        document(&again, &back["story"]),
        "the Markdown is another text"
    );
}

#[test]
fn two_exports_are_the_same_bytes_and_a_changed_one_is_noticed() {
    let desk = Desk::new("Mara Idowu", "Coast").with_a_past();
    let (one, two) = (desk.export("one"), desk.export("two"));
    let (first, second) = (files(&one), files(&two));
    assert!(first.len() >= 3, "{:?}", first.keys());
    assert_eq!(first, second);
    let everything: Vec<u8> = first.values().flatten().copied().collect();
    let home = desk.folder.path().to_str().unwrap();
    assert!(!String::from_utf8_lossy(&everything).contains(home), "an exported file names this machine");

    let again = desk
        .stet
        .run(["export", "--to", "html", "--to", "markdown", "--out", "one"])
        .unwrap()
        .done()
        .unwrap();
    assert_eq!(files(&one), first, "a second run changed a file: {again:?}");

    desk.stet.run(["verify", "one"]).unwrap().done().unwrap();
    let (page, _) = written(&first, "lighthouse", "html");
    let mut bytes = first[page].clone();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(one.join(page), bytes).unwrap();
    desk.stet.run(["verify", "one"]).unwrap().refused().unwrap();
}

/// The sample newsroom, where more than one person works.
fn sample() -> Desk {
    let folder = tempfile::tempdir().unwrap();
    let stet = Stet::at(folder.path()).unwrap();
    stet.run(["init", "newsroom.stet", "--sample"]).unwrap().done().unwrap();
    Desk { folder, stet }
}

/// A story in that state.
fn one_that_is(desk: &Desk, state: &str) -> String {
    let found = desk.stet.json(["list", "--state", state]).unwrap();
    found[0]["id"].as_str().unwrap_or_else(|| panic!("the sample has no story that is {state}")).to_owned()
}

#[test]
fn an_unapproved_story_goes_nowhere_and_says_what_next() {
    let desk = sample();
    let story = one_that_is(&desk, "filed");
    let refused = desk.stet.run(["release", &story, "--json"]).unwrap().refused().unwrap().json().unwrap();
    let refusal = refused.get("refusal").filter(|inner| inner.is_object()).unwrap_or(&refused);
    assert!(!refusal["code"].as_str().unwrap().is_empty(), "{refused}");
    assert!(refusal["who_can"].is_array() && refusal["missing"].is_array(), "{refused}");
    assert!(!refusal["next"].as_str().unwrap().is_empty(), "{refused}");
    desk.stet.run(["export", &story, "--to", "html", "--out", "public"]).unwrap().refused().unwrap();
    let public = desk.folder.path().join("public");
    assert!(!public.exists() || files(&public).is_empty(), "something was written all the same");
}

#[test]
fn an_edit_after_approval_is_not_released() {
    let desk = sample();
    let story = one_that_is(&desk, "approved");
    let where_it_is = desk.stet.json(["show", &story]).unwrap()["desk"].as_str().unwrap().to_owned();
    let who = desk.stet.json(["desk", "who", &where_it_is]).unwrap()[0]["name"].as_str().unwrap().to_owned();
    std::fs::write(desk.folder.path().join("edited.md"), "The port will pay for a fourth.\n").unwrap();
    desk.stet.run(["edit", &story, "edited.md", "--as", &who]).unwrap().done().unwrap();
    desk.stet.run(["release", &story, "--as", &who]).unwrap().refused().unwrap();
}

#[test]
fn the_page_that_started_it() {
    let sample = house().join("../shared/samples/armenia-csto.txt");
    let Ok(bytes) = std::fs::read(&sample) else {
        eprintln!("skipped: the sample page is not here ({})", sample.display());
        return;
    };
    let text = String::from_utf8(bytes).unwrap();
    let paragraphs: Vec<&str> = text.lines().map(str::trim).filter(|line| line.len() > 120).collect();
    let desk = Desk::new("Sébastien Gray", "World desk");
    let imported = desk.import(&sample);
    assert_eq!(imported["credits"].as_array().unwrap().len(), 1);
    assert_eq!(imported["bios"].as_array().unwrap().len(), 1);
    assert_eq!(imported["proposed_roles"][0]["function"], "deputy-chief");
    assert_eq!(imported["proposed_roles"][0]["desk"], "Africa");
    let story = imported["story"].as_str().unwrap();
    desk.release(story);
    let public = desk.export("public");
    let exported = files(&public);
    let (_, page) = written(&exported, imported["slug"].as_str().unwrap(), "html");
    let seen = visible(page);
    for paragraph in &paragraphs {
        let start: String = paragraph.chars().skip(1).take(60).collect();
        assert_eq!(times(&seen, &start), 1, "a paragraph is missing or there twice");
    }
    let label = text.lines().find(|line| line.starts_with("More From")).unwrap();
    assert!(!seen.contains(label), "the reader's box label got into the copy");
    assert!(!seen.contains('*'));
}
