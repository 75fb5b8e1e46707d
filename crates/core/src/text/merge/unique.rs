//! Ids that are there twice: a text may not have them, and one that does must
//! not lose a block for it.

use crate::ids::BlockId;
use crate::text::{Block, Document};
use std::borrow::Cow;
use std::collections::HashSet;

/// The text with every block under an id of its own.
pub(super) fn ids(text: &Document) -> Cow<'_, Document> {
    let known: HashSet<&BlockId> = text.blocks.iter().map(|block| &block.id).collect();
    if known.len() == text.blocks.len() {
        return Cow::Borrowed(text);
    }
    let mut taken: HashSet<BlockId> = known.into_iter().cloned().collect();
    let mut seen = HashSet::new();
    let blocks = text
        .blocks
        .iter()
        .map(|block| {
            let id = if seen.insert(&block.id) { block.id.clone() } else { fresh(&block.id, &mut taken) };
            Block::new(id, block.node.clone())
        })
        .collect();
    Cow::Owned(Document { furniture: text.furniture.clone(), blocks })
}

/// An id like this one that is not taken, which it now is.
pub(super) fn fresh(id: &BlockId, taken: &mut HashSet<BlockId>) -> BlockId {
    let mut number = 2_u64;
    loop {
        let id = BlockId::new(format!("{id}-{number}"));
        if taken.insert(id.clone()) {
            return id;
        }
        number += 1;
    }
}
