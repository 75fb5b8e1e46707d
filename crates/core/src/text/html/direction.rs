//! Which way a stretch of text runs.

/// The direction of a script.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// As in Latin, Cyrillic, Chinese.
    #[default]
    LeftToRight,
    /// As in Arabic and Hebrew.
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// The direction of the first letter that has one (Unicode bidi rule P2);
/// digits and punctuation have none.
pub fn first_strong(text: &str) -> Option<Direction> {
    text.chars().find_map(|c| match c {
        '\u{200e}' => Some(Direction::LeftToRight),
        '\u{200f}' | '\u{61c}' => Some(Direction::RightToLeft),
        _ if !c.is_alphabetic() => None,
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Some(Direction::RightToLeft),
        _ => Some(Direction::LeftToRight),
    })
}
