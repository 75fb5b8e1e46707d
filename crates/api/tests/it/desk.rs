//! A desk: who may do what, and what a refusal says.

use crate::room::Room;
use serde_json::{Value, json};
use stet_api::cases::{fields, newsroom, show};
use stet_api::wire::{Code, CreditIn, Failure, FieldsIn, SetFields, ShowStory};

fn refused(room: &Room, act: &str, story: &str) -> Failure {
    room.refused("act", json!({"act": act, "story": story, "note": "", "seq": room.seen(story)}))
}

#[test]
fn fields_and_words_are_set_in_one_although_the_fields_give_the_story_away() {
    let room = Room::team();
    room.sit("Mara Idowu");
    let id = room.write("Ferry", "The tender closed on Monday.");
    room.read(|session| {
        let set = |session: &mut stet_api::Session, assignee: &str, standfirst: &str| {
            let author = CreditIn { author: "Ana Keita".into(), role: String::new() };
            let fields = FieldsIn {
                assignee: Some(assignee.into()),
                credits: Some(vec![author]),
                ..FieldsIn::default()
            };
            let request = SetFields { story: id.clone(), fields };
            fields::set_with(session, request, Some("Boat"), Some(standfirst))
        };
        assert!(set(session, "Ana Keita", "- one\n- two").is_err());
        assert!(set(session, "Nobody", "One.").is_err());
        let record = |session: &mut stet_api::Session| {
            show::show(session, ShowStory { story: id.clone(), revision: None }).unwrap()
        };
        let before = record(session);
        assert_eq!(
            (before.headline.as_str(), before.credits.iter().any(|one| one.author == "Ana Keita")),
            ("Ferry", false)
        );
        set(session, "Ana Keita", "One.").unwrap();
        assert!(set(session, "Mara Idowu", "Two.").is_err(), "it is no longer hers");
        let ana = newsroom::person_named(session, "Ana Keita").unwrap();
        session.act_as(ana);
        let after = record(session);
        assert_eq!((after.headline.as_str(), after.standfirst.as_str()), ("Boat", "One."));
        assert_eq!(
            (after.assignee.as_deref(), after.credits[0].author.as_str()),
            (Some("Ana Keita"), "Ana Keita")
        );
    });
}

#[test]
fn a_story_goes_from_its_writer_through_the_desk_to_the_reader() {
    let room = Room::team();
    room.sit("Mara Idowu");
    let id = room.write("Ferry Contract", "Northline won it.");
    room.act("file", &id, "");
    assert_eq!(refused(&room, "take", &id).refusal.unwrap().who_can, ["Ana Keita"]);
    room.sit("Ana Keita");
    assert_eq!(room.ask("home", json!({}))["waiting"][0]["id"], json!(id));
    room.act("take", &id, "");
    let approved = room.act("approve", &id, "");
    assert_eq!(
        (&approved["row"]["workflow"], &approved["approval"]["current"]),
        (&json!("approved"), &json!(true))
    );
    assert_eq!(room.act("release", &id, "")["row"]["publication"], "live");
}

#[test]
fn a_chief_who_edits_needs_a_second_person_unless_the_desk_allows_a_reason() {
    let room = Room::team();
    room.sit("Mara Idowu");
    let id = room.write("Ferry Contract", "Northline won it.");
    room.act("file", &id, "");
    room.sit("Ana Keita");
    room.act("take", &id, "");
    room.type_in(&id, 2, "Northline, of two boats, won it.");
    let no = refused(&room, "approve", &id);
    assert_eq!(no.refusal.unwrap().code, "own_copy");
    let desk = room.ask("people", json!({}))["desks"][0].clone();
    room.ask("save_desk", json!({"id": desk["id"], "name": "Coast", "solo_approval": true}));
    let story = room.act("approve", &id, "Nobody else is in tonight.");
    assert_eq!(story["approval"]["solo_reason"], "Nobody else is in tonight.");
}

#[test]
fn typing_into_approved_copy_opens_it_again_and_unsigns_what_was_touched() {
    let room = Room::team();
    room.sit("Mara Idowu");
    let id = room.write("Ferry Contract", "Northline won it.");
    room.act("file", &id, "");
    room.sit("Ana Keita");
    room.act("take", &id, "");
    room.act("approve", &id, "");
    assert_eq!(room.type_in(&id, 2, "Northline lost it.")["workflow"], "editing");
    let story = room.ask("open_story", json!({"story": id}));
    assert_eq!(
        (&story["approval"]["current"], &story["approval"]["unsigned"]),
        (&json!(false), &json!(["p1"]))
    );
    assert_eq!(refused(&room, "release", &id).code, Code::Refused);
}

#[test]
fn a_returned_story_shows_its_note() {
    let room = Room::team();
    room.sit("Mara Idowu");
    let id = room.write("Ferry Contract", "Northline won it TK.");
    room.act("file", &id, "");
    room.sit("Ana Keita");
    room.act("take", &id, "");
    assert_eq!(refused(&room, "approve", &id).refusal.unwrap().missing.len(), 1);
    assert_eq!(refused(&room, "return", &id).refusal.unwrap().missing, ["a note that says why"]);
    room.act("return", &id, "Who pays for the third ship?");
    room.sit("Mara Idowu");
    let note = room.ask("home", json!({}))["returned"][0]["note"].clone();
    assert_eq!((&note["by"], &note["text"]), (&json!("Ana Keita"), &json!("Who pays for the third ship?")));
}

#[test]
fn a_role_holds_only_on_its_days() {
    let room = Room::team();
    let approvers = |people: &Value| people["desks"][0]["can_approve"].clone();
    let role = |from: &str, to: Value| json!({"person": "Mara Idowu", "function": "deputy-chief", "desk": "Coast", "beat": "", "from": from, "to": to});
    assert_eq!(approvers(&room.ask("give_role", role("2026-05-15", Value::Null))), json!(["Ana Keita"]));
    assert_eq!(
        approvers(&room.ask("give_role", role("2026-05-01", json!("2026-05-14")))),
        json!(["Ana Keita", "Mara Idowu"])
    );
    assert_eq!(room.refused("give_role", role("2026-05-20", json!("2026-05-01"))).code, Code::BadRequest);
}
