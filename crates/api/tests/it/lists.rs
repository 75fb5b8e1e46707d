//! What lists must not lose: a note behind much typing, filed copy and an
//! embargo behind hundreds of newer stories.

use crate::room::Room;
use serde_json::json;

#[test]
fn a_return_note_stays_however_much_is_typed_after_it() {
    let room = Room::team();
    room.sit("Mara Idowu");
    let id = room.write("Ferry Contract", "Northline won it.");
    room.act("file", &id, "");
    room.sit("Ana Keita");
    room.act("take", &id, "");
    room.act("return", &id, "Who pays for the third ship?");
    room.sit("Mara Idowu");
    for seq in 2..=220 {
        room.type_in(&id, seq, &format!("Northline won it, {seq} say."));
    }
    let row = room.ask("home", json!({}))["returned"][0].clone();
    assert_eq!(row["note"]["text"], "Who pays for the third ship?");
}

#[test]
fn filed_copy_and_embargoes_are_not_pushed_off_by_newer_drafts_and_spikes() {
    let room = Room::team();
    room.sit("Mara Idowu");
    let begin = |headline: &str| {
        let story = room.ask("new_story", json!({"headline": headline, "desk": null}));
        story["row"]["id"].as_str().unwrap().to_owned()
    };
    let filed = room.write("Ferry Contract", "Northline won it.");
    let fields = json!({"embargo_until": "2026-05-20T06:00:00Z", "embargo": "hard"});
    room.ask("set_fields", json!({"story": filed, "fields": fields}));
    room.act("file", &filed, "");
    for number in 0..501 {
        begin(&format!("Draft {number}"));
    }
    for number in 0..52 {
        let id = begin(&format!("Idea {number}"));
        room.act("spike", &id, "No room for it.");
    }
    let queue = room.ask("desk_queue", json!({"desk": null}));
    let rows = queue["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["id"]), (500, &json!(filed)));
    assert_eq!(queue["total"], 502, "spiked stories do not count for ever");
    assert_eq!(room.ask("home", json!({}))["embargoes"][0]["id"], json!(filed));
    room.sit("Ana Keita");
    assert_eq!(room.ask("home", json!({}))["waiting"][0]["id"], json!(filed));
}
