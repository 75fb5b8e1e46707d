//! Quotations with their speaker: `"..." -Name`, or a quote and then `— Name`.

use crate::words::count;

/// Quotation marks in pairs, opening first.
const PAIRS: &[(&[char], &[char])] = &[
    (&['“', '„', '‟', '”'], &['”', '“', '‟']),
    (&['"'], &['"']),
    (&['«', '»'], &['»', '«']),
    (&['‘', '‚'], &['’', '‘']),
    (&['「', '『'], &['」', '』']),
    (&['\''], &['\'']),
];

const DASHES: &[char] = &['-', '–', '—', '―', '‒', '~', '－'];

/// A quotation and its speaker in one line; `said Name` is none.
pub(crate) fn attributed(text: &str) -> Option<(&str, &str)> {
    let closes = quoted_end(text)?;
    let (quote, rest) = text.split_at_checked(closes)?;
    let name = after_dash(rest.trim_start_matches(|letter: char| {
        crate::words::is_blank(letter) || letter == '.' || letter == ','
    }))?;
    (count(quote) >= 3 && is_speaker(name)).then_some((quote.trim(), name))
}

/// A whole line within quotation marks.
pub(crate) fn is_quote(text: &str) -> bool {
    quoted_end(text).is_some_and(|end| {
        text.get(end..).is_some_and(|rest| {
            rest.trim().chars().all(|letter| matches!(letter, '.' | ',' | '!' | '?' | '…'))
        })
    })
}

/// A line that names a speaker: a dash, then a name and perhaps a title.
pub(crate) fn attribution_line(text: &str) -> Option<&str> {
    after_dash(text).filter(|name| is_speaker(name))
}

/// True for a line that [`attribution_line`] reads.
pub(crate) fn is_attribution_line(text: &str) -> bool {
    attribution_line(text).is_some()
}

fn after_dash(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(crate::words::is_blank).strip_prefix(DASHES)?;
    let rest = rest.trim_start_matches(DASHES);
    let name = rest.trim_start_matches(crate::words::is_blank);
    (!name.is_empty()).then_some(name)
}

/// A name with perhaps a title: short, with a capital (where the script has
/// any), and no sentence of its own.
fn is_speaker(name: &str) -> bool {
    let bare = name.trim_end_matches(|letter: char| crate::words::is_blank(letter) || letter == '.');
    let first = bare.chars().find(|letter| letter.is_alphabetic());
    count(bare) <= 14
        && bare.chars().count() <= 110
        && first.is_some_and(|first| !first.is_lowercase())
        && crate::words::sentences(bare) == 0
        && !bare.chars().any(|letter| matches!(letter, '"' | '“' | '”' | '«' | '»' | '?' | '!' | ':'))
}

/// Where the quotation that begins the text ends: behind its last closing mark.
fn quoted_end(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let (_, closing) = PAIRS.iter().find(|(opening, _)| opening.contains(&first))?;
    let single = matches!(first, '\'' | '‘');
    if speaks_between(text) {
        return None;
    }
    let (at, mark) = text
        .char_indices()
        .skip(1)
        .filter(|(at, letter)| closing.contains(letter) && (!single || ends_word(text, *at, *letter)))
        .last()?;
    Some(at + mark.len_utf8())
}

/// "One," she said. "Two": words outside the marks, with marks again after.
fn speaks_between(text: &str) -> bool {
    let mut inside = false;
    let mut outside = false;
    let straight = text.starts_with('"');
    let reversed = text.starts_with('»');
    for letter in text.chars() {
        let opens = matches!(letter, '“' | '„' | '「')
            || (letter == if reversed { '»' } else { '«' })
            || (straight && letter == '"' && !inside);
        let closes = matches!(letter, '”' | '」')
            || (letter == if reversed { '«' } else { '»' })
            || (straight && letter == '"' && inside);
        if opens && !inside {
            if outside {
                return true;
            }
            inside = true;
        } else if closes {
            inside = false;
        } else if !inside && letter.is_alphanumeric() {
            outside = true;
        }
    }
    false
}

/// An apostrophe inside a word closes nothing.
fn ends_word(text: &str, at: usize, mark: char) -> bool {
    text.get(at + mark.len_utf8()..)
        .and_then(|rest| rest.chars().next())
        .is_none_or(|next| !next.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_and_its_speaker_are_told_apart() {
        for (text, quote, name) in [
            ("“We waited all night for it.” -Mayor Arlen", "“We waited all night for it.”", "Mayor Arlen"),
            (
                "“We waited all night” —Nadia Arlen, mayor of Port Amber",
                "“We waited all night”",
                "Nadia Arlen, mayor of Port Amber",
            ),
            ("\"We waited.  All night.\" – Nadia Arlen", "\"We waited.  All night.\"", "Nadia Arlen"),
            (
                "« Nous avons attendu toute la nuit » — Nadia Arlen, maire",
                "« Nous avons attendu toute la nuit »",
                "Nadia Arlen, maire",
            ),
            (
                "„Wir haben die ganze Nacht gewartet“ – Nadia Arlen",
                "„Wir haben die ganze Nacht gewartet“",
                "Nadia Arlen",
            ),
            (
                "»Wir haben die ganze Nacht gewartet« – Nadia Arlen",
                "»Wir haben die ganze Nacht gewartet«",
                "Nadia Arlen",
            ),
            ("”Vi väntade hela natten” – Nadia Arlen", "”Vi väntade hela natten”", "Nadia Arlen"),
            ("«انتظرنا طوال الليل» - رئيسة البلدية نادية", "«انتظرنا طوال الليل»", "رئيسة البلدية نادية"),
            ("「一晩中待っていました」―ナディア市長", "「一晩中待っていました」", "ナディア市長"),
        ] {
            assert_eq!(attributed(text), Some((quote, name)), "{text}");
        }
    }

    #[test]
    fn speech_in_a_sentence_stays_a_paragraph() {
        for text in [
            "“We waited all night,” said Nadia Arlen.",
            "“We waited,” she said – the ferry never came.",
            "“We waited,” the captain said. “All night.” - Nadia Arlen",
            "“We waited” - and then the ferry came, late as ever, and left again.",
            "Nadia said “we waited” - twice.",
            "“Yes” - No",
        ] {
            assert_eq!(attributed(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_may_name_the_speaker() {
        assert_eq!(attribution_line("— Nadia Arlen, mayor"), Some("Nadia Arlen, mayor"));
        assert_eq!(attribution_line("- and then it rained"), None);
        assert_eq!(attribution_line("— It rained all night. Nobody came."), None);
    }
}
