//! Signing keys and signatures: what is kept, and every way of altering it.

use super::fixture::{Room, at, entry};
use crate::{Entry, NewSeatKey, Pen, Stands};
use stet_core::newsroom::passphrase::{Hardness, Passphrase};
use stet_core::newsroom::signature::{Seed, Signature, Signed};

fn seed(of: u8) -> Seed {
    Seed::from_bytes(&[of; 32])
}

fn new_key(person: &str, seed: &Seed, vouched: Option<Signature>) -> NewSeatKey {
    let wrapped = Passphrase::new("four quiet gulls").wrap(seed, [3; 16], Hardness::NONE).unwrap();
    NewSeatKey { person: person.into(), public: seed.public(), wrapped, vouched }
}

/// Gives somebody a key, as the journal tells it.
fn give(room: &mut Room, person: &str, seed: &Seed, vouched: Option<Signature>) -> Pen {
    let told =
        Entry { why: format!("key {}", seed.public()), story: None, ..entry(person, "set passphrase") };
    let new = new_key(person, seed, vouched);
    let key = room.store.write(&told, |w| w.seat_keys().begin(&new)).unwrap();
    Pen { key, seed: seed.clone() }
}

fn sign(room: &mut Room, who: &str, what: &str, pen: &Pen) -> i64 {
    room.store.write_with(&entry(who, what), Some(pen), |_| Ok::<_, crate::Error>(())).unwrap();
    newest(room)
}

fn newest(room: &Room) -> i64 {
    room.store.raw().query_row("SELECT max(number) FROM journal", [], |row| row.get(0)).unwrap()
}

fn said(room: &Room) -> Vec<String> {
    room.store.read(|r| r.signatures().verify()).unwrap()
}

fn under(room: &Room, entry: i64) -> Stands {
    room.store.read(|r| r.signatures().under(entry)).unwrap()
}

/// Ana and Ben have keys; Ana approved.
fn signed() -> (Room, Pen, Pen, i64) {
    let mut room = Room::new();
    let ana = give(&mut room, "ana", &seed(1), None);
    let ben = give(&mut room, "ben", &seed(2), None);
    let entry = sign(&mut room, "ana", "approve", &ana);
    (room, ana, ben, entry)
}

#[test]
fn what_was_signed_with_ones_own_key_holds() {
    let (room, ana, _, entry) = signed();
    assert_eq!(under(&room, entry), Stands::Signed(ana.seed.public()));
    assert_eq!(said(&room), Vec::<String>::new());
    assert_eq!(room.store.check_all().unwrap(), []);
}

#[test]
fn without_a_key_an_approval_is_unsigned_and_nothing_is_wrong() {
    let mut room = Room::new();
    room.write("ana", "approve", |_| Ok(())).unwrap();
    assert_eq!(under(&room, newest(&room)), Stands::Unsigned);
    assert_eq!(said(&room), Vec::<String>::new());
    // And a key that came later says nothing of it.
    give(&mut room, "ana", &seed(1), None);
    assert_eq!(said(&room), Vec::<String>::new());
}

