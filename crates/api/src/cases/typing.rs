//! Typing: changed blocks in, "Saved" out, after COMMIT.

use super::{copy, find, story};
use crate::failure::Result;
use crate::session::Session;
use crate::view::{at, number};
use crate::wire::{Code, Failure, Furniture, Json, Saved, TypeText};
use stet_core::ids::BlockId;
use stet_core::newsroom::{Publication, Story, Workflow};
use stet_core::text::json::{JsonError, block_from_json, inlines_from_json};
use stet_core::text::{Block, count, tk};
use stet_store::{Edit, WorkingCopy};

/// Commits what was typed to the story's working copy. Typing into approved
/// copy opens it again: the sign-off no longer covers what was touched.
pub fn save(session: &mut Session, request: TypeText) -> Result<Saved> {
    let line = session.read(|read| find::story(session, read, &request.story))?;
    may_write(session, &line.story)?;
    let furniture = request.furniture.map(|furniture| furniture_from(&furniture)).transpose()?;
    let changed = request
        .changed
        .iter()
        .map(|Json(block)| block_from_json(block).map_err(malformed))
        .collect::<Result<Vec<Block>>>()?;
    let ids = |given: &[String]| given.iter().map(|id| BlockId::new(id.as_str())).collect::<Vec<_>>();
    let (order, gone) = (ids(&request.order), ids(&request.gone));
    let edit = Edit {
        furniture: furniture.as_ref(),
        changed: &changed,
        order: &order,
        gone: &gone,
        expected_seq: request.seq.into(),
    };
    let named = match &furniture {
        // While the headline is being typed it is no name yet.
        Some(_) => None,
        None => session.read(|read| story::christened(read, &line.story, &line.headline))?,
    };
    let record = reopen(named.as_ref().unwrap_or(&line.story)).or(named);
    let (working, workflow) = session.write("type", Some(&line.story.id), "", |write| {
        let saved = write.working().save(&line.story.id, &edit)?;
        let record = record.as_ref().filter(|_| saved.text != line.text);
        record.map(|story| write.stories().update(story)).transpose()?;
        Ok((write.read().working().load(&line.story.id)?, record.unwrap_or(&line.story).workflow))
    })?;
    session.typed(&line.story.id);
    Ok(saved(&working, workflow, session.now()))
}

/// Asks the rules; a story in the hands of whoever types, on its way through the
/// newsroom, needs no asking at every key.
fn may_write(session: &Session, story: &Story) -> Result<()> {
    let mine = story.holder.as_ref() == Some(session.me());
    if mine
        && story.publication == Publication::Unpublished
        && !matches!(story.workflow, Workflow::Held | Workflow::Spiked)
    {
        return Ok(());
    }
    match copy::load(session, story.id.as_str())?.read_only(session) {
        Some(why) => Err(Failure::new(Code::Refused, why)),
        None => Ok(()),
    }
}

/// Approved copy that is typed into goes back to editing.
pub(crate) fn reopen(story: &Story) -> Option<Story> {
    (story.workflow == Workflow::Approved).then(|| Story { workflow: Workflow::Editing, ..story.clone() })
}

fn saved(working: &WorkingCopy, workflow: Workflow, now: jiff::Timestamp) -> Saved {
    let counted = count::of(&working.document);
    Saved {
        seq: number(working.seq),
        at: at(now),
        words: number(counted.words),
        characters: number(counted.characters),
        reading_minutes: number(counted.minutes()),
        placeholders: number(tk::placeholders(&working.document).len()),
        workflow: workflow.name().to_owned(),
    }
}

fn furniture_from(furniture: &Furniture) -> Result<stet_core::text::Furniture> {
    let pieces = furniture.standfirst.iter().map(|Json(piece)| piece.clone()).collect();
    Ok(stet_core::text::Furniture {
        headline: furniture.headline.clone(),
        short_headline: furniture.short_headline.clone(),
        standfirst: inlines_from_json(&serde_json::Value::Array(pieces)).map_err(malformed)?,
    })
}

fn malformed(error: JsonError) -> Failure {
    Failure::bad(format!("What was typed could not be read, so nothing was saved: {error}."))
}
