//! What somebody suggests: a second text, taken or turned down change by change.
//!
//! A suggestion is no mark in the copy: the copy, its hash and what is exported
//! of it cannot hold one. Whoever suggests writes a text of their own; what it
//! differs in from the story's are the changes ([`changes`]). One is a run of
//! words cut, added or marked in one line, or one whole block that was added,
//! cut, split or joined, or that a block stands elsewhere, or that it is of
//! another kind. Any set of them can be taken ([`Changes::with`]).
//!
//! The story goes on meanwhile: a proposal is brought onto the text as it is now
//! ([`rebase`]), several are laid over one another ([`over`]), and whether a
//! paragraph that came of it is anybody's own is told by [`composed`].

mod change;
mod over;
#[cfg(test)]
mod property_tests;
mod rebase;
#[cfg(test)]
mod tests;
mod with;

use super::{Block, Inline};

pub use change::{Change, Changes, Part, What, changes};
pub use over::{Choice, Group, over};
pub use rebase::{Rebased, rebase};

/// How many places pieces take in a line: each character one, a forced break
/// one, a reference to a note one.
pub fn width(pieces: &[Inline]) -> usize {
    pieces
        .iter()
        .map(|piece| match piece {
            Inline::Text { text, .. } => text.chars().count(),
            Inline::HardBreak | Inline::NoteRef { .. } => 1,
        })
        .sum()
}

/// Whether whoever decided made a paragraph that nobody handed them: it is
/// neither as it was nor as any one proposal has it. Such a paragraph is theirs,
/// and they cannot be its second pair of eyes.
pub fn composed(before: Option<&Block>, after: Option<&Block>, proposed: &[Option<&Block>]) -> bool {
    let node = |block: Option<&Block>| block.map(|block| block.node.clone());
    let after = node(after);
    after != node(before) && proposed.iter().all(|block| node(*block) != after)
}
