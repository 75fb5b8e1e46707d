//! What must be settled about a story before any form of it is made.

use crate::Page;
use stet_core::text::Node;

/// Nothing is open that would print wrongly; the error says what and what to do.
pub(crate) fn settled(page: &Page) -> Result<(), String> {
    if page.document.furniture.headline.trim().is_empty() {
        return Err("it has no headline; write one".into());
    }
    page.document.blocks.iter().try_for_each(|block| match &block.node {
        Node::Verbatim { .. } if !page.proof => {
            Err("it holds a passage that could not be read; open the story and resolve it".into())
        }
        Node::Figure { src, .. } if src.starts_with("media:") => Err(
            "it holds a picture that is kept in the newsroom file, which cannot be exported yet; give the picture a web address or take it out"
                .into(),
        ),
        _ => Ok(()),
    })
}
