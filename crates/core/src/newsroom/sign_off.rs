//! A sign-off: somebody answers for exactly these words and what is printed
//! beside them.

use super::record::Printed;
use super::state::states;
use crate::ids::PersonId;
use crate::text::{Hash, RevisionId};
use jiff::Timestamp;

states! {
    /// For what somebody signs.
    SignFunction, "sign-off" {
        /// For the desk: it may go out.
        Chief = "chief",
        /// For the law.
        Legal = "legal",
        /// For the facts.
        Facts = "facts",
    }
}

impl SignFunction {
    /// Its place among sign-offs that are kept side by side.
    pub fn at(self) -> usize {
        match self {
            Self::Chief => 0,
            Self::Legal => 1,
            Self::Facts => 2,
        }
    }
}

/// A sign-off, bound to a text, its paragraphs and the printed record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignOff {
    /// Who signed.
    pub by: PersonId,
    /// When, in UTC.
    pub at: Timestamp,
    /// For what.
    pub function: SignFunction,
    /// The hash of the text that was signed.
    pub text: Hash,
    /// The hash of what was printed beside it; none on one from before sign-offs
    /// bound it, which answers for the words alone.
    pub record: Option<Hash>,
    /// What that was, to tell what is different now.
    pub printed: Option<Printed>,
    /// The blocks it covered, in order.
    pub blocks: Vec<Hash>,
    /// The revision it was made on; none on one from before it was noted.
    pub revision: Option<RevisionId>,
    /// Why it was signed by someone who also wrote it; empty when two people did.
    pub solo_reason: String,
    /// What a chief let pass without a new legal read, each by its key; empty
    /// when all of it was read.
    pub waived: Vec<String>,
}

impl SignOff {
    /// True when it answers for this text with this record beside it.
    pub fn covers(&self, text: &Hash, record: &Hash) -> bool {
        self.text == *text && self.record.is_none_or(|signed| signed == *record)
    }
}
