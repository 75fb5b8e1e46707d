//! What is still open in a story: one list for whoever walks through it and for
//! the guard that stands before the sign-off, so that neither knows of something
//! the other does not.

use super::sign_off::SignFunction;
use super::signed::Unsigned;
use super::transition::Act;
use crate::ids::{BlockId, ChangeId, CommentId, ProposalId};

/// One thing that somebody should look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenItem {
    /// A suggested change that nobody decided on.
    Suggestion {
        /// In which suggestion.
        proposal: ProposalId,
        /// Which of its changes.
        change: ChangeId,
        /// Where; none in the furniture.
        block: Option<BlockId>,
    },
    /// A comment that nobody resolved.
    Comment {
        /// Its thread.
        thread: CommentId,
        /// Where; none when its words are gone, or it is about all of it.
        block: Option<BlockId>,
        /// True when it must be answered before the sign-off.
        must: bool,
    },
    /// Something still to come.
    Placeholder {
        /// The placeholder with the words around it.
        what: String,
        /// Where; none in the furniture.
        block: Option<BlockId>,
    },
    /// A passage that could not be read.
    Unread {
        /// Where.
        block: BlockId,
    },
    /// Something a sign-off does not cover.
    Unsigned {
        /// Which sign-off.
        function: SignFunction,
        /// What is not as it was signed.
        what: Unsigned,
    },
    /// A text that was kept beside this one, by its number.
    Sibling(i64),
}

impl OpenItem {
    /// The block where it is seen; none where it is in no block.
    pub fn block(&self) -> Option<&BlockId> {
        match self {
            Self::Suggestion { block, .. }
            | Self::Comment { block, .. }
            | Self::Placeholder { block, .. } => block.as_ref(),
            Self::Unread { block } => Some(block),
            Self::Unsigned { what, .. } => what.block(),
            Self::Sibling(_) => None,
        }
    }
}

/// The items in the order of the page: what is in no block first.
pub fn open_items(page: &[BlockId], mut items: Vec<OpenItem>) -> Vec<OpenItem> {
    let place = |item: &OpenItem| {
        item.block().map(|block| page.iter().position(|id| id == block).unwrap_or(page.len()))
    };
    items.sort_by_key(place);
    items
}

/// True when the item stands in the way of the act until somebody decides on it.
pub fn blocks(act: Act, item: &OpenItem) -> bool {
    let signs = matches!(act, Act::Approve);
    match item {
        OpenItem::Suggestion { .. } => signs,
        OpenItem::Comment { must, .. } => signs && *must,
        OpenItem::Placeholder { .. } => signs,
        OpenItem::Unread { .. } => {
            matches!(
                act,
                Act::Approve
                    | Act::SignLegal
                    | Act::Schedule
                    | Act::Release
                    | Act::Correct
                    | Act::BreakEmbargo
            )
        }
        OpenItem::Unsigned { .. } | OpenItem::Sibling(_) => false,
    }
}
