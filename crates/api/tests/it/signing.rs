//! Signing, second persons and what happens after publication, through every door's
//! own commands.

use super::room::Room;
use serde_json::{Value, json};
use stet_api::wire::Code;

/// A filed and taken story of Mara's in Ana's hands, on Coast with Bo as deputy.
fn taken(room: &Room) -> String {
    room.ask("add_person", json!({"name": "Bo Lindqvist"}));
    room.ask(
        "give_role",
        json!({"person": "Bo Lindqvist", "function": "deputy-chief", "desk": "Coast", "beat": "", "from": null, "to": null}),
    );
    room.sit("Mara Idowu");
    let id = room.write("Ferry Contract", "Northline won it.");
    room.act("file", &id, "");
    room.sit("Ana Keita");
    room.act("take", &id, "");
    id
}

fn no(room: &Room, act: &str, id: &str) -> stet_api::wire::Failure {
    room.refused("act", json!({"act": act, "story": id, "note": "", "seq": room.seen(id)}))
}

#[test]
fn nobody_signs_words_they_have_not_had_before_their_eyes() {
    let room = Room::team();
    let id = taken(&room);
    for act in ["approve", "sign-legal"] {
        let failure = room.refused("act", json!({"act": act, "story": id, "note": ""}));
        assert_eq!(failure.code, Code::Stale, "{act}");
    }
    let seen = room.seen(&id);
    room.type_in(&id, 2, "Northline lost it.");
    let failure = room.refused("act", json!({"act": "approve", "story": id, "note": "", "seq": seen}));
    assert_eq!(failure.code, Code::Stale, "the text moved on while it was read");
}

#[test]
fn a_byline_changed_while_approved_copy_is_held_is_not_approved() {
    let room = Room::team();
    let id = taken(&room);
    room.act("approve", &id, "");
    room.act("hold", &id, "Wait for the ministry.");
    room.ask("set_fields", json!({"story": id, "fields": {"dateline": "Port Amber"}}));
    let story = room.act("undo", &id, "They answered.");
    assert_eq!(story["row"]["workflow"], "editing");
    assert_eq!(story["sign_offs"][0]["since"], "the dateline changed since the approval");
}

#[test]
fn a_legal_read_is_outstanding_again_once_a_word_changes() {
    let room = Room::team();
    let id = taken(&room);
    room.ask("give_role", json!({"person": "Mara Idowu", "function": "legal", "desk": "Coast", "beat": "", "from": null, "to": null}));
    room.ask("set_fields", json!({"story": id, "fields": {"legal": "required"}}));
    assert_eq!(no(&room, "approve", &id).refusal.unwrap().who_can, ["Mara Idowu"]);
    room.sit("Mara Idowu");
    assert_eq!(
        room.ask("set_fields", json!({"story": id, "fields": {"legal": "complete"}}))["legal"],
        "complete"
    );
    room.sit("Ana Keita");
    room.type_in(&id, 2, "Northline bought it.");
    let story = room.ask("open_story", json!({"story": id}));
    assert_eq!(story["legal"], "required");
    room.sit("Bo Lindqvist");
    let failure = no(&room, "approve", &id);
    assert!(failure.message.contains("1 paragraph changed since legal"), "{failure}");
}

/// What readers have of the story, as it is exported.
fn live(room: &Room, id: &str) -> Value {
    serde_json::to_value(room.preview(id)).unwrap()
}

#[test]
fn a_live_page_stays_as_it_is_until_the_approved_correction_takes_its_place() {
    let room = Room::team();
    let id = taken(&room);
    room.act("approve", &id, "");
    room.act("release", &id, "");
    let first = live(&room, &id);
    let revise = json!({"act": "revise", "story": id, "note": "The buyer was another.", "kind": "correction", "seq": room.seen(&id)});
    let story = room.ask("act", revise);
    assert_eq!(
        (&story["row"]["workflow"], &story["row"]["publication"]),
        (&json!("editing"), &json!("live"))
    );
    room.type_in(&id, 2, "Southline won it.");
    assert_eq!(live(&room, &id), first, "readers have what they had");
    assert!(no(&room, "correct", &id).refusal.is_some());
    room.sit("Bo Lindqvist");
    room.act("approve", &id, "");
    assert_eq!(live(&room, &id), first);
    let story = room.act("correct", &id, "");
    assert_eq!((&story["row"]["publication"], &story["next"]), (&json!("live"), &Value::Null));
    assert!(room.preview(&id).contains("Southline won it."));
    // Given up, the next version leaves nothing behind.
    let revise =
        json!({"act": "revise", "story": id, "note": "More.", "kind": "update", "seq": room.seen(&id)});
    room.ask("act", revise);
    room.type_in(&id, 3, "Nobody won it.");
    let story = room.act("abandon", &id, "It was right.");
    assert_eq!(story["row"]["workflow"], "approved");
    assert!(story["blocks"].to_string().contains("Southline won it."));
    assert!(room.preview(&id).contains("Southline won it."));
}

#[test]
fn a_kill_is_asked_for_by_one_and_done_by_another() {
    let room = Room::team();
    let id = taken(&room);
    room.act("approve", &id, "");
    room.act("release", &id, "");
    let story = room.act("kill", &id, "It names the wrong man.");
    assert_eq!(story["row"]["publication"], "live");
    assert_eq!((&story["asked"]["by"], &story["asked"]["mine"]), (&json!("Ana Keita"), &json!(true)));
    assert_eq!(no(&room, "kill", &id).refusal.unwrap().who_can, ["Bo Lindqvist"]);
    room.sit("Bo Lindqvist");
    assert_eq!(room.ask("open_story", json!({"story": id}))["asked"]["can"], true);
    let story = room.act("kill", &id, "");
    assert_eq!((&story["row"]["publication"], &story["asked"]), (&json!("killed"), &Value::Null));
    assert!(story["read_only"].is_string());
}
