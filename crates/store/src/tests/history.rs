//! Revisions, sign-offs and the journal: what was, stays as it was.

use super::fixture::{Room, approval, at, entry, paragraph, s1};
use crate::table::journal::NEWEST_OF;
use crate::{Entry, LEAVE, Release, TYPE, UNDO, VIEW};
use stet_core::newsroom::{SignFunction, SignOff, VersionKind};
use stet_core::text::{Moment, RevisionId};

#[test]
fn a_revision_is_the_whole_text_and_the_next_one_its_child() {
    let mut room = Room::new();
    let first_text = room.text();
    let (first, _) = room.write("ana", "file", |w| w.revisions().make(&s1(), Moment::Filed)).unwrap();
    room.save("ben", &[paragraph("b", "Three ships sail.")], &["a", "b"], &[], 1).unwrap();
    let (second, made) =
        room.write("ben", "return", |w| w.revisions().make(&s1(), Moment::Returned)).unwrap();
    assert_eq!(made.parents, [first]);
    let room = room.reopened();
    room.store
        .read(|r| {
            assert_eq!(r.revisions().document(&first)?, first_text);
            assert_eq!(r.revisions().document(&second)?, room.text());
            assert_eq!(r.revisions().by_id(&second)?, made);
            let lines: Vec<(RevisionId, Moment)> =
                r.revisions().of_story(&s1())?.iter().map(|l| (l.id, l.moment)).collect();
            assert_eq!(lines, [(second, Moment::Returned), (first, Moment::Filed)]);
            assert_eq!(r.working().load(&s1())?.base, Some(second));
            crate::Result::Ok(())
        })
        .unwrap();
}

#[test]
fn a_paragraph_is_stored_once_however_many_revisions_have_it() {
    let mut room = Room::new();
    let count = |room: &Room| -> i64 {
        room.store.raw().query_row("SELECT count(*) FROM block", [], |row| row.get(0)).unwrap()
    };
    room.write("ana", "file", |w| w.revisions().make(&s1(), Moment::Filed)).unwrap();
    room.write("ben", "take", |w| w.revisions().make(&s1(), Moment::Taken)).unwrap();
    assert_eq!(count(&room), 2);
    room.save("ben", &[paragraph("b", "Three ships sail.")], &["a", "b"], &[], 1).unwrap();
    room.write("ben", "approve", |w| w.revisions().make(&s1(), Moment::Approved)).unwrap();
    assert_eq!(count(&room), 3);
}

#[test]
fn a_pause_in_which_nothing_was_written_is_no_revision() {
    let mut room = Room::new();
    let pause = |room: &mut Room| {
        room.write("ana", "pause", |w| w.revisions().make(&s1(), Moment::Paused)).unwrap().0
    };
    let first = pause(&mut room);
    assert_eq!(pause(&mut room), first);
    room.save("ana", &[paragraph("b", "None sail.")], &["a", "b"], &[], 1).unwrap();
    assert_ne!(pause(&mut room), first);
}

#[test]
fn every_write_is_signed_and_typing_is_drawn_together() {
    let mut room = Room::new();
    for (n, who) in ["ana", "ana", "ben", "ana"].into_iter().enumerate() {
        let seq = i64::try_from(n).unwrap() + 1;
        room.save(who, &[paragraph("b", &format!("{n} ships sail."))], &["a", "b"], &[], seq).unwrap();
    }
    let story = |room: &Room| room.store.read(|r| r.journal().of_story(&s1(), None, 100)).unwrap();
    assert_eq!(story(&room).iter().filter(|row| row.entry.what == TYPE).count(), 4);
    room.store
        .write(&Entry { why: "the length is right now".into(), at: at(99), ..entry("ana", "file") }, |w| {
            w.revisions().make(&s1(), Moment::Filed)
        })
        .unwrap();
    let told: Vec<(String, String, u32)> =
        story(&room).into_iter().map(|row| (row.entry.what, row.entry.who.to_string(), row.saves)).collect();
    let told: Vec<(&str, &str, u32)> =
        told.iter().map(|(what, who, n)| (what.as_str(), who.as_str(), *n)).collect();
    assert_eq!(
        told,
        [
            ("file", "ana", 1),
            ("typed", "ana", 3),
            ("typed", "ben", 1),
            ("new", "ana", 1),
            ("begin", "ana", 1)
        ]
    );
    let newest = story(&room).remove(0);
    assert_eq!((newest.entry.why.as_str(), newest.entry.at), ("the length is right now", at(99)));
}

