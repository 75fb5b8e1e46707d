//! Words in a line of HTML: text with marks.

use super::dom::{Dom, Id};
use super::{Maker, links};
use stet_core::text::{Inline, Link, Marks};

/// Elements that stand in a line.
const INLINE: &[&str] = &[
    "",
    "a",
    "abbr",
    "acronym",
    "b",
    "bdi",
    "bdo",
    "big",
    "cite",
    "code",
    "data",
    "del",
    "dfn",
    "em",
    "font",
    "i",
    "ins",
    "kbd",
    "label",
    "mark",
    "nobr",
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "sup",
    "time",
    "tt",
    "u",
    "var",
    "wbr",
    "br",
    "o:p",
    "st1:place",
    "center-inline",
    "img-inline",
];

/// True for an element that does not begin a block.
pub(super) fn is_inline(name: &str) -> bool {
    INLINE.contains(&name) || name.contains(':')
}

/// A line being read.
#[derive(Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Inline>,
    /// The source's line it begins on.
    pub(super) at: usize,
}

impl Line {
    fn push(&mut self, text: &str, marks: &Marks) {
        self.pieces.push(Inline::Text { text: text.to_owned(), marks: marks.clone() });
    }
}

/// Reads a node of a line into it.
pub(super) fn read(maker: &mut Maker<'_>, id: Id, marks: &Marks, line: &mut Line) {
    let dom = maker.dom;
    if let Some(text) = dom.text_of(id) {
        if line.at == 0 && !text.trim().is_empty() {
            line.at = dom.line(id) - text.matches('\n').count().min(dom.line(id).saturating_sub(1));
        }
        line.push(text, marks);
        return;
    }
    let mut inner = marks.clone();
    match dom.name(id) {
        "br" => {
            line.pieces.push(Inline::HardBreak);
            return;
        }
        "del" if !maker.ours => {
            maker.drop(id, "deleted text of tracked changes");
            return;
        }
        "strong" | "b" => inner.strong = !is_reset(dom, id),
        "em" | "i" | "cite" | "dfn" | "var" => inner.em = !styled(dom, id, "font-style", "normal"),
        "s" | "strike" => inner.strike = true,
        "sub" => inner.sub = true,
        "sup" => {
            if let Some(label) = note_label(dom, id) {
                line.pieces.push(Inline::NoteRef { label });
                return;
            }
            inner.sup = true;
        }
        "code" | "kbd" | "samp" | "tt" => inner.code = true,
        "a" => {
            if let Some(label) = note_label(dom, id) {
                line.pieces.push(Inline::NoteRef { label });
                return;
            }
            link(maker, id, &mut inner);
        }
        "q" => {
            line.push("“", marks);
            children(maker, id, &inner, line);
            line.push("”", marks);
            return;
        }
        "rp" | "rt" => return,
        _ => styles(dom, id, &mut inner),
    }
    children(maker, id, &inner, line);
}

fn children(maker: &mut Maker<'_>, id: Id, marks: &Marks, line: &mut Line) {
    let dom = maker.dom;
    for child in dom.children(id) {
        match maker.unwanted(*child) {
            Some(why) => maker.drop(*child, why),
            None => read(maker, *child, marks, line),
        }
    }
}

fn link(maker: &mut Maker<'_>, id: Id, marks: &mut Marks) {
    let Some(href) = maker.dom.attribute(id, "href") else { return };
    match links::clean(href) {
        Ok(href) => {
            let title = maker.dom.attribute(id, "title").unwrap_or_default().to_owned();
            marks.link = Some(Link { href, title });
        }
        Err(why) => maker.dropped.push(crate::reading::Dropped {
            line: maker.dom.line(id),
            text: crate::words::short(href),
            why: why.to_owned(),
        }),
    }
}

/// A reference to a footnote: a link that says so, or to a place that does.
fn note_label(dom: &Dom, id: Id) -> Option<String> {
    let anchor = if dom.name(id) == "a" {
        id
    } else {
        *dom.children(id).iter().find(|child| dom.name(**child) == "a")?
    };
    let href = dom.attribute(anchor, "href")?.strip_prefix('#')?;
    let said = dom.attribute(anchor, "role") == Some("doc-noteref")
        || dom.has_class(anchor, "footnote-ref")
        || dom.has_class(id, "footnote-ref")
        || ["fn", "note", "_ftn", "footnote", "cite_note", "endnote"]
            .iter()
            .any(|start| href.trim_start_matches("user-content-").starts_with(start))
        || href.contains("fn-") && !href.contains("fnref");
    let label = dom.words(anchor).trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned();
    (said && !label.is_empty() && label.chars().count() <= 12 && !label.contains(' ')).then_some(label)
}

/// Google Docs wraps a whole paste in `<b style="font-weight:normal">`.
fn is_reset(dom: &Dom, id: Id) -> bool {
    styled(dom, id, "font-weight", "normal")
        || styled(dom, id, "font-weight", "400")
        || dom.attribute(id, "id").is_some_and(|id| id.starts_with("docs-internal-guid"))
}

fn styles(dom: &Dom, id: Id, marks: &mut Marks) {
    if dom.attribute(id, "style").is_none() {
        return;
    }
    marks.strong = marks.strong
        || ["bold", "700", "800", "900", "600"].iter().any(|value| styled(dom, id, "font-weight", value));
    marks.em = marks.em || styled(dom, id, "font-style", "italic");
    marks.strike = marks.strike
        || styled(dom, id, "text-decoration", "line-through")
        || styled(dom, id, "text-decoration-line", "line-through");
    marks.sup = marks.sup || styled(dom, id, "vertical-align", "super");
    marks.sub = marks.sub || styled(dom, id, "vertical-align", "sub");
}

/// True when the style attribute gives the property this value.
pub(super) fn styled(dom: &Dom, id: Id, property: &str, value: &str) -> bool {
    dom.attribute(id, "style").is_some_and(|style| {
        style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, given)| {
            name.trim().eq_ignore_ascii_case(property)
                && given
                    .trim()
                    .trim_end_matches("!important")
                    .trim()
                    .to_ascii_lowercase()
                    .split_ascii_whitespace()
                    .any(|word| word == value)
        })
    })
}
