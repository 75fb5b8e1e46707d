//! The small part of HTML that stands inside Markdown: tags, attributes and
//! character references, cut into tokens. It knows no elements; what they mean
//! is decided where they are read.

use std::borrow::Cow;

/// One token of HTML source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `<name key="value">`, the name in lower case.
    Open(Tag<'a>),
    /// `</name>`, in lower case.
    Close(String),
    /// What stands between tags, references still as written.
    Text(&'a str),
    /// `<!-- … -->`.
    Comment(&'a str),
}

/// An opening tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub name: String,
    pub attributes: Vec<(String, Cow<'a, str>)>,
}

impl Tag<'_> {
    /// An attribute's value; an absent one is empty.
    pub(super) fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Whether every attribute is one of these or only about looks.
    pub(super) fn has_only(&self, names: &[&str]) -> bool {
        const LOOKS: [&str; 10] =
            ["class", "style", "width", "height", "align", "loading", "decoding", "target", "rel", "valign"];
        self.attributes.iter().all(|(key, _)| names.contains(&key.as_str()) || LOOKS.contains(&key.as_str()))
    }
}

/// Cuts source into tokens; none if it is not well formed enough to be sure.
pub(super) fn tokens(source: &str) -> Option<Vec<Token<'_>>> {
    let mut rest = source;
    let mut tokens = Vec::new();
    while !rest.is_empty() {
        let token;
        (token, rest) = next(rest)?;
        tokens.push(token);
    }
    Some(tokens)
}

fn next(source: &str) -> Option<(Token<'_>, &str)> {
    if let Some(comment) = source.strip_prefix("<!--") {
        let (inner, rest) = comment.split_once("-->")?;
        return Some((Token::Comment(inner), rest));
    }
    if let Some(close) = source.strip_prefix("</") {
        let (name, rest) = close.split_once('>')?;
        let name = name.trim_ascii().to_ascii_lowercase();
        return is_name(&name).then_some((Token::Close(name), rest));
    }
    if let Some(open) = source.strip_prefix('<') {
        return tag(open);
    }
    let (text, rest) = source.split_at(source.find('<').unwrap_or(source.len()));
    Some((Token::Text(text), rest))
}

fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn tag(source: &str) -> Option<(Token<'_>, &str)> {
    let end = source.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')?;
    let (name, mut rest) = source.split_at(end);
    let mut tag = Tag { name: name.to_ascii_lowercase(), attributes: vec![] };
    if !is_name(&tag.name) {
        return None;
    }
    loop {
        rest = rest.trim_ascii_start();
        if let Some(rest) = rest.strip_prefix("/>").or_else(|| rest.strip_prefix('>')) {
            return Some((Token::Open(tag), rest));
        }
        let attribute;
        (attribute, rest) = self::attribute(rest)?;
        tag.attributes.push(attribute);
    }
}

type Attribute<'a> = (String, Cow<'a, str>);

fn attribute(source: &str) -> Option<(Attribute<'_>, &str)> {
    let end = source.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))?;
    let (name, rest) = source.split_at(end);
    let name = name.to_ascii_lowercase();
    if name.is_empty() {
        return None;
    }
    let Some(value) = rest.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start) else {
        return Some(((name, Cow::Borrowed("")), rest));
    };
    let (value, rest) = match value.chars().next()? {
        quote @ ('"' | '\'') => value.get(1..)?.split_once(quote)?,
        _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace() || c == '>')?),
    };
    Some(((name, decode(value)), rest))
}

/// Undoes character references.
pub(super) fn decode(source: &str) -> Cow<'_, str> {
    if !source.contains('&') {
        return Cow::Borrowed(source);
    }
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        match reference(after) {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The references that our own HTML and most people's hold; a rarer one stays
/// as it is written, so no character is lost.
fn reference(source: &str) -> Option<(char, &str)> {
    let end = source.bytes().take(LONGEST).position(|b| b == b';')?;
    let (name, rest) = source.split_at_checked(end)?;
    let number = |digits: &str, radix| {
        u32::from_str_radix(digits, radix).ok().filter(|n| *n > 0).and_then(char::from_u32)
    };
    let c = match name.strip_prefix('#') {
        Some(hex) if hex.starts_with(['x', 'X']) => number(hex.get(1..)?, 16)?,
        Some(digits) => number(digits, 10)?,
        None => named(name)?,
    };
    Some((c, rest.get(1..)?))
}

/// Bytes in the longest reference worth looking for.
const LONGEST: usize = 12;

fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "laquo" => '«',
        "raquo" => '»',
        "hellip" => '…',
        "copy" => '©',
        "euro" => '€',
        "pound" => '£',
        "deg" => '°',
        "middot" => '·',
        "bull" => '•',
        "shy" => '\u{ad}',
        "thinsp" => '\u{2009}',
        _ => return None,
    })
}
