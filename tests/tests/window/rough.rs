//! A rough hand: keys held down, undo by the dozen, everything selected and typed over, words dragged
//! about, clicks by twos and threes, a window that changes its size. Nothing is lost and nothing doubled.

use serde_json::json;
use stet_tests::room::{Beginning, Room};
use stet_tests::wait;
use stet_tests::webdriver::by_testid;

const FIRST: &str = "The ferry came back on Monday.";
const COPY: &str = "The ferry came back on Monday.\n\nNobody met it at the quay.\n\nThe band had gone home.";
const LINES: [&str; 3] = [FIRST, "Nobody met it at the quay.", "The band had gone home."];

fn room() -> Room {
    Room::open(&Beginning { copy: COPY, ..Beginning::default() }).unwrap()
}

#[test]
fn a_key_that_is_held_down_writes_every_letter_of_it() {
    let room = room();
    room.hand.press("Return").unwrap();
    room.hand
        .hold("k", || wait::until("two hundred letters", || Ok((last(&room)?.len() >= 200).then_some(()))))
        .unwrap();
    let held = settled(&room);
    assert!(held.len() >= 200 && held.chars().all(|letter| letter == 'k'), "{held}");
    room.reads("as many in the file", &[FIRST, LINES[1], LINES[2], &held]).unwrap();
    room.hand
        .hold("BackSpace", || wait::until("none of them", || Ok(last(&room)?.is_empty().then_some(()))))
        .unwrap();
    wait::until("the rest to stand", || Ok(room.lines()?.concat().contains(FIRST).then_some(()))).unwrap();
    room.saved().unwrap();
    assert_eq!(room.kept().unwrap(), room.lines().unwrap());
    room.leave().unwrap();
}

/// The last line once it is the same at two looks, a save between them.
fn settled(room: &Room) -> String {
    let mut before = String::new();
    wait::until("the letters to stop", || {
        let now = last(room)?;
        let same = now == before;
        before = now;
        room.saved()?;
        Ok(same.then(|| before.clone()))
    })
    .unwrap()
}

fn last(room: &Room) -> anyhow::Result<String> {
    Ok(room.lines()?.pop().unwrap_or_default())
}

#[test]
fn a_storm_of_undo_and_redo_ends_where_it_began() {
    let room = room();
    let hand = &room.hand;
    for line in ["One lamp.", "Two lamps.", "Three lamps."] {
        hand.press("Return").unwrap();
        hand.write(line).unwrap();
        room.saved().unwrap();
    }
    let whole = [LINES[0], LINES[1], LINES[2], "One lamp.", "Two lamps.", "Three lamps."];
    room.reads("three lines more", &whole).unwrap();
    for _ in 0..40 {
        hand.press("Control+z").unwrap();
    }
    room.reads("what was there", &LINES).unwrap();
    for _ in 0..40 {
        hand.press("Control+Shift+z").unwrap();
    }
    room.reads("all of it again", &whole).unwrap();
    for _ in 0..10 {
        hand.press_all(&["Control+z", "Control+y"]).unwrap();
    }
    room.reads("the same", &whole).unwrap();
    room.leave().unwrap();
}

#[test]
fn everything_is_selected_and_typed_over_and_one_undo_brings_it_back() {
    let room = room();
    room.hand.press("Control+a").unwrap();
    room.hand.write("Oops").unwrap();
    room.reads("what was typed", &["Oops"]).unwrap();
    wait::until("undo to bring it back", || {
        if room.lines()? == LINES {
            return Ok(Some(()));
        }
        room.hand.press("Control+z")?;
        Ok(None)
    })
    .unwrap();
    room.reads("all of it", &LINES).unwrap();
    room.leave().unwrap();
}

