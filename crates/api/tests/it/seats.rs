//! Passphrases, the lock, a second person: through the door the window uses.

use crate::room::{Room, typed};
use serde_json::{Value, json};
use stet_api::wire::{Code, Empty};

const ANAS: &str = "four quiet herring gulls";
const MARAS: &str = "the tide comes in at noon";

fn set(room: &Room, old: &str, new: &str) -> Value {
    room.ask("set_passphrase", json!({"old": old, "new": new}))
}

fn sit(room: &Room, person: &str, passphrase: &str) -> Value {
    room.ask("sit_down", json!({"person": person, "passphrase": passphrase}))
}

/// Ana, chief, has a passphrase and sits; Mara, reporter, has none.
fn keyed() -> Room {
    let room = Room::team();
    set(&room, "", ANAS);
    room
}

fn locked(state: &Value) -> bool {
    state["newsroom"]["seat"]["locked"].as_bool().unwrap()
}

/// Every command there is, with a request that would be answered.
fn every_command() -> Vec<String> {
    let list = include_str!("../../src/commands.rs");
    let lines = list.lines().skip_while(|line| !line.contains("$then! {")).skip(1);
    let lines = lines.take_while(|line| line.trim() != "}");
    let names = lines.filter_map(|line| line.trim().split_once(": ")).map(|(name, _)| name.to_owned());
    names.filter(|name| !name.starts_with("//")).collect()
}

#[test]
fn a_newsroom_where_nobody_has_a_passphrase_has_nothing_in_the_way() {
    let room = Room::team();
    let state = room.ask("state", json!({}));
    assert_eq!(state["newsroom"]["seat"], json!({"locked": false, "keyed": []}));
    room.sit("Mara Idowu");
    room.sit("Ana Keita");
    let room = room.reopen();
    room.ask("home", json!({}));
    // A lock that anybody opens is none.
    assert_eq!(room.refused("lock", json!({})).code, Code::BadRequest);
}

#[test]
fn a_locked_house_refuses_every_command_but_those_that_let_somebody_in() {
    let room = keyed();
    let story = room.write("Ferry", "The tender closed on Monday.");
    assert!(locked(&room.ask("lock", json!({}))));
    let open = ["state", "create_newsroom", "act_as", "sit_down", "lock"];
    let all = every_command();
    assert!(all.len() > 50, "{all:?}");
    for command in all.iter().filter(|name| !open.contains(&name.as_str())) {
        for request in [json!({}), json!({"story": story}), typed(&story, 2, "Words of a passer-by.")] {
            assert_eq!(room.refused(command, request).code, Code::Locked, "{command}");
        }
    }
    assert_eq!(
        room.visit(|session| stet_api::cases::home::home(session, Empty {})).unwrap_err().code,
        Code::Locked
    );
    assert_eq!(room.preview_refused(&story).code, Code::Locked);
    // What it says of itself is who may sit down.
    let state = room.ask("state", json!({}));
    let newsroom = &state["newsroom"];
    assert_eq!(newsroom["desks"], json!([]));
    assert_eq!(newsroom["people"].as_array().unwrap().len(), 2);
    assert_eq!(newsroom["seat"]["keyed"].as_array().unwrap().len(), 1);
    // And once Ana is back, everything is as she left it.
    assert!(!locked(&sit(&room, "Ana Keita", ANAS)));
    let story = room.ask("open_story", json!({"story": story}));
    assert_eq!(story["blocks"][0]["content"][0]["text"], "The tender closed on Monday.");
}

#[test]
fn a_wrong_passphrase_opens_nothing_and_is_not_repeated() {
    let room = keyed();
    room.ask("lock", json!({}));
    for wrong in ["four quiet herring gull", "Four quiet herring gulls", "", " ", MARAS] {
        let failure = room.refused("sit_down", json!({"person": "Ana Keita", "passphrase": wrong}));
        assert_eq!(failure.code, Code::Locked, "{wrong}");
        assert!(wrong.trim().is_empty() || !failure.message.contains(wrong), "{failure}");
        assert!(locked(&room.ask("state", json!({}))));
    }
    // Not even a request that makes no sense.
    for request in [
        json!({"person": "Ana Keita", "passphrase": {"herring": "gulls"}}),
        json!({"person": {}, "passphrase": "herring"}),
        json!({"person": "Ana Keita", "passphrase": ["herring"]}),
        json!({"person": "Ana Keita", "passphrase": 4711}),
    ] {
        let message = room.refused("sit_down", request).message;
        assert!(!message.contains("herring") && !message.contains("4711"), "{message}");
    }
    assert_eq!(room.refused("act_as", json!({"person": "Ana Keita"})).code, Code::Locked);
}

