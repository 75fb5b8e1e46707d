//! A line of marked words as Markdown.
//!
//! Strong, emphasis and strike are written with delimiters where CommonMark's
//! flanking rules are sure to read them back, and as HTML tags everywhere
//! else (a mark that ends in the middle of a word, on a space, against
//! another mark). The rules are applied here rather than tried out by
//! parsing, so printing stays one pass.

use super::escape::{self, Around, Before};
use super::flanking::{Part, choose_delimiters};
use crate::text::Inlines;
use crate::text::nesting::{Mark, Step, steps};

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A paragraph: the line may be broken.
    Paragraph,
    /// A heading: one line of source.
    Heading,
    /// On its own, in a field: one line of source that may be read as a
    /// paragraph or as a heading.
    Field,
    /// A cell of a pipe table: one line of source, no bare pipes.
    Cell,
}

/// Which note references have a note that Markdown can point at.
pub(super) type Known<'a> = dyn Fn(&str) -> bool + 'a;

/// The line as Markdown; a forced break inside a paragraph is `\` and a
/// newline, to which the caller adds its indent.
pub(super) fn line(words: &Inlines, place: Place, known: &Known<'_>) -> String {
    let steps = steps(words);
    let mut parts: Vec<Part> = Vec::with_capacity(steps.len());
    for (at, step) in steps.iter().enumerate() {
        parts.push(part(at, step, &steps, place, known));
    }
    choose_delimiters(&mut parts, &steps);
    let mut out = String::with_capacity(64);
    for part in &parts {
        part.print(&mut out);
    }
    out
}

/// A picture's description, which stands where a link's words do.
pub(super) fn description(words: &str) -> String {
    let mut out = String::new();
    escape::text(&mut out, words, Around { before: Before::Bracket, ..MID_LINE });
    out
}

fn part(at: usize, step: &Step<'_>, steps: &[Step<'_>], place: Place, known: &Known<'_>) -> Part {
    let edge = |delimiter, tag, opens| Part::Edge { delimiter, tag, opens, tagged: false };
    let opens = matches!(step, Step::Open(_));
    let tag = |name: &str| Part::Source(if opens { format!("<{name}>") } else { format!("</{name}>") });
    match step {
        Step::Open(mark) | Step::Close(mark) => match mark {
            Mark::Strong => edge("**", "strong", opens),
            Mark::Em => edge("*", "em", opens),
            Mark::Strike => edge("~~", "del", opens),
            Mark::Sub => tag("sub"),
            Mark::Sup => tag("sup"),
            Mark::Link(_) if opens => Part::Source("[".into()),
            Mark::Link(link) => Part::Source(target(&link.href, &link.title)),
            Mark::Code if spans(at, opens, steps, place) => Part::Source(String::new()),
            Mark::Code => tag("code"),
        },
        Step::Text(words) if in_code(at, steps) && fits_span(words, place) => Part::Source(code_span(words)),
        Step::Text(words) => {
            let mut out = String::new();
            escape::text(&mut out, words, around(at, steps, place));
            Part::Source(out)
        }
        Step::Break if place == Place::Paragraph && breaks_line(at, steps) => Part::Source("\\\n".into()),
        Step::Break => Part::Source("<br>".into()),
        Step::NoteRef(label) if known(label) => Part::Source(format!("[^{label}]")),
        Step::NoteRef(label) => {
            let mut out = "<sup data-note=\"".to_owned();
            escape::attribute(&mut out, label);
            out.push_str("\"></sup>");
            Part::Source(out)
        }
    }
}

/// `](address "title")`, which closes a link's or picture's words.
pub(super) fn target(href: &str, title: &str) -> String {
    let mut out = "](".to_owned();
    if !href.is_empty() || !title.is_empty() {
        escape::address(&mut out, href);
    }
    if !title.is_empty() {
        out.push(' ');
        escape::title(&mut out, title);
    }
    out.push(')');
    out
}

fn step_at<'s, 'a>(steps: &'s [Step<'a>], at: Option<usize>) -> Option<&'s Step<'a>> {
    at.and_then(|at| steps.get(at))
}

fn in_code(at: usize, steps: &[Step<'_>]) -> bool {
    matches!(step_at(steps, at.checked_sub(1)), Some(Step::Open(Mark::Code)))
}

/// Whether the code whose edge this is becomes a code span.
fn spans(at: usize, opens: bool, steps: &[Step<'_>], place: Place) -> bool {
    let inside = if opens { Some(at + 1) } else { at.checked_sub(1) };
    matches!(step_at(steps, inside), Some(Step::Text(words)) if fits_span(words, place))
}

/// A code span has no escapes, so some text can't be written in one: not in a
/// table what parts its cells, and nowhere `]:`, which can make a link
/// reference definition of a line that begins with a link.
fn fits_span(words: &str, place: Place) -> bool {
    !words.contains(|c: char| c.is_ascii_control() || c == '\u{feff}')
        && !words.contains("]:")
        && (place != Place::Cell || !words.contains(['|', '\\', '`']))
}

fn code_span(words: &str) -> String {
    let fence = "`".repeat(longest_run(words, '`') + 1);
    let spaced = words.starts_with(' ') && words.ends_with(' ') && words.contains(|c| c != ' ');
    let pad = if spaced || words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{words}{pad}{fence}")
}

/// The longest run of a character.
pub(super) fn longest_run(words: &str, of: char) -> usize {
    let (mut longest, mut run) = (0, 0);
    for c in words.chars() {
        run = if c == of { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// A break is a real newline when words stand before it and words follow.
fn breaks_line(at: usize, steps: &[Step<'_>]) -> bool {
    let before = steps.get(..at).into_iter().flatten().rev().find(|step| !is_edge(step));
    let after = steps.get(at + 1..).into_iter().flatten().find(|step| !is_edge(step));
    matches!(before, Some(Step::Text(_) | Step::NoteRef(_)))
        && matches!(after, Some(Step::Text(_) | Step::NoteRef(_)))
}

fn is_edge(step: &Step<'_>) -> bool {
    matches!(step, Step::Open(_) | Step::Close(_))
}

fn around(at: usize, steps: &[Step<'_>], place: Place) -> Around {
    let before = step_at(steps, at.checked_sub(1));
    let after = steps.get(at + 1);
    let before = match before {
        None | Some(Step::Break) => Before::LineStart,
        Some(Step::Open(Mark::Link(_))) => Before::Bracket,
        Some(Step::NoteRef(_)) => Before::Reference,
        Some(_) => Before::Other,
    };
    Around { before, line_end: matches!(after, None | Some(Step::Break)), place }
}

/// Words with others before and after them on the line.
pub(super) const MID_LINE: Around =
    Around { before: Before::Other, line_end: false, place: Place::Paragraph };
