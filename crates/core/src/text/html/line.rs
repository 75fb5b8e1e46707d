//! A line of marked words as HTML.

use super::escape::{attribute, link, text};
use super::marks::{Line, ProofMarks};
use super::notes::Numbers;
use crate::text::Inlines;
use crate::text::nesting::{Mark, Step, steps};

/// A line that stands alone, such as a standfirst: a note reference there has
/// no note to lead to and shows its label.
pub fn inline(words: &Inlines) -> String {
    let mut out = String::new();
    line(&mut out, words, &mut Numbers::none(), None);
    out
}

/// The same with what a proof marks.
pub fn marked_inline(words: &Inlines, marks: &ProofMarks) -> String {
    let mut out = String::new();
    line(&mut out, words, &mut Numbers::none(), Some(marks));
    out
}

/// A line of a body whose notes are numbered.
pub(super) fn line(out: &mut String, words: &Inlines, notes: &mut Numbers, proof: Option<&ProofMarks>) {
    let mut marked = proof.map(|marks| Line::of(marks, &words.text()));
    for step in steps(words) {
        match step {
            Step::Open(Mark::Link(target)) => {
                if let Some(href) = link(&target.href) {
                    out.push_str("<a href=\"");
                    out.push_str(&attribute(&href));
                    if !target.title.is_empty() {
                        out.push_str("\" title=\"");
                        out.push_str(&attribute(&target.title));
                    }
                    out.push_str("\">");
                }
            }
            Step::Close(Mark::Link(target)) if link(&target.href).is_none() => {}
            Step::Open(mark) => tag(out, "<", mark),
            Step::Close(mark) => tag(out, "</", mark),
            Step::Text(words) => match &mut marked {
                Some(marked) => marked.piece(out, words),
                None => out.push_str(&text(words)),
            },
            Step::Break => match &mut marked {
                Some(marked) => marked.broken(out),
                None => out.push_str("<br>\n"),
            },
            Step::NoteRef(label) => notes.reference(out, label),
        }
    }
}

fn tag(out: &mut String, before: &str, mark: Mark<'_>) {
    out.push_str(before);
    out.push_str(match mark {
        Mark::Link(_) => "a",
        Mark::Strong => "strong",
        Mark::Em => "em",
        Mark::Strike => "s",
        Mark::Sub => "sub",
        Mark::Sup => "sup",
        Mark::Code => "code",
    });
    out.push('>');
}
