//! Walking the chain: is the journal what was written?

use super::seal::{APART, Head, UNSEALED, ground, hash_of, head};
use super::{COLUMNS, JournalRow, row};
use crate::error::Result;
use crate::sql::{Ask, hash_bytes};
use rusqlite::Connection;
use std::collections::BTreeMap;
use std::fmt;
use stet_core::text::Hash;

/// The journal as it was walked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// Each sealed entry's number and its hash, in the order of sealing.
    pub hashes: Vec<(i64, Hash)>,
    /// Where it ends, as the file says.
    pub head: Head,
    /// What is wrong with it; empty where all holds.
    pub broken: Vec<Broken>,
}

impl Chain {
    /// How many entries two journals have alike from their beginnings.
    pub fn alike(&self, other: &Self) -> i64 {
        let pairs = self.hashes.iter().zip(&other.hashes);
        i64::try_from(pairs.take_while(|(one, other)| one == other).count()).unwrap_or(i64::MAX)
    }
}

/// One thing that is wrong with the journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// Something between these two entries, the second included, is not what was
    /// sealed; without a first one, from the beginning.
    Altered {
        /// The last entry that is proven.
        after: Option<i64>,
        /// The next whose hash is known.
        upto: i64,
    },
    /// Sealed entries are gone.
    Gone {
        /// How many.
        count: i64,
        /// The number of the entry before them; none at the beginning.
        after: Option<i64>,
    },
    /// Two entries claim one place.
    Twice(i64),
    /// An entry stands outside of the chain.
    Unsealed(i64, String),
    /// A hash that is kept to say where a chain is broken is missing, or stands where
    /// none should.
    Mark(i64),
    /// The file has given higher numbers than its newest entry has.
    Cut {
        /// The newest entry's.
        newest: i64,
        /// The highest that was given.
        given: i64,
    },
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Altered { after: Some(after), upto } => {
                write!(f, "something after entry {after}, up to entry {upto}, is not what was written then")
            }
            Self::Altered { after: None, upto } => {
                write!(f, "something in its beginning, up to entry {upto}, is not what was written then")
            }
            Self::Gone { count, after: Some(after) } => {
                write!(f, "{count} entries after entry {after} are gone")
            }
            Self::Gone { count, after: None } => write!(f, "{count} entries at its beginning are gone"),
            Self::Twice(number) => write!(f, "entry {number} stands in another entry\u{2019}s place"),
            Self::Unsealed(number, what) => {
                write!(f, "entry {number} (\u{201c}{what}\u{201d}) was put in past the chain")
            }
            Self::Mark(seal) => write!(f, "the hash that is kept at its place {seal} is not as it should be"),
            Self::Cut { newest, given } => {
                write!(
                    f,
                    "its newest entry is number {newest}, but number {given} was given already: its end is gone"
                )
            }
        }
    }
}

/// A walk along the chain.
struct Walk {
    marks: BTreeMap<i64, Hash>,
    hashes: Vec<(i64, Hash)>,
    broken: Vec<Broken>,
    hash: Hash,
    place: i64,
    /// The newest entry up to which all is proven.
    proven: Option<i64>,
    /// Something since then was found already.
    told: bool,
}

impl Walk {
    fn step(&mut self, entry: &JournalRow) {
        let seal = entry.seal.unwrap_or_default();
        let before = self.hashes.last().map(|(number, _)| *number);
        if seal <= self.place {
            self.tell(Broken::Twice(entry.number));
            return;
        }
        if seal > self.place + 1 {
            self.tell(Broken::Gone { count: seal - self.place - 1, after: before });
        }
        self.hash = hash_of(&self.hash, entry);
        self.place = seal;
        self.hashes.push((entry.number, self.hash));
        match self.marks.remove(&seal) {
            Some(kept) if kept == self.hash => self.go_on(entry.number),
            Some(kept) => {
                if !self.told {
                    self.broken.push(Broken::Altered { after: self.proven, upto: entry.number });
                }
                self.hash = kept;
                self.go_on(entry.number);
            }
            None if seal % APART == 0 => self.tell(Broken::Mark(seal)),
            None => {}
        }
    }

    fn tell(&mut self, broken: Broken) {
        self.broken.push(broken);
        self.told = true;
    }

    fn go_on(&mut self, number: i64) {
        self.proven = Some(number);
        self.told = false;
    }
}

/// Walks the whole chain.
pub(super) fn walk(db: &Connection) -> Result<Chain> {
    let head = head(db)?;
    let marks = db.many("SELECT seal, hash FROM journal_seal", [], |row| {
        Ok((row.get::<_, i64>("seal")?, hash_bytes(row, "hash")?))
    })?;
    let mut walk = Walk {
        marks: marks.into_iter().collect(),
        hashes: Vec::new(),
        broken: Vec::new(),
        hash: ground(db)?,
        place: 0,
        proven: None,
        told: false,
    };
    let sealed = format!("SELECT {COLUMNS} FROM journal WHERE seal IS NOT NULL ORDER BY seal, number");
    db.each(&sealed, [], |one| row(one).map(|entry| walk.step(&entry)))?;
    if head.sealed > walk.place {
        let after = walk.hashes.last().map(|(number, _)| *number);
        walk.broken.push(Broken::Gone { count: head.sealed - walk.place, after });
    } else if head.sealed < walk.place {
        walk.broken.push(Broken::Mark(walk.place));
    }
    walk.marks.remove(&head.sealed);
    walk.broken.extend(walk.marks.into_keys().map(Broken::Mark));
    let outside = format!("SELECT number, what FROM journal WHERE seal IS NULL AND what NOT IN ({UNSEALED})");
    let outside = db.many(&outside, [], |row| Ok(Broken::Unsealed(row.get("number")?, row.get("what")?)))?;
    walk.broken.extend(outside);
    walk.broken.extend(cut(db)?);
    Ok(Chain { hashes: walk.hashes, head, broken: walk.broken })
}

/// Whoever cuts off the end and sets the head back leaves the numbers that were
/// given: those of the file itself, of versions, and of what stories say. Whoever
/// puts those right as well, or leaves something newer that is not sealed, is found
/// by the heads that are kept elsewhere.
fn cut(db: &Connection) -> Result<Option<Broken>> {
    let sql = "SELECT (SELECT coalesce(max(number), 0) FROM journal) AS newest,
        max((SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'journal'),
            (SELECT coalesce(max(number), 0) FROM revision),
            (SELECT coalesce(max(max(moved, changed)), 0) FROM story)) AS given";
    let numbers = db.one(sql, [], |row| Ok((row.get("newest")?, row.get("given")?)))?;
    Ok(numbers.filter(|(newest, given)| newest < given).map(|(newest, given)| Broken::Cut { newest, given }))
}
