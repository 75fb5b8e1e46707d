//! Words and addresses as HTML source.

use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};

/// Words between tags. Control characters, which HTML forbids, are left out.
pub fn text(words: &str) -> Cow<'_, str> {
    if !words.contains(|c| matches!(c, '&' | '<' | '>') || is_forbidden(c)) {
        return Cow::Borrowed(words);
    }
    let mut out = String::with_capacity(words.len() + 16);
    for c in words.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ if is_forbidden(c) => {}
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A value between double quotation marks.
pub fn attribute(value: &str) -> Cow<'_, str> {
    match text(value) {
        value if value.contains('"') => Cow::Owned(value.replace('"', "&quot;")),
        value => value,
    }
}

/// Characters that may not stand in an HTML document (WHATWG 13.2.3.5), the
/// carriage return, which a parser would change, included.
pub fn is_forbidden(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\t')
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// An address fit for a link, percent-encoded where the URL standard wants
/// it; none if following it could run something or leads nowhere.
pub(super) fn link(href: &str) -> Option<String> {
    let href = href.trim();
    if href.is_empty() {
        return None;
    }
    match scheme(href) {
        None => {}
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto") => {}
        Some(scheme)
            if ["http", "https"].iter().any(|web| scheme.eq_ignore_ascii_case(web)) && has_host(href) => {}
        Some(_) => return None,
    }
    Some(encoded(href))
}

/// An address a picture may have: as a link's, or our own `media:`.
pub(super) fn picture(src: &str) -> Option<String> {
    let src = src.trim();
    if scheme(src) == Some("media") {
        return Some(encoded(src));
    }
    link(src).filter(|_| !scheme(src).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto")))
}

/// Whether a host, and a port if any, that the URL standard would take follow
/// the two slashes of a web address.
fn has_host(href: &str) -> bool {
    let Some(rest) = href.split_once(':').and_then(|(_, rest)| rest.strip_prefix("//")) else {
        return false;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let place = authority.rsplit_once('@').map_or(authority, |(_, place)| place);
    if let Some((address, port)) = place.strip_prefix('[').and_then(|inside| inside.split_once(']')) {
        return address.parse::<Ipv6Addr>().is_ok()
            && (port.is_empty() || port.strip_prefix(':').is_some_and(is_port));
    }
    let (host, port) = place.split_once(':').unwrap_or((place, ""));
    is_host(host) && is_port(port)
}

fn is_host(host: &str) -> bool {
    let fits = |c: char| match c {
        '-' | '.' | '_' => true,
        _ if c.is_ascii() => c.is_ascii_alphanumeric(),
        _ => !c.is_whitespace() && !is_forbidden(c),
    };
    let last = host.rsplit('.').next().unwrap_or_default();
    let numeric = !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit());
    host.starts_with(char::is_alphanumeric)
        && host.chars().all(fits)
        && (!numeric || host.parse::<Ipv4Addr>().is_ok())
}

fn is_port(port: &str) -> bool {
    port.is_empty() || port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok()
}

fn scheme(address: &str) -> Option<&str> {
    let end = address.find([':', '/', '?', '#', '\\'])?;
    address.get(end..)?.starts_with(':').then(|| address.get(..end)).flatten()
}

/// Percent-encodes what a URL may not hold (WHATWG URL, "URL code points"),
/// and of what it may, all but letters and digits beyond ASCII.
fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    let bytes = address.as_bytes();
    let mut in_fragment = false;
    for (at, c) in address.char_indices() {
        let hex = |ahead: usize| bytes.get(at + ahead).is_some_and(u8::is_ascii_hexdigit);
        let fits = match c {
            '%' => hex(1) && hex(2),
            '#' => !std::mem::replace(&mut in_fragment, true),
            '[' | ']' => address.contains("//["),
            '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
            _ => c.is_ascii_graphic() || !c.is_ascii() && c.is_alphanumeric(),
        };
        if fits {
            out.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
