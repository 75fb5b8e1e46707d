//! Rich text without HTML, as some programs leave it on the clipboard: its
//! words, paragraphs, bold and italic, as HTML for the one reader of that.

use encoding_rs::{Encoding, WINDOWS_1252};

/// Groups that hold no words of the text.
const ASIDE: &[&str] = &[
    "fonttbl",
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "listtable",
    "listoverridetable",
    "generator",
    "themedata",
    "xmlnstbl",
    "rsidtbl",
    "fldinst",
    "bkmkstart",
    "bkmkend",
    "pntext",
    "listtext",
    "revtbl",
    "filetbl",
    "nonesttables",
];
/// Groups in groups, and no more.
const DEEPEST: usize = 500;

/// True for RTF source.
pub(crate) fn is(text: &str) -> bool {
    text.trim_start().starts_with("{\\rtf")
}

/// What holds within a group.
#[derive(Clone, Copy, Default)]
struct State {
    aside: bool,
    bold: bool,
    italic: bool,
    hidden: bool,
    deleted: bool,
    comment: bool,
    /// Characters after `\u` that repeat it for older readers.
    skip: usize,
}

/// The words as HTML; empty when there are none.
pub(crate) fn html(source: &str) -> String {
    let mut reader = Reader {
        out: String::from("<p>"),
        state: State { skip: 1, ..State::default() },
        open: Vec::new(),
        bytes: Vec::new(),
        encoding: WINDOWS_1252,
        over: 0,
        words: false,
    };
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        rest = match letter {
            '{' => {
                reader.flush();
                if reader.open.len() < DEEPEST {
                    reader.open.push(reader.state);
                }
                rest
            }
            '}' => {
                reader.flush();
                reader.state = reader.open.pop().unwrap_or_default();
                rest
            }
            '\\' => reader.control(rest),
            '\r' | '\n' => rest,
            letter => {
                reader.letter(letter);
                rest
            }
        };
    }
    reader.flush();
    reader.out.push_str("</p>");
    if reader.words { reader.out } else { String::new() }
}

struct Reader {
    out: String,
    state: State,
    open: Vec<State>,
    /// Bytes of the old encoding that wait to be read together.
    bytes: Vec<u8>,
    encoding: &'static Encoding,
    /// Characters still to skip after `\u`.
    over: usize,
    words: bool,
}

