//! Who writes a story: taking it over, giving it up, words that come late, and
//! two windows on one text.

use crate::room::Room;
use serde_json::{Value, json};
use stet_api::wire::{Code, Event};

/// A paragraph of the body.
fn block(id: &str, words: &str) -> Value {
    json!({"type": "paragraph", "attrs": {"id": id}, "content": [{"type": "text", "text": words}]})
}

/// A batch as a window sends it.
struct Batch<'a> {
    window: &'a str,
    seq: u64,
    token: Value,
    kept: Value,
}

impl Batch<'_> {
    fn send(&self, room: &Room, story: &str, changed: &[(&str, &str)], order: &[&str]) -> Value {
        let changed: Vec<Value> = changed.iter().map(|(id, words)| block(id, words)).collect();
        room.ask("type_text", json!({
            "story": story, "seq": self.seq, "furniture": null, "changed": changed, "order": order, "gone": [],
            "window": self.window, "token": self.token, "kept": self.kept, "caret": {"block": "p1", "offset": 3},
        }))
    }
}

fn from(window: &str, seq: u64, token: impl Into<Value>) -> Batch<'_> {
    Batch { window, seq, token: token.into(), kept: Value::Null }
}

fn body(room: &Room, story: &str) -> Vec<String> {
    words(&room.ask("open_story", json!({"story": story})))
}

fn words(view: &Value) -> Vec<String> {
    let text = |block: &Value| block["content"][0]["text"].as_str().unwrap_or_default().to_owned();
    view["blocks"].as_array().unwrap().iter().map(text).collect()
}

fn view(room: &Room, story: &str) -> Value {
    room.ask("open_story", json!({"story": story}))
}

/// A story with the desk, that anybody on it may write, typed into by Ana.
fn at_the_desk() -> (Room, String) {
    let room = Room::team();
    room.ask("give_role", json!({"person": "Mara Idowu", "function": "editor", "desk": "Coast", "beat": "", "from": null, "to": null}));
    room.beside("Mara Idowu");
    let id = room.write("Ferry Contract", "Northline won it.");
    room.act("file", &id, "");
    room.act("take", &id, "");
    room.beside("Ana Keita");
    let saved = from("w1", 2, Value::Null).send(&room, &id, &[("p1", "Northline won it at last.")], &["p1"]);
    assert_eq!((&saved["seq"], &saved["kept"]), (&json!(3), &Value::Null));
    (room, id)
}

#[test]
fn whoever_types_has_the_story_and_lists_say_so() {
    let (room, id) = at_the_desk();
    let mine = view(&room, &id);
    assert_eq!(mine["lease"]["mine"], true);
    assert_eq!(mine["row"]["writing"], "Ana Keita");
    assert_eq!(mine["row"]["holder"], "Mara Idowu", "who took it is another matter");
    room.beside("Mara Idowu");
    let hers = view(&room, &id);
    assert_eq!((&hers["lease"]["holder"], &hers["lease"]["mine"]), (&json!("Ana Keita"), &json!(false)));
    let queue = room.ask("desk_queue", json!({"desk": null}));
    assert_eq!(queue["rows"][0]["writing"], "Ana Keita");
}

#[test]
fn whoever_gets_up_holds_nobody_up() {
    let (room, id) = at_the_desk();
    let anas = view(&room, &id)["lease"]["token"].clone();
    room.sit("Mara Idowu");
    assert_eq!(view(&room, &id)["lease"], Value::Null, "nobody waits for a lease to run out");
    let saved = from("w1", 3, anas.clone()).send(&room, &id, &[("p1", "Southline won.")], &["p1"]);
    assert_eq!((&saved["kept"], &saved["seq"]), (&Value::Null, &json!(4)));
    // Back in her chair Ana types on the very text that stands: nothing of it is late.
    room.sit("Ana Keita");
    let saved = from("w1", 4, anas.clone()).send(&room, &id, &[("p1", "Southline won it.")], &["p1"]);
    assert_eq!((&saved["kept"], &saved["seq"]), (&Value::Null, &json!(5)));
    // From an older text it would be.
    room.sit("Mara Idowu");
    from("w2", 5, Value::Null).send(&room, &id, &[("p1", "Southline won it twice.")], &["p1"]);
    room.sit("Ana Keita");
    let late = from("w1", 5, anas).send(&room, &id, &[("p1", "Northline won it.")], &["p1"]);
    assert_eq!(late["kept"]["why"], "taken_over");
}

