//! What can be taken back comes again with the text it was kept for, to its writer alone.

use crate::room::Room;
use serde_json::{Value, json};
use stet_api::wire::{Code, Event};

fn keep(room: &Room, story: &str, seq: u32, past: &Value) {
    room.ask("keep_undo", json!({"story": story, "seq": seq, "past": past}));
}

fn kept(room: &Room, story: &str) -> Value {
    room.ask("kept_undo", json!({"story": story}))["past"].clone()
}

#[test]
fn it_comes_back_on_another_day() {
    let room = Room::solo();
    let id = room.write("The Third Ship", "She sails on Sunday.");
    let past = json!([{"steps": [{"stepType": "replace", "from": 3, "to": 9}]}]);
    keep(&room, &id, 2, &past);
    assert_eq!(kept(&room, &id), past);
    let room = room.reopen();
    assert_eq!(kept(&room, &id), past);
    room.type_in(&id, 2, "She sails on Monday.");
    assert_eq!(kept(&room, &id), json!([]), "the text is another one");
    room.type_in(&id, 3, "She sails on Sunday.");
    assert_eq!(kept(&room, &id), past, "it is the very text again");
}

#[test]
fn for_a_text_that_moved_on_nothing_is_kept() {
    let room = Room::solo();
    let id = room.write("The Third Ship", "She sails on Sunday.");
    keep(&room, &id, 1, &json!([{"steps": []}]));
    assert_eq!(kept(&room, &id), json!([]));
}

#[test]
fn it_tells_no_screen_and_stands_in_no_history() {
    let room = Room::solo();
    let id = room.write("The Third Ship", "She sails on Sunday.");
    room.heard();
    keep(&room, &id, 2, &json!([{"steps": []}]));
    let told = room.heard().into_iter().filter(|event| matches!(event, Event::Changed { .. }));
    assert_eq!(told.count(), 0);
    let history = room.ask("history", json!({"story": id})).to_string();
    assert!(!history.contains("\"undo\""), "{history}");
}

#[test]
fn another_person_gets_none_of_it() {
    let room = Room::team();
    let id = room.write("The Third Ship", "She sails on Sunday.");
    room.ask("act", json!({"act": "file", "story": id, "note": ""}));
    keep(&room, &id, 2, &json!([{"steps": ["a name that was cut"]}]));
    room.sit("Mara Idowu");
    assert!(!room.ask("kept_undo", json!({"story": id})).to_string().contains("name"));
}

#[test]
fn too_much_is_refused_in_words() {
    let room = Room::solo();
    let id = room.write("The Third Ship", "She sails on Sunday.");
    let past = json!([{"steps": ["x".repeat(600_000)]}]);
    let no = room.refused("keep_undo", json!({"story": id, "seq": 2, "past": past}));
    assert_eq!(no.code, Code::BadRequest);
}
