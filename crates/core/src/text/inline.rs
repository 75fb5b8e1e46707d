//! Words in a line: text with marks, forced breaks and references to notes.

/// Where a link leads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Link {
    /// The address as the writer gave it; schemes are judged where it is used.
    pub href: String,
    /// A title, shown by browsers on hover; empty for none.
    pub title: String,
}

/// What is said *about* a stretch of text. The order of nesting is not a fact
/// about the copy, so marks are a set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Marks {
    /// Strong importance, printed bold.
    pub strong: bool,
    /// Stress or a title of a work, printed italic.
    pub em: bool,
    /// Struck through.
    pub strike: bool,
    /// Subscript.
    pub sub: bool,
    /// Superscript.
    pub sup: bool,
    /// Literal text, printed in a fixed width.
    pub code: bool,
    /// The link the text stands in, if any.
    pub link: Option<Link>,
}

impl Marks {
    /// Text with nothing said about it.
    pub fn none() -> Self {
        Self::default()
    }

    /// True when nothing is said about the text.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }
}

/// One piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Inline {
    /// Words, all under the same marks. Inside an [`Inlines`] never empty, and
    /// without newlines (a space stands there) and NUL (U+FFFD stands there).
    Text {
        /// The words.
        text: String,
        /// What is said about them.
        marks: Marks,
    },
    /// A line break the writer forced inside a paragraph.
    HardBreak,
    /// A reference to the note with this label.
    NoteRef {
        /// The note's label within its story.
        label: String,
    },
}

/// A line of copy in its one normal form: no empty text, and no two neighbours
/// under the same marks. Two lines that print alike are therefore equal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Inlines(Vec<Inline>);

impl Inlines {
    /// Brings the pieces into normal form.
    pub fn new(pieces: impl IntoIterator<Item = Inline>) -> Self {
        let mut line = Self::default();
        for piece in pieces {
            line.push(piece);
        }
        line
    }

    /// A line of plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new([Inline::Text { text: text.into(), marks: Marks::none() }])
    }

    /// Appends a piece, joining it to the last one where the marks agree. A
    /// newline inside the words becomes a space: a line has none but forced
    /// breaks. NUL, which no text format carries, becomes U+FFFD.
    pub fn push(&mut self, piece: Inline) {
        let piece = match piece {
            Inline::Text { text, marks } if text.contains(['\n', '\r', '\0']) => {
                Inline::Text { text: one_line(&text), marks }
            }
            piece => piece,
        };
        match (self.0.last_mut(), piece) {
            (_, Inline::Text { text, .. }) if text.is_empty() => {}
            (Some(Inline::Text { text: last, marks: of_last }), Inline::Text { text, marks })
                if *of_last == marks =>
            {
                last.push_str(&text);
            }
            (_, piece) => self.0.push(piece),
        }
    }

    /// The pieces, in reading order.
    pub fn iter(&self) -> std::slice::Iter<'_, Inline> {
        self.0.iter()
    }

    /// True when the line says nothing at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The words alone: marks dropped, a forced break as a newline, a note
    /// reference as nothing.
    pub fn text(&self) -> String {
        self.iter()
            .map(|piece| match piece {
                Inline::Text { text, .. } => text.as_str(),
                Inline::HardBreak => "\n",
                Inline::NoteRef { .. } => "",
            })
            .collect()
    }
}

fn one_line(text: &str) -> String {
    text.replace("\r\n", " ").replace(['\n', '\r'], " ").replace('\0', "\u{fffd}")
}

impl<'a> IntoIterator for &'a Inlines {
    type Item = &'a Inline;
    type IntoIter = std::slice::Iter<'a, Inline>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Inlines {
    type Item = Inline;
    type IntoIter = std::vec::IntoIter<Inline>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
