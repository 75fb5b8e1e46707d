//! Putting an older version back, or one place of it. Nothing is undone: what
//! stands now becomes a revision first, and what is put back is a new one.

use super::which::{Version, Versions};
use crate::cases::copy::{self, Copy};
use crate::cases::{edit, story};
use crate::failure::Result;
use crate::session::Session;
use crate::wire::{Code, Failure, Restore, StoryView};
use stet_core::ids::BlockId;
use stet_core::text::diff::{Diff, Hunk, Place, diff};
use stet_core::text::{Document, Moment};

/// Puts a version back, whole or one place of it.
pub fn restore(session: &mut Session, request: Restore) -> Result<StoryView> {
    let copy = copy::load(session, &request.story)?;
    edit::writable(session, &copy)?;
    if request.seq.is_some_and(|seen| i64::from(seen) != copy.working.seq) {
        return Err(Failure::new(
            Code::Stale,
            "The text changed while you were comparing, so nothing was put back. Compare again.",
        ));
    }
    let version = read(session, &copy, &request.revision)?;
    let place = request.place.trim();
    let new = if place.is_empty() { whole(&version)? } else { one(&copy, &version, place)? };
    if new != *copy.document() {
        let why = [version.view.label.as_str(), version.view.name.as_str()].join(" ");
        edit::write(session, &copy, &new, "restore", why.trim(), Moment::Restored)?;
    }
    story::shown(session, copy.id().as_str())
}

/// The id of a version's nth block, counted from 1.
pub fn paragraph(session: &mut Session, story: &str, revision: &str, number: u32) -> Result<String> {
    let copy = copy::load(session, story)?;
    let blocks = read(session, &copy, revision)?.document.blocks;
    let at = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    let none = || {
        Failure::bad(format!("That version has {} paragraphs; there is no number {number}.", blocks.len()))
    };
    at.and_then(|at| blocks.get(at)).map(|block| block.id.to_string()).ok_or_else(none)
}

fn read(session: &Session, copy: &Copy, revision: &str) -> Result<Version> {
    let all = session.read(|read| Versions::read(session, read, copy.id()))?;
    let now = || Failure::bad("The text as it stands needs no putting back. Name an older version.");
    let meant = all.meant(revision)?.ok_or_else(now)?;
    all.text(session, copy, Some(meant))
}

fn whole(version: &Version) -> Result<Document> {
    let said = match (version.lost.is_empty(), version.whole) {
        (true, true) => return Ok(version.document.clone()),
        (false, _) => {
            "Some paragraphs of that version cannot be read, so it was not put back as a whole. Put back those that can be read, one at a time."
        }
        (true, false) => {
            "That version is damaged and paragraphs may be missing from it, so it was not put back as a whole. Put back those that are there, one at a time."
        }
    };
    Err(Failure::new(Code::Refused, said))
}

/// The places above the body.
const ABOVE: [&str; 3] = ["headline", "short_headline", "standfirst"];

fn one(copy: &Copy, version: &Version, place: &str) -> Result<Document> {
    let id = BlockId::new(place);
    if version.lost.contains(&id) {
        return Err(Failure::new(Code::Refused, "That paragraph cannot be read, so it was not put back."));
    }
    let above = ABOVE.contains(&place);
    let there = version.document.blocks.iter().any(|block| block.id == id);
    // Where a paragraph can't be read, that alone may be why nothing is proven.
    if !version.whole && !there && (!above || version.lost.is_empty()) {
        return Err(Failure::new(
            Code::Refused,
            "That version is damaged: what it does not have here may only be missing, so nothing was put back.",
        ));
    }
    let found = diff(&version.document, copy.document());
    let wanted = wanted(&found, &id);
    let known = above || wanted.is_some();
    if !known {
        return Err(Failure::not_found("paragraph", place, "It is in neither of the two texts."));
    }
    Ok(found.choose(|at| match at {
        Place::Furniture(line) => line.label.name() != place,
        Place::Body(at, _) => Some(at) != wanted,
    }))
}

/// The place of a block: of the older version, else of the text now.
fn wanted(found: &Diff, id: &BlockId) -> Option<usize> {
    let of = |hunk: &Hunk, old: bool| {
        let side = if old { &hunk.old } else { &hunk.new };
        side.iter().any(|numbered| numbered.block.id == *id)
    };
    let find = |old: bool| found.hunks.iter().position(|hunk| of(hunk, old));
    find(true).or_else(|| find(false))
}
