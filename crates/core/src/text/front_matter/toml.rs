//! The simple part of TOML that Hugo's front matter uses: `key = value` with
//! strings, numbers, dates, truth values, one-line lists, and `[tables]`.
//! Anything else is an error that names the line.

use super::{FrontMatter, FrontMatterError, Read, Value};

/// Reads the text between the fences.
pub(super) fn read(source: &str) -> Option<Read> {
    Some(fields(source))
}

fn fields(source: &str) -> Read {
    let mut fields = FrontMatter::default();
    let mut table = String::new();
    for (at, line) in source.lines().enumerate() {
        let line = line.trim();
        let wrong = |what: &str| FrontMatterError::Syntax { line: at + 2, what: what.to_owned() };
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[') {
            let name = name.split_once(']').map(|(name, _)| name.trim()).filter(|name| is_bare(name));
            table = format!("{}.", name.ok_or_else(|| wrong("only simple [tables] are read"))?);
            continue;
        }
        let (name, value) = line.split_once('=').ok_or_else(|| wrong("expected name = value"))?;
        let name = name.trim().trim_matches(['"', '\'']);
        if !is_bare(name) {
            return Err(wrong("expected a simple name"));
        }
        let value = value_of(value.trim())
            .ok_or_else(|| wrong("only text, numbers, dates and one-line lists are read"))?;
        fields.add(format!("{table}{name}"), value)?;
    }
    Ok(fields)
}

fn is_bare(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
}

fn value_of(source: &str) -> Option<Value> {
    let (value, rest) = match source.strip_prefix('[') {
        Some(list) => list_of(list)?,
        None => single(source).map(|(text, rest)| (Value::Text(text), rest))?,
    };
    let rest = rest.trim_start();
    (rest.is_empty() || rest.starts_with('#')).then_some(value)
}

fn list_of(source: &str) -> Option<(Value, &str)> {
    let mut list = Vec::new();
    let mut rest = source.trim_start();
    loop {
        if let Some(rest) = rest.strip_prefix(']') {
            return Some((Value::List(list), rest));
        }
        let (text, after) = single(rest)?;
        list.push(text);
        let after = after.trim_start();
        rest = after
            .strip_prefix(',')
            .map(str::trim_start)
            .or_else(|| after.starts_with(']').then_some(after))?;
    }
}

/// One value and what follows it on the line.
fn single(source: &str) -> Option<(String, &str)> {
    if source.starts_with("\"\"\"") || source.starts_with("'''") {
        return None;
    }
    if let Some(literal) = source.strip_prefix('\'') {
        return literal.split_once('\'').map(|(text, rest)| (text.to_owned(), rest));
    }
    if let Some(basic) = source.strip_prefix('"') {
        return basic_string(basic);
    }
    let end = source.find([',', ']', '#']).unwrap_or(source.len());
    let (text, rest) = source.split_at(end);
    let text = text.trim_end();
    (!text.is_empty() && !text.starts_with('{')).then(|| (text.to_owned(), rest))
}

fn basic_string(source: &str) -> Option<(String, &str)> {
    let mut text = String::new();
    let mut chars = source.char_indices();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((text, source.get(at + 1..)?)),
            '\\' => match chars.next()?.1 {
                'n' => text.push('\n'),
                't' => text.push('\t'),
                'r' => text.push('\r'),
                'b' => text.push('\u{8}'),
                'f' => text.push('\u{c}'),
                c @ ('"' | '\\') => text.push(c),
                c @ ('u' | 'U') => {
                    let digits: String =
                        chars.by_ref().take(if c == 'u' { 4 } else { 8 }).map(|(_, c)| c).collect();
                    text.push(char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?);
                }
                _ => return None,
            },
            c => text.push(c),
        }
    }
    None
}
