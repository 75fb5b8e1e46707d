//! Story text: the document, its revisions, and its ways in and out.
//!
//! The document is a list of typed blocks with stable ids ([`Document`]); it
//! crosses to the editor and into the file as ProseMirror JSON ([`json`]).
//! Markdown is read through comrak's tree and printed so that it reads back to
//! the character, which the property tests prove ([`markdown`]). Two texts are compared
//! word by word ([`diff`]) and two that grew from one are merged so that no word
//! is lost ([`merge`]). What somebody suggests is a second text, taken change by
//! change ([`propose`]), and a remark keeps hold of the words it was made on
//! ([`anchor`]). Nothing here
//! knows who wrote the words or what state they are in: that is
//! [`crate::newsroom`].
//!
//! The one normal form a text has is that of [`Inlines`]; there is no other to
//! bring a document into before it is kept or printed.

pub mod anchor;
pub mod count;
pub mod diff;
mod document;
mod framing;
pub mod front_matter;
#[cfg(test)]
mod generate;
mod hash;
pub mod html;
mod inline;
pub mod json;
mod lines;
pub mod links;
pub mod markdown;
pub mod matching;
pub mod merge;
mod nesting;
mod numbered;
pub mod parts;
pub mod plain;
pub mod propose;
mod revision;
pub mod tk;

pub use document::{Block, DEPTH, Document, Furniture, ListItem, Node, SCHEMA, TableCell, TableRow};
pub use framing::{Crop, Focus, Framing};
pub use hash::{Hash, HashError, block_hash, text_hash};
pub use inline::{Inline, Inlines, Link, Marks};
pub use numbered::notes_by_number;
pub use revision::{Moment, Revision, RevisionId};
