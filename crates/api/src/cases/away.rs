//! Who is away, and when. It takes no right from anybody: whoever is away is asked
//! last.

use super::desks::{day_or, may_manage};
use super::{find, people};
use crate::chance;
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{ById, Empty, Failure, PeopleView, SaveAway};
use stet_core::ids::AwayId;
use stet_core::newsroom::{Away, Managed};

/// Notes that somebody will be away.
pub fn save(session: &mut Session, request: SaveAway) -> Result<PeopleView> {
    let today = session.today();
    let from = day_or(request.from.as_deref(), Some(today))?.unwrap_or(today);
    let to = day_or(Some(&request.to), None)?.ok_or_else(|| {
        Failure::bad("Say until which day; somebody who does not come back leaves the newsroom instead.")
    })?;
    if to < from {
        return Err(Failure::bad("The time away would end before it begins. Change one of the days."));
    }
    let person = session.read(|read| find::person(read, &request.person))?;
    may_manage(session, Managed::Away(&person.id))?;
    let note = request.note.split_whitespace().collect::<Vec<_>>().join(" ");
    let away = Away { id: AwayId::new(chance::id()?), person: person.id, from, to, note };
    let why = format!("{} from {from} to {to}", person.name);
    session.write("away", None, &why, |write| Ok(write.absences().insert(&away)?))?;
    people::view(session, Empty {})
}

/// They are here after all.
pub fn remove(session: &mut Session, request: ById) -> Result<PeopleView> {
    let id = AwayId::new(request.id.as_str());
    let away = session.read(|read| Ok(read.absences().by_id(&id)?))?.ok_or_else(|| {
        Failure::not_found("time away", &request.id, "They are listed under People and desks.")
    })?;
    let book = may_manage(session, Managed::Away(&away.person))?;
    let why = format!("{} from {} to {}", book.person_name(&away.person), away.from, away.to);
    session.write("not away", None, &why, |write| Ok(write.absences().remove(&id)?))?;
    people::view(session, Empty {})
}
