//! The body as HTML for publication: what a publisher can put online as it is.
//!
//! Valid by the Nu checker and html-validate, and inert: no script, no style,
//! no handler; a link leads to http, https, mailto or the same site, and
//! anything else is printed as words. The page around it is publish's.

mod blocks;
mod direction;
mod escape;
mod footnotes;
mod line;
mod marks;
mod notes;

pub use blocks::fragment;
pub use direction::{Direction, first_strong};
pub use escape::{attribute as escape_attribute, is_forbidden, text as escape_text};
pub use line::{inline, marked_inline};
pub use marks::ProofMarks;

use crate::text::Framing;
use std::collections::HashMap;

/// A picture as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Where it is: a `data:` address, or one beside the page.
    pub src: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// What a fragment must know about the page it will stand in.
#[derive(Clone, Debug)]
pub struct HtmlOptions {
    /// Begins every id, so that two stories can share a page.
    pub id_prefix: String,
    /// The direction of the page; blocks in the other one say so.
    pub direction: Direction,
    /// The level the story's top subheads get; 2 under a headline of level 1.
    pub first_heading: u8,
    /// The heading above the footnotes, in the story's language.
    pub notes_title: String,
    /// What the link from a note back to the text says to those who listen.
    pub back_label: String,
    /// How kept pictures are shown, by the address and framing of their figures;
    /// another address is printed as it is.
    pub pictures: HashMap<(String, Framing), Shown>,
    /// Set for a proof: every block is numbered as it stands in the copy, and
    /// what is unsettled or unseen is marked.
    pub proof: Option<ProofMarks>,
}

impl Default for HtmlOptions {
    fn default() -> Self {
        Self {
            id_prefix: String::new(),
            direction: Direction::LeftToRight,
            first_heading: 2,
            notes_title: "Notes".into(),
            back_label: "Back to the text".into(),
            pictures: HashMap::new(),
            proof: None,
        }
    }
}

#[cfg(test)]
mod tests;
