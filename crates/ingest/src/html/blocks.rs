//! Blocks of HTML as blocks of ours.

use super::Maker;
use super::dom::{Dom, Id};
use super::inline::{self, Line, is_inline};
use super::lists::{flat, is_flat, is_word_item, list, word_item};
use super::pictures::{figure, picture, picture_aside};
use super::quotes::{is_pull_quote, pull_quote, quote};
use super::tables::{code, is_notes, notes, table};
use crate::page::{Said, Unit};
use crate::words::tidy;
use stet_core::text::{Inline, Inlines, Marks, Node};

/// Reads everything in an element as blocks, one unit a block.
pub(super) fn flow(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let mut line = Line::default();
    for child in maker.dom.children(id).to_vec() {
        if let Some(why) = maker.unwanted(child) {
            maker.drop(child, why);
        } else if is_line(maker, child) {
            inline::read(maker, child, &Marks::none(), &mut line);
        } else {
            paragraphs(std::mem::take(&mut line), said, out);
            block(maker, child, said, out);
            beside(maker, out);
        }
    }
    paragraphs(line, said, out);
    beside(maker, out);
}

/// Puts what the block before could not hold behind it.
fn beside(maker: &mut Maker<'_>, out: &mut Vec<Unit>) {
    if maker.inside == 0 {
        out.append(&mut maker.aside);
    }
}

/// An inline element may hold blocks all the same: Google Docs does.
pub(super) fn is_line(maker: &Maker<'_>, id: Id) -> bool {
    (is_inline(maker.dom.name(id)) && !maker.dom.holds_block(id)) || maker.dom.is_emoji(id)
}

pub(super) fn block(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let said = maker.says(id).or(said);
    let first = out.len();
    match maker.dom.name(id) {
        _ if is_word_item(maker.dom, id) => word_item(maker, id, out),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => heading(maker, id, said, out),
        "p" | "div" if called_heading(maker.dom, id).is_some() => heading(maker, id, said, out),
        "ul" | "ol" if maker.whole && is_flat(maker.dom, id) => flat(maker, id, out),
        "ul" | "ol" | "menu" | "dir" => list(maker, id, said, out),
        "blockquote" => quote(maker, id, out),
        "figure" => figure(maker, id, said, out),
        "aside" if is_pull_quote(maker, id) => pull_quote(maker, id, out),
        "img" | "picture" => picture(maker, id, out),
        "table" => table(maker, id, said, out),
        "pre" => code(maker, id, out),
        "hr" => out.push(made(maker, id, Node::Rule, "***")),
        "section" if is_notes(maker, id) => notes(maker, id, out),
        _ => flow(maker, id, said, out),
    }
    if let Some(unit) = out.get_mut(first) {
        unit.gap = true;
    }
}

pub(super) fn made(maker: &Maker<'_>, id: Id, node: Node, text: &str) -> Unit {
    let said = maker.ours.then_some(Said::Body);
    Unit {
        lines: vec![(maker.dom.line(id), tidy(text))],
        text: tidy(text),
        gap: true,
        node: Some(node),
        said,
        ..Unit::default()
    }
}

/// One or more paragraphs: two breaks in a row part them.
pub(super) fn paragraphs(line: Line, said: Option<Said>, out: &mut Vec<Unit>) {
    let mut pieces: Vec<Vec<Inline>> = vec![Vec::new()];
    let mut breaks = 0;
    for piece in line.pieces {
        let blank = matches!(&piece, Inline::Text { text, .. } if text.trim_matches(|letter: char| letter.is_ascii_whitespace()).is_empty());
        match piece {
            Inline::HardBreak => breaks += 1,
            piece if blank && breaks > 0 => drop(piece),
            piece => {
                if breaks >= 2 {
                    pieces.push(Vec::new());
                }
                if let Some(last) = pieces.last_mut() {
                    if breaks == 1 && !last.is_empty() {
                        last.push(Inline::HardBreak);
                    }
                    last.push(piece);
                }
                breaks = 0;
            }
        }
    }
    for piece in pieces {
        let words = normal(piece);
        if words.is_empty() {
            continue;
        }
        let text = tidy(&words.text().replace('\n', " "));
        if text.is_empty() && !words.iter().any(|piece| matches!(piece, Inline::NoteRef { .. })) {
            continue;
        }
        let linked = is_linked(&words);
        out.push(Unit {
            lines: vec![(line.at, text.clone())],
            text,
            gap: true,
            linked,
            said,
            node: Some(Node::Paragraph(words)),
            ..Unit::default()
        });
    }
}

/// White space as HTML means it: runs are one blank, none at either end or
/// around a break. A no-break space counts as one of them where it stands
/// beside another or at an end: programs indent and pad with it.
pub(super) fn normal(pieces: Vec<Inline>) -> Inlines {
    let mut out: Vec<Inline> = Vec::new();
    let mut open = false;
    for piece in pieces {
        match piece {
            Inline::Text { text, marks } => {
                let mut words = String::with_capacity(text.len());
                for letter in text.chars() {
                    if letter.is_ascii_whitespace() {
                        if words.ends_with('\u{a0}') {
                            words.pop();
                            words.push(' ');
                        } else if open {
                            words.push(' ');
                        }
                        open = false;
                    } else if letter == '\u{a0}' && (!open || words.ends_with('\u{a0}')) {
                    } else {
                        words.push(letter);
                        open = true;
                    }
                }
                out.push(Inline::Text { text: words, marks });
            }
            Inline::HardBreak => {
                trim_end(&mut out);
                out.push(Inline::HardBreak);
                open = false;
            }
            piece => {
                out.push(piece);
                open = true;
            }
        }
    }
    trim_end(&mut out);
    Inlines::new(out)
}

