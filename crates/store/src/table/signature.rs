//! Whose name stands under which entry of the journal, proven by their key.

use super::journal::{self, Journal, Link};
use super::seat_key::{SeatKey, bytes};
use crate::error::Result;
use crate::migration::Migration;
use crate::sql::{Ask, Cell, hash_bytes};
use rusqlite::{Connection, Row, params};
use std::collections::BTreeMap;
use stet_core::newsroom::signature::{PublicKey, Seed, Signature, Signed, is_signed};
use stet_core::text::Hash;

pub(crate) const STEPS: &[Migration] = &[Migration {
    number: 2026112691,
    sql: "
CREATE TABLE signature (
    entry INTEGER NOT NULL PRIMARY KEY,
    key INTEGER NOT NULL REFERENCES seat_key (number),
    -- The hash the entry stands on in the journal's chain, and its own, which was signed.
    stands_on BLOB NOT NULL,
    signed BLOB NOT NULL,
    bytes BLOB NOT NULL
) STRICT;
CREATE INDEX signature_key ON signature (key);
",
}];

/// A key that was unlocked, to sign with. Printing it prints no seed.
#[derive(Clone, Debug)]
pub struct Pen {
    /// The key's number.
    pub key: i64,
    /// What it signs with.
    pub seed: Seed,
}

/// A signature as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kept {
    entry: i64,
    key: i64,
    stands_on: Hash,
    signed: Hash,
    signature: Signature,
}

fn row(row: &Row<'_>) -> Cell<Kept> {
    Ok(Kept {
        entry: row.get("entry")?,
        key: row.get("key")?,
        stands_on: hash_bytes(row, "stands_on")?,
        signed: hash_bytes(row, "signed")?,
        signature: Signature::from_bytes(bytes(row, "bytes")?),
    })
}

/// Signs for an entry that was sealed: for all of it, and for all that it stands on.
pub(crate) fn put(db: &Connection, entry: i64, pen: &Pen, sealed: &Link) -> Result<()> {
    db.run(
        "INSERT INTO signature (entry, key, stands_on, signed, bytes) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            entry,
            pen.key,
            sealed.before.bytes(),
            sealed.hash.bytes(),
            pen.seed.sign(Signed::Entry(&sealed.hash)).bytes()
        ],
    )
    .map(|_| ())
}

/// Whether somebody's name stands under an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Nobody signed: there was no passphrase.
    Unsigned,
    /// Signed, and the signature holds.
    Signed(PublicKey),
    /// There is a signature that does not hold.
    Broken,
}

/// Reads of signatures.
#[derive(Clone, Copy, Debug)]
pub struct Signatures<'c> {
    pub(super) db: &'c Connection,
}

