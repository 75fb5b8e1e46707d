//! Who may give what to whom, who leaves, and who is asked when somebody is away.

use crate::room::Room;
use serde_json::{Value, json};
use stet_api::wire::{Code, Failure};

/// Ana Keita founded it and heads Coast; Mara Idowu reports there; Bo Lindqvist is new.
fn room() -> Room {
    let room = Room::team();
    room.ask("add_person", json!({"name": "Bo Lindqvist"}));
    room
}

fn role(person: &str, function: &str) -> Value {
    json!({"person": person, "function": function, "desk": "Coast", "beat": "", "from": null, "to": null})
}

fn role_id(room: &Room, person: &str, function: &str) -> String {
    let people = room.ask("people", json!({}));
    let roles =
        people["people"].as_array().unwrap().iter().find(|one| one["name"] == person).unwrap()["roles"]
            .clone();
    let found = roles.as_array().unwrap().iter().find(|role| role["function"] == function).unwrap().clone();
    found["id"].as_str().unwrap().to_owned()
}

fn who_can(failure: &Failure) -> &[String] {
    assert_eq!(failure.code, Code::Refused, "{failure:?}");
    &failure.refusal.as_ref().unwrap().who_can
}

#[test]
fn nobody_makes_themselves_chief_or_opens_the_way_to_it() {
    let room = room();
    let mine = role_id(&room, "Mara Idowu", "reporter");
    let chief = role_id(&room, "Ana Keita", "chief");
    let desk = room.ask("people", json!({}))["desks"][0]["id"].clone();
    let ana = room.ask("people", json!({}))["authors"][0]["id"].clone();
    room.sit("Mara Idowu");
    for (command, request) in [
        ("give_role", role("Mara Idowu", "chief")),
        ("give_role", role("Bo Lindqvist", "sub")),
        ("end_role", json!({"role": mine, "on": "2026-08-01"})),
        ("revoke_role", json!({"role": chief, "why": "It is mine"})),
        ("save_desk", json!({"id": desk, "name": "Coast", "solo_approval": true})),
        ("save_desk", json!({"id": null, "name": "Mine", "solo_approval": true})),
        ("add_person", json!({"name": "A Second Pair Of Eyes"})),
        ("set_manager", json!({"person": "Mara Idowu", "manages": true})),
        ("person_leaves", json!({"person": "Bo Lindqvist", "on": null})),
        ("save_away", json!({"person": "Ana Keita", "from": null, "to": "2026-12-31", "note": ""})),
        (
            "save_author",
            json!({"id": ana, "name": "Ana Keita", "short_bio": "", "long_bio": "", "person": "Mara Idowu", "confirm": false}),
        ),
    ] {
        let failure = room.refused(command, request);
        assert!(who_can(&failure).contains(&"Ana Keita".to_owned()), "{command}: {failure:?}");
    }
    assert_eq!(room.ask("people", json!({}))["can_manage"], false);
    assert_eq!(room.ask("people", json!({}))["desks"][0]["can_give"], json!([]));
}

#[test]
fn a_chief_who_does_not_manage_gives_what_is_below_them() {
    let room = room();
    room.ask("give_role", role("Mara Idowu", "chief"));
    room.sit("Mara Idowu");
    room.ask("give_role", role("Bo Lindqvist", "deputy-chief"));
    assert_eq!(who_can(&room.refused("give_role", role("Bo Lindqvist", "chief"))), ["Ana Keita"]);
}

#[test]
fn a_role_is_had_once_and_ends_after_it_began() {
    let room = room();
    room.ask("give_role", role("Bo Lindqvist", "editor"));
    assert!(room.refused("give_role", role("Bo Lindqvist", "editor")).message.contains("already, since"));
    let editor = role_id(&room, "Bo Lindqvist", "editor");
    let refused = room.refused("end_role", json!({"role": editor, "on": null}));
    assert!(refused.message.contains("revoke it"), "{}", refused.message);
    assert!(room.refused("revoke_role", json!({"role": editor, "why": " "})).message.contains("why"));
    room.ask("revoke_role", json!({"role": editor, "why": "Meant Bo Lund"}));
    room.ask("give_role", role("Bo Lindqvist", "editor"));
}