pub(super) fn trim_end(out: &mut Vec<Inline>) {
    while let Some(last) = out.last_mut() {
        match last {
            Inline::Text { text, .. } => {
                text.truncate(text.trim_end_matches([' ', '\u{a0}']).len());
                if !text.is_empty() {
                    return;
                }
                out.pop();
            }
            _ => return,
        }
    }
}

pub(super) fn is_linked(words: &Inlines) -> bool {
    let mut any = false;
    let all = words.iter().all(|piece| match piece {
        Inline::Text { text, marks } if !text.trim().is_empty() => {
            any = true;
            marks.link.is_some()
        }
        _ => true,
    });
    any && all
}

/// The words of an element as one line.
pub(super) fn line(maker: &mut Maker<'_>, id: Id) -> Inlines {
    let mut line = Line::default();
    for child in maker.dom.children(id).to_vec() {
        match maker.unwanted(child) {
            Some(why) => maker.drop(child, why),
            None => loose(maker, child, &mut line),
        }
    }
    normal(line.pieces)
}

/// Blocks inside what can only be a line: their words, a blank between.
pub(super) fn loose(maker: &mut Maker<'_>, id: Id, line: &mut Line) {
    if is_line(maker, id) {
        inline::read(maker, id, &Marks::none(), line);
        return;
    }
    if picture_aside(maker, id) {
        return;
    }
    line.pieces.push(Inline::Text { text: " ".into(), marks: Marks::none() });
    for child in maker.dom.children(id).to_vec() {
        match maker.unwanted(child) {
            Some(why) => maker.drop(child, why),
            None => loose(maker, child, line),
        }
    }
    line.pieces.push(Inline::Text { text: " ".into(), marks: Marks::none() });
}

pub(super) fn heading(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let named = maker.dom.name(id).trim_start_matches('h').parse().ok();
    let level: u8 = named.or(called_heading(maker.dom, id)).unwrap_or(2);
    let text = plain_weight(line(maker, id));
    let words = tidy(&text.text().replace('\n', " "));
    if words.is_empty() {
        return;
    }
    let linked = is_linked(&text);
    let said = if maker.headline == Some(id) {
        Some(Said::Headline)
    } else {
        said.filter(|said| *said != Said::Body || maker.ours)
    };
    let node = Node::Heading { level: if maker.whole { level } else { level.clamp(2, 4) }, text };
    out.push(Unit {
        lines: vec![(maker.dom.line(id), words.clone())],
        text: words,
        gap: true,
        level,
        linked,
        said,
        node: Some(node),
    });
}

/// The level of a paragraph that is a heading by what it is called: by its
/// role, or by a style of Word.
fn called_heading(dom: &Dom, id: Id) -> Option<u8> {
    let by_role = (dom.attribute(id, "role") == Some("heading"))
        .then(|| dom.attribute(id, "aria-level").and_then(|level| level.parse().ok()).unwrap_or(2));
    let by_class = || {
        let class = dom.attribute(id, "class")?;
        class.split_ascii_whitespace().find_map(|word| match word {
            "MsoTitle" => Some(1),
            "MsoSubtitle" => Some(2),
            word => word.strip_prefix("MsoHeading")?.parse().ok(),
        })
    };
    let by_outline = || {
        let (_, rest) = dom.attribute(id, "style")?.split_once("mso-outline-level:")?;
        rest.trim_start().chars().next()?.to_digit(10).and_then(|level| u8::try_from(level).ok())
    };
    by_role
        .or_else(by_class)
        .or_else(by_outline)
        .map(|level| level.clamp(1, 6))
        .filter(|_| dom.size(id) < 600)
}

/// A heading is bold by being one; only what stands out in it is said.
fn plain_weight(words: Inlines) -> Inlines {
    let all = words.iter().all(|piece| match piece {
        Inline::Text { text, marks } => marks.strong || text.trim().is_empty(),
        _ => true,
    });
    if !all {
        return words;
    }
    Inlines::new(words.into_iter().map(|piece| match piece {
        Inline::Text { text, marks } => Inline::Text { text, marks: Marks { strong: false, ..marks } },
        piece => piece,
    }))
}

/// The nodes inside an element, for what may hold blocks itself.
pub(super) fn nodes(maker: &mut Maker<'_>, id: Id) -> Vec<Node> {
    let mut units = Vec::new();
    let held = maker.flat.take();
    maker.inside += 1;
    flow(maker, id, None, &mut units);
    maker.inside -= 1;
    maker.flat = held;
    units.into_iter().filter_map(|unit| unit.node).collect()
}
