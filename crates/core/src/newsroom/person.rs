//! Someone who works here.

use crate::ids::{AwayId, PersonId};
use jiff::civil::Date;

/// A person acts: writes, files, approves. What readers see is an [`super::Author`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// The name colleagues know.
    pub name: String,
    /// May they take people on, open desks and give any role? It lets nobody read
    /// or approve a word.
    pub manages: bool,
    /// Their last day here, in the newsroom's zone; none while they stay. Their
    /// records stay for good.
    pub left_on: Option<Date>,
}

impl Person {
    /// Somebody who works here, and manages nothing.
    pub fn new(id: PersonId, name: String) -> Self {
        Self { id, name, manages: false, left_on: None }
    }

    /// True while they work here.
    pub fn is_here_on(&self, day: Date) -> bool {
        self.left_on.is_none_or(|last| day <= last)
    }
}

/// A time in which somebody is away: they keep their rights, and are asked last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Away {
    /// Which record.
    pub id: AwayId,
    /// Who.
    pub person: PersonId,
    /// The first day, in the newsroom's zone.
    pub from: Date,
    /// The last day, included.
    pub to: Date,
    /// What colleagues are told: "on leave"; may be empty.
    pub note: String,
}

impl Away {
    /// True on the days between, both included.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}