impl Signatures<'_> {
    /// What stands under an entry.
    pub fn under(&self, entry: i64) -> Result<Stands> {
        let kept = self.db.one(
            "SELECT entry, key, stands_on, signed, bytes FROM signature WHERE entry = ?1",
            [entry],
            row,
        )?;
        let Some(kept) = kept else { return Ok(Stands::Unsigned) };
        let keys = self.keys()?;
        let signed = self.author(entry)?;
        let holds = signed
            .is_some_and(|(who, _)| wrong(&kept, &who, self.covers(&kept).ok().flatten(), &keys).is_none());
        Ok(match keys.get(&kept.key) {
            Some(key) if holds => Stands::Signed(key.public),
            _ => Stands::Broken,
        })
    }

    /// The newest entry that somebody signed.
    pub fn newest(&self) -> Result<Option<i64>> {
        self.db
            .one("SELECT max(entry) AS entry FROM signature", [], |row| row.get("entry"))
            .map(Option::flatten)
    }

    /// Everything about signatures and keys that is not as it was made, a sentence
    /// each.
    pub fn verify(&self) -> Result<Vec<String>> {
        let keys = self.keys()?;
        let mut found = self.wrong_keys(&keys)?;
        let all = self.db.many(
            "SELECT entry, key, stands_on, signed, bytes FROM signature ORDER BY entry",
            [],
            row,
        )?;
        for kept in &all {
            let said = match self.author(kept.entry)? {
                None => Some("signs for an entry that is not there".to_owned()),
                Some((who, _)) => wrong(kept, &who, self.covers(kept)?, &keys),
            };
            found.extend(
                said.map(|said| format!("The signature under entry {} of the journal {said}.", kept.entry)),
            );
        }
        found.extend(self.on_another_chain(&all)?);
        let bare = self.db.many(
            "SELECT number, who, what FROM journal WHERE number NOT IN (SELECT entry FROM signature)
             AND what NOT IN ('type', 'typed', 'pause', 'undo', 'view', 'leave') ORDER BY number",
            [],
            |row| {
                Ok((
                    row.get::<_, i64>("number")?,
                    row.get::<_, String>("who")?,
                    row.get::<_, String>("what")?,
                ))
            },
        )?;
        let unsigned = bare.into_iter().filter(|(number, who, what)| {
            is_signed(what) && keys.values().any(|key| key.person.as_str() == who && in_use(key, *number))
        });
        found.extend(unsigned.map(|(number, _, what)| {
            format!("The signature under entry {number} of the journal ({what}) is gone: whoever did it had a key then.")
        }));
        Ok(found)
    }

    /// Each key stands in the journal as it was made, and one that is vouched for is
    /// so by the key before it.
    fn wrong_keys(&self, keys: &BTreeMap<i64, SeatKey>) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for key in keys.values() {
            let told = self.author(key.begun)?.is_some_and(|(_, why)| why.contains(&key.public.to_string()));
            if !told {
                found.push(format!("Signing key {} is another than the journal tells of.", key.number));
            }
            let before = keys.values().rfind(|other| other.person == key.person && other.number < key.number);
            let stands = match (&key.vouched, before) {
                (None, _) => true,
                (Some(signature), Some(before)) => before.public.signed(Signed::Key(&key.public), signature),
                (Some(_), None) => false,
            };
            if !stands {
                found.push(format!(
                    "Signing key {} is not vouched for by the key before it, as it says.",
                    key.number
                ));
            }
        }
        Ok(found)
    }

    /// The hash that its entry has where it stands.
    fn covers(&self, kept: &Kept) -> Result<Option<Hash>> {
        journal::hash_on(self.db, kept.entry, &kept.stands_on)
    }

    /// A chain that holds by itself and is not the one that was signed was written
    /// anew, by somebody who had the file's key and not the signer's.
    fn on_another_chain(&self, all: &[Kept]) -> Result<Vec<String>> {
        let chain = self.journal().chain()?;
        if !chain.broken.is_empty() {
            return Ok(Vec::new());
        }
        let hashes: BTreeMap<i64, Hash> = chain.hashes.into_iter().collect();
        let other = all.iter().filter(|kept| hashes.get(&kept.entry) != Some(&kept.signed));
        Ok(other
            .map(|kept| {
                format!(
                    "What stands before entry {} of the journal is not what stood there when that was signed: it was written anew.",
                    kept.entry
                )
            })
            .collect())
    }

    fn journal(&self) -> Journal<'_> {
        Journal { db: self.db }
    }

    fn keys(&self) -> Result<BTreeMap<i64, SeatKey>> {
        let all = super::SeatKeys { db: self.db }.all()?;
        Ok(all.into_iter().map(|key| (key.number, key)).collect())
    }

    /// Who did it, and why.
    fn author(&self, entry: i64) -> Result<Option<(String, String)>> {
        self.db.one("SELECT who, why FROM journal WHERE number = ?1", [entry], |row| {
            Ok((row.get("who")?, row.get("why")?))
        })
    }
}

fn in_use(key: &SeatKey, entry: i64) -> bool {
    key.begun < entry && key.ended.is_none_or(|ended| entry < ended)
}

/// What is wrong with a signature under an entry of that person's.
fn wrong(kept: &Kept, who: &str, covers: Option<Hash>, keys: &BTreeMap<i64, SeatKey>) -> Option<String> {
    let Some(key) = keys.get(&kept.key) else { return Some("names a key that is not there".to_owned()) };
    if key.person.as_str() != who {
        return Some("is by the key of somebody else".to_owned());
    }
    if !in_use(key, kept.entry) {
        return Some("is by a key that was not in use then".to_owned());
    }
    if covers != Some(kept.signed) {
        return Some("was made for another entry, or the entry was altered".to_owned());
    }
    let holds = key.public.signed(Signed::Entry(&kept.signed), &kept.signature);
    (!holds).then(|| "is not by the key it names".to_owned())
}
