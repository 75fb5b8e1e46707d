//! Two versions of a story, word by word.

use super::which::Versions;
use crate::cases::copy;
use crate::failure::Result;
use crate::session::Session;
use crate::view::{self, number};
use crate::wire::{Compare, Comparison, Failure};
use stet_core::text::diff::diff;

/// Compares two versions, or one with the text as it stands.
pub fn compare(session: &mut Session, request: Compare) -> Result<Comparison> {
    let copy = copy::load(session, &request.story)?;
    let all = session.read(|read| Versions::read(session, read, copy.id()))?;
    let b = all.meant(&request.b)?;
    let a = if request.a.trim().is_empty() {
        let first = || Failure::bad("There is no other version of this story to compare with yet.");
        Some(all.before(b, &copy).ok_or_else(first)?)
    } else {
        all.meant(&request.a)?
    };
    let (a, b) = (all.text(session, &copy, a)?, all.text(session, &copy, b)?);
    let found = diff(&a.document, &b.document);
    let summary = found.summary();
    let language = &copy.line.story.language;
    Ok(Comparison {
        summary: summary.to_string(),
        added: number(summary.added),
        cut: number(summary.cut),
        language: language.clone(),
        direction: stet_publish::Direction::of(language).name().to_owned(),
        furniture: found.furniture.iter().map(view::line).collect(),
        hunks: found.hunks.iter().map(|hunk| view::hunk(hunk, &a.lost, &b.lost)).collect(),
        a: a.view,
        b: b.view,
    })
}
