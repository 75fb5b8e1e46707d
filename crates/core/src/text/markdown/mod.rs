//! Markdown in and out: CommonMark with tables, footnotes and strikethrough.
//!
//! [`read`] goes through comrak's tree and never fails: what the document has
//! no place for becomes [`Node::Verbatim`](super::Node::Verbatim) with the exact source. [`print()`]
//! is a printer of our own, because comrak's keeps the tree but not every
//! character; it promises that [`read`] gives the same blocks back, apart from
//! ids. What Markdown cannot say is said in HTML that [`read`] understands:
//! single marks inline, single blocks as one line.
//!
//! Not kept, because the document has no place for it: a list's tightness,
//! soft line breaks (a space), column alignment, how a link was spelt.
//! Front matter is [`super::front_matter`]'s.

mod blocks;
mod elements;
mod escape;
mod exact;
mod flanking;
mod forms;
mod inlines;
mod layout;
mod line;
mod quotation;
mod source;
mod tags;
mod tree;

pub use blocks::{print, print_inlines};
pub use tree::{read, read_inlines};

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;