#[test]
fn the_last_chief_stays_until_there_is_another() {
    let room = room();
    let chief = role_id(&room, "Ana Keita", "chief");
    let refused = room.refused("end_role", json!({"role": chief, "on": null}));
    assert!(refused.message.contains("last chief of Coast"), "{}", refused.message);
    let gone = json!({"person": "Ana Keita", "on": null});
    assert!(room.refused("person_leaves", gone.clone()).message.contains("last chief of Coast"));
    let mut acting = role("Mara Idowu", "chief");
    acting["standing"] = json!("acting");
    acting["stands_for"] = json!("Ana Keita");
    let people = room.ask("give_role", acting);
    let title = |name: &str| {
        people["authors"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap()["title_today"]
            .clone()
    };
    assert_eq!(title("Mara Idowu"), "acting desk chief for Coast");
    assert!(room.refused("person_leaves", gone.clone()).message.contains("last who manages"));
    room.ask("set_manager", json!({"person": "Mara Idowu", "manages": true}));
    room.ask("person_leaves", gone);
}

#[test]
fn whoever_left_has_no_rights_no_seat_and_no_new_work() {
    let room = room();
    room.ask("give_role", role("Bo Lindqvist", "deputy-chief"));
    let people = room.ask("person_leaves", json!({"person": "Bo Lindqvist", "on": "2026-05-13"}));
    assert_eq!(people["desks"][0]["can_approve"], json!(["Ana Keita"]));
    let bo = people["people"].as_array().unwrap().iter().find(|one| one["name"] == "Bo Lindqvist").unwrap();
    assert_eq!((&bo["active"], &bo["left_on"]), (&json!(false), &json!("2026-05-13")));
    assert!(room.refused("act_as", json!({"person": bo["id"]})).message.contains("works here no more"));
    assert!(room.refused("give_role", role("Bo Lindqvist", "sub")).message.contains("left"));
    let id = room.write("Ferry Contract", "Northline won it.");
    let given = json!({"story": id, "fields": {"assignee": "Bo Lindqvist"}});
    assert!(room.refused("set_fields", given).message.contains("left"));
    room.ask("person_returns", json!({"person": "Bo Lindqvist"}));
    room.ask("give_role", role("Bo Lindqvist", "sub"));
}

#[test]
fn who_can_approve_is_answered_with_why_for_any_day() {
    let room = room();
    room.ask("give_role", role("Mara Idowu", "deputy-chief"));
    room.ask(
        "save_away",
        json!({"person": "Ana Keita", "from": "2026-06-01", "to": "2026-06-05", "note": "on leave"}),
    );
    let able = |day: Value| room.ask("who_can", json!({"desk": "coast", "day": day}));
    assert_eq!(able(Value::Null)[0]["why"], "chief");
    let then = able(json!("2026-06-03"));
    assert_eq!(then[0]["why"], "deputy chief; Ana Keita is away until 5 June");
    assert_eq!((&then[1]["name"], &then[1]["away"]), (&json!("Ana Keita"), &json!(true)));
    room.sit("Mara Idowu");
    let away = json!({"person": "Mara Idowu", "from": "2026-06-02", "to": "2026-06-03", "note": ""});
    let people = room.ask("save_away", away);
    let gap = json!([{"from": "2026-06-02", "to": "2026-06-03", "everybody_away": true}]);
    assert_eq!(people["desks"][0]["gaps"], gap);
    let id =
        people["people"].as_array().unwrap().iter().find(|one| one["name"] == "Mara Idowu").unwrap()["away"]
            [0]["id"]
            .clone();
    assert_eq!(room.ask("remove_away", json!({"id": id}))["desks"][0]["gaps"], json!([]));
}

#[test]
fn an_import_gives_no_role_that_its_reader_could_not_give() {
    let room = room();
    room.sit("Mara Idowu");
    let page = "Harbour Opens Again\n\nMara Idowu\nMara Idowu\nMara serves as the desk chief for Coast.\n\nMore From Me\n\nThe harbour opened again on Friday, after a winter in which no ship could enter it.\n\nLatest";
    let read = room.ask("read_import", json!({"html": null, "text": page}));
    let roles = read[0]["roles"].as_array().unwrap().clone();
    assert_eq!(roles.len(), 1, "{read:#}");
    assert_eq!(roles[0]["who_can"], json!(["Ana Keita"]));
    let ask = json!({"ticket": read[0]["ticket"], "desk": null, "credits": [], "bios": [], "roles": [0]});
    assert_eq!(who_can(&room.refused("accept_import", ask)), ["Ana Keita"]);
}
