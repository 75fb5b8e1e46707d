//! The seat: who sits here, whether it is locked, and what they sign with.
//!
//! A locked house reads and writes nothing for anybody, whichever window asks; the
//! program's own work goes on.

use super::Session;
use crate::failure::Result;
use crate::wire::{Code, Failure};
use jiff::civil::Date;
use stet_core::ids::PersonId;
use stet_core::newsroom::signature::is_signed;
use stet_store::{Pen, Store};

/// Whether somebody is let in, and their key.
#[derive(Debug, Default)]
pub(crate) struct Seat {
    locked: bool,
    pen: Option<Pen>,
}

impl Seat {
    /// The seat as it is found: locked where whoever sat here last has a passphrase,
    /// or works here no more.
    pub(super) fn found(store: &Store, me: &PersonId, today: Date) -> Self {
        let locked: Result<bool> = store.read(|read| {
            let there = read.people().by_id(me)?.is_none_or(|person| person.is_here_on(today));
            Ok(!there || read.seat_keys().current(me)?.is_some())
        });
        // Where that can't be read for damage, the words are not to be lost with it:
        // whoever can spoil the file holds its key.
        Self { locked: locked.unwrap_or_default(), pen: None }
    }
}

/// Somebody who has proven who they are, or has no passphrase to prove it by.
#[derive(Debug)]
pub struct Proof {
    pub(crate) person: PersonId,
    pub(crate) pen: Option<Pen>,
}

impl Proof {
    /// Who.
    pub fn person(&self) -> &PersonId {
        &self.person
    }

    /// True when what they do is signed.
    pub fn signs(&self) -> bool {
        self.pen.is_some()
    }
}

impl Session {
    /// True while nobody is let in.
    pub fn is_locked(&self) -> bool {
        self.seat.locked
    }

    /// Acts as somebody from here on, who may sign, without making them the default.
    pub fn act_with(&mut self, proof: Proof) {
        self.let_in(proof);
    }

    /// Sits somebody down, who may sign from here on.
    pub(crate) fn let_in(&mut self, proof: Proof) {
        self.me = proof.person;
        self.seat = Seat { locked: false, pen: proof.pen };
    }

    /// Locks the house, and forgets the key.
    pub(crate) fn shut(&mut self) {
        self.seat = Seat { locked: true, pen: None };
        self.readings.clear();
    }

    /// The key whoever sits here signs with from now on; none once it was given up.
    pub(crate) fn take_pen(&mut self, pen: Option<Pen>) {
        self.seat.pen = pen;
    }

    /// Does what the program does by itself, locked or not: nothing of it is shown to
    /// whoever stands before the screen, and none of it needs a person's leave.
    pub fn unattended<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> T {
        let locked = std::mem::replace(&mut self.seat.locked, false);
        let done = work(self);
        self.seat.locked = locked;
        done
    }

    /// Does something in the name, and with the key, of a second person, who does not
    /// sit down by it.
    pub(crate) fn as_second<T>(&mut self, second: Proof, work: impl FnOnce(&mut Self) -> T) -> T {
        let me = std::mem::replace(&mut self.me, second.person);
        let pen = std::mem::replace(&mut self.seat.pen, second.pen);
        let done = work(self);
        self.me = me;
        self.seat.pen = pen;
        done
    }

    /// Refuses while the house is locked.
    pub(crate) fn admit(&self) -> Result<()> {
        if self.seat.locked { Err(Failure::new(Code::Locked, LOCKED)) } else { Ok(()) }
    }

    /// What that is signed with by whoever does it now; nothing where they have no
    /// key, or where it is not signed.
    pub(super) fn pen_for(&self, what: &str) -> Result<Option<Pen>> {
        if !is_signed(what) {
            return Ok(None);
        }
        let key = self.store.read(|read| read.seat_keys().current(&self.me))?;
        match (key, &self.seat.pen) {
            (None, _) => Ok(None),
            (Some(key), Some(pen)) if pen.key == key.number => Ok(Some(pen.clone())),
            (Some(_), _) => Err(Failure::new(Code::Locked, UNSIGNED)),
        }
    }
}

pub(crate) const LOCKED: &str = "Stet is locked. Whoever sits here unlocks it with their passphrase; somebody else sits down as themselves.";

const UNSIGNED: &str = "This is signed by whoever does it, and they have a passphrase that was not given. Sit down with it, then do it again.";
