//! A page comes in: proposed, accepted, and nothing lost on the way.

use crate::room::Room;
use serde_json::{Value, json};
use stet_api::wire::Code;

const PAGE: &str = "Island Ferry Contract Goes to a Bidder With Two Boats

Tove Marchetti
Tove Marchetti
Tove is a reporter who has covered the islands for nine years. Tove serves as the deputy desk chief for Islands.

More From Me

The ministry of transport awarded the island ferry contract on Friday to Northline, a company that owns two boats and has promised three.

\u{201c}We were told there would be a ship, and I have looked at the harbour every morning since\u{201d} -Harbour master Ines Holm

The decision ends forty years of service by the state line, whose last sailing is planned for the end of September.

Latest";

fn read(room: &Room) -> Value {
    room.ask("read_import", json!({"html": null, "text": PAGE}))[0].clone()
}

fn accept(reading: &Value, credits: &[&str], bios: &[&str], roles: &[u32]) -> Value {
    json!({"ticket": reading["ticket"], "desk": null, "credits": credits, "bios": bios, "roles": roles})
}

#[test]
fn what_is_accepted_is_made_in_one_go() {
    let room = Room::team();
    let reading = read(&room);
    assert_eq!(reading["credits"][0]["known"], false);
    assert_eq!(
        (&reading["roles"][0]["function"], &reading["roles"][0]["desk"]),
        (&json!("deputy-chief"), &json!("Islands"))
    );
    let story = room.ask("accept_import", accept(&reading, &["Tove Marchetti"], &["Tove Marchetti"], &[0]));
    assert_eq!(story["byline"], "Tove Marchetti");
    assert_eq!(story["blocks"].as_array().unwrap().len(), 3);
    assert_eq!(story["blocks"][1]["attrs"]["attribution"], "Harbour master Ines Holm");
    let people = room.ask("people", json!({}));
    let desk = people["desks"].as_array().unwrap().iter().find(|desk| desk["name"] == "Islands").unwrap();
    assert_eq!(desk["can_approve"], json!(["Tove Marchetti"]));
    assert_eq!(room.refused("accept_import", accept(&reading, &[], &[], &[])).code, Code::BadRequest);
}

#[test]
fn what_is_not_accepted_is_not_made() {
    let room = Room::team();
    let story = room.ask("accept_import", accept(&read(&room), &[], &[], &[]));
    assert_eq!(story["credits"], json!([]));
    let people = room.ask("people", json!({}));
    assert!(!people.to_string().contains("Tove"), "{people}");
    assert_eq!(people["desks"].as_array().unwrap().len(), 1);
}

#[test]
fn the_same_page_again_is_said_to_be_the_same() {
    let room = Room::team();
    room.ask("accept_import", accept(&read(&room), &[], &[], &[]));
    assert!(read(&room)["warnings"].to_string().contains("imported before"));
}

#[test]
fn front_matter_that_names_no_desk_and_no_time_of_ours_is_warned_about() {
    let room = Room::team();
    let file = room.folder.path().join("story.md");
    std::fs::write(&file, "---\nheadline: Ferry\ndesk: Moon\ndue: soon\nembargo_until: 2026-06-01T08:00:00Z\nembargo: advisory\n---\n\nNorthline won the contract on Friday, the ministry said, and will sail from the first of October.\n").unwrap();
    let reading = room.tell("read_import", json!({}), vec![file]).unwrap()[0].clone();
    let warnings = reading["warnings"].to_string();
    assert!(warnings.contains("Moon") && warnings.contains("soon"), "{warnings}");
    let story = room.ask("accept_import", accept(&reading, &[], &[], &[]));
    assert_eq!(
        (&story["row"]["embargo_until"], &story["row"]["embargo_hard"]),
        (&json!("2026-06-01T08:00:00Z"), &json!(false))
    );
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let room = Room::team();
    let (good, empty, missing) = (
        room.folder.path().join("good.txt"),
        room.folder.path().join("empty.txt"),
        room.folder.path().join("missing.txt"),
    );
    std::fs::write(&good, PAGE).unwrap();
    std::fs::write(&empty, "").unwrap();
    let readings = room.tell("read_import", json!({}), vec![empty, missing, good]).unwrap();
    assert_eq!(readings[0]["refused"]["code"], "unreadable");
    assert_eq!(readings[1]["refused"]["code"], "io");
    assert!(readings[2]["refused"].is_null());
}
