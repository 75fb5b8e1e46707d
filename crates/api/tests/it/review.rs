//! Suggestions and comments: what is suggested is never in the text until it is
//! taken, nothing said is lost, and whoever takes another's words can sign them.

use crate::room::Room;
use serde_json::{Value, json};
use stet_api::wire::Code;

const WORDS: &str = "The harbour opened for all who came on Monday, and the mayor cut the ribbon.";

/// A filed story of Mara's on Ana's desk, with Bo as an editor there.
fn filed() -> (Room, String) {
    let room = Room::team();
    for (name, function) in [("Bo Lindqvist", "editor"), ("Cy Moreau", "sub")] {
        room.ask("add_person", json!({"name": name}));
        room.ask("give_role", json!({"person": name, "function": function, "desk": "Coast", "beat": "", "from": null, "to": null}));
    }
    room.sit("Mara Idowu");
    let id = room.write("Harbour", WORDS);
    room.act("file", &id, "");
    (room, id)
}

fn block(id: &str, words: &str) -> Value {
    json!({"type": "paragraph", "attrs": {"id": id}, "content": [{"type": "text", "text": words}]})
}

/// Suggests other words for the one paragraph there is.
fn suggest(room: &Room, story: &str, person: &str, words: &str) -> Value {
    room.sit(person);
    let text = room.ask("proposal", json!({"story": story}));
    let request = json!({"story": story, "base": text["base"], "seq": text["seq"], "furniture": null,
        "changed": [block("p1", words)], "order": ["p1"], "gone": []});
    room.ask("propose", request)
}

fn review(room: &Room, story: &str) -> Value {
    room.ask("review", json!({"story": story, "from": ""}))
}

fn settle(room: &Room, story: &str, changes: &[&str], take: bool) -> Value {
    let seq = review(room, story)["story"]["seq"].clone();
    room.ask("settle_changes", json!({"story": story, "proposal": "", "changes": changes, "take": take, "why": "", "tag": "", "seq": seq, "from": ""}))
}

fn text(view: &Value) -> String {
    view["story"]["blocks"][0]["content"][0]["text"].as_str().unwrap().to_owned()
}

/// The changes of a page: what each says, and its name.
fn suggested(view: &Value) -> Vec<(String, String)> {
    let one = |choice: &Value| {
        let id = choice["by"][0]["changes"][0].as_str().unwrap().to_owned();
        (choice["label"].as_str().unwrap().to_owned(), id)
    };
    view["groups"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|group| group["choices"].as_array().unwrap().iter().map(one))
        .collect()
}

fn named(view: &Value, label: &str) -> String {
    let all = suggested(view);
    all.iter()
        .find(|(said, _)| said.contains(label))
        .unwrap_or_else(|| panic!("no {label} in {all:?}"))
        .1
        .clone()
}

