//! comrak's inline nodes, and the few HTML tags that are marks, as a line.

use super::tags::{Tag, Token, tokens};
use crate::text::{Inline, Inlines, Link, Marks};
use comrak::arena_tree::NodeEdge;
use comrak::nodes::{Node as Tree, NodeValue};

/// Why something could not be read, for the person who must decide.
pub(super) type Why = String;

/// What an HTML tag opened and has yet to close.
#[derive(Debug, PartialEq)]
pub(super) enum Opened {
    Strong,
    Em,
    Strike,
    Sub,
    Sup,
    Code,
    Link(Link),
    Note,
}

/// Pieces collected under the marks in force.
#[derive(Default)]
pub(super) struct Collector {
    pieces: Vec<Inline>,
    opened: Vec<Opened>,
    strong: usize,
    em: usize,
    strike: usize,
    links: Vec<Link>,
}

/// Reads the inline nodes of one paragraph, heading or cell.
pub(super) fn read_line<'a>(nodes: impl IntoIterator<Item = Tree<'a>>) -> Result<Inlines, Why> {
    let mut line = Collector::default();
    for node in nodes {
        for edge in node.traverse() {
            match edge {
                NodeEdge::Start(node) => line.enter(&node.data().value)?,
                NodeEdge::End(node) => line.leave(&node.data().value),
            }
        }
    }
    line.finish()
}

impl Collector {
    fn enter(&mut self, value: &NodeValue) -> Result<(), Why> {
        match value {
            NodeValue::Text(text) => return self.text(text),
            NodeValue::SoftBreak => return self.text(" "),
            NodeValue::LineBreak => self.pieces.push(Inline::HardBreak),
            NodeValue::Code(code) => {
                let marks = Marks { code: true, ..self.marks() };
                self.pieces.push(Inline::Text { text: code.literal.clone(), marks });
            }
            NodeValue::FootnoteReference(reference) => {
                self.pieces.push(Inline::NoteRef { label: reference.name.clone() });
            }
            NodeValue::HtmlInline(source) => return self.html(source),
            NodeValue::Strong => self.strong += 1,
            NodeValue::Emph => self.em += 1,
            NodeValue::Strikethrough => self.strike += 1,
            NodeValue::Link(link) => {
                self.links.push(Link { href: link.url.clone(), title: link.title.clone() })
            }
            NodeValue::Image(_) => return Err("It has a picture in the middle of a line.".into()),
            other => {
                return Err(format!("It holds something Stet has no place for ({}).", other.xml_node_name()));
            }
        }
        Ok(())
    }

    fn leave(&mut self, value: &NodeValue) {
        match value {
            NodeValue::Strong => self.strong = self.strong.saturating_sub(1),
            NodeValue::Emph => self.em = self.em.saturating_sub(1),
            NodeValue::Strikethrough => self.strike = self.strike.saturating_sub(1),
            NodeValue::Link(_) => {
                self.links.pop();
            }
            _ => {}
        }
    }

    /// Words under the marks in force.
    pub(super) fn text(&mut self, text: &str) -> Result<(), Why> {
        if self.opened.last() == Some(&Opened::Note) {
            return Err("A note reference has words inside it.".into());
        }
        self.pieces.push(Inline::Text { text: text.to_owned(), marks: self.marks() });
        Ok(())
    }

    fn html(&mut self, source: &str) -> Result<(), Why> {
        match tokens(source).as_deref() {
            Some([Token::Open(tag)]) => self.open(tag),
            Some([Token::Close(name)]) => self.close(name),
            _ => Err(unknown(source)),
        }
    }

    /// An opening tag that is a mark, a break or a note reference.
    pub(super) fn open(&mut self, tag: &Tag<'_>) -> Result<(), Why> {
        let opened = match tag.name.as_str() {
            "br" if tag.has_only(&[]) => {
                self.pieces.push(Inline::HardBreak);
                return Ok(());
            }
            "sup"
                if tag.has_only(&["data-note"])
                    && tag.attributes.iter().any(|(key, _)| key == "data-note") =>
            {
                self.pieces.push(Inline::NoteRef { label: tag.get("data-note").to_owned() });
                Opened::Note
            }
            "a" if tag.has_only(&["href", "title"])
                && tag.attributes.iter().any(|(key, _)| key == "href") =>
            {
                Opened::Link(Link { href: tag.get("href").to_owned(), title: tag.get("title").to_owned() })
            }
            name if tag.has_only(&[]) => mark(name).ok_or_else(|| unknown(&format!("<{name}>")))?,
            name => return Err(unknown(&format!("<{name}>"))),
        };
        self.opened.push(opened);
        Ok(())
    }

    /// A closing tag; it must close what was opened last.
    pub(super) fn close(&mut self, name: &str) -> Result<(), Why> {
        let fits = match (self.opened.pop(), name) {
            (Some(Opened::Link(_)), "a") | (Some(Opened::Note), "sup") => true,
            (Some(opened), name) => mark(name) == Some(opened),
            (None, _) => false,
        };
        if fits { Ok(()) } else { Err(format!("Its HTML does not close what it opens (</{name}>).")) }
    }

    /// True when every tag is closed.
    pub(super) fn is_closed(&self) -> bool {
        self.opened.is_empty()
    }

    /// The pieces so far, for readers that trim them.
    pub(super) fn pieces(&mut self) -> &mut Vec<Inline> {
        &mut self.pieces
    }

    /// The line; every tag must be closed.
    pub(super) fn finish(self) -> Result<Inlines, Why> {
        if self.is_closed() {
            Ok(Inlines::new(self.pieces))
        } else {
            Err("Its HTML opens what it does not close.".into())
        }
    }

    fn marks(&self) -> Marks {
        let mut marks = Marks {
            strong: self.strong > 0,
            em: self.em > 0,
            strike: self.strike > 0,
            link: self.links.last().cloned(),
            ..Marks::none()
        };
        for opened in &self.opened {
            match opened {
                Opened::Strong => marks.strong = true,
                Opened::Em => marks.em = true,
                Opened::Strike => marks.strike = true,
                Opened::Sub => marks.sub = true,
                Opened::Sup => marks.sup = true,
                Opened::Code => marks.code = true,
                Opened::Link(link) => marks.link = Some(link.clone()),
                Opened::Note => {}
            }
        }
        marks
    }
}

fn mark(name: &str) -> Option<Opened> {
    Some(match name {
        "strong" | "b" => Opened::Strong,
        "em" | "i" => Opened::Em,
        "del" | "s" | "strike" => Opened::Strike,
        "sub" => Opened::Sub,
        "sup" => Opened::Sup,
        "code" => Opened::Code,
        _ => return None,
    })
}

fn unknown(source: &str) -> Why {
    let start: String = source.chars().take(40).collect();
    format!("It has HTML that Stet cannot read: {start}")
}
