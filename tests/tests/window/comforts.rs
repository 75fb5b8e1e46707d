//! A writer’s comforts by real keys in the real webview: the page alone, its size, from story to
//! story, a template’s guides, a link to a story by `@`.

use serde_json::json;
use stet_tests::room::{Beginning, Room};
use stet_tests::wait;
use stet_tests::webdriver::by_testid;

const FIRST: &str = "The ferry came back on Monday.";

#[test]
fn only_the_page_stands_on_the_whole_screen_and_escape_brings_everything_back() {
    let room = Room::open(&Beginning::default()).unwrap();
    let (page, hand) = (room.page(), &room.hand);
    for (on, off) in [("F11", "F11"), ("F11", "Escape")] {
        hand.press(on).unwrap();
        page.wait_for(&format!("{}.bare", by_testid("story"))).unwrap();
        assert!(page.all_css("nav").unwrap().is_empty());
        assert!(in_the_copy(&room), "the caret stays where it was");
        hand.press(off).unwrap();
        page.wait_for("nav").unwrap();
        assert!(page.all_css(".bare").unwrap().is_empty());
        assert!(in_the_copy(&room), "the caret is back where it was");
    }
    hand.write(" Late").unwrap();
    room.reads("words after it", &["The ferry came back on Monday. Late"]).unwrap();
    room.leave().unwrap();
}

#[test]
fn the_text_grows_and_shrinks_by_key_and_stays_so() {
    let room = Room::open(&Beginning::default()).unwrap();
    let hand = &room.hand;
    let own = size(&room);
    hand.press("Control+=").unwrap();
    wait::until("larger text", || Ok((size(&room) > own).then_some(()))).unwrap();
    hand.press_all(&["Control+-", "Control+-"]).unwrap();
    wait::until("smaller text", || Ok((size(&room) < own).then_some(()))).unwrap();
    hand.press("Control+0").unwrap();
    wait::until("its own size", || Ok((size(&room) == own).then_some(()))).unwrap();
    hand.press("Control+=").unwrap();
    wait::until("larger text", || Ok((size(&room) > own).then_some(()))).unwrap();
    hand.press_all(&["Control+j", "h"]).unwrap();
    room.page().wait_for("[data-screen=\"home\"]").unwrap();
    hand.press("Control+Next").unwrap();
    room.page().find("body").unwrap();
    assert!(size(&room) > own, "it stays so");
    room.leave().unwrap();
}

#[test]
fn from_story_to_story_by_page_keys() {
    let room = Room::open(&Beginning::default()).unwrap();
    let (page, hand) = (room.page(), &room.hand);
    hand.press("Control+n").unwrap();
    page.wait_for(&format!("{}:focus", by_testid("headline"))).unwrap();
    hand.write("A Second One").unwrap();
    let second = shown(&room);
    for key in ["Control+Next", "Control+Prior", "Control+Prior", "Control+Next"] {
        let before = shown(&room);
        hand.press(key).unwrap();
        wait::until("the other story", || Ok((shown(&room) != before).then_some(()))).unwrap();
        page.find("body").unwrap();
    }
    assert_eq!(shown(&room), second);
    let headline = page.run("return document.querySelector('[data-testid=headline]').value;", &[]).unwrap();
    assert_eq!(headline, json!("A Second One"));
    room.leave().unwrap();
}

#[test]
fn a_templates_guides_stand_where_nothing_is_written_and_are_no_words() {
    let room = Room::open(&Beginning::default()).unwrap();
    let (page, hand) = (room.page(), &room.hand);
    hand.press("Control+Shift+n").unwrap();
    page.find("begin-template").unwrap();
    page.choose("begin-template", |name| name == "News").unwrap();
    hand.focus().unwrap();
    page.click("begin-go").unwrap();
    page.wait_for(".guide").unwrap();
    let guides = || page.all_css(".guide").unwrap().len();
    let before = guides();
    assert!(before >= 3, "{before}");
    let drawn = "const one = document.querySelector('.guide');\
        return [getComputedStyle(one, '::before').content, one.dataset.hint, one.textContent];";
    let drawn = page.run(drawn, &[]).unwrap();
    assert!(drawn[0].as_str().unwrap().contains("Who did what"), "{drawn}");
    assert_eq!(drawn[2], json!(""), "a guide is no part of the copy");
    page.click_css(".guide").unwrap();
    hand.write("The ferry sank").unwrap();
    wait::until("the guide to go", || Ok((guides() == before - 1).then_some(()))).unwrap();
    hand.press_all(&["Control+Shift+Home", "BackSpace"]).unwrap();
    wait::until("the guide to come back", || Ok((guides() == before).then_some(()))).unwrap();
    room.leave().unwrap();
}

#[test]
fn an_at_sign_asks_for_a_story_and_is_a_letter_elsewhere() {
    let room = Room::open(&Beginning::default()).unwrap();
    let (page, hand) = (room.page(), &room.hand);
    hand.press("Return").unwrap();
    hand.write("Write to mara@").unwrap();
    hand.write("coast, ask ").unwrap();
    room.reads("an address", &[FIRST, "Write to mara@coast, ask "]).unwrap();
    hand.write("@").unwrap();
    page.find("link-address").unwrap();
    hand.press("Escape").unwrap();
    room.reads("the letter, when nobody is meant", &[FIRST, "Write to mara@coast, ask @"]).unwrap();
    hand.press("BackSpace").unwrap();
    // The sign of a German keyboard is under AltGr.
    hand.layout(&["de"]).unwrap();
    hand.press("AltGr+@").unwrap();
    page.find("link-address").unwrap();
    hand.layout(&["us"]).unwrap();
    hand.write("came back").unwrap();
    page.find("link-story").unwrap();
    hand.press("Return").unwrap();
    room.reads("the headline as a link", &[FIRST, "Write to mara@coast, ask The Ferry That Came Back"])
        .unwrap();
    page.wait_for(&format!("{} a", by_testid("body"))).unwrap();
    hand.write("!").unwrap();
    room.reads("words behind it", &[FIRST, "Write to mara@coast, ask The Ferry That Came Back!"]).unwrap();
    let linked = page.run("return document.querySelector('[data-testid=body] a').textContent;", &[]).unwrap();
    assert_eq!(linked, json!("The Ferry That Came Back"), "what is typed behind a link is no link");
    room.leave().unwrap();
}

fn in_the_copy(room: &Room) -> bool {
    let look = "return document.activeElement?.dataset.testid === 'body';";
    room.page().run(look, &[]).unwrap() == json!(true)
}

fn size(room: &Room) -> f64 {
    let look =
        "return parseFloat(getComputedStyle(document.querySelector('[data-testid=body] p')).fontSize);";
    room.page().run(look, &[]).unwrap().as_f64().unwrap()
}

/// The id of the story that is shown.
fn shown(room: &Room) -> String {
    let look = "return document.querySelector('[data-testid=story]')?.dataset.story ?? '';";
    room.page().run(look, &[]).unwrap().as_str().unwrap().to_owned()
}
