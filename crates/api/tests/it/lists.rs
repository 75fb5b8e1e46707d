//! What lists must not lose: a note behind much typing.

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
