//! What can be taken back is its writer's, for one text, for a month.

use super::fixture::{Room, at, s1};
use jiff::Timestamp;
use serde_json::{Value, json};
use stet_core::text::Hash;

fn keep(room: &mut Room, who: &str, text: &Hash, past: &Value, when: Timestamp) {
    room.write(who, "undo", |w| w.undos().put(&s1(), &who.into(), text, past, when)).unwrap();
}

fn kept(room: &Room, who: &str, text: &Hash) -> Option<Value> {
    room.store.read(|r| r.undos().of(&s1(), &who.into(), text)).unwrap()
}

#[test]
fn it_is_kept_for_one_person_and_one_text() {
    let mut room = Room::new();
    let (one, other) = (Hash::of(b"one"), Hash::of(b"other"));
    let past = json!([{"steps": ["\u{1f6a2} ‘kept’"]}]);
    keep(&mut room, "ana", &one, &past, at(1));
    assert_eq!(kept(&room, "ana", &one), Some(past.clone()));
    assert_eq!(kept(&room, "ana", &other), None);
    assert_eq!(kept(&room, "ben", &one), None);
    assert_eq!(kept(&room.reopened(), "ana", &one), Some(past));
}

#[test]
fn the_newest_takes_the_place_of_the_one_before() {
    let mut room = Room::new();
    let (one, other) = (Hash::of(b"one"), Hash::of(b"other"));
    keep(&mut room, "ana", &one, &json!([1]), at(1));
    keep(&mut room, "ana", &other, &json!([2]), at(2));
    assert_eq!(kept(&room, "ana", &one), None);
    assert_eq!(kept(&room, "ana", &other), Some(json!([2])));
}

#[test]
fn after_a_month_it_is_gone() {
    let mut room = Room::new();
    let text = Hash::of(b"one");
    let day = 24 * 3600;
    keep(&mut room, "ana", &text, &json!([1]), at(0));
    keep(&mut room, "ben", &text, &json!([2]), at(30 * day));
    assert_eq!(kept(&room, "ana", &text), Some(json!([1])));
    keep(&mut room, "ben", &text, &json!([2]), at(30 * day + 1));
    assert_eq!(kept(&room, "ana", &text), None);
}
