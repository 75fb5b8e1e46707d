//! Placeholders that must not go out: TK ("to come"), TKTK, XX.
//!
//! Found as whole words only, so never inside a name or an address. Literal
//! code and source that could not be read are not searched.

use super::{Document, Node};
use crate::ids::BlockId;

/// Where in a document a placeholder stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the headline.
    Headline,
    /// In the short headline.
    ShortHeadline,
    /// In the standfirst.
    Standfirst,
    /// In this block of the body: its words, caption, credit or attribution.
    Block(BlockId),
}

/// Every placeholder, in reading order, as it is written.
pub fn placeholders(document: &Document) -> Vec<(Place, String)> {
    let mut found = Vec::new();
    let mut search = |place: &Place, text: &str| {
        found.extend(in_text(text).map(|placeholder| (place.clone(), placeholder.to_owned())));
    };
    search(&Place::Headline, &document.furniture.headline);
    search(&Place::ShortHeadline, &document.furniture.short_headline);
    search(&Place::Standfirst, &document.furniture.standfirst.text());
    for block in &document.blocks {
        let place = Place::Block(block.id.clone());
        visit(&block.node, &mut |text| search(&place, text));
    }
    found
}

fn visit(node: &Node, search: &mut dyn FnMut(&str)) {
    for line in node.lines() {
        search(&line.text());
    }
    match node {
        Node::Quotation { attribution, .. } | Node::PullQuote { attribution, .. } => search(attribution),
        Node::Figure { alt, credit, licence, .. } => {
            [alt, credit, licence].into_iter().for_each(|text| search(text))
        }
        Node::Embed { title, caption, .. } => [title, caption].into_iter().for_each(|text| search(text)),
        _ => {}
    }
    for inner in node.children() {
        visit(inner, search);
    }
}

fn in_text(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|chunk| !is_address(chunk)).flat_map(|chunk| {
        chunk.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| is_placeholder(word))
    })
}

/// An address or a name with a point in it may hold anything.
fn is_address(chunk: &str) -> bool {
    let inner_point = chunk.char_indices().any(|(at, c)| {
        c == '.' && at > 0 && chunk.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    });
    inner_point || chunk.contains("://") || chunk.contains('@')
}

fn is_placeholder(word: &str) -> bool {
    let pairs = word.as_bytes().chunks(2);
    word == "XX" || !word.is_empty() && pairs.into_iter().all(|pair| pair.eq_ignore_ascii_case(b"TK"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, Framing, Furniture, Inlines};

    fn check(text: &str, expect: &[&str]) {
        assert_eq!(in_text(text).collect::<Vec<_>>(), expect, "{text}");
    }

    #[test]
    fn found_as_whole_words() {
        check("The mayor, TK, said TKTK.", &["TK", "TKTK"]);
        check("(name tk) aged XX", &["tk", "XX"]);
        check("TK's budget: €XX", &["TK", "XX"]);
    }

    #[test]
    fn never_inside_a_name_or_an_address() {
        check("Atkins and Batko flew on TKX1 with XXL shirts", &[]);
        check("write to desk@press.example, see press.tk or https://press.example/TK", &[]);
        check("var_TK and catkin", &[]);
    }

    #[test]
    fn the_place_is_named_in_reading_order() {
        let figure = Node::Figure {
            src: "a.jpg".into(),
            alt: String::new(),
            credit: "TK".into(),
            licence: String::new(),
            framing: Framing::default(),
            caption: Inlines::plain("The quay"),
        };
        let document = Document {
            furniture: Furniture { headline: "Harbour TK".into(), ..Furniture::default() },
            blocks: vec![Block::new("b1".into(), figure)],
        };
        assert_eq!(
            placeholders(&document),
            [(Place::Headline, "TK".to_owned()), (Place::Block("b1".into()), "TK".to_owned())]
        );
    }
}
