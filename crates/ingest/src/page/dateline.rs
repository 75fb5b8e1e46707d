//! "PORT AMBER, 14 May —" at the start of the first paragraph.

use super::build::without_start;
use crate::words::{count, is_blank};
use stet_core::text::Inlines;

const AGENCIES: &[&str] = &[
    "reuters",
    "ap",
    "afp",
    "dpa",
    "efe",
    "ansa",
    "upi",
    "tass",
    "xinhua",
    "bloomberg",
    "epa",
    "anp",
    "belga",
    "apa",
    "sda",
    "tt",
    "ntb",
    "ritzau",
    "pap",
    "lusa",
    "kyodo",
    "yonhap",
    "رويترز",
    "أ ف ب",
    "وكالات",
    "أ.ف.ب",
    "وام",
    "واس",
    "أب",
];

/// The dateline, and the paragraph without it; only where it can be nothing
/// else.
pub(super) fn split(words: &Inlines) -> Option<(String, Inlines)> {
    let text = words.text();
    let (at, dash) = text.char_indices().take(90).find(|(at, letter)| is_dash(&text, *at, *letter))?;
    let head = text.get(..at)?.trim_matches(is_blank).to_owned();
    let rest = text.get(at + dash.len_utf8()..)?;
    let skipped = rest.len()
        - rest.trim_start_matches(|letter: char| is_blank(letter) || matches!(letter, '-' | '–' | '—')).len();
    let plain = words.iter().next().is_some_and(|piece| matches!(piece, stet_core::text::Inline::Text { marks, .. } if marks.link.is_none() && !marks.code));
    (plain && is_dateline(&head) && count(rest) >= 4)
        .then(|| (head, without_start(words, at + dash.len_utf8() + skipped)))
}

fn is_dash(text: &str, at: usize, letter: char) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let spaced = before.is_some_and(is_blank) || before == Some(')');
    matches!(letter, '—' | '―') || (matches!(letter, '–' | '-') && spaced)
}

/// Capitals throughout; or a place with an agency in brackets, or with a day.
fn is_dateline(head: &str) -> bool {
    if count(head) > 8
        || head.chars().count() < 3
        || head.contains(['“', '”', '"', '«', '.', '?', '!', ';'])
            && !head.contains("(AP)")
            && !has_short_month(head)
    {
        return false;
    }
    let (place, behind) = parted(head);
    let capital = place.chars().any(char::is_uppercase)
        && !place.chars().any(char::is_lowercase)
        && place.chars().filter(|letter| letter.is_alphabetic()).count() >= 3;
    let named = place.split_whitespace().all(|word| {
        word.chars().next().is_some_and(|first| !first.is_lowercase())
            || matches!(word, "de" | "la" | "del" | "am" | "an" | "der" | "sur" | "al" | "le" | "the")
    });
    let agency = head.split_once('(').is_some_and(|(_, inner)| {
        AGENCIES.contains(&inner.trim_end_matches([')', ' ', ',']).trim().to_lowercase().as_str())
    });
    let day = behind.is_some_and(is_day);
    let rest_fits = behind.is_none_or(|rest| is_day(rest) || agency || (capital && named_place(rest)));
    (capital && rest_fits) || (named && count(place) <= 4 && (agency || day))
}

fn has_short_month(head: &str) -> bool {
    head.split([' ', ',']).any(|word| word.ends_with('.') && word.chars().count() <= 5)
}

fn parted(head: &str) -> (&str, Option<&str>) {
    let place_end = head.find([',', '(', '،']).unwrap_or(head.len());
    let (place, rest) = head.split_at_checked(place_end).unwrap_or((head, ""));
    let rest = rest.trim_start_matches([',', '،', ' ']).trim();
    (place.trim(), (!rest.is_empty()).then_some(rest))
}

fn named_place(text: &str) -> bool {
    count(text) <= 4 && text.chars().next().is_some_and(|first| first.is_uppercase() || first == '(')
}

/// "14 May", "May 14", "14 May (Reuters)", with or without a year.
fn is_day(text: &str) -> bool {
    let bare = text.split('(').next().unwrap_or(text).trim().trim_end_matches([',', '.']);
    crate::date::line(bare).is_some_and(|found| found.when.is_some())
        || crate::date::line(&format!("{bare} 2024")).is_some_and(|found| found.when.is_some())
        || crate::date::line(&format!("{bare}, 2024")).is_some_and(|found| found.when.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use stet_core::text::Marks;

    fn check(text: &str, dateline: Option<(&str, &str)>) {
        let found = split(&Inlines::plain(text)).map(|(place, rest)| (place, rest.text()));
        assert_eq!(found.as_ref().map(|(place, rest)| (place.as_str(), rest.as_str())), dateline, "{text}");
    }

    #[test]
    fn a_dateline_is_taken_off_only_where_it_is_clear() {
        check(
            "PORT AMBER, 14 May — The council met on Tuesday.",
            Some(("PORT AMBER, 14 May", "The council met on Tuesday.")),
        );
        check(
            "PORT AMBER (Reuters) - The council met on Tuesday.",
            Some(("PORT AMBER (Reuters)", "The council met on Tuesday.")),
        );
        check(
            "Port Amber, May 14 (AP) – The council met on Tuesday.",
            Some(("Port Amber, May 14 (AP)", "The council met on Tuesday.")),
        );
        check(
            "PORT AMBER, Westland — The council met on Tuesday.",
            Some(("PORT AMBER, Westland", "The council met on Tuesday.")),
        );
        check(
            "القاهرة (رويترز) - أعلن المجلس تأجيل العقد اليوم",
            Some(("القاهرة (رويترز)", "أعلن المجلس تأجيل العقد اليوم")),
        );
        check("The council — all nine of them — met on Tuesday.", None);
        check("Port Amber – a town of ferries – met on Tuesday night.", None);
        check("“NO” — that was the answer of the council.", None);
        check("Mayor Arlen - who came late - said nothing at all.", None);
    }

    #[test]
    fn marks_behind_a_dateline_stay() {
        let marks = Marks { em: true, ..Marks::none() };
        let words = Inlines::new([
            stet_core::text::Inline::Text { text: "PORT AMBER — The ".into(), marks: Marks::none() },
            stet_core::text::Inline::Text { text: "Gull".into(), marks: marks.clone() },
            stet_core::text::Inline::Text { text: " sank on Tuesday.".into(), marks: Marks::none() },
        ]);
        let (_, rest) = split(&words).unwrap();
        assert_eq!(rest.text(), "The Gull sank on Tuesday.");
        assert!(rest.iter().any(
            |piece| matches!(piece, stet_core::text::Inline::Text { marks: found, .. } if *found == marks)
        ));
    }
}
