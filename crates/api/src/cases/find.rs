//! Finding what a person means by an id or a name.

use crate::failure::Result;
use crate::wire::{Code, Failure};
use stet_core::ids::StoryId;
use stet_core::newsroom::{Author, Desk, Person};
use stet_store::{Read, StoryLine};

/// A story by its id, a unique beginning of it, or its slug.
pub(crate) fn story(read: &Read<'_>, given: &str) -> Result<StoryLine> {
    let given = given.trim();
    if given.is_empty() {
        return Err(Failure::bad("No story was named. Give its id, the beginning of its id, or its slug."));
    }
    Ok(read.stories().named(given)?)
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
