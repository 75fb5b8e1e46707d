//! A self-approval stays one, whatever is done to the story afterwards.

use crate::room::Room;
use serde_json::json;

/// A desk that allows self-approval, and its deputy's own copy, approved so.
fn self_approved(room: &Room) -> String {
    let desk = room.ask("people", json!({}))["desks"][0].clone();
    room.ask("save_desk", json!({"id": desk["id"], "name": "Coast", "solo_approval": true}));
    let deputy = json!({"person": "Mara Idowu", "function": "deputy-chief", "desk": "Coast", "beat": "", "from": null, "to": null});
    room.ask("give_role", deputy);
    room.sit("Mara Idowu");
    let id = room.write("Ferry Contract", "Northline won it.");
    room.act("file", &id, "");
    room.act("take", &id, "");
    let story = room.act("approve", &id, "Nobody else is in tonight.");
    assert_eq!(story["row"]["self_approved"], true);
    id
}

#[test]
fn approving_ones_own_copy_again_needs_a_reason_again_and_keeps_its_mark() {
    let room = Room::team();
    let id = self_approved(&room);
    room.act("return", &id, "I will look once more.");
    room.act("file", &id, "");
    room.act("take", &id, "");
    let no = room.refused("act", json!({"act": "approve", "story": id, "note": "", "seq": room.seen(&id)}));
    assert_eq!(no.refusal.unwrap().code, "own_copy");
    let story = room.act("approve", &id, "Still nobody else is in.");
    assert_eq!(story["row"]["self_approved"], true);
}

#[test]
fn a_second_persons_approval_takes_the_mark_off() {
    let room = Room::team();
    let id = self_approved(&room);
    room.act("return", &id, "Somebody else should read this.");
    room.act("file", &id, "");
    room.sit("Ana Keita");
    room.act("take", &id, "");
    let story = room.act("approve", &id, "");
    assert_eq!(
        (&story["row"]["self_approved"], &story["approval"]["solo_reason"]),
        (&json!(false), &json!(""))
    );
}
