//! Desks and their dated roles.

use super::{find, people};
use crate::chance;
use crate::failure::Result;
use crate::session::Session;
use crate::view::{self, PeopleBook};
use crate::wire::{AbleView, AddDesk, Empty, EndRole, Failure, GiveRole, PeopleView, RevokeRole, WhoCan};
use jiff::civil::Date;
use stet_core::ids::{DeskId, RoleId};
use stet_core::newsroom::{
    Desk, DeskRole, Function, Managed, RoleStanding, RoleTrouble, UnknownFunction, UnknownRoleStanding,
};

/// The names of the functions somebody can have on a desk, highest first.
pub fn functions() -> impl Iterator<Item = &'static str> {
    Function::ALL.into_iter().map(Function::name)
}

impl From<RoleTrouble> for Failure {
    fn from(trouble: RoleTrouble) -> Self {
        Self::bad(trouble.to_string())
    }
}

/// Everybody with their rights, if whoever sits here may manage that.
pub(crate) fn may_manage(session: &Session, what: Managed<'_>) -> Result<PeopleBook> {
    let book = session.read(|read| PeopleBook::read(read, session.today()))?;
    book.rights().may_manage(session.me(), what, book.today)?;
    Ok(book)
}

/// Opens a desk, or changes one.
pub fn save_desk(session: &mut Session, request: AddDesk) -> Result<PeopleView> {
    let name = people::name_of(&request.name, "a desk")?;
    let others = may_manage(session, Managed::Newsroom)?.desks;
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
    people::view(session, Empty {})
}

/// Gives somebody a role from a day on; from today unless another is named.
pub fn give_role(session: &mut Session, request: GiveRole) -> Result<PeopleView> {
    let function: Function =
        request.function.parse().map_err(|error: UnknownFunction| Failure::bad(format!("{error}.")))?;
    let standing = match request.standing.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        None => RoleStanding::Held,
        Some(text) => text.parse().map_err(|error: UnknownRoleStanding| Failure::bad(format!("{error}.")))?,
    };
    let (from, to) =
        (day_or(request.from.as_deref(), Some(session.today()))?, day_or(request.to.as_deref(), None)?);
    let stands_for = request.stands_for.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let (person, desk, stands_for) = session.read(|read| {
        let stands_for = stands_for.map(|given| find::person(read, given)).transpose()?;
        Ok((find::person(read, &request.person)?, find::desk(read, &request.desk)?, stands_for))
    })?;
    let book = may_manage(session, Managed::Role(&desk.id, function))?;
    if stands_for.as_ref().is_some_and(|other| other.id == person.id) {
        return Err(Failure::bad(format!(
            "{0} can\u{2019}t stand in for {0}. Name somebody else.",
            person.name
        )));
    }
    if stands_for.is_some() && standing == RoleStanding::Held {
        return Err(Failure::bad(
            "A role in somebody\u{2019}s place is acting or cover. Choose one of them, or name nobody.",
        ));
    }
    let role = DeskRole {
        id: RoleId::new(chance::id()?),
        person: person.id,
        desk: desk.id,
        function,
        beat: request.beat.trim().to_owned(),
        from,
        to,
        standing,
        stands_for: stands_for.map(|other| other.id),
        revoked: false,
    };
    book.rights().fits(&role)?;
    let how = if standing == RoleStanding::Held { String::new() } else { format!(" ({standing})") };
    let why = format!("{}, {} of {}{how}", person.name, function, desk.name);
    session.write("give role", None, &why, |write| Ok(write.desk_roles().insert(&role)?))?;
    people::view(session, Empty {})
}

/// Ends a role; it held until the day named, or until yesterday.
pub fn end_role(session: &mut Session, request: EndRole) -> Result<PeopleView> {
    let yesterday = session.today().yesterday().ok();
    let last = day_or(request.on.as_deref(), yesterday)?.unwrap_or_default();
    let (role, book) = managed(session, &request.role)?;
    book.rights().may_end(&role, last)?;
    let why = format!("{} until {last}", told(&book, &role));
    let ended = DeskRole { to: Some(last), ..role };
    session.write("end role", None, &why, |write| Ok(write.desk_roles().update(&ended)?))?;
    people::view(session, Empty {})
}

/// Takes a role back that was given by mistake: it never held. What was done by it
/// stays in the journal.
pub fn revoke_role(session: &mut Session, request: RevokeRole) -> Result<PeopleView> {
    let why = request.why.trim();
    if why.is_empty() {
        return Err(Failure::bad("Say why the role is taken back; the journal keeps it."));
    }
    let (role, book) = managed(session, &request.role)?;
    book.rights().may_revoke(&role, book.today)?;
    let why = format!("{}: {why}", told(&book, &role));
    let revoked = DeskRole { revoked: true, ..role };
    session.write("revoke role", None, &why, |write| Ok(write.desk_roles().update(&revoked)?))?;
    people::view(session, Empty {})
}

/// Who can approve on a desk on a day, in the order to ask, and why.
pub fn who_can(session: &mut Session, request: WhoCan) -> Result<Vec<AbleView>> {
    let day = day_or(request.day.as_deref(), Some(session.today()))?.unwrap_or_default();
    session.read(|read| {
        let desk = find::desk(read, &request.desk)?;
        let book = PeopleBook::read(read, session.today())?;
        Ok(book.rights().who_can_approve(&desk.id, day).into_iter().map(view::able).collect())
    })
}

/// A role that whoever sits here may change.
fn managed(session: &Session, given: &str) -> Result<(DeskRole, PeopleBook)> {
    let id = RoleId::new(given);
    let role = session.read(|read| Ok(read.desk_roles().by_id(&id)?))?;
    let role = role
        .filter(|role| !role.revoked)
        .ok_or_else(|| Failure::not_found("role", given, "The roles are listed under People and desks."))?;
    let book = may_manage(session, Managed::Role(&role.desk, role.function))?;
    Ok((role, book))
}

fn told(book: &PeopleBook, role: &DeskRole) -> String {
    format!("{}, {} of {}", book.person_name(&role.person), role.function, book.desk_name(&role.desk))
}

/// A day as people write it in a field; another where nothing was given.
pub(crate) fn day_or(given: Option<&str>, or: Option<Date>) -> Result<Option<Date>> {
    match given.map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(or),
        Some(text) => text.parse().map(Some).map_err(|_| {
            Failure::bad(format!("\u{201c}{text}\u{201d} is not a day; write it as 2026-05-14."))
        }),
    }
}
