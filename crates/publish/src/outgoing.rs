//! A document as it goes out: links between stories lead to pages that are
//! there, and nowhere else.

use crate::files::stem;
use crate::{Page, Related};
use std::borrow::Cow;
use stet_core::text::{Node, links};

/// The page with what only the newsroom understands taken out of its copy: a
/// link to a story that is not out leaves its words behind, and a block that
/// nobody wrote into is not there.
pub(crate) fn outgoing<'p>(page: &'p Page, related: &Related) -> Cow<'p, Page> {
    let linked = !links::stories(&page.document).is_empty();
    let blank = page.document.blocks.iter().any(|block| is_blank(&block.node));
    if !linked && !blank {
        return Cow::Borrowed(page);
    }
    let base = page.publisher.base_url.as_deref().map(|base| base.trim_end_matches('/'));
    let address = |story: &stet_core::ids::StoryId| {
        let file = format!("{}.html", stem(related.links.get(story)?, story.as_str()));
        Some(base.filter(|base| !base.is_empty()).map_or(file.clone(), |base| format!("{base}/{file}")))
    };
    let mut document = links::resolved(&page.document, &address);
    document.blocks.retain(|block| !is_blank(&block.node));
    Cow::Owned(Page { document, ..page.clone() })
}

/// The stories that a page links to and that have no page of their own.
pub fn unlinked(page: &Page, related: &Related) -> Vec<stet_core::ids::StoryId> {
    let mut stories = links::stories(&page.document);
    stories.retain(|story| !related.links.contains_key(story));
    stories
}

/// A line that nobody wrote into, as templates leave them.
fn is_blank(node: &Node) -> bool {
    match node {
        Node::Paragraph(words) | Node::Heading { text: words, .. } => words.text().trim().is_empty(),
        Node::Quotation { attribution, content } => {
            attribution.trim().is_empty() && content.iter().all(is_blank)
        }
        _ => false,
    }
}
