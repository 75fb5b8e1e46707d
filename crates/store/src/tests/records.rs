//! Every record comes back as it went in.

use super::fixture::{Room, at, newsroom, s1, story};
use crate::{MediaRow, NewsroomRow, Original};
use jiff::civil::date;
use stet_core::newsroom::{
    Author, Away, Desk, DeskRole, Embargo, Function, Legal, Person, Publication, RoleStanding, Story,
    Workflow,
};
use stet_core::text::Hash;

#[test]
fn the_newsrooms_row() {
    let mut room = Room::new();
    assert_eq!(room.store.read(|r| r.newsroom().row()).unwrap(), newsroom());
    let new =
        NewsroomRow { name: "The Post".into(), solo: Some("ana".into()), default_desk: None, ..newsroom() };
    room.write("ana", "set", |w| w.newsroom().update(&new)).unwrap();
    assert_eq!(room.reopened().store.read(|r| r.newsroom().row()).unwrap(), new);
}

#[test]
fn people_authors_desks_and_roles() {
    let mut room = Room::new();
    let picture = MediaRow { media_type: "image/png".into(), width: 3, height: 2, bytes: vec![1, 2, 3] };
    let person = Person { left_on: Some(date(2026, 6, 1)), ..Person::new("ben".into(), "Ben O.".into()) };
    let desk = Desk { id: "coast".into(), name: "Coast and Sea".into(), solo_approval: true };
    let role = DeskRole {
        id: "r1".into(),
        person: "ben".into(),
        desk: "coast".into(),
        function: Function::DeputyChief,
        beat: "ports".into(),
        from: Some(date(2026, 5, 1)),
        to: None,
        standing: RoleStanding::Cover,
        stands_for: Some("ana".into()),
        revoked: true,
    };
    let away = Away {
        id: "a1".into(),
        person: "ben".into(),
        from: date(2026, 5, 1),
        to: date(2026, 5, 2),
        note: "at sea".into(),
    };
    let ended = DeskRole { to: Some(date(2026, 6, 1)), ..role.clone() };
    let photo = Hash::of(&picture.bytes);
    let author = Author {
        id: "mara".into(),
        name: "M. Idowu".into(),
        person: Some("ana".into()),
        short_bio: "Covers ports.".into(),
        long_bio: "Covers ports.\n\nAnd ships.".into(),
        photo: Some(photo),
        confirmed: Some(date(2026, 4, 2)),
    };
    let store = &mut room;
    store
        .write("ana", "set", |w| {
            w.people().update(&person)?;
            w.desks().update(&desk)?;
            w.desk_roles().insert(&role)?;
            w.absences().insert(&away)?;
            assert_eq!(w.media().insert(&picture)?, photo);
            assert_eq!(w.media().insert(&picture)?, photo);
            w.authors().update(&author)
        })
        .unwrap();
    room.write("ana", "end", |w| w.desk_roles().update(&ended)).unwrap();
    room.store
        .read(|r| {
            assert_eq!(r.people().by_id(&"ben".into())?, Some(person.clone()));
            assert_eq!(r.people().all()?.len(), 2);
            assert_eq!(r.desks().by_id(&"coast".into())?, Some(desk.clone()));
            assert_eq!(r.desks().all()?, std::slice::from_ref(&desk));
            assert_eq!(r.desk_roles().of_person(&"ben".into())?, std::slice::from_ref(&ended));
            assert_eq!(r.desk_roles().by_id(&"r1".into())?, Some(ended.clone()));
            assert_eq!(r.desk_roles().all()?, std::slice::from_ref(&ended));
            assert_eq!(r.absences().by_id(&"a1".into())?, Some(away.clone()));
            assert_eq!(r.absences().all()?, std::slice::from_ref(&away));
            assert_eq!(r.authors().by_id(&"mara".into())?, Some(author.clone()));
            assert_eq!(r.authors().of_person(&"ana".into())?, std::slice::from_ref(&author));
            assert_eq!(r.authors().all()?, std::slice::from_ref(&author));
            assert_eq!(r.media().by_hash(&photo)?, Some(picture.clone()));
            crate::Result::Ok(())
        })
        .unwrap();
}

#[test]
fn a_story_with_everything_and_one_with_nothing() {
    let mut room = Room::new();
    let full = Story {
        embargo: Some(Embargo { until: at(77), hard: true }),
        legal: Legal::Required,
        facts: stet_core::newsroom::Facts::Required,
        no_due: "it waits for the court".into(),
        no_length: "as long as it takes".into(),
        scheduled_at: Some(at(90)),
        workflow: Workflow::Held,
        before: Some(Workflow::Editing),
        publication: Publication::Live,
        sequence: 2,
        holder: Some("ben".into()),
        released_at: Some(at(60)),
        shown: true,
        ordered: true,
        ..story("s1")
    };
    let bare = Story {
        desk: None,
        credits: Vec::new(),
        due: None,
        length: None,
        tags: Vec::new(),
        assignee: None,
        ..story("s1")
    };
    for record in [full, bare] {
        room.write("ana", "set", |w| w.stories().update(&record)).unwrap();
        assert_eq!(room.store.read(|r| r.stories().by_id(&s1())).unwrap().unwrap().story, record);
        assert_eq!(room.store.read(|r| r.stories().by_slug("slug-s1")).unwrap().unwrap().story, record);
    }
}

#[test]
fn imported_bytes() {
    let mut room = Room::new();
    let original = Original {
        story: s1(),
        name: "page.txt".into(),
        media_type: "text/plain".into(),
        sha256: Hash::of(b"\xff\0raw"),
        at: at(3),
        bytes: b"\xff\0raw".to_vec(),
    };
    room.write("ana", "import", |w| w.originals().insert(&original)).unwrap();
    let wrong = Original { bytes: b"other".to_vec(), ..original.clone() };
    assert_eq!(room.write("ana", "import", |w| w.originals().insert(&wrong)).unwrap_err().code(), "damaged");
    room.store
        .read(|r| {
            assert_eq!(r.originals().of_story(&s1())?, std::slice::from_ref(&original));
            assert_eq!(r.originals().names_of(&s1())?, ["page.txt"]);
            assert_eq!(r.originals().names_of(&"s2".into())?, [""; 0]);
            assert_eq!(r.originals().stories_from(&original.sha256)?, [s1()]);
            crate::Result::Ok(())
        })
        .unwrap();
}

#[test]
fn a_change_to_what_is_not_there_is_said() {
    let mut room = Room::new();
    let nobody = Person::new("zoe".into(), "Zoe".into());
    assert_eq!(
        room.write("ana", "set", |w| w.people().update(&nobody)).unwrap_err().to_string(),
        "There is no person \u{201c}zoe\u{201d} in this newsroom."
    );
    let twice = Person::new("ana".into(), "Ana".into());
    assert_eq!(room.write("ana", "add", |w| w.people().insert(&twice)).unwrap_err().code(), "taken");
}
