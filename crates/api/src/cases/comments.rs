//! What is said of a story's words: threads that stand on them, answers, and who
//! is named in them.

use super::copy::{self, Copy};
use super::{find, propose};
use crate::chance;
use crate::failure::Result;
use crate::session::Session;
use crate::view::{PeopleBook, at, number};
use crate::wire::{
    ByStory, Code, CommentSaved, CommentView, CommentsView, Failure, PersonRef, ResolveComment, SaveComment,
    ThreadView,
};
use std::collections::{BTreeMap, HashMap};
use stet_core::ids::{CommentId, PersonId};
use stet_core::newsroom::{Function, Person, Reader, Sight, sight};
use stet_core::text::anchor::{Anchor, Placed, Spot, find as find_words, place, quoted};
use stet_core::text::{Document, RevisionId};
use stet_store::{Comment, Read};

/// The most characters a comment may have.
const MOST: usize = 20_000;

/// What was said of a story, where it stands now.
pub fn view(session: &mut Session, request: ByStory) -> Result<CommentsView> {
    let copy = copy::load(session, &request.story)?;
    session.read(|read| shown(session, read, &copy))
}

/// The same, of a story that is read already.
pub(crate) fn shown(session: &Session, read: &Read<'_>, copy: &Copy) -> Result<CommentsView> {
    let all = read.comments().of_story(copy.id())?;
    let mut texts: HashMap<RevisionId, Document> = HashMap::new();
    let mut threads: Vec<(usize, ThreadView)> = Vec::new();
    let mut answers: BTreeMap<&CommentId, Vec<&Comment>> = BTreeMap::new();
    for comment in &all {
        answers.entry(&comment.thread).or_default().push(comment);
    }
    for first in all.iter().filter(|comment| comment.id == comment.thread) {
        let placed = placed(read, copy, first, &mut texts);
        let said = answers.get(&first.id).map(Vec::as_slice).unwrap_or_default();
        threads.push((order(copy, &placed), thread(session, read, copy, first, placed, said)?));
    }
    // The place in the page, then in the line, then the time.
    threads.sort_by_key(|(place, thread)| (*place, thread.line, thread.from));
    let people = copy.book.people.iter().filter(|person| person.is_here_on(copy.book.today));
    Ok(CommentsView {
        threads: threads.into_iter().map(|(_, thread)| thread).collect(),
        people: people.map(|person| copy.book.person(&person.id)).collect(),
    })
}

/// Where a thread stands; none for one on the story as a whole.
fn placed(
    read: &Read<'_>,
    copy: &Copy,
    first: &Comment,
    texts: &mut HashMap<RevisionId, Document>,
) -> Option<Placed> {
    let revision = first.revision?;
    if first.slot.is_empty() {
        return None;
    }
    let anchor = Anchor {
        slot: propose::slot(&first.slot),
        line: usize::try_from(first.line).unwrap_or_default(),
        start: usize::try_from(first.start).unwrap_or_default(),
        quote: first.quote.clone(),
    };
    // A version that can't be read any more leaves the words themselves to go by.
    let old =
        texts.entry(revision).or_insert_with(|| read.revisions().document(&revision).unwrap_or_default());
    Some(place(&anchor, old, copy.document()))
}

fn order(copy: &Copy, placed: &Option<Placed>) -> usize {
    let last = copy.document().blocks.len() + 4;
    match placed {
        Some(Placed::Here(spot) | Placed::Moved(spot)) => {
            super::review::place_of(copy.document(), &spot.slot)
        }
        None => last,
        Some(Placed::Gone) => last + 1,
    }
}

fn thread(
    session: &Session,
    read: &Read<'_>,
    copy: &Copy,
    first: &Comment,
    placed: Option<Placed>,
    said: &[&Comment],
) -> Result<ThreadView> {
    let (word, spot) = match placed {
        None => ("story", None),
        Some(Placed::Here(spot)) => ("here", Some(spot)),
        Some(Placed::Moved(spot)) => ("moved", Some(spot)),
        Some(Placed::Gone) => ("gone", None),
    };
    let spot = spot.unwrap_or(Spot { slot: propose::slot(""), line: 0, from: 0, to: 0 });
    Ok(ThreadView {
        id: first.id.to_string(),
        placed: word.to_owned(),
        slot: propose::name(&spot.slot),
        line: number(spot.line),
        from: number(spot.from),
        to: number(spot.to),
        quote: first.quote.clone(),
        must: first.must,
        resolved_by: first.resolved.as_ref().map(|(by, _)| copy.book.person_name(by)).unwrap_or_default(),
        resolved_at: first.resolved.as_ref().map(|(_, when)| at(*when)),
        said: said.iter().map(|comment| remark(session, read, copy, comment)).collect::<Result<_>>()?,
    })
}

