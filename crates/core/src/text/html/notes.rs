//! Numbering footnotes by their first reference.

use super::escape::{attribute, text};
use crate::text::{Block, Node};
use std::collections::HashMap;

/// The notes of one body and the references met so far.
pub(super) struct Numbers {
    prefix: String,
    known: HashMap<String, Known>,
    order: Vec<String>,
}

#[derive(Default)]
struct Known {
    number: usize,
    references: usize,
}

impl Numbers {
    /// For a line outside any body.
    pub(super) fn none() -> Self {
        Self { prefix: String::new(), known: HashMap::new(), order: vec![] }
    }

    /// The labels that lead somewhere.
    pub(super) fn of(blocks: &[Block], prefix: &str) -> Self {
        let labels = blocks.iter().filter_map(|block| match &block.node {
            Node::Note { label, .. } => Some((label.clone(), Known::default())),
            _ => None,
        });
        Self { prefix: prefix.to_owned(), known: labels.collect(), order: vec![] }
    }

    /// Gives a note its number, if it has none yet.
    pub(super) fn meet(&mut self, label: &str) {
        if let Some(known) = self.known.get_mut(label).filter(|known| known.number == 0) {
            self.order.push(label.to_owned());
            known.number = self.order.len();
        }
    }

    /// True for a note that nothing has referred to so far.
    pub(super) fn is_unmet(&self, label: &str) -> bool {
        self.known.get(label).is_some_and(|known| known.number == 0)
    }

    /// Prints a reference; one without a note shows its label.
    pub(super) fn reference(&mut self, out: &mut String, label: &str) {
        self.meet(label);
        let Some(known) = self.known.get_mut(label) else {
            out.push_str(&format!("<sup>{}</sup>", text(label)));
            return;
        };
        known.references += 1;
        let (prefix, number) = (attribute(&self.prefix), known.number);
        let id = reference_id(&prefix, number, known.references);
        out.push_str(&format!(
            "<sup><a href=\"#{prefix}fn-{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    /// The label of the note with this number, once it is given.
    pub(super) fn label(&self, number: usize) -> Option<String> {
        self.order.get(number.checked_sub(1)?).cloned()
    }

    /// How often a note is referred to.
    pub(super) fn references(&self, label: &str) -> usize {
        self.known.get(label).map_or(0, |known| known.references)
    }
}

/// The id of the n-th reference to a note.
pub(super) fn reference_id(prefix: &str, number: usize, nth: usize) -> String {
    if nth == 1 { format!("{prefix}fnref-{number}") } else { format!("{prefix}fnref-{number}-{nth}") }
}
