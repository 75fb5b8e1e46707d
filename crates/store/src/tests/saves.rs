//! Saving: nothing vanishes that was not named, nothing lands on a newer text,
//! nothing half.

use super::fixture::{Room, document, entry, paragraph, s1, story};
use crate::{Error, TYPE};
use stet_core::text::{Furniture, Inlines};

#[test]
fn a_save_keeps_what_it_does_not_mention() {
    let mut room = Room::new();
    let saved = room.save("ana", &[paragraph("c", "A third came.")], &["a", "c", "b"], &[], 1).unwrap();
    assert_eq!((saved.seq, saved.words), (2, 5 + 3 + 3));
    let expect = document(
        "Ferry contract goes to island bidder",
        &[("a", "The tender closed on Monday."), ("c", "A third came."), ("b", "Two ships sail.")],
    );
    assert_eq!(room.text(), expect);
    assert_eq!(room.reopened().text(), expect);
}

#[test]
fn absence_is_not_deletion() {
    let mut room = Room::new();
    let before = room.text();
    let left_out = room.save("ana", &[], &["a"], &[], 1);
    assert!(
        matches!(left_out, Err(Error::Unlisted { ref block, .. }) if block.as_str() == "b"),
        "{left_out:?}"
    );
    assert_eq!(room.text(), before);
    room.save("ana", &[], &["a"], &["b"], 1).unwrap();
    assert_eq!(room.text().blocks, [paragraph("a", "The tender closed on Monday.")]);
}

#[test]
fn an_order_that_cannot_be_is_refused() {
    let mut room = Room::new();
    let before = room.text();
    let new = [paragraph("c", "A third came.")];
    for (changed, order, gone) in [
        (&[][..], &["a", "b", "b"][..], &[][..]),
        (&[], &["a", "b", "x"], &[]),
        (&[], &["a", "b"], &["b"]),
        (&new, &["a", "b", "c"], &["c"]),
    ] {
        let wrong = room.save("ana", changed, order, gone, 1);
        assert!(matches!(wrong, Err(Error::Misordered { .. })), "{order:?} {gone:?}: {wrong:?}");
    }
    assert!(matches!(room.save("ana", &new, &["a", "b"], &[], 1), Err(Error::Unlisted { .. })));
    assert_eq!(room.text(), before);
}

#[test]
fn a_paragraph_typed_and_deleted_between_two_saves_is_no_error() {
    let mut room = Room::new();
    room.save("ana", &[paragraph("c", "Never mind.")], &["a", "b"], &["c", "never-seen"], 1).unwrap();
    assert_eq!(room.text().blocks.len(), 2);
}

#[test]
fn a_save_on_top_of_an_older_text_is_stale() {
    let mut room = Room::new();
    room.save("ana", &[paragraph("a", "It closed on Tuesday.")], &["a", "b"], &[], 1).unwrap();
    let after = room.text();
    for expected in [1, 0, 3] {
        let stale = room.save("ben", &[paragraph("a", "It closed late.")], &["a", "b"], &[], expected);
        assert!(matches!(stale, Err(Error::Stale { found: 2, .. })), "{stale:?}");
    }
    assert_eq!(room.text(), after);
}

#[test]
fn a_write_that_fails_leaves_nothing_not_even_its_signature() {
    let mut room = Room::new();
    let before = (room.text(), room.store.read(|r| r.journal().of_story(&s1(), None, 100)).unwrap());
    let failed: Result<(), Error> = room.store.write(&entry("ana", TYPE), |w| {
        w.working().replace(&s1(), &document("Gone", &[("z", "All else is gone.")]), 1)?;
        w.stories().update(&super::fixture::story("nobody"))
    });
    assert_eq!(failed.unwrap_err().code(), "no_such");
    assert_eq!((room.text(), room.store.read(|r| r.journal().of_story(&s1(), None, 100)).unwrap()), before);
    assert!(
        room.store
            .read(|r| r.search().words("gone", 9, &stet_core::newsroom::Reader::whole()))
            .unwrap()
            .is_empty()
    );
}

#[test]
fn the_record_follows_the_words() {
    let mut room = Room::new();
    let furniture = Furniture {
        headline: "Third ship".into(),
        short_headline: "Ship".into(),
        standfirst: Inlines::plain("It came at dawn."),
    };
    let order = ["a".into(), "b".into()];
    let edit =
        crate::Edit { furniture: Some(&furniture), changed: &[], order: &order, gone: &[], expected_seq: 1 };
    let before = room.store.read(|r| r.stories().by_id(&s1())).unwrap().unwrap();
    let saved = room.write("ben", TYPE, |w| w.working().save(&s1(), &edit)).unwrap();
    let line = room.store.read(|r| r.stories().by_id(&s1())).unwrap().unwrap();
    let copy = room.store.read(|r| r.working().load(&s1())).unwrap();
    assert_eq!(
        (line.headline.as_str(), line.standfirst.as_str(), line.words),
        ("Third ship", "It came at dawn.", 8)
    );
    assert_eq!((line.text, copy.text), (saved.text, saved.text));
    assert_eq!(line.changed_by.as_str(), "ben");
    assert!(line.changed > before.changed && line.moved == before.moved);
    assert_eq!(line.story, story("s1"));
}

#[test]
fn only_who_changed_the_words_counts_as_having_changed_them() {
    let mut room = Room::new();
    room.save("ben", &[paragraph("a", "The tender closed on Monday.")], &["a", "b"], &[], 1).unwrap();
    let who = |room: &Room| room.store.read(|r| r.contributors().since_approval(&s1())).unwrap();
    assert_eq!(who(&room), ["ana".into()]);
    room.save("ben", &[paragraph("a", "It closed on Monday.")], &["a", "b"], &[], 2).unwrap();
    assert_eq!(who(&room), ["ana".into(), "ben".into()]);
}
