//! The document as ProseMirror JSON: what the file holds and the editor speaks.
//!
//! Keys come out in one order and defaults are always written, so equal blocks
//! give equal bytes and a block's hash is a hash of its words. Reading is
//! forgiving about absent attributes and strict about everything else: an
//! unknown node or mark is an error, because dropping it would drop words.

mod read;
mod write;

pub use read::{JsonError, block_from_json, document_from_json, inlines_from_json};
pub use write::{block_to_json, document_to_json, inlines_to_json};

#[cfg(test)]
mod tests;
