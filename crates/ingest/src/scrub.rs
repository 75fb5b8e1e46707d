//! Characters nobody sees: what is part of a language or an emoji stays, what
//! a program or a watermark left behind goes, and both are counted.

use stet_core::text::{Inline, Inlines, Node};

/// How many characters went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scrubbed {
    /// Of no width: zero-width spaces, joiners where nothing joins, overrides
    /// of the writing direction, hidden tags.
    pub invisible: usize,
    /// From a font's private range, which prints as something else or nothing.
    pub private: usize,
    /// Soft hyphens of a page that breaks its words by machine.
    pub soft_hyphens: usize,
}

/// What becomes of soft hyphens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Soft {
    /// Somebody typed them into a word processor: they stay.
    Kept,
    /// A web page's machine put them into every word: they go.
    Gone,
}

/// What becomes of one character.
enum Fate {
    Stays,
    Becomes(char),
    Invisible,
    Private,
    SoftHyphen,
}

/// Scrubs every line of these blocks.
pub(crate) fn nodes(nodes: &mut [Node], soft: Soft) -> Scrubbed {
    let mut count = Scrubbed::default();
    crate::lines::each(nodes, &mut |line| inlines(line, soft, &mut count));
    count
}

fn inlines(line: &mut Inlines, soft: Soft, count: &mut Scrubbed) {
    let whole = line.text();
    if whole.is_ascii() {
        return;
    }
    let rtl = whole.chars().any(is_rtl);
    let letters: Vec<char> = line.iter().flat_map(letters_of).collect();
    let mut at = 0;
    let mut last = None;
    let pieces: Vec<Inline> = line
        .iter()
        .map(|piece| match piece {
            Inline::Text { text, marks } => {
                let mut out = String::with_capacity(text.len());
                for letter in text.chars() {
                    let next = letters.get(at + 1).copied();
                    push(&mut out, &mut last, letter, next, (soft, rtl), count);
                    at += 1;
                }
                Inline::Text { text: out, marks: marks.clone() }
            }
            other => {
                at += 1;
                last = Some('\n');
                other.clone()
            }
        })
        .collect();
    *line = Inlines::new(pieces);
}

fn letters_of(piece: &Inline) -> Vec<char> {
    match piece {
        Inline::Text { text, .. } => text.chars().collect(),
        _ => vec!['\n'],
    }
}

/// Scrubs plain text.
pub(crate) fn text(source: &str, soft: Soft) -> (String, Scrubbed) {
    let mut count = Scrubbed::default();
    if source.is_ascii() {
        return (source.to_owned(), count);
    }
    let rtl = source.chars().any(is_rtl);
    let mut out = String::with_capacity(source.len());
    let mut last = None;
    let mut letters = source.chars().peekable();
    while let Some(letter) = letters.next() {
        push(&mut out, &mut last, letter, letters.peek().copied(), (soft, rtl), &mut count);
    }
    (out, count)
}

fn push(
    out: &mut String,
    last: &mut Option<char>,
    letter: char,
    next: Option<char>,
    (soft, rtl): (Soft, bool),
    count: &mut Scrubbed,
) {
    // Two blanks that only something invisible kept apart are one.
    if letter == ' ' && *last == Some(' ') && out.ends_with(' ') {
        return;
    }
    let kept = match fate(*last, letter, next, soft, rtl) {
        Fate::Stays => letter,
        Fate::Becomes(other) => other,
        Fate::Invisible => {
            count.invisible += 1;
            return;
        }
        Fate::Private => {
            count.private += 1;
            return;
        }
        Fate::SoftHyphen => {
            count.soft_hyphens += 1;
            return;
        }
    };
    out.push(kept);
    *last = Some(kept);
}

