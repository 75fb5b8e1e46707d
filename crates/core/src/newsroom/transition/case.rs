//! Everything an answer depends on, gathered in one value.

use super::table::TAKERS;
use crate::ids::PersonId;
use crate::newsroom::{
    Function, NextVersion, OpenItem, Printed, SignFunction, SignOff, Story, Unsigned, VersionKind,
};
use crate::text::{Hash, RevisionId};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What is true of the text now.
#[derive(Clone, Debug)]
pub struct TextFacts {
    /// The hash of the text as it stands.
    pub hash: Hash,
    /// Its blocks' hashes, in order.
    pub blocks: Vec<Hash>,
    /// The revision that has this text, where there is one already.
    pub revision: Option<RevisionId>,
    /// What is printed beside it, as the record stands.
    pub printed: Printed,
    /// The hash of that.
    pub record: Hash,
    /// True when there is a headline.
    pub headline: bool,
    /// True when the body says anything.
    pub body: bool,
    /// What the story's template asks for and is not there, each in a few words.
    pub lacks: Vec<String>,
    /// The placeholders ("TK") still in it, each with the words around it.
    pub placeholders: Vec<String>,
    /// How many passages could not be read.
    pub unread: usize,
    /// The newest sign-off for each function, at [`SignFunction::at`], with what
    /// it does not cover of what stands there.
    pub sign_offs: [Option<(SignOff, Vec<Unsigned>)>; 3],
    /// Everyone who changed the text since it was last signed off.
    pub changed_by: Vec<PersonId>,
    /// What is still open, in page order.
    pub open: Vec<OpenItem>,
}

impl TextFacts {
    /// The newest sign-off for a function, with what it does not cover.
    pub fn signed(&self, function: SignFunction) -> Option<&(SignOff, Vec<Unsigned>)> {
        self.sign_offs.get(function.at()).and_then(Option::as_ref)
    }

    /// True when a sign-off for the function covers text and record as they stand.
    pub fn covered(&self, function: SignFunction) -> bool {
        self.signed(function).is_some_and(|(signed, _)| signed.covers(&self.hash, &self.record))
    }
}

/// Someone with a role on the story's desk today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub id: PersonId,
    /// Their name, for a refusal.
    pub name: String,
    /// What they are on this desk, today.
    pub functions: Vec<Function>,
}

/// The first of two persons' entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What was asked for: an act's name, or [`super::LOOSEN`].
    pub act: String,
    /// By whom.
    pub by: PersonId,
    /// When, in UTC.
    pub at: Timestamp,
    /// The reason given.
    pub why: String,
    /// The hash of the text it was asked of.
    pub text: Hash,
    /// What else was asked for, in words that a machine compares; empty for none.
    pub wanted: String,
}

/// What was said with an act besides the note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// The kind of the new version.
    pub kind: Option<VersionKind>,
    /// When it is to go out.
    pub at: Option<Timestamp>,
    /// What a chief lets pass since the legal read, by [`Unsigned::key`].
    pub waive: Vec<String>,
    /// The second person, who is there and says so.
    pub second: Option<PersonId>,
}

/// One question: may this person do this, to this story, now?
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The story's record.
    pub story: &'a Story,
    /// What is true of its text.
    pub text: &'a TextFacts,
    /// The version being worked on of a story that is out.
    pub next: Option<&'a NextVersion>,
    /// What readers have of it besides the words; none before it was out.
    pub out: Option<&'a Printed>,
    /// What one person asked for and a second has not done yet.
    pub asked: Option<&'a Asked>,
    /// The story's desk by name; none when it has no desk.
    pub desk: Option<&'a str>,
    /// True where the desk lets one person approve their own copy.
    pub solo_desk: bool,
    /// True in a newsroom of one.
    pub solo: bool,
    /// The people behind the story's writer credits.
    pub writers: &'a [PersonId],
    /// Who holds a role on the story's desk today.
    pub colleagues: &'a [Colleague],
    /// The chiefs of other desks today.
    pub elsewhere: &'a [Colleague],
    /// The names of people, for a refusal.
    pub names: &'a [(PersonId, String)],
    /// Who asks.
    pub who: &'a PersonId,
    /// Now, in UTC.
    pub now: Timestamp,
    /// The earliest it can be, in UTC: what was given as the time can only hold
    /// an embargo longer.
    pub clock: Timestamp,
    /// True when the machine's clock was seen to be moved.
    pub clock_moved: bool,
    /// The zone in which the newsroom tells the time.
    pub zone: &'a TimeZone,
    /// The note or reason given; empty for none.
    pub note: &'a str,
    /// What else was said.
    pub wish: &'a Wish,
}

impl Case<'_> {
    /// True when this person changed the text since it was last signed off.
    pub fn changed_it(&self, who: &PersonId) -> bool {
        self.text.changed_by.contains(who)
    }

    /// True when this person holds one of the functions on the desk today.
    pub(super) fn holds(&self, who: &PersonId, functions: &[Function]) -> bool {
        self.solo
            || self.colleagues.iter().any(|colleague| colleague.id == *who && colleague.is_any(functions))
    }

    /// True when the story is this person's own.
    pub(super) fn writes_it(&self, who: &PersonId) -> bool {
        self.solo
            || self.writers.contains(who)
            || self.story.assignee.as_ref() == Some(who)
            || (self.writers.is_empty() && self.story.created_by == *who)
    }

    /// True when this person edits for the story's desk today.
    pub(super) fn takes_it(&self, who: &PersonId) -> bool {
        self.holds(who, TAKERS)
    }

    /// The names of those who hold one of the functions today, bar some.
    pub(super) fn names_of(&self, functions: &[Function], but: impl Fn(&PersonId) -> bool) -> Vec<String> {
        let able =
            self.colleagues.iter().filter(|colleague| colleague.is_any(functions) && !but(&colleague.id));
        able.map(|colleague| colleague.name.clone()).collect()
    }

    /// The names of those whose story it is.
    pub(super) fn names_of_writers(&self) -> Vec<String> {
        let beginner = self.writers.is_empty().then_some(&self.story.created_by);
        let mut ids: Vec<&PersonId> =
            self.writers.iter().chain(&self.story.assignee).chain(beginner).collect();
        ids.sort();
        ids.dedup();
        ids.into_iter().filter_map(|id| self.name(id)).collect()
    }

    /// A person's name, where it is known.
    pub(super) fn name(&self, id: &PersonId) -> Option<String> {
        let known = self.names.iter().find(|(other, _)| other == id).map(|(_, name)| name.clone());
        known.or_else(|| {
            let found = self.colleagues.iter().chain(self.elsewhere).find(|one| one.id == *id);
            found.map(|one| one.name.clone())
        })
    }
}

impl Colleague {
    pub(super) fn is_any(&self, functions: &[Function]) -> bool {
        self.functions.iter().any(|held| functions.contains(held))
    }
}
