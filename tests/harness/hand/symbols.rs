//! Keys by the names X gives them, and the symbols of letters.

use anyhow::{Context as _, Result, bail};

/// A key that is held while another is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    Shift,
    Control,
    Alt,
    AltGr,
}

impl Held {
    pub(super) fn named(name: &str) -> Result<Self> {
        Ok(match name {
            "Shift" => Self::Shift,
            "Control" => Self::Control,
            "Alt" => Self::Alt,
            "AltGr" => Self::AltGr,
            _ => bail!("`{name}` is no key that is held"),
        })
    }

    pub(super) fn symbol(self) -> u32 {
        match self {
            Self::Shift => 0xffe1,
            Self::Control => 0xffe3,
            Self::Alt => 0xffe9,
            Self::AltGr => 0xfe03,
        }
    }
}

/// Keys that are no letters.
const NAMED: [(&str, u32); 30] = [
    ("BackSpace", 0xff08),
    ("Tab", 0xff09),
    ("Return", 0xff0d),
    ("Escape", 0xff1b),
    ("Multi_key", 0xff20),
    ("Home", 0xff50),
    ("Left", 0xff51),
    ("Up", 0xff52),
    ("Right", 0xff53),
    ("Down", 0xff54),
    ("Prior", 0xff55),
    ("Next", 0xff56),
    ("End", 0xff57),
    ("Delete", 0xffff),
    ("F1", 0xffbe),
    ("F3", 0xffc0),
    ("F6", 0xffc3),
    ("F8", 0xffc5),
    ("F9", 0xffc6),
    ("F10", 0xffc7),
    ("F11", 0xffc8),
    ("dead_grave", 0xfe50),
    ("dead_acute", 0xfe51),
    ("dead_circumflex", 0xfe52),
    ("dead_tilde", 0xfe53),
    ("dead_diaeresis", 0xfe57),
    ("dead_cedilla", 0xfe5b),
    ("space", 0x20),
    ("bracketleft", 0x5b),
    ("bracketright", 0x5d),
];

/// The symbol of a key by its name, or of a letter.
pub(super) fn symbol_of(name: &str) -> Result<u32> {
    if let Some((_, symbol)) = NAMED.iter().find(|(known, _)| *known == name) {
        return Ok(*symbol);
    }
    let mut letters = name.chars();
    let letter = letters.next().context("a key has a name")?;
    if letters.next().is_some() {
        bail!("no key is called `{name}`");
    }
    Ok(of_letter(letter))
}

/// Latin letters are their own symbol; Hebrew and Arabic have ranges older than Unicode.
fn of_letter(letter: char) -> u32 {
    match letter as u32 {
        latin @ 0x20..=0xff => latin,
        hebrew @ 0x5d0..=0x5ea => hebrew - 0x5d0 + 0xce0,
        arabic @ 0x621..=0x652 => arabic - 0x621 + 0x5c1,
        other => 0x0100_0000 + other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_letters_have_symbols() {
        for (name, symbol) in
            [("a", 0x61), ("é", 0xe9), ("ש", 0xcf9), ("س", 0x5d3), ("₹", 0x0100_20b9), ("F11", 0xffc8)]
        {
            assert_eq!(symbol_of(name).unwrap(), symbol, "{name}");
        }
        assert!(symbol_of("F99").is_err() && symbol_of("").is_err());
    }
}
