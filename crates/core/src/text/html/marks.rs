//! What a proof shows and a page never does: placeholders, characters that print
//! nothing, and what a picture or a passage lacks.

use super::escape::text;
use crate::text::tk::Placeholders;
use std::ops::Range;

/// What is marked on a proof, and the words it is marked with.
#[derive(Clone, Debug)]
pub struct ProofMarks {
    /// The words that stand for what is to come.
    pub placeholders: Placeholders,
    /// Before what a picture says to those who can't see it.
    pub described: String,
    /// Where it says nothing to them.
    pub undescribed: String,
    /// In the place of a picture that can't be printed.
    pub no_picture: String,
    /// Above a passage that could not be read.
    pub unread: String,
}

impl ProofMarks {
    /// Plain words, marked, as HTML.
    pub fn text(&self, words: &str) -> String {
        let mut out = String::new();
        Line::of(self, words).piece(&mut out, words);
        out
    }
}

/// A line that is being printed with its marks. Placeholders are found in the
/// whole of it, since one may be half bold.
pub(super) struct Line {
    places: Vec<Range<usize>>,
    /// How far it is printed, in bytes.
    at: usize,
    /// The last character was a space.
    spaced: bool,
}

impl Line {
    pub(super) fn of(marks: &ProofMarks, line: &str) -> Self {
        let places = marks.placeholders.in_text(line).map(|(at, word)| at..at + word.len());
        Self { places: places.collect(), at: 0, spaced: false }
    }

    /// Prints the next words of the line.
    pub(super) fn piece(&mut self, out: &mut String, words: &str) {
        let end = self.at + words.len();
        let mut rest = words;
        let places: Vec<Range<usize>> =
            self.places.iter().filter(|place| place.start < end && place.end > self.at).cloned().collect();
        for place in places {
            let (before, from) =
                rest.split_at_checked(place.start.saturating_sub(self.at)).unwrap_or((rest, ""));
            self.plain(out, before);
            let (marked, after) = from.split_at_checked(place.end - self.at).unwrap_or((from, ""));
            out.push_str("<mark class=\"tk\">");
            self.plain(out, marked);
            out.push_str("</mark>");
            rest = after;
        }
        self.plain(out, rest);
    }

    /// Prints a line break that the writer forced.
    pub(super) fn broken(&mut self, out: &mut String) {
        self.at += 1;
        self.spaced = false;
        sign(out, "\u{21b5}", "New line in the paragraph");
        out.push_str("<br>\n");
    }

    fn plain(&mut self, out: &mut String, words: &str) {
        self.at += words.len();
        let mut shown = 0;
        for (at, c) in words.char_indices() {
            let twice = c == ' ' && std::mem::replace(&mut self.spaced, c == ' ');
            self.spaced = c == ' ';
            let Some((drawn, name)) = unseen(c).or(twice.then_some(("\u{b7}", "Another space"))) else {
                continue;
            };
            out.push_str(&text(words.get(shown..at).unwrap_or_default()));
            shown = at;
            sign(out, drawn, name);
        }
        out.push_str(&text(words.get(shown..).unwrap_or_default()));
    }
}

fn sign(out: &mut String, drawn: &str, name: &str) {
    out.push_str("<span class=\"sign\" title=\"");
    out.push_str(name);
    out.push_str("\">");
    out.push_str(drawn);
    out.push_str("</span>");
}

/// What a character that prints nothing, or looks like another, is drawn as.
fn unseen(c: char) -> Option<(&'static str, &'static str)> {
    Some(match c {
        '\u{a0}' => ("\u{b0}", "No-break space"),
        '\u{202f}' => ("\u{b0}", "Narrow no-break space"),
        '\u{ad}' => ("\u{ac}", "Soft hyphen"),
        '\u{2011}' => ("\u{b0}", "No-break hyphen"),
        '\u{2002}' => ("\u{b7}", "En space"),
        '\u{2003}' => ("\u{b7}", "Em space"),
        '\u{2009}' => ("\u{b7}", "Thin space"),
        '\u{200a}' => ("\u{b7}", "Hair space"),
        '\u{2000}' | '\u{2001}' | '\u{2004}'..='\u{2008}' | '\u{205f}' | '\u{3000}' => {
            ("\u{b7}", "Space of another width")
        }
        '\u{200b}' => ("|", "Place where a line may break"),
        '\u{200c}' => ("|", "Non-joiner"),
        '\u{200d}' => ("+", "Joiner"),
        '\u{2060}' | '\u{feff}' => ("|", "Word joiner"),
        '\u{200e}' => ("\u{2192}", "Left-to-right mark"),
        '\u{200f}' | '\u{61c}' => ("\u{2190}", "Right-to-left mark"),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => ("\u{21c4}", "Turns the direction of the words"),
        '\t' => ("\u{21e5}", "Tab"),
        '\u{fffc}' | '\u{fffd}' => ("\u{25a1}", "A character that could not be read"),
        c if c.is_control() => ("\u{25a1}", "A control character"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::{HtmlOptions, fragment};
    use super::*;
    use crate::text::markdown;

    fn marks() -> ProofMarks {
        ProofMarks {
            placeholders: Placeholders::default(),
            described: "Says:".into(),
            undescribed: "Says nothing".into(),
            no_picture: "No picture".into(),
            unread: "Not read".into(),
        }
    }

    fn check(source: &str, expect: &str) {
        let mut n = 0;
        let blocks = markdown::read(source, &mut || {
            n += 1;
            format!("b{n}").as_str().into()
        });
        let options = HtmlOptions { proof: Some(marks()), ..HtmlOptions::default() };
        assert_eq!(fragment(&blocks, &options), expect);
    }

    #[test]
    fn a_placeholder_is_marked_although_half_of_it_is_bold() {
        check(
            "Aged T**K** or TK.\n",
            "<div class=\"unit\" data-number=\"1\">\n<p>Aged <mark class=\"tk\">T</mark><strong><mark class=\"tk\">K</mark></strong> or \
             <mark class=\"tk\">TK</mark>.</p>\n</div>\n",
        );
        assert_eq!(marks().text("press.tk is < TK"), "press.tk is &lt; <mark class=\"tk\">TK</mark>");
    }

    #[test]
    fn what_prints_nothing_is_drawn_and_still_there() {
        let drawn = marks().text("12\u{a0}000  men\u{200b}\u{202e}\u{7}");
        let plain: String = drawn.split('<').map(|part| part.rsplit('>').next().unwrap()).collect();
        assert_eq!(plain, "12\u{b0}\u{a0}000 \u{b7} men|\u{200b}\u{21c4}\u{202e}\u{25a1}");
    }

    #[test]
    fn blocks_are_counted_as_they_stand_in_the_copy() {
        check(
            "One\\\ntwo.\n\n![](media:00)\n",
            "<div class=\"unit\" data-number=\"1\">\n<p>One<span class=\"sign\" title=\"New line in the paragraph\">\u{21b5}</span><br>\ntwo.</p>\n</div>\n\
             <div class=\"unit\" data-number=\"2\">\n<figure>\n<p class=\"lacks\">No picture</p>\n<p class=\"lacks\">Says nothing</p>\n</figure>\n</div>\n",
        );
    }
}
