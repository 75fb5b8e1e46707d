//! The fields a source gives, taken into a story's record.

use crate::cases::{find, story};
use crate::clock;
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{Code, Failure};
use stet_core::ids::DeskId;
use stet_core::newsroom::{Desk, Embargo, Person, Story, slug};
use stet_ingest::Fields;

/// A new story's record with every field that was given.
pub(crate) fn taken(session: &Session, base: Story, fields: &Fields) -> Result<Story> {
    let wanted = fields.slug.as_deref().map(|given| slug(given, &base.slug));
    let free = match wanted {
        Some(wanted) => session.read(|read| story::free_slug(read, &wanted, &base.id))?,
        None => base.slug.clone(),
    };
    let zone = session.zone();
    let given_to = assignee(session, fields)?.map(|person| person.id);
    Ok(Story {
        // Words that somebody brings in for another to go on with are known already.
        shown: given_to.as_ref().is_some_and(|person| person != session.me()),
        slugline: fields.slugline.clone().unwrap_or_else(|| free.clone()),
        slug: free,
        kind: fields.kind.unwrap_or(base.kind),
        dateline: fields.dateline.clone().unwrap_or_default(),
        language: fields.language.clone().unwrap_or_else(|| base.language.clone()),
        due: fields.due.as_deref().and_then(|text| clock::moment(text, &zone)),
        length: fields.length,
        embargo: embargo(session, fields)?,
        legal: fields.legal.unwrap_or(base.legal),
        priority: fields.priority.unwrap_or(base.priority),
        urgency: fields.urgency.unwrap_or(base.urgency),
        assignee: given_to.or_else(|| base.assignee.clone()),
        tags: fields.tags.clone().unwrap_or_default(),
        ..base
    })
}

/// The embargo that was given. One that can't be read is refused: a story that
/// lost it could go out before it may.
pub(super) fn embargo(session: &Session, fields: &Fields) -> Result<Option<Embargo>> {
    let refused = |what: &str| {
        Failure::bad(format!(
            "{what}. Nothing was made and nothing is lost: fix the embargo line (2026-05-14T17:00, or in RFC 3339) and read the copy again."
        ))
    };
    match (&fields.embargo, fields.embargo_hard) {
        (None, None) => Ok(None),
        (None, Some(_)) => Err(refused("The copy has an embargo and does not say until when")),
        (Some(text), hard) => match clock::moment(text, &session.zone()) {
            Some(until) => Ok(Some(Embargo { until, hard: hard.unwrap_or(true) })),
            None => Err(refused(&format!("The embargo \u{201c}{text}\u{201d} is not a time Stet can read"))),
        },
    }
}

/// The desk that was asked for; else the one the source names, where there is
/// such a desk; else the newsroom's default.
pub(crate) fn desk(session: &Session, asked: Option<&str>, fields: &Fields) -> Result<Option<DeskId>> {
    if let Some(given) = asked {
        return session.read(|read| find::desk(read, given).map(|desk| Some(desk.id)));
    }
    let known = named(session, fields)?;
    Ok(known.map(|desk| desk.id).or_else(|| session.newsroom.default_desk.clone()))
}

fn named(session: &Session, fields: &Fields) -> Result<Option<Desk>> {
    let Some(name) = fields.desk.as_deref() else { return Ok(None) };
    match session.read(|read| find::desk(read, name)) {
        Err(failure) if failure.code == Code::NotFound => Ok(None),
        other => other.map(Some),
    }
}

fn assignee(session: &Session, fields: &Fields) -> Result<Option<Person>> {
    let Some(name) = fields.assignee.as_deref() else { return Ok(None) };
    match session.read(|read| find::person(read, name)) {
        Err(failure) if failure.code == Code::NotFound => Ok(None),
        other => other.map(Some),
    }
}

/// What the source says of the story and this newsroom can't take as it is.
pub(crate) fn no_use(session: &Session, fields: &Fields) -> Result<Vec<String>> {
    let zone = session.zone();
    let due = fields.due.as_deref().filter(|text| clock::moment(text, &zone).is_none()).map(|text| {
        format!("The due time \u{201c}{text}\u{201d} is not a time Stet can read; set it on the story.")
    });
    let embargo = embargo(session, fields).err().map(|failure| failure.message);
    let desk = match &fields.desk {
        Some(name) if named(session, fields)?.is_none() => {
            Some(format!("There is no desk \u{201c}{name}\u{201d} here; choose the desk."))
        }
        _ => None,
    };
    let person = match &fields.assignee {
        Some(name) if assignee(session, fields)?.is_none() => {
            Some(format!("Nobody here is called \u{201c}{name}\u{201d}; assign the story to somebody."))
        }
        _ => None,
    };
    Ok([due, embargo, desk, person].into_iter().flatten().collect())
}
