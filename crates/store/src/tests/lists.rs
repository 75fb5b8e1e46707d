//! Lists of stories: the right ones, in the right order, through an index.

use super::fixture::{Room, add, at, entry, s1, story};
use crate::table::story::{asked, embargoed, hidden, latest, latest_by};
use crate::{Error, Page, Wanted};
use rusqlite::ToSql;
use stet_core::ids::StoryId;
use stet_core::newsroom::{Author, Credit, CreditRole, Embargo, Publication, Reader, Story, Workflow};

fn room(stories: &[&str]) -> Room {
    let mut room = Room::new();
    for id in stories {
        room.store.write(&entry("ana", "new"), |w| add(w, id)).unwrap();
    }
    room
}

fn change(room: &mut Room, id: &str, how: impl FnOnce(&mut Story)) {
    let mut record = room.store.read(|r| r.stories().by_id(&id.into())).unwrap().unwrap().story;
    how(&mut record);
    room.write("ben", "set", |w| w.stories().update(&record)).unwrap();
}

fn ids(lines: Vec<crate::StoryLine>) -> Vec<String> {
    lines.into_iter().map(|line| line.story.id.to_string()).collect()
}

#[test]
fn the_record_that_moved_last_stands_first_and_pages_follow_on() {
    let mut room = room(&["s2", "s3", "s4"]);
    change(&mut room, "s2", |story| story.workflow = Workflow::Filed);
    room.save("ana", &[], &["b", "a"], &[], 1).unwrap();
    let list = |limit, after: Option<&str>| {
        let page = Page { limit, after: after.map(StoryId::from) };
        ids(room.store.read(|r| r.stories().list(&Wanted::default(), &page, &Reader::whole())).unwrap())
    };
    assert_eq!(list(9, None), ["s2", "s4", "s3", "s1"], "typing moves no row");
    assert_eq!(list(2, None), ["s2", "s4"]);
    assert_eq!(list(2, Some("s4")), ["s3", "s1"]);
    assert!(list(2, Some("s1")).is_empty());
    assert!(list(2, Some("nobody")).is_empty());
}

#[test]
fn each_part_of_the_question_counts() {
    let mut room = room(&["s2", "s3"]);
    change(&mut room, "s2", |story| {
        story.workflow = Workflow::Filed;
        story.assignee = Some("ben".into());
        story.holder = Some("ben".into());
        story.desk = None;
    });
    change(&mut room, "s3", |story| story.credits.clear());
    for (wanted, expect) in [
        (Wanted { desk: Some("coast".into()), ..Wanted::default() }, &["s3", "s1"][..]),
        (Wanted { workflow: Some(Workflow::Filed), ..Wanted::default() }, &["s2"]),
        (Wanted { desk: Some("coast".into()), workflow: Some(Workflow::Filed), ..Wanted::default() }, &[]),
        (Wanted { author: Some("mara".into()), ..Wanted::default() }, &["s2", "s1"]),
        (Wanted { assignee: Some("ben".into()), ..Wanted::default() }, &["s2"]),
        (Wanted { holder: Some("ben".into()), ..Wanted::default() }, &["s2"]),
        (Wanted { created_by: Some("ana".into()), ..Wanted::default() }, &["s3", "s2", "s1"]),
        (Wanted { publication: Some(Publication::Live), ..Wanted::default() }, &[]),
    ] {
        let found =
            ids(room.store.read(|r| r.stories().list(&wanted, &Page::first(9), &Reader::whole())).unwrap());
        assert_eq!(found, expect, "{wanted:?}");
    }
}