#[test]
fn the_last_words_of_whoever_got_up_are_theirs_and_hold_nobody_up() {
    let (room, id) = at_the_desk();
    let anas = view(&room, &id)["lease"]["token"].clone();
    room.sit("Mara Idowu");
    // A second window had words of Ana's that were not sent yet.
    let saved = from("w1", 3, anas).send(&room, &id, &[("p1", "Southline won.")], &["p1"]);
    assert_eq!((&saved["kept"], &saved["seq"]), (&Value::Null, &json!(4)));
    assert_eq!(view(&room, &id)["lease"], Value::Null);
    let who = |room: &Room| -> Vec<Value> {
        let history = room.ask("history", json!({"story": id}));
        let made = history.as_array().unwrap().iter().filter(|entry| entry["revision"].is_string());
        made.map(|entry| entry["who"].clone()).collect()
    };
    assert_eq!(who(&room)[0], "Ana Keita", "the version that has them is hers");
    // Mara types on, under no lease of Ana's.
    let saved = from("w1", 4, Value::Null).send(&room, &id, &[("p1", "Southline won it.")], &["p1"]);
    assert_eq!(saved["kept"], Value::Null);
    assert_eq!(view(&room, &id)["lease"]["holder"], "Mara Idowu");
}

#[test]
fn the_last_words_go_into_a_draft_that_whoever_sits_here_now_may_not_read() {
    let room = Room::team();
    room.ask("add_person", json!({"name": "Bo Lindqvist"}));
    room.sit("Mara Idowu");
    let id = room.write("Who Paid for the Boat", "Northline did.");
    from("w1", 2, Value::Null).send(&room, &id, &[("p1", "Northline did it.")], &["p1"]);
    let maras = view(&room, &id)["lease"]["token"].clone();
    room.sit("Bo Lindqvist");
    let saved = from("w1", 3, maras).send(&room, &id, &[("p1", "Northline did it twice.")], &["p1"]);
    assert_eq!(saved["kept"], Value::Null);
    assert_eq!(room.refused("open_story", json!({"story": id})).code, Code::NotFound);
    room.sit("Mara Idowu");
    assert_eq!(body(&room, &id), ["Northline did it twice."]);
}

#[test]
fn leaving_and_handing_on_make_the_story_anybodys() {
    let (room, id) = at_the_desk();
    room.ask("leave_story", json!({"story": id, "window": "w1"}));
    assert_eq!(view(&room, &id)["lease"], Value::Null);
    let saved = from("w1", 3, Value::Null).send(&room, &id, &[("p1", "Northline won.")], &["p1"]);
    assert_eq!(saved["token"], 2, "nobody else wrote, so no hands changed since Ana's first");
    room.act("return", &id, "One more source.");
    assert_eq!(view(&room, &id)["lease"], Value::Null);
}

#[test]
fn a_second_window_that_is_left_takes_nothing_from_the_one_typed_in() {
    let (room, id) = at_the_desk();
    room.ask("leave_story", json!({"story": id, "window": "w2"}));
    assert_eq!(view(&room, &id)["lease"]["mine"], true);
}

#[test]
fn a_take_over_keeps_the_text_as_a_revision_of_whoever_wrote_it_and_late_words_beside_it() {
    let (room, id) = at_the_desk();
    let anas = view(&room, &id)["lease"]["token"].clone();
    room.beside("Mara Idowu");
    let taken = room.ask("take_over", json!({"story": id, "note": "Legal is on the phone.", "window": "w2"}));
    assert_eq!(taken["lease"]["mine"], true);
    let history = room.ask("history", json!({"story": id}));
    assert_eq!(
        (&history[0]["what"], &history[0]["why"]),
        (&json!("take over"), &json!("Legal is on the phone."))
    );
    let saved = from("w2", 3, taken["lease"]["token"].clone()).send(
        &room,
        &id,
        &[("p1", "Southline won it at last.")],
        &["p1"],
    );
    assert_eq!(saved["kept"], Value::Null);

    room.beside("Ana Keita");
    let told = view(&room, &id);
    assert_eq!(
        (&told["lease"]["from_me"], &told["lease"]["note"]),
        (&json!(true), &json!("Legal is on the phone."))
    );
    let late = from("w1", 3, anas.clone()).send(
        &room,
        &id,
        &[("p1", "Northline won it at last, by a vote.")],
        &["p1"],
    );
    let number = late["kept"]["number"].clone();
    assert_eq!((&late["kept"]["why"], &late["kept"]["by"]), (&json!("taken_over"), &json!("Ana Keita")));
    assert_eq!(body(&room, &id), ["Southline won it at last."]);

    // Typing on goes on in the same place, from the same text.
    let more = Batch { kept: number.clone(), ..from("w1", 3, anas) }.send(
        &room,
        &id,
        &[("p1", "Northline won it at last, by one vote.")],
        &["p1"],
    );
    assert_eq!(more["kept"]["number"], number);
    let siblings = view(&room, &id)["siblings"].clone();
    assert_eq!(siblings.as_array().map(Vec::len), Some(1));
    let kept = stet_kept(&room, &id, siblings[0]["revision"].as_str().unwrap());
    assert!(kept.contains("by one vote"), "{kept}");
    let room = room.reopen();
    assert_eq!(view(&room, &id)["siblings"].as_array().map(Vec::len), Some(1), "they never vanish");
}

