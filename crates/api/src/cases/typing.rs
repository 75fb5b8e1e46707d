//! Typing: changed blocks in, "Saved" out, after COMMIT.

use super::copy::{self, Copy};
use crate::failure::Result;
use crate::session::Session;
use crate::view::{at, number};
use crate::wire::{Code, Failure, Furniture, Json, Saved, TypeText};
use stet_core::ids::BlockId;
use stet_core::newsroom::{Story, Workflow};
use stet_core::text::json::{JsonError, block_from_json, inlines_from_json};
use stet_core::text::{Block, count, tk};
use stet_store::Edit;

/// Commits what was typed to the story's working copy. Typing into approved
/// copy opens it again: the sign-off no longer covers what was touched.
pub fn save(session: &mut Session, request: TypeText) -> Result<Saved> {
    let copy = copy::load(session, &request.story)?;
    if let Some(why) = copy.read_only() {
        return Err(Failure::new(Code::Refused, why));
    }
    let furniture = request.furniture.map(|furniture| furniture_from(&furniture)).transpose()?;
    let changed = request.changed.iter().map(|Json(block)| block_from_json(block).map_err(malformed)).collect::<Result<Vec<Block>>>()?;
    let ids = |given: &[String]| given.iter().map(|id| BlockId::new(id.as_str())).collect::<Vec<_>>();
    let (order, gone) = (ids(&request.order), ids(&request.gone));
    let edit = Edit { furniture: furniture.as_ref(), changed: &changed, order: &order, gone: &gone, expected_seq: request.seq.into() };
    let (id, before) = (copy.id().clone(), copy.line.story.clone());
    let reopened = reopen(&before);
    session.write("type", Some(&id), "", |write| {
        let saved = write.working().save(&id, &edit)?;
        match &reopened {
            Some(story) if saved.text != copy.working.text => Ok(write.stories().update(story)?),
            _ => Ok(()),
        }
    })?;
    saved(&copy::load(session, id.as_str())?, session.now())
}

/// Approved copy that is typed into goes back to editing.
pub(crate) fn reopen(story: &Story) -> Option<Story> {
    (story.workflow == Workflow::Approved).then(|| Story { workflow: Workflow::Editing, ..story.clone() })
}

fn saved(copy: &Copy, now: jiff::Timestamp) -> Result<Saved> {
    let counted = count::of(copy.document());
    Ok(Saved {
        seq: number(copy.working.seq),
        at: at(now),
        words: number(counted.words),
        characters: number(counted.characters),
        reading_minutes: number(counted.minutes()),
        placeholders: number(tk::placeholders(copy.document()).len()),
        workflow: copy.line.story.workflow.name().to_owned(),
    })
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
