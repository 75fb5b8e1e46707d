//! Words and addresses as HTML source.

use std::borrow::Cow;

/// Words between tags. Control characters, which HTML forbids, are left out.
pub fn text(words: &str) -> Cow<'_, str> {
    if !words.contains(is_special) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len() + 16);
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ if is_forbidden(c) => {}
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A value between double quotation marks.
pub fn attribute(value: &str) -> Cow<'_, str> {
    text(value)
}

fn is_special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"') || is_forbidden(c)
}

/// Characters that may not stand in an HTML document (WHATWG 13.2.3.5), the
/// carriage return, which a parser would change, included.
fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// An address fit for a link, percent-encoded where the URL standard wants
/// it; none if following it could run something or leads nowhere.
pub(super) fn link(href: &str) -> Option<String> {
    let href = href.trim();
    if href.is_empty() || href.contains(char::is_control) {
        return None;
    }
    match scheme(href) {
        None => {}
        Some(scheme) if ["http", "https", "mailto"].iter().any(|good| scheme.eq_ignore_ascii_case(good)) => {}
        Some(_) => return None,
    }
    Some(encoded(href))
}

/// An address a picture may have: as a link's, or our own `media:`.
pub(super) fn picture(src: &str) -> Option<String> {
    let src = src.trim();
    if scheme(src).is_some_and(|scheme| scheme == "media") && !src.contains(char::is_control) {
        return Some(encoded(src));
    }
    link(src).filter(|_| !scheme(src).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto")))
}

fn scheme(address: &str) -> Option<&str> {
    let end = address.find([':', '/', '?', '#', '\\'])?;
    address.get(end..)?.starts_with(':').then(|| address.get(..end)).flatten()
}

fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let bytes = address.as_bytes();
    for (at, c) in address.char_indices() {
        let hex = |ahead: usize| bytes.get(at + ahead).is_some_and(u8::is_ascii_hexdigit);
        match c {
            '%' if !(hex(1) && hex(2)) => out.push_str("%25"),
            ' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => {
                out.push_str(&format!("%{:02X}", u32::from(c)))
            }
            '[' | ']' if !address.contains("//[") => out.push_str(&format!("%{:02X}", u32::from(c))),
            _ if is_forbidden(c) || c.is_whitespace() => {
                for byte in c.encode_utf8(&mut [0; 4]).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
            _ => out.push(c),
        }
    }
    out
}
