//! Two windows write in one scratchpad: neither loses a word.

use crate::room::Room;
use serde_json::{Value, json};

fn save(room: &Room, story: &str, since: &str, text: &str) -> Value {
    room.ask("save_scratch", json!({"story": story, "text": text, "since": since}))["met"].clone()
}

fn says(room: &Room, story: &str) -> Value {
    room.ask("notes", json!({"story": story}))["scratch"].clone()
}

#[test]
fn what_one_window_did_not_know_of_stays_and_is_told() {
    let room = Room::solo();
    let id = room.write("The Third Ship", "She sails on Sunday.");
    assert_eq!(save(&room, &id, "", "Ring the yard."), Value::Null);
    assert_eq!(save(&room, &id, "Ring the yard.", "Ring the yard.\nAsk for the log."), Value::Null);
    let both = "Ring the yard.\nAsk for the log.\nWho paid?";
    assert_eq!(save(&room, &id, "Ring the yard.", "Ring the yard.\nWho paid?"), both);
    assert_eq!(says(&room, &id), both);
    assert_eq!(save(&room, &id, both, "Who paid?"), Value::Null, "what is taken out is gone");
    assert_eq!(says(&room, &id), "Who paid?");
    assert_eq!(save(&room, &id, "Who paid?", ""), Value::Null);
    assert_eq!(says(&room, &id), "");
}