fn remark(session: &Session, read: &Read<'_>, copy: &Copy, comment: &Comment) -> Result<CommentView> {
    let by = copy.book.person(&comment.person);
    let mentioned = read.comments().mentioned(&comment.id)?;
    Ok(CommentView {
        id: comment.id.to_string(),
        initials: initials(&by.name),
        by,
        mine: comment.person == *session.me(),
        at: at(comment.at),
        changed_at: at(comment.changed_at),
        text: comment.text.clone(),
        mentions: mentioned.iter().map(|person| copy.book.person_name(person)).collect(),
    })
}

/// The first letters of the first and last name.
pub(crate) fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// Keeps a comment, an answer, or what one says now.
pub fn save(session: &mut Session, request: SaveComment) -> Result<CommentSaved> {
    if request.text.chars().count() > MOST {
        return Err(Failure::bad("This is too long for a comment. Put it into a note."));
    }
    let copy = copy::load(session, &request.story)?;
    let text = request.text.trim();
    let comment = match &request.comment {
        Some(id) => {
            let old = own(session, &copy, id)?;
            let comment =
                Comment { text: text.to_owned(), must: request.must, changed_at: session.now(), ..old };
            if text.is_empty() {
                return take_away(session, &copy, &comment);
            }
            comment
        }
        None if text.is_empty() => return Err(Failure::bad("There is nothing in this comment yet.")),
        None => begun(session, &copy, &request, text)?,
    };
    let (mentioned, told, not_told) = session.read(|read| named(session, read, &copy, &comment.text))?;
    session
        .write("comment", Some(copy.id()), "", |write| Ok(write.comments().save(&comment, &mentioned)?))?;
    let comments = session.read(|read| shown(session, read, &copy))?;
    Ok(CommentSaved { comment: comment.id.to_string(), comments, told, not_told })
}

fn take_away(session: &mut Session, copy: &Copy, comment: &Comment) -> Result<CommentSaved> {
    let answered = session
        .read(|read| Ok(read.comments().of_story(copy.id())?))?
        .iter()
        .any(|other| other.thread == comment.id && other.id != comment.id);
    if answered {
        return Err(Failure::new(Code::Refused, "Somebody answered this, so it stays. Resolve it instead."));
    }
    session.write("comment", Some(copy.id()), "", |write| Ok(write.comments().remove(&comment.id)?))?;
    let comments = session.read(|read| shown(session, read, copy))?;
    Ok(CommentSaved { comment: String::new(), comments, ..CommentSaved::default() })
}

/// A new comment: an answer, one on words, one on a paragraph, one on the story.
fn begun(session: &mut Session, copy: &Copy, request: &SaveComment, text: &str) -> Result<Comment> {
    let now = session.now();
    let id = CommentId::new(chance::id()?);
    let base = Comment {
        story: copy.id().clone(),
        thread: id.clone(),
        id,
        person: session.me().clone(),
        at: now,
        changed_at: now,
        text: text.to_owned(),
        revision: None,
        slot: String::new(),
        line: 0,
        start: 0,
        quote: String::new(),
        must: request.must,
        resolved: None,
    };
    if let Some(thread) = &request.thread {
        let first = in_story(session, copy, thread)?;
        return Ok(Comment { thread: first.thread, must: false, ..base });
    }
    if request.slot.is_empty() && request.quote.is_empty() {
        return Ok(base);
    }
    if request.seq.is_some_and(|seen| i64::from(seen) != copy.working.seq) {
        return Err(Failure::new(
            Code::Stale,
            "The text changed while you were writing this comment. Look where it belongs now, and save it again.",
        ));
    }
    let anchor = anchor(copy.document(), request)?;
    let revision = propose::revision(session, copy)?;
    Ok(Comment {
        revision: Some(revision),
        slot: propose::name(&anchor.slot),
        line: number(anchor.line),
        start: number(anchor.start),
        quote: anchor.quote,
        ..base
    })
}

fn anchor(text: &Document, request: &SaveComment) -> Result<Anchor> {
    if !request.quote.is_empty() {
        return find_words(text, &request.quote).ok_or_else(|| {
            Failure::bad(format!(
                "\u{201c}{}\u{201d} does not stand in the text exactly once. Give more of the words, as they stand there.",
                request.quote
            ))
        });
    }
    let slot = propose::slot(&request.slot);
    let [line, from, to] =
        [request.line, request.from, request.to].map(|one| usize::try_from(one).unwrap_or_default());
    let whole = from == to;
    let quote = if whole { Some(String::new()) } else { quoted(text, &slot, line, from, to) };
    let there = super::review::place_of(text, &slot) != usize::MAX;
    quote
        .filter(|_| there)
        .map(|quote| Anchor { slot, line, start: from, quote })
        .ok_or_else(|| Failure::bad("The words this comment is on are not in the text."))
}

