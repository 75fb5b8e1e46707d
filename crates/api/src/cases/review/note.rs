//! What a change is for, and changes named from outside.

use super::place_of;
use crate::cases::{copy, propose};
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{Code, Empty, Failure, NoteChange};
use std::collections::BTreeSet;
use stet_core::ids::ChangeId;
use stet_store::ChangeNote;

const TAGS: [&str; 5] = ["", "facts", "law", "length", "style"];

/// Refuses what is no tag.
pub(super) fn tag(given: &str) -> Result<()> {
    if TAGS.contains(&given) {
        return Ok(());
    }
    Err(Failure::bad(format!("\u{201c}{given}\u{201d} is no tag. Use facts, law, length or style.")))
}

/// Says what changes are for: a tag, a reason.
pub fn note(session: &mut Session, request: NoteChange) -> Result<Empty> {
    let copy = copy::load(session, &request.story)?;
    tag(&request.tag)?;
    let proposals = session.read(|read| Ok(read.proposals().open(copy.id())?))?;
    let known = proposals.iter().any(|one| one.id.as_str() == request.of)
        || session
            .read(|read| Ok(read.revisions().of_story(copy.id())?))?
            .iter()
            .any(|line| line.id.0.to_string() == request.of);
    if !known {
        return Err(Failure::not_found(
            "version or suggestion",
            &request.of,
            "It may have been settled by now.",
        ));
    }
    let now = session.now();
    let me = session.me().clone();
    session.write("note change", Some(copy.id()), request.why.trim(), |write| {
        for change in &request.changes {
            write.settlements().note(&ChangeNote {
                of: request.of.clone(),
                change: ChangeId::new(change.clone()),
                tag: request.tag.clone(),
                why: request.why.trim().to_owned(),
                person: me.clone(),
                at: now,
            })?;
        }
        Ok::<(), Failure>(())
    })?;
    Ok(Empty {})
}

/// Changes named on the command line by the beginning of their names, or all; and
/// the text they were read in.
pub fn named(session: &mut Session, story: &str, given: &[String]) -> Result<(Vec<String>, u32)> {
    let copy = copy::load(session, story)?;
    let opens = session.read(|read| propose::open(read, copy.id(), copy.document()))?;
    let all: Vec<(usize, String)> = opens
        .iter()
        .flat_map(|open| &open.changes.all)
        .map(|change| (place_of(copy.document(), &change.slot), change.id.to_string()))
        .collect();
    let mut meant = Vec::new();
    for name in given {
        let fits: BTreeSet<&String> =
            all.iter().map(|(_, id)| id).filter(|id| id.starts_with(name.as_str())).collect();
        match (fits.len(), fits.first()) {
            (1, Some(id)) => meant.push((*id).clone()),
            (0, _) | (_, None) => {
                return Err(Failure::not_found(
                    "suggestion",
                    name,
                    "\u{201c}stet review\u{201d} lists what is suggested.",
                ));
            }
            _ => {
                return Err(Failure::new(
                    Code::Ambiguous,
                    format!("\u{201c}{name}\u{201d} could be several suggestions; give more of the id."),
                ));
            }
        }
    }
    Ok((meant, crate::view::number(copy.working.seq)))
}
