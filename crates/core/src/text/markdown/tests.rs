use super::*;
use crate::text::{Block, Inline, Inlines, Marks, Node};

fn parse(markdown: &str) -> Vec<Block> {
    let mut n = 0;
    read(markdown, &mut || {
        n += 1;
        format!("b{n}").as_str().into()
    })
}

fn nodes(markdown: &str) -> Vec<Node> {
    parse(markdown).into_iter().map(|block| block.node).collect()
}

/// Reading `given` and printing it gives `expect`, which is a fixed point.
fn check(given: &str, expect: &str) {
    let printed = print(&parse(given));
    assert_eq!(printed, expect, "printing\n{given}");
    assert_eq!(print(&parse(&printed)), printed, "a second pass over\n{given}");
}

/// Canonical Markdown, which reading and printing leave alone.
fn same(markdown: &str) {
    check(markdown, markdown);
}

fn words(text: &str) -> Node {
    Node::Paragraph(Inlines::plain(text))
}

#[test]
fn copy_reads_as_it_is_written() {
    same("The *harbour* reopened on **Monday**, said [the port](https://port.example/a_b).\n");
    same("## What happens next\n\n- First\n- Second\n  - Deeper\n\n1. One\n2. Two\n\n***\n\nAnd so on.\n");
    same("One line\\\nbroken here[^1].\n\n[^1]: The port's own count.\n");
}

#[test]
fn headings_keep_to_three_levels() {
    check("# One\n\nTwo\n---\n\n###### Six\n", "## One\n\n## Two\n\n#### Six\n");
}