fn fate(last: Option<char>, letter: char, next: Option<char>, soft: Soft, rtl: bool) -> Fate {
    match letter {
        '\u{ad}' if soft == Soft::Gone => Fate::SoftHyphen,
        '\u{ad}' => Fate::Stays,
        // Joiners: part of Persian, Urdu and the Indic scripts, and of emoji.
        '\u{200c}' | '\u{200d}' => {
            let joins = |letter: Option<char>| letter.is_some_and(is_joined);
            let emoji = letter == '\u{200d}' && last.is_some_and(is_emoji) && next.is_some_and(is_emoji);
            if (joins(last) && (joins(next) || next.is_none_or(|next| !next.is_alphanumeric()))) || emoji {
                Fate::Stays
            } else {
                Fate::Invisible
            }
        }
        // Marks of direction: needed beside right-to-left words, else debris.
        '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            if rtl {
                Fate::Stays
            } else {
                Fate::Invisible
            }
        }
        // Flags of countries' parts are spelled in tags; anything else is hidden writing.
        '\u{e0020}'..='\u{e007f}' => {
            let flag = |letter: char| letter == '\u{1f3f4}' || matches!(letter, '\u{e0020}'..='\u{e007e}');
            if last.is_some_and(flag) { Fate::Stays } else { Fate::Invisible }
        }
        '\u{fe00}'..='\u{fe0f}' => {
            let chosen = |letter: char| !letter.is_whitespace() && !matches!(letter, '\u{fe00}'..='\u{fe0f}');
            if last.is_some_and(chosen) { Fate::Stays } else { Fate::Invisible }
        }
        '\u{e0100}'..='\u{e01ef}' => match last {
            Some('\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}') => {
                Fate::Stays
            }
            _ => Fate::Invisible,
        },
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}' => {
            symbol(letter).map_or(Fate::Private, Fate::Becomes)
        }
        '\u{200b}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{feff}'
        | '\u{fffc}'
        | '\u{180e}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0001}'
        | '\u{1d173}'..='\u{1d17a}' => Fate::Invisible,
        letter if letter.is_control() && !matches!(letter, '\t' | '\n' | '\r' | '\u{b}' | '\u{c}') => {
            Fate::Invisible
        }
        _ => Fate::Stays,
    }
}

/// The signs of Symbol and Wingdings that people do type, as real characters.
fn symbol(letter: char) -> Option<char> {
    Some(match letter {
        '\u{f0b7}' => '•',
        '\u{f0a7}' | '\u{f06e}' => '▪',
        '\u{f0d8}' => '➢',
        '\u{f0fc}' => '✓',
        '\u{f0e0}' | '\u{f0e8}' => '→',
        '\u{f0de}' => '⇒',
        '\u{f04a}' => '☺',
        '\u{f0b0}' => '°',
        '\u{f0b1}' => '±',
        '\u{f0b4}' => '×',
        _ => return None,
    })
}

/// Letters of scripts in which joiners shape the word.
fn is_joined(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{f00}'..='\u{109f}'
        | '\u{1780}'..='\u{18af}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}')
}

fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{200d}' | '\u{fe0f}' | '\u{20e3}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}')
}

fn is_rtl(letter: char) -> bool {
    matches!(letter, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1eeff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use stet_core::text::Marks;

    fn scrubbed(source: &str) -> (String, usize, usize, usize) {
        let (text, count) = text(source, Soft::Gone);
        (text, count.invisible, count.private, count.soft_hyphens)
    }

    #[test]
    fn what_is_part_of_a_language_or_an_emoji_stays() {
        for text in [
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "👩\u{200d}🔬 ❤\u{fe0f}",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "قال \u{200f}2026\u{200e}",
            "l\u{2019}eau\u{a0}: 12\u{202f}%",
            "葛\u{e0100}",
        ] {
            assert_eq!(scrubbed(text), (text.to_owned(), 0, 0, 0), "{text:?}");
        }
    }

    #[test]
    fn what_nobody_typed_goes_and_is_counted() {
        assert_eq!(scrubbed("pi\u{200b}er\u{feff} \u{200e}x\u{200d}y"), ("pier xy".into(), 4, 0, 0));
        assert_eq!(scrubbed("har\u{ad}bour \u{e123}\u{f0b7} \u{f0000}"), ("harbour • ".into(), 0, 2, 1));
        assert_eq!(scrubbed("a\u{e0041}\u{e0042}b\u{202e}c\u{7}"), ("abc".into(), 4, 0, 0));
        assert_eq!(scrubbed("a \u{200b} b").0, "a b");
    }

    #[test]
    fn soft_hyphens_that_somebody_typed_stay() {
        assert_eq!(text("Hafen\u{ad}amt", Soft::Kept).0, "Hafen\u{ad}amt");
    }

    #[test]
    fn a_joiner_between_two_marks_is_judged_by_its_neighbours() {
        let piece =
            |text: &str, strong| Inline::Text { text: text.into(), marks: Marks { strong, ..Marks::none() } };
        let mut all = [Node::Paragraph(Inlines::new([piece("می", false), piece("\u{200c}خواهم", true)]))];
        assert_eq!(nodes(&mut all, Soft::Gone), Scrubbed::default());
        let mut all = [Node::Paragraph(Inlines::new([piece("pi", false), piece("\u{200c}er", true)]))];
        assert_eq!(nodes(&mut all, Soft::Gone).invisible, 1);
    }
}
