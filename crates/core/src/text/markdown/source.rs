//! The lines of the source a top-level block was read from.

/// Source text, addressed by line number.
pub(super) struct Source<'s> {
    text: &'s str,
    starts: Vec<usize>,
}

impl<'s> Source<'s> {
    /// Finds where the lines begin; LF, CRLF and CR end a line (CommonMark 2.1).
    pub(super) fn new(text: &'s str) -> Self {
        let bytes = text.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        let starts = std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect();
        Self { text, starts }
    }

    /// The lines from one number (counted from 1) up to before another, or to
    /// the end; without blank lines around them.
    pub(super) fn lines(&self, from: usize, before: Option<usize>) -> &'s str {
        let offset =
            |line: usize| self.starts.get(line.saturating_sub(1)).copied().unwrap_or(self.text.len());
        let end = before.map_or(self.text.len(), offset);
        let slice = self.text.get(offset(from)..end).unwrap_or_default();
        trim_blank_lines(slice)
    }
}

fn trim_blank_lines(slice: &str) -> &str {
    let end = slice.trim_end_matches(|c: char| c.is_ascii_whitespace());
    let mut start = end;
    while let Some((line, rest)) = start.split_once(['\n', '\r']) {
        if !line.trim_ascii().is_empty() {
            break;
        }
        start = rest;
    }
    start
}
