//! The bounds on a page, kept between the tokens and the tree: a tag that would
//! nest too deep is left out (its words stay), and nothing is read after too
//! many nodes.

use super::sink::Sink;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use std::cell::Cell;

/// Elements inside each other, and no more.
const DEEPEST: usize = 200;
/// Tags on a page, and no more.
const MOST: usize = 400_000;
/// Attributes of a tag, and no more.
pub(super) const ATTRIBUTES: usize = 300;

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];
/// Elements that end by themselves when the next begins.
const ENDING: &[&str] =
    &["p", "li", "dd", "dt", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "html", "head", "body"];
/// Elements that end SVG and MathML when they begin inside it.
const BREAKING: &[&str] = &[
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "table",
    "blockquote",
    "pre",
    "b",
    "i",
    "em",
    "strong",
    "span",
    "br",
    "hr",
    "img",
    "center",
    "body",
    "head",
];
/// Elements whose content is not markup: they never nest.
const RAW: &[&str] =
    &["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"];

pub(super) struct Gate {
    pub(super) builder: TreeBuilder<usize, Sink>,
    depth: Cell<usize>,
    skipped: Cell<usize>,
    /// How deep it was where SVG or MathML began.
    foreign: Cell<Option<usize>>,
    tags: Cell<usize>,
}

impl Gate {
    pub(super) fn new(builder: TreeBuilder<usize, Sink>) -> Self {
        Self {
            builder,
            depth: Cell::new(0),
            skipped: Cell::new(0),
            foreign: Cell::new(None),
            tags: Cell::new(0),
        }
    }

    /// Whether more was there than is read.
    pub(super) fn is_cut(&self) -> bool {
        self.tags.get() > MOST
    }

    fn passes(&self, tag: &Tag) -> bool {
        let name: &str = &tag.name;
        self.tags.set(self.tags.get() + 1);
        let is_foreign = matches!(name, "svg" | "math");
        if let Some(depth) = self.foreign.get()
            && (BREAKING.contains(&name) || (is_foreign && tag.kind == TagKind::EndTag))
        {
            self.foreign.set(None);
            self.skipped.set(0);
            self.depth.set(depth);
            if is_foreign {
                return true;
            }
        }
        let foreign = self.foreign.get().is_some();
        if VOID.contains(&name)
            || RAW.contains(&name)
            || (ENDING.contains(&name) && !foreign)
            || (foreign && tag.self_closing)
        {
            return true;
        }
        match tag.kind {
            TagKind::StartTag if self.depth.get() >= DEEPEST => {
                self.skipped.set(self.skipped.get() + 1);
                false
            }
            TagKind::StartTag => {
                if is_foreign && !foreign && !tag.self_closing {
                    self.foreign.set(Some(self.depth.get()));
                }
                self.depth.set(self.depth.get() + 1);
                true
            }
            TagKind::EndTag if self.skipped.get() > 0 => {
                self.skipped.set(self.skipped.get() - 1);
                false
            }
            TagKind::EndTag => {
                self.depth.set(self.depth.get().saturating_sub(1));
                true
            }
        }
    }
}

impl TokenSink for Gate {
    type Handle = usize;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<usize> {
        let passes = match &token {
            Token::TagToken(tag) => self.passes(tag) && !self.is_cut(),
            Token::EOFToken => true,
            Token::CommentToken(_) => false,
            _ => !self.is_cut(),
        };
        match passes {
            true => self.builder.process_token(token, line),
            false => TokenSinkResult::Continue,
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// The source with tags closed that have more attributes than any page needs;
/// the tokenizer compares each with all before it.
pub(super) fn bounded(source: &str) -> std::borrow::Cow<'_, str> {
    let mut cuts: Vec<usize> = Vec::new();
    let mut state = State::Text;
    let mut attributes = 0;
    let bytes = source.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        state = match (state, byte) {
            (State::Text, b'<')
                if bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || *next == b'/') =>
            {
                attributes = 0;
                State::Tag
            }
            (State::Text, _) => State::Text,
            (State::Tag | State::Value, b'>') => State::Text,
            (State::Tag | State::Value, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/')
                if !(state == State::Value && *byte == b'/') =>
            {
                attributes += 1;
                if attributes > ATTRIBUTES {
                    cuts.push(at);
                    State::Text
                } else {
                    State::Tag
                }
            }
            (State::Tag, b'=') => State::Equals,
            (State::Equals, b'"') => State::Quoted(b'"'),
            (State::Equals, b'\'') => State::Quoted(b'\''),
            (State::Equals, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c') => State::Equals,
            (State::Equals, b'>') => State::Text,
            (State::Equals, _) => State::Value,
            (State::Quoted(mark), byte) if *byte == mark => {
                attributes += 1;
                State::Tag
            }
            (state, _) => state,
        };
    }
    if cuts.is_empty() {
        return source.into();
    }
    let mut out = String::with_capacity(source.len() + cuts.len());
    let mut from = 0;
    for cut in cuts {
        out.push_str(source.get(from..cut).unwrap_or_default());
        out.push('>');
        from = cut;
    }
    out.push_str(source.get(from..).unwrap_or_default());
    out.into()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Text,
    Tag,
    Equals,
    Value,
    Quoted(u8),
}