#[test]
fn what_was_done_last_is_found_behind_any_amount_of_typing() {
    let mut room = Room::new();
    for why in ["too long", "still too long"] {
        let told = Entry { why: why.into(), ..entry("ben", "return") };
        room.store.write(&told, |_| crate::Result::Ok(())).unwrap();
    }
    for seq in 1..=300 {
        room.save("ana", &[paragraph("b", &format!("{seq} ships sail."))], &["a", "b"], &[], seq).unwrap();
    }
    room.store
        .read(|r| {
            let last = r.journal().newest_of(&s1(), "return")?.unwrap();
            assert_eq!(last.entry.why, "still too long");
            assert_eq!(r.journal().newest_of(&s1(), "hold")?, None);
            assert_eq!(r.journal().newest_of(&"s2".into(), "return")?, None);
            crate::Result::Ok(())
        })
        .unwrap();
    let sql = format!("EXPLAIN QUERY PLAN {NEWEST_OF}");
    let plan: String = room.store.raw().query_row(&sql, ["s1", "return"], |row| row.get("detail")).unwrap();
    assert!(plan.contains("journal_story_what"), "{plan}");
}

#[test]
fn a_sign_off_is_kept_and_counting_begins_anew() {
    let mut room = Room::new();
    let copy = room.store.read(|r| r.working().load(&s1())).unwrap();
    let approval = approval("ben", 20, copy.text, copy.blocks);
    room.write("ben", "approve", |w| w.approvals().insert(&s1(), &approval)).unwrap();
    let second = SignOff { at: at(5), solo_reason: "nobody else is in".into(), ..approval.clone() };
    room.write("ben", "approve", |w| w.approvals().insert(&s1(), &second)).unwrap();
    room.store
        .read(|r| {
            let newest = r.approvals().newest(&s1(), SignFunction::Chief)?.map(|kept| kept.sign_off);
            assert_eq!(newest, Some(second.clone()), "later, whatever the clock says");
            let all = r.approvals().of_story(&s1())?;
            assert_eq!(all.into_iter().map(|kept| kept.sign_off).collect::<Vec<_>>(), [second, approval]);
            assert_eq!(r.contributors().since_approval(&s1())?, []);
            crate::Result::Ok(())
        })
        .unwrap();
}

#[test]
fn a_release_is_frozen_and_its_number_goes_out_once() {
    let mut room = Room::new();
    let (revision, made) =
        room.write("ana", "release", |w| w.revisions().make(&s1(), Moment::Released)).unwrap();
    let release = Release {
        story: s1(),
        sequence: 0,
        released_at: at(50),
        by: "ben".into(),
        revision,
        text: made.text_hash(),
        page: r#"{"headline":"Ferry"}"#.into(),
        version: None,
        approval: None,
    };
    room.write("ben", "release", |w| w.releases().insert(&release)).unwrap();
    let twice = room.write("ben", "release", |w| w.releases().insert(&release));
    assert_eq!(twice.unwrap_err().code(), "taken");
    let version = Some((VersionKind::Correction, "The fare was wrong.".to_owned()));
    let corrected = Release { sequence: 1, version, ..release.clone() };
    room.write("ben", "correct", |w| w.releases().insert(&corrected)).unwrap();
    assert_eq!(room.store.read(|r| r.releases().newest(&s1())).unwrap(), Some(corrected.clone()));
    assert_eq!(room.store.read(|r| r.releases().of_story(&s1())).unwrap(), [corrected, release]);
}

/// Twelve versions of a story of ten paragraphs, each by one changed word.
fn rewritten() -> (Room, Vec<(RevisionId, stet_core::text::Document)>) {
    let mut room = Room::new();
    let ids: Vec<String> = (0..10).map(|n| format!("p{n}")).collect();
    let order: Vec<&str> = ids.iter().map(String::as_str).collect();
    let said = |place: usize, version: usize| {
        format!(
            "The harbour master counted {version} ships at berth {place} before the survey of the basin began on Monday."
        )
    };
    let all: Vec<_> = (0..10).map(|place| paragraph(&ids[place], &said(place, 0))).collect();
    room.save("ana", &all, &order, &["a", "b"], 1).unwrap();
    let mut made = Vec::new();
    for version in 1..=12 {
        let place = version % 4;
        let seq = 1 + i64::try_from(version).unwrap();
        room.save("ana", &[paragraph(&ids[place], &said(place, version))], &order, &[], seq).unwrap();
        let (id, _) = room.write("ana", "pause", |w| w.revisions().make(&s1(), Moment::Paused)).unwrap();
        made.push((id, room.text()));
    }
    (room, made)
}

