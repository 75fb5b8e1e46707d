//! Typing into a story that damage struck while it was open: no word is refused.

use super::*;
use crate::cases::room::{Room, room};
use crate::cases::{act, edit};
use crate::wire::{ActOn, ByStory, NewFromCopy};
use serde_json::json;

const FIRST: &str = "The harbour board met at nine and went home at noon without a word on the ferry.";
const SECOND: &str = "Nobody on the quay had been told that the last boat of the day would not sail at all.";

/// A story whose second paragraph rots while a window has it: its id, the
/// window's text number and the paragraphs' ids.
fn struck() -> (Room, String, u32, Vec<String>) {
    struck_while(|_, _| {})
}

fn struck_while(before: impl FnOnce(&mut Session, &str)) -> (Room, String, u32, Vec<String>) {
    let mut room = room();
    let copy = format!("{FIRST}\n\n{SECOND}\n\nIt rains.\n");
    let request = NewFromCopy { headline: "Ferry".into(), copy: copy.into(), ..NewFromCopy::default() };
    let id = edit::new_from_copy(&mut room.session, request).unwrap().story.row.id;
    let copy = copy::load(&room.session, &id).unwrap();
    let ids = copy.document().blocks.iter().map(|block| block.id.to_string()).collect();
    before(&mut room.session, &id);
    let room = room.broken("UPDATE working_block SET json = 'rot' WHERE json LIKE '%Nobody on the quay%'");
    (room, id, u32::try_from(copy.working.seq).unwrap(), ids)
}

fn type_over(
    room: &mut Room,
    (id, seq): (&str, u32),
    changed: &[(&str, &str)],
    order: &[&str],
    gone: &[&str],
) -> Saved {
    let block = |(id, words): &(&str, &str)| {
        Json(json!({"type": "paragraph", "attrs": {"id": id}, "content": [{"type": "text", "text": words}]}))
    };
    let own = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    let request = TypeText {
        story: id.into(),
        seq,
        furniture: None,
        changed: changed.iter().map(block).collect(),
        order: own(order),
        gone: own(gone),
        window: "main".into(),
        token: None,
        kept: None,
        caret: None,
    };
    save(&mut room.session, request).unwrap()
}

fn opened(room: &mut Room, id: &str) -> Vec<String> {
    let view = story::open(&mut room.session, ByStory { story: id.into() }).unwrap();
    let words = |Json(block): &Json| match block["content"][0]["text"].as_str() {
        Some(words) => words.to_owned(),
        None => block["type"].as_str().unwrap().to_owned(),
    };
    view.blocks.iter().map(words).collect()
}

#[test]
fn a_damaged_paragraph_can_be_typed_over() {
    let (mut room, id, seq, ids) = struck();
    let order: Vec<&str> = ids.iter().map(String::as_str).collect();
    let said = type_over(&mut room, (&id, seq), &[(order[1], "All on the quay were told.")], &order, &[]);
    assert!(said.kept.is_none() && said.met, "{said:?}");
    assert_eq!(opened(&mut room, &id), [FIRST, "All on the quay were told.", "It rains."]);
}

#[test]
fn a_damaged_paragraph_can_be_taken_out() {
    let (mut room, id, seq, ids) = struck();
    let said = type_over(&mut room, (&id, seq), &[], &[&ids[0], &ids[2]], &[&ids[1]]);
    assert!(said.kept.is_none(), "{said:?}");
    assert_eq!(opened(&mut room, &id), [FIRST, "It rains."]);
}

#[test]
fn words_beside_a_damaged_paragraph_go_in_and_it_is_put_right() {
    let (mut room, id, seq, ids) = struck();
    let order: Vec<&str> = ids.iter().map(String::as_str).collect();
    let said = type_over(&mut room, (&id, seq), &[(order[0], "It met.")], &order, &[]);
    assert!(said.kept.is_none(), "{said:?}");
    // The version has the very same.
    assert_eq!(opened(&mut room, &id), ["It met.", SECOND, "It rains."]);
}

#[test]
fn late_words_are_kept_although_another_paragraph_is_damaged() {
    let (mut room, id, seq, ids) = struck_while(|session, id| {
        let request =
            ActOn { story: id.into(), act: "spike".into(), note: "Overtaken.".into(), ..Default::default() };
        act::on_the_text_as_it_stands(session, request).unwrap();
    });
    let order: Vec<&str> = ids.iter().map(String::as_str).collect();
    let said = type_over(&mut room, (&id, seq), &[(order[2], "It rains, and it blows.")], &order, &[]);
    let kept = said.kept.unwrap();
    assert_eq!(kept.why, "closed");
    let text = room
        .session
        .read(|read| {
            let sibling = read.siblings().open(&id.as_str().into())?.swap_remove(0);
            Ok(read.revisions().document(&sibling.revision)?)
        })
        .unwrap();
    assert_eq!(stet_core::text::plain::text(&text.blocks[2..]).trim(), "It rains, and it blows.");
}

#[test]
fn a_rotten_page_under_the_text_neither_keeps_it_shut_nor_refuses_a_word() {
    for opens_first in [true, false] {
        let mut room = room();
        let long = |number: usize| format!("Part {number}: {}", FIRST.repeat(8));
        let copy: Vec<String> = (0..60).map(long).collect();
        let copy = copy.join("\n\n").into_bytes();
        let request = NewFromCopy { headline: "Ferry".into(), copy, ..NewFromCopy::default() };
        let id = edit::new_from_copy(&mut room.session, request).unwrap().story.row.id;
        let copy = copy::load(&room.session, &id).unwrap();
        let ids: Vec<String> = copy.document().blocks.iter().map(|block| block.id.to_string()).collect();
        let story = StoryId::new(id.clone());
        let mut room = room.spoiled(|session| {
            let text = session.read(|read| Ok(read.working().load(&story)?));
            let head = session.read(|read| Ok(read.working().base(&story)?));
            let versions = session.read(|read| Ok(read.revisions().of_story(&story)?));
            text.is_err() && head.is_ok() && versions.is_ok()
        });
        if opens_first {
            assert_eq!(opened(&mut room, &id), (0..60).map(long).collect::<Vec<_>>());
        }
        let order: Vec<&str> = ids.iter().map(String::as_str).collect();
        let seq = u32::try_from(copy.working.seq).unwrap();
        let said = type_over(&mut room, (&id, seq), &[(order[30], "The boat sails.")], &order, &[]);
        assert!(said.kept.is_none(), "{said:?}");
        let mut whole: Vec<String> = (0..60).map(long).collect();
        whole[30] = "The boat sails.".to_owned();
        assert_eq!(opened(&mut room, &id), whole);
    }
}
