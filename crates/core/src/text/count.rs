//! Counting words as a journalist does, not as a text editor does.
//!
//! Counted in a document: the words of paragraphs, subheads, lists, quotations
//! with their attribution, tables and notes. Not counted: pull quotes (they
//! repeat the copy), captions, credits and descriptions of pictures, embeds,
//! literal code, and what could not be read.

use super::{Document, Node};
use unicode_segmentation::UnicodeSegmentation;

/// How long a text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Words; see [`words`].
    pub words: usize,
    /// Characters as a reader sees them (UAX #29 grapheme clusters), spaces
    /// included.
    pub characters: usize,
}

impl Count {
    /// Minutes it takes to read, at least one. 238 words a minute is the mean
    /// for silent reading of English non-fiction (Brysbaert 2019).
    pub fn minutes(&self) -> usize {
        ((self.words + 119) / 238).max(1)
    }
}

/// How long the body of a document is.
pub fn of(document: &Document) -> Count {
    let mut count = Count::default();
    for block in &document.blocks {
        add(&mut count, &block.node);
    }
    count
}

fn add(count: &mut Count, node: &Node) {
    if matches!(node, Node::PullQuote { .. } | Node::Figure { .. }) {
        return;
    }
    for line in node.lines() {
        add_text(count, &line.text());
    }
    if let Node::Quotation { attribution, .. } = node {
        add_text(count, attribution);
    }
    node.children().into_iter().for_each(|inner| add(count, inner));
}

fn add_text(count: &mut Count, text: &str) {
    count.words += words(text);
    count.characters += characters(text);
}

fn characters(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).count() }
}

/// The words in a text.
///
/// Words are parted by spaces, by dashes that stand for a pause (`—`, `―`,
/// `--`) and by an ellipsis. What hyphens, apostrophes, slashes, points or
/// commas hold together is one: *take-off*, *don't*, *and/or*, *1,940*,
/// *3.5m*, an address. Something without a letter or digit is none. A no-break
/// space inside a number does not part it (*12 000*).
///
/// Chinese characters and Japanese kana count one each, as word processors
/// there do. Thai, Lao, Khmer and Burmese have no spaces and would need a
/// dictionary; four letters count as a word, which is about their average.
pub fn words(text: &str) -> usize {
    chunks(text).map(chunk).sum()
}

fn chunks(text: &str) -> impl Iterator<Item = &str> {
    let mut previous: Option<char> = None;
    let mut ahead = text.chars();
    ahead.next();
    text.split(move |c: char| {
        let next = ahead.next();
        let joins = matches!(c, '\u{a0}' | '\u{202f}')
            && previous.is_some_and(|c| c.is_ascii_digit())
            && next.is_some_and(|c| c.is_ascii_digit());
        previous = Some(c);
        (c.is_whitespace() || c == '\u{200b}') && !joins
    })
    .filter(|chunk| !chunk.is_empty())
}

fn chunk(chunk: &str) -> usize {
    if chunk.is_ascii() && !chunk.contains("--") && !chunk.contains("...") || chunk.contains("://") {
        return usize::from(chunk.contains(char::is_alphanumeric));
    }
    chunk
        .split(['—', '―', '…', '\u{2e3a}', '\u{2e3b}'])
        .flat_map(|part| part.split("--"))
        .flat_map(|part| part.split("..."))
        .map(run)
        .sum()
}

/// One run without pauses, in which scripts may still change.
fn run(run: &str) -> usize {
    let (mut count, mut in_word, mut unspaced) = (0, false, 0_usize);
    for c in run.chars() {
        match script(c) {
            Script::Ideograph => {
                count += 1;
                in_word = false;
            }
            Script::Unspaced => unspaced += usize::from(c.is_alphabetic()),
            Script::Spaced if c.is_alphanumeric() && !in_word => {
                count += 1;
                in_word = true;
            }
            Script::Spaced => {}
        }
    }
    count + unspaced.div_ceil(4)
}

enum Script {
    Ideograph,
    Unspaced,
    Spaced,
}

fn script(c: char) -> Script {
    match c {
        '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30fa}'
        | '\u{3005}'..='\u{3007}'
        | '\u{31f0}'..='\u{31ff}' => Script::Ideograph,
        '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Script::Ideograph,
        '\u{30fc}' | '\u{ff66}'..='\u{ff9d}' => Script::Ideograph,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => Script::Unspaced,
        _ => Script::Spaced,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Block, Inlines};

    fn check(text: &str, expect: usize) {
        assert_eq!(words(text), expect, "{text}");
    }

    #[test]
    fn hyphens_and_apostrophes_hold_a_word_together() {
        check("The take-off wasn’t delayed", 4);
        check("don't and/or mother-in-law's", 3);
    }

    #[test]
    fn a_dash_without_spaces_parts_words() {
        check("the port—closed since March—reopened", 6);
        check("the port -- closed", 3);
        check("wait…what", 2);
        check("well...no", 2);
    }

    #[test]
    fn numbers_and_addresses_are_one_each() {
        check("1,940 people", 2);
        check("12 % of 3.5m", 3);
        check("12\u{a0}000 and 12\u{202f}000", 3);
        check("1914–18", 1);
        check("see https://port.example/a--b/c...d today", 3);
    }

    #[test]
    fn marks_alone_are_no_words() {
        check("— … · ★ 🙂 🇫🇷 !?", 0);
        check("", 0);
    }

    #[test]
    fn every_script_counts_for_something() {
        check("港が再開した", 6);
        check("港口重新开放 2026年", 8);
        check("الميناء مفتوح", 2);
        check("הנמל נפתח", 2);
        check("항구가 다시 열렸다", 3);
        assert!(words("ท่าเรือเปิดอีกครั้ง") > 1);
    }

    #[test]
    fn pull_quotes_repeat_and_are_not_counted_twice() {
        let text = Inlines::plain("We start again");
        let blocks = [
            Node::Paragraph(text.clone()),
            Node::PullQuote { attribution: String::new(), text: text.clone() },
            Node::Quotation { attribution: "Ines Moreau".into(), content: vec![Node::Paragraph(text)] },
        ];
        let blocks = blocks.into_iter().map(|node| Block::new("b".into(), node)).collect();
        let count = of(&Document { blocks, ..Document::default() });
        assert_eq!(count, Count { words: 8, characters: 39 });
    }

    #[test]
    fn reading_time_is_never_nothing() {
        let minutes = |words| Count { words, characters: 0 }.minutes();
        assert_eq!((minutes(0), minutes(238), minutes(500), minutes(1000)), (1, 1, 2, 4));
    }
}
