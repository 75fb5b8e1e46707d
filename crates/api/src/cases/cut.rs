//! The target cut: which paragraphs can go when a story is too long, in order.
//! The marks are kept with the story and are no part of its text.

use super::copy;
use crate::failure::Result;
use crate::session::Session;
use crate::view::number;
use crate::wire::{Code, CutView, Failure, MarkCut};
use stet_core::ids::BlockId;
use stet_core::text::{Document, count};

/// Keeps which paragraphs can go, the first to go first.
pub fn mark(session: &mut Session, request: MarkCut) -> Result<CutView> {
    let copy = copy::load(session, &request.story)?;
    if let Some(why) = copy.read_only(session) {
        return Err(Failure::new(Code::Refused, why));
    }
    let mut blocks: Vec<BlockId> = Vec::new();
    for id in request.blocks.iter().map(|id| BlockId::new(id.as_str())) {
        if !copy.document().blocks.iter().any(|block| block.id == id) {
            return Err(Failure::bad(
                "A paragraph that was marked is not in the copy any more. Mark it again.",
            ));
        }
        if !blocks.contains(&id) {
            blocks.push(id);
        }
    }
    let id = copy.id().clone();
    session.write("mark", Some(&id), "", |write| Ok(write.target_cuts().mark(&id, &blocks)?))?;
    Ok(view(copy.document(), &blocks))
}

/// The marks on what is still there, and the words they save.
pub(crate) fn view(document: &Document, marked: &[BlockId]) -> CutView {
    let there = |id: &&BlockId| document.blocks.iter().find(|block| block.id == **id);
    let blocks: Vec<_> = marked.iter().filter_map(|id| there(&id).cloned()).collect();
    CutView {
        blocks: blocks.iter().map(|block| block.id.to_string()).collect(),
        words: number(count::of(&Document { blocks, ..Document::default() }).words),
    }
}
