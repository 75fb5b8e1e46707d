//! A draft is its writers' until it is filed: at every door.

use crate::room::{Room, typed};
use serde_json::{Value, json};
use stet_api::wire::Code;

const SECRET: &str = "Northline paid for the harbour master\u{2019}s boat.";

/// A newsroom with a draft of Mara's that says something nobody may know yet.
fn room() -> (Room, String) {
    let room = Room::team();
    room.ask("add_person", json!({"name": "Bo Lindqvist"}));
    room.sit("Mara Idowu");
    let id = room.write("Who Paid for the Boat", SECRET);
    (room, id)
}

/// Everything that this person is shown by lists and searches.
fn everywhere(room: &Room) -> String {
    let desk = room.ask("people", json!({}))["desks"][0]["id"].clone();
    let asked = [
        ("home", json!({})),
        ("desk_queue", json!({"desk": null})),
        ("desk_queue", json!({"desk": desk})),
        ("release_list", json!({})),
        ("people", json!({})),
        ("jump", json!({"query": "boat", "limit": 9})),
        ("jump", json!({"query": "who-paid", "limit": 9})),
    ];
    asked.map(|(command, request)| room.ask(command, request).to_string()).join("\n")
}

#[test]
fn nobody_else_finds_a_draft_anywhere() {
    let (room, id) = room();
    assert!(everywhere(&room).contains("Who Paid"), "its writer does");
    for other in ["Ana Keita", "Bo Lindqvist"] {
        room.sit(other);
        let seen = everywhere(&room);
        assert!(!seen.contains(&id) && !seen.contains("Boat") && !seen.contains("boat"), "{seen}");
        let queue = room.ask("desk_queue", json!({"desk": null}));
        assert_eq!((&queue["rows"], &queue["total"]), (&json!([]), &json!(0)));
        for (command, request) in [
            ("open_story", json!({"story": id})),
            ("open_story", json!({"story": id.get(..6).unwrap()})),
            ("open_story", json!({"story": "who-paid-for-the-boat"})),
            ("history", json!({"story": id})),
            ("leave_story", json!({"story": id})),
            ("type_text", typed(&id, 2, "I was here.")),
            ("set_fields", json!({"story": id, "fields": {"slugline": "mine"}})),
            ("act", json!({"act": "hold", "story": id, "note": "Wait."})),
        ] {
            let no = room.refused(command, request);
            assert_eq!(no.code, Code::NotFound, "{command}: {no}");
        }
        assert!(room.preview_refused(&id).code == Code::NotFound);
        let folder = room.folder.path().join("out");
        let request = json!({"stories": [], "targets": ["markdown"], "proof": true});
        let reply = room.tell("export", request, vec![folder]).unwrap();
        assert_eq!(reply["written"], json!([]), "{other}");
    }
}

#[test]
fn the_desk_reads_what_was_shown_or_filed_and_goes_on_reading_it() {
    let (room, id) = room();
    let shown = room.act("share", &id, "");
    assert_eq!((&shown["row"]["private"], &shown["row"]["workflow"]), (&json!(false), &json!("drafting")));
    room.sit("Ana Keita");
    assert!(room.ask("open_story", json!({"story": id})).to_string().contains(SECRET));

    room.sit("Mara Idowu");
    let second = room.write("The Second Boat", "There is another.");
    room.act("file", &second, "");
    room.sit("Ana Keita");
    room.act("return", &second, "Whose is it?");
    assert!(room.ask("open_story", json!({"story": second})).to_string().contains("There is another."));
}

#[test]
fn whoever_gave_a_story_away_sees_its_outline_and_not_a_word() {
    let room = Room::team();
    let story = room.ask("new_story", json!({"headline": "Ferry Tender", "desk": null}));
    let id = story["row"]["id"].as_str().unwrap().to_owned();
    let given = json!({"assignee": "Mara Idowu", "credits": [{"author": "Mara Idowu", "role": "writer"}], "length": "600"});
    room.ask("set_fields", json!({"story": id, "fields": given}));
    room.sit("Mara Idowu");
    room.type_in(&id, 1, SECRET);
    room.sit("Ana Keita");
    let outline = room.ask("open_story", json!({"story": id}));
    let row = &outline["row"];
    assert_eq!(
        (&row["outline"], &row["headline"], &row["words"], &row["length"], &row["slugline"]),
        (&json!(true), &json!(""), &json!(7), &json!(600), &json!("ferry-tender"))
    );
    let text = outline.to_string();
    assert!(
        outline["read_only"].is_string() && !text.contains("Northline") && !text.contains("Ferry Tender")
    );
    let no = room.refused("history", json!({"story": id}));
    assert!(no.code == Code::Refused && no.message.contains("7 of 600 words so far"), "{no}");
    // What would let her read it is not hers to change; what was ordered is.
    let credit = json!({"story": id, "fields": {"credits": [{"author": "Ana Keita", "role": "writer"}]}});
    assert_eq!(room.refused("set_fields", credit).refusal.unwrap().code, "not_allowed");
    let set: Value = room.ask("set_fields", json!({"story": id, "fields": {"length": "500"}}));
    assert_eq!((&set["row"]["length"], &set["blocks"]), (&json!(500), &json!([])));
}

#[test]
fn a_newsroom_of_one_has_no_private_drafts() {
    let room = Room::solo();
    let id = room.write("Boats", SECRET);
    let story = room.ask("open_story", json!({"story": id}));
    assert_eq!(story["row"]["private"], false);
    assert!(story["acts"].as_array().unwrap().iter().all(|act| act["act"] != "share"));
}
