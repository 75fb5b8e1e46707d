//! How paragraphs of a proposal differ from the text, for the editor to draw.

use crate::cases::{copy, typing};
use crate::failure::Result;
use crate::session::Session;
use crate::view::number;
use crate::wire::{BlockMarks, Json, LineMarks, Marked, MarksAsk};
use stet_core::text::diff::{Line, Run, Side, compared};
use stet_core::text::json::block_from_json;
use stet_core::text::propose::width;
use stet_core::text::{Block, Document, Inline};

/// The marks of the paragraphs that were asked about.
pub fn marks(session: &mut Session, request: MarksAsk) -> Result<Vec<BlockMarks>> {
    let copy = copy::load(session, &request.story)?;
    let read = |Json(block): &Json| block_from_json(block).map_err(typing::malformed);
    let blocks: Vec<Block> = request.blocks.iter().map(read).collect::<Result<_>>()?;
    let order: Vec<Block> = blocks;
    Ok(order.iter().map(|block| one(copy.document(), block)).collect())
}

/// The marks of all that differ.
pub(super) fn of(now: &Document, blocks: &[Block]) -> Vec<BlockMarks> {
    blocks.iter().map(|block| one(now, block)).filter(|marks| marks.change != "same").collect()
}

fn one(now: &Document, block: &Block) -> BlockMarks {
    let was = now.blocks.iter().find(|there| there.id == block.id);
    let (change, lines) = match was {
        None => ("added", vec![]),
        Some(was) if was.node == block.node => ("same", vec![]),
        Some(was) => ("changed", lines(&compared(was, block))),
    };
    BlockMarks { block: block.id.to_string(), change: change.to_owned(), lines }
}

fn lines(compared: &[Line]) -> Vec<LineMarks> {
    let mut all = Vec::new();
    let mut number_of = 0_usize;
    // A line that is cut as a whole is shown before the one that follows it.
    let mut cut = String::new();
    for line in compared {
        if line.side == Side::Old {
            cut.push_str(&line.runs.iter().map(|run| text(run.before())).collect::<String>());
            continue;
        }
        let mut marks = Vec::new();
        let mut at = 0;
        for run in &line.runs {
            let length = width(run.after());
            match run {
                Run::Kept(_) => {}
                Run::Cut(pieces) => cut.push_str(&text(pieces)),
                Run::Added(_) | Run::Marked { .. } => marks.push(Marked {
                    from: number(at),
                    to: number(at + length),
                    cut: std::mem::take(&mut cut),
                }),
            }
            if matches!(run, Run::Kept(_)) && !cut.is_empty() {
                marks.push(Marked { from: number(at), to: number(at), cut: std::mem::take(&mut cut) });
            }
            at += length;
        }
        if !cut.is_empty() {
            marks.push(Marked { from: number(at), to: number(at), cut: std::mem::take(&mut cut) });
        }
        if !marks.is_empty() {
            all.push(LineMarks { line: number(number_of), marks });
        }
        number_of += 1;
    }
    all
}

fn text(pieces: &[Inline]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Inline::Text { text, .. } => text.as_str(),
            Inline::HardBreak => "\n",
            Inline::NoteRef { .. } => "*",
        })
        .collect()
}
