//! Two people on one story: taking it over, words that come late, and settling them.

use crate::support::{NOW, Room, shape};
use serde_json::json;
use stet_api::wire::{Json, PasteIn, Saved, TypeText};
use stet_api::{Clock, Session, Setup, cases};

/// Works at the newsroom as a window does that is then cut off: nothing is closed.
fn cut_off<T>(room: &Room, person: &str, work: impl FnOnce(&mut Session) -> T) -> T {
    let setup = Setup { clock: Clock::Fixed(NOW.parse().unwrap()), ..Setup::new(room.path("newsroom.stet")) };
    let mut session = Session::open(&setup).unwrap();
    let person = cases::newsroom::person_named(&mut session, person).unwrap();
    session.act_as(person);
    work(&mut session)
}

fn type_in(room: &Room, person: &str, story: &str, (seq, token): (u32, Option<u32>), words: &str) -> Saved {
    let shown = room.json(["show", story]);
    let ids: Vec<String> = shown["document"]["blocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|block| block["attrs"]["id"].as_str().unwrap().to_owned())
        .collect();
    let block =
        json!({"type": "paragraph", "attrs": {"id": ids[0]}, "content": [{"type": "text", "text": words}]});
    let request = TypeText {
        story: story.to_owned(),
        seq,
        furniture: None,
        changed: vec![Json(block)],
        order: ids,
        gone: vec![],
        window: "w1".to_owned(),
        token,
        kept: None,
        caret: None,
    };
    cut_off(room, person, |session| cases::typing::save(session, request).unwrap())
}

/// A story on the desk that Mara types into, until her program is cut off.
fn at_the_desk() -> (Room, String, Saved) {
    let room = Room::empty();
    room.stet(["init", "newsroom.stet", "--name", "Coast", "--as", "Ana Keita"]).ends(0);
    room.stet(["person", "add", "Mara Idowu"]).ends(0);
    room.stet(["role", "give", "Mara Idowu", "editor", "Coast"]).ends(0);
    let story = room.story("Ferry contract");
    room.stet(["file", &story]).ends(0);
    room.stet(["take", &story]).ends(0);
    let saved = type_in(&room, "Mara Idowu", &story, (1, None), "The harbour reopened at last.");
    assert!(saved.kept.is_none());
    (room, story, saved)
}

#[test]
fn a_story_that_somebody_writes_is_left_alone_until_it_is_taken_over() {
    let (room, story, _) = at_the_desk();
    room.write("other.md", "The harbour stays shut.\n\nFerries sail twice a day.\n");
    let refused = room.stet(["edit", &story, "other.md"]).ends(1);
    assert!(
        refused.err.contains("Mara Idowu has this story open") && refused.err.contains("--take-over"),
        "{}",
        refused.err
    );
    room.stet(["edit", &story, "missing.md", "--take-over"]).ends(1);
    assert!(
        room.json(["show", &story])["lease"].is_object(),
        "nothing is taken over for a file that is not there"
    );
    room.stet(["edit", &story, "other.md", "--take-over", "--note", "Legal waits"]).ends(0);
    let history = room.json(["history", &story]);
    let all = history.as_array().unwrap();
    let taken = all.iter().find(|entry| entry["what"] == "take over").unwrap();
    assert_eq!((&taken["why"], taken["revision"].is_string()), (&json!("Legal waits"), true));
    let words = room
        .stet(["show", &story, "--to", "text", "--revision", taken["revision"].as_str().unwrap()])
        .ends(0);
    assert!(words.out.contains("reopened at last"), "{}", words.out);
}

#[test]
fn words_that_come_late_are_listed_shown_side_by_side_and_settled() {
    let (room, story, saved) = at_the_desk();
    room.write("other.md", "The harbour stays shut.\n\nFerries sail twice a day.\n");
    room.stet(["edit", &story, "other.md", "--take-over"]).ends(0);
    // The new holder goes on writing; what Mara had on its way arrives after that.
    type_in(&room, "Ana Keita", &story, (saved.seq + 1, None), "The harbour stays shut for now.");
    let late = type_in(
        &room,
        "Mara Idowu",
        &story,
        (saved.seq, Some(saved.token)),
        "The harbour reopened at last, at noon.",
    );
    let number = late.kept.unwrap().number.to_string();

    let listed = room.stet(["history", &story]).ends(0).out;
    assert!(
        listed.contains(&format!("stet merge {story} {number}")) && listed.contains("Words by Mara Idowu"),
        "{listed}"
    );
    let entries = room.json(["history", &story]);
    assert!(
        entries
            .as_array()
            .unwrap()
            .iter()
            .any(|entry| entry["sibling"] == json!(number.parse::<u32>().unwrap()))
    );

    let shown = room.stet(["merge", &story]).ends(0).out;
    assert!(shown.contains("Paragraph 1") && shown.contains("--both"), "{shown}");
    let view = room.json(["merge", &story, &number]);
    assert_eq!(
        shape(&view["sibling"]),
        "{number: number, revision: text, base: text, by: text, mine: bool, at: text, why: text}"
    );
    room.stet(["merge", &story, "99"]).ends(1);
    room.stet(["merge", &story, "--both", "--ours"]).ends(2);
    // Ana's program was cut off too: her lease still runs, and Mara waits for it.
    let waits = room.stet(["merge", &story, &number, "--both", "--as", "Mara Idowu"]).ends(1);
    assert!(waits.err.contains("Ana Keita has this story open"), "{}", waits.err);
    room.stet(["merge", &story, &number, "--both"]).ends(0);
    let text = room.stet(["show", &story, "--to", "text"]).ends(0).out;
    for words in ["stays shut for now", "at noon"] {
        assert!(text.contains(words), "{text}");
    }
    assert!(room.stet(["merge", &story]).ends(1).err.contains("nothing to merge"));
    assert!(!room.stet(["history", &story]).ends(0).out.contains("wait beside"));
}

#[test]
fn a_kept_clipboard_is_listed_read_again_and_printed_as_it_came() {
    let room = Room::solo();
    let story = room.story("Ferry contract");
    assert!(room.stet(["clipboard", &story]).ends(0).out.contains("No clipboard is kept"));
    let html = "<p class=MsoNormal>The pilot <del>was drunk</del> is <b>late</b>.<o:p></o:p></p>";
    let clip = PasteIn {
        story: story.clone(),
        html: Some(html.to_owned()),
        text: "The pilot was drunk is late.".to_owned(),
        rtf: None,
        plain: false,
    };
    let read = cases::paste::read(&clip).unwrap();
    cut_off(&room, "Mara Idowu", |session| cases::paste::keep(session, read).unwrap());
    let all = room.json(["clipboard", &story]);
    assert_eq!(
        shape(&all),
        "[{number: number, at: text, who: text, from: text, said: text, revision: null, size: number}]"
    );
    assert_eq!(all[0]["from"], "Word");
    let number = all[0]["number"].to_string();
    assert!(room.stet(["clipboard", &story]).ends(0).out.contains("Pasted from Word"));
    assert_eq!(room.stet(["clipboard", &story, &number]).ends(0).out.trim(), "The pilot is **late**.");
    assert_eq!(room.stet(["clipboard", &story, &number, "--plain"]).ends(0).out.trim(), "The pilot is late.");
    assert_eq!(room.stet(["clipboard", &story, &number, "--raw", "html"]).ends(0).out, html);
    assert_eq!(
        shape(&room.json(["clipboard", &story, &number, "--raw", "html"])),
        "{html: text, text: text, rtf: text, cut: bool}"
    );
    room.stet(["clipboard", &story, "1"]).ends(1);
    room.stet(["release", &story]).ends(0);
    assert_eq!(room.json(["clipboard", &story]), json!([]), "they go with the release");
}

#[test]
fn a_sound_story_has_nothing_to_recover() {
    let room = Room::solo();
    let story = room.story("Ferry contract");
    assert!(room.stet(["recover", &story]).ends(0).out.contains("Every paragraph can be read"));
    assert_eq!(room.json(["recover", &story]), json!([]));
    let none = room.stet(["recover", &story, "--paragraph", "1"]).ends(1);
    assert!(none.err.contains("not damaged"), "{}", none.err);
}
