//! An earlier text rebuilt, texts kept beside, and leases, as the file keeps them.

use super::fixture::{Room, at, document, entry, paragraph, s1};
use crate::Error;
use proptest::prelude::*;
use stet_core::ids::BlockId;
use stet_core::newsroom::{Caret, Lease};
use stet_core::text::{Document, Moment, Node};

fn then(room: &Room, seq: i64) -> Option<Document> {
    room.store.read(|r| r.working().at(&s1(), seq)).unwrap().map(|past| past.document)
}

#[test]
fn the_text_after_every_remembered_save_can_be_had_again() {
    let mut room = Room::new();
    let mut texts = vec![room.text()];
    room.save("ana", &[paragraph("c", "A third came.")], &["a", "c", "b"], &[], 1).unwrap();
    texts.push(room.text());
    room.save("ana", &[paragraph("c", "A third came late.")], &["c", "b"], &["a"], 2).unwrap();
    texts.push(room.text());
    room.save("ana", &[paragraph("a", "It is back.")], &["a", "b", "c"], &[], 3).unwrap();
    texts.push(room.text());
    for (seq, text) in (1..).zip(texts) {
        assert_eq!(then(&room, seq), Some(text), "after save {seq}");
    }
    assert_eq!(then(&room, 5), None);
    assert_eq!(then(&room, -1), None);
}

#[test]
fn only_what_was_written_since_is_told() {
    let mut room = Room::new();
    room.save("ana", &[paragraph("c", "A third came.")], &["a", "c", "b"], &[], 1).unwrap();
    room.save("ana", &[], &["a", "c"], &["b"], 2).unwrap();
    let since = room.store.read(|r| r.working().since(&s1(), 2)).unwrap().unwrap();
    assert_eq!((since.seq, since.changed.len()), (3, 0));
    assert_eq!(since.order, ["a", "c"].map(BlockId::from));
    let since = room.store.read(|r| r.working().since(&s1(), 1)).unwrap().unwrap();
    assert_eq!(since.changed, [paragraph("c", "A third came.")]);
}

#[test]
fn a_save_that_failed_is_not_remembered_and_neither_is_anything_after_closing() {
    let mut room = Room::new();
    room.write("ana", crate::TYPE, |w| {
        w.working().replace(&s1(), &document("Gone", &[("z", "All else is gone.")]), 1)?;
        w.stories().update(&super::fixture::story("nobody"))
    })
    .unwrap_err();
    room.save("ana", &[paragraph("c", "A third came.")], &["a", "c", "b"], &[], 1).unwrap();
    assert_eq!(then(&room, 1).map(|text| text.blocks.len()), Some(2));
    let room = room.reopened();
    assert_eq!(then(&room, 1), None);
    assert_eq!(then(&room, 2), Some(room.text()));
}

#[test]
fn old_saves_are_forgotten() {
    let mut room = Room::new();
    for seq in 1..100 {
        room.save("ana", &[paragraph("a", &format!("Word {seq}."))], &["a", "b"], &[], seq).unwrap();
    }
    assert_eq!(then(&room, 10), None);
    assert_eq!(then(&room, 90).unwrap().blocks[0], paragraph("a", "Word 89."));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn any_saves_can_be_taken_back_one_by_one(
        saves in prop::collection::vec((prop::sample::subsequence(vec!["a", "b", "c", "d"], 0..=4).prop_shuffle(), any::<bool>()), 1..12)
    ) {
        let mut room = Room::new();
        let mut texts = vec![room.text()];
        for (at, (order, fresh)) in saves.iter().enumerate() {
            let there: Vec<String> = texts[at].blocks.iter().map(|block| block.id.to_string()).collect();
            let gone: Vec<&str> = there.iter().map(String::as_str).filter(|id| !order.contains(id)).collect();
            let changed: Vec<_> = order
                .iter()
                .filter(|id| *fresh || !there.iter().any(|one| one == *id))
                .map(|id| paragraph(id, &format!("{id} in save {at}")))
                .collect();
            room.save("ana", &changed, order, &gone, i64::try_from(at).unwrap() + 1).unwrap();
            texts.push(room.text());
        }
        for (seq, text) in (1..).zip(texts) {
            prop_assert_eq!(then(&room, seq), Some(text));
        }
    }
}

