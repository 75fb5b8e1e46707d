//! JSON to document.

use crate::ids::BlockId;
use crate::text::{
    Block, DEPTH, Document, Framing, Furniture, Inline, Inlines, Link, ListItem, Marks, Node, SCHEMA,
    TableCell, TableRow,
};
use serde_json::Value;

/// Why a JSON value is not a document of ours.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// Written by a later version of the program.
    #[error(
        "this text was written by a newer Stet (schema {found}, this one reads up to {SCHEMA}); update Stet to open it"
    )]
    Newer {
        /// The schema number found.
        found: u64,
    },
    /// A node, mark or member this version does not know.
    #[error("unknown {what} \u{201c}{name}\u{201d} in the text")]
    Unknown {
        /// `node`, `inline` or `mark`.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// Something that must be there is absent or of the wrong kind.
    #[error("{0} is missing or malformed in the text")]
    Missing(&'static str),
    /// Nested beyond any sense.
    #[error("the text nests lists or quotations more than {DEPTH} levels deep")]
    TooDeep,
}

type Read<T> = Result<T, JsonError>;

/// Reads what [`super::document_to_json`] writes.
pub fn document_from_json(value: &Value) -> Read<Document> {
    let schema = value.get("schema").and_then(Value::as_u64).ok_or(JsonError::Missing("schema"))?;
    if schema > u64::from(SCHEMA) {
        return Err(JsonError::Newer { found: schema });
    }
    let furniture = value.get("furniture").ok_or(JsonError::Missing("furniture"))?;
    let blocks = value.get("blocks").and_then(Value::as_array).ok_or(JsonError::Missing("blocks"))?;
    Ok(Document {
        furniture: Furniture {
            headline: string(furniture, "headline"),
            short_headline: string(furniture, "short_headline"),
            standfirst: furniture.get("standfirst").map_or(Ok(Inlines::default()), inlines_from_json)?,
        },
        blocks: blocks.iter().map(block_from_json).collect::<Read<_>>()?,
    })
}

/// Reads one top-level block; it must carry an id.
pub fn block_from_json(value: &Value) -> Read<Block> {
    let id = string(value.get("attrs").unwrap_or(&Value::Null), "id");
    if id.is_empty() {
        return Err(JsonError::Missing("a block's id"));
    }
    Ok(Block { id: BlockId::new(id), node: node(value, 0)? })
}

/// Reads an array of inline nodes.
pub fn inlines_from_json(value: &Value) -> Read<Inlines> {
    let pieces = value.as_array().ok_or(JsonError::Missing("inline content"))?;
    Ok(Inlines::new(pieces.iter().map(inline).collect::<Read<Vec<_>>>()?))
}

fn node(value: &Value, depth: usize) -> Read<Node> {
    if depth > DEPTH {
        return Err(JsonError::TooDeep);
    }
    let attrs = value.get("attrs").unwrap_or(&Value::Null);
    let of = |key| string(attrs, key);
    Ok(match kind(value)? {
        "paragraph" => Node::Paragraph(line(value)?),
        "heading" => Node::Heading { level: level(attrs), text: line(value)? },
        "bullet_list" => Node::BulletList(items(value, depth)?),
        "ordered_list" => Node::OrderedList { start: start(attrs), items: items(value, depth)? },
        "quotation" => Node::Quotation { attribution: of("attribution"), content: nodes(value, depth)? },
        "pull_quote" => Node::PullQuote { attribution: of("attribution"), text: line(value)? },
        "figure" => Node::Figure {
            src: of("src"),
            alt: of("alt"),
            credit: of("credit"),
            licence: of("licence"),
            framing: Framing::read(&of("crop"), &of("focus")),
            caption: line(value)?,
        },
        "embed" => Node::Embed { url: of("url"), title: of("title"), caption: of("caption") },
        "table" => Node::Table(content(value).iter().map(row).collect::<Read<_>>()?),
        "rule" => Node::Rule,
        "code" => Node::Code { language: of("language"), text: words(value) },
        "note" => Node::Note { label: of("label"), content: nodes(value, depth)? },
        "verbatim" => Node::Verbatim { text: of("text"), format: of("format"), why: of("why") },
        other => return Err(JsonError::Unknown { what: "node", name: other.to_owned() }),
    })
}

fn level(attrs: &Value) -> u8 {
    match attrs.get("level").and_then(Value::as_u64) {
        Some(3) => 3,
        Some(4..) => 4,
        _ => 2,
    }
}

fn start(attrs: &Value) -> u32 {
    attrs.get("start").and_then(Value::as_u64).and_then(|start| u32::try_from(start).ok()).unwrap_or(1)
}

fn nodes(value: &Value, depth: usize) -> Read<Vec<Node>> {
    content(value).iter().map(|inner| node(inner, depth + 1)).collect()
}

fn items(value: &Value, depth: usize) -> Read<Vec<ListItem>> {
    content(value)
        .iter()
        .map(|item| match kind(item)? {
            "list_item" => Ok(ListItem(nodes(item, depth)?)),
            other => Err(JsonError::Unknown { what: "node", name: other.to_owned() }),
        })
        .collect()
}

fn row(value: &Value) -> Read<TableRow> {
    match kind(value)? {
        "table_row" => Ok(TableRow(content(value).iter().map(cell).collect::<Read<_>>()?)),
        other => Err(JsonError::Unknown { what: "node", name: other.to_owned() }),
    }
}

fn cell(value: &Value) -> Read<TableCell> {
    let header = match kind(value)? {
        "table_header" => true,
        "table_cell" => false,
        other => return Err(JsonError::Unknown { what: "node", name: other.to_owned() }),
    };
    Ok(TableCell { header, text: line(value)? })
}

fn line(value: &Value) -> Read<Inlines> {
    Ok(Inlines::new(content(value).iter().map(inline).collect::<Read<Vec<_>>>()?))
}

/// The words of a code block, newlines and all.
fn words(value: &Value) -> String {
    content(value).iter().map(|piece| string(piece, "text")).collect()
}

fn inline(value: &Value) -> Read<Inline> {
    match kind(value)? {
        "text" => Ok(Inline::Text { text: string(value, "text"), marks: marks(value)? }),
        "hard_break" => Ok(Inline::HardBreak),
        "note_ref" => {
            Ok(Inline::NoteRef { label: string(value.get("attrs").unwrap_or(&Value::Null), "label") })
        }
        other => Err(JsonError::Unknown { what: "inline", name: other.to_owned() }),
    }
}

fn marks(value: &Value) -> Read<Marks> {
    let mut marks = Marks::none();
    for mark in value.get("marks").and_then(Value::as_array).into_iter().flatten() {
        match kind(mark)? {
            "strong" => marks.strong = true,
            "em" => marks.em = true,
            "strike" => marks.strike = true,
            "sub" => marks.sub = true,
            "sup" => marks.sup = true,
            "code" => marks.code = true,
            "link" => {
                let attrs = mark.get("attrs").unwrap_or(&Value::Null);
                marks.link = Some(Link { href: string(attrs, "href"), title: string(attrs, "title") });
            }
            other => return Err(JsonError::Unknown { what: "mark", name: other.to_owned() }),
        }
    }
    Ok(marks)
}

fn kind(value: &Value) -> Read<&str> {
    value.get("type").and_then(Value::as_str).ok_or(JsonError::Missing("a node's type"))
}

fn content(value: &Value) -> &[Value] {
    value.get("content").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn string(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().replace('\0', "\u{fffd}")
}