#[test]
fn a_suggestion_is_taken_change_by_change_and_is_in_no_text_before() {
    let (room, id) = filed();
    let kept = suggest(
        &room,
        &id,
        "Bo Lindqvist",
        "The old harbour opened for all who came on Tuesday, and the mayor cut the ribbon.",
    );
    assert_eq!(kept["changes"], 2);
    let view = review(&room, &id);
    assert_eq!(text(&view), WORDS);
    assert!(!room.preview(&id).contains("Tuesday"), "a page shows what is suggested");
    assert_eq!(view["open"].as_array().unwrap().len(), 2);
    let runs: Vec<(&str, &str)> = view["blocks"][0]["lines"][0]["runs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|run| (run["change"].as_str().unwrap(), run["pieces"][0]["text"].as_str().unwrap()))
        .collect();
    assert_eq!(
        runs,
        [
            ("kept", "The "),
            ("suggested", "old "),
            ("kept", "harbour opened for all who came on "),
            ("kept", "Monday"),
            ("suggested", "Tuesday"),
            ("kept", ", and the mayor cut the ribbon.")
        ]
    );
    room.sit("Ana Keita");
    room.act("take", &id, "");
    let after = settle(&room, &id, &[&named(&view, "Tuesday")], true);
    assert_eq!(text(&after), "The harbour opened for all who came on Tuesday, and the mayor cut the ribbon.");
    assert_eq!(suggested(&after).len(), 1, "the other one is still there");
    let done = settle(&room, &id, &[&named(&after, "old")], false);
    assert_eq!((text(&done).contains("old"), done["groups"].as_array().unwrap().len()), (false, 0));
    assert!(done["proposals"].as_array().unwrap().is_empty());
}

#[test]
fn whoever_takes_a_paragraph_as_it_was_suggested_may_sign_it_and_its_proposer_may_not() {
    let (room, id) = filed();
    suggest(
        &room,
        &id,
        "Bo Lindqvist",
        "The harbour opened for all on Tuesday, and the mayor cut the ribbon.",
    );
    room.sit("Ana Keita");
    room.act("take", &id, "");
    settle(&room, &id, &[], true);
    let approved = room.act("approve", &id, "");
    assert_eq!(approved["row"]["workflow"], "approved");
}

#[test]
fn whoever_builds_a_sentence_of_pieces_is_its_author() {
    let (room, id) = filed();
    let two = "The old harbour opened for all who came on Tuesday, and the mayor cut the ribbon.";
    suggest(&room, &id, "Bo Lindqvist", two);
    room.sit("Ana Keita");
    room.act("take", &id, "");
    let view = review(&room, &id);
    settle(&room, &id, &[&named(&view, "Tuesday")], true);
    let turned_down = json!({"story": id, "proposal": "", "changes": [], "take": false, "why": "No", "tag": "", "seq": room.seen(&id), "from": ""});
    room.ask("settle_changes", turned_down);
    let refused =
        room.refused("act", json!({"act": "approve", "story": id, "note": "", "seq": room.seen(&id)}));
    assert_eq!(refused.code, Code::Refused, "{refused}");
}

#[test]
fn two_people_s_wordings_of_one_place_are_a_choice_and_the_other_is_turned_down_with_a_reason() {
    let (room, id) = filed();
    suggest(
        &room,
        &id,
        "Bo Lindqvist",
        "The harbour opened for all who came on Tuesday, and the mayor cut the ribbon.",
    );
    suggest(
        &room,
        &id,
        "Cy Moreau",
        "The port opened for all who came on Friday, and the mayor cut the ribbon.",
    );
    room.sit("Ana Keita");
    room.act("take", &id, "");
    let view = review(&room, &id);
    let contested: Vec<bool> = view["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group["contested"].as_bool().unwrap())
        .collect();
    assert_eq!(contested, [false, true]);
    let seq = view["story"]["seq"].clone();
    let all = json!({"story": id, "proposal": "", "changes": [], "take": true, "why": "", "tag": "", "seq": seq, "from": ""});
    let after = room.ask("settle_changes", all);
    assert!(text(&after).starts_with("The port opened"), "what nobody contests is taken");
    assert!(text(&after).contains("Monday"), "what is contested waits");
    let done = settle(&room, &id, &[&named(&after, "Friday")], true);
    assert!(text(&done).contains("Friday"));
    assert!(done["proposals"].as_array().unwrap().is_empty(), "the other wording was turned down with it");
}

#[test]
fn a_decision_on_a_text_that_moved_on_is_not_made_and_the_suggestion_moves_along() {
    let (room, id) = filed();
    suggest(
        &room,
        &id,
        "Bo Lindqvist",
        "The harbour opened for all who came on Tuesday, and the mayor cut the ribbon.",
    );
    room.sit("Ana Keita");
    room.act("take", &id, "");
    let view = review(&room, &id);
    let (change, seq) = (named(&view, "Tuesday"), view["story"]["seq"].as_u64().unwrap());
    let typed = json!({"story": id, "seq": seq, "furniture": null, "changed": [block("p1", "The fishing harbour opened for all who came on Monday, and the mayor cut the ribbon.")], "order": ["p1"], "gone": []});
    room.ask("type_text", typed);
    let late = json!({"story": id, "proposal": "", "changes": [change], "take": true, "why": "", "tag": "", "seq": seq, "from": ""});
    assert_eq!(room.refused("settle_changes", late).code, Code::Stale);
    let again = review(&room, &id);
    assert_eq!(named(&again, "Tuesday"), change, "it keeps its name");
    let done = settle(&room, &id, &[&change], true);
    assert_eq!(
        text(&done),
        "The fishing harbour opened for all who came on Tuesday, and the mayor cut the ribbon."
    );
}

#[test]
fn words_that_changed_under_a_suggestion_say_so() {
    let (room, id) = filed();
    suggest(
        &room,
        &id,
        "Bo Lindqvist",
        "The harbour opened for all who came on Tuesday, and the mayor cut the ribbon.",
    );
    room.sit("Ana Keita");
    room.act("take", &id, "");
    let seq = review(&room, &id)["story"]["seq"].clone();
    let typed = json!({"story": id, "seq": seq, "furniture": null, "changed": [block("p1", "The harbour opened for all who came on Friday, and the mayor cut the ribbon.")], "order": ["p1"], "gone": []});
    room.ask("type_text", typed);
    let view = review(&room, &id);
    assert_eq!(
        (view["groups"][0]["stuck"].clone(), view["groups"].as_array().unwrap().len()),
        (json!(true), 1)
    );
    let done = settle(&room, &id, &[], true);
    assert!(text(&done).contains("Tuesday"));
}

#[test]
fn what_was_suggested_before_the_program_was_cut_off_is_there() {
    let (room, id) = filed();
    suggest(&room, &id, "Bo Lindqvist", "The harbour opened on Tuesday.");
    let room = room.cut_off();
    room.sit("Ana Keita");
    assert_eq!(text(&review(&room, &id)), WORDS);
    room.sit("Bo Lindqvist");
    let text = room.ask("proposal", json!({"story": id}));
    assert_eq!(text["blocks"][0]["content"][0]["text"], "The harbour opened on Tuesday.");
}

#[test]
fn a_save_that_does_not_follow_the_last_is_refused_until_it_brings_the_whole() {
    let (room, id) = filed();
    room.sit("Bo Lindqvist");
    let text = room.ask("proposal", json!({"story": id}));
    let mut request = json!({"story": id, "base": text["base"], "seq": 0, "furniture": null, "changed": [block("p1", "One way."), block("p2", "And more.")], "order": ["p1", "p2"], "gone": []});
    room.ask("propose", request.clone());
    request["changed"] = json!([block("p1", "Another way.")]);
    assert_eq!(room.refused("propose", request.clone()).code, Code::Stale);
    request["changed"] = json!([block("p1", "Another way."), block("p2", "And more.")]);
    let kept = room.ask("propose", request);
    assert_eq!(kept["seq"], 2);
}

fn comment(room: &Room, story: &str, quote: &str, words: &str, must: bool) -> Value {
    let request = json!({"story": story, "comment": null, "thread": null, "text": words, "slot": "", "line": 0, "from": 0, "to": 0, "quote": quote, "must": must});
    room.ask("save_comment", request)
}

#[test]
fn a_comment_follows_its_words_and_says_so_when_they_are_gone() {
    let (room, id) = filed();
    room.sit("Bo Lindqvist");
    comment(&room, &id, "the mayor cut the ribbon", "Which mayor, @Mara Idowu?", true);
    let placed = |room: &Room| room.ask("comments", json!({"story": id}))["threads"][0].clone();
    let first = placed(&room);
    assert_eq!(
        (first["placed"].as_str(), first["from"].as_u64(), first["must"].as_bool()),
        (Some("here"), Some(51), Some(true))
    );
    assert_eq!(first["said"][0]["mentions"], json!(["Mara Idowu"]));
    room.act("take", &id, "");
    let type_in = |room: &Room, words: &str| {
        let seq = review(room, &id)["story"]["seq"].clone();
        room.ask("type_text", json!({"story": id, "seq": seq, "furniture": null, "changed": [block("p1", words)], "order": ["p1"], "gone": []}));
    };
    type_in(&room, "On Monday the mayor cut the long ribbon.");
    let moved = placed(&room);
    assert_eq!((moved["placed"].as_str(), moved["from"].as_u64()), (Some("here"), Some(10)));
    type_in(&room, "It rained.");
    let gone = placed(&room);
    assert_eq!(
        (gone["placed"].as_str(), gone["quote"].as_str()),
        (Some("gone"), Some("the mayor cut the ribbon"))
    );
    let open = review(&room, &id)["open"].clone();
    assert_eq!((open[0]["kind"].as_str(), open[0]["blocks"].as_bool()), (Some("comment"), Some(true)));
    let done = room.ask("resolve_comment", json!({"story": id, "thread": gone["id"], "done": true}));
    assert_eq!(done["threads"][0]["resolved_by"], "Bo Lindqvist");
    assert!(review(&room, &id)["open"].as_array().unwrap().is_empty());
}

#[test]
fn a_comment_is_answered_by_anybody_and_changed_by_nobody_else() {
    let (room, id) = filed();
    room.sit("Bo Lindqvist");
    let made = comment(&room, &id, "", "Good to go?", false);
    room.sit("Mara Idowu");
    let request = json!({"story": id, "comment": null, "thread": made["comment"], "text": "Yes.", "slot": "", "line": 0, "from": 0, "to": 0, "quote": "", "must": false});
    let answered = room.ask("save_comment", request.clone());
    assert_eq!(answered["comments"]["threads"][0]["said"].as_array().unwrap().len(), 2);
    let mut changed = request;
    changed["comment"] = made["comment"].clone();
    changed["thread"] = Value::Null;
    assert_eq!(room.refused("save_comment", changed.clone()).code, Code::Refused);
    room.sit("Bo Lindqvist");
    changed["text"] = json!("");
    assert_eq!(room.refused("save_comment", changed).code, Code::Refused, "it was answered");
}
