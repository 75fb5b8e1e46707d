//! People and authors.

mod portrait;
mod staff;

pub use portrait::{Portrait, portrait};
pub(crate) use staff::left;
pub use staff::{add_person, leave, return_to_work, set_manager};

use super::desks::may_manage;
use super::{find, search};
use crate::chance;
use crate::failure::Result;
use crate::session::Session;
use crate::view::{self, PeopleBook, number};
use crate::wire::{AuthorRef, AuthorView, DeskView, Empty, Failure, Hit, PeopleView, PersonView, SaveAuthor};
use stet_core::ids::{AuthorId, PersonId};
use stet_core::newsroom::{
    Author, Desk, Function, Managed, Person, Publication, Reader, Workflow, printed_title,
};
use stet_store::{Page, Read, Wanted};

/// How many stories are counted as "used in"; beyond it the number is a floor.
const COUNTED: u32 = 500;
/// How many of them are named.
const NAMED: usize = 5;

/// Everything under People and desks.
pub fn view(session: &mut Session, _: Empty) -> Result<PeopleView> {
    let (today, me) = (session.today(), session.me().clone());
    session.read(|read| {
        let book = PeopleBook::read(read, today)?;
        let reader = session.reader(read)?;
        Ok(PeopleView {
            authors: book
                .authors
                .iter()
                .map(|author| author_view(read, &book, author, &reader))
                .collect::<Result<_>>()?,
            people: book.people.iter().map(|person| person_view(&book, person, &me)).collect(),
            desks: book
                .desks
                .iter()
                .map(|desk| desk_view(read, &book, desk, &me, &reader))
                .collect::<Result<_>>()?,
            can_manage: book.rights().may_manage(&me, Managed::Newsroom, today).is_ok(),
        })
    })
}

fn author_view(read: &Read<'_>, book: &PeopleBook, author: &Author, reader: &Reader) -> Result<AuthorView> {
    let wanted = Wanted { author: Some(author.id.clone()), ..Wanted::default() };
    let stories = read.stories().list(&wanted, &Page::first(COUNTED), reader)?;
    let desk_name = |line: &stet_store::StoryLine| {
        line.story.desk.as_ref().map(|desk| book.desk_name(desk)).unwrap_or_default()
    };
    let recent: Vec<Hit> =
        stories.iter().take(NAMED).map(|line| search::shown(line, desk_name(line), String::new())).collect();
    let title = author
        .person
        .as_ref()
        .and_then(|person| printed_title(&book.roles, person, book.today, |desk| book.desk_name(desk)));
    Ok(AuthorView {
        id: author.id.to_string(),
        name: author.name.clone(),
        person: author.person.as_ref().map(|person| book.person(person)),
        short_bio: author.short_bio.clone(),
        long_bio: author.long_bio.clone(),
        photo: author.photo.map(|hash| hash.to_string()),
        confirmed: author.confirmed.map(|day| day.to_string()),
        title_today: title,
        used_in: number(stories.len()),
        recent,
    })
}

fn person_view(book: &PeopleBook, person: &Person, me: &PersonId) -> PersonView {
    let mut roles: Vec<_> = book.roles.iter().filter(|role| role.person == person.id).collect();
    roles.sort_by_key(|role| (!role.holds_on(book.today), role.function, std::cmp::Reverse(role.from)));
    PersonView {
        id: person.id.to_string(),
        name: person.name.clone(),
        active: person.is_here_on(book.today),
        left_on: person.left_on.map(|day| day.to_string()),
        manages: person.manages,
        away: book
            .away
            .iter()
            .filter(|away| away.person == person.id && book.today <= away.to)
            .map(view::away)
            .collect(),
        can_set_away: book.rights().may_manage(me, Managed::Away(&person.id), book.today).is_ok(),
        roles: roles.into_iter().map(|role| book.role(role)).collect(),
    }
}

