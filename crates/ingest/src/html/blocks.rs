//! Blocks of HTML as blocks of ours.

use super::Maker;
use super::dom::Id;
use super::inline::{self, Line, is_inline};
use super::lists::{list, word_item};
use super::pictures::{figure, picture};
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
        }
    }
    paragraphs(line, said, out);
}

/// An inline element may hold blocks all the same: Google Docs does.
pub(super) fn is_line(maker: &Maker<'_>, id: Id) -> bool {
    is_inline(maker.dom.name(id)) && !maker.dom.holds_block(id)
}

pub(super) fn block(maker: &mut Maker<'_>, id: Id, said: Option<Said>, out: &mut Vec<Unit>) {
    let said = maker.says(id).or(said);
    let first = out.len();
    maker.word_list = maker.word_list && maker.is_word_item(id);
    match maker.dom.name(id) {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => heading(maker, id, said, out),
        "p" if maker.is_word_item(id) => word_item(maker, id, out),
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
/// around a break.
pub(super) fn normal(pieces: Vec<Inline>) -> Inlines {
    let mut out: Vec<Inline> = Vec::new();
    let mut open = false;
    for piece in pieces {
        match piece {
            Inline::Text { text, marks } => {
                let mut words = String::with_capacity(text.len());
                for letter in text.chars().filter(|letter| !crate::words::is_debris(*letter)) {
                    if letter.is_ascii_whitespace() {
                        if open {
                            words.push(' ');
                        }
                        open = false;
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
                text.truncate(text.trim_end_matches(' ').len());
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
    let level: u8 = maker.dom.name(id).trim_start_matches('h').parse().unwrap_or(2);
    let text = line(maker, id);
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
    let node = Node::Heading { level: level.clamp(2, 4), text };
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

/// The nodes inside an element, for what may hold blocks itself.
pub(super) fn nodes(maker: &mut Maker<'_>, id: Id) -> Vec<Node> {
    let mut units = Vec::new();
    flow(maker, id, None, &mut units);
    units.into_iter().filter_map(|unit| unit.node).collect()
}