#[test]
fn a_reader_finds_their_own_drafts_and_what_the_desk_has_page_by_page() {
    let mut room = room(&["s2", "s3", "s4", "s5"]);
    change(&mut room, "s2", |story| {
        story.assignee = Some("ben".into());
        story.credits.clear();
        story.embargo = Some(Embargo { until: at(100), hard: true });
    });
    change(&mut room, "s4", |story| story.shown = true);
    let reader = |who: &str, author: &str, heads: &str| Reader {
        who: who.into(),
        authors: vec![author.into()],
        heads: vec![heads.into()],
        all: false,
    };
    let (ana, ben, eva) =
        (reader("ana", "mara", ""), reader("ben", "none", ""), reader("eva", "none", "coast"));
    room.store
        .read(|r| {
            let all = Wanted::default();
            let list = |reader, page: &Page| r.stories().list(&all, page, reader).map(ids);
            let count = |reader| r.stories().count_alive(&all, reader);
            // Ana began s2 and gave it to Ben: she knows of it.
            assert_eq!(list(&ana, &Page::first(9))?, ["s4", "s2", "s5", "s3", "s1"]);
            assert_eq!(list(&ben, &Page::first(9))?, ["s4", "s2"]);
            assert_eq!(list(&ben, &Page { limit: 1, after: Some("s4".into()) })?, ["s2"]);
            assert_eq!(list(&eva, &Page::first(9))?, ["s4"]);
            assert_eq!((count(&ana)?, count(&ben)?, count(&eva)?), (5, 2, 1));
            assert_eq!(ids(r.stories().embargoed(9, &ben)?), ["s2"]);
            assert_eq!(ids(r.stories().embargoed(9, &eva)?), [""; 0]);
            let said = |reader| r.search().words("tender", 9, reader).map(|hits| hits.len());
            assert_eq!((said(&ana)?, said(&ben)?, said(&eva)?), (4, 2, 1));
            assert_eq!(ids(r.search().jump("ferry", 9, &ana)?), ["s5", "s4", "s3", "s1"]);
            crate::Result::Ok(())
        })
        .unwrap();
}

#[test]
fn embargoed_stories_stand_by_their_hour_and_the_spiked_count_nowhere() {
    let mut room = room(&["s2", "s3", "s4", "s5"]);
    for (id, second) in [("s5", 100), ("s2", 300), ("s1", 200), ("s4", 50)] {
        change(&mut room, id, |story| story.embargo = Some(Embargo { until: at(second), hard: true }));
    }
    change(&mut room, "s4", |story| story.workflow = Workflow::Spiked);
    change(&mut room, "s5", |story| story.publication = Publication::Live);
    room.store
        .read(|r| {
            assert_eq!(ids(r.stories().embargoed(9, &Reader::whole())?), ["s1", "s2"]);
            assert_eq!(ids(r.stories().embargoed(1, &Reader::whole())?), ["s1"]);
            let unpublished = Wanted { publication: Some(Publication::Unpublished), ..Wanted::default() };
            assert_eq!(r.stories().count_alive(&unpublished, &Reader::whole())?, 3);
            assert_eq!(r.stories().count_alive(&Wanted::default(), &Reader::whole())?, 4);
            let elsewhere = Wanted { desk: Some("moon".into()), ..unpublished };
            assert_eq!(r.stories().count_alive(&elsewhere, &Reader::whole())?, 0);
            crate::Result::Ok(())
        })
        .unwrap();
}

#[test]
fn readers_stories_stand_newest_first_also_by_author() {
    let mut room = room(&["s2", "s3", "s4"]);
    let noor = Author { id: "noor".into(), name: "Noor Haddad".into(), ..Author::default() };
    room.write("ana", "author", |w| w.authors().insert(&noor)).unwrap();
    for (id, second, publication) in [
        ("s1", 300, Publication::Live),
        ("s2", 500, Publication::Live),
        ("s3", 500, Publication::Live),
        ("s4", 900, Publication::Withdrawn),
    ] {
        change(&mut room, id, |story| {
            story.publication = publication;
            story.released_at = Some(at(second));
            let by = |author: &str, role| Credit { author: author.into(), role };
            story.credits.push(by("mara", CreditRole::Photographer));
            if id == "s2" {
                story.credits = vec![by("noor", CreditRole::Writer)];
            }
        });
    }
    room.store
        .read(|r| {
            let page = |limit, after: Option<&str>| Page { limit, after: after.map(StoryId::from) };
            assert_eq!(ids(r.stories().live(&page(9, None))?), ["s3", "s2", "s1"]);
            assert_eq!(ids(r.stories().live(&page(9, Some("s3")))?), ["s2", "s1"]);
            assert_eq!(ids(r.stories().live_by(&"mara".into(), &page(9, None))?), ["s3", "s1"]);
            assert_eq!(ids(r.stories().live_by(&"mara".into(), &page(9, Some("s3")))?), ["s1"]);
            assert_eq!(ids(r.stories().live_by(&"noor".into(), &page(9, None))?), ["s2"]);
            crate::Result::Ok(())
        })
        .unwrap();
}