/// The words of one revision, through a door that reads revisions.
fn stet_kept(room: &Room, story: &str, revision: &str) -> String {
    room.read(|session| {
        let request =
            stet_api::wire::ShowStory { story: story.to_owned(), revision: Some(revision.to_owned()) };
        stet_api::cases::show::print(session, request, stet_api::wire::Print::Text).unwrap().words
    })
}

#[test]
fn an_expired_lease_is_taken_without_a_word_and_what_comes_after_it_is_late() {
    let (room, id) = at_the_desk();
    let anas = view(&room, &id)["lease"]["token"].clone();
    let room = room.later(11);
    assert_eq!(view(&room, &id)["lease"], Value::Null);
    room.beside("Mara Idowu");
    let saved = from("w2", 3, Value::Null).send(&room, &id, &[("p1", "Southline won.")], &["p1"]);
    assert_eq!(saved["kept"], Value::Null);
    room.beside("Ana Keita");
    let late = from("w1", 3, anas).send(&room, &id, &[("p1", "Northline lost.")], &["p1"]);
    assert_eq!(late["kept"]["why"], "taken_over");
    assert_eq!(body(&room, &id), ["Southline won."]);
}

#[test]
fn words_for_a_story_that_was_spiked_meanwhile_are_kept_beside_it() {
    let (room, id) = at_the_desk();
    let anas = view(&room, &id)["lease"]["token"].clone();
    room.act("spike", &id, "No longer true.");
    let late = from("w1", 3, anas).send(&room, &id, &[("p1", "But it is.")], &["p1"]);
    assert_eq!(late["kept"]["why"], "closed");
    let no = room.refused(
        "type_text",
        json!({"story": id, "seq": 3, "furniture": null, "changed": [], "order": ["p1"], "gone": []}),
    );
    assert_eq!(no.code, Code::Refused, "whoever was not writing it is told");
}

#[test]
fn a_window_whose_story_is_spiked_before_its_first_save_loses_no_word_either() {
    let room = Room::solo();
    let id = room.write("Ferry", "It sails.");
    room.act("spike", &id, "No longer true.");
    let first = from("w2", 2, Value::Null).send(&room, &id, &[("p1", "It sails, and it is late.")], &["p1"]);
    assert_eq!(first["kept"]["why"], "closed");
    let story = view(&room, &id);
    assert!(story["read_only"].is_string(), "and its window can say so: {story}");
    assert_eq!(
        (body(&room, &id), story["siblings"].as_array().map(Vec::len)),
        (vec!["It sails.".to_owned()], Some(1))
    );
}

#[test]
fn another_window_hears_which_text_there_is_now_and_reads_what_is_new() {
    let (room, id) = at_the_desk();
    room.heard();
    from("w1", 3, 2).send(&room, &id, &[("p2", "Two ships sail.")], &["p1", "p2"]);
    let told = Event::Changed { story: Some(id.clone()), seq: Some(4), window: "w1".to_owned() };
    assert_eq!(room.heard(), [told]);
    let new = room.ask("catch_up", json!({"story": id, "seq": 3}));
    assert_eq!((&new["seq"], &new["order"]), (&json!(4), &json!(["p1", "p2"])));
    assert_eq!(new["changed"], json!([block("p2", "Two ships sail.")]));
    let room = room.reopen();
    let all = room.ask("catch_up", json!({"story": id, "seq": 3}));
    assert_eq!(all["changed"].as_array().map(Vec::len), Some(2), "what is not remembered is told whole");
}

#[test]
fn what_was_being_written_when_the_program_was_cut_off_is_gone_on_with() {
    let (room, id) = at_the_desk();
    assert_eq!(room.ask("resume", json!({})), json!([]), "nothing was cut off");
    let room = room.cut_off();
    let left = room.ask("resume", json!({}));
    assert_eq!((&left[0]["story"], &left[0]["caret"]), (&json!(id), &json!({"block": "p1", "offset": 3})));
    room.ask("leave_story", json!({"story": id, "window": "w9"}));
    assert_eq!(room.ask("history", json!({"story": id}))[0]["what"], "pause", "leaving names the words");
    let room = room.cut_off();
    assert_eq!(room.ask("resume", json!({})), json!([]), "a revision has them");
}

#[test]
fn a_proper_end_leaves_nothing_to_go_on_with() {
    let (room, _) = at_the_desk();
    assert_eq!(room.reopen().ask("resume", json!({})), json!([]));
}
