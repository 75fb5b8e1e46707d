//! Fields as YAML that no reader can take for anything but text.

use super::{FrontMatter, Value};

pub(super) fn yaml(fields: &FrontMatter) -> String {
    let mut out = String::from("---\n");
    for (name, value) in &fields.fields {
        out.push_str(&key(name));
        out.push_str(": ");
        match value {
            Value::Text(text) => out.push_str(&quoted(text)),
            Value::List(list) => {
                let list: Vec<String> = list.iter().map(|text| quoted(text)).collect();
                out.push_str(&format!("[{}]", list.join(", ")));
            }
        }
        out.push('\n');
    }
    out.push_str("---\n");
    out
}

fn key(name: &str) -> String {
    // YAML 1.1 takes these for true and false.
    const TRUTHS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    let plain = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.'))
        && !TRUTHS.contains(&name.to_ascii_lowercase().as_str());
    if plain { name.to_owned() } else { quoted(name) }
}

/// A JSON string is a YAML double-quoted string; the characters that YAML 1.1
/// takes for line ends or forbids are escaped too.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    for c in serde_json::Value::from(text).to_string().chars() {
        match c {
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    out
}
