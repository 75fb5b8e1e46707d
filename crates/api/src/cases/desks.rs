//! Desks and their dated roles.

use super::{find, people};
use crate::chance;
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{AddDesk, EndRole, Failure, GiveRole, PeopleView};
use jiff::civil::Date;
use stet_core::ids::{DeskId, RoleId};
use stet_core::newsroom::{Desk, DeskRole, Function};

/// The names of the functions somebody can have on a desk, highest first.
pub fn functions() -> impl Iterator<Item = &'static str> {
    Function::ALL.into_iter().map(Function::name)
}

/// Opens a desk, or changes one.
pub fn save_desk(session: &mut Session, request: AddDesk) -> Result<PeopleView> {
    let name = people::name_of(&request.name, "a desk")?;
    let others = session.read(|read| Ok(read.desks().all()?))?;
    let taken =
        |desk: &Desk| find::same_name(&desk.name, &name) && Some(desk.id.as_str()) != request.id.as_deref();
    if others.iter().any(taken) {
        return Err(Failure::bad(format!("There is a desk called \u{201c}{name}\u{201d} already.")));
    }
    match request.id {
        None => {
            let desk = Desk { id: DeskId::new(chance::id()?), name, solo_approval: request.solo_approval };
            session.write("open desk", None, &desk.name, |write| Ok(write.desks().insert(&desk)?))?;
        }
        Some(id) => {
            let desk = Desk { id: DeskId::new(id), name, solo_approval: request.solo_approval };
            session.write("change desk", None, &desk.name, |write| Ok(write.desks().update(&desk)?))?;
        }
    }
    people::view(session, crate::wire::Empty {})
}

/// Gives somebody a role from a day on; from today unless another is named.
pub fn give_role(session: &mut Session, request: GiveRole) -> Result<PeopleView> {
    let function: Function = request
        .function
        .parse()
        .map_err(|error: stet_core::newsroom::UnknownFunction| Failure::bad(format!("{error}.")))?;
    let (from, to) =
        (day_or(request.from.as_deref(), Some(session.today()))?, day_or(request.to.as_deref(), None)?);
    if from.zip(to).is_some_and(|(from, to)| to < from) {
        return Err(Failure::bad("The role would end before it begins. Change one of the days."));
    }
    let (person, desk) =
        session.read(|read| Ok((find::person(read, &request.person)?, find::desk(read, &request.desk)?)))?;
    let role = DeskRole {
        id: RoleId::new(chance::id()?),
        person: person.id,
        desk: desk.id,
        function,
        beat: request.beat.trim().to_owned(),
        from,
        to,
    };
    let why = format!("{}, {} of {}", person.name, function, desk.name);
    session.write("give role", None, &why, |write| Ok(write.desk_roles().insert(&role)?))?;
    people::view(session, crate::wire::Empty {})
}

/// Ends a role; it held until the day named, or until yesterday.
pub fn end_role(session: &mut Session, request: EndRole) -> Result<PeopleView> {
    let yesterday = session.today().yesterday().ok();
    let last = day_or(request.on.as_deref(), yesterday)?;
    let id = RoleId::new(request.role.as_str());
    let role = session.read(|read| Ok(read.desk_roles().by_id(&id)?))?;
    let role = role.ok_or_else(|| {
        Failure::not_found("role", &request.role, "The roles are listed under People and desks.")
    })?;
    let ended = DeskRole { to: last, ..role };
    session.write(
        "end role",
        None,
        &format!("{} until {}", ended.function, last.unwrap_or_default()),
        |write| Ok(write.desk_roles().update(&ended)?),
    )?;
    people::view(session, crate::wire::Empty {})
}

fn day_or(given: Option<&str>, or: Option<Date>) -> Result<Option<Date>> {
    match given.map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(or),
        Some(text) => text.parse().map(Some).map_err(|_| {
            Failure::bad(format!("\u{201c}{text}\u{201d} is not a day; write it as 2026-05-14."))
        }),
    }
}
