use super::*;
use crate::cases::{list, newsroom, people, release, show};
use crate::session::Setup;
use crate::wire::{CreateNewsroom, Empty, ListQuery, NewNewsroom, ShowStory};
use std::collections::{BTreeMap, BTreeSet};
use stet_core::newsroom::Workflow;

const NOW: &str = "2026-05-14T12:00:00Z";

fn open() -> (tempfile::TempDir, Session) {
    let folder = tempfile::tempdir().unwrap();
    let setup = Setup {
        file: folder.path().join("newsroom.stet"),
        keys: stet_store::KeyRing::key_files(),
        clock: Clock::Fixed(NOW.parse().unwrap()),
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
    let session = newsroom::create(&setup, &request).unwrap();
    (folder, session)
}

/// Loads once: the guards hold at every step or `create` fails.
#[test]
fn the_sample_is_a_newsroom_that_kept_its_own_rules() {
    let (_folder, mut session) = open();
    let for_ana = list::list(&mut session, ListQuery::default()).unwrap();
    let names: Vec<&str> = for_ana.iter().map(|row| row.slug.as_str()).collect();
    assert!(!names.contains(&"ropewalk-stop"), "a draft is its writer\u{2019}s");
    // Everybody sits here in turn, to see what each alone may see.
    let mut rows: Vec<crate::wire::ListRow> = Vec::new();
    let mut who = BTreeMap::new();
    for person in people::view(&mut session, Empty {}).unwrap().people {
        session.act_as(person.id.as_str().into());
        for row in list::list(&mut session, ListQuery::default()).unwrap() {
            let whole = show::show(&mut session, ShowStory { story: row.id.clone(), revision: None }).is_ok();
            if whole && who.insert(row.id.clone(), person.id.clone()).is_none() {
                rows.push(row);
            }
        }
    }
    assert_eq!(rows.len(), copy::SOURCES.len());

    let states: BTreeSet<&str> = rows.iter().map(|row| row.workflow.as_str()).collect();
    assert_eq!(states, Workflow::ALL.iter().map(|state| state.name()).collect());

    let live: Vec<_> = rows.iter().filter(|row| row.publication == "live").collect();
    assert!(live.len() >= 8, "{} live", live.len());
    let mut by_writer: BTreeMap<&str, usize> = BTreeMap::new();
    live.iter().flat_map(|row| &row.writers).for_each(|writer| *by_writer.entry(writer).or_default() += 1);
    assert!(by_writer.values().filter(|count| **count > 1).count() >= 4, "{by_writer:?}");
    assert!(live.iter().any(|row| row.writers.len() > 1), "a shared byline");

    people_are_as_promised(&mut session);
    every_kind_of_block_is_there(&mut session, &who);
    the_desk_has_something_to_do(&mut session);
}

fn people_are_as_promised(session: &mut Session) {
    let view = people::view(session, Empty {}).unwrap();
    assert_eq!((view.people.len(), view.desks.len()), (6, 3));
    let roles: Vec<_> = view.people.iter().flat_map(|person| &person.roles).collect();
    let today = "2026-05-14";
    assert!(roles.iter().any(|role| role.to.as_deref().is_some_and(|to| to < today)), "a past role");
    assert!(roles.iter().any(|role| role.from.as_deref().is_some_and(|from| from > today)), "a future one");
    assert!(view.desks.iter().all(|desk| !desk.can_approve.is_empty()), "every desk can approve");
    assert!(view.authors.iter().any(|author| author.person.is_none()), "a freelance author");
    assert!(view.authors.iter().all(|author| !author.short_bio.is_empty() && !author.long_bio.is_empty()));
}

fn every_kind_of_block_is_there(session: &mut Session, stories: &BTreeMap<String, String>) {
    let mut kinds = BTreeSet::new();
    for (id, reader) in stories {
        session.act_as(reader.as_str().into());
        let record = show::show(session, ShowStory { story: id.clone(), revision: None }).unwrap();
        for block in record.document.0["blocks"].as_array().unwrap() {
            kinds.insert(block["type"].as_str().unwrap().to_owned());
        }
        assert!(
            record.publication == "unpublished" || record.words >= 250,
            "{}: {} words",
            record.slug,
            record.words
        );
    }
    let expect = [
        "bullet_list",
        "code",
        "embed",
        "heading",
        "note",
        "ordered_list",
        "paragraph",
        "pull_quote",
        "quotation",
        "rule",
        "table",
    ];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), expect);
}

fn the_desk_has_something_to_do(session: &mut Session) {
    let ready = release::list(session, Empty {}).unwrap().ready;
    assert!(ready.iter().any(|row| row.embargo_hard) && ready.iter().any(|row| row.embargo_until.is_none()));
    let vault = crate::cases::story::shown(session, "seed-vault").unwrap();
    assert_eq!(vault.placeholders.len(), 1, "{:?}", vault.placeholders);
    let held = crate::cases::story::shown(session, "grain-silos").unwrap();
    assert!(held.row.note.is_some_and(|note| note.by == "Mara Idowu"));
}
