//! Notes beside a story: internal ones for everybody who may read it, and each
//! person's own scratchpad. Neither is ever part of what goes out.

mod lines;

use super::find;
use crate::chance;
use crate::failure::Result;
use crate::session::Session;
use crate::view::{PeopleBook, at};
use crate::wire::{ByStory, Code, Failure, NoteSaved, NotesView, SaveNote, SaveScratch, StoryNote};
use stet_core::ids::StoryId;
use stet_store::Note;

/// The most characters a note or a scratchpad may have.
const MOST: usize = 200_000;

/// What is written beside a story, for whoever sits here.
pub fn view(session: &mut Session, request: ByStory) -> Result<NotesView> {
    let (me, today) = (session.me().clone(), session.today());
    session.read(|read| {
        let story = find::story(session, read, &request.story)?.story.id;
        let book = PeopleBook::read(read, today)?;
        let shown = |note: Note| StoryNote {
            by: book.person_name(&note.person),
            mine: note.person == me,
            id: note.id,
            at: at(note.at),
            changed_at: at(note.changed_at),
            text: note.text,
        };
        let (scratch, scratch_at) = read.scratches().of(&story, &me)?.unzip();
        Ok(NotesView {
            notes: read.notes().of_story(&story)?.into_iter().map(shown).collect(),
            scratch: scratch.unwrap_or_default(),
            scratch_at: scratch_at.map(at),
        })
    })
}

/// Keeps what a note says now. Nobody changes another's.
pub fn save(session: &mut Session, request: SaveNote) -> Result<NoteSaved> {
    short_enough(&request.text)?;
    let story = story(session, &request.story)?;
    let old = match &request.note {
        None => None,
        Some(id) => Some(own(session, &story, id)?),
    };
    let now = session.now();
    let note = match old {
        Some(note) => Note { text: request.text, changed_at: now, ..note },
        None => Note {
            id: chance::id()?,
            story: story.clone(),
            person: session.me().clone(),
            at: now,
            changed_at: now,
            text: request.text,
        },
    };
    let kept = !note.text.trim().is_empty();
    if kept || request.note.is_some() {
        session.write("note", Some(&story), "", |write| {
            Ok(if kept { write.notes().save(&note) } else { write.notes().remove(&note.id) }?)
        })?;
    }
    Ok(NoteSaved { note: kept.then_some(note.id), at: at(now), met: None })
}

/// Keeps the scratchpad of whoever sits here. The journal does not say beside
/// which story: that somebody thinks about one is their own affair.
pub fn scratch(session: &mut Session, request: SaveScratch) -> Result<NoteSaved> {
    short_enough(&request.text)?;
    let (me, story) = (session.me().clone(), story(session, &request.story)?);
    let SaveScratch { text, since, .. } = request;
    let kept = session.write("scratch", None, "", |write| {
        let there = write.read().scratches().of(&story, &me)?.map(|(there, _)| there).unwrap_or_default();
        let kept = lines::both(&since, &there, &text);
        // What is too long together was short enough apart: it stays, rather than being cut.
        write.scratches().save(&story, &kept)?;
        Ok(kept)
    })?;
    let met = (kept != text).then_some(kept);
    Ok(NoteSaved { note: None, at: at(session.now()), met })
}

fn story(session: &Session, given: &str) -> Result<StoryId> {
    session.read(|read| Ok(find::story(session, read, given)?.story.id))
}

fn own(session: &Session, story: &StoryId, id: &str) -> Result<Note> {
    let note = session.read(|read| Ok(read.notes().by_id(id)?))?.filter(|note| note.story == *story);
    match note {
        None => {
            Err(Failure::not_found("note", id, "It may have been taken away; your words are still here."))
        }
        Some(note) if note.person != *session.me() => Err(Failure::new(
            Code::Refused,
            "This note is somebody else\u{2019}s. Write one of your own below it.",
        )),
        Some(note) => Ok(note),
    }
}

fn short_enough(text: &str) -> Result<()> {
    if text.len() <= MOST {
        return Ok(());
    }
    Err(Failure::bad("This is too long for a note. Put it into a story of its own."))
}
