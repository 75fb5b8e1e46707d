//! Words in a line of HTML: text with marks.

use super::dom::{Dom, Id};
use super::{Maker, links};
use crate::reading::LeftOut;
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
    if let Some(label) = maker.notes.label(id) {
        line.pieces.push(Inline::NoteRef { label: label.to_owned() });
        return;
    }
    let mut inner = marks.clone();
    match dom.name(id) {
        "br" => {
            line.pieces.push(Inline::HardBreak);
            return;
        }
        "del" if !maker.ours => {
            if let Some(out) = super::changes::of(maker, id) {
                maker.drop(id, out);
            }
            return;
        }
        "img" | "picture" if super::pictures::picture_aside(maker, id) => return,
        "img" => {
            line.push(dom.attribute(id, "alt").unwrap_or_default(), marks);
            return;
        }
        "strong" | "b" => inner.strong = !is_wrapper(dom, id),
        "em" | "i" | "cite" | "dfn" | "var" => inner.em = true,
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
        _ => {}
    }
    if is_spacer(dom, id) {
        line.push(" ", marks);
        return;
    }
    styles(dom, id, &mut inner);
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
    let here = maker.whole && href.starts_with('#') && href.len() > 1;
    let cleaned = if here { Err("link to a place in the document it came from") } else { links::clean(href) };
    match cleaned {
        Ok(links::Clean { href, unwrapped, stripped }) => {
            maker.cleaned.unwrapped += usize::from(unwrapped);
            maker.cleaned.stripped += usize::from(stripped && !unwrapped);
            let title = maker.dom.attribute(id, "title").unwrap_or_default();
            let title = if title == href { "" } else { title };
            marks.link = Some(Link { href, title: title.to_owned() });
        }
        Err(why) => maker.dropped.push(crate::reading::Dropped {
            line: maker.dom.line(id),
            text: crate::words::short(href),
            why: why.to_owned(),
            what: LeftOut::Link,
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

/// Google Docs wraps a whole paste in `<b>` that means nothing.
fn is_wrapper(dom: &Dom, id: Id) -> bool {
    dom.attribute(id, "id").is_some_and(|id| id.starts_with("docs-internal-guid"))
}

/// A tab, or the blank that Apple's programs keep from breaking: a space.
fn is_spacer(dom: &Dom, id: Id) -> bool {
    let by_class = dom.attribute(id, "class").is_some_and(|class| {
        ["Apple-tab-span", "Apple-converted-space", "TabRun"].iter().any(|word| class.contains(word))
    });
    let by_style = dom.attribute(id, "style").is_some_and(|style| style.contains("mso-tab-count"));
    (by_class || by_style)
        && dom.words(id).trim_matches(|letter: char| letter.is_whitespace() || letter == '.').is_empty()
}

/// What the style says; it also takes back what an element around it said.
fn styles(dom: &Dom, id: Id, marks: &mut Marks) {
    if dom.attribute(id, "style").is_none() {
        return;
    }
    let any = |property: &str, values: &[&str]| values.iter().any(|value| styled(dom, id, property, value));
    if any("font-weight", &["bold", "bolder", "600", "700", "800", "900"]) {
        marks.strong = true;
    } else if any("font-weight", &["normal", "lighter", "100", "200", "300", "400", "500"]) {
        marks.strong = false;
    }
    if any("font-style", &["italic", "oblique"]) {
        marks.em = true;
    } else if any("font-style", &["normal"]) {
        marks.em = false;
    }
    marks.strike = marks.strike
        || any("text-decoration", &["line-through"])
        || any("text-decoration-line", &["line-through"]);
    marks.sup = marks.sup || any("vertical-align", &["super"]);
    marks.sub = marks.sub || any("vertical-align", &["sub"]);
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
