use super::{compare, name, paragraph, restore};
use crate::Session;
use crate::cases::room::{Room, room};
use crate::cases::{act, edit, history, story};
use crate::wire::{
    ActOn, ByStory, Compare, Comparison, LeaveStory, NameVersion, NewFromCopy, Restore, Timeline,
};

const FIRST: &str = "---\nheadline: Ferry fares\n---\n\nThe harbour reopened on Monday.\n\nFerries sail twice a day.\n\nFares stay.\n";
const SECOND: &str = "---\nheadline: Ferry fares rise\n---\n\nThe harbour reopened on Tuesday.\n\nFerries sail twice a day.\n\nFares rise.\n\nNobody cheered.\n";

fn begun() -> (Room, String) {
    let mut room = room();
    let made =
        edit::new_from_copy(&mut room.session, NewFromCopy { copy: FIRST.into(), ..NewFromCopy::default() })
            .unwrap();
    (room, made.story.row.id)
}

fn revised() -> (Room, String) {
    let (mut room, story) = begun();
    edit::edit(&mut room.session, &story, SECOND.as_bytes(), None).unwrap();
    (room, story)
}

fn compared(session: &mut Session, story: &str, a: &str, b: &str) -> Comparison {
    compare(session, Compare { story: story.into(), a: a.into(), b: b.into() }).unwrap()
}

fn told(session: &mut Session, story: &str) -> Timeline {
    history::timeline(session, ByStory { story: story.into() }).unwrap()
}

fn revisions(session: &mut Session, story: &str) -> Vec<String> {
    told(session, story).entries.into_iter().filter_map(|entry| entry.revision).collect()
}

#[test]
fn without_words_the_last_change_is_compared() {
    let (mut room, story) = revised();
    let found = compared(&mut room.session, &story, "", "");
    assert_eq!(found.b.label, "Now");
    assert_eq!(found.a.label, "Begun");
    assert_eq!(found.summary, "+5 / \u{2212}2 words, 3 paragraphs, headline");
    let changes: Vec<&str> = found.hunks.iter().map(|hunk| hunk.change.as_str()).collect();
    assert_eq!(changes, ["changed", "same", "changed", "added"]);
}

#[test]
fn a_replaced_picture_is_shown_as_it_was_and_as_it_is() {
    let (mut room, story) = begun();
    let copy = |src: &str| format!("{FIRST}\n![Quay]({src})\n");
    edit::edit(&mut room.session, &story, copy("quay.jpg").as_bytes(), None).unwrap();
    edit::edit(&mut room.session, &story, copy("weir.jpg").as_bytes(), None).unwrap();
    let found = compared(&mut room.session, &story, "", "");
    let hunk = found.hunks.iter().find(|hunk| hunk.kind == "figure").unwrap();
    let of = |picture: &Option<crate::wire::FramedPicture>| picture.as_ref().map(|one| one.src.clone());
    assert_eq!(of(&hunk.picture_was).as_deref(), Some("quay.jpg"));
    assert_eq!(of(&hunk.picture).as_deref(), Some("weir.jpg"));
    assert!(found.hunks.iter().filter(|hunk| hunk.kind != "figure").all(|hunk| hunk.picture.is_none()));
}

#[test]
fn the_history_says_what_each_version_changed() {
    let (mut room, story) = revised();
    let entries = told(&mut room.session, &story).entries;
    assert_eq!(entries[0].summary, "+5 / \u{2212}2 words, 3 paragraphs, headline");
    assert_eq!((entries[0].added, entries[0].cut), (5, 2));
}

#[test]
fn a_version_is_found_by_its_word_its_name_and_the_beginning_of_its_id() {
    let (mut room, story) = revised();
    let first = revisions(&mut room.session, &story).pop().unwrap();
    let request =
        NameVersion { story: story.clone(), revision: first.clone(), name: " Before  the vote ".into() };
    name(&mut room.session, request).unwrap();
    for given in ["before the vote", first.get(..8).unwrap()] {
        assert_eq!(compared(&mut room.session, &story, given, "now").a.name, "Before the vote");
    }
    let none =
        compare(&mut room.session, Compare { story: story.clone(), a: "filed".into(), b: String::new() });
    assert!(none.unwrap_err().message.contains("never filed"));
    let act_on =
        ActOn { story: story.clone(), act: "release".into(), note: "my own".into(), ..Default::default() };
    act::on_the_text_as_it_stands(&mut room.session, act_on).unwrap();
    assert_eq!(compared(&mut room.session, &story, "released", "").summary, "no change");
    let words: Vec<String> =
        told(&mut room.session, &story).marks.into_iter().map(|mark| mark.word).collect();
    assert!(words.contains(&"released".to_owned()) && !words.contains(&"opened".to_owned()), "{words:?}");
}

