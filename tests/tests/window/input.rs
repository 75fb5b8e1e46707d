//! What a keyboard really sends: dead keys, the Compose key, characters by their number and an
//! input method, through the X server and the toolkit. What is made of several keys is in the copy
//! once, is saved once, and one undo takes it back.

use crate::ibus::Ibus;
use stet_tests::room::{Beginning, Room};
use stet_tests::wait;
use stet_tests::webdriver::key;

const FIRST: &str = "The ferry came back on Monday.";

/// A room whose keyboard has dead keys and a Compose key.
fn room() -> Room {
    let room = Room::open(&Beginning::default()).unwrap();
    room.hand.layout(&["us", "intl", "-option", "compose:ralt"]).unwrap();
    room
}

/// On a new line, away from all that was typed before: undo takes nothing along.
fn new_line(room: &Room) {
    room.to_the_end().unwrap();
    room.hand.press("Return").unwrap();
}

/// Something typed far from the last line, which the caret goes back to: what comes next is
/// taken back by itself.
fn elsewhere_first(room: &Room) {
    room.hand.press_all(&["Control+Home", "End", "BackSpace", "Control+End"]).unwrap();
}

/// The first line after that.
const CUT: &str = "The ferry came back on Monday";

#[test]
fn dead_keys_give_their_letter_once() {
    let room = room();
    new_line(&room);
    let Room { hand, .. } = &room;
    hand.write("Caf").unwrap();
    hand.press_all(&["dead_acute", "e"]).unwrap();
    hand.write(" de Z").unwrap();
    hand.press_all(&["dead_diaeresis", "u"]).unwrap();
    hand.write("rich, se").unwrap();
    hand.press_all(&["dead_tilde", "n"]).unwrap();
    hand.write("or, d").unwrap();
    // The apostrophe of this keyboard is a dead acute and a space, and is set as the language has it.
    hand.press_all(&["dead_acute", "space"]).unwrap();
    hand.write("Orsa").unwrap();
    room.reads("letters from dead keys", &[FIRST, "Café de Zürich, señor, d’Orsa"]).unwrap();
    hand.press_all(&["BackSpace", "BackSpace", "BackSpace", "BackSpace"]).unwrap();
    room.reads("four letters to go", &[FIRST, "Café de Zürich, señor, d’"]).unwrap();
    room.leave().unwrap();
}

#[test]
fn a_dead_key_that_is_thought_better_of_leaves_nothing() {
    let room = room();
    new_line(&room);
    room.hand.write("Quay").unwrap();
    room.hand.press_all(&["dead_circumflex", "BackSpace"]).unwrap();
    room.hand.write("side").unwrap();
    room.reads("no stray accent", &[FIRST, "Quayside"]).unwrap();
    room.leave().unwrap();
}

#[test]
fn the_compose_key_works_in_the_headline_the_standfirst_and_the_text() {
    let room = room();
    let Room { hand, .. } = &room;
    new_line(&room);
    hand.press_all(&["Multi_key", "o", "e"]).unwrap();
    hand.write("uvre ").unwrap();
    hand.press_all(&["Multi_key", "-", "-", "-"]).unwrap();
    hand.press_all(&["Multi_key", "<", "<"]).unwrap();
    room.reads("composed letters", &[FIRST, "œuvre —«"]).unwrap();
    room.page().click("headline").unwrap();
    room.page().chord(&[key::CONTROL, key::END]).unwrap();
    hand.press_all(&["Multi_key", "e", "="]).unwrap();
    hand.press("Return").unwrap();
    hand.press_all(&["Multi_key", "/", "o"]).unwrap();
    wait::until("composed letters above the text", || {
        let seen = room.page().run(
            "return document.querySelector('[data-testid=headline]').value + '|' +\
             document.querySelector('[data-testid=standfirst]').textContent;",
            &[],
        )?;
        Ok((seen == "The Ferry That Came Back€|ø").then_some(()))
    })
    .unwrap();
    room.saved().unwrap();
    let (_home, stet) = room.leave().unwrap();
    let listed = stet.run(["list"]).unwrap().done().unwrap();
    assert!(listed.out.contains("The Ferry That Came Back€"), "{}", listed.out);
}

