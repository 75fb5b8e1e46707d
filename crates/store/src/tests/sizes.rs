//! What history costs: a story that is worked on all day stays a small file.

use super::fixture::{Room, document, entry, paragraph, story};
use crate::{Edit, Entry, LEAVE, TYPE, VIEW};
use stet_core::ids::{BlockId, StoryId};
use stet_core::newsroom::Person;
use stet_core::text::{Furniture, Inlines, Moment};

/// A paragraph of 43 words, never the same twice.
fn words(seed: usize) -> String {
    const SAID: [&str; 31] = [
        "harbour", "council", "asked", "for", "another", "survey", "of", "the", "basin", "before", "spring",
        "tenders", "were", "opened", "and", "three", "islands", "objected", "to", "its", "terms", "because",
        "ferries", "would", "stop", "at", "noon", "while", "crews", "waited", "ashore",
    ];
    let mut state = (seed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap()
    };
    (0..43).map(|_| SAID[next() % SAID.len()]).collect::<Vec<_>>().join(" ") + "."
}

fn size(room: &Room) -> u64 {
    room.store.raw().execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    std::fs::metadata(room.path()).unwrap().len()
}

/// Names as long as they are in a newsroom.
fn signed(what: &str) -> Entry {
    Entry {
        who: "r7w2kq9x4mzt".into(),
        device: "d4m8zt1v6hqp".into(),
        story: Some("f3n9xw5k2bya".into()),
        ..entry("", what)
    }
}

#[test]
fn two_hundred_revisions_of_a_story_cost_little() {
    let mut room = Room::new();
    let id = StoryId::from("f3n9xw5k2bya");
    let ids: Vec<BlockId> = (0..35).map(|n| BlockId::new(format!("k3v9q{n:02}x7m2a"))).collect();
    let mut said: Vec<String> = (0..35).map(words).collect();
    let all: Vec<(&str, &str)> =
        ids.iter().map(BlockId::as_str).zip(said.iter().map(String::as_str)).collect();
    let text = stet_core::text::Document {
        furniture: Furniture {
            headline: "Port Amity keeps its second basin shut until a survey is done".into(),
            short_headline: "Basin stays shut".into(),
            standfirst: Inlines::plain(
                "Three islands object to the terms; the council says that nobody has read them yet",
            ),
        },
        ..document("", &all)
    };
    let pause = |room: &mut Room| {
        room.store.write(&signed("pause"), |w| w.revisions().make(&id, Moment::Paused)).unwrap().0
    };
    room.store
        .write(&signed("new"), |w| {
            w.people().insert(&Person::new(signed("").who, "Rui Alves".into()))?;
            w.stories().insert(&story(id.as_str()))?;
            w.working().replace(&id, &text, 0)
        })
        .unwrap();
    pause(&mut room);
    let before = size(&room);
    let mut made = Vec::new();
    for edit in 0..200_usize {
        let place = edit * 13 % 35;
        let mut new: Vec<String> = said[place].split(' ').map(str::to_owned).collect();
        let at = edit * 7 % new.len();
        new.splice(at..at, words(edit + 1000).split(' ').take(5).map(str::to_owned));
        if new.len() > 50 {
            new.drain(at + 5..at + 11.min(new.len() - at));
        }
        said[place] = new.join(" ");
        let changed = [paragraph(ids[place].as_str(), &said[place])];
        let expected_seq = 1 + i64::try_from(edit).unwrap();
        let edit = Edit { furniture: None, changed: &changed, order: &ids, gone: &[], expected_seq };
        room.store.write(&signed(TYPE), |w| w.working().save(&id, &edit)).unwrap();
        let revision = pause(&mut room);
        // As a window leaves a story: what is written down in passing does not pile up.
        room.store.write(&signed(VIEW), |w| w.viewed().note(&id, &revision)).unwrap();
        room.store.write(&signed(LEAVE), |w| w.leases().end(&id)).unwrap();
        made.push((revision, said.clone()));
    }
    let growth = size(&room) - before;
    assert!(growth <= 150 * 1024, "{growth} bytes for 200 revisions");
    for (revision, said) in made {
        let text = room.store.read(|r| r.revisions().document(&revision)).unwrap();
        let expect: Vec<_> = ids.iter().zip(&said).map(|(id, said)| paragraph(id.as_str(), said)).collect();
        assert!(text.blocks == expect, "{revision:?}");
    }
    assert_eq!(room.store.check_all().unwrap(), []);
}
