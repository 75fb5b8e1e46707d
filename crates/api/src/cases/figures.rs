//! What is counted in a text. A paragraph is counted once for as long as it stays
//! as it is: a save of one paragraph reads one, however long the story.

use crate::failure::Result;
use std::collections::{BTreeMap, BTreeSet};
use stet_core::ids::BlockId;
use stet_core::text::count::Count;
use stet_core::text::tk::Placeholders;
use stet_core::text::{Block, Document, Furniture, Hash, block_hash, count, tk};

/// More paragraphs than this are not remembered, unless one text has more.
const REMEMBERED: usize = 20_000;

/// The figures of a text, or of one paragraph of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figures {
    /// How long it is.
    pub(crate) count: Count,
    /// How many placeholders stand in it.
    pub(crate) placeholders: usize,
}

impl Figures {
    /// Counts a whole text.
    pub(crate) fn of(document: &Document, words: &Placeholders) -> Self {
        Self { count: count::of(document), placeholders: tk::placeholders(document, words).len() }
    }

    fn of_block(block: &Block, words: &Placeholders) -> Self {
        Self::of(&Document { blocks: vec![block.clone()], ..Document::default() }, words)
    }
}

/// Paragraphs that were counted, by their hashes: what a hash stands for never changes.
#[derive(Debug, Default)]
pub(crate) struct Counted(BTreeMap<Hash, Figures>);

impl Counted {
    /// The figures of a text from those of its paragraphs. The ones that were just
    /// `typed` are at hand; others that are not known yet are asked for.
    pub(crate) fn of(
        &mut self,
        words: &Placeholders,
        furniture: &Furniture,
        blocks: &[(BlockId, Hash)],
        typed: &[Block],
        mut read: impl FnMut(&BlockId) -> Result<Block>,
    ) -> Result<Figures> {
        self.0.extend(typed.iter().map(|block| (block_hash(block), Figures::of_block(block, words))));
        let above = Document { furniture: furniture.clone(), ..Document::default() };
        let mut all = Figures { placeholders: tk::placeholders(&above, words).len(), ..Figures::default() };
        for (id, hash) in blocks {
            let one = match self.0.get(hash) {
                Some(known) => *known,
                None => {
                    let counted = Figures::of_block(&read(id)?, words);
                    self.0.insert(*hash, counted);
                    counted
                }
            };
            all.count.words += one.count.words;
            all.count.characters += one.count.characters;
            all.placeholders += one.placeholders;
        }
        if self.0.len() > REMEMBERED {
            let here: BTreeSet<&Hash> = blocks.iter().map(|(_, hash)| hash).collect();
            self.0.retain(|hash, _| here.contains(hash));
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use stet_core::text::{Inlines, Node};

    fn block(id: &str, words: &str) -> Block {
        Block::new(id.into(), Node::Paragraph(Inlines::plain(words)))
    }

    #[test]
    fn counted_by_paragraph_is_counted_as_a_whole_and_each_is_read_once() {
        let (words, mut counted) = (Placeholders::default(), Counted::default());
        let furniture = Furniture { headline: "Ferry TK".into(), ..Furniture::default() };
        let mut document = Document {
            furniture,
            blocks: (0..40)
                .map(|n| {
                    block(
                        &format!("p{n}"),
                        &format!("Berth {n} — TK says the caf\u{e9}. XX…XX 12\u{a0}000 港"),
                    )
                })
                .chain([Block::new(
                    "q".into(),
                    Node::Quotation {
                        attribution: "Ines TK".into(),
                        content: vec![Node::Paragraph(Inlines::plain("We wait"))],
                    },
                )])
                .collect(),
        };
        let mut read = 0;
        for round in 0..60 {
            let place = round * 7 % 40;
            let typed =
                block(&format!("p{place}"), &format!("{} words TK {round}", "more ".repeat(round % 5)));
            document.blocks[place] = typed.clone();
            if round % 11 == 10 {
                document.blocks.swap(1, 30);
            }
            let outline: Vec<(BlockId, Hash)> =
                document.blocks.iter().map(|block| (block.id.clone(), block_hash(block))).collect();
            let ask = |id: &BlockId| {
                read += 1;
                Ok(document.blocks.iter().find(|block| block.id == *id).unwrap().clone())
            };
            let figures = counted.of(&words, &document.furniture, &outline, &[typed], ask).unwrap();
            assert_eq!(figures, Figures::of(&document, &words), "round {round}");
        }
        assert_eq!(read, 40, "all but the first that was typed, once");
    }
}
