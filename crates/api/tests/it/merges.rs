//! Putting a text kept beside a story together with it.

use crate::room::Room;
use serde_json::{Value, json};
use stet_api::wire::Code;

fn block(id: &str, words: &str) -> Value {
    json!({"type": "paragraph", "attrs": {"id": id}, "content": [{"type": "text", "text": words}]})
}

fn send(room: &Room, story: &str, window: &str, seq: u64, blocks: &[(&str, &str)], order: &[&str]) -> Value {
    let changed: Vec<Value> = blocks.iter().map(|(id, words)| block(id, words)).collect();
    room.ask(
        "type_text",
        json!({
            "story": story, "seq": seq, "furniture": null, "changed": changed, "order": order, "gone": [],
            "window": window, "token": 1,
        }),
    )
}

fn body(view: &Value) -> Vec<String> {
    let text = |block: &Value| block["content"][0]["text"].as_str().unwrap_or_default().to_owned();
    view["blocks"].as_array().unwrap().iter().map(text).collect()
}

fn open(room: &Room, story: &str) -> Value {
    room.ask("open_story", json!({"story": story}))
}

/// A story of two paragraphs, at save 3.
fn two() -> (Room, String) {
    let room = Room::solo();
    let id = room.write("Ferry", "The tender closed on Monday.");
    let base = room.ask("open_story", json!({"story": id}))["seq"].as_u64().unwrap();
    send(&room, &id, "w1", base, &[("p2", "Two ships sail to the island.")], &["p1", "p2"]);
    (room, id)
}

#[test]
fn different_paragraphs_meet_by_themselves_and_the_same_one_by_words_to_be_read() {
    let (room, id) = two();
    let at = open(&room, &id)["seq"].as_u64().unwrap();
    send(&room, &id, "w1", at, &[("p1", "The last tender closed on Monday.")], &["p1", "p2"]);
    let met = send(&room, &id, "w2", at, &[("p2", "Two ships sail to the island daily.")], &["p1", "p2"]);
    assert_eq!((&met["met"], &met["flagged"], &met["kept"]), (&json!(true), &json!([]), &Value::Null));
    let met = send(&room, &id, "w3", at, &[("p1", "The tender closed on Monday night.")], &["p1", "p2"]);
    assert_eq!((&met["met"], &met["flagged"]), (&json!(true), &json!(["p1"])));
    assert_eq!(
        body(&open(&room, &id)),
        ["The last tender closed on Monday night.", "Two ships sail to the island daily."]
    );
}

/// Two windows wrote the same word otherwise.
fn apart() -> (Room, String) {
    let (room, id) = two();
    let at = open(&room, &id)["seq"].as_u64().unwrap();
    send(&room, &id, "w1", at, &[("p1", "The tender closed on Tuesday.")], &["p1", "p2"]);
    let blocks = [("p1", "The tender closed on Wednesday."), ("p2", "Two ships sail to the island daily.")];
    let kept = send(&room, &id, "w2", at, &blocks, &["p1", "p2"]);
    assert_eq!(kept["kept"]["why"], "elsewhere");
    (room, id)
}

#[test]
fn the_same_words_are_shown_side_by_side_and_nothing_else_is_asked() {
    let (room, id) = apart();
    let view = room.ask("merge_view", json!({"story": id}));
    let places = view["places"].as_array().unwrap();
    assert_eq!(places.len(), 1, "{places:#?}");
    assert_eq!((&places[0]["clash"], &places[0]["paragraph"]), (&json!("overlap"), &json!(1)));
    assert!(
        places[0]["ours"].to_string().contains("Tuesday")
            && places[0]["theirs"].to_string().contains("Wednesday")
    );
    assert_eq!((&places[0]["line"], &view["same"]), (&json!("The tender closed on Tuesday."), &json!(false)));
}

