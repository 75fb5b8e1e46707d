//! Which marks can be written with delimiters (`**`, `*`, `~~`) and which need
//! tags: CommonMark's flanking rules (6.2), taken strictly. A delimiter is
//! kept only where it is sure to open or close as meant; one character too
//! many is a tag in the source, one too few is a word lost.

use super::escape;
use crate::text::nesting::Step;

/// A piece of a line's source, its marks' edges still open to choice.
#[derive(Debug)]
pub(super) enum Part {
    /// Settled source.
    Source(String),
    /// The edge of a mark that has a delimiter and a tag.
    Edge { delimiter: &'static str, tag: &'static str, opens: bool, tagged: bool },
}

impl Part {
    pub(super) fn print(&self, out: &mut String) {
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

/// Turns edges that the delimiter rules would misread into tags, until all
/// that are left are sure. Each round can only add tags; lines that need more
/// than a few rounds get tags throughout.
pub(super) fn choose_delimiters(parts: &mut [Part], steps: &[Step<'_>]) {
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
