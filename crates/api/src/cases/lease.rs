//! Who has a story open for writing: taking it over, giving it up, and what is
//! shown of it.
//!
//! Core says what a lease means ([`stet_core::newsroom::Lease`]); here it is asked, renewed with
//! every save, and told. Nobody is ever refused for words already typed: what
//! comes late is kept beside the text ([`super::kept`]).

use super::{copy, edit, find, story};
use crate::failure::Result;
use crate::session::Session;
use crate::view::{PeopleBook, at};
use crate::wire::{CaretView, Code, Failure, LeaseView, RefusalView, ResumeView, StoryView, TakeOver};
use stet_core::ids::StoryId;
use stet_core::newsroom::{Caret, Lease, Standing, lease_until};
use stet_core::text::Moment;
use stet_store::{LEAVE, Read};

/// Takes the writing of a story over, from whoever has it. What they typed so far
/// becomes a revision of theirs; what they type on is kept beside the text.
pub fn take_over(session: &mut Session, request: TakeOver) -> Result<StoryView> {
    let copy = copy::load(session, &request.story)?;
    if let Some(refusal) = copy.read_only(session) {
        return Err(refusal.into());
    }
    let id = copy.id().clone();
    let there = session.read(|read| Ok(read.leases().of_story(&id)?))?;
    let window = session.window(&request.window);
    let next = next(session, there.as_ref(), &window, None);
    let from = there.filter(|lease| session.standing(lease) == Standing::Others);
    let next = match &from {
        None => next,
        Some(lease) => {
            Lease { taken_from: Some(lease.person.clone()), note: request.note.trim().to_owned(), ..next }
        }
    };
    let what = if from.is_some() { "take over" } else { "open" };
    session.write(what, Some(&id), request.note.trim(), |write| {
        if let Some(lease) = &from {
            write.revisions().make_of(&id, Moment::TakenOver, &lease.person)?;
        }
        Ok(write.leases().put(&id, &next)?)
    })?;
    session.holds(&id);
    story::shown(session, id.as_str())
}

/// The lease after a key of whoever sits here: the one they have, or a new one
/// with the next token.
pub(crate) fn next(session: &Session, there: Option<&Lease>, window: &str, caret: Option<Caret>) -> Lease {
    let now = session.now();
    let fresh = |token| Lease {
        person: session.me().clone(),
        device: session.newsroom.device.clone(),
        window: window.to_owned(),
        since: now,
        until: lease_until(now),
        token,
        held: true,
        caret: caret.clone(),
        taken_from: None,
        note: String::new(),
    };
    let Some(there) = there else { return fresh(1) };
    let own = there.person == *session.me() && there.device == session.newsroom.device;
    match session.standing(there) {
        Standing::Mine => Lease {
            window: window.to_owned(),
            until: lease_until(now),
            caret: caret.or_else(|| there.caret.clone()),
            ..there.clone()
        },
        Standing::Free if own => fresh(there.token),
        Standing::Free | Standing::Others => fresh(there.token.saturating_add(1)),
    }
}

/// Leaves off writing: what this person has open in that window is anybody's
/// again.
pub(crate) fn give_up(session: &mut Session, id: &StoryId, window: &str) -> Result<()> {
    let there = session.read(|read| Ok(read.leases().of_story(id)?))?;
    let mine = there.filter(|lease| session.standing(lease) == Standing::Mine);
    let typed_elsewhere = |lease: &Lease| lease.window != window && session.has_window(&lease.window);
    if mine.is_some_and(|lease| !typed_elsewhere(&lease)) {
        session.write(LEAVE, Some(id), "", |write| Ok(write.leases().end(id)?))?;
    }
    Ok(())
}

/// The lease after a story was handed on: whoever took it into their hands from
/// under somebody's keys writes it now; otherwise nobody does.
pub(crate) fn after(session: &Session, id: &StoryId, taken: bool) -> Result<Option<Lease>> {
    let there = session.read(|read| Ok(read.leases().of_story(id)?))?;
    let others = there.as_ref().filter(|lease| session.standing(lease) == Standing::Others);
    Ok(others.filter(|_| taken).map(|lease| Lease {
        taken_from: Some(lease.person.clone()),
        ..next(session, there.as_ref(), "", None)
    }))
}

/// Refuses to put another text in the place of one that somebody else is typing.
pub(crate) fn free_to_write(session: &Session, id: &StoryId, book: &PeopleBook) -> Result<()> {
    let there = session.read(|read| Ok(read.leases().of_story(id)?))?;
    match there.filter(|lease| session.standing(lease) == Standing::Others) {
        None => Ok(()),
        Some(lease) => Err(refusal(session, &lease, book)),
    }
}

fn refusal(session: &Session, lease: &Lease, book: &PeopleBook) -> Failure {
    let who = book.person_name(&lease.person);
    let since = session.zone().to_datetime(lease.since).strftime("%H:%M");
    let next = format!(
        "Wait until {who} leaves the story, or take it over (stet edit --take-over): {who}\u{2019}s words are kept."
    );
    Failure {
        code: Code::Held,
        message: format!(
            "{who} has this story open for writing since {since}, so nothing was changed. {next}"
        ),
        refusal: Some(Box::new(RefusalView {
            code: "held".to_owned(),
            missing: vec![],
            who_can: vec![who],
            next,
        })),
    }
}

/// Who writes a story now, as screens and scripts show it.
pub(crate) fn view(
    session: &Session,
    read: &Read<'_>,
    id: &StoryId,
    book: &PeopleBook,
) -> Result<Option<LeaseView>> {
    let Some(lease) = read.leases().of_story(id)?.filter(|lease| lease.runs(session.now())) else {
        return Ok(None);
    };
    Ok(Some(LeaseView {
        holder: book.person_name(&lease.person),
        mine: session.standing(&lease) == Standing::Mine,
        since: at(lease.since),
        until: at(lease.until),
        token: lease.token,
        from_me: lease.taken_from.as_ref() == Some(session.me()),
        note: lease.note,
    }))
}

/// What this person was writing on this machine when the program was cut off: words that
/// are saved and that no revision names yet, the latest first.
pub(crate) fn cut_off(session: &mut Session) -> Result<Vec<ResumeView>> {
    let (me, device) = (session.me().clone(), session.newsroom.device.clone());
    let left = session.read(|read| {
        let mut left = Vec::new();
        for (id, lease) in read.leases().on_device(&device)? {
            let line = find::story_by_id(read, &id)?;
            if lease.person == me && !session.is_held(&id) && edit::unnamed(read, &id, line.text)? {
                left.push((id, lease, line));
            }
        }
        Ok(left)
    })?;
    let mut views = Vec::new();
    for (id, lease, line) in left {
        // They count as typed into here, so that leaving makes the words a revision.
        session.typed_at(&id, line.changed_at);
        views.push(ResumeView {
            story: id.to_string(),
            slug: line.story.slug.clone(),
            slugline: line.story.slugline.clone(),
            headline: line.headline,
            at: at(line.changed_at),
            caret: lease
                .caret
                .map(|caret| CaretView { block: caret.block.to_string(), offset: caret.offset }),
        });
    }
    Ok(views)
}

/// What was being written here when the program was cut off, for the window to
/// go on with.
pub fn resume(session: &mut Session, _: crate::wire::Empty) -> Result<Vec<ResumeView>> {
    cut_off(session)
}
