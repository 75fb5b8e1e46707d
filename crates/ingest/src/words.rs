//! Small questions about a line of text, asked in every script: how many words,
//! does it end a sentence, is it running prose.

/// A line fit to be copy: no control characters, no invisible debris, runs of
/// blanks as one, no blanks around it. No-break spaces and joiners stay, they
/// are part of French, Persian and emoji.
pub(crate) fn tidy(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for letter in line.chars().filter(|letter| !is_debris(*letter)) {
        match letter {
            ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' if out.ends_with(' ') => {}
            ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.trim_matches(is_blank).to_owned()
}

/// White space, and the marks that look like none.
pub(crate) fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{2060}')
}

/// Characters that say nothing and may mislead: controls, zero-width spaces,
/// soft hyphens, overrides of the writing direction.
pub(crate) fn is_debris(letter: char) -> bool {
    (letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}'))
        || matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{fffc}')
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Words as a reader counts them; two characters of Chinese, Japanese or Thai
/// are about one.
pub(crate) fn count(text: &str) -> usize {
    text.split_whitespace()
        .map(|token| {
            let unspaced = token.chars().filter(|letter| is_unspaced(*letter)).count();
            let spaced = token.chars().any(|letter| letter.is_alphanumeric() && !is_unspaced(letter));
            unspaced.div_ceil(2) + usize::from(spaced)
        })
        .sum()
}

/// A letter of a script that puts no spaces between words.
pub(crate) fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{0e00}'..='\u{0eff}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}

/// A letter of a script without capitals.
pub(crate) fn is_caseless(letter: char) -> bool {
    letter.is_alphabetic() && !letter.is_uppercase() && !letter.is_lowercase()
}

/// True when the line ends as a sentence does, quotes and brackets aside.
pub(crate) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(|letter: char| is_blank(letter) || is_closing(letter));
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '｡', '؟', '۔', '।', '॥', '։', '።', '၊', '။', '‽'])
}

fn is_closing(letter: char) -> bool {
    matches!(
        letter,
        '"' | '\'' | '”' | '’' | '»' | '“' | '›' | '」' | '』' | ')' | ']' | '）' | '】' | '*' | '_'
    )
}

/// Running prose rather than a title, a label or a link.
pub(crate) fn is_prose(text: &str) -> bool {
    let words = count(text);
    words >= 32
        || (words >= 8 && ends_sentence(text))
        || (words >= 4 && ends_sentence(text) && sentences(text) > 1)
}

/// How many sentences end in the text; abbreviations count too.
pub(crate) fn sentences(text: &str) -> usize {
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let spaced = tokens.iter().filter(|token| token.chars().count() > 2 && ends_sentence(token)).count();
    spaced.max(text.matches(['。', '！', '？']).count())
}

/// A line in the form phrases are compared in: lower case, plain apostrophes,
/// single blanks, nothing but letters and digits at either end.
pub(crate) fn fold(text: &str) -> String {
    let inner = text.trim_matches(|letter: char| !letter.is_alphanumeric());
    let mut out = String::with_capacity(inner.len());
    for letter in inner.chars().filter(|letter| !is_debris(*letter)) {
        match letter {
            '’' | 'ʼ' | '`' | '´' => out.push('\''),
            letter if letter.is_whitespace() && out.ends_with(' ') => {}
            letter if letter.is_whitespace() => out.push(' '),
            letter => out.extend(letter.to_lowercase()),
        }
    }
    out
}

/// The text without a prefix that stands as a word of its own, letter case
/// and apostrophes aside; the rest is trimmed.
pub(crate) fn after<'t>(text: &'t str, prefix: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    for wanted in prefix.chars() {
        let found = rest.next()?;
        let same = found == wanted
            || found.to_lowercase().eq(wanted.to_lowercase())
            || (wanted == '\'' && found == '’')
            || (wanted == ' ' && found.is_whitespace());
        if !same {
            return None;
        }
    }
    let open = prefix.ends_with(|letter: char| !letter.is_alphanumeric() || is_unspaced(letter));
    let next = rest.clone().next();
    (open || next.is_none_or(|letter| !letter.is_alphanumeric()))
        .then(|| rest.as_str().trim_start_matches(is_blank))
}

/// The beginning of a text, at most so many bytes of it.
pub(crate) fn head(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

/// The text shortened for a message.
pub(crate) fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_in_every_script() {
        for (text, expect) in
            [("Two words", 2), ("", 0), ("— •", 0), ("港の入札は延期された", 5), ("أعلن المجلس", 2)]
        {
            assert_eq!(count(text), expect, "{text}");
        }
    }

    #[test]
    fn prose_is_told_from_titles() {
        for text in [
            "The council met for six hours and agreed on nothing at all.",
            "“We knew.” He left.  He never came back.",
            "港務局は十四日、島を結ぶ新しい船の契約を延期すると発表した。",
            "أعلن مجلس الميناء يوم الثلاثاء تأجيل العقد إلى الشهر المقبل بعد خلاف طويل.",
        ] {
            assert!(is_prose(text), "{text}");
        }
        for text in
            ["Ferry contract goes to an outsider", "Latest", "Share.", "Where is the ferry?", "最新記事"]
        {
            assert!(!is_prose(text), "{text}");
        }
    }

    #[test]
    fn debris_goes_and_typography_stays() {
        assert_eq!(tidy(" a\u{200b}b\u{202e}c\u{a0}: d \t e\u{7}"), "abc\u{a0}: d e");
    }

    #[test]
    fn a_prefix_is_a_whole_word() {
        assert_eq!(after("BY Mara", "by"), Some("Mara"));
        assert_eq!(after("Byron went", "by"), None);
        assert_eq!(after("作者：林", "作者"), Some("：林"));
    }
}