#[test]
fn two_clicks_take_the_word_three_the_paragraph() {
    let room = room();
    let at = middle(&room, 2, "quay");
    room.hand.click(at, 1, 2).unwrap();
    selected(&room, "quay");
    room.hand.write("pier").unwrap();
    room.reads("the word in its place", &[LINES[0], "Nobody met it at the pier.", LINES[2]]).unwrap();
    // Elsewhere first, so that the clicks before are not counted with these.
    room.hand.click(middle(&room, 1, "ferry"), 1, 1).unwrap();
    room.hand.click(middle(&room, 2, "pier"), 1, 3).unwrap();
    selected(&room, "Nobody met it at the pier.");
    room.hand.press("BackSpace").unwrap();
    room.shows("an empty paragraph", &[LINES[0], "", LINES[2]]).unwrap();
    room.leave().unwrap();
}

#[test]
fn what_is_copied_is_pasted_plain_where_that_is_asked() {
    let room = room();
    let hand = &room.hand;
    hand.click(middle(&room, 2, "quay"), 1, 2).unwrap();
    selected(&room, "quay");
    hand.press_all(&["Control+b", "Control+c", "Control+End", "Return", "Control+v"]).unwrap();
    room.reads("the word, bold", &[LINES[0], LINES[1], LINES[2], "quay"]).unwrap();
    assert_eq!(room.page().all_css(&format!("{} strong", by_testid("body"))).unwrap().len(), 2);
    hand.press_all(&["Return", "Control+Shift+v"]).unwrap();
    room.reads("the word, plain", &[LINES[0], LINES[1], LINES[2], "quay", "quay"]).unwrap();
    assert_eq!(room.page().all_css(&format!("{} strong", by_testid("body"))).unwrap().len(), 2);
    hand.press_all(&["Control+a", "Control+x"]).unwrap();
    room.shows("nothing", &[""]).unwrap();
    hand.press("Control+v").unwrap();
    room.reads("everything again", &[LINES[0], LINES[1], LINES[2], "quay", "quay"]).unwrap();
    room.leave().unwrap();
}

#[test]
fn the_window_changes_its_size_while_somebody_writes() {
    let room = room();
    for (size, word) in [((900, 600), " One"), ((1300, 860), " two"), ((900, 700), " three")] {
        room.page().resize(size.0, size.1).unwrap();
        room.hand.write(word).unwrap();
    }
    room.reads("every word", &[LINES[0], LINES[1], "The band had gone home. One two three"]).unwrap();
    let seen = "const box = getSelection().getRangeAt(0).getBoundingClientRect();\
        const desk = document.querySelector('[data-scroller]').getBoundingClientRect();\
        return box.top >= desk.top && box.bottom <= desk.bottom;";
    assert_eq!(room.page().run(seen, &[]).unwrap(), json!(true), "the caret is in sight");
    room.leave().unwrap();
}

/// Where on the screen the middle of a word of a paragraph stands.
fn middle(room: &Room, paragraph: usize, word: &str) -> (i16, i16) {
    let look = "const [css, word] = arguments; const line = document.querySelector(css);\
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);\
        for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {\
            const at = text.data.indexOf(word); if (at < 0) continue;\
            const range = document.createRange(); range.setStart(text, at); range.setEnd(text, at + word.length);\
            const box = range.getBoundingClientRect();\
            return [screenX + box.left + box.width / 2, screenY + box.top + box.height / 2]; }\
        return null;";
    let css = format!("{} > p:nth-of-type({paragraph})", by_testid("body"));
    let at = room.page().run(look, &[json!(css), json!(word)]).unwrap();
    let part = |place: usize| at[place].as_f64().unwrap() as i16;
    (part(0), part(1))
}

/// Waits until just these words are selected.
fn selected(room: &Room, words: &str) {
    let mut last = json!(null);
    let seen = wait::until(&format!("“{words}” to be selected"), || {
        last = room.page().run("return getSelection().toString().trim();", &[])?;
        Ok((last == json!(words)).then_some(()))
    });
    assert!(seen.is_ok(), "{seen:?}: {last} is");
}
