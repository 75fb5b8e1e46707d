//! What a unit looks like by itself, found once.

use super::furniture::{self, Rule};
use super::unit::{Said, Unit};
use crate::date::{self, DateLine};
use crate::words::{count, ends_sentence, fold, is_prose};
use stet_core::text::Node;

/// A unit at a glance.
pub(super) struct Look {
    /// How many words.
    pub(super) words: usize,
    /// Running prose, or a block that can only be copy.
    pub(super) prose: bool,
    /// Ends as a sentence does.
    pub(super) sentence: bool,
    /// The furniture it looks like.
    pub(super) rule: Option<&'static Rule>,
    /// The date it is, if it is nothing else.
    pub(super) date: Option<DateLine>,
    /// The form it is compared in.
    pub(super) folded: String,
    /// Not a single letter or figure.
    pub(super) mark: bool,
}

impl Look {
    pub(super) fn at(unit: &Unit) -> Self {
        let folded = fold(&unit.text);
        let made =
            unit.node.as_ref().is_some_and(|node| !matches!(node, Node::Paragraph(_) | Node::Heading { .. }));
        let mark = folded.is_empty() && !made;
        let body = unit.said == Some(Said::Body);
        let rule =
            if made || body || unit.said == Some(Said::Bio) { None } else { furniture::judge(&unit.text) };
        let quote = super::quotation::attributed(&unit.text).is_some();
        let solid = made && !unit.linked;
        Self {
            words: count(&unit.text),
            prose: rule.is_none()
                && (solid || quote || (is_prose(&unit.text) && unit.level == 0 && !unit.linked)),
            sentence: ends_sentence(&unit.text),
            rule,
            date: if made || body { None } else { date::line(&unit.text) },
            folded,
            mark,
        }
    }

    /// Short, and no sentence: a title, a link, a name, a subhead.
    pub(super) fn is_title(&self) -> bool {
        !self.prose && self.rule.is_none() && self.date.is_none() && !self.mark && self.words <= 28
    }
}
