//! Finding what a person means by an id or a name.

use crate::failure::Result;
use crate::session::Session;
use crate::wire::{Code, Failure};
use stet_core::ids::StoryId;
use stet_core::newsroom::{Author, Desk, Person, Sight};
use stet_store::{Error, Read, StoryLine};

/// A story by its id, a unique beginning of it, or its slug, for whoever sits
/// here to read. A draft of somebody else's is not found.
pub(crate) fn story(session: &Session, read: &Read<'_>, given: &str) -> Result<StoryLine> {
    match record(session, read, given)? {
        (line, Sight::Words) => Ok(line),
        (line, _) => Err(Failure::new(Code::Refused, private(session, read, &line)?)),
    }
}

/// The same for what needs no word of it; and how much of it may be seen.
pub(crate) fn record(session: &Session, read: &Read<'_>, given: &str) -> Result<(StoryLine, Sight)> {
    let given = given.trim();
    if given.is_empty() {
        return Err(Failure::bad("No story was named. Give its id, the beginning of its id, or its slug."));
    }
    let line = match read.stories().named(given) {
        Err(Error::Ambiguous { given, candidates }) => one_of(session, read, given, candidates)?,
        named => named?,
    };
    match session.sight(read, &line.story)? {
        Sight::Nothing => Err(Error::NoSuch { what: "story", name: given.to_owned() }.into()),
        seen => Ok((line, seen)),
    }
}

/// What a beginning names among the stories that are there for whoever sits here.
fn one_of(session: &Session, read: &Read<'_>, given: String, candidates: Vec<StoryId>) -> Result<StoryLine> {
    let mut seen = Vec::new();
    for id in candidates {
        let line = story_by_id(read, &id)?;
        if session.sight(read, &line.story)? > Sight::Nothing {
            seen.push(line);
        }
    }
    match (seen.pop(), seen.as_slice()) {
        (Some(one), []) => Ok(one),
        (None, _) => Err(Error::NoSuch { what: "story", name: given }.into()),
        (Some(last), _) => {
            let ids = seen.into_iter().chain([last]).map(|line| line.story.id);
            Err(Error::Ambiguous { given, candidates: ids.collect() }.into())
        }
    }
}

/// What a chief who waits for a draft is told in the place of its words.
fn private(session: &Session, read: &Read<'_>, line: &StoryLine) -> Result<String> {
    let story = &line.story;
    let writer = story.assignee.as_ref().unwrap_or(&story.created_by);
    let people = read.people().all()?;
    let name = people.into_iter().find(|person| person.id == *writer).map(|person| person.name);
    let length = story.length.map(|length| format!(" of {length}")).unwrap_or_default();
    let due = story
        .due
        .map(|due| format!(", due {}", session.zone().to_datetime(due).strftime("%-d %B %Y, %H:%M")));
    Ok(format!(
        "\u{201c}{}\u{201d} is {}\u{2019}s draft: {}{length} words so far{}. Its words are private until it is filed; its writer can show it to the desk before.",
        story.slugline,
        name.unwrap_or_default(),
        line.words,
        due.unwrap_or_default(),
    ))
}

/// The story with exactly this id.
pub(crate) fn story_by_id(read: &Read<'_>, id: &StoryId) -> Result<StoryLine> {
    read.stories()
        .by_id(id)?
        .ok_or_else(|| Failure::not_found("story", id.as_str(), "It may have been removed."))
}

/// A desk by id or name.
pub(crate) fn desk(read: &Read<'_>, given: &str) -> Result<Desk> {
    one("desk", given, read.desks().all()?, |desk| (desk.id.as_str(), &desk.name))
}

/// A person by id or name.
pub(crate) fn person(read: &Read<'_>, given: &str) -> Result<Person> {
    one("person", given, read.people().all()?, |person| (person.id.as_str(), &person.name))
}

/// An author by id or name.
pub(crate) fn author(read: &Read<'_>, given: &str) -> Result<Author> {
    let found = author_if(read, given)?;
    found.ok_or_else(|| Failure::not_found("author", given, "The authors are under People and desks."))
}

/// An author by id or name, if there is one.
pub(crate) fn author_if(read: &Read<'_>, given: &str) -> Result<Option<Author>> {
    match one("author", given, read.authors().all()?, |author| (author.id.as_str(), &author.name)) {
        Err(failure) if failure.code == Code::NotFound => Ok(None),
        other => other.map(Some),
    }
}

/// Two spellings of one name: letter case and spaces aside.
pub(crate) fn same_name(a: &str, b: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    plain(a) == plain(b)
}

fn one<T>(what: &str, given: &str, all: Vec<T>, names: impl Fn(&T) -> (&str, &String)) -> Result<T> {
    let mut by_name = Vec::new();
    for each in all {
        let (id, name) = names(&each);
        if id == given {
            return Ok(each);
        }
        if same_name(name, given) {
            by_name.push(each);
        }
    }
    match (by_name.pop(), by_name.len()) {
        (Some(found), 0) => Ok(found),
        (Some(_), more) => Err(Failure::new(
            Code::Ambiguous,
            format!(
                "\u{201c}{given}\u{201d} is the name of {} in this newsroom. Give the id instead.",
                more + 1
            ),
        )),
        (None, _) => Err(Failure::not_found(
            what,
            given,
            "People, authors and desks are listed under People and desks.",
        )),
    }
}
