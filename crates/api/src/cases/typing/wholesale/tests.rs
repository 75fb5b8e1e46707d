use super::*;
use crate::cases::room::{Room, room};
use crate::cases::{copy, edit, typing};
use crate::wire::{ByStory, Json, NewFromCopy, TypeText};
use serde_json::json;

const LONG: &str = "The harbour board met at nine and went home at noon without a word on the ferry.";

/// A story of two paragraphs of sixteen words, typed on since its version was made.
fn begun() -> (Room, String) {
    let mut room = room();
    let copy = format!("{LONG}\n\n{LONG}\n");
    let request = NewFromCopy { headline: "Ferry".into(), copy: copy.into(), ..NewFromCopy::default() };
    let id = edit::new_from_copy(&mut room.session, request).unwrap().story.row.id;
    let [first, second] = ids(&room.session, &id);
    save(&mut room.session, &id, &[(&first, &format!("{LONG} Again."))], &[&first, &second], &[]);
    (room, id)
}

fn ids(session: &Session, id: &str) -> [String; 2] {
    let copy = copy::load(session, id).unwrap();
    let ids: Vec<String> = copy.document().blocks.iter().map(|block| block.id.to_string()).collect();
    ids.try_into().unwrap()
}

fn save(session: &mut Session, id: &str, changed: &[(&str, &str)], order: &[&str], gone: &[&str]) {
    let seq = copy::load(session, id).unwrap().working.seq;
    let block = |(id, words): &(&str, &str)| {
        Json(json!({"type": "paragraph", "attrs": {"id": id}, "content": [{"type": "text", "text": words}]}))
    };
    let own = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let request = TypeText {
        story: id.into(),
        seq: u32::try_from(seq).unwrap(),
        furniture: None,
        changed: changed.iter().map(block).collect(),
        order: own(order),
        gone: own(gone),
        window: String::new(),
        token: None,
        kept: None,
        caret: None,
    };
    typing::save(session, request).unwrap();
}

/// Why each version was made, newest first.
fn versions(session: &mut Session, id: &str) -> Vec<String> {
    let entries = crate::cases::history::history(session, ByStory { story: id.into() }).unwrap();
    entries.into_iter().filter(|entry| entry.revision.is_some()).map(|entry| entry.why).collect()
}

#[test]
fn a_paste_over_everything_makes_what_stood_a_version_with_what_it_changed() {
    let (Room { mut session, _folder }, id) = begun();
    let [first, second] = ids(&session, &id);
    save(&mut session, &id, &[("new", "Something else altogether.")], &["new"], &[&first, &second]);
    assert_eq!(versions(&mut session, &id), [WHY, ""]);
    let entries = crate::cases::history::history(&mut session, ByStory { story: id.clone() }).unwrap();
    let made = entries.iter().find(|entry| entry.why == WHY).unwrap();
    assert_eq!((made.what.as_str(), made.added), ("pause", 1));
    // The next one finds a version that has what stands, or too little to keep.
    save(&mut session, &id, &[("new", "And once more.")], &["new"], &[]);
    assert_eq!(versions(&mut session, &id).len(), 2);
}

#[test]
fn replacing_every_word_counts_and_typing_moving_and_small_changes_do_not() {
    let (Room { mut session, _folder }, id) = begun();
    let [first, second] = ids(&session, &id);
    save(&mut session, &id, &[(&second, &format!("{LONG} And again."))], &[&first, &second], &[]);
    save(&mut session, &id, &[], &[&second, &first], &[]);
    let joined = format!("{LONG} Again. {LONG} And again.");
    save(&mut session, &id, &[(&first, &joined)], &[&first], &[&second]);
    assert_eq!(versions(&mut session, &id).len(), 1, "every word is still there");
    save(&mut session, &id, &[(&first, &joined.replace("harbour board", "council"))], &[&first], &[]);
    assert_eq!(versions(&mut session, &id).len(), 1, "a name is not most of a text");
    let all: String = joined.split(' ').map(|_| "XX ").collect();
    save(&mut session, &id, &[(&first, all.trim())], &[&first], &[]);
    assert_eq!(versions(&mut session, &id).len(), 2);
}

#[test]
fn a_few_words_are_no_text_to_keep() {
    let mut room = room();
    let request = NewFromCopy {
        headline: "Ferry".into(),
        copy: "It sails.\n\nIt is late.\n".into(),
        ..NewFromCopy::default()
    };
    let id = edit::new_from_copy(&mut room.session, request).unwrap().story.row.id;
    let [first, second] = ids(&room.session, &id);
    save(&mut room.session, &id, &[(&first, "It sails at dawn.")], &[&first, &second], &[]);
    save(&mut room.session, &id, &[], &[&second], &[&first]);
    assert_eq!(versions(&mut room.session, &id).len(), 1);
}
