use super::*;
use crate::cases::room::{Room, room};
use crate::cases::{edit, show, versions};
use crate::wire::{Compare, NewFromCopy, Restore};

const FIRST: &str = "The ferry sails.\n\nIt is late.\n\nNobody waits.\n";
const SECOND: &str = "The ferry sails.\n\nIt is later still.\n\nNobody waits.\n";

/// A story with two versions, the first one's id, and the room it is in.
fn begun() -> (Room, String, String) {
    let mut room = room();
    let request = NewFromCopy { headline: "Ferry".into(), copy: FIRST.into(), ..NewFromCopy::default() };
    let story = edit::new_from_copy(&mut room.session, request).unwrap().story.row.id;
    edit::edit(&mut room.session, &story, SECOND.as_bytes(), None).unwrap();
    let versions =
        crate::cases::history::history(&mut room.session, ByStory { story: story.clone() }).unwrap();
    let first = versions.into_iter().filter_map(|entry| entry.revision).next_back().unwrap();
    (room, story, first)
}

fn ask(room: &mut Room, story: &str, revision: &str, place: &str) -> Recovered {
    let request = Recover { story: story.into(), revision: revision.into(), place: place.into() };
    recover(&mut room.session, request).unwrap()
}

fn compared(room: &mut Room, story: &str, revision: &str) -> crate::wire::Comparison {
    let request = Compare { story: story.into(), a: revision.into(), b: "now".into() };
    versions::compare(&mut room.session, request).unwrap()
}

/// Takes the second paragraph's row out of the file.
const MISSING: &str = "DELETE FROM block WHERE row = 2";

#[test]
fn a_missing_paragraph_is_shown_as_such_and_taken_from_the_backup_beside_the_file() {
    let (mut room, story, first) = begun();
    backup::keep(&mut room.session).unwrap();
    let mut room = room.broken(MISSING);
    let found = compared(&mut room, &story, &first);
    assert_eq!(found.a.damage, "One paragraph of this version cannot be read.");
    let lost: Vec<&str> =
        found.hunks.iter().filter(|hunk| !hunk.lost.is_empty()).map(|hunk| hunk.old.as_str()).collect();
    assert_eq!(lost, ["lost-2"]);
    assert_eq!(damaged(&mut room.session, &story, &first).unwrap()[0].number, 2);
    let told = ask(&mut room, &story, &first, "lost-2");
    assert!(told.done && told.said.contains("in the backup of 14 May 2026, 13:00"), "{told:?}");
    assert_eq!(compared(&mut room, &story, &first).a.damage, "");
    assert_eq!(damaged(&mut room.session, &story, &first).unwrap(), []);
    let again = Recover { story, revision: first, place: "2".into() };
    assert_eq!(recover(&mut room.session, again).unwrap_err().code, Code::NotFound);
}

#[test]
fn without_a_backup_other_words_are_offered_for_what_they_are_and_nothing_is_written() {
    let (room, story, first) = begun();
    let mut room = room.broken(MISSING);
    let told = ask(&mut room, &story, &first, "2");
    assert!(!told.done && told.said.contains("no backup beside it"), "{told:?}");
    assert_eq!(told.words, "It is later still.");
    assert_eq!(compared(&mut room, &story, &first).a.damage, "One paragraph of this version cannot be read.");
    // And what can be read of it can be put back, one place at a time.
    let whole = Restore { story: story.clone(), revision: first.clone(), ..Restore::default() };
    assert_eq!(versions::restore(&mut room.session, whole).unwrap_err().code, Code::Refused);
    let headline = Restore { story, revision: first, place: "headline".into(), ..Default::default() };
    versions::restore(&mut room.session, headline).unwrap();
}

#[test]
fn a_version_that_does_not_prove_its_name_is_said_to_be_damaged_and_not_put_back_whole() {
    let (room, story, first) = begun();
    let mut room = room.broken("UPDATE furniture SET headline = headline || '!'");
    let found = damaged(&mut room.session, &story, &first).unwrap();
    assert_eq!((found.len(), found[0].number, found[0].block.as_str()), (1, 0, ""));
    let paragraph = versions::paragraph(&mut room.session, &story, &first, 2).unwrap();
    let back = |place: &str| Restore {
        story: story.clone(),
        revision: first.clone(),
        place: place.into(),
        seq: None,
    };
    for place in ["", "headline"] {
        let refused = versions::restore(&mut room.session, back(place)).unwrap_err();
        assert_eq!(refused.code, Code::Refused, "{place}");
    }
    versions::restore(&mut room.session, back(&paragraph)).unwrap();
    let ask = |revision: &str| {
        let request = crate::wire::ShowStory { story: story.clone(), revision: Some(revision.to_owned()) };
        (request.clone(), request)
    };
    let ((one, other), (now, _)) = (ask(&first), ask("now"));
    let printed = show::print(&mut room.session, one, crate::wire::Print::Text).unwrap();
    assert!(
        printed.words.contains("It is late.") && printed.damage.contains("may be missing"),
        "{printed:?}"
    );
    assert_eq!(show::show(&mut room.session, other).unwrap().damage, printed.damage);
    let now = show::show(&mut room.session, now).unwrap();
    assert_eq!((now.revision, now.damage), (None, String::new()));
}

