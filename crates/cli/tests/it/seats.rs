//! Passphrases from the command line: nobody acts as somebody else, and what is
//! approved is signed.

use crate::support::Room;
use serde_json::Value;

const ANAS: &str = "four quiet herring gulls";

/// Ana Keita has a passphrase; Bo Lindqvist has none.
fn keyed() -> Room {
    let room = Room::empty();
    room.stet(["init", "newsroom.stet", "--name", "Coast", "--as", "Ana Keita"]).ends(0);
    room.stet(["person", "add", "Bo Lindqvist"]).ends(0);
    room.stet_with(&[("STET_NEW_PASSPHRASE", ANAS)], ["seat", "passphrase"]).ends(0);
    room
}

#[test]
fn whoever_has_a_passphrase_gives_it_and_nobody_else_acts_for_them() {
    let room = keyed();
    let refused = room.stet(["list", "--json"]).ends(1);
    assert_eq!(refused.json()["code"], "locked");
    assert!(refused.err.contains("STET_PASSPHRASE"), "{}", refused.err);
    let wrong = room.stet_with(&[("STET_PASSPHRASE", "four loud gulls")], ["list"]).ends(1);
    assert!(!wrong.err.contains("four loud") && wrong.err.contains("Ana Keita"), "{}", wrong.err);
    room.stet_with(&[("STET_PASSPHRASE", ANAS)], ["list"]).ends(0);
    room.stet(["list", "--as", "Ana Keita"]).ends(1);
    // Somebody without one is in nobody's way, and is not asked.
    room.stet(["list", "--as", "Bo Lindqvist"]).ends(0);
    room.stet(["seat", "take", "Bo Lindqvist"]).ends(0);
    room.stet(["list"]).ends(0);
}

#[test]
fn what_is_done_to_the_file_needs_nobody() {
    let room = keyed();
    room.stet(["doctor"]).ends(0);
    room.stet(["backup", room.path("copy.stet").to_str().unwrap()]).ends(0);
}

#[test]
fn a_passphrase_is_changed_given_up_and_reset() {
    let room = keyed();
    let seats = |room: &Room| -> Value {
        room.stet(["seat", "list", "--json", "--as", "Bo Lindqvist"]).ends(0).json()
    };
    let ana = |seats: &Value| {
        seats.as_array().unwrap().iter().find(|one| one["name"] == "Ana Keita").unwrap().clone()
    };
    let first = ana(&seats(&room));
    assert_eq!((first["vouched"].clone(), first["since"].is_string()), (true.into(), true));
    let change = [("STET_PASSPHRASE", ANAS), ("STET_NEW_PASSPHRASE", "the tide comes in at noon")];
    room.stet_with(&change, ["seat", "passphrase"]).ends(0);
    let second = ana(&seats(&room));
    assert_ne!(second["key"], first["key"]);
    assert_eq!(second["vouched"], true);
    // Two people, and neither is Ana; with nobody but Bo there, Bo will do.
    room.stet(["seat", "reset", "Ana Keita", "--alone", "--note", "Forgot it"]).ends(1);
    room.stet(["seat", "reset", "Ana Keita", "--note", "Forgot it", "--as", "Bo Lindqvist"]).ends(0);
    assert_eq!(ana(&seats(&room))["since"], Value::Null);
    room.stet_with(&[("STET_NEW_PASSPHRASE", ANAS)], ["seat", "passphrase"]).ends(0);
    assert_eq!(ana(&seats(&room))["vouched"], false);
    room.stet_with(&[("STET_PASSPHRASE", ANAS)], ["seat", "passphrase", "--give-up"]).ends(0);
    room.stet(["list"]).ends(0);
    room.stet(["doctor"]).ends(0);
}

#[test]
fn a_newsroom_of_one_that_forgot_gets_in_again() {
    let room = Room::solo();
    room.stet_with(&[("STET_NEW_PASSPHRASE", ANAS)], ["seat", "passphrase"]).ends(0);
    room.stet(["list"]).ends(1);
    room.stet(["seat", "reset", "Mara Idowu", "--alone", "--note", "Forgot it"]).ends(0);
    room.stet(["list"]).ends(0);
}