#[test]
fn words_beside_the_text_stay_open_until_they_are_settled() {
    let mut room = Room::new();
    let base = room.write("ana", "pause", |w| w.revisions().make(&s1(), Moment::Paused)).unwrap().0;
    let late = document("Late headline", &[("a", "Typed on the train.")]);
    let keep = |w: &mut crate::Write<'_>| {
        let (revision, _) = w.revisions().lay(&s1(), &late, vec![base], Moment::Kept)?;
        Ok((w.siblings().keep(&s1(), &revision, &base, "taken_over")?, revision))
    };
    let (number, revision) = room.write("ben", "keep", keep).unwrap();
    let open = |room: &Room| room.store.read(|r| r.siblings().open(&s1())).unwrap();
    assert_eq!(open(&room)[0].person.as_str(), "ben");
    assert_eq!(room.store.read(|r| r.revisions().document(&revision)).unwrap(), late);
    assert_ne!(room.text(), late, "the story's own text is not touched");

    let more = document("Late headline", &[("a", "Typed on the train, and more.")]);
    let grow = |w: &mut crate::Write<'_>| {
        let (revision, _) = w.revisions().lay(&s1(), &more, vec![base], Moment::Kept)?;
        w.siblings().grow(number, &revision).map(|()| revision)
    };
    let grown = room.write("ben", "keep", grow).unwrap();
    assert_eq!(open(&room).iter().map(|one| one.revision).collect::<Vec<_>>(), [grown]);

    let mut room = room.reopened();
    assert_eq!(open(&room).len(), 1);
    let merged = room
        .write("ana", "merge", |w| {
            w.siblings().settle(number, "merged")?;
            w.revisions().make_merged(&s1(), &grown)
        })
        .unwrap();
    assert_eq!(merged.1.parents, [base, grown]);
    assert!(open(&room).is_empty());
    assert_eq!(room.store.read(|r| r.siblings().of_story(&s1())).unwrap()[0].settled, "merged");
    let again = room.write("ana", "merge", |w| w.siblings().settle(number, "ours"));
    assert!(matches!(again, Err(Error::NoSuch { .. })), "{again:?}");
    assert_eq!(room.store.check_all().unwrap(), []);
}

#[test]
fn a_lease_is_kept_as_it_was_put() {
    let mut room = Room::new();
    let lease = Lease {
        person: "ana".into(),
        device: "desk-3".into(),
        window: "w1".into(),
        since: at(1),
        until: at(601),
        token: 1,
        held: true,
        caret: Some(Caret { block: "a".into(), offset: 7 }),
        taken_from: Some("ben".into()),
        note: "Legal is waiting".into(),
    };
    let of = |room: &Room| room.store.read(|r| r.leases().of_story(&s1())).unwrap();
    assert_eq!(of(&room), None);
    room.write("ana", "type", |w| w.leases().put(&s1(), &lease)).unwrap();
    let mut room = room.reopened();
    assert_eq!(of(&room), Some(lease.clone()));
    assert_eq!(room.store.read(|r| r.leases().on_device(&"desk-3".into())).unwrap(), [(s1(), lease.clone())]);
    room.write("ana", "leave", |w| w.leases().end(&s1())).unwrap();
    assert_eq!(of(&room), Some(Lease { held: false, ..lease }));
    assert_eq!(room.store.read(|r| r.leases().on_device(&"desk-3".into())).unwrap(), []);
}

#[test]
fn an_earlier_text_can_be_had_although_a_paragraph_of_it_was_damaged() {
    let rot = "UPDATE working_block SET json = replace(json, 'Two', 'Six') WHERE id = 'b'";
    // Written over as it was: nobody takes what replaced it for what stood there.
    let mut room = Room::new();
    room.store.raw().execute(rot, []).unwrap();
    room.save("ana", &[paragraph("b", "Three ships sail.")], &["a", "b"], &[], 1).unwrap();
    let was = then(&room, 1).unwrap();
    assert!(matches!(&was.blocks[1].node, Node::Verbatim { why, .. } if why.contains("damaged")), "{was:?}");
    // Taken out as it was.
    let mut room = Room::new();
    room.store.raw().execute(rot, []).unwrap();
    room.save("ana", &[], &["a"], &["b"], 1).unwrap();
    assert!(matches!(then(&room, 1).unwrap().blocks[1].node, Node::Verbatim { .. }));
    // Mended: what stands for it now stood there then.
    let mut room = Room::new();
    room.store.raw().execute(rot, []).unwrap();
    room.store.mend(&entry("ana", "mend"), &s1()).unwrap();
    assert_eq!(then(&room, 1), Some(room.text()));
}