#[test]
fn a_damaged_paragraph_of_the_text_is_told_of_and_put_back_as_a_version() {
    let (mut room, story, _) = begun();
    let typed = copy::load(&room.session, &story).unwrap();
    let id = typed.document().blocks[1].id.to_string();
    backup::keep(&mut room.session).unwrap();
    let mut room = room.broken("UPDATE working_block SET json = 'rot' WHERE json LIKE '%later still%'; UPDATE block SET json = 'rot', beside = NULL, difference = NULL",
    );
    let view = story::open(&mut room.session, ByStory { story: story.clone() }).unwrap();
    assert_eq!(
        view.damaged.iter().map(|one| (one.block.as_str(), one.number)).collect::<Vec<_>>(),
        [(id.as_str(), 2)]
    );
    let told = ask(&mut room, &story, "", &id);
    assert!(
        told.done && told.said.contains("The very same paragraph was found in the backup of"),
        "{told:?}"
    );
    let view = story::open(&mut room.session, ByStory { story: story.clone() }).unwrap();
    assert_eq!(view.damaged, []);
    assert!(view.blocks[1].0.to_string().contains("later still"));
    let newest = crate::cases::history::history(&mut room.session, ByStory { story }).unwrap().swap_remove(0);
    assert_eq!((newest.what.as_str(), newest.revision.is_some()), ("recover", true));
}

#[test]
fn bare_words_are_put_back_as_bare_words() {
    let (room, story, _) = begun();
    let mut room = room.broken("UPDATE working_block SET json = 'rot' WHERE json LIKE '%later still%'; UPDATE block SET json = 'rot', beside = NULL, difference = NULL",
    );
    let told = ask(&mut room, &story, "now", "2");
    assert!(told.done && told.said.contains("without their emphasis"), "{told:?}");
}

#[test]
fn a_story_goes_on_although_its_last_version_is_broken() {
    let (room, story, first) = begun();
    let mut room = room.broken("DELETE FROM block WHERE row IN (1, 3)");
    edit::edit(&mut room.session, &story, b"Other words altogether.\n", None).unwrap();
    // What the text still had is in both versions again.
    assert_eq!(damaged(&mut room.session, &story, &first).unwrap().len(), 0);
}

#[test]
fn a_merge_goes_on_although_the_last_version_is_broken() {
    let (mut room, story, _) = begun();
    let working = copy::load(&room.session, &story).unwrap().working;
    let ids: Vec<String> = working.document.blocks.iter().map(|block| block.id.to_string()).collect();
    let typed = |words: &str, window: &str| {
        let block = serde_json::json!({
            "type": "paragraph", "attrs": {"id": ids[0]}, "content": [{"type": "text", "text": words}],
        });
        crate::wire::TypeText {
            story: story.clone(),
            seq: u32::try_from(working.seq).unwrap(),
            furniture: None,
            changed: vec![crate::wire::Json(block)],
            order: ids.clone(),
            gone: vec![],
            window: window.into(),
            token: None,
            kept: None,
            caret: None,
        }
    };
    crate::cases::typing::save(&mut room.session, typed("The ferry sinks.", "w1")).unwrap();
    let late = crate::cases::typing::save(&mut room.session, typed("The ferry stays.", "w2")).unwrap();
    assert!(late.kept.is_some());
    let mut room = room.broken("DELETE FROM block WHERE row = 3");
    let all = Some(crate::wire::Take::Theirs);
    let merge = crate::wire::MergeIn { story: story.clone(), sibling: None, seq: None, all, choices: vec![] };
    let broken_base = crate::cases::merge::settle_one(&mut room.session, merge);
    assert!(broken_base.is_ok(), "{broken_base:?}");
}

#[test]
fn late_words_are_kept_although_the_version_they_grew_from_is_broken() {
    let (room, story, _) = begun();
    let mut room = room.broken("UPDATE block SET json = 'rot', beside = NULL, difference = NULL");
    let spike = crate::wire::ActOn {
        story: story.clone(),
        act: "spike".into(),
        note: "no".into(),
        ..Default::default()
    };
    crate::cases::act::on_the_text_as_it_stands(&mut room.session, spike).unwrap();
    let working = copy::load(&room.session, &story).unwrap().working;
    let ids: Vec<String> = working.document.blocks.iter().map(|block| block.id.to_string()).collect();
    let block = serde_json::json!({
        "type": "paragraph", "attrs": {"id": ids[0]}, "content": [{"type": "text", "text": "The ferry sank."}],
    });
    let late = crate::wire::TypeText {
        story,
        seq: u32::try_from(working.seq).unwrap(),
        furniture: None,
        changed: vec![crate::wire::Json(block)],
        order: ids,
        gone: vec![],
        window: "w1".into(),
        token: None,
        kept: None,
        caret: None,
    };
    let kept = crate::cases::typing::save(&mut room.session, late).unwrap().kept.unwrap();
    assert_eq!(kept.why, "closed");
}
