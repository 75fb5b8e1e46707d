use super::*;
use crate::cases::{list, newsroom};
use crate::clock::Clock;
use crate::session::Setup;
use crate::wire::{Code, CreateNewsroom, ListQuery, NewNewsroom};

/// The sample newsroom and one of its live stories.
fn live() -> (tempfile::TempDir, Session, StoryId) {
    let folder = tempfile::tempdir().unwrap();
    let setup = Setup {
        file: folder.path().join("newsroom.stet"),
        keys: stet_store::KeyRing::key_files(),
        clock: Clock::Fixed("2026-05-14T12:00:00Z".parse().unwrap()),
        seats: stet_core::newsroom::passphrase::Hardness::NONE,
    };
    let request = CreateNewsroom {
        kind: NewNewsroom::Sample,
        name: String::new(),
        person: String::new(),
        desk: String::new(),
        zone: String::new(),
        language: String::new(),
    };
    let mut session = newsroom::create(&setup, &request).unwrap();
    let rows = list::list(&mut session, ListQuery::default()).unwrap();
    let id = rows.into_iter().find(|row| row.publication == "live").unwrap().id;
    (folder, session, StoryId::from(id.as_str()))
}

/// Keeps the newest release once more, changed.
fn tamper(session: &mut Session, id: &StoryId, how: impl FnOnce(&mut Release)) {
    let mut release = session.read(|read| Ok(read.releases().newest(id)?)).unwrap().unwrap();
    release.sequence += 1;
    how(&mut release);
    session.write("release", Some(id), "", |write| Ok(write.releases().insert(&release)?)).unwrap();
}

#[test]
fn a_kept_page_whose_words_are_others_does_not_go_out() {
    let (_folder, mut session, id) = live();
    let sound = released(&session, &id).unwrap();
    tamper(&mut session, &id, |_| ());
    assert_eq!(released(&session, &id).unwrap(), sound, "the same words again");
    tamper(&mut session, &id, |release| {
        let mut page: Page = serde_json::from_str(&release.page).unwrap();
        page.document.furniture.headline.push_str(" (or not)");
        release.page = serde_json::to_string(&page).unwrap();
    });
    assert_eq!(released(&session, &id).unwrap_err().code, Code::CannotOpen);
}

#[test]
fn a_release_of_words_nobody_approved_does_not_go_out() {
    let (_folder, mut session, id) = live();
    tamper(&mut session, &id, |release| {
        let mut page: Page = serde_json::from_str(&release.page).unwrap();
        page.document.furniture.headline.push_str(" (or not)");
        release.text = words(&page.document);
        page.text_hash = release.text.to_string();
        release.page = serde_json::to_string(&page).unwrap();
    });
    assert_eq!(released(&session, &id).unwrap_err().code, Code::CannotOpen);
}