#[test]
fn small_changes_are_kept_as_differences_beside_what_is_whole() {
    let (room, made) = rewritten();
    for (id, text) in &made {
        assert_eq!(room.store.read(|r| r.revisions().document(id)).unwrap(), *text);
    }
    let count = |sql: &str| -> i64 { room.store.raw().query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(count("SELECT count(*) FROM block WHERE difference IS NOT NULL"), 11);
    assert_eq!(
        count("SELECT count(*) FROM block AS b JOIN block AS w ON w.row = b.beside WHERE w.json IS NULL"),
        0
    );
    assert!(count("SELECT count(*) FROM revision WHERE beside IS NOT NULL") > 0);
    assert_eq!(
        count(
            "SELECT count(*) FROM revision AS r JOIN revision AS w ON w.row = r.beside WHERE w.beside IS NOT NULL"
        ),
        0
    );
    assert_eq!(count("SELECT count(*) FROM furniture"), 1);
}

#[test]
fn a_damaged_difference_is_damage_and_the_rest_stays_readable() {
    for sql in [
        "UPDATE block SET difference = zeroblob(9) WHERE row = (SELECT max(row) FROM block)",
        "UPDATE block SET difference = substr(difference, 1, 6) WHERE row = (SELECT max(row) FROM block)",
        "UPDATE block SET difference = x'ffffffff00' WHERE row = (SELECT max(row) FROM block)",
        "UPDATE block SET beside = beside + 1 WHERE row = (SELECT max(row) FROM block)",
        "UPDATE block SET beside = row WHERE row = (SELECT max(row) FROM block)",
        "UPDATE revision SET list = x'00' WHERE row = (SELECT max(row) FROM revision)",
        "UPDATE revision SET list = zeroblob(length(list)) WHERE row = (SELECT max(row) FROM revision)",
        "UPDATE revision SET beside = row WHERE row = (SELECT max(row) FROM revision)",
        "UPDATE revision SET beside = NULL WHERE row = (SELECT max(row) FROM revision WHERE beside IS NOT NULL)",
        "UPDATE revision SET furniture = NULL WHERE row = (SELECT max(row) FROM revision)",
    ] {
        let (mut room, made) = rewritten();
        let changed = room.store.raw().execute(sql, []).unwrap();
        assert_eq!(changed, 1, "{sql}");
        let read = |room: &Room, at: usize| room.store.read(|r| r.revisions().document(&made[at].0));
        let bad: Vec<usize> = (0..made.len()).filter(|at| read(&room, *at).is_err()).collect();
        assert_eq!(bad.len(), 1, "{sql}");
        let error = read(&room, bad[0]).unwrap_err();
        assert!(matches!(error, crate::Error::Damaged(_)), "{sql}: {error:?}");
        assert!(!room.store.check_all().unwrap().is_empty(), "{sql}");
        // What is written next does not hang on what can't be read.
        let order: Vec<String> = (0..10).map(|n| format!("p{n}")).collect();
        let order: Vec<&str> = order.iter().map(String::as_str).collect();
        room.save("ana", &[paragraph("p0", "None sail.")], &order, &[], 14).unwrap();
        let (next, _) = room.write("ana", "file", |w| w.revisions().make(&s1(), Moment::Filed)).unwrap();
        let kept = room.store.read(|r| r.revisions().document(&next));
        assert_eq!(kept.unwrap_or_else(|error| panic!("{sql}: {error}")), room.text(), "{sql}");
    }
}

#[test]
fn what_the_window_writes_down_in_passing_is_no_history_and_does_not_pile_up() {
    let mut room = Room::new();
    let (first, _) = room.write("ana", "file", |w| w.revisions().make(&s1(), Moment::Filed)).unwrap();
    for (who, what) in [("ana", UNDO), ("ben", UNDO), ("ana", VIEW), ("ana", LEAVE)].repeat(5) {
        room.write(who, what, |w| w.viewed().note(&s1(), &first)).unwrap();
    }
    let shown = |room: &Room| {
        let rows = room.store.read(|r| r.journal().of_story(&s1(), None, 2)).unwrap();
        rows.into_iter().map(|row| row.entry.what).collect::<Vec<_>>()
    };
    assert_eq!(shown(&room), ["file", "new"]);
    let kept = |room: &Room| {
        let sql = "SELECT count(*) FROM journal WHERE what IN ('undo', 'view', 'leave')";
        room.store.raw().query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    assert_eq!(kept(&room), 20);
    room.save("ana", &[paragraph("b", "None sail.")], &["a", "b"], &[], 1).unwrap();
    room.write("ana", "return", |w| w.revisions().make(&s1(), Moment::Returned)).unwrap();
    assert_eq!(kept(&room), 4, "one of each kind and person");
    assert_eq!(shown(&room), ["return", "typed"]);
}

#[test]
fn a_clock_that_is_centuries_fast_loses_nothing() {
    let mut room = Room::new();
    let far = Entry { at: jiff::Timestamp::MAX, ..entry("ana", "file") };
    let (id, made) = room.store.write(&far, |w| w.revisions().make(&s1(), Moment::Filed)).unwrap();
    assert_eq!(room.store.read(|r| r.revisions().by_id(&id)).unwrap(), made);
    let rows = room.store.read(|r| r.journal().of_story(&s1(), None, 1)).unwrap();
    assert_eq!(rows[0].entry.at, made.at);
    assert!(made.at.to_string().starts_with("2262-"), "{}", made.at);
}

#[test]
fn what_a_revision_changed_is_reckoned_when_it_is_made() {
    let mut room = Room::new();
    let (first, _) = room.write("ana", "file", |w| w.revisions().make(&s1(), Moment::Filed)).unwrap();
    room.save("ben", &[paragraph("b", "None sail today, they say.")], &["a", "b"], &[], 1).unwrap();
    let (second, _) = room.write("ben", "return", |w| w.revisions().make(&s1(), Moment::Returned)).unwrap();
    let summaries = room.store.read(|r| r.summaries().of_story(&s1())).unwrap();
    assert!(summaries[&first].added > 0 && summaries[&first].headline);
    assert_eq!((summaries[&second].blocks, summaries[&second].headline), (1, false));
}

#[test]
fn a_revision_has_the_last_name_it_was_given_or_none() {
    let mut room = Room::new();
    let (first, _) = room.write("ana", "file", |w| w.revisions().make(&s1(), Moment::Filed)).unwrap();
    let mut call = |name: &str| {
        room.write("ana", "name", |w| w.revision_names().set(&first, name)).unwrap();
        room.store.read(|r| r.revision_names().of_story(&s1())).unwrap().get(&first).cloned()
    };
    assert_eq!(call("Before the lawyers"), Some("Before the lawyers".to_owned()));
    assert_eq!(call("After the lawyers"), Some("After the lawyers".to_owned()));
    assert_eq!(call(""), None);
}

#[test]
fn what_each_person_last_saw_is_kept_apart() {
    let mut room = Room::new();
    let (first, _) = room.write("ana", "file", |w| w.revisions().make(&s1(), Moment::Filed)).unwrap();
    room.write("ana", "view", |w| w.viewed().note(&s1(), &first)).unwrap();
    let by = |room: &Room, who: &str| room.store.read(|r| r.viewed().by(&s1(), &who.into())).unwrap();
    assert_eq!(by(&room, "ana").map(|(revision, _)| revision), Some(first));
    assert_eq!(by(&room, "ben"), None);
}

#[test]
fn a_revision_with_a_bad_paragraph_is_read_as_far_as_it_goes() {
    let mut room = Room::new();
    let (first, _made) = room.write("ana", "file", |w| w.revisions().make(&s1(), Moment::Filed)).unwrap();
    room.store
        .raw()
        .execute("UPDATE block SET json = '{}', difference = NULL, beside = NULL WHERE row = (SELECT max(row) FROM block)", [])
        .unwrap();
    room.store.raw().execute("UPDATE working_block SET hash = hash || 'x'", []).unwrap();
    let found = room.store.readable(&first).unwrap();
    assert!(room.store.read(|r| r.revisions().document(&first)).is_err());
    assert!(found.whole);
    assert_eq!(found.gaps.iter().map(|gap| gap.block.as_str()).collect::<Vec<_>>(), ["lost-2"]);
    assert_eq!(found.document.blocks.len(), 2);
    assert_eq!(found.document.blocks[0].id, "a".into());
}
