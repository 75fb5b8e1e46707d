//! What must be settled about a story before any form of it is made.

use crate::Page;
use crate::picture::missing;
use stet_core::text::{Block, Node};

/// Nothing is open that would print wrongly; the error says what and what to do.
pub(crate) fn settled(page: &Page) -> Result<(), String> {
    if page.document.furniture.headline.trim().is_empty() {
        return Err("it has no headline; write one".into());
    }
    let unread = |block: &Block| matches!(block.node, Node::Verbatim { .. });
    if !page.proof && page.document.blocks.iter().any(unread) {
        return Err("it holds a passage that could not be read; open the story and resolve it".into());
    }
    if !page.proof && missing(page) {
        return Err(
            "it names a picture that is not in the newsroom file; open the story and put the picture in again or take it out"
                .into(),
        );
    }
    Ok(())
}
