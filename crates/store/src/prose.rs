//! The plain words of a paragraph, for search and for counting.

use stet_core::text::Node;

/// All words a reader sees in it, a line for each part.
pub(crate) fn text(node: &Node) -> String {
    let mut out = String::new();
    add(node, &mut out);
    out.truncate(out.trim_end().len());
    out
}

fn add(node: &Node, out: &mut String) {
    let mut say = |part: &str| {
        if !part.is_empty() {
            out.push_str(part);
            out.push('\n');
        }
    };
    match node {
        Node::Paragraph(line) | Node::Heading { text: line, .. } => say(&line.text()),
        Node::BulletList(items) | Node::OrderedList { items, .. } => {
            items.iter().flat_map(|item| &item.0).for_each(|node| add(node, out));
        }
        Node::Quotation { attribution, content } => {
            content.iter().for_each(|node| add(node, out));
            out.push_str(attribution);
        }
        Node::PullQuote { attribution, text } => {
            [&text.text(), attribution].into_iter().for_each(|part| say(part))
        }
        Node::Figure { alt, credit, caption, .. } => {
            [&caption.text(), alt, credit].into_iter().for_each(|part| say(part));
        }
        Node::Embed { url, title, caption } => [title, caption, url].into_iter().for_each(|part| say(part)),
        Node::Table(rows) => rows.iter().flat_map(|row| &row.0).for_each(|cell| say(&cell.text.text())),
        Node::Rule => {}
        Node::Code { text, .. } | Node::Verbatim { text, .. } => say(text),
        Node::Note { content, .. } => content.iter().for_each(|node| add(node, out)),
    }
}

/// How many words stand in a text.
pub(crate) fn words(text: &str) -> u32 {
    let count = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// How many letters of context an excerpt has on either side.
const CONTEXT: usize = 80;

/// The words around the first of `wanted` (lower case) that the text has.
pub(crate) fn around(text: &str, wanted: &[String]) -> Option<String> {
    let lower = text.to_lowercase();
    let at = wanted.iter().filter_map(|word| lower.find(word.as_str())).min()?;
    // Lower case may be longer or shorter; count letters, which mostly agree.
    let letter = lower.get(..at)?.chars().count();
    let skip = letter.saturating_sub(CONTEXT);
    let excerpt: String = text.chars().skip(skip).take(letter - skip + CONTEXT).collect();
    Some(excerpt.split_whitespace().collect::<Vec<_>>().join(" "))
}
