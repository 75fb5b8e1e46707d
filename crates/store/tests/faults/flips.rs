//! Bits rot in the closed file, anywhere: it is found before words are shown, or
//! the words are as they were. Never other words.

use crate::tally::{Dice, Tally, tell, times};
use crate::typing::{Newsroom, Typist};
use std::path::Path;
use stet_core::ids::StoryId;
use stet_core::text::Document;
use stet_store::{Error, Key, Read, Store};

/// Flips of one run.
const FLIPS: usize = 320;

/// What one flip led to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Led {
    /// The opening or the reading of a text says so.
    Found,
    /// The texts read as they were, and the check says so.
    FoundByTheCheck,
    /// Nobody noticed; the texts read as they were.
    Unseen,
    /// Words nobody wrote.
    OtherWords,
}

type Texts = Vec<Document>;

/// Every text the file holds, working copies and revisions.
fn texts(read: &Read<'_>) -> Result<Texts, Error> {
    let mut all = Vec::new();
    for story in ["s0", "s1", "s2"].map(StoryId::from) {
        all.push(read.working().load(&story)?.document);
        for line in read.revisions().of_story(&story)? {
            all.push(read.revisions().document(&line.id)?);
        }
    }
    Ok(all)
}

fn flip(path: &Path, key: &Key, expect: &Texts) -> Led {
    let store = match Store::open(path, key) {
        Ok(store) => store,
        Err(error) => {
            assert!(
                matches!(error, Error::WrongKey(_) | Error::Damaged(_) | Error::NotOurs { .. }),
                "{error:?}"
            );
            return Led::Found;
        }
    };
    match store.read(texts) {
        Err(error) => {
            assert!(matches!(error, Error::Damaged(_)), "{error:?}");
            Led::Found
        }
        Ok(seen) if seen != *expect => Led::OtherWords,
        Ok(_) if store.check_all().unwrap().is_empty() => Led::Unseen,
        Ok(_) => Led::FoundByTheCheck,
    }
}

/// A closed newsroom with some history, and its texts.
fn written() -> (Newsroom, Texts) {
    let mut newsroom = Newsroom::new();
    let mut store = Store::open(&newsroom.path(), &newsroom.key).unwrap();
    let mut typist = Typist::new(&store);
    for _ in 0..60 {
        let hand = typist.turn();
        typist.save(&mut store, &hand).unwrap();
    }
    let expect = store.read(texts).unwrap();
    store.close().unwrap();
    newsroom.bytes = std::fs::read(newsroom.path()).unwrap();
    (newsroom, expect)
}

#[test]
fn a_flipped_bit_never_becomes_other_words() {
    let (newsroom, expect) = written();
    assert!(expect.len() > 6);
    let mut dice = Dice::new(7);
    let mut led = Vec::new();
    for _ in 0..FLIPS * times() {
        newsroom.restore();
        let mut bytes = newsroom.bytes.clone();
        let at = dice.below(bytes.len());
        bytes[at] ^= 1 << dice.below(8);
        std::fs::write(newsroom.path(), &bytes).unwrap();
        led.push(flip(&newsroom.path(), &newsroom.key, &expect));
    }
    let count = |what| led.iter().filter(|one| **one == what).count();
    let (unseen, wrong) = (count(Led::Unseen), count(Led::OtherWords));
    assert_eq!(wrong, 0, "words nobody wrote were shown");
    assert!(unseen * 1000 <= led.len(), "{unseen} of {} were not found", led.len());
    assert!(count(Led::Found) > 0 && count(Led::FoundByTheCheck) > 0);
    let tally = Tally { points: led.len(), acknowledged: led.len() * expect.len(), lost: wrong, refused: 0 };
    tell(
        "one bit flipped in the closed file",
        tally,
        &[("the same in a file without page proofs", unproven(&expect))],
    );
}

/// The same words in the same tables, but in a file whose pages prove nothing and
/// read without asking for hashes: the flips must show as other words, or the
/// test above could not see them.
fn unproven(expect: &Texts) -> Tally {
    let folder = crate::tally::folder();
    let path = folder.path().join("plain.db");
    let db = rusqlite::Connection::open(&path).unwrap();
    db.execute_batch("CREATE TABLE words (text TEXT NOT NULL)").unwrap();
    for document in expect {
        for block in &document.blocks {
            let text = stet_core::text::json::block_to_json(block).to_string();
            db.execute("INSERT INTO words (text) VALUES (?1)", [text]).unwrap();
        }
    }
    drop(db);
    let read = || {
        let db = rusqlite::Connection::open(&path)?;
        let mut all = db.prepare("SELECT text FROM words")?;
        let words = all.query_map([], |row| row.get::<_, String>(0))?;
        words.collect::<rusqlite::Result<Vec<_>>>()
    };
    let (sound, expect) = (std::fs::read(&path).unwrap(), read().unwrap());
    let mut dice = Dice::new(7);
    let mut tally = Tally::default();
    for _ in 0..60 {
        let mut bytes = sound.clone();
        let at = dice.below(bytes.len());
        bytes[at] ^= 1 << dice.below(8);
        std::fs::write(&path, &bytes).unwrap();
        tally.points += 1;
        tally.lost += usize::from(read().is_ok_and(|words| words != expect));
    }
    assert!(tally.lost > 0, "{tally:?}");
    tally
}
