//! A line as tokens: words, spaces, punctuation, breaks, references to notes.
//!
//! Words are those of Unicode's word boundaries (UAX #29): *don't* and *1,940*
//! are one token, every Chinese character is one, an emoji with its joiners is
//! one. A word half of which is bold is still one token.

use crate::text::{Inline, Marks};
use std::borrow::Cow;
use std::collections::HashMap;
use unicode_segmentation::UnicodeSegmentation;

/// What a token says, marks aside.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key<'a> {
    /// A word, a stretch of spaces, a mark of punctuation.
    Words(Cow<'a, str>),
    /// A forced line break.
    Break,
    /// A reference to a note.
    Note(&'a str),
    /// The end of a paragraph, where one was split or joined.
    End,
}

/// A token and the marks on each of its characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) key: Key<'a>,
    /// The stretches of one set of marks; none for a break or a reference.
    pub(crate) spans: Vec<(&'a str, &'a Marks)>,
}

impl Token<'_> {
    /// The end of a paragraph.
    pub(crate) const END: Token<'static> = Token { key: Key::End, spans: Vec::new() };

    /// How much a reader would miss it: letters and digits count, the rest does
    /// not.
    pub(crate) fn weight(&self) -> usize {
        match &self.key {
            Key::Words(text) => text.chars().filter(|c| c.is_alphanumeric()).count(),
            Key::Note(_) => 1,
            Key::Break | Key::End => 0,
        }
    }

    pub(crate) fn is_space(&self) -> bool {
        match &self.key {
            Key::Words(text) => text.chars().all(char::is_whitespace),
            Key::Break | Key::End => true,
            Key::Note(_) => false,
        }
    }

    /// Whether a sentence may end with it.
    pub(crate) fn ends_sentence(&self) -> bool {
        match &self.key {
            Key::Words(text) => text.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '।', '۔']),
            Key::Break | Key::End => true,
            Key::Note(_) => false,
        }
    }
}

/// The tokens of a line.
pub(crate) fn tokens(pieces: &[Inline]) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut stretch: Vec<(&str, &Marks)> = Vec::new();
    for piece in pieces {
        let key = match piece {
            Inline::Text { text, marks } => {
                stretch.push((text, marks));
                continue;
            }
            Inline::HardBreak => Key::Break,
            Inline::NoteRef { label } => Key::Note(label),
        };
        words(&mut stretch, &mut tokens);
        tokens.push(Token { key, spans: vec![] });
    }
    words(&mut stretch, &mut tokens);
    tokens
}

/// The words of neighbouring texts, which may be parted by marks only.
fn words<'a>(stretch: &mut Vec<(&'a str, &'a Marks)>, tokens: &mut Vec<Token<'a>>) {
    let stretch = std::mem::take(stretch);
    if let [(text, marks)] = stretch.as_slice() {
        tokens.extend(
            text.split_word_bounds()
                .map(|word| Token { key: Key::Words(Cow::Borrowed(word)), spans: vec![(word, *marks)] }),
        );
        return;
    }
    let joined: String = stretch.iter().map(|(text, _)| *text).collect();
    let mut left = stretch.into_iter();
    let mut rest = left.next();
    for word in joined.split_word_bounds() {
        let mut spans = Vec::new();
        let mut wanted = word.len();
        while let Some((text, marks)) = rest {
            let Some((here, after)) = text.split_at_checked(wanted.min(text.len())) else { break };
            wanted -= here.len();
            if !here.is_empty() {
                spans.push((here, marks));
            }
            rest = if after.is_empty() { left.next() } else { Some((after, marks)) };
            if wanted == 0 {
                break;
            }
        }
        tokens.push(Token { key: Key::Words(Cow::Owned(word.to_owned())), spans });
    }
}

/// The pieces that tokens are made of, neighbours under the same marks joined.
pub(crate) fn pieces(tokens: &[Token<'_>]) -> Vec<Inline> {
    let mut pieces: Vec<Inline> = Vec::new();
    for token in tokens {
        match &token.key {
            Key::Break => pieces.push(Inline::HardBreak),
            Key::Note(label) => pieces.push(Inline::NoteRef { label: (*label).to_owned() }),
            Key::Words(_) | Key::End => {}
        }
        for (span, of_span) in &token.spans {
            match pieces.last_mut() {
                Some(Inline::Text { text, marks }) if marks == *of_span => text.push_str(span),
                _ => pieces.push(Inline::Text { text: (*span).to_owned(), marks: (*of_span).clone() }),
            }
        }
    }
    pieces
}

/// Both lines as numbers, equal ones for equal tokens, marks aside.
pub(crate) fn numbered(a: &[Token<'_>], b: &[Token<'_>]) -> (Vec<u32>, Vec<u32>) {
    numbers(a.iter().map(|token| &token.key), b.iter().map(|token| &token.key))
}

/// Two sequences as numbers, equal ones for equal things.
pub(crate) fn numbers<K: std::hash::Hash + Eq>(
    a: impl Iterator<Item = K>,
    b: impl Iterator<Item = K>,
) -> (Vec<u32>, Vec<u32>) {
    let mut known: HashMap<K, u32> = HashMap::new();
    let mut number = |key: K| {
        let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
        *known.entry(key).or_insert(next)
    };
    let a = a.map(&mut number).collect();
    (a, b.map(&mut number).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Inlines;

    fn check(text: &str, expect: &[&str]) {
        let line = Inlines::plain(text);
        let pieces: Vec<Inline> = line.into_iter().collect();
        let words: Vec<String> = tokens(&pieces)
            .iter()
            .map(|t| crate::text::parts::string(&super::pieces(std::slice::from_ref(t))))
            .collect();
        assert_eq!(words, expect);
    }

    #[test]
    fn words_spaces_and_points_are_tokens() {
        check("They don’t owe 1,940.", &["They", " ", "don’t", " ", "owe", " ", "1,940", "."]);
        check("港が", &["港", "が"]);
        check("الميناء مفتوح", &["الميناء", " ", "مفتوح"]);
        check("👩‍🚀e\u{301}", &["👩‍🚀", "e\u{301}"]);
    }

    #[test]
    fn a_word_half_bold_is_one_token() {
        let strong = Marks { strong: true, ..Marks::none() };
        let pieces = [
            Inline::Text { text: "har".into(), marks: Marks::none() },
            Inline::Text { text: "bour now".into(), marks: strong },
        ];
        let found = tokens(&pieces);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].spans.len(), 2);
        assert_eq!(super::pieces(&found), pieces);
    }
}