#[test]
fn what_is_chosen_is_a_revision_with_two_parents_and_the_sibling_is_settled() {
    for (choice, first) in [
        (json!({"all": "ours"}), vec!["The tender closed on Tuesday.", "Two ships sail to the island."]),
        (
            json!({"all": "theirs"}),
            vec!["The tender closed on Wednesday.", "Two ships sail to the island daily."],
        ),
        (
            json!({"all": "both"}),
            vec![
                "The tender closed on Tuesday.",
                "The tender closed on Wednesday.",
                "Two ships sail to the island daily.",
            ],
        ),
        (
            json!({"choices": [{"slot": "block:p1", "take": "theirs"}]}),
            vec!["The tender closed on Wednesday.", "Two ships sail to the island daily."],
        ),
        (
            json!({"choices": [{"slot": "block:p1", "text": "The tender  closed midweek."}]}),
            vec!["The tender closed midweek.", "Two ships sail to the island daily."],
        ),
        (
            json!({}),
            vec![
                "The tender closed on Tuesday.",
                "The tender closed on Wednesday.",
                "Two ships sail to the island daily.",
            ],
        ),
    ] {
        let (room, id) = apart();
        let mut request = choice.clone();
        request["story"] = json!(id);
        let story = room.ask("merge", request);
        assert_eq!(body(&story), first, "{choice}");
        assert_eq!(story["siblings"], json!([]));
        let history = room.ask("history", json!({"story": id}));
        assert_eq!(history[0]["what"], "merge");
        let made = history[0]["revision"].as_str().unwrap().to_owned();
        assert_eq!(parents(&room, &made), 2);
        let again = room.refused("merge", json!({"story": id}));
        assert_eq!(again.code, Code::NotFound);
    }
}

#[test]
fn other_words_are_refused_where_no_one_line_is_meant() {
    let (room, id) = two();
    let list = |one: &str, other: &str| {
        let item = |words: &str| json!({"type": "list_item", "content": [{"type": "paragraph", "content": [{"type": "text", "text": words}]}]});
        json!({"type": "bullet_list", "attrs": {"id": "p3"}, "content": [item(one), item(other)]})
    };
    let send = |window: &str, seq: &Value, list: Value| {
        room.ask(
            "type_text",
            json!({
                "story": id, "seq": seq, "furniture": null, "changed": [list], "order": ["p1", "p2", "p3"],
                "gone": [], "window": window, "token": 1,
            }),
        )
    };
    send("w1", &open(&room, &id)["seq"], list("One.", "Two."));
    let at = open(&room, &id)["seq"].clone();
    send("w1", &at, list("One day.", "Two days."));
    send("w2", &at, list("One night.", "Two nights."));
    let view = room.ask("merge_view", json!({"story": id}));
    assert_eq!(view["places"][0]["line"], Value::Null);
    let choice = json!([{"slot": "block:p3", "text": "Words."}]);
    let refused = room.refused("merge", json!({"story": id, "choices": choice}));
    assert_eq!(refused.code, Code::BadRequest);
    assert_eq!(open(&room, &id)["siblings"].as_array().map(Vec::len), Some(1));
}

fn parents(room: &Room, revision: &str) -> usize {
    let id = stet_core::text::RevisionId(stet_core::text::Hash::parse(revision).unwrap());
    let copy = room.left_behind();
    let (store, _) = stet_store::KeyRing::key_files().open(&copy.path().join("room.stet")).unwrap();
    store.read(|read| read.revisions().by_id(&id)).unwrap().parents.len()
}

#[test]
fn a_choice_made_on_an_older_text_is_not_taken() {
    let (room, id) = apart();
    let seen = room.ask("merge_view", json!({"story": id}))["seq"].as_u64().unwrap();
    send(&room, &id, "w1", seen, &[("p2", "Three ships sail.")], &["p1", "p2"]);
    let stale = room.refused("merge", json!({"story": id, "seq": seen, "all": "theirs"}));
    assert_eq!(stale.code, Code::Stale);
    assert_eq!(open(&room, &id)["siblings"].as_array().map(Vec::len), Some(1));
    let nowhere =
        room.refused("merge", json!({"story": id, "choices": [{"slot": "block:p9", "take": "ours"}]}));
    assert_eq!(nowhere.code, Code::BadRequest);
}

#[test]
fn several_are_told_apart_by_their_numbers() {
    let (room, id) = apart();
    let seen = open(&room, &id)["seq"].as_u64().unwrap();
    send(&room, &id, "w3", seen - 1, &[("p1", "The tender closed on Thursday.")], &["p1", "p2"]);
    let which = room.refused("merge", json!({"story": id, "all": "both"}));
    assert_eq!(which.code, Code::Ambiguous);
    let number = open(&room, &id)["siblings"][1]["number"].clone();
    let story = room.ask("merge", json!({"story": id, "sibling": number, "all": "theirs"}));
    assert_eq!(story["siblings"].as_array().map(Vec::len), Some(1));
}
