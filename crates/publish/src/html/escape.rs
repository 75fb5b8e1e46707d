//! Text into HTML: what must be escaped is, what HTML forbids is left out.

use minijinja::value::ValueKind;
use minijinja::{Error, Output, State, Value};
use stet_core::text::html::is_forbidden;

/// How a template prints a value: text escaped, HTML made here as it is, an
/// absent one as nothing.
pub(crate) fn print(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    match value.kind() {
        ValueKind::None => Ok(()),
        ValueKind::String if !value.is_safe() => {
            value.as_str().map_or(Ok(()), |text| escape(text, out)).map_err(Error::from)
        }
        _ => minijinja::escape_formatter(out, state, value),
    }
}

fn escape(text: &str, out: &mut Output) -> std::fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || is_forbidden(c)) {
        let (plain, special) = rest.split_at(at);
        out.write_str(plain)?;
        let mut letters = special.chars();
        match letters.next() {
            Some('&') => out.write_str("&amp;")?,
            Some('<') => out.write_str("&lt;")?,
            Some('>') => out.write_str("&gt;")?,
            Some('"') => out.write_str("&quot;")?,
            Some('\'') => out.write_str("&#39;")?,
            _ => {}
        }
        rest = letters.as_str();
    }
    out.write_str(rest)
}
