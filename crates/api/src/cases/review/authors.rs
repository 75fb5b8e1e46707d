//! Who counts as having changed a text into which suggestions were taken.

use super::settle::Decided;
use crate::cases::copy::Copy;
use crate::cases::propose::Open;
use crate::session::Session;
use std::collections::BTreeSet;
use stet_core::ids::{BlockId, PersonId};
use stet_core::text::propose::composed;
use stet_core::text::{Block, Document};

/// Who counts as having changed the text afterwards. Who proposed always does;
/// whoever takes a paragraph as another wrote it, or leaves it, does not, and is
/// its second pair of eyes.
pub(super) fn contributors(
    session: &Session,
    copy: &Copy,
    opens: &[Open],
    decided: &Decided,
    text: &Document,
) -> Vec<PersonId> {
    let me = session.me();
    let taken = opens.iter().filter(|open| decided.taken.contains_key(&open.proposal.id));
    let mut all: BTreeSet<PersonId> = copy.changed_by.iter().cloned().collect();
    all.extend(taken.map(|open| open.proposal.person.clone()));
    if makes_anew(copy.document(), text, opens) {
        all.insert(me.clone());
    }
    all.into_iter().collect()
}

/// Whether any line or paragraph of the text is neither as it was nor as one of
/// the proposals has it.
fn makes_anew(now: &Document, text: &Document, opens: &[Open]) -> bool {
    fn of<'d>(document: &'d Document, id: &BlockId) -> Option<&'d Block> {
        document.blocks.iter().find(|block| block.id == *id)
    }
    let proposed: Vec<&Document> = opens.iter().map(|open| &open.rebased.text).collect();
    let ids: BTreeSet<&BlockId> = now.blocks.iter().chain(&text.blocks).map(|block| &block.id).collect();
    let anew = ids.into_iter().any(|id| {
        let theirs: Vec<Option<&Block>> = proposed.iter().map(|document| of(document, id)).collect();
        composed(of(now, id), of(text, id), &theirs)
    });
    let (was, is) = (&now.furniture, &text.furniture);
    let above = |pick: fn(&stet_core::text::Furniture) -> String| {
        pick(was) != pick(is) && proposed.iter().all(|document| pick(&document.furniture) != pick(is))
    };
    anew || above(|furniture| furniture.headline.clone())
        || above(|furniture| furniture.short_headline.clone())
        || above(|furniture| furniture.standfirst.text())
}
