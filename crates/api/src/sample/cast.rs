//! The people, desks, roles and authors of the sample.

use crate::cases::{desks, people};
use crate::clock;
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{AddDesk, AddPerson, Empty, Failure, GiveRole, SaveAuthor};
use jiff::{Span, Timestamp};
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub(super) struct Cast {
    people: Vec<String>,
    desks: Vec<String>,
    roles: Vec<Role>,
    authors: Vec<Author>,
}

#[derive(Debug, Deserialize)]
struct Role {
    person: String,
    function: String,
    desk: String,
    beat: String,
    /// Days from the day of making.
    from: i64,
    to: Option<i64>,
}

#[derive(Debug, Deserialize)]
struct Author {
    name: String,
    person: Option<String>,
    short_bio: String,
    long_bio: String,
}

/// Enters all of them; the first person, desk, role and author are there.
pub(super) fn enter(session: &mut Session, cast: &Cast, now: Timestamp) -> Result<()> {
    let there = people::view(session, Empty {})?;
    for name in cast.people.iter().filter(|name| there.people.iter().all(|person| person.name != **name)) {
        people::add_person(session, AddPerson { name: name.clone() })?;
    }
    for name in cast.desks.iter().filter(|name| there.desks.iter().all(|desk| desk.name != **name)) {
        desks::save_desk(session, AddDesk { id: None, name: name.clone(), solo_approval: false })?;
    }
    for role in &cast.roles {
        give(session, role, now)?;
    }
    for author in &cast.authors {
        save(session, author)?;
    }
    Ok(())
}

fn give(session: &mut Session, role: &Role, now: Timestamp) -> Result<()> {
    let today = clock::day(now, &session.zone());
    let day = |days: i64| {
        let day = Span::new().try_days(days).and_then(|days| today.checked_add(days));
        day.map(|day| day.to_string())
            .map_err(|_| Failure::fault("A day in the sample newsroom is out of range."))
    };
    desks::give_role(
        session,
        GiveRole {
            person: role.person.clone(),
            function: role.function.clone(),
            desk: role.desk.clone(),
            beat: role.beat.clone(),
            from: Some(day(role.from)?),
            to: role.to.map(day).transpose()?,
            standing: None,
            stands_for: None,
        },
    )?;
    Ok(())
}

/// An author by name; a person's own author name may have come with them.
fn save(session: &mut Session, author: &Author) -> Result<()> {
    let there = people::view(session, Empty {})?;
    let id = there.authors.into_iter().find(|known| known.name == author.name).map(|known| known.id);
    people::save_author(
        session,
        SaveAuthor {
            id,
            name: author.name.clone(),
            short_bio: author.short_bio.clone(),
            long_bio: author.long_bio.clone(),
            person: author.person.clone(),
            confirm: true,
        },
    )?;
    Ok(())
}