#[test]
fn a_character_by_its_number_is_put_in_once_and_undone_as_one() {
    let room = room();
    let hand = &room.hand;
    new_line(&room);
    elsewhere_first(&room);
    hand.press("Control+Shift+u").unwrap();
    hand.write("2013 ").unwrap();
    room.reads("the character it makes", &[CUT, "–"]).unwrap();
    hand.press("Control+z").unwrap();
    room.shows("one undo to take it back", &[CUT, ""]).unwrap();
    hand.press("Control+Shift+z").unwrap();
    room.reads("redo to bring it back", &[CUT, "–"]).unwrap();
    hand.press("Control+Shift+u").unwrap();
    hand.write("26").unwrap();
    hand.press("Escape").unwrap();
    hand.write("n").unwrap();
    room.reads("nothing of one that is given up", &[CUT, "–n"]).unwrap();
    room.leave().unwrap();
}

#[test]
fn an_input_method_writes_chinese_once_and_it_is_undone_as_one() {
    let Some((_ibus, room)) = with_pinyin() else { return };
    let hand = &room.hand;
    hand.press("Return").unwrap();
    elsewhere_first(&room);
    room.reads("an empty line", &[CUT, ""]).unwrap();
    let before = room.seq().unwrap();
    composing(&room, "nihao");
    // Saved in the middle of it, and nothing comes twice for that.
    room.saved_since(before).unwrap();
    hand.press("space").unwrap();
    room.reads("the words it makes", &[CUT, "你好"]).unwrap();
    composing(&room, "shijie");
    hand.press("space").unwrap();
    room.reads("more of them", &[CUT, "你好世界"]).unwrap();
    composing(&room, "ma");
    hand.press("Escape").unwrap();
    room.reads("nothing of what was given up", &[CUT, "你好世界"]).unwrap();
    // A word each, or both together where they were typed in one breath; never part of a word.
    let mut undone = 0;
    while !room.lines().unwrap()[1].is_empty() {
        let before = room.lines().unwrap();
        hand.press("Control+z").unwrap();
        undone += 1;
        let now = wait::until("undo to take it back", || {
            let now = room.lines()?;
            Ok((now != before).then_some(now))
        });
        assert!(["你好", ""].contains(&now.unwrap()[1].as_str()));
    }
    (0..undone).for_each(|_| hand.press("Control+Shift+z").unwrap());
    room.reads("redo to bring it back", &[CUT, "你好世界"]).unwrap();
    room.leave().unwrap();
}

#[test]
fn what_a_second_window_writes_comes_in_around_a_composition() {
    let Some((_ibus, room)) = with_pinyin() else { return };
    let (page, hand) = (room.page(), &room.hand);
    hand.press("Return").unwrap();
    composing(&room, "nihao");
    hand.press("space").unwrap();
    room.reads("a line", &[FIRST, "你好"]).unwrap();
    let (here, at) = (page.window().unwrap(), hand.focus().unwrap());
    let there = room.another().unwrap();
    page.switch_to(&there).unwrap();
    page.find("body").unwrap();
    page.switch_to(&here).unwrap();
    hand.focus_on(at).unwrap();
    room.to_the_end().unwrap();
    composing(&room, "shijie");
    page.switch_to(&there).unwrap();
    page.run(crate::scripts::CARET_TO_FIRST_LINES_END, &[]).unwrap();
    page.run("document.execCommand('insertText', false, ' Nobody met it.');", &[]).unwrap();
    let met = "The ferry came back on Monday. Nobody met it.";
    let stands = || wait::until("the second window’s words", || Ok((room.lines()?[0] == met).then_some(())));
    stands().unwrap();
    page.switch_to(&here).unwrap();
    stands().unwrap();
    hand.press("space").unwrap();
    room.reads("both", &[met, "你好世界"]).unwrap();
    wait::until("undo to take back this window’s words alone", || {
        let lines = room.lines()?;
        if !lines.concat().contains('你') {
            assert_eq!(lines[0], met);
            return Ok(Some(()));
        }
        hand.press("Control+z")?;
        Ok(None)
    })
    .unwrap();
    room.leave().unwrap();
}

/// A room in which pinyin is typed; none where it is not installed.
fn with_pinyin() -> Option<(Ibus, Room)> {
    let ibus = Ibus::start("libpinyin")?;
    let room = Room::open(&Beginning { env: ibus.env(), ..Beginning::default() }).unwrap();
    ibus.choose().unwrap();
    Some((ibus, room))
}

/// Types for an input method and waits until the page shows that it is being composed.
fn composing(room: &Room, letters: &str) {
    let before = room.lines().unwrap();
    room.hand.write(letters).unwrap();
    wait::until("something half-made", || Ok((room.lines()? != before).then_some(()))).unwrap();
}