#[test]
fn somebody_else_sits_down_as_themselves_and_does_not_come_back_as_who_locked() {
    let room = keyed();
    room.ask("lock", json!({}));
    let state = sit(&room, "Mara Idowu", "");
    assert!(!locked(&state));
    assert_eq!(state["newsroom"]["me"]["name"], "Mara Idowu");
    assert_eq!(room.refused("act_as", json!({"person": "Ana Keita"})).code, Code::Locked);
    // Mara sits here still.
    assert_eq!(room.ask("state", json!({}))["newsroom"]["me"]["name"], "Mara Idowu");
}

#[test]
fn whoever_has_a_passphrase_is_asked_for_it_after_a_start() {
    let room = keyed().reopen();
    assert!(locked(&room.ask("state", json!({}))));
    assert_eq!(room.refused("home", json!({})).code, Code::Locked);
    sit(&room, "Ana Keita", ANAS);
    room.ask("home", json!({}));
    // Locked or not, the file closes in good order.
    room.ask("lock", json!({}));
    let room = room.reopen();
    sit(&room, "Ana Keita", ANAS);
    let doctor = room.visit(|session| stet_api::cases::doctor::doctor(session, false)).unwrap();
    assert_eq!(doctor.findings, []);
}

#[test]
fn the_words_typed_before_a_lock_are_a_version_of_whoever_typed_them() {
    let room = keyed();
    let story = room.write("Ferry", "The tender closed on Monday.");
    room.ask("lock", json!({}));
    // A window that was late: nothing is taken, and nothing is lost from its page.
    assert_eq!(room.refused("type_text", typed(&story, 2, "Late words.")).code, Code::Locked);
    sit(&room, "Ana Keita", ANAS);
    let timeline = room.ask("timeline", json!({"story": story}));
    assert!(timeline.to_string().contains("Ana Keita"), "{timeline}");
    room.ask("type_text", typed(&story, 2, "Late words."));
}

#[test]
fn a_passphrase_is_changed_by_whoever_knows_it_and_the_old_one_opens_nothing() {
    let room = keyed();
    for wrong in ["", "not this one at all"] {
        let failure = room.refused("set_passphrase", json!({"old": wrong, "new": MARAS}));
        assert_eq!(failure.code, Code::Locked);
    }
    assert_eq!(room.refused("set_passphrase", json!({"old": ANAS, "new": "short"})).code, Code::BadRequest);
    set(&room, ANAS, MARAS);
    room.ask("lock", json!({}));
    assert_eq!(
        room.refused("sit_down", json!({"person": "Ana Keita", "passphrase": ANAS})).code,
        Code::Locked
    );
    sit(&room, "Ana Keita", MARAS);
    let seats = room.ask("seats", json!({}));
    let ana = seats.as_array().unwrap().iter().find(|seat| seat["person"]["name"] == "Ana Keita").unwrap();
    assert_eq!(ana["vouched"], true);
    assert_eq!(ana["key"].as_str().unwrap().len(), 19);
    // Given up, it is in nobody's way any more.
    set(&room, MARAS, "");
    let room = room.reopen();
    room.ask("home", json!({}));
}

#[test]
fn a_forgotten_passphrase_is_reset_by_two_and_the_new_key_is_marked() {
    let room = keyed();
    room.ask("add_person", json!({"name": "Bo Lindqvist"}));
    sit(&room, "Mara Idowu", "");
    set(&room, "", MARAS);
    sit(&room, "Ana Keita", ANAS);
    let reset = |second: Value, note: &str| json!({"person": "Mara Idowu", "second": second, "note": note});
    let bo = json!({"person": "Bo Lindqvist", "passphrase": ""});
    assert_eq!(room.refused("reset_seat", reset(bo.clone(), " ")).code, Code::BadRequest);
    let alone = room.refused("reset_seat", reset(Value::Null, "Forgot it"));
    assert_eq!(alone.code, Code::Refused);
    assert!(!alone.refusal.unwrap().missing.is_empty());
    let herself = json!({"person": "Ana Keita", "passphrase": ANAS});
    assert_eq!(room.refused("reset_seat", reset(herself, "Forgot it")).code, Code::Refused);
    let seats = room.ask("reset_seat", reset(bo, "Forgot it on holiday"));
    assert!(!seats.to_string().contains("\"vouched\":false"), "{seats}");
    assert_eq!(room.ask("state", json!({}))["newsroom"]["me"]["name"], "Ana Keita", "nobody sat down by it");
    sit(&room, "Mara Idowu", "");
    set(&room, "", "another one altogether");
    let seats = room.ask("seats", json!({}));
    let mara = seats.as_array().unwrap().iter().find(|seat| seat["person"]["name"] == "Mara Idowu").unwrap();
    assert_eq!(mara["vouched"], false);
}

