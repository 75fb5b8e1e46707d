//! A line of marked words as Markdown.
//!
//! Strong, emphasis and strike are written with delimiters where CommonMark's
//! flanking rules are sure to read them back, and as HTML tags everywhere
//! else (a mark that ends in the middle of a word, on a space, against
//! another mark). The rules are applied here rather than tried out by
//! parsing, so printing stays one pass.

use super::escape::{self, Around, Before};
use crate::text::Inlines;
use crate::text::nesting::{Mark, Step, steps};

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A paragraph: the line may be broken.
    Paragraph,
    /// A heading: one line of source.
    Heading,
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

#[derive(Debug)]
enum Part {
    /// Settled source.
    Source(String),
    /// The edge of a mark that has a delimiter and a tag.
    Edge { delimiter: &'static str, tag: &'static str, opens: bool, tagged: bool },
}

impl Part {
    fn print(&self, out: &mut String) {
        match self {
            Self::Source(source) => {
                if source.starts_with('[') && out.ends_with('!') {
                    out.pop();
                    out.push_str("\\!");
                }
                out.push_str(source);
            }
            Self::Edge { delimiter, tagged: false, .. } => out.push_str(delimiter),
            Self::Edge { tag, opens, .. } => {
                out.push_str(if *opens { "<" } else { "</" });
                out.push_str(tag);
                out.push('>');
            }
        }
    }

    fn is_star(&self) -> bool {
        matches!(self, Self::Edge { delimiter: "*" | "**", tagged: false, .. })
    }
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

/// Turns edges that the delimiter rules would misread into tags, until all
/// that are left are sure. Each round can only add tags; lines that need more
/// than a few rounds get tags throughout.
fn choose_delimiters(parts: &mut [Part], steps: &[Step<'_>]) {
    if !parts.iter().any(|part| matches!(part, Part::Edge { .. })) {
        return;
    }
    let partners = partners(steps);
    for _ in 0..4 {
        let doubtful = doubtful(parts);
        if doubtful.is_empty() {
            return;
        }
        for at in doubtful {
            tag(parts, &partners, at);
        }
    }
    for at in 0..parts.len() {
        tag(parts, &partners, at);
    }
}

fn tag(parts: &mut [Part], partners: &[usize], at: usize) {
    for end in [Some(at), partners.get(at).copied()].into_iter().flatten() {
        if let Some(Part::Edge { tagged, .. }) = parts.get_mut(end) {
            *tagged = true;
        }
    }
}

/// For each opening step its closing one, and the other way round.
fn partners(steps: &[Step<'_>]) -> Vec<usize> {
    let mut partners: Vec<usize> = (0..steps.len()).collect();
    let mut open = Vec::new();
    for (at, step) in steps.iter().enumerate() {
        match step {
            Step::Open(_) => open.push(at),
            Step::Close(_) => {
                if let Some(opened) = open.pop() {
                    if let Some(slot) = partners.get_mut(opened) {
                        *slot = at;
                    }
                    if let Some(slot) = partners.get_mut(at) {
                        *slot = opened;
                    }
                }
            }
            _ => {}
        }
    }
    partners
}

/// What a delimiter's neighbour is to the flanking rules, where that is sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Neighbour {
    /// Whitespace, or the line's edge.
    Space,
    /// Punctuation or a symbol.
    Mark,
    /// A letter or digit.
    Letter,
    /// Combining characters, controls, scripts' oddities.
    Unsure,
}

fn doubtful(parts: &[Part]) -> Vec<usize> {
    let mut doubtful = Vec::new();
    let mut at = 0;
    let mut open_stars = 0_usize;
    while let Some(part) = parts.get(at) {
        let Part::Edge { delimiter, opens, tagged: false, .. } = part else {
            at += 1;
            continue;
        };
        let star = part.is_star();
        let mut end = at + 1;
        while star && parts.get(end).is_some_and(Part::is_star) {
            end += 1;
        }
        let run = parts.get(at..end).unwrap_or_default();
        let before = neighbour(parts.get(..at).unwrap_or_default().iter().rev(), true);
        let after = neighbour(parts.get(end..).unwrap_or_default().iter(), false);
        let same = run.iter().all(|part| matches!(part, Part::Edge { opens: other, .. } if other == opens));
        let touching = *delimiter == "~~" && touches_edge(parts, at);
        let fine = same && !touching && reads_back(*opens, before, after, star && open_stars == 0);
        if !fine {
            doubtful.extend(at..end);
        }
        for part in run {
            match part {
                Part::Edge { opens: true, .. } if star => open_stars += 1,
                Part::Edge { .. } if star => open_stars = open_stars.saturating_sub(1),
                _ => {}
            }
        }
        at = end;
    }
    doubtful
}

/// Strike's tildes are skipped when other delimiters look at their
/// neighbours, so they stand alone or not at all.
fn touches_edge(parts: &[Part], at: usize) -> bool {
    let is_delimiter = |part: Option<&Part>| matches!(part, Some(Part::Edge { tagged: false, .. }));
    is_delimiter(at.checked_sub(1).and_then(|at| parts.get(at))) || is_delimiter(parts.get(at + 1))
}

/// Whether a run opens (or closes) for certain. Inside other emphasis it must
/// not be able to do both, or it might pair with the wrong one.
fn reads_back(opens: bool, before: Neighbour, after: Neighbour, alone: bool) -> bool {
    use Neighbour::{Letter, Mark, Space, Unsure};
    let (outer, inner) = if opens { (before, after) } else { (after, before) };
    match (outer, inner) {
        (Space | Mark, Letter) | (Space, Mark) => true,
        (Letter | Unsure, Letter) | (Mark, Mark) => alone || !opens,
        _ => false,
    }
}

fn neighbour<'p>(parts: impl Iterator<Item = &'p Part>, backwards: bool) -> Neighbour {
    for part in parts {
        match part {
            Part::Source(source) => {
                let nearest = if backwards { source.chars().next_back() } else { source.chars().next() };
                if let Some(c) = nearest {
                    return classify(c);
                }
            }
            Part::Edge { .. } => return Neighbour::Mark,
        }
    }
    Neighbour::Space
}

fn classify(c: char) -> Neighbour {
    match c {
        _ if c.is_whitespace() => Neighbour::Space,
        _ if c.is_ascii_punctuation() => Neighbour::Mark,
        '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205e}'
        | '«'
        | '»'
        | '¡'
        | '¿'
        | '\u{3001}'..='\u{3003}'
        | '\u{3008}'..='\u{3011}' => Neighbour::Mark,
        _ if escape::is_letter(c) => Neighbour::Letter,
        _ => Neighbour::Unsure,
    }
}

/// Words with others before and after them on the line.
pub(super) const MID_LINE: Around =
    Around { before: Before::Other, line_end: false, place: Place::Paragraph };