/// Says that a thread is done with, or that it is not.
pub fn resolve(session: &mut Session, request: ResolveComment) -> Result<CommentsView> {
    let copy = copy::load(session, &request.story)?;
    let first = in_story(session, &copy, &request.thread)?;
    let what = if request.done { "resolve" } else { "reopen" };
    session.write(what, Some(copy.id()), "", |write| {
        Ok(write.comments().resolve(&first.thread, request.done)?)
    })?;
    session.read(|read| shown(session, read, &copy))
}

fn in_story(session: &Session, copy: &Copy, id: &str) -> Result<Comment> {
    let found = session.read(|read| Ok(read.comments().by_id(&CommentId::new(id))?))?;
    found.filter(|comment| comment.story == *copy.id()).ok_or_else(|| {
        Failure::not_found("comment", id, "It may have been taken away; your words are still here.")
    })
}

fn own(session: &Session, copy: &Copy, id: &str) -> Result<Comment> {
    let comment = in_story(session, copy, id)?;
    if comment.person != *session.me() {
        return Err(Failure::new(
            Code::Refused,
            "This comment is somebody else\u{2019}s. Answer it instead.",
        ));
    }
    Ok(comment)
}

/// Who a comment names: everybody after an `@`, those who can be told, and for
/// each who can't be why, with who answers for the desk.
fn named(
    session: &Session,
    read: &Read<'_>,
    copy: &Copy,
    text: &str,
) -> Result<(Vec<PersonId>, Vec<PersonRef>, Vec<String>)> {
    let mut mentioned: Vec<&Person> = Vec::new();
    for (at, _) in text.match_indices('@') {
        let after = text.get(at + 1..).unwrap_or_default().to_lowercase();
        let longest = copy
            .book
            .people
            .iter()
            .filter(|person| !person.name.is_empty() && says(&after, &person.name.to_lowercase()))
            .max_by_key(|person| (person.name.len(), person.is_here_on(copy.book.today)));
        mentioned.extend(longest);
    }
    let mut seen = std::collections::BTreeSet::new();
    mentioned.retain(|person| seen.insert(&person.id));
    let (mut told, mut not_told) = (Vec::new(), Vec::new());
    for person in &mentioned {
        if !person.is_here_on(copy.book.today) {
            not_told.push(left(&copy.book, copy, person));
        } else if person.id == *session.me() {
            // Nobody is told of what they said themselves.
        } else if !may_read(session, read, copy, &person.id)? {
            not_told.push(format!("{} can\u{2019}t read this story yet, so they are not told.", person.name));
        } else {
            told.push(copy.book.person(&person.id));
        }
    }
    Ok((mentioned.into_iter().map(|person| person.id.clone()).collect(), told, not_told))
}

/// True where a text begins with a name, and not with a longer word.
fn says(text: &str, name: &str) -> bool {
    text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

fn may_read(session: &Session, read: &Read<'_>, copy: &Copy, person: &PersonId) -> Result<bool> {
    let heads = copy.book.roles.iter().filter(|role| {
        role.person == *person
            && role.holds_on(copy.book.today)
            && matches!(role.function, Function::Chief | Function::DeputyChief)
    });
    let reader = Reader {
        authors: read.authors().of_person(person)?.into_iter().map(|author| author.id).collect(),
        heads: heads.map(|role| role.desk.clone()).collect(),
        all: session.newsroom.solo.is_some(),
        who: person.clone(),
    };
    Ok(sight(&copy.line.story, &reader) == Sight::Words)
}

fn left(book: &PeopleBook, copy: &Copy, person: &Person) -> String {
    let heads = copy.line.story.desk.as_ref().map(|desk| (book.desk_name(desk), book.can_approve(desk)));
    match heads {
        Some((desk, heads)) if !heads.is_empty() => format!(
            "{} has left, so nobody is told. {} desk is headed by {}.",
            person.name,
            desk,
            heads.join(" and ")
        ),
        _ => format!("{} has left, so nobody is told.", person.name),
    }
}

/// A comment named on the command line: by its id or the beginning of it.
pub fn thread_named(session: &Session, story: &str, given: &str) -> Result<String> {
    session.read(|read| {
        let id = find::story(session, read, story)?.story.id;
        let all = read.comments().of_story(&id)?;
        let mut fits = all.iter().filter(|one| one.id == one.thread && one.id.as_str().starts_with(given));
        match (fits.next(), fits.next()) {
            (Some(one), None) => Ok(one.id.to_string()),
            (None, _) => Err(Failure::not_found(
                "comment",
                given,
                "\u{201c}stet comment STORY list\u{201d} lists them.",
            )),
            _ => Err(Failure::new(
                Code::Ambiguous,
                format!("\u{201c}{given}\u{201d} could be several comments; give more of the id."),
            )),
        }
    })
}
