//! A story with its words: what every case about one story begins with.

use super::signed::{self, Signed};
use super::{find, propose};
use crate::failure::Result;
use crate::session::Session;
use crate::view::PeopleBook;
use stet_core::ids::{BlockId, PersonId, StoryId};
use stet_core::newsroom::transition::{Case, Colleague, TextFacts, Wish, may_suggest, may_write};
use stet_core::newsroom::{CreditRole, Form, Function, OpenItem, Person, Refusal, Sight, SignFunction};
use stet_core::text::merge::Slot;
use stet_core::text::{Block, Document, Node, plain, tk};
use stet_store::{Read, StoryLine, WorkingCopy};

/// One story as it stands, and everything the rules ask about it.
pub(crate) struct Copy {
    pub(crate) line: StoryLine,
    pub(crate) working: WorkingCopy,
    pub(crate) signed: Signed,
    pub(crate) changed_by: Vec<PersonId>,
    pub(crate) book: PeopleBook,
    pub(crate) placeholders: tk::Placeholders,
    pub(crate) form: Option<Form>,
    /// What somebody has to decide on before it is signed off.
    pub(crate) open: Vec<OpenItem>,
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
    let working = read.working().load(&id)?;
    Ok(Copy {
        signed: signed::read(read, &line.story, &working)?,
        open: open_items(read, &id, &working.document)?,
        working,
        changed_by: read.contributors().since_approval(&id)?,
        placeholders: session.newsroom.placeholders.clone(),
        form: read.templates().of_story(&id)?,
        line,
        book,
    })
}

/// The suggestions and questions that wait for somebody.
fn open_items(read: &Read<'_>, story: &StoryId, text: &Document) -> Result<Vec<OpenItem>> {
    let mut items = Vec::new();
    for open in propose::open(read, story, text)? {
        items.extend(open.changes.all.iter().map(|change| OpenItem::Suggestion {
            proposal: open.proposal.id.clone(),
            change: change.id.clone(),
            block: in_block(&change.slot),
        }));
    }
    let comments = read.comments().open(story)?;
    items.extend(comments.into_iter().map(|comment| OpenItem::Comment {
        block: in_block(&propose::slot(&comment.slot)),
        must: comment.must,
        thread: comment.thread,
    }));
    Ok(items)
}

fn in_block(slot: &Slot) -> Option<BlockId> {
    match slot {
        Slot::Block(id) => Some(id.clone()),
        _ => None,
    }
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
            revision: None,
            record: self.signed.printed.hash(),
            printed: self.signed.printed.clone(),
            sign_offs: self.signed.sign_offs.clone(),
            changed_by: self.changed_by.clone(),
            open: self.open.clone(),
        }
    }

    /// True when a sign-off for the function covers text and record as they stand.
    pub(crate) fn covered(&self, function: SignFunction) -> bool {
        self.signed.covers(function, self.working.text)
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
        self.ask_with(session, note, &Wish::default(), text, question)
    }

    /// The same with everything else that was said.
    pub(crate) fn ask_with<T>(
        &self,
        session: &Session,
        note: &str,
        wish: &Wish,
        text: &TextFacts,
        question: impl FnOnce(&Case<'_>) -> T,
    ) -> T {
        let story = &self.line.story;
        let desk = story.desk.as_ref().and_then(|id| self.book.desks.iter().find(|desk| desk.id == *id));
        let (writers, colleagues) = (self.writers(), self.colleagues(session));
        let (elsewhere, names) = (self.elsewhere(), self.names(&writers));
        question(&Case {
            story,
            text,
            next: self.signed.next.as_ref(),
            out: self.signed.out.as_ref(),
            asked: self.signed.asked.as_ref(),
            desk: desk.map(|desk| desk.name.as_str()),
            solo_desk: desk.is_some_and(|desk| desk.solo_approval),
            solo: session.solo(),
            writers: &writers,
            colleagues: &colleagues,
            elsewhere: &elsewhere,
            names: &names,
            who: session.me(),
            now: session.now(),
            clock: session.surely(),
            clock_moved: session.clock_moved(),
            zone: &session.zone(),
            note,
            wish,
        })
    }

    /// Why whoever sits here may not change the words; none when they may.
    pub(crate) fn read_only(&self, session: &Session) -> Option<Refusal> {
        self.ask(session, "", may_write).err()
    }

    /// Why whoever sits here may not suggest other words; none when they may.
    pub(crate) fn closed(&self, session: &Session) -> Option<Refusal> {
        self.ask(session, "", may_suggest).err()
    }

    /// The chiefs of other desks today.
    fn elsewhere(&self) -> Vec<Colleague> {
        let desk = self.line.story.desk.as_ref();
        let chiefs = self.book.roles.iter().filter(|role| {
            Some(&role.desk) != desk && role.function == Function::Chief && role.holds_on(self.book.today)
        });
        let mut ids: Vec<&PersonId> = chiefs.map(|role| &role.person).collect();
        ids.sort();
        ids.dedup();
        ids.retain(|id| self.book.rights().is_here(id, self.book.today));
        let colleague = |id: &PersonId| Colleague {
            id: id.clone(),
            name: self.book.person_name(id),
            functions: vec![Function::Chief],
        };
        ids.into_iter().map(colleague).collect()
    }

    /// The names of everybody a refusal may have to name.
    fn names(&self, writers: &[PersonId]) -> Vec<(PersonId, String)> {
        let story = &self.line.story;
        let mut ids: Vec<&PersonId> = writers.iter().chain(&story.assignee).chain(&story.holder).collect();
        ids.push(&story.created_by);
        ids.extend(self.signed.next.as_ref().map(|next| &next.opened_by));
        ids.sort();
        ids.dedup();
        ids.into_iter().map(|id| (id.clone(), self.book.person_name(id))).collect()
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

/// The first words of a block, for the eye.
pub(crate) fn beginning(block: &Block) -> String {
    let text = plain::text(std::slice::from_ref(block));
    let mut words = text.split_whitespace();
    let head: Vec<&str> = words.by_ref().take(7).collect();
    let more = if words.next().is_some() { "\u{2026}" } else { "" };
    format!("{}{more}", head.join(" "))
}