impl Reader {
    /// Reads what follows a backslash; returns the rest.
    fn control<'s>(&mut self, rest: &'s str) -> &'s str {
        let Some(first) = rest.chars().next() else { return rest };
        if !first.is_ascii_alphabetic() {
            let after = rest.get(first.len_utf8()..).unwrap_or_default();
            match first {
                '\'' => return self.byte(after),
                '*' => self.state.aside = true,
                '~' => self.letter('\u{a0}'),
                '_' => self.letter('\u{2011}'),
                '-' => self.letter('\u{ad}'),
                '\\' | '{' | '}' => self.letter(first),
                '\n' | '\r' => self.mark("</p><p>"),
                _ => {}
            }
            return after;
        }
        let word_end = rest.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (word, rest) = rest.split_at_checked(word_end).unwrap_or((rest, ""));
        let number_end = rest
            .char_indices()
            .find(|(at, letter)| !(letter.is_ascii_digit() || (*at == 0 && *letter == '-')))
            .map_or(rest.len(), |(at, _)| at);
        let (number, rest) = rest.split_at_checked(number_end).unwrap_or((rest, ""));
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        self.flush();
        self.word(word, number.parse().ok());
        rest
    }

    fn byte<'s>(&mut self, rest: &'s str) -> &'s str {
        let Some(pair) = rest.get(..2) else { return "" };
        if self.over > 0 {
            self.over -= 1;
        } else if let Ok(byte) = u8::from_str_radix(pair, 16) {
            self.bytes.push(byte);
        }
        rest.get(2..).unwrap_or_default()
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        match word {
            "par" | "sect" | "page" | "row" => self.mark("</p><p>"),
            "line" => self.mark("<br>"),
            "tab" | "cell" => self.letter(' '),
            "b" => self.state.bold = on,
            "i" => self.state.italic = on,
            "v" => self.state.hidden = on,
            "deleted" => self.state.deleted = on,
            "annotation" | "atnid" | "atnauthor" => self.state.comment = true,
            "plain" => self.state = State { bold: false, italic: false, hidden: false, ..self.state },
            "emdash" => self.letter('—'),
            "endash" => self.letter('–'),
            "lquote" => self.letter('‘'),
            "rquote" => self.letter('’'),
            "ldblquote" => self.letter('“'),
            "rdblquote" => self.letter('”'),
            "bullet" => self.letter('•'),
            "uc" => self.state.skip = number.and_then(|number| usize::try_from(number).ok()).unwrap_or(1),
            "u" => {
                let code = number.map(|number| if number < 0 { number + 65536 } else { number });
                if let Some(letter) = code.and_then(|code| u32::try_from(code).ok()).and_then(char::from_u32)
                {
                    self.over = 0;
                    self.letter(letter);
                }
                self.over = self.state.skip;
            }
            "ansicpg" => {
                if let Some(found) =
                    number.and_then(|page| Encoding::for_label(format!("windows-{page}").as_bytes()))
                {
                    self.encoding = found;
                }
            }
            "mac" => self.encoding = encoding_rs::MACINTOSH,
            word if ASIDE.contains(&word) => self.state.aside = true,
            _ => {}
        }
    }

    fn mark(&mut self, tag: &str) {
        self.flush();
        if !self.state.aside && !self.state.deleted {
            self.out.push_str(tag);
        }
    }

    fn flush(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let (text, _) = self.encoding.decode_without_bom_handling(&bytes);
        for letter in text.chars() {
            self.put(letter);
        }
    }

    fn letter(&mut self, letter: char) {
        self.flush();
        if self.over > 0 {
            self.over -= 1;
            return;
        }
        self.put(letter);
    }

    fn put(&mut self, letter: char) {
        let State { aside, bold, italic, hidden, deleted, comment, .. } = self.state;
        if aside && !comment {
            return;
        }
        self.words = self.words || !letter.is_whitespace();
        let tags = [
            (deleted, "<del>", "</del>"),
            (comment, "<span class=\"MsoComTxt\">", "</span>"),
            (hidden, "<span hidden>", "</span>"),
            (bold, "<b>", "</b>"),
            (italic, "<i>", "</i>"),
        ];
        let closing: String = tags.iter().rev().filter(|(on, ..)| *on).map(|(.., end)| *end).collect();
        // The same form goes on: the tags closed last open again.
        if !closing.is_empty() && self.out.ends_with(&closing) {
            self.out.truncate(self.out.len() - closing.len());
        } else {
            self.out.extend(tags.iter().filter(|(on, ..)| *on).map(|(_, begin, _)| *begin));
        }
        match letter {
            '<' => self.out.push_str("&lt;"),
            '>' => self.out.push_str("&gt;"),
            '&' => self.out.push_str("&amp;"),
            letter => self.out.push(letter),
        }
        self.out.push_str(&closing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_paragraphs_and_emphasis_are_read() {
        let source = r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\*\generator X;}\f0 The {\b pier} is \i old\i0 .\par Caf\'e9 \u8212? \{x\} & more\par{\deleted gone }kept}";
        assert_eq!(
            html(source),
            "<p>The <b>pier</b> is <i>old</i>.</p><p>Café — {x} &amp; more</p><p><del>gone </del>kept</p>"
        );
    }

    #[test]
    fn broken_rtf_is_no_harm() {
        for source in
            ["{\\rtf1", "{\\rtf1 \\'", "{\\rtf1 }}}} a", "{\\rtf1 \\u99999999 b\\", "{\\rtf1\\uc-4\\u-1 x}"]
        {
            let _ = html(source);
        }
        assert!(html(&"{".repeat(100_000)).is_empty());
    }
}
