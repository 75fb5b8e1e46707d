//! A proposal brought onto the text as it is now.

use super::change::{Changes, found};
use crate::text::Document;
use crate::text::merge::{Choice, Conflict, Slot, merge, settle};
use std::collections::{BTreeMap, BTreeSet};

/// What somebody suggested, for the text as it is now.
#[derive(Clone, Debug, PartialEq)]
pub struct Rebased {
    /// Their text, with what became of the story meanwhile in it. Where the
    /// words under a change were changed too, theirs stand.
    pub text: Document,
    /// Where that is, with the three texts there are.
    pub stuck: Vec<Conflict>,
    /// The slots of it, and those that were known before.
    pub slots: BTreeSet<Slot>,
}

/// Brings a proposal onto the text as it is now. `known` are the slots in which
/// it is stuck already.
pub fn rebase(base: &Document, now: &Document, proposed: &Document, known: &BTreeSet<Slot>) -> Rebased {
    let merged = merge(base, now, proposed);
    let theirs = |conflict: &Conflict| (conflict.slot.clone(), Choice::Theirs);
    let choices: BTreeMap<Slot, Choice> = merged.conflicts.iter().map(theirs).collect();
    let text = settle(&merged, &choices);
    let slots = merged.conflicts.iter().map(|conflict| conflict.slot.clone()).chain(known.iter().cloned());
    Rebased { text, slots: slots.collect(), stuck: merged.conflicts }
}

impl Rebased {
    /// What is to be taken or turned down. `of` names the proposal.
    pub fn changes(&self, of: &str, now: &Document) -> Changes {
        found(of, now, &self.text, &self.slots)
    }
}
