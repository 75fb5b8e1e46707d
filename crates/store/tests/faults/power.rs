//! The power goes, at every write and at every sync.

use crate::disk::{self, Event};
use crate::platter::Platter;
use crate::tally::{Dice, Tally, tell, times};
use crate::typing::{Newsroom, Typist};
use stet_store::Store;

/// A session as it went over the disk.
struct Session {
    newsroom: Newsroom,
    typist: Typist,
    events: Vec<Event>,
}

/// Types so many saves, with a quiet moment after every twelfth; closes and opens
/// the file after every fortieth.
fn session(saves: usize, lies: bool) -> Session {
    let newsroom = Newsroom::new();
    let mut store = Store::open(&newsroom.path(), &newsroom.key).unwrap();
    let mut typist = Typist::new(&store);
    store.close().unwrap();
    newsroom.restore();
    typist.lies = lies;
    disk::record();
    store = Store::open(&newsroom.path(), &newsroom.key).unwrap();
    for number in 1..=saves {
        let hand = typist.turn();
        typist.save(&mut store, &hand).unwrap();
        if number % 12 == 0 {
            store.checkpoint().unwrap();
        }
        if number % 40 == 0 {
            store.close().unwrap();
            store = Store::open(&newsroom.path(), &newsroom.key).unwrap();
        }
    }
    store.close().unwrap();
    Session { newsroom, typist, events: disk::recorded() }
}

/// Cuts the power before each thing that happened, and after the last; at every
/// `step`th of them, with this seed. `told` fails at the first loss.
fn cut_everywhere(session: &Session, step: usize, seed: u64, told: bool) -> Tally {
    let half = |of| move || cut_half(session, (step * 2, of * step), seed, told);
    let points = std::thread::scope(|scope| {
        let [one, other] = [0, 1].map(|of| scope.spawn(half(of)));
        one.join().unwrap().and(other.join().unwrap())
    });
    Tally { acknowledged: session.typist.acknowledged(), ..points }
}

/// The points whose number leaves this rest.
fn cut_half(session: &Session, (step, rest): (usize, usize), seed: u64, told: bool) -> Tally {
    let mut platter = Platter::of(session.newsroom.bytes.clone());
    let mut acknowledged = 1;
    let mut tally = Tally::default();
    let left = crate::tally::folder();
    let path = left.path().join("room.stet");
    for (point, event) in session.events.iter().chain([&Event::Acknowledged { save: 0 }]).enumerate() {
        if let Event::Acknowledged { save: save @ 1.. } = event {
            acknowledged = *save;
            continue;
        }
        if point % step == rest {
            platter.cut(&mut Dice::new(seed ^ u64::try_from(point).unwrap() << 20), &path);
            tally.points += 1;
            if let Some(broken) = session.typist.broken_promise(&path, &session.newsroom.key, acknowledged) {
                tally.lost += 1;
                assert!(!told, "power cut before event {point}, seed {seed}: {broken}");
            }
        }
        platter.follow(event);
    }
    tally
}

#[test]
fn a_power_cut_anywhere_loses_nothing_acknowledged() {
    let honest = session(110, false);
    let tally = (1..=u64::try_from(times()).unwrap())
        .map(|seed| cut_everywhere(&honest, 1, seed, true))
        .fold(Tally::default(), Tally::and);
    assert!(tally.points >= 2000, "only {} points", tally.points);

    // The same, with one thing wrong.
    let weakened = |level| {
        disk::weaken(Some(level));
        let weak = session(40, false);
        disk::weaken(None);
        cut_everywhere(&weak, 13, 1, false)
    };
    let (normal, off) = (weakened(1), weakened(0));
    let early = cut_everywhere(&session(40, true), 13, 1, false);
    let mut deaf = session(40, false);
    deaf.events.retain(|event| !matches!(event, Event::Synced { file } if file == "-wal"));
    let deaf = cut_everywhere(&deaf, 13, 1, false);
    for (control, tally) in [("NORMAL", normal), ("OFF", off), ("told early", early), ("no log sync", deaf)] {
        assert!(tally.lost > 0, "{control} lost nothing: the proof above is blind ({tally:?})");
    }
    tell(
        "power cut at every write and sync",
        tally,
        &[
            ("synchronous=NORMAL", normal),
            ("synchronous=OFF", off),
            ("acknowledged before commit", early),
            ("the log's sync dropped", deaf),
        ],
    );
}
