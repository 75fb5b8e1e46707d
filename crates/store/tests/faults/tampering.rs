//! Somebody who has the key alters the journal past the program: the check says so.

use crate::common::entry;
use crate::tally::{Tally, tell};
use crate::tampered::TAMPERED;
use crate::typing::{Newsroom, story};
use rusqlite::Connection;
use std::fmt::Write as _;
use stet_core::text::Moment;
use stet_store::{Entry, Result, Store, TYPE};

/// What no seal covers: typing that no version names yet.
const UNSEALED: &str = "UPDATE journal SET at = at + 1 WHERE what = 'type'";

/// A newsroom with more than 150 sealed entries, closed, and how many.
fn written() -> (Newsroom, usize) {
    let mut newsroom = Newsroom::new();
    let mut store = Store::open(&newsroom.path(), &newsroom.key).unwrap();
    sign(&mut store, "ana", TYPE, false);
    sign(&mut store, "ben", TYPE, false);
    sign(&mut store, "ana", "file", true);
    sign(&mut store, "ben", "return", false);
    sign(&mut store, "ana", TYPE, false);
    (0..200).for_each(|_| sign(&mut store, "ben", "set", false));
    let entries = store.read(|r| r.journal().chain()).unwrap().hashes.len();
    store.close().unwrap();
    newsroom.bytes = std::fs::read(newsroom.path()).unwrap();
    (newsroom, entries)
}

fn sign(store: &mut Store, who: &str, what: &str, makes: bool) {
    let entry = Entry { who: who.into(), story: Some(story()), why: "as agreed".into(), ..entry(what) };
    store
        .write(&entry, |w| -> Result<()> {
            if makes { w.revisions().make(&story(), Moment::Filed).map(drop) } else { Ok(()) }
        })
        .unwrap();
}

/// Whether the check finds what this does to the file.
fn is_found(newsroom: &Newsroom, sql: &str) -> bool {
    newsroom.restore();
    let key = newsroom.key.bytes().iter().fold(String::new(), |mut all, byte| {
        write!(all, "{byte:02x}").unwrap();
        all
    });
    let db = Connection::open(newsroom.path()).unwrap();
    db.execute_batch(&format!("PRAGMA key = \"x'{key}'\"; PRAGMA foreign_keys = OFF; {sql}")).unwrap();
    drop(db);
    let store = Store::open(&newsroom.path(), &newsroom.key).unwrap();
    !store.check_all().unwrap().is_empty()
}

#[test]
fn whatever_is_done_to_the_journal_past_the_program_is_found() {
    let (newsroom, entries) = written();
    assert!(!is_found(&newsroom, ""), "and nothing is found where nothing was done");
    let unseen: Vec<&str> =
        TAMPERED.iter().filter(|(_, sql)| !is_found(&newsroom, sql)).map(|(what, _)| *what).collect();
    let points = TAMPERED.len();
    let tally = Tally { points, acknowledged: points * entries, lost: unseen.len(), refused: points };
    let open = Tally { points: 1, lost: usize::from(!is_found(&newsroom, UNSEALED)), ..Tally::default() };
    tell("the journal altered with the key in hand", tally, &[("typing that no version names yet", open)]);
    assert_eq!(unseen, Vec::<&str>::new());
    assert_eq!(open.lost, 1, "what is not sealed can't be found");
}
