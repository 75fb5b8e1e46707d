//! What the store, the export and the desk lean on: nothing is lost on the way
//! to Markdown and back.

use super::{print, print_inlines, read, read_inlines};
use crate::ids::BlockId;
use crate::text::json::{block_from_json, block_to_json};
use crate::text::{Block, Node, generate, plain};
use proptest::prelude::*;

fn again(markdown: &str) -> Vec<Block> {
    let mut n = 0;
    read(markdown, &mut || {
        n += 1;
        BlockId::new(format!("b{n}"))
    })
}

proptest! {
    // What falls out becomes an example in the tests beside this file.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_document_comes_back(blocks in generate::blocks()) {
        let printed = print(&blocks);
        let back = again(&printed);
        prop_assert_eq!(&back, &blocks, "printed as:\n{}", printed);
        prop_assert_eq!(print(&back), printed);
        prop_assert_eq!(plain::text(&back), plain::text(&blocks));
    }

    #[test]
    fn every_line_comes_back(line in generate::line()) {
        let blocks = generate::numbered(vec![Node::Paragraph(line.clone()), Node::Heading { level: 2, text: line }]);
        let printed = print(&blocks);
        prop_assert_eq!(again(&printed), blocks, "printed as:\n{}", printed);
    }

    #[test]
    fn a_standfirst_comes_back(line in generate::line()) {
        let printed = print_inlines(&line);
        prop_assert_eq!(read_inlines(&printed), line.clone(), "printed as:\n{}", printed);
        if !line.text().trim().is_empty() {
            prop_assert_eq!(again(&printed), generate::numbered(vec![Node::Paragraph(line)]));
        }
    }

    #[test]
    fn wild_markdown_is_a_document_the_file_takes(source in generate::source()) {
        for block in again(&source) {
            prop_assert_eq!(block_from_json(&block_to_json(&block)), Ok(block));
        }
    }

    #[test]
    fn wild_markdown_settles_in_one_pass(source in generate::source()) {
        let first = print(&again(&source));
        let second = print(&again(&first));
        prop_assert_eq!(second, first);
    }

    #[test]
    fn arbitrary_text_settles_in_one_pass(source in any::<String>()) {
        let first = print(&again(&source));
        prop_assert_eq!(print(&again(&first)), first);
    }

    #[test]
    fn blocks_where_only_a_merge_puts_them_settle_too(node in generate::anywhere()) {
        let first = print(&again(&print(&generate::numbered(vec![node]))));
        prop_assert_eq!(print(&again(&first)), first);
    }
}
