//! Made-up copy, always the same: sentences of plain words, as many as asked for.

const WORDS: [&str; 64] = [
    "the",
    "port",
    "said",
    "on",
    "Friday",
    "that",
    "its",
    "second",
    "basin",
    "would",
    "stay",
    "shut",
    "until",
    "a",
    "survey",
    "was",
    "done",
    "and",
    "council",
    "of",
    "islands",
    "asked",
    "who",
    "paid",
    "for",
    "it",
    "ferry",
    "line",
    "had",
    "promised",
    "three",
    "ships",
    "but",
    "owns",
    "two",
    "harbour",
    "master",
    "counted",
    "them",
    "every",
    "morning",
    "in",
    "winter",
    "timetable",
    "court",
    "audit",
    "will",
    "read",
    "bids",
    "spring",
    "minister",
    "called",
    "award",
    "fair",
    "islanders",
    "were",
    "told",
    "to",
    "wait",
    "letters",
    "show",
    "yard",
    "never",
    "answered",
];

/// A source of words that always says the same.
#[derive(Debug)]
pub(crate) struct Copy(u64);

impl Copy {
    /// The copy with that number.
    pub(crate) fn numbered(number: usize) -> Self {
        Self(0x9e37_79b9_7f4a_7c15 ^ (number as u64).wrapping_mul(0x2545_f491_4f6c_dd1d) | 1)
    }

    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % below.max(1)
    }

    pub(crate) fn sentence(&mut self) -> String {
        let length = 8 + self.next(14);
        let words: Vec<&str> =
            (0..length).filter_map(|_| WORDS.get(self.next(WORDS.len())).copied()).collect();
        let mut sentence = words.join(" ");
        if let Some(first) = sentence.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        sentence + "."
    }

    /// A story as Markdown with front matter, of about that many words.
    pub(crate) fn story(number: usize, words: usize) -> String {
        let mut copy = Self::numbered(number);
        let title = copy.sentence();
        let text =
            format!("---\ntitle: \"{number} {}\"\nauthor: Mara Idowu\n---\n", title.trim_end_matches('.'));
        text + &copy.body(words)
    }

    /// Paragraphs, a subhead, a list and a quotation.
    pub(crate) fn body(&mut self, words: usize) -> String {
        let mut text = String::new();
        let mut written = 0;
        let mut paragraphs = 0;
        while written < words {
            let paragraph: Vec<String> = (0..3).map(|_| self.sentence()).collect();
            let paragraph = paragraph.join(" ");
            written += paragraph.split(' ').count();
            paragraphs += 1;
            text += &match paragraphs % 9 {
                4 => format!("\n## {}\n\n{paragraph}\n", self.sentence().trim_end_matches('.')),
                6 => format!("\n> {paragraph}\n"),
                8 => format!("\n- {}\n- *{}*\n", self.sentence(), self.sentence()),
                _ => format!("\n{paragraph}\n"),
            };
        }
        text
    }
}