#[test]
fn a_newsroom_of_one_that_forgot_is_let_in_from_the_command_line_alone() {
    let room = Room::solo();
    set(&room, "", MARAS);
    let request = |note: &str| stet_api::wire::ResetSeat {
        person: "Mara Idowu".into(),
        second: None,
        note: note.into(),
    };
    room.read(|session| {
        assert!(session.is_locked());
        assert!(stet_api::cases::seats::reset_alone(session, &request("")).is_err());
        let seats = stet_api::cases::seats::reset_alone(session, &request("Forgot it")).unwrap();
        assert!(seats.iter().all(|seat| seat.since.is_none()));
        let found =
            session.unattended(|session| stet_api::cases::doctor::doctor(session, false).unwrap().findings);
        assert_eq!(found, []);
    });
    // In a newsroom of two it is not.
    let room = keyed();
    let request = stet_api::wire::ResetSeat { person: "Ana Keita".into(), ..request("Forgot it") };
    room.read(|session| assert!(stet_api::cases::seats::reset_alone(session, &request).is_err()));
}

#[test]
fn a_passphrase_stands_nowhere_in_what_is_heard_or_kept() {
    let room = keyed();
    room.ask("lock", json!({}));
    room.refused("sit_down", json!({"person": "Ana Keita", "passphrase": "herring wrong"}));
    sit(&room, "Ana Keita", ANAS);
    let heard = format!("{:?}", room.heard());
    assert!(!heard.contains("herring"), "{heard}");
    let written = format!("{:?}", room.read(stet_api::cases::newsroom::view));
    assert!(!written.contains("herring"), "{written}");
}

#[test]
fn an_approval_is_signed_by_whoever_has_a_passphrase_and_unsigned_by_whoever_has_none() {
    let room = Room::team();
    let approved = |room: &Room, headline: &str| {
        room.sit("Mara Idowu");
        let story = room.write(headline, "The tender closed on Monday.");
        room.act("file", &story, "");
        story
    };
    let under = |room: &Room, story: &str| room.ask("signatures", json!({"story": story}))[0].clone();
    let first = approved(&room, "Ferry");
    room.sit("Ana Keita");
    room.act("take", &first, "");
    room.act("approve", &first, "");
    assert_eq!(under(&room, &first)["state"], "unsigned");
    set(&room, "", ANAS);
    assert_eq!(under(&room, &first)["state"], "unsigned", "a key that came later signs nothing of before");
    let second = approved(&room, "Lamp");
    // Somebody who only says that she is Ana approves nothing in her name.
    let id = room.ask("state", json!({}))["newsroom"]["people"][0]["id"].as_str().unwrap().to_owned();
    let story = second.clone();
    let failure = room.visit(move |session| {
        let mara = session.me().clone();
        session.act_as(id.as_str().into());
        let seq = Some(
            stet_api::cases::story::open(session, stet_api::wire::ByStory { story: story.clone() })?.seq,
        );
        let ask = |act: &str| stet_api::wire::ActOn {
            story: story.clone(),
            act: act.into(),
            seq,
            ..Default::default()
        };
        stet_api::cases::act::act(session, ask("take"))?;
        let refused = stet_api::cases::act::act(session, ask("approve"));
        session.act_as(mara);
        refused.map(drop)
    });
    assert_eq!(failure.unwrap_err().code, Code::Locked);
    sit(&room, "Ana Keita", ANAS);
    room.act("approve", &second, "");
    let signed = under(&room, &second);
    assert_eq!((signed["state"].clone(), signed["by"].clone()), (json!("signed"), json!("Ana Keita")));
    assert_eq!((signed["vouched"].clone(), signed["key"].as_str().unwrap().len()), (json!(true), 19));
    let doctor = room.visit(|session| stet_api::cases::doctor::doctor(session, false)).unwrap();
    assert_eq!(doctor.findings, []);
}
