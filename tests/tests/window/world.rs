//! Copy that is not written from left to right in plain letters: right-to-left and mixed lines,
//! signs of several characters, and a text of a hundred thousand words.

use serde_json::json;
use stet_tests::room::{Beginning, Room};
use stet_tests::webdriver::by_testid;

const FIRST: &str = "The ferry came back on Monday.";

#[test]
fn a_line_in_hebrew_runs_from_the_right_and_its_arrows_go_where_they_point() {
    let room = Room::open(&Beginning::default()).unwrap();
    let hand = &room.hand;
    hand.press("Return").unwrap();
    hand.layout(&["il"]).unwrap();
    hand.write("שלום נמל").unwrap();
    room.reads("a Hebrew line", &[FIRST, "שלום נמל"]).unwrap();
    assert_eq!(direction(&room), ["ltr", "rtl"]);
    // Home is the right edge, and the arrow to the left goes on in the word.
    hand.press_all(&["Home", "Left"]).unwrap();
    hand.write("ר").unwrap();
    room.reads("a letter behind the first", &[FIRST, "שרלום נמל"]).unwrap();
    hand.press_all(&["Right", "Right"]).unwrap();
    hand.write("ב").unwrap();
    room.reads("a letter at the right edge", &[FIRST, "בשרלום נמל"]).unwrap();
    hand.press_all(&["Control+Left", "End", "BackSpace"]).unwrap();
    room.reads("the last letter to go", &[FIRST, "בשרלום נמ"]).unwrap();
    room.leave().unwrap();
}

#[test]
fn a_line_of_both_directions_keeps_its_order() {
    let room = Room::open(&Beginning::default()).unwrap();
    let hand = &room.hand;
    hand.press("Return").unwrap();
    // A keyboard gets another map only once the page has what was typed by the old one.
    hand.write("The pilots call it ").unwrap();
    room.shows("the English half", &[FIRST, "The pilots call it "]).unwrap();
    hand.layout(&["il"]).unwrap();
    hand.write("השער הירוק").unwrap();
    room.shows("the Hebrew half", &[FIRST, "The pilots call it השער הירוק"]).unwrap();
    hand.layout(&["us"]).unwrap();
    hand.write(", 40 tonnes of it").unwrap();
    let mixed = "The pilots call it השער הירוק, 40 tonnes of it";
    room.reads("a mixed line", &[FIRST, mixed]).unwrap();
    assert_eq!(direction(&room), ["ltr", "ltr"]);
    hand.press("Return").unwrap();
    hand.layout(&["ara"]).unwrap();
    hand.write("باب").unwrap();
    room.shows("an Arabic word", &[FIRST, mixed, "باب"]).unwrap();
    hand.layout(&["us"]).unwrap();
    hand.write(" 2").unwrap();
    room.reads("an Arabic line", &[FIRST, mixed, "باب 2"]).unwrap();
    assert_eq!(direction(&room), ["ltr", "ltr", "rtl"]);
    // Backspace takes what was written last, wherever it stands on the line.
    hand.press_all(&["BackSpace", "BackSpace", "BackSpace"]).unwrap();
    room.reads("what was written last to go", &[FIRST, mixed, "با"]).unwrap();
    room.leave().unwrap();
}

/// Which way each line of the copy runs.
fn direction(room: &Room) -> Vec<String> {
    let look = "return [...document.querySelectorAll('[data-testid=body] > *')]\
        .map((line) => getComputedStyle(line).direction);";
    let found = room.page().run(look, &[]).unwrap();
    found.as_array().unwrap().iter().map(|way| way.as_str().unwrap().to_owned()).collect()
}

/// Signs a reader takes for one, each of several characters.
const SIGNS: [&str; 7] =
    ["👩\u{200d}🍳", "🏳\u{fe0f}\u{200d}🌈", "👍🏽", "🇩🇪", "3\u{fe0f}\u{20e3}", "e\u{301}", "o\u{302}\u{301}"];

#[test]
fn backspace_takes_one_sign_at_a_time_whatever_it_is_made_of() {
    let copy = format!("Menu: {}", SIGNS.concat());
    let room = Room::open(&Beginning { copy: &copy, ..Beginning::default() }).unwrap();
    room.shows("every sign", &[&copy]).unwrap();
    let mut left = copy.clone();
    for sign in SIGNS.iter().rev() {
        room.hand.press("BackSpace").unwrap();
        left.truncate(left.len() - sign.len());
        room.shows(&format!("{sign} to go as one"), &[&left]).unwrap();
    }
    room.hand.press_all(&["Control+z", "Control+z", "Control+z", "Control+z"]).unwrap();
    room.reads("all of them to come back", &[&copy]).unwrap();
    room.hand.press_all(&["Home"]).unwrap();
    for _ in 0.."Menu: ".len() {
        room.hand.press("Right").unwrap();
    }
    room.hand.press("Delete").unwrap();
    room.reads("the first of them to go", &[&copy.replace(SIGNS[0], "")]).unwrap();
    room.leave().unwrap();
}

/// Two thousand paragraphs of fifty words.
const PARAGRAPHS: usize = 2_000;

#[test]
fn a_hundred_thousand_words_open_and_are_typed_in() {
    let copy: Vec<String> = (0..PARAGRAPHS).map(paragraph).collect();
    let room = Room::open(&Beginning { copy: &copy.join("\n\n"), ..Beginning::default() }).unwrap();
    let page = room.page();
    page.wait_for_text("words", |told| told.contains("100,0")).unwrap();
    room.hand.write(" Mind the step").unwrap();
    page.wait_for_text("words", |told| told.contains("100,003")).unwrap();
    room.saved().unwrap();
    let kept = room.kept().unwrap();
    assert_eq!(kept.len(), PARAGRAPHS);
    assert!(kept.last().unwrap().ends_with("Mind the step"));
    // And in the middle of it, where a reader would be after a while.
    let middle = format!("{} > p:nth-of-type({})", by_testid("body"), PARAGRAPHS / 2);
    page.run("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' });", &[json!(middle)])
        .unwrap();
    page.click_css(&middle).unwrap();
    room.hand.press_all(&["End"]).unwrap();
    room.hand.write("ly").unwrap();
    page.wait_for_text("words", |told| told.contains("100,00")).unwrap();
    room.saved().unwrap();
    let kept = room.kept().unwrap();
    assert!(kept[PARAGRAPHS / 2 - 1].contains("ly"), "{}", kept[PARAGRAPHS / 2 - 1]);
    room.hand.press("Control+z").unwrap();
    room.leave().unwrap();
}

/// Fifty words that differ from paragraph to paragraph.
fn paragraph(number: usize) -> String {
    const WORDS: [&str; 25] = [
        "the", "harbour", "board", "heard", "on", "day", "that", "a", "barge", "of", "green", "steel", "had",
        "passed", "the", "sill", "before", "dawn", "and", "nobody", "had", "asked", "it", "to", "stop",
    ];
    let words: Vec<_> = (0..49).map(|at| WORDS[(at + number) % WORDS.len()]).collect();
    format!("Entry{number} {}.", words.join(" "))
}
