//! Document to JSON.

use crate::text::{Block, Document, Framing, Inline, Inlines, ListItem, Marks, Node, SCHEMA, TableRow};
use serde_json::{Map, Value, json};

/// The whole document: `schema`, `furniture`, `blocks`.
pub fn document_to_json(document: &Document) -> Value {
    json!({
        "schema": SCHEMA,
        "furniture": {
            "headline": document.furniture.headline,
            "short_headline": document.furniture.short_headline,
            "standfirst": inlines_to_json(&document.furniture.standfirst),
        },
        "blocks": document.blocks.iter().map(block_to_json).collect::<Vec<_>>(),
    })
}

/// One block, its id first among the attributes.
pub fn block_to_json(block: &Block) -> Value {
    node(&block.node, Some(block.id.as_str()))
}

/// A line as an array of inline nodes.
pub fn inlines_to_json(line: &Inlines) -> Value {
    Value::Array(line.iter().map(inline).collect())
}

fn node(node: &Node, id: Option<&str>) -> Value {
    let (attrs, content) = parts(node);
    let mut all = Map::new();
    if let Some(id) = id {
        all.insert("id".into(), id.into());
    }
    if let Value::Object(own) = attrs {
        all.extend(own);
    }
    shape(node.kind(), all, content)
}

fn shape(kind: &str, attrs: Map<String, Value>, content: Vec<Value>) -> Value {
    let mut out = Map::new();
    out.insert("type".into(), kind.into());
    if !attrs.is_empty() {
        out.insert("attrs".into(), Value::Object(attrs));
    }
    if !content.is_empty() {
        out.insert("content".into(), Value::Array(content));
    }
    Value::Object(out)
}

fn parts(node: &Node) -> (Value, Vec<Value>) {
    match node {
        Node::Paragraph(text) => (Value::Null, line(text)),
        Node::Heading { level, text } => (json!({ "level": level }), line(text)),
        Node::BulletList(items) => (Value::Null, items.iter().map(item).collect()),
        Node::OrderedList { start, items } => (json!({ "start": start }), items.iter().map(item).collect()),
        Node::Quotation { attribution, content } => (json!({ "attribution": attribution }), nodes(content)),
        Node::PullQuote { attribution, text } => (json!({ "attribution": attribution }), line(text)),
        Node::Figure { src, alt, credit, licence, framing, caption } => {
            let attrs = json!({ "src": src, "alt": alt, "credit": credit, "licence": licence });
            (framed(attrs, *framing), line(caption))
        }
        Node::Embed { url, title, caption } => {
            (json!({ "url": url, "title": title, "caption": caption }), vec![])
        }
        Node::Table(rows) => (Value::Null, rows.iter().map(row).collect()),
        Node::Rule => (Value::Null, vec![]),
        Node::Code { language, text } => (json!({ "language": language }), words(text)),
        Node::Note { label, content } => (json!({ "label": label }), nodes(content)),
        Node::Verbatim { text, format, why } => {
            (json!({ "text": text, "format": format, "why": why }), vec![])
        }
    }
}

/// Adds how a picture is cut, where something is said about it: pictures from
/// before there was a crop keep their hashes.
fn framed(mut attrs: Value, framing: Framing) -> Value {
    if let Value::Object(attrs) = &mut attrs {
        for (key, value) in [("crop", framing.crop.name().to_owned()), ("focus", framing.focus.written())] {
            if !value.is_empty() {
                attrs.insert(key.into(), value.into());
            }
        }
    }
    attrs
}

fn words(text: &str) -> Vec<Value> {
    if text.is_empty() { vec![] } else { vec![json!({ "type": "text", "text": text })] }
}

fn nodes(content: &[Node]) -> Vec<Value> {
    content.iter().map(|inner| node(inner, None)).collect()
}

fn item(item: &ListItem) -> Value {
    shape("list_item", Map::new(), nodes(&item.0))
}

fn row(row: &TableRow) -> Value {
    let cells = row.0.iter().map(|cell| {
        let kind = if cell.header { "table_header" } else { "table_cell" };
        shape(kind, Map::new(), line(&cell.text))
    });
    shape("table_row", Map::new(), cells.collect())
}

fn line(text: &Inlines) -> Vec<Value> {
    text.iter().map(inline).collect()
}

fn inline(piece: &Inline) -> Value {
    match piece {
        Inline::Text { text, marks } if marks.is_plain() => json!({ "type": "text", "text": text }),
        Inline::Text { text, marks } => json!({ "type": "text", "text": text, "marks": names(marks) }),
        Inline::HardBreak => json!({ "type": "hard_break" }),
        Inline::NoteRef { label } => json!({ "type": "note_ref", "attrs": { "label": label } }),
    }
}

fn names(marks: &Marks) -> Vec<Value> {
    let link = marks.link.as_ref().map(|link| {
        let title = if link.title.is_empty() { Value::Null } else { link.title.as_str().into() };
        json!({ "type": "link", "attrs": { "href": link.href, "title": title } })
    });
    let flags = [
        (marks.strong, "strong"),
        (marks.em, "em"),
        (marks.strike, "strike"),
        (marks.sub, "sub"),
        (marks.sup, "sup"),
        (marks.code, "code"),
    ];
    link.into_iter()
        .chain(flags.into_iter().filter(|(on, _)| *on).map(|(_, name)| json!({ "type": name })))
        .collect()
}
