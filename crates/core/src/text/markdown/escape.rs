//! Words, addresses and attributes written so that they come back to the
//! character.

use super::line::Place;
use std::fmt::Write as _;

/// What stands around a stretch of words, which decides what needs escaping.
#[derive(Clone, Copy, Debug)]
pub(super) struct Around {
    /// What is printed right before.
    pub before: Before,
    /// Nothing follows on this line of source.
    pub line_end: bool,
    /// What the line is part of.
    pub place: Place,
}

/// What is printed right before a stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// Nothing: a line of source begins, where block markers are read.
    LineStart,
    /// The bracket that opens a link's or picture's words.
    Bracket,
    /// A note reference.
    Reference,
    /// Anything else.
    Other,
}

/// Words as Markdown text.
pub(super) fn text(out: &mut String, words: &str, around: Around) {
    let mut before = None;
    let mut rest = words.char_indices().peekable();
    let line_start = around.before == Before::LineStart;
    let markers = line_start && matches!(around.place, Place::Paragraph | Place::Field);
    let digits = if markers { words.bytes().take_while(u8::is_ascii_digit).count() } else { 0 };
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map(|(_, next)| *next);
        let first = before.is_none();
        match c {
            '\\' | '`' | '*' | '[' | ']' | '~' => escaped(out, c),
            '_' if joins(before) && joins(next) => out.push(c),
            '_' => escaped(out, c),
            '<' if next.is_none_or(|next| next.is_ascii_alphabetic() || matches!(next, '/' | '!' | '?')) => {
                escaped(out, c)
            }
            '&' if is_entity(words.get(at..).unwrap_or_default()) => escaped(out, c),
            '|' if around.place == Place::Cell => escaped(out, c),
            '(' | ':' if first && around.before == Before::Reference => escaped(out, c),
            '^' if first && around.before == Before::Bracket => escaped(out, c),
            '#' | '-' | '+' | '=' | '>' | ':' | '|' if first && markers && !joins(next) => escaped(out, c),
            '>' | '|' if first && markers => escaped(out, c),
            '.' | ')'
                if digits > 0 && at == digits && next.is_none_or(|next| next == ' ' || next == '\t') =>
            {
                escaped(out, c)
            }
            '#' if next.is_none()
                && around.line_end
                && matches!(around.place, Place::Heading | Place::Field) =>
            {
                escaped(out, c)
            }
            '\u{feff}' => numeric(out, c),
            _ if c.is_ascii_control() => numeric(out, c),
            _ if c.is_whitespace() && (first && line_start || next.is_none() && around.line_end) => {
                numeric(out, c)
            }
            _ => out.push(c),
        }
        before = Some(c);
    }
}

/// A link's or picture's address, between the parentheses.
pub(super) fn address(out: &mut String, address: &str) {
    let bare = !address.is_empty()
        && address.bytes().all(|b| {
            b.is_ascii_graphic()
                && !matches!(
                    b,
                    b'(' | b')'
                        | b'<'
                        | b'>'
                        | b'\\'
                        | b'&'
                        | b'"'
                        | b'\''
                        | b'|'
                        | b'`'
                        | b'*'
                        | b'['
                        | b']'
                )
        });
    if bare {
        out.push_str(address);
        return;
    }
    out.push('<');
    quoted(out, address);
    out.push('>');
}

/// A title, quotation marks included.
pub(super) fn title(out: &mut String, title: &str) {
    out.push('"');
    quoted(out, title);
    out.push('"');
}

/// Addresses and titles. A reader undoes references first and backslashes
/// then, so a backslash is two references; written as itself before the
/// closing quotation mark, comrak's scanner would run past it.
fn quoted(out: &mut String, words: &str) {
    let last = words.chars().count().saturating_sub(1);
    for (at, c) in words.chars().enumerate() {
        match c {
            '\\' => out.push_str("&#92;&#92;"),
            '&' => out.push_str("&amp;"),
            '<' | '>' | '"' | '|' | '`' | '*' | '_' | '[' | ']' | '\u{feff}' => numeric(out, c),
            _ if c.is_ascii_control() => numeric(out, c),
            _ if c.is_whitespace() && (at == 0 || at == last) => numeric(out, c),
            _ => out.push(c),
        }
    }
}

/// Words inside an HTML element that we print on one line.
pub(super) fn html(out: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{feff}' => numeric(out, c),
            _ if c.is_ascii_control() => numeric(out, c),
            _ => out.push(c),
        }
    }
}

/// An attribute's value, safe in HTML inside Markdown inside a table too.
pub(super) fn attribute(out: &mut String, value: &str) {
    for c in value.chars() {
        match c {
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' => numeric(out, c),
            _ => html(out, c.encode_utf8(&mut [0; 4])),
        }
    }
}

fn escaped(out: &mut String, c: char) {
    out.push('\\');
    out.push(c);
}

fn numeric(out: &mut String, c: char) {
    // NUL has no reference; U+FFFD stands for it everywhere.
    let c = if c == '\0' { '\u{fffd}' } else { c };
    // Writing to a String cannot fail.
    let _ = write!(out, "&#{};", u32::from(c));
}

/// A letter or digit, between which an underscore means nothing.
fn joins(c: Option<char>) -> bool {
    c.is_some_and(is_letter)
}

/// A letter or digit to CommonMark; the circled letters, which Unicode calls
/// alphabetic too, are symbols there.
pub(super) fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{2400}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

/// Whether text beginning with `&` would be read as a character reference.
fn is_entity(text: &str) -> bool {
    let name: &str = text.get(1..).unwrap_or_default();
    let length = name.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    length > 0 && name.as_bytes().get(length) == Some(&b';')
}
