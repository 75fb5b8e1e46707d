//! The real window in its real webview: the tour, and what a page in it may not do.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests may fail loudly"
)]

mod comforts;
mod ibus;
mod input;
mod keyboard;
mod rough;
mod scripts;
mod world;

use serde_json::json;
use std::path::PathBuf;
use stet_tests::stet::Stet;
use stet_tests::webdriver::{Page, key};
use stet_tests::window::Opening;
use stet_tests::{built, day, gallery, tour, wait};

/// Beside the other things that builds leave.
fn out(name: &str) -> PathBuf {
    let me = std::env::current_exe().unwrap();
    me.ancestors()
        .find(|folder| folder.join("debug").is_dir() || folder.join("release").is_dir())
        .unwrap()
        .join(name)
}

#[test]
fn the_tour() {
    let taken = tour::take(&out("tour"), &mut |step| eprintln!("   {step}")).unwrap();
    assert!(taken.pictures.len() >= 10, "{:?}", taken.pictures);
    assert!(taken.exported.len() >= 7, "{:?}", taken.exported);
}

#[test]
fn every_screen_stands_in_both_themes_and_every_width() {
    let hung = gallery::hang(&out("gallery"), &mut |screen| eprintln!("   {screen}")).unwrap();
    assert!(hung.screens.len() >= 64, "{:?}", hung.screens);
    assert_eq!(hung.pictures.len(), hung.screens.len() * 4);
}

#[test]
fn a_writing_day_loses_no_word() {
    let spent = day::spend(&out("day"), &mut |step| eprintln!("   {step}")).unwrap();
    assert!(spent.sentences >= 20 && spent.ends >= 5 && spent.pictures.len() >= 4, "{spent:?}");
}

#[test]
fn two_people_on_one_story_lose_no_word() {
    let spent = day::meet(&out("meeting"), &mut |step| eprintln!("   {step}")).unwrap();
    assert!(spent.sentences >= 3 && spent.ends >= 3 && spent.pictures.len() >= 8, "{spent:?}");
}

#[test]
fn the_last_words_are_kept_when_the_window_is_told_to_go() {
    let home = tempfile::tempdir().unwrap();
    let stet = Stet::at(home.path()).unwrap();
    stet.run(["init", "newsroom.stet", "--solo", "Mara Idowu", "--name", "Coast"]).unwrap().done().unwrap();
    let made = stet.json(["new", "--headline", "A Story Without an End"]).unwrap();
    let program = built("stet-window").unwrap();
    let window = Opening::new(&program, home.path()).env("STET_NEWSROOM", stet.newsroom()).open().unwrap();
    let page = &window.page;
    page.wait_for("[data-screen=\"home\"]").unwrap();
    page.chord(&[key::CONTROL, 'k']).unwrap();
    page.find("jump-input").unwrap();
    page.keys("without").unwrap();
    page.find("jump-hit").unwrap();
    page.keys(&key::ENTER.to_string()).unwrap();
    page.click("body").unwrap();
    page.keys("These were the last words.").unwrap();
    window.told_to_go(&program).unwrap();
    let shown = stet.run(["show", made["id"].as_str().unwrap(), "--to", "text"]).unwrap().done().unwrap();
    assert!(shown.out.contains("These were the last words."), "{}", shown.out);
}

/// What a script that got in would try; each must come to nothing.
const TRIES: [(&str, &str); 6] = [
    ("evaluate text", "try { return String(eval('1 + 1')); } catch { return 'held'; }"),
    (
        "change what every object is",
        "try { Object.prototype.x = 1; } catch {} return ({}).x === undefined ? 'held' : 'changed';",
    ),
    ("open a second window", "return window.open('https://example.org/') ? 'opened' : 'held';"),
    ("ask for a command nobody listed", "return '@core:window|close';"),
    ("read a file", "return '@call-file';"),
    ("fetch from the network", "return '@fetch';"),
];

#[test]
fn a_page_can_do_no_more_than_it_was_given() {
    let home = tempfile::tempdir().unwrap();
    let window = Opening::new(&built("stet-window").unwrap(), home.path())
        .env("STET_NEWSROOM", home.path().join("newsroom.stet"))
        .open()
        .unwrap();
    let page = &window.page;
    page.wait_for("[data-screen]").unwrap();
    for (what, script) in TRIES {
        assert_eq!(try_it(page, script), "held", "a page can {what}");
    }
    page.run("location.href = 'https://example.org/';", &[]).unwrap();
    wait::until("the page to stay", || {
        Ok(page.run("return location.protocol;", &[])?.as_str().filter(|at| *at == "tauri:").map(drop))
    })
    .unwrap();
    window.close().unwrap();
}

fn try_it(page: &Page, script: &str) -> String {
    let first = page.run(script, &[]).unwrap();
    let first = first.as_str().unwrap();
    let invoke = |command: &str, args: serde_json::Value| {
        let body = "const [command, args, done] = arguments;\
            window.__TAURI_INTERNALS__.invoke(command, args).then(() => done('done'), () => done('held'));";
        page.run_async(body, &[json!(command), args]).unwrap()
    };
    let answer = match first {
        "@core:window|close" => invoke("plugin:window|close", json!({ "label": "main" })),
        "@call-file" => {
            invoke("call", json!({ "cmd": "read_import", "payload": {}, "files": ["/etc/hostname"] }))
        }
        "@fetch" => {
            let body = "const done = arguments[0]; fetch('https://example.org/').then(() => done('fetched'), () => done('held'));";
            page.run_async(body, &[]).unwrap()
        }
        said => json!(said),
    };
    answer.as_str().unwrap().to_owned()
}
