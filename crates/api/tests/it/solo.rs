//! A newsroom of one.

use crate::room::{Room, typed};
use serde_json::json;
use stet_api::wire::{Code, Event};

#[test]
fn a_draft_is_released_in_one_step_and_marked_self_approved() {
    let room = Room::solo();
    let id =
        room.write("Ferry Timetable Slips Again", "The winter boat will be late, the harbour master said.");
    let story = room.act("release", &id, "");
    assert_eq!(story["row"]["publication"], "live");
    assert_eq!(story["row"]["self_approved"], true);
    assert_eq!(story["approval"]["solo_reason"], "a newsroom of one");
    let acts: Vec<String> = room
        .ask("history", json!({"story": id}))
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["what"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(acts, ["release", "approve", "take", "file", "typed", "start"]);
}

#[test]
fn what_is_saved_is_there_after_closing_and_the_window_hears_after_commit() {
    let room = Room::solo();
    let id = room.write("Ferry", "First words.");
    room.heard();
    let saved = room.type_in(&id, 2, "First words, and more of them.");
    assert_eq!((saved["seq"].as_u64(), saved["words"].as_u64()), (Some(3), Some(6)));
    assert_eq!(
        room.heard(),
        [Event::Changed { story: Some(id.clone()), seq: Some(3), window: String::new() }]
    );
    let room = room.reopen();
    let story = room.ask("open_story", json!({"story": "ferry"}));
    assert_eq!(story["blocks"][0]["content"][0]["text"], "First words, and more of them.");
}

#[test]
fn a_story_begun_without_a_headline_takes_its_name_from_the_one_it_gets() {
    let room = Room::solo();
    let story = room.ask("new_story", json!({"headline": "", "desk": null}));
    let id = story["row"]["id"].as_str().unwrap();
    assert!(story["row"]["slug"].as_str().unwrap().starts_with("story-"), "{story}");
    let furniture = json!({"headline": "Ferry Timetable", "short_headline": "", "standfirst": []});
    let headline =
        json!({"story": id, "seq": 1, "furniture": furniture, "changed": [], "order": [], "gone": []});
    room.ask("type_text", headline);
    room.type_in(id, 2, "The winter boat will be late.");
    let row = room.ask("open_story", json!({"story": id}))["row"].clone();
    assert_eq!((&row["slug"], &row["slugline"]), (&json!("ferry-timetable"), &json!("ferry-timetable")));
}

#[test]
fn a_machine_without_a_language_gets_english() {
    let room = Room::empty();
    room.ask(
        "create_newsroom",
        json!({"kind": "solo", "name": "", "person": "Lena", "desk": "", "zone": "", "language": "C"}),
    );
    assert_eq!(room.ask("new_story", json!({"headline": "", "desk": null}))["row"]["language"], "en");
}

#[test]
fn a_late_save_is_kept_beside_the_text_and_a_vanished_block_is_no_deletion() {
    let room = Room::solo();
    let id = room.write("Ferry", "One.");
    assert_eq!(room.ask("type_text", typed(&id, 1, "Two."))["kept"]["why"], "elsewhere");
    let vanished = json!({"story": id, "seq": 2, "furniture": null, "changed": [], "order": [], "gone": []});
    assert_eq!(room.refused("type_text", vanished).code, Code::BadRequest);
    let two =
        json!({"type": "paragraph", "attrs": {"id": "p2"}, "content": [{"type": "text", "text": "Two."}]});
    let late = json!({"story": id, "seq": 2, "furniture": null, "changed": [two], "order": ["p1", "p2"], "gone": []});
    room.ask("type_text", late);
    let late = json!({"story": id, "seq": 2, "furniture": null, "changed": [], "order": [], "gone": []});
    assert_eq!(room.refused("type_text", late).code, Code::BadRequest, "not in a late save either");
    let story = room.ask("open_story", json!({"story": id}));
    assert_eq!(story["blocks"][0]["content"][0]["text"], "One.");
}

#[test]
fn a_live_story_stands_as_it_was_released() {
    let room = Room::solo();
    let id = room.write("Ferry", "One.");
    room.act("release", &id, "");
    let refused = room.refused("type_text", typed(&id, 2, "Two."));
    assert!(refused.message.contains("live"), "{refused}");
    assert_eq!(
        room.refused("set_fields", json!({"story": id, "fields": {"slug": "other"}})).code,
        Code::Refused
    );
}

#[test]
fn two_exports_are_byte_identical_and_an_unapproved_story_is_refused_by_name() {
    let room = Room::solo();
    let live = room.write("Ferry Timetable Slips Again", "The winter boat will be late.");
    room.act("release", &live, "");
    let draft = room.write("Lake Vote", "The vote is on Friday.");
    let export = |folder: &str| {
        let to = room.folder.path().join(folder);
        std::fs::create_dir_all(&to).unwrap();
        let request =
            json!({"stories": [live, draft], "targets": ["html", "markdown", "fragment"], "proof": false});
        (room.tell("export", request, vec![to.clone()]).unwrap(), to)
    };
    let ((report, one), (_, two)) = (export("one"), export("two"));
    assert_eq!(report["written"].as_array().unwrap().len(), 3);
    let refused = &report["refused"][0];
    assert_eq!(refused["story"], json!(draft));
    assert_eq!(refused["failure"]["refusal"]["who_can"], json!(["Mara Idowu"]));
    assert!(!refused["failure"]["refusal"]["next"].as_str().unwrap().is_empty());
    for entry in std::fs::read_dir(&one).unwrap() {
        let name = entry.unwrap().file_name();
        assert_eq!(
            std::fs::read(one.join(&name)).unwrap(),
            std::fs::read(two.join(&name)).unwrap(),
            "{name:?}"
        );
    }
}

#[test]
fn a_released_page_keeps_the_bio_of_its_day() {
    let room = Room::solo();
    let people = room.ask("people", json!({}));
    let author = &people["authors"][0];
    let bio = |text: &str| json!({"id": author["id"], "name": "Mara Idowu", "short_bio": text, "long_bio": "", "person": author["person"]["id"], "confirm": true});
    room.ask("save_author", bio("Mara covers the coast."));
    let id = room.write("Ferry", "One.");
    room.act("release", &id, "");
    room.ask("save_author", bio("Mara has left the coast."));
    let page = room.preview(&id);
    assert!(page.contains("Mara covers the coast.") && !page.contains("has left"), "{page}");
}