#[test]
fn a_story_goes_by_id_slug_or_the_beginning_of_either() {
    let room = room(&["k2aa", "k2ab", "k3"]);
    let named =
        |name: &str| room.store.read(|r| r.stories().named(name)).map(|line| line.story.id.to_string());
    for (name, expect) in [
        ("k2aa", "k2aa"),
        ("k3", "k3"),
        ("slug-k2ab", "k2ab"),
        ("slug-k3", "k3"),
        ("k2ab", "k2ab"),
        ("slug-k2aa", "k2aa"),
    ] {
        assert_eq!(named(name).unwrap(), expect);
    }
    assert_eq!(
        named("k2").unwrap_err().to_string(),
        "\u{201c}k2\u{201d} could be any of k2aa, k2ab; give more of the id."
    );
    assert!(matches!(named("slug-k2"), Err(Error::Ambiguous { .. })));
    for name in ["", "x", "K3", "%", "k2ac", "slug-k4"] {
        assert!(matches!(named(name), Err(Error::NoSuch { .. })), "{name}");
    }
}

#[test]
fn a_slug_is_one_storys() {
    let mut room = room(&["s2"]);
    let thief = Story { slug: "slug-s2".into(), ..story("s1") };
    let error = room.write("ana", "set", |w| w.stories().update(&thief)).unwrap_err();
    assert_eq!(error.to_string(), "This slug is already in use in this newsroom. Choose another.");
    let nobody = Story { desk: Some("moon".into()), ..story("s1") };
    assert!(matches!(room.write("ana", "set", |w| w.stories().update(&nobody)), Err(Error::Dangling)));
    assert_eq!(room.store.read(|r| r.stories().by_id(&s1())).unwrap().unwrap().story, story("s1"));
}

#[test]
fn no_list_reads_the_whole_table_or_sorts_it() {
    let room = Room::new();
    let desk = || Some("coast".into());
    let page = Page { limit: 50, after: Some(s1()) };
    let wanted = [
        Wanted::default(),
        Wanted { desk: desk(), ..Wanted::default() },
        Wanted { desk: desk(), workflow: Some(Workflow::Filed), ..Wanted::default() },
        Wanted { workflow: Some(Workflow::Filed), ..Wanted::default() },
        Wanted { publication: Some(Publication::Scheduled), ..Wanted::default() },
        Wanted {
            desk: desk(),
            workflow: Some(Workflow::Filed),
            publication: Some(Publication::Unpublished),
            ..Wanted::default()
        },
        Wanted { assignee: Some("ana".into()), ..Wanted::default() },
        Wanted { holder: Some("ana".into()), ..Wanted::default() },
        Wanted { created_by: Some("ana".into()), ..Wanted::default() },
    ];
    let db = room.store.raw();
    let plan = |sql: &str, values: &[&dyn ToSql]| -> Vec<String> {
        let mut explain = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        explain.query_map(values, |row| row.get("detail")).unwrap().map(Result::unwrap).collect()
    };
    let reads_an_index = |sql: &str, steps: &[String]| {
        let bad = |step: &&String| {
            step.starts_with("SCAN s") && !step.contains("USING INDEX story_moved")
                || step.contains("TEMP B-TREE FOR ORDER BY")
        };
        assert!(!steps.iter().any(|step| bad(&step)), "{sql}\n{steps:#?}");
    };
    for wanted in &wanted {
        let (sql, named) = asked(wanted, &page);
        let values: Vec<&dyn ToSql> = named.iter().map(|value| value as &dyn ToSql).collect();
        reads_an_index(&sql, &plan(&sql, &values));
        let (sql, named) = hidden(wanted);
        let values: Vec<&dyn ToSql> = named.iter().map(|value| value as &dyn ToSql).collect();
        let steps = plan(&sql, &values);
        assert!(steps.iter().any(|step| step.contains("story_private")), "{steps:#?}");
    }
    let (latest, by) = (latest(), latest_by());
    reads_an_index(&latest, &plan(&latest, &[&"s1", &5]));
    reads_an_index(&by, &plan(&by, &[&"mara", &"s1", &5]));
    let embargoed = embargoed();
    let steps = plan(&embargoed, &[]);
    reads_an_index(&embargoed, &steps);
    assert!(steps.iter().any(|step| step.contains("story_embargo")), "{steps:#?}");
    let (sql, _) = asked(&wanted[5], &page);
    let steps = plan(&sql, &[&"coast", &"filed", &"unpublished", &"s1"]);
    assert!(steps.iter().any(|step| step.contains("story_desk_stage")), "{steps:#?}");
    let (sql, _) = asked(&wanted[2], &page);
    let steps = plan(&sql, &[&"coast", &"filed", &"s1"]);
    assert!(steps.iter().any(|step| step.contains("story_desk_workflow")), "{steps:#?}");
}
