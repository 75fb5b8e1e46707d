//! The copy as plain text, for search and for reading where nothing else
//! can be shown: no marks, no addresses, one blank line between blocks.

use super::{Block, Inlines, ListItem, Node, TableRow};

/// The blocks as text; a quotation's attribution is `— Name, role`.
pub fn text(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        let before = out.len();
        if before > 0 {
            out.push_str("\n\n");
        }
        let start = out.len();
        node(&mut out, &block.node);
        if out.len() == start {
            out.truncate(before);
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn node(out: &mut String, node: &Node) {
    match node {
        Node::Paragraph(words) | Node::Heading { text: words, .. } => line(out, words),
        Node::BulletList(items) => list(out, items, |_| "- ".to_owned()),
        Node::OrderedList { start, items } => list(out, items, |at| format!("{}. ", u64::from(*start) + at)),
        Node::Quotation { attribution, content } => {
            nodes(out, content, "\n\n");
            said_by(out, attribution);
        }
        Node::PullQuote { attribution, text } => {
            line(out, text);
            said_by(out, attribution);
        }
        Node::Figure { alt, credit, caption, .. } => {
            let caption = caption.text();
            joined(out, &[if caption.is_empty() { alt } else { &caption }, credit]);
        }
        Node::Embed { url, title, caption } => joined(out, &[title, caption, url]),
        Node::Table(rows) => table(out, rows),
        Node::Rule => out.push_str("* * *"),
        Node::Code { text, .. } | Node::Verbatim { text, .. } => out.push_str(text),
        Node::Note { label, content } => {
            out.push_str(&format!("[{label}] "));
            nodes(out, content, "\n\n");
        }
    }
}

fn nodes(out: &mut String, content: &[Node], between: &str) {
    for (at, inner) in content.iter().enumerate() {
        if at > 0 {
            out.push_str(between);
        }
        node(out, inner);
    }
}

fn line(out: &mut String, words: &Inlines) {
    out.push_str(&words.text());
}

fn list(out: &mut String, items: &[ListItem], marker: impl Fn(u64) -> String) {
    for (at, item) in (0_u64..).zip(items) {
        if at > 0 {
            out.push('\n');
        }
        out.push_str(&marker(at));
        let mut inner = String::new();
        nodes(&mut inner, &item.0, "\n");
        out.push_str(&inner.replace('\n', "\n  "));
    }
}

fn said_by(out: &mut String, attribution: &str) {
    if !attribution.is_empty() {
        out.push_str("\n\n— ");
        out.push_str(attribution);
    }
}

fn joined(out: &mut String, parts: &[&str]) {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    out.push_str(&parts.join("\n"));
}

fn table(out: &mut String, rows: &[TableRow]) {
    for (at, row) in rows.iter().enumerate() {
        if at > 0 {
            out.push('\n');
        }
        let cells: Vec<String> = row.0.iter().map(|cell| cell.text.text().replace('\n', " ")).collect();
        out.push_str(&cells.join("\t"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::markdown;

    fn check(markdown: &str, expect: &str) {
        let mut n = 0;
        let blocks = markdown::read(markdown, &mut || {
            n += 1;
            format!("b{n}").as_str().into()
        });
        assert_eq!(text(&blocks), expect);
    }

    #[test]
    fn marks_and_addresses_go_and_words_stay() {
        check(
            "The *harbour* [reopened](https://port.example/) **today**.\n",
            "The harbour reopened today.\n",
        );
    }

    #[test]
    fn a_quotation_says_whose_it_is() {
        check(
            "> We start again.\n>\n> — Ines Moreau, harbour master\n",
            "We start again.\n\n— Ines Moreau, harbour master\n",
        );
    }

    #[test]
    fn lists_and_tables_keep_their_lines() {
        check(
            "- one\n- two\n  - deeper\n\n| a | b |\n| --- | --- |\n| c | d |\n",
            "- one\n- two\n  - deeper\n\na\tb\nc\td\n",
        );
    }
}