fn desk_view(
    read: &Read<'_>,
    book: &PeopleBook,
    desk: &Desk,
    me: &PersonId,
    reader: &Reader,
) -> Result<DeskView> {
    let mut roles: Vec<_> = book.roles.iter().filter(|role| role.desk == desk.id).collect();
    roles.sort_by_key(|role| (!role.holds_on(book.today), role.function, role.from));
    let wanted = Wanted {
        desk: Some(desk.id.clone()),
        publication: Some(Publication::Unpublished),
        ..Wanted::default()
    };
    let there = read.stories().list(&wanted, &Page::first(COUNTED), reader)?;
    Ok(DeskView {
        id: desk.id.to_string(),
        name: desk.name.clone(),
        solo_approval: desk.solo_approval,
        roles: roles.into_iter().map(|role| book.role(role)).collect(),
        can_approve: book.can_approve(&desk.id),
        able: book.rights().who_can_approve(&desk.id, book.today).into_iter().map(view::able).collect(),
        gaps: book.rights().gaps(&desk.id, book.today).iter().map(view::gap).collect(),
        can_give: Function::ALL
            .into_iter()
            .filter(|function| {
                book.rights().may_manage(me, Managed::Role(&desk.id, *function), book.today).is_ok()
            })
            .map(|function| function.name().to_owned())
            .collect(),
        stories: number(there.iter().filter(|line| line.story.workflow != Workflow::Spiked).count()),
    })
}

/// A name that can be printed: not empty, on one line.
pub(crate) fn name_of(given: &str, what: &str) -> Result<String> {
    let name = given.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() { Err(Failure::bad(format!("Give {what} a name."))) } else { Ok(name) }
}

/// Makes an author, or changes one.
pub fn save_author(session: &mut Session, request: SaveAuthor) -> Result<PeopleView> {
    let name = name_of(&request.name, "the author")?;
    let person =
        session.read(|read| request.person.as_deref().map(|given| find::person(read, given)).transpose())?;
    let old = match &request.id {
        None => None,
        Some(id) => Some(session.read(|read| find::author(read, id))?),
    };
    if let Some(author) = &old {
        may_manage(session, Managed::Author(author.person.as_ref()))?;
    }
    let whose = person.as_ref().map(|person| person.id.clone());
    // Whose name it is says whose drafts the stories are.
    if whose != old.as_ref().and_then(|author| author.person.clone()) {
        may_manage(session, Managed::Newsroom)?;
    }
    let base = match &old {
        Some(author) => author.clone(),
        None => Author { id: AuthorId::new(chance::id()?), ..Author::default() },
    };
    if old.as_ref().is_none_or(|old| !find::same_name(&old.name, &name)) {
        let all = session.read(|read| Ok(read.authors().all()?))?;
        if all.iter().any(|other| other.id != base.id && find::same_name(&other.name, &name)) {
            return Err(Failure::bad(format!(
                "There is an author {name} already. Add a middle name or initial if this is somebody else."
            )));
        }
    }
    let author = Author {
        name,
        person: whose,
        short_bio: request.short_bio.trim().to_owned(),
        long_bio: request.long_bio.trim().to_owned(),
        confirmed: if request.confirm { Some(session.today()) } else { base.confirmed },
        ..base
    };
    let what = if old.is_some() { "change author" } else { "add author" };
    session.write(what, None, &author.name, |write| match &old {
        Some(_) => Ok(write.authors().update(&author)?),
        None => Ok(write.authors().insert(&author)?),
    })?;
    view(session, Empty {})
}

/// Gives an author a portrait, or takes it away.
pub fn set_photo(
    session: &mut Session,
    request: &AuthorRef,
    picture: Option<Portrait>,
) -> Result<PeopleView> {
    let author = session.read(|read| find::author(read, &request.id))?;
    may_manage(session, Managed::Author(author.person.as_ref()))?;
    session.write("change portrait", None, &author.name, |write| {
        let photo = picture.map(|picture| write.media().insert(&picture.into())).transpose()?;
        Ok(write.authors().update(&Author { photo, ..author.clone() })?)
    })?;
    view(session, Empty {})
}