#[test]
fn no_version_gets_a_name_that_would_not_find_it() {
    let (mut room, story) = revised();
    let all = revisions(&mut room.session, &story);
    let mut call = |revision: &str, called: &str| {
        let request = NameVersion { story: story.clone(), revision: revision.into(), name: called.into() };
        name(&mut room.session, request)
    };
    for word in ["now", " Opened", "FILED", "approved", "released"] {
        assert!(call(&all[0], word).unwrap_err().message.contains("already means"), "{word}");
    }
    call(&all[0], "Before the vote").unwrap();
    call(&all[0], "before the Vote").unwrap();
    assert!(call(&all[1], "Before the vote").unwrap_err().message.contains("Another version"));
    call(&all[0], "").unwrap();
    call(&all[1], "").unwrap();
    call(&all[1], "Before the vote").unwrap();
}

#[test]
fn what_was_last_seen_is_what_was_left() {
    let (mut room, story) = begun();
    story::leave(&mut room.session, LeaveStory { story: story.clone(), window: String::new() }).unwrap();
    edit::edit(&mut room.session, &story, SECOND.as_bytes(), None).unwrap();
    assert_eq!(compared(&mut room.session, &story, "opened", "").added, 5);
    story::leave(&mut room.session, LeaveStory { story: story.clone(), window: String::new() }).unwrap();
    assert_eq!(compared(&mut room.session, &story, "opened", "").summary, "no change");
    let entries = history::history(&mut room.session, ByStory { story }).unwrap();
    assert!(entries.iter().all(|entry| entry.what != "view"));
}

#[test]
fn a_whole_version_comes_back_as_a_new_one() {
    let (mut room, story) = revised();
    let before = revisions(&mut room.session, &story);
    let first = before.last().unwrap().clone();
    let request = Restore { story: story.clone(), revision: first.clone(), ..Restore::default() };
    let view = restore(&mut room.session, request).unwrap();
    assert_eq!(view.furniture.headline, "Ferry fares");
    assert_eq!(revisions(&mut room.session, &story).len(), before.len() + 1);
    assert_eq!(compared(&mut room.session, &story, &first, "now").summary, "no change");
    assert_eq!(told(&mut room.session, &story).entries[0].what, "restore");
}

#[test]
fn one_place_comes_back_alone() {
    let (mut room, story) = revised();
    let first = revisions(&mut room.session, &story).pop().unwrap();
    let third = paragraph(&mut room.session, &story, &first, 3).unwrap();
    let back = |place: &str| Restore {
        story: story.clone(),
        revision: first.clone(),
        place: place.into(),
        seq: None,
    };
    restore(&mut room.session, back(&third)).unwrap();
    let view = restore(&mut room.session, back("headline")).unwrap();
    assert_eq!(view.furniture.headline, "Ferry fares");
    let found = compared(&mut room.session, &story, &first, "now");
    let changes: Vec<&str> = found.hunks.iter().map(|hunk| hunk.change.as_str()).collect();
    assert_eq!(changes, ["changed", "same", "same", "added"]);
    assert!(restore(&mut room.session, back("nowhere")).is_err());
    assert!(paragraph(&mut room.session, &story, &first, 9).unwrap_err().message.contains("3 paragraphs"));
}

#[test]
fn nothing_is_put_back_over_words_that_came_meanwhile() {
    let (mut room, story) = revised();
    let first = revisions(&mut room.session, &story).pop().unwrap();
    let request = Restore { story: story.clone(), revision: first, place: String::new(), seq: Some(0) };
    assert!(restore(&mut room.session, request).is_err());
    assert_eq!(story::shown(&room.session, &story).unwrap().furniture.headline, "Ferry fares rise");
}

#[test]
fn a_story_with_one_version_says_there_is_no_other() {
    let (mut room, story) = begun();
    let none = compare(&mut room.session, Compare { story, ..Compare::default() });
    assert!(none.unwrap_err().message.contains("no other version"));
}
