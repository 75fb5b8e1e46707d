//! A block taken apart: its words, each under a label, and the shape they
//! stood in.
//!
//! Comparing and merging look at words one line at a time: a paragraph's text,
//! a list's items, a table's cells, a picture's caption, credit and alt text.
//! What is not words (a level, an address, the kind itself) stays in the shape
//! and is compared as a whole, so a field added to a kind later is never
//! overlooked.

use super::{Inline, Inlines, Marks, Node};

/// What a line of words is to its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Label {
    /// The story's headline.
    Headline,
    /// The short headline.
    ShortHeadline,
    /// The standfirst.
    Standfirst,
    /// The words of a paragraph, a subhead, a pull quote, a list's item.
    Text,
    /// Who said it.
    Attribution,
    /// What a picture shows.
    Alt,
    /// Who made a picture.
    Credit,
    /// Under which terms a picture may be printed.
    Licence,
    /// A picture's or an embed's caption.
    Caption,
    /// An embed's title.
    Title,
    /// A cell of a table; its place is row and column.
    Cell,
    /// Literal text, or source that could not be read.
    Code,
}

impl Label {
    /// The label's name on the wire and in `--json`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::ShortHeadline => "short_headline",
            Self::Standfirst => "standfirst",
            Self::Text => "text",
            Self::Attribution => "attribution",
            Self::Alt => "alt",
            Self::Credit => "credit",
            Self::Licence => "licence",
            Self::Caption => "caption",
            Self::Title => "title",
            Self::Cell => "cell",
            Self::Code => "code",
        }
    }
}

/// One line of a block's words.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// What it is to its block.
    pub label: Label,
    /// Where it stands inside: counted from nought, the outermost first. Empty
    /// for the block's own words.
    pub place: Vec<usize>,
    /// The words.
    pub words: Words,
}

/// Words with marks, or a plain string that may hold anything.
#[derive(Clone, Debug, PartialEq)]
pub enum Words {
    /// Words with marks.
    Line(Inlines),
    /// A plain string, newlines included.
    Plain(String),
}

impl Words {
    /// The pieces, for both kinds alike.
    pub fn pieces(&self) -> Vec<Inline> {
        match self {
            Self::Line(line) => line.iter().cloned().collect(),
            Self::Plain(text) if text.is_empty() => vec![],
            Self::Plain(text) => vec![Inline::Text { text: text.clone(), marks: Marks::none() }],
        }
    }

    /// The words alone.
    pub fn text(&self) -> String {
        match self {
            Self::Line(line) => line.text(),
            Self::Plain(text) => text.clone(),
        }
    }
}

/// What plain pieces say, to the character.
pub fn string(pieces: &[Inline]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Inline::Text { text, .. } => text.as_str(),
            Inline::HardBreak => "\n",
            Inline::NoteRef { .. } => "",
        })
        .collect()
}

/// A line of words where it stands, to be taken out or put back.
enum Field<'a> {
    Line(&'a mut Inlines),
    Plain(&'a mut String),
}

/// The block without its words, and the words in reading order.
pub fn take_apart(node: &Node) -> (Node, Vec<Leaf>) {
    let mut shape = node.clone();
    let mut leaves = Vec::new();
    walk(&mut shape, &mut vec![], &mut |label, place, field| {
        let words = match field {
            Field::Line(line) => Words::Line(std::mem::take(line)),
            Field::Plain(text) => Words::Plain(std::mem::take(text)),
        };
        leaves.push(Leaf { label, place: place.to_vec(), words });
    });
    (shape, leaves)
}

/// A block of this shape with these words, which must be as many as the shape
/// has lines; none otherwise.
pub(crate) fn put_together(mut shape: Node, leaves: Vec<Leaf>) -> Option<Node> {
    let mut leaves = leaves.into_iter();
    let mut whole = true;
    walk(&mut shape, &mut vec![], &mut |_, _, field| match (field, leaves.next().map(|leaf| leaf.words)) {
        (Field::Line(line), Some(Words::Line(words))) => *line = words,
        (Field::Plain(text), Some(Words::Plain(words))) => *text = words,
        _ => whole = false,
    });
    (whole && leaves.next().is_none()).then_some(shape)
}

fn walk(node: &mut Node, place: &mut Vec<usize>, each: &mut dyn FnMut(Label, &[usize], Field<'_>)) {
    match node {
        Node::Paragraph(text) | Node::Heading { text, .. } => each(Label::Text, place, Field::Line(text)),
        Node::PullQuote { attribution, text, .. } => {
            each(Label::Text, place, Field::Line(text));
            each(Label::Attribution, place, Field::Plain(attribution));
        }
        Node::BulletList(items) | Node::OrderedList { items, .. } => {
            for (at, item) in items.iter_mut().enumerate() {
                place.push(at);
                item.0.iter_mut().for_each(|inner| walk(inner, place, each));
                place.pop();
            }
        }
        Node::Quotation { attribution, content, .. } => {
            content.iter_mut().for_each(|inner| walk(inner, place, each));
            each(Label::Attribution, place, Field::Plain(attribution));
        }
        Node::Note { content, .. } => content.iter_mut().for_each(|inner| walk(inner, place, each)),
        Node::Figure { alt, credit, licence, caption, .. } => {
            each(Label::Caption, place, Field::Line(caption));
            each(Label::Credit, place, Field::Plain(credit));
            each(Label::Alt, place, Field::Plain(alt));
            each(Label::Licence, place, Field::Plain(licence));
        }
        Node::Embed { title, caption, .. } => {
            each(Label::Title, place, Field::Plain(title));
            each(Label::Caption, place, Field::Plain(caption));
        }
        Node::Table(rows) => {
            for (row, cells) in rows.iter_mut().enumerate() {
                for (column, cell) in cells.0.iter_mut().enumerate() {
                    place.extend([row, column]);
                    each(Label::Cell, place, Field::Line(&mut cell.text));
                    place.truncate(place.len().saturating_sub(2));
                }
            }
        }
        Node::Code { text, .. } | Node::Verbatim { text, .. } => each(Label::Code, place, Field::Plain(text)),
        Node::Rule => {}
    }
}

/// What a block is apart from its words, each fact under a name a journalist
/// would give it.
pub fn facts(node: &Node) -> Vec<(&'static str, String)> {
    let mut facts = vec![("kind", node.kind().to_owned())];
    match node {
        Node::Heading { level, .. } => facts.push(("level", level.to_string())),
        Node::OrderedList { start, .. } => facts.push(("first number", start.to_string())),
        Node::Figure { src, framing, .. } => {
            facts.push(("picture", src.clone()));
            facts.push(("crop", framing.crop.name().to_owned()));
            facts.push(("focus", framing.focus.to_string()));
        }
        Node::Embed { url, .. } => facts.push(("address", url.clone())),
        Node::Code { language, .. } => facts.push(("language", language.clone())),
        Node::Note { label, .. } => facts.push(("note", label.clone())),
        Node::Verbatim { format, .. } => facts.push(("format", format.clone())),
        _ => {}
    }
    facts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::generate;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn a_block_taken_apart_goes_together_again(node in generate::node()) {
            let (shape, leaves) = take_apart(&node);
            prop_assert_eq!(put_together(shape, leaves), Some(node));
        }

        #[test]
        fn a_shape_holds_no_words(node in generate::node()) {
            let (shape, _) = take_apart(&node);
            let (_, left) = take_apart(&shape);
            prop_assert!(left.iter().all(|leaf| leaf.words.text().is_empty()));
        }
    }
}
