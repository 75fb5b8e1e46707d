//! One save that takes most of a text away: a paste over everything, a replacing
//! of everything, a select-all and a key. What stood before is worth a version.

use super::Typed;
use crate::cases::edit;
use crate::failure::Result;
use crate::session::Session;
use crate::wire::Code;
use std::collections::{BTreeSet, HashMap};
use stet_core::ids::BlockId;
use stet_core::text::{Block, plain};
use stet_store::StoryLine;

/// A text shorter than this is soon written again, in words.
const LEAST: usize = 30;

/// What the history says of the version that is made.
const WHY: &str = "before most of the text was replaced";

/// Makes what stands a version, where no version has it and this save takes more
/// than half of its words away.
pub(super) fn before(session: &mut Session, line: &StoryLine, typed: &Typed) -> Result<()> {
    let id = &line.story.id;
    let touched: BTreeSet<&BlockId> =
        typed.changed.iter().map(|block| &block.id).chain(typed.gone()).collect();
    let words = usize::try_from(line.words).unwrap_or(usize::MAX);
    if touched.is_empty() || words < LEAST {
        return Ok(());
    }
    let mut was = Vec::new();
    for block in touched {
        match session.read(|read| Ok(read.working().block(id, block)?)) {
            Ok(block) => was.push(block),
            Err(failure) if failure.code == Code::NotFound => {}
            Err(other) => return Err(other),
        }
    }
    if taken_away(&was, &typed.changed) * 2 <= words {
        return Ok(());
    }
    if session.read(|read| edit::unnamed(read, id, line.text))? {
        session.pause(id, WHY)?;
    }
    Ok(())
}

/// How many words of the old blocks none of the new ones has. Words that only
/// moved are still there.
fn taken_away(was: &[Block], now: &[Block]) -> usize {
    let (was, now) = (plain::text(was), plain::text(now));
    let mut left: HashMap<&str, usize> = HashMap::new();
    now.split_whitespace().for_each(|word| *left.entry(word).or_default() += 1);
    let gone = was.split_whitespace().filter(|word| match left.get_mut(word) {
        Some(count @ 1..) => {
            *count -= 1;
            false
        }
        _ => true,
    });
    gone.count()
}

#[cfg(test)]
mod tests;
