//! The target cut: which paragraphs can go when a story is too long, in order.
//! The marks are kept with the story and are no part of its text.

use super::copy;
use crate::failure::Result;
use crate::session::Session;
use crate::view::number;
use crate::wire::{CutLine, CutRecord, CutView, Failure, MarkCut};
use stet_core::ids::BlockId;
use stet_core::text::{Block, Document, count, plain};

/// Keeps which paragraphs can go, the first to go first.
pub fn mark(session: &mut Session, request: MarkCut) -> Result<CutView> {
    let copy = copy::load(session, &request.story)?;
    if let Some(refusal) = copy.read_only(session) {
        return Err(refusal.into());
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

/// The target cut of a story as scripts read it.
pub fn show(session: &mut Session, story: &str) -> Result<CutRecord> {
    let copy = copy::load(session, story)?;
    let marked = session.read(|read| Ok(read.target_cuts().of_story(copy.id())?))?;
    let document = copy.document();
    let there = |id: &BlockId| document.blocks.iter().enumerate().find(|(_, block)| block.id == *id);
    let line = |(at, block): (usize, &Block)| CutLine {
        number: number(at + 1),
        words: number(words(std::slice::from_ref(block))),
        text: plain::text(std::slice::from_ref(block)).trim().to_owned(),
    };
    let blocks: Vec<CutLine> = marked.iter().filter_map(there).map(line).collect();
    let (now, saved) = (number(words(&document.blocks)), view(document, &marked).words);
    let length = copy.line.story.length;
    let over = |words: u32| length.map(|length| i64::from(words) - i64::from(length));
    Ok(CutRecord {
        story: copy.id().to_string(),
        slug: copy.line.story.slug.clone(),
        words: now,
        length,
        over: over(now),
        saved,
        over_after: over(now.saturating_sub(saved)),
        blocks,
    })
}

/// Marks paragraphs as ones that can go, behind those that are marked already,
/// or takes their marks away. They are counted from 1, as they stand in the copy.
pub fn mark_numbers(session: &mut Session, story: &str, can_go: &[u32], stay: &[u32]) -> Result<CutRecord> {
    let copy = copy::load(session, story)?;
    let blocks = &copy.document().blocks;
    let id = |place: &u32| {
        let at = usize::try_from(*place).ok().and_then(|place| place.checked_sub(1));
        at.and_then(|at| blocks.get(at)).map(|block| block.id.to_string()).ok_or_else(|| {
            Failure::bad(format!("There is no paragraph {place}: the copy has {}.", blocks.len()))
        })
    };
    let more = can_go.iter().map(id).collect::<Result<Vec<_>>>()?;
    let gone = stay.iter().map(id).collect::<Result<Vec<_>>>()?;
    let marked = session.read(|read| Ok(read.target_cuts().of_story(copy.id())?))?;
    let there = |id: &String| blocks.iter().any(|block| block.id.as_str() == id);
    let kept = marked.iter().map(ToString::to_string).filter(there);
    let all = kept.chain(more).filter(|id| !gone.contains(id)).collect();
    mark(session, MarkCut { story: copy.id().to_string(), blocks: all })?;
    show(session, story)
}

fn words(blocks: &[Block]) -> usize {
    count::of(&Document { blocks: blocks.to_vec(), ..Document::default() }).words
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::edit::new_from_copy;
    use crate::cases::room::room;
    use crate::wire::NewFromCopy;

    #[test]
    fn what_can_go_is_marked_in_its_order_and_reckoned_against_the_length() {
        let mut room = room();
        let session = &mut room.session;
        let copy = "One two three.\n\nFour five.\n\nSix seven eight nine.\n";
        let new = NewFromCopy { headline: "Ferry".into(), copy: copy.into(), ..NewFromCopy::default() };
        new_from_copy(session, new).unwrap();
        let marked = mark_numbers(session, "ferry", &[3, 1], &[]).unwrap();
        let numbers: Vec<u32> = marked.blocks.iter().map(|block| block.number).collect();
        assert_eq!((numbers.as_slice(), marked.words, marked.saved, marked.over), (&[3, 1][..], 9, 7, None));
        let fewer = mark_numbers(session, "ferry", &[2], &[3]).unwrap();
        assert_eq!(fewer.blocks.iter().map(|block| block.number).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(fewer.blocks.first().map(|block| block.text.as_str()), Some("One two three."));
        for wrong in [0, 4] {
            let failure = mark_numbers(session, "ferry", &[wrong], &[]).unwrap_err();
            assert!(failure.message.contains("has 3"), "{failure}");
        }
        let fields = crate::wire::FieldsIn { length: Some("6".into()), ..crate::wire::FieldsIn::default() };
        crate::cases::fields::set(session, crate::wire::SetFields { story: "ferry".into(), fields }).unwrap();
        let told = show(session, "ferry").unwrap();
        assert_eq!((told.over, told.over_after), (Some(3), Some(-2)));
    }
}
