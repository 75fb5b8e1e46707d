//! Lines that begin with a bullet or a number, and the lists they make.

/// How a line is marked as an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Marker {
    /// A bullet that is nothing else.
    Bullet,
    /// A dash or a star, which may begin a line of speech or a note.
    Dash(char),
    /// A number.
    Number(u32),
}

/// The marker a line begins with, and the words behind it.
pub(crate) fn marker(text: &str) -> Option<(Marker, &str)> {
    let mut letters = text.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    if matches!(
        first,
        '•' | '●'
            | '▪'
            | '‣'
            | '◦'
            | '∙'
            | '■'
            | '□'
            | '▶'
            | '►'
            | '➤'
            | '➢'
            | '✓'
            | '✔'
            | '⁃'
            | '\u{f0b7}'
            | '◆'
            | '○'
            | '・'
    ) && crate::words::count(rest) > 0
    {
        return Some((Marker::Bullet, rest.trim_start()));
    }
    if matches!(first, '-' | '*' | '–' | '·')
        && rest.starts_with(char::is_whitespace)
        && crate::words::count(rest) > 0
    {
        return Some((Marker::Dash(first), rest.trim_start()));
    }
    numbered(text)
}

fn numbered(text: &str) -> Option<(Marker, &str)> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let end = inner.find(|letter: char| letter.to_digit(10).is_none() && !matches!(letter, '٠'..='٩'))?;
    let (figures, rest) = inner.split_at_checked(end)?;
    let mut number: u32 = 0;
    for figure in figures.chars() {
        number = number * 10
            + figure.to_digit(10).unwrap_or_else(|| u32::from(figure).saturating_sub(u32::from('٠')));
    }
    let rest = rest.strip_prefix(['.', ')', '）', '．', '、'])?;
    let spaced = rest.starts_with(char::is_whitespace) || rest.starts_with(crate::words::is_unspaced);
    (!figures.is_empty() && figures.chars().count() <= 2 && spaced && crate::words::count(rest) > 0)
        .then(|| (Marker::Number(number), rest.trim_start()))
}

/// How many of the lines from the first on are one list; 0 when they are none.
/// Bullets list by themselves; dashes and numbers only in company.
pub(crate) fn length(texts: &[&str]) -> usize {
    let Some((first, _)) = texts.first().and_then(|text| marker(text)) else { return 0 };
    let mut length = 0;
    for (at, text) in texts.iter().enumerate() {
        let goes_on = match (first, marker(text)) {
            (Marker::Bullet, Some((Marker::Bullet, _))) => true,
            (Marker::Dash(one), Some((Marker::Dash(other), _))) => one == other,
            (Marker::Number(start), Some((Marker::Number(number), _))) => {
                u32::try_from(at).is_ok_and(|at| number == start + at)
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        length = at + 1;
    }
    match first {
        Marker::Bullet => length,
        Marker::Dash(_) | Marker::Number(_) if length >= 2 => length,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_and_numbers_list_only_in_company() {
        assert_eq!(length(&["• one", "• two", "Three"]), 2);
        assert_eq!(length(&["• one"]), 1);
        assert_eq!(length(&["- Come here, he said.", "She came."]), 0);
        assert_eq!(length(&["1. one", "2. two", "4. four"]), 2);
        assert_eq!(length(&["2024. A year"]), 0);
        assert_eq!(length(&["١) أول", "٢) ثان"]), 2);
    }
}
