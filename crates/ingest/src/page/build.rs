//! Blocks from the units that are copy.

use super::list::{self, Marker};
use super::unit::Unit;
use super::{Fate, Page, kicker, quotation};
use crate::words::{count, ends_sentence};
use stet_core::text::{Inline, Inlines, ListItem, Marks, Node};

/// Fills in headline, standfirst, body and dateline.
pub(super) fn build(page: &mut Page<'_>) {
    let standfirst = page
        .units
        .iter()
        .zip(&page.fates)
        .find(|(_, fate)| **fate == Fate::Standfirst)
        .map(|(unit, _)| line(unit));
    if let Some(standfirst) = standfirst {
        page.sorted.standfirst = emphasis_only(&standfirst);
    }
    let copy: Vec<&Unit> = page
        .units
        .iter()
        .zip(&page.fates)
        .filter(|(_, fate)| **fate == Fate::Body)
        .map(|(unit, _)| unit)
        .collect();
    let mut body = blocks(&copy);
    if page.sorted.fields.kind.is_none() {
        page.sorted.fields.kind = kicker::of_headline(&page.sorted.headline);
    }
    if let Some(first) = body.iter_mut().find(|node| matches!(node, Node::Paragraph(_)))
        && let Node::Paragraph(words) = first
        && let Some((dateline, rest)) = super::body_dateline(words)
        && page.sorted.fields.dateline.as_ref().is_none_or(|known| *known == dateline)
    {
        page.sorted.fields.dateline = Some(dateline);
        *words = rest;
    }
    page.sorted.body = body;
}

/// Blocks of a fragment of plain text: paragraphs, lists, quotations and
/// breaks, with no guess at headline or byline.
pub(crate) fn plain_blocks(text: &str) -> Vec<Node> {
    let units = super::unit::units(text);
    let all: Vec<&Unit> = units.iter().collect();
    group(&all, |_, _| false)
}

/// Plain text as paragraphs and nothing else.
pub(crate) fn paragraphs(text: &str) -> Vec<Node> {
    super::unit::units(text).iter().map(|unit| Node::Paragraph(Inlines::plain(unit.text.clone()))).collect()
}

fn blocks(copy: &[&Unit]) -> Vec<Node> {
    group(copy, is_subhead)
}

fn group(copy: &[&Unit], subhead: impl Fn(&[&Unit], usize) -> bool) -> Vec<Node> {
    let mut out: Vec<Node> = Vec::new();
    let mut at = 0;
    while let Some(unit) = copy.get(at) {
        let rest = copy.get(at..).unwrap_or_default();
        if let Some(node) = unit.node.as_ref().filter(|node| !matches!(node, Node::Paragraph(_))) {
            out.push(match node {
                Node::Heading { level, text } => {
                    Node::Heading { level: (*level).clamp(2, 4), text: text.clone() }
                }
                node => node.clone(),
            });
            at += 1;
            continue;
        }
        let listed = listed(rest);
        let square = listed == 1 && unit.text.starts_with(['■', '◆', '●', '▼', '▶', '□', '○', '◇']);
        let cut = list::marker(&unit.text).map_or(0, |(_, words)| unit.text.len() - words.len());
        if square
            && !ends_sentence(&unit.text)
            && copy.get(at + 1).is_some_and(|next| crate::words::is_prose(&next.text))
        {
            out.push(Node::Heading { level: 2, text: without_start(&line(unit), cut) });
            at += 1;
            continue;
        }
        if listed > 0 {
            out.push(list_of(rest.get(..listed).unwrap_or_default()));
            at += listed;
            continue;
        }
        let introduced = at
            .checked_sub(1)
            .and_then(|above| copy.get(above))
            .is_some_and(|above| above.text.ends_with([':', '：']));
        let run = if introduced { unmarked_run(rest) } else { 0 };
        if run > 0 {
            out.push(list_of(rest.get(..run).unwrap_or_default()));
            at += run;
            continue;
        }
        if let Some((node, used)) = quoted(rest) {
            out.push(node);
            at += used;
            continue;
        }
        if is_break(&unit.text) {
            out.push(Node::Rule);
        } else if subhead(copy, at) {
            out.push(Node::Heading { level: 2, text: line(unit) });
        } else {
            out.push(Node::Paragraph(line(unit)));
        }
        at += 1;
    }
    out
}

fn listed(rest: &[&Unit]) -> usize {
    if rest.first().is_none_or(|first| list::marker(&first.text).is_none()) {
        return 0;
    }
    let texts: Vec<&str> =
        rest.iter().take(2000).take_while(|unit| is_line(unit)).map(|unit| unit.text.as_str()).collect();
    list::length(&texts)
}

fn is_line(unit: &Unit) -> bool {
    unit.node.as_ref().is_none_or(|node| matches!(node, Node::Paragraph(_)))
}

/// Short lines under a line that ends in a colon: a list that lost its bullets.
fn unmarked_run(rest: &[&Unit]) -> usize {
    let run = rest
        .iter()
        .enumerate()
        .take_while(|(at, unit)| {
            unit.node.is_none()
                && (*at == 0 || !unit.gap)
                && count(&unit.text) <= 14
                && !ends_sentence(&unit.text)
                && !unit.text.ends_with([':', '：'])
                && quotation::attribution_line(&unit.text).is_none()
        })
        .count();
    if run >= 3 { run } else { 0 }
}

