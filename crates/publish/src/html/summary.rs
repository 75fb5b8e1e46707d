//! The sentence that stands for a story in search results and on cards.
//!
//! It is made from the copy, never from the standfirst: that one is written to
//! be read between headline and body (product.md).

use stet_core::text::{Document, Node};
use unicode_segmentation::UnicodeSegmentation;

/// A first sentence shorter than this is an abbreviation, or says too little.
const ENOUGH: usize = 60;
/// What search engines and cards show.
const MOST: usize = 200;

/// The first sentence of the copy, or the first few where they are short; cut
/// at a word where it is long. None for a story without a paragraph.
pub(super) fn summary(document: &Document) -> Option<String> {
    let text = document.blocks.iter().find_map(|block| match &block.node {
        Node::Paragraph(text) => Some(text.text()).filter(|text| !text.trim().is_empty()),
        _ => None,
    })?;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut end = 0;
    for (at, sentence) in line.split_sentence_bound_indices() {
        end = at + sentence.len();
        if line.get(..end).is_some_and(|so_far| so_far.trim_end().chars().count() >= ENOUGH) {
            break;
        }
    }
    Some(cut(line.get(..end).unwrap_or(&line).trim_end()))
}

fn cut(line: &str) -> String {
    let Some((most, _)) = line.char_indices().nth(MOST) else { return line.to_owned() };
    let head = line.get(..most).unwrap_or(line);
    let whole = head.rfind(' ').filter(|space| *space > most / 2).and_then(|space| head.get(..space));
    format!("{}\u{2026}", whole.unwrap_or(head).trim_end_matches([',', ';', ':', ' ', '.']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use stet_core::text::{Block, Inlines};

    fn check(paragraph: &str, expect: Option<&str>) {
        let block = Block { id: "a".into(), node: Node::Paragraph(Inlines::plain(paragraph)) };
        let document = Document { blocks: vec![block], ..Document::default() };
        assert_eq!(summary(&document).as_deref(), expect);
    }

    #[test]
    fn it_is_the_first_sentence_that_says_something() {
        check("", None);
        check("Mr. Oak left.", Some("Mr. Oak left."));
        check(
            "The ministry awarded the island ferry contract on Friday to Northline. It owns two boats.",
            Some("The ministry awarded the island ferry contract on Friday to Northline."),
        );
    }

    #[test]
    fn a_long_one_is_cut_at_a_word() {
        let cut = summary(&Document {
            blocks: vec![Block {
                id: "a".into(),
                node: Node::Paragraph(Inlines::plain("harbour ".repeat(100))),
            }],
            ..Document::default()
        });
        let cut = cut.unwrap();
        assert!(cut.ends_with("harbour\u{2026}") && cut.chars().count() <= 201, "{cut}");
    }
}
