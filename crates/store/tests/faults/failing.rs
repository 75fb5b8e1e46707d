//! The disk is full, or fails: at every write, every read and every sync.
//!
//! Whatever happens, nothing is called saved that is not; what is in hand stays
//! in hand and can be saved once the disk works again, without closing anything;
//! and when the power goes just then, all that was called saved is there.

use crate::disk::{self, Asked, Event, Fault, Trouble};
use crate::platter::Platter;
use crate::tally::{Tally, tell};
use crate::typing::{Newsroom, Typist};
use std::sync::atomic::{AtomicUsize, Ordering};
use stet_store::{Error, Store};

/// Saves of one sitting; a quiet moment comes after the fourth.
const SAVES: usize = 7;

/// How a sitting ended.
#[derive(Debug, PartialEq)]
enum End {
    /// The failure never came: the sitting has fewer such requests.
    Untouched,
    /// It came, and this many saves were refused for it.
    Kept { refused: usize },
}

/// Types a sitting over a disk that fails, and holds it to its promises.
fn sit(newsroom: &Newsroom, fault: Fault) -> End {
    newsroom.restore();
    disk::prepare(fault);
    let mut refused = 0;
    // Where the record says that a save's sync failed.
    let mut forgotten = None;
    let mut store = match Store::open(&newsroom.path(), &newsroom.key) {
        Ok(store) => store,
        Err(error) => {
            assert!(is_the_disk(&error, fault), "{fault:?}: {error:?}");
            refused += 1;
            disk::mended();
            Store::open(&newsroom.path(), &newsroom.key).unwrap()
        }
    };
    let mut typist = loop {
        match Typist::try_new(&store) {
            Ok(typist) => break typist,
            Err(error) => {
                assert!(is_the_disk(&error, fault), "{fault:?}: {error:?}");
                refused += 1;
                assert!(refused < 4, "{fault:?}: nothing is read although the disk works: {error:?}");
                disk::mended();
            }
        }
    };
    for number in 1..=SAVES {
        let hand = typist.turn();
        let mut tries = 0;
        loop {
            let begun = disk::so_far().len();
            let Err(error) = typist.save(&mut store, &hand) else { break };
            assert!(is_the_disk(&error, fault), "{fault:?}, save {number}: {error:?}");
            tries += 1;
            refused += 1;
            forgotten =
                forgotten.or(disk::so_far().iter().skip(begun).position(forgets).map(|at| begun + at));
            // Trying again while it lasts must be refused again, and harm nothing.
            if tries == 2 {
                disk::mended();
            }
            assert!(tries < 4, "{fault:?}: save {number} is refused although the disk works: {error:?}");
        }
        if number == 4
            && let Err(error) = store.checkpoint()
        {
            assert!(is_the_disk(&error, fault), "{fault:?}: {error:?}");
        }
    }
    if let Some(at) = forgotten {
        nothing_is_put_behind(&disk::so_far()[at..], fault);
    }
    let struck = disk::mended();
    the_power_goes(newsroom, &typist, fault);
    store.close().unwrap();
    let broken = typist.broken_promise(&newsroom.path(), &newsroom.key, typist.acknowledged());
    assert_eq!(broken, None, "{fault:?}");
    if struck { End::Kept { refused } } else { End::Untouched }
}

fn forgets(event: &Event) -> bool {
    matches!(event, Event::Forgot { file } if file == "-wal")
}

/// After a failed sync of the log the system may have let go of anything in it and
/// say nothing of that again. So what was committed is in the file, synced, and a
/// new log is begun, before another word is written to one.
fn nothing_is_put_behind(after: &[Event], fault: Fault) {
    let log = |event: &Event| matches!(event, Event::Wrote { file, .. } if file == "-wal");
    let begun = |event: &Event| matches!(event, Event::Cut { file, length: 0 } if file == "-wal");
    let Some(wrote) = after.iter().position(log) else { return };
    let anew = after.iter().position(begun);
    assert!(anew.is_some_and(|anew| anew < wrote), "{fault:?}: words were put behind a sync that failed");
}

