//! Who works here: taken on, leaving, coming back, managing.

use super::{name_of, view};
use crate::cases::desks::{day_or, may_manage};
use crate::cases::find;
use crate::chance;
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{AddPerson, ByPerson, Empty, Failure, PeopleView, PersonLeaves, SetManager};
use stet_core::ids::{AuthorId, PersonId};
use stet_core::newsroom::{Author, DeskRole, Managed, Person};

/// Takes on a person, with an author name of their own where none fits.
pub fn add_person(session: &mut Session, request: AddPerson) -> Result<PeopleView> {
    let name = name_of(&request.name, "the person")?;
    let people = may_manage(session, Managed::Newsroom)?.people;
    if people.iter().any(|person| find::same_name(&person.name, &name)) {
        return Err(Failure::bad(format!(
            "{name} works here already. Add a middle name or initial if this is somebody else."
        )));
    }
    let person = Person::new(PersonId::new(chance::id()?), name.clone());
    let known = session.read(|read| find::author_if(read, &name))?;
    let author = match known {
        Some(author) if author.person.is_none() => {
            Some((Author { person: Some(person.id.clone()), ..author }, false))
        }
        Some(_) => None,
        None => {
            let id = AuthorId::new(chance::id()?);
            Some((Author { id, name, person: Some(person.id.clone()), ..Author::default() }, true))
        }
    };
    session.write("add person", None, &person.name, |write| {
        write.people().insert(&person)?;
        match &author {
            Some((author, true)) => Ok(write.authors().insert(author)?),
            Some((author, false)) => Ok(write.authors().update(author)?),
            None => Ok(()),
        }
    })?;
    view(session, Empty {})
}

/// Lets somebody manage people and desks, or no longer.
pub fn set_manager(session: &mut Session, request: SetManager) -> Result<PeopleView> {
    let person = session.read(|read| find::person(read, &request.person))?;
    let book = may_manage(session, Managed::Newsroom)?;
    if !request.manages {
        book.rights().leaves_a_manager(&person.id, book.today)?;
    } else if !person.is_here_on(book.today) {
        return Err(left(&person));
    }
    let what = if request.manages { "make manager" } else { "end manager" };
    let changed = Person { manages: request.manages, ..person };
    session.write(what, None, &changed.name, |write| Ok(write.people().update(&changed)?))?;
    view(session, Empty {})
}

/// Somebody leaves: their roles end on their last day, and everything of theirs
/// stays.
pub fn leave(session: &mut Session, request: PersonLeaves) -> Result<PeopleView> {
    let today = session.today();
    let on = day_or(request.on.as_deref(), Some(today))?.unwrap_or(today);
    let person = session.read(|read| find::person(read, &request.person))?;
    let book = may_manage(session, Managed::Newsroom)?;
    if let Some(day) = person.left_on.filter(|day| *day < today) {
        return Err(Failure::bad(format!("{} left on {day} already.", person.name)));
    }
    if book.solo.as_ref() == Some(&person.id) {
        return Err(Failure::bad("A newsroom of one is its one person\u{2019}s; nobody can leave it."));
    }
    book.rights().may_leave(&person.id, on)?;
    let roles: Vec<DeskRole> = book
        .roles
        .iter()
        .filter(|role| role.person == person.id && !role.revoked && role.to.is_none_or(|to| on < to))
        .map(|role| match role.from {
            Some(from) if on < from => DeskRole { revoked: true, ..role.clone() },
            _ => DeskRole { to: Some(on), ..role.clone() },
        })
        .collect();
    let gone = Person { left_on: Some(on), ..person };
    session.write("leave newsroom", None, &format!("{} on {on}", gone.name), |write| {
        write.people().update(&gone)?;
        roles.iter().try_for_each(|role| Ok(write.desk_roles().update(role)?))
    })?;
    view(session, Empty {})
}

/// Somebody who left comes back; their roles are given anew.
pub fn return_to_work(session: &mut Session, request: ByPerson) -> Result<PeopleView> {
    let person = session.read(|read| find::person(read, &request.person))?;
    may_manage(session, Managed::Newsroom)?;
    if person.left_on.is_none() {
        return Err(Failure::bad(format!("{} works here.", person.name)));
    }
    let back = Person { left_on: None, ..person };
    session.write("return to newsroom", None, &back.name, |write| Ok(write.people().update(&back)?))?;
    view(session, Empty {})
}

/// Why nothing is given to somebody who left.
pub(crate) fn left(person: &Person) -> Failure {
    let on = person.left_on.map(|day| format!(" on {day}")).unwrap_or_default();
    Failure::bad(format!("{} left{on}. Choose somebody who works here.", person.name))
}
