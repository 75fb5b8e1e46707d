//! Placeholders that must not go out: TK ("to come"), TKTK, XX, and what else a
//! newsroom writes for what it does not know yet.
//!
//! Found as whole words only, so never inside a name or an address. Literal
//! code and source that could not be read are not searched.

use super::{Document, Node};
use crate::ids::BlockId;

/// The words that stand for what is to come. TK is found in any case and
/// repeated (TKTK); every other word exactly as it is written here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placeholders(Vec<String>);

/// The most words a newsroom may have for it.
const MOST_WORDS: usize = 20;

impl Default for Placeholders {
    fn default() -> Self {
        Self(vec!["TK".to_owned(), "XX".to_owned()])
    }
}

impl Placeholders {
    /// Takes a newsroom's words, each once, in their order. The error is a
    /// sentence that says what is wrong with which.
    pub fn of(words: &[String]) -> Result<Self, String> {
        let mut kept: Vec<String> = Vec::new();
        for word in words.iter().map(|word| word.trim()).filter(|word| !word.is_empty()) {
            if !word.chars().all(in_word) {
                return Err(format!(
                    "\u{201c}{word}\u{201d} can\u{2019}t be a placeholder: use one word of letters and digits"
                ));
            }
            if !(2..=20).contains(&word.chars().count()) {
                return Err(format!(
                    "\u{201c}{word}\u{201d} can\u{2019}t be a placeholder: use 2 to 20 letters"
                ));
            }
            if word.chars().all(|c| c.is_ascii_digit()) {
                return Err(format!("\u{201c}{word}\u{201d} can\u{2019}t be a placeholder: it is a number"));
            }
            if !kept.iter().any(|one| one == word) {
                kept.push(word.to_owned());
            }
        }
        match kept.len() {
            0 => Err("A newsroom needs at least one word for what is to come, such as TK".to_owned()),
            count if count > MOST_WORDS => {
                Err(format!("{count} placeholders are too many: name at most {MOST_WORDS}"))
            }
            _ => Ok(Self(kept)),
        }
    }

    /// The words, in the newsroom's order.
    pub fn words(&self) -> &[String] {
        &self.0
    }

    fn has(&self, word: &str) -> bool {
        self.0.iter().any(|one| if one == "TK" { is_tk(word) } else { one == word })
    }

    /// Each one in a text: where it begins, in bytes, and as it is written.
    pub fn in_text<'t>(&self, text: &'t str) -> impl Iterator<Item = (usize, &'t str)> {
        split(text, char::is_whitespace)
            .filter(|(_, chunk)| !is_address(chunk))
            .flat_map(|(from, chunk)| split(chunk, |c| !in_word(c)).map(move |(at, word)| (from + at, word)))
            .filter(|(_, word)| self.has(word))
    }
}

/// What stands between the letters that `part` a text, and where each begins.
fn split(text: &str, part: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split_inclusive(part).map(move |piece| {
        let at = next;
        next += piece.len();
        (at, piece.trim_end_matches(part))
    })
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

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
pub fn placeholders(document: &Document, words: &Placeholders) -> Vec<(Place, String)> {
    let mut found = Vec::new();
    let mut search = |place: &Place, text: &str| {
        found.extend(words.in_text(text).map(|(_, placeholder)| (place.clone(), placeholder.to_owned())));
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

/// An address or a name with a point in it may hold anything.
fn is_address(chunk: &str) -> bool {
    let inner_point = chunk.char_indices().any(|(at, c)| {
        c == '.' && at > 0 && chunk.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    });
    inner_point || chunk.contains("://") || chunk.contains('@')
}

fn is_tk(word: &str) -> bool {
    !word.is_empty() && word.as_bytes().chunks(2).all(|pair| pair.eq_ignore_ascii_case(b"TK"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, Framing, Furniture, Inlines};

    fn check(text: &str, expect: &[&str]) {
        let found: Vec<_> = Placeholders::default().in_text(text).collect();
        assert_eq!(found.iter().map(|(_, word)| *word).collect::<Vec<_>>(), expect, "{text}");
        for (at, word) in found {
            assert!(
                text.get(at..).is_some_and(|rest| rest.starts_with(word)),
                "{text}: {word} does not stand at {at}"
            );
        }
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
            placeholders(&document, &Placeholders::default()),
            [(Place::Headline, "TK".to_owned()), (Place::Block("b1".into()), "TK".to_owned())]
        );
    }

    #[test]
    fn a_newsroom_has_its_own_words() {
        let words =
            |list: &[&str]| Placeholders::of(&list.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let ours = words(&["TODO", "ОБА", " XX ", "XX"]).unwrap();
        assert_eq!(ours.words(), ["TODO", "ОБА", "XX"]);
        let found: Vec<_> =
            ours.in_text("TODO: who? ОБА, todo, TK and (XX).").map(|(_, word)| word).collect();
        assert_eq!(found, ["TODO", "ОБА", "XX"]);
        for wrong in
            [&["to come"][..], &["T"], &["2026"], &["TK!"], &[], &[" "], &["a_very_long_placeholder"]]
        {
            assert!(words(wrong).is_err(), "{wrong:?}");
        }
        let many: Vec<String> = (0..21).map(|n| format!("W{n}")).collect();
        assert!(Placeholders::of(&many).is_err());
    }
}