/// Cuts the power under a sitting, over a disk that forgot whatever it could.
fn the_power_goes(newsroom: &Newsroom, typist: &Typist, fault: Fault) {
    let mut platter = Platter::of(newsroom.bytes.clone());
    disk::so_far().iter().for_each(|event| platter.follow(event));
    let left = crate::tally::folder();
    let path = left.path().join("room.stet");
    platter.cut_lazily(&path);
    let broken = typist.broken_promise(&path, &newsroom.key, typist.acknowledged());
    assert_eq!(broken, None, "{fault:?}, and then a power cut");
}

/// SQLCipher takes a page that it can't read for one that is not what was written.
fn is_the_disk(error: &Error, fault: Fault) -> bool {
    match error {
        Error::DiskFull | Error::Io { .. } => true,
        Error::WrongKey(_) | Error::Damaged(_) => fault.asked == Asked::Read,
        _ => false,
    }
}

/// Fails at each of these requests, one sitting after another, until one sitting
/// has no more of them.
fn fail_at_each(asked: Asked, trouble: Trouble) -> Tally {
    let next = AtomicUsize::new(0);
    let work = || {
        let newsroom = Newsroom::new();
        let mut tally = Tally::default();
        loop {
            let nth = next.fetch_add(1, Ordering::Relaxed);
            match sit(&newsroom, Fault { asked, nth, trouble }) {
                End::Untouched => return tally,
                End::Kept { refused } => {
                    tally.points += 1;
                    tally.acknowledged += SAVES;
                    tally.refused += usize::from(refused > 0);
                }
            }
        }
    };
    let tally = std::thread::scope(|scope| {
        let [one, other] = [(); 2].map(|()| scope.spawn(work));
        one.join().unwrap().and(other.join().unwrap())
    });
    assert!(tally.points > 5 && tally.refused > 0, "{asked:?}, {trouble:?}: {tally:?}");
    tally
}

/// The same with a typist who takes a refusal for a promise.
fn fail_unheard(asked: Asked, trouble: Trouble) -> Tally {
    let newsroom = Newsroom::new();
    let mut tally = Tally::default();
    let step = if asked == Asked::Sync { 1 } else { 9 };
    for nth in (0..).step_by(step) {
        newsroom.restore();
        disk::prepare(Fault { asked, nth, trouble });
        let opened = Store::open(&newsroom.path(), &newsroom.key)
            .and_then(|store| Ok((Typist::try_new(&store)?, store)));
        if let Ok((mut typist, mut store)) = opened {
            for _ in 0..SAVES {
                let hand = typist.turn();
                if typist.save(&mut store, &hand).is_err() {
                    typist.take_for_saved(&hand);
                }
            }
            drop(store);
            if !disk::mended() {
                return tally;
            }
            let broken = typist.broken_promise(&newsroom.path(), &newsroom.key, typist.acknowledged());
            tally.points += 1;
            tally.acknowledged += SAVES;
            tally.lost += usize::from(broken.is_some());
        }
        disk::mended();
    }
    tally
}

/// The proof for one kind of failing, with what shows that it can fail.
fn prove(fault: &str, asked: Asked, trouble: Trouble) {
    let tally = fail_at_each(asked, trouble);
    let unheard = fail_unheard(asked, trouble);
    assert!(unheard.lost > 0, "a refusal taken for a promise lost nothing: {unheard:?}");
    tell(fault, tally, &[("a refusal taken for a promise", unheard)]);
}

#[test]
fn a_full_disk_at_any_write_costs_nothing_that_was_saved() {
    prove("disk full from every write on", Asked::Write, Trouble::Full);
}

#[test]
fn a_write_that_fails_once_costs_nothing_that_was_saved() {
    prove("I/O error at every write", Asked::Write, Trouble::Once);
}

#[test]
fn a_sync_that_fails_costs_nothing_that_was_saved() {
    prove("I/O error at every sync, once", Asked::Sync, Trouble::Once);
    prove("I/O error from every sync on", Asked::Sync, Trouble::Broken);
}

#[test]
fn a_read_that_fails_costs_nothing_that_was_saved() {
    let tally = fail_at_each(Asked::Read, Trouble::Once).and(fail_at_each(Asked::Read, Trouble::Broken));
    tell("I/O error at every read", tally, &[]);
}
