//! The door itself: what comes in wrong is said to be wrong.

use crate::room::Room;
use serde_json::json;
use stet_api::wire::Code;

#[test]
fn before_there_is_a_newsroom_everything_says_so() {
    let room = Room::empty();
    assert!(room.ask("state", json!({}))["newsroom"].is_null());
    assert_eq!(room.refused("home", json!({})).code, Code::NoNewsroom);
}

#[test]
fn an_unknown_command_and_a_senseless_request_are_refused() {
    let room = Room::solo();
    assert_eq!(room.refused("format_disk", json!({})).code, Code::BadRequest);
    assert_eq!(room.refused("open_story", json!({"story": 7})).code, Code::BadRequest);
    assert_eq!(room.refused("open_story", json!({"story": "nowhere"})).code, Code::NotFound);
    assert_eq!(
        room.refused("set_fields", json!({"story": "x", "fields": {"colour": "red"}})).code,
        Code::BadRequest
    );
}

#[test]
fn a_second_newsroom_is_never_made_over_the_first() {
    let room = Room::solo();
    let again = json!({"kind": "solo", "name": "", "person": "Else", "desk": "", "zone": "", "language": ""});
    assert_eq!(room.refused("create_newsroom", again.clone()).code, Code::BadRequest);
    let room = room.reopen();
    assert_eq!(room.ask("state", json!({}))["newsroom"]["me"]["name"], "Mara Idowu");
    assert_eq!(room.refused("create_newsroom", again).code, Code::BadRequest);
}

#[test]
fn a_file_that_is_no_newsroom_is_left_alone_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("room.stet");
    std::fs::write(&file, "a shopping list").unwrap();
    let room = Room::in_folder(folder);
    let state = room.ask("state", json!({}));
    assert_eq!(state["problem"]["code"], "cannot_open");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "a shopping list");
}
