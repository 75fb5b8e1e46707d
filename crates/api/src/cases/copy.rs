//! A story with its words: what every case about one story begins with.

use super::find;
use crate::failure::Result;
use crate::session::Session;
use crate::view::PeopleBook;
use stet_core::ids::{PersonId, StoryId};
use stet_core::newsroom::transition::{Case, Colleague, TextFacts, read_only};
use stet_core::newsroom::{Approval, CreditRole, Form, Function, Person, Sight};
use stet_core::text::{Block, Document, Node, plain, tk};
use stet_store::{Read, StoryLine, WorkingCopy};

/// One story as it stands, and everything the rules ask about it.
pub(crate) struct Copy {
    pub(crate) line: StoryLine,
    pub(crate) working: WorkingCopy,
    pub(crate) approval: Option<Approval>,
    pub(crate) changed_by: Vec<PersonId>,
    pub(crate) book: PeopleBook,
    pub(crate) placeholders: tk::Placeholders,
    pub(crate) form: Option<Form>,
}

/// Reads a story by id, prefix or slug, for somebody who may read its words.
pub(crate) fn load(session: &Session, given: &str) -> Result<Copy> {
    let today = session.today();
    session.read(|read| {
        let line = find::story(session, read, given)?;
        of_line(session, read, line, PeopleBook::read(read, today)?)
    })
}

/// The same for somebody who may only know that it exists, and how much of it
/// they may see: its words are for the rules to ask about, not for showing.
pub(crate) fn load_record(session: &Session, given: &str) -> Result<(Copy, Sight)> {
    let today = session.today();
    session.read(|read| {
        let (line, seen) = find::record(session, read, given)?;
        Ok((of_line(session, read, line, PeopleBook::read(read, today)?)?, seen))
    })
}

fn of_line(session: &Session, read: &Read<'_>, line: StoryLine, book: PeopleBook) -> Result<Copy> {
    let id = line.story.id.clone();
    Ok(Copy {
        working: read.working().load(&id)?,
        approval: read.approvals().newest(&id)?,
        changed_by: read.contributors().since_approval(&id)?,
        placeholders: session.newsroom.placeholders.clone(),
        form: read.templates().of_story(&id)?,
        line,
        book,
    })
}

impl Copy {
    pub(crate) fn id(&self) -> &StoryId {
        &self.line.story.id
    }

    pub(crate) fn document(&self) -> &Document {
        &self.working.document
    }

    /// What its template asks for and is not there, each in a few words.
    fn lacks(&self) -> Vec<String> {
        let lacks = self.form.as_ref().map(|form| form.lacks(&self.line.story, self.document()));
        lacks.unwrap_or_default().into_iter().map(str::to_owned).collect()
    }

    /// What is true of the text now.
    pub(crate) fn facts(&self) -> TextFacts {
        let document = self.document();
        TextFacts {
            hash: self.working.text,
            blocks: self.working.blocks.clone(),
            headline: !document.furniture.headline.trim().is_empty(),
            body: document.blocks.iter().any(|block| says_something(&block.node)),
            lacks: self.lacks(),
            placeholders: placeholders(document, &self.placeholders),
            unread: document.blocks.iter().filter(|block| has_unread(&block.node)).count(),
            approval: self.approval.clone(),
            changed_by: self.changed_by.clone(),
        }
    }

    /// Asks the rules with everything they need to know.
    pub(crate) fn ask<T>(&self, session: &Session, note: &str, question: impl FnOnce(&Case<'_>) -> T) -> T {
        self.ask_of(session, note, &self.facts(), question)
    }

    /// The same of a text about which other things are true.
    pub(crate) fn ask_of<T>(
        &self,
        session: &Session,
        note: &str,
        text: &TextFacts,
        question: impl FnOnce(&Case<'_>) -> T,
    ) -> T {
        let story = &self.line.story;
        let desk = story.desk.as_ref().and_then(|id| self.book.desks.iter().find(|desk| desk.id == *id));
        let (writers, colleagues) = (self.writers(), self.colleagues(session));
        question(&Case {
            story,
            text,
            desk: desk.map(|desk| desk.name.as_str()),
            solo_desk: desk.is_some_and(|desk| desk.solo_approval),
            solo: session.solo(),
            writers: &writers,
            colleagues: &colleagues,
            who: session.me(),
            now: session.now(),
            zone: &session.zone(),
            note,
        })
    }

    /// Why whoever sits here may not change the words; none when they may.
    pub(crate) fn read_only(&self, session: &Session) -> Option<String> {
        self.ask(session, "", read_only)
    }

    /// The people behind the writer credits.
    fn writers(&self) -> Vec<PersonId> {
        let credits = self.line.story.credits.iter().filter(|credit| credit.role == CreditRole::Writer);
        credits
            .filter_map(|credit| self.book.authors.iter().find(|author| author.id == credit.author))
            .filter_map(|author| author.person.clone())
            .collect()
    }

    /// Who holds a role on the story's desk today; in a newsroom of one, that one,
    /// as everything.
    fn colleagues(&self, session: &Session) -> Vec<Colleague> {
        if let Some(one) = &session.newsroom.solo {
            let functions = Function::ALL.to_vec();
            return vec![Colleague { id: one.clone(), name: self.book.person_name(one), functions }];
        }
        let Some(desk) = &self.line.story.desk else { return vec![] };
        let rights = self.book.rights();
        let colleague = |person: &Person| {
            let functions = rights.functions(&person.id, desk, self.book.today);
            (!functions.is_empty()).then(|| Colleague {
                id: person.id.clone(),
                name: person.name.clone(),
                functions,
            })
        };
        self.book.people.iter().filter_map(colleague).collect()
    }
}

fn says_something(node: &Node) -> bool {
    match node {
        Node::Figure { .. } | Node::Embed { .. } | Node::Verbatim { .. } => true,
        Node::Code { text, .. } => !text.trim().is_empty(),
        node => {
            node.lines().iter().any(|line| !line.text().trim().is_empty())
                || node.children().into_iter().any(says_something)
        }
    }
}

pub(crate) fn has_unread(node: &Node) -> bool {
    matches!(node, Node::Verbatim { .. }) || node.children().into_iter().any(has_unread)
}

/// Each placeholder with where it stands, for the eye.
pub(crate) fn placeholders(document: &Document, words: &tk::Placeholders) -> Vec<String> {
    let place = |place: &tk::Place| match place {
        tk::Place::Headline => "the headline".to_owned(),
        tk::Place::ShortHeadline => "the short headline".to_owned(),
        tk::Place::Standfirst => "the standfirst".to_owned(),
        tk::Place::Block(id) => {
            let number = document.blocks.iter().position(|block| block.id == *id).map_or(0, |at| at + 1);
            let words = document.blocks.iter().find(|block| block.id == *id).map(beginning);
            format!("paragraph {number}, \u{201c}{}\u{201d}", words.unwrap_or_default())
        }
    };
    tk::placeholders(document, words).iter().map(|(at, what)| format!("{what} in {}", place(at))).collect()
}

fn beginning(block: &Block) -> String {
    let text = plain::text(std::slice::from_ref(block));
    let mut words = text.split_whitespace();
    let head: Vec<&str> = words.by_ref().take(7).collect();
    let more = if words.next().is_some() { "\u{2026}" } else { "" };
    format!("{}{more}", head.join(" "))
}