#[test]
fn every_way_of_altering_it_is_caught() {
    let forged = seed(9);
    let forged_public = forged.public();
    // The last two are made with a key of the forger's own.
    let ways: &[(&str, &str)] = &[
        ("another signature", "UPDATE signature SET bytes = zeroblob(64)"),
        ("another hash", "UPDATE signature SET signed = zeroblob(32)"),
        ("the signature taken away", "DELETE FROM signature"),
        ("the signature moved", "UPDATE signature SET entry = 1"),
        ("a signature for nothing", "UPDATE signature SET entry = 999"),
        ("the key of somebody else", "UPDATE signature SET key = 2"),
        ("another time", "UPDATE journal SET at = at + 1 WHERE what = 'approve'"),
        ("another person", "UPDATE journal SET who = 'ben' WHERE what = 'approve'"),
        ("another machine", "UPDATE journal SET device = 'desk-4' WHERE what = 'approve'"),
        ("another verb", "UPDATE journal SET what = 'kill' WHERE what = 'approve'"),
        ("another story", "UPDATE journal SET story = 's2' WHERE what = 'approve'"),
        ("no story", "UPDATE journal SET story = NULL WHERE what = 'approve'"),
        ("another reason", "UPDATE journal SET why = 'x' WHERE what = 'approve'"),
        ("the entry taken away", "DELETE FROM journal WHERE what = 'approve'"),
        ("the key's owner changed", "UPDATE seat_key SET person = 'mo' WHERE number = 1"),
        ("the key ended before", "UPDATE seat_key SET ended = begun WHERE number = 1"),
        ("the key begun after", "UPDATE seat_key SET begun = 999 WHERE number = 1"),
        ("the key vouched for by nobody", "UPDATE seat_key SET vouched = zeroblob(64) WHERE number = 1"),
        ("another public key", "UPDATE seat_key SET public = ?1 WHERE number = 1"),
        ("the key and the signature", "UPDATE seat_key SET public = ?1 WHERE number = 1"),
    ];
    for (way, sql) in ways {
        let (room, _, _, number) = signed();
        {
            let db = room.store.raw();
            db.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
            let by = if sql.contains("?1") { vec![forged_public.bytes().to_vec()] } else { vec![] };
            db.execute(sql, rusqlite::params_from_iter(by)).unwrap();
            if *way == "the key and the signature" {
                let hash: Vec<u8> =
                    db.query_row("SELECT signed FROM signature", [], |row| row.get(0)).unwrap();
                let hash = stet_core::text::Hash::from_bytes(hash.try_into().unwrap());
                let bytes = *forged.sign(Signed::Entry(&hash)).bytes();
                db.execute("UPDATE signature SET bytes = ?1", [bytes]).unwrap();
            }
        }
        assert_ne!(said(&room), Vec::<String>::new(), "{way} went unseen");
        assert!(!room.store.check_all().unwrap().is_empty(), "doctor did not see {way}");
        let only_the_journal_tells = ["the key and the signature", "the key vouched for by nobody"];
        if !only_the_journal_tells.contains(way) {
            assert!(!matches!(under(&room, number), Stands::Signed(_)), "{way} still shows as signed");
        }
    }
}

#[test]
fn a_key_that_was_put_away_keeps_what_it_signed_and_opens_nothing() {
    let (mut room, ana, _, entry) = signed();
    let next = seed(5);
    let vouched = ana.seed.sign(Signed::Key(&next.public()));
    let pen = give(&mut room, "ana", &next, Some(vouched));
    let later = sign(&mut room, "ana", "kill", &pen);
    let keys = room.store.read(|r| r.seat_keys().of_person(&"ana".into())).unwrap();
    assert_eq!(keys.len(), 2);
    assert!(keys[0].wrapped.is_none() && keys[0].ended.is_some(), "the old passphrase opens nothing");
    assert_eq!(keys[1].vouched, Some(vouched));
    assert_eq!(keys[1].at, at(10));
    assert_eq!(under(&room, entry), Stands::Signed(ana.seed.public()));
    assert_eq!(under(&room, later), Stands::Signed(next.public()));
    assert_eq!(said(&room), Vec::<String>::new());
    // Whoever kept the old key signs nothing new with it.
    let forged = sign(&mut room, "ana", "approve", &ana);
    assert_eq!(under(&room, forged), Stands::Broken);
    assert_eq!(said(&room).len(), 1);
}

#[test]
fn a_key_that_says_it_is_vouched_for_is_so_by_the_one_before() {
    let (mut room, _, ben, _) = signed();
    let next = seed(5);
    // By somebody else's key.
    give(&mut room, "ana", &next, Some(ben.seed.sign(Signed::Key(&next.public()))));
    assert_eq!(said(&room).len(), 1);
}

#[test]
fn holders_are_those_who_have_a_passphrase_now() {
    let (mut room, ..) = signed();
    let holders = |room: &Room| room.store.read(|r| r.seat_keys().holders()).unwrap();
    assert_eq!(holders(&room), ["ana".into(), "ben".into()]);
    room.write("ana", "give up passphrase", |w| w.seat_keys().put_away(&"ana".into())).unwrap();
    assert_eq!(holders(&room), ["ben".into()]);
    assert!(room.store.read(|r| r.seat_keys().current(&"ana".into())).unwrap().is_none());
}

#[test]
fn a_journal_that_was_written_anew_as_a_whole_is_caught_by_what_was_signed() {
    let (room, _, _, number) = signed();
    let anew = |sql: &str| {
        let db = room.store.raw();
        db.execute_batch(sql).unwrap();
        db.execute_batch("UPDATE journal SET seal = NULL; DELETE FROM journal_seal").unwrap();
        (crate::table::IN_CODE[0].1)(&db).unwrap();
    };
    anew("");
    assert_eq!(said(&room), Vec::<String>::new(), "the same again is the same");
    anew("UPDATE journal SET at = at + 1 WHERE what = 'begin'");
    assert_eq!(room.store.read(|r| r.journal().chain()).unwrap().broken, [], "the chain alone says nothing");
    let told = said(&room);
    assert!(told.len() == 1 && told[0].contains(&format!("entry {number}")), "{told:?}");
}
