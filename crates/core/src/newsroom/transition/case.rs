//! Everything an answer depends on, gathered in one value.

use crate::ids::PersonId;
use crate::newsroom::{Approval, Function, Story};
use crate::text::Hash;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// What is true of the text now.
#[derive(Clone, Debug)]
pub struct TextFacts {
    /// The hash of the text as it stands.
    pub hash: Hash,
    /// Its blocks' hashes, in order.
    pub blocks: Vec<Hash>,
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
    /// The newest sign-off, if there is one.
    pub approval: Option<Approval>,
    /// Everyone who changed the text since it was last signed off.
    pub changed_by: Vec<PersonId>,
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

/// One question: may this person do this, to this story, now?
#[derive(Clone, Debug)]
pub struct Case<'a> {
    /// The story's record.
    pub story: &'a Story,
    /// What is true of its text.
    pub text: &'a TextFacts,
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
    /// Who asks.
    pub who: &'a PersonId,
    /// Now, in UTC.
    pub now: Timestamp,
    /// The zone in which the newsroom tells the time.
    pub zone: &'a TimeZone,
    /// The note or reason given; empty for none.
    pub note: &'a str,
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

    /// The names of those who hold one of the functions today, bar some.
    pub(super) fn names_of(&self, functions: &[Function], but: impl Fn(&PersonId) -> bool) -> Vec<String> {
        let able =
            self.colleagues.iter().filter(|colleague| colleague.is_any(functions) && !but(&colleague.id));
        able.map(|colleague| colleague.name.clone()).collect()
    }
}

impl Colleague {
    fn is_any(&self, functions: &[Function]) -> bool {
        self.functions.iter().any(|held| functions.contains(held))
    }
}
