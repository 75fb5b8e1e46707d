use super::*;
use crate::cases::room::{Room, room};
use crate::wire::AcceptImport;
use stet_core::ids::AuthorId;
use stet_core::newsroom::Author;

fn file(name: &str, copy: &str) -> Read {
    let mut ids = Session::block_ids().unwrap();
    let outcome =
        stet_ingest::read(&Source { name, bytes: copy.as_bytes() }, &mut ids).map_err(Failure::from);
    Read {
        name: name.into(),
        media_type: "text/markdown",
        bytes: copy.into(),
        outcome,
        pictures: Beside::default(),
    }
}

fn story(fields: &str) -> String {
    format!("---\nheadline: Ferry\n{fields}\n---\n\nThe ferry sails again from the first of October.\n")
}

fn accepting(view: &ImportView) -> AcceptImport {
    AcceptImport { ticket: view.ticket.clone(), desk: None, credits: vec![], bios: vec![], roles: vec![] }
}

#[test]
fn an_embargo_that_cant_be_read_is_never_dropped() {
    let Room { mut session, _folder } = room();
    for fields in ["embargo: Thursday at noon", "embargo: hard"] {
        let views = keep(&mut session, vec![file("ferry.md", &story(fields))]).unwrap();
        assert!(views[0].warnings.iter().any(|warning| warning.contains("embargo line")), "{:?}", views[0]);
        for _ in 0..2 {
            let failure = accept(&mut session, accepting(&views[0])).unwrap_err();
            assert!(failure.message.contains("embargo line"), "still waiting: {failure}");
        }
    }
    let views = keep(&mut session, vec![file("ferry.md", &story("embargo: 2026-06-01T08:00:00Z"))]).unwrap();
    assert!(accept(&mut session, accepting(&views[0])).unwrap().row.embargo_hard);
}

#[test]
fn a_name_of_two_authors_fails_only_the_file_that_has_it() {
    let Room { mut session, _folder } = room();
    session
        .write("add author", None, "", |write| {
            for id in ["a1", "a2"] {
                let author = Author { id: AuthorId::new(id), name: "Lin Weiss".into(), ..Author::default() };
                write.authors().insert(&author)?;
            }
            Ok(())
        })
        .unwrap();
    let files = vec![file("a.md", &story("author: Lin Weiss")), file("b.md", &story("author: Ana Lund"))];
    let views = keep(&mut session, files).unwrap();
    assert_eq!(views[0].refused.as_ref().map(|failure| failure.code), Some(Code::Ambiguous));
    assert!(views[1].refused.is_none());
}

#[test]
fn the_readings_that_came_first_are_put_away_first() {
    let Room { mut session, _folder } = room();
    let mut tickets = Vec::new();
    for _ in 0..=20 {
        let views = keep(&mut session, vec![file("ferry.md", &story("kind: news"))]).unwrap();
        tickets.push(views[0].ticket.clone());
    }
    let held: usize = session.readings.values().map(|one| one.bytes.len()).sum();
    make_room(&mut session.readings, MOST_WAITING_BYTES - held + 1);
    let left: Vec<&String> = session.readings.keys().collect();
    assert_eq!(left, tickets[1..].iter().collect::<Vec<_>>());
    let one = held / 21;
    make_room(&mut session.readings, MOST_WAITING_BYTES - one * 3);
    assert_eq!(session.readings.keys().collect::<Vec<_>>(), tickets[18..].iter().collect::<Vec<_>>());
}

#[test]
fn a_desk_name_that_is_no_desk_is_only_a_warning_and_two_of_a_name_are_not_guessed_at() {
    let Room { mut session, _folder } = room();
    session
        .write("add desk", None, "", |write| {
            for id in ["d1", "d2"] {
                let desk = stet_core::newsroom::Desk {
                    id: stet_core::ids::DeskId::new(id),
                    name: "City".into(),
                    solo_approval: false,
                };
                write.desks().insert(&desk)?;
            }
            Ok(())
        })
        .unwrap();
    let files = vec![file("a.md", &story("desk: Moon")), file("b.md", &story("desk: City"))];
    let views = keep(&mut session, files).unwrap();
    assert!(views[0].warnings.iter().any(|warning| warning.contains("Moon")));
    assert_eq!(views[1].refused.as_ref().map(|failure| failure.code), Some(Code::Ambiguous));
}

#[test]
fn more_files_than_can_wait_are_refused_before_any_is_read() {
    let none: Vec<PathBuf> = vec!["nowhere.md".into(); MOST_WAITING + 1];
    let refused = read(&ReadImport::default(), &none, &mut |_, _| panic!("none is read")).err().unwrap();
    assert!(refused.message.contains("501 files"), "{refused}");
    let read = read(&ReadImport::default(), &none[1..], &mut |_, _| {}).unwrap();
    assert_eq!(read.len(), MOST_WAITING);
}

#[test]
fn what_there_is_no_room_for_is_refused_and_drives_nothing_out() {
    let folder = tempfile::tempdir().unwrap();
    let large = stet_ingest::limit("a.docx");
    let files: Vec<PathBuf> = (0..=MOST_WAITING_BYTES / large)
        .map(|number| folder.path().join(format!("{number}.docx")))
        .chain([folder.path().join("last.md")])
        .collect();
    for path in &files {
        let file = std::fs::File::create(path).unwrap();
        file.set_len(u64::try_from(large).unwrap()).unwrap();
    }
    std::fs::write(files.last().unwrap(), story("kind: news")).unwrap();
    let read = read(&ReadImport::default(), &files, &mut |_, _| {}).unwrap();
    let room = |one: &Read| one.outcome.as_ref().is_err_and(|failure| failure.message.contains("no room"));
    assert_eq!(read.iter().map(room).collect::<Vec<_>>().iter().filter(|one| **one).count(), 1);
    assert!(read.last().unwrap().outcome.is_ok(), "what is small still fits");
}