fn list_of(units: &[&Unit]) -> Node {
    let items = units
        .iter()
        .map(|unit| {
            let words = line(unit);
            let cut = list::marker(&unit.text).map_or(0, |(_, rest)| unit.text.len() - rest.len());
            ListItem(vec![Node::Paragraph(without_start(&words, cut))])
        })
        .collect();
    match units.first().and_then(|unit| list::marker(&unit.text)) {
        Some((Marker::Number(start), _)) => Node::OrderedList { start, items },
        _ => Node::BulletList(items),
    }
}

/// A quotation with its speaker, in one line or two.
fn quoted(rest: &[&Unit]) -> Option<(Node, usize)> {
    let unit = rest.first().filter(|unit| is_line(unit))?;
    if let Some((quote, name)) = quotation::attributed(&unit.text) {
        let words = cut_end(&line(unit), quote);
        return Some((
            Node::Quotation { attribution: name.to_owned(), content: vec![Node::Paragraph(words)] },
            1,
        ));
    }
    let next = rest.get(1).filter(|next| is_line(next))?;
    let name = quotation::attribution_line(&next.text)?;
    quotation::is_quote(&unit.text).then(|| {
        (Node::Quotation { attribution: name.to_owned(), content: vec![Node::Paragraph(line(unit))] }, 2)
    })
}

/// A short line without a full stop, right before text that goes on.
fn is_subhead(copy: &[&Unit], at: usize) -> bool {
    let Some(unit) = copy.get(at) else { return false };
    let Some(next) = copy.get(at + 1) else { return false };
    let colon = unit.text.ends_with([':', '：']);
    let listed =
        list::marker(&next.text).is_some() || unmarked_run(copy.get(at + 1..).unwrap_or_default()) > 0;
    let quoted = next.text.starts_with(['"', '“', '„', '«', '»', '‘', '「', '—', '–']);
    let lead_in = colon && (quoted || (listed && (!next.gap || count(&unit.text) > 4)));
    let sentence = ends_sentence(&unit.text) && !unit.text.ends_with(['?', '؟', '？', '!']);
    let solid = crate::words::is_prose(&next.text)
        || next.node.as_ref().is_some_and(|node| !matches!(node, Node::Paragraph(_)))
        || list::marker(&next.text).is_some()
        || ends_sentence(&next.text)
        || next.text.ends_with([':', '：'])
        || quotation::attributed(&next.text).is_some();
    let alone = at.checked_sub(1).is_none_or(|above| {
        copy.get(above).is_none_or(|above| unit.gap || crate::words::is_prose(&above.text))
    });
    is_line(unit)
        && unit.node.is_none()
        && count(&unit.text) <= 14
        && !sentence
        && !lead_in
        && solid
        && alone
        && list::marker(&unit.text).is_none()
        && !quotation::is_quote(&unit.text)
        && !is_break(&unit.text)
        && !is_speech(copy, at)
}

/// "Falk: What will you miss?" among other lines of Falk's.
fn is_speech(copy: &[&Unit], at: usize) -> bool {
    let speaker = |unit: &Unit| {
        unit.text
            .split_once([':', '：'])
            .filter(|(name, rest)| count(name) <= 4 && !rest.trim().is_empty())
            .map(|(name, _)| name.to_owned())
    };
    let Some(own) = copy.get(at).and_then(|unit| speaker(unit)) else { return false };
    copy.iter().enumerate().any(|(other, unit)| other != at && speaker(unit).is_some_and(|name| name == own))
}

fn is_break(text: &str) -> bool {
    crate::words::fold(text).is_empty()
}

fn line(unit: &Unit) -> Inlines {
    match &unit.node {
        Some(Node::Paragraph(words) | Node::Heading { text: words, .. }) => words.clone(),
        _ => Inlines::plain(unit.text.clone()),
    }
}

/// A standfirst carries emphasis and links and nothing else.
fn emphasis_only(words: &Inlines) -> Inlines {
    Inlines::new(
        words
            .iter()
            .map(|piece| match piece {
                Inline::Text { text, marks } => Inline::Text {
                    text: text.clone(),
                    marks: Marks { em: marks.em, link: marks.link.clone(), ..Marks::none() },
                },
                Inline::HardBreak => Inline::Text { text: " ".into(), marks: Marks::none() },
                piece => piece.clone(),
            })
            .filter(|piece| !matches!(piece, Inline::NoteRef { .. })),
    )
}

/// The line without so many bytes of its text at the start.
pub(super) fn without_start(words: &Inlines, cut: usize) -> Inlines {
    let mut left = cut;
    Inlines::new(words.iter().filter_map(|piece| match piece {
        Inline::Text { text, marks } => {
            let here = left.min(text.len());
            left -= here;
            text.get(here..).map(|rest| Inline::Text { text: rest.to_owned(), marks: marks.clone() })
        }
        piece if left > 0 => {
            let _ = piece;
            None
        }
        piece => Some(piece.clone()),
    }))
}

/// The line up to the end of these words, which it begins with.
pub(crate) fn cut_end(words: &Inlines, keep: &str) -> Inlines {
    let mut left = keep.len();
    Inlines::new(words.iter().filter_map(|piece| match piece {
        Inline::Text { text, marks } => {
            let here = left.min(text.len());
            left -= here;
            text.get(..here).map(|head| Inline::Text { text: head.to_owned(), marks: marks.clone() })
        }
        piece => (left > 0).then(|| piece.clone()),
    }))
}
