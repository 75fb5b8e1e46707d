//! comrak's tree as blocks.

use super::elements;
use super::inlines::{Why, read_line};
use super::quotation;
use super::source::Source;
use crate::ids::BlockId;
use crate::text::{Block, Crop, DEPTH, Focus, Framing, Inlines, ListItem, Node, TableCell, TableRow};
use comrak::nodes::{ListType, Node as Tree, NodeValue};
use comrak::{Arena, Options, parse_document};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a body of Markdown; every block gets an id from `ids`. Never fails:
/// what has no place in the document is a [`Node::Verbatim`] with its source.
pub fn read(source: &str, ids: &mut dyn FnMut() -> BlockId) -> Vec<Block> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source).replace('\0', "\u{fffd}");
    // comrak asserts its own bookkeeping; a text that trips it is kept whole.
    let nodes = catch_unwind(AssertUnwindSafe(|| nodes(&source))).unwrap_or_else(|_| {
        vec![verbatim(
            source.trim_matches(['\n', '\r']),
            "markdown",
            "The Markdown reader gave up on it.".into(),
        )]
    });
    nodes.into_iter().map(|node| Block::new(ids(), node)).collect()
}

/// Reads one line of marked words, as [`super::print_inlines`] prints it; a
/// newline is a space. What is no such line is taken as plain words.
pub fn read_inlines(source: &str) -> Inlines {
    let line = source.replace(['\n', '\r'], " ");
    match read(&format!("## {line}"), &mut BlockId::default).pop() {
        Some(Block { node: Node::Heading { text, .. }, .. }) => text,
        _ => Inlines::plain(line),
    }
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.footnotes = true;
    options.extension.tasklist = true;
    options.parse.leave_footnote_definitions = true;
    options
}

fn verbatim(text: &str, format: &str, why: Why) -> Node {
    Node::Verbatim { text: text.to_owned(), format: format.to_owned(), why }
}

fn nodes(text: &str) -> Vec<Node> {
    let arena = Arena::new();
    let root = parse_document(&arena, text, &options());
    let source = Source::new(text);
    let mut nodes = Vec::new();
    let mut tops = root.children().peekable();
    while let Some(top) = tops.next() {
        match (Reader { source: &source }).block(top, 0).and_then(fitting) {
            Ok(read) => nodes.extend(read),
            Err(why) => {
                let format =
                    if matches!(top.data().value, NodeValue::HtmlBlock(_)) { "html" } else { "markdown" };
                let next = tops.peek().map(|next| next.data().sourcepos.start.line);
                let slice = source.lines(top.data().sourcepos.start.line, next);
                nodes.push(verbatim(slice, format, why));
            }
        }
    }
    nodes
}

/// Refuses what the editor has no place for inside lists, quotations, notes.
fn fitting(nodes: Vec<Node>) -> Result<Vec<Node>, Why> {
    nodes.iter().try_for_each(|node| fits(node, 0))?;
    Ok(nodes)
}

fn fits(node: &Node, depth: usize) -> Result<(), Why> {
    if depth > DEPTH {
        return Err(too_deep());
    }
    node.children().into_iter().try_for_each(|inner| {
        if !node.may_hold(inner) {
            return Err(format!("A {} cannot stand inside a {}.", spoken(inner), spoken(node)));
        }
        fits(inner, depth + 1)
    })
}

fn too_deep() -> Why {
    format!("It nests more than {DEPTH} levels deep.")
}

fn spoken(node: &Node) -> &'static str {
    match node {
        Node::Paragraph(_) => "paragraph",
        Node::Heading { .. } => "subhead",
        Node::BulletList(_) | Node::OrderedList { .. } => "list",
        Node::Quotation { .. } => "quotation",
        Node::PullQuote { .. } => "pull quote",
        Node::Figure { .. } => "picture",
        Node::Embed { .. } => "link card",
        Node::Table(_) => "table",
        Node::Rule => "section break",
        Node::Code { .. } => "block of code",
        Node::Note { .. } => "footnote",
        Node::Verbatim { .. } => "passage that could not be read",
    }
}

/// Reads one tree; the source is at hand for what the tree leaves out.
struct Reader<'s> {
    source: &'s Source<'s>,
}

impl Reader<'_> {
    fn block(&self, tree: Tree<'_>, depth: usize) -> Result<Vec<Node>, Why> {
        if depth > DEPTH {
            return Err(too_deep());
        }
        let one = |node| Ok(vec![node]);
        match &tree.data().value {
            NodeValue::Paragraph => paragraph(tree),
            NodeValue::Heading(heading) => {
                one(Node::Heading { level: heading.level.clamp(2, 4), text: read_line(tree.children())? })
            }
            NodeValue::List(list) => {
                let items =
                    tree.children().map(|item| self.item(item, depth)).collect::<Result<Vec<_>, Why>>()?;
                one(match list.list_type {
                    ListType::Bullet => Node::BulletList(items),
                    ListType::Ordered => {
                        Node::OrderedList { start: u32::try_from(list.start).unwrap_or(1), items }
                    }
                })
            }
            NodeValue::BlockQuote => self.block_quote(tree, depth).and_then(one),
            NodeValue::CodeBlock(code) => one(Node::Code {
                language: code.info.clone(),
                text: code.literal.strip_suffix('\n').unwrap_or(&code.literal).to_owned(),
            }),
            NodeValue::HtmlBlock(html) => elements::read(html.literal.trim_end_matches(['\n', '\r'])),
            NodeValue::ThematicBreak => one(Node::Rule),
            NodeValue::Table(_) => self.table(tree).and_then(one),
            NodeValue::FootnoteDefinition(note) => {
                one(Node::Note { label: note.name.clone(), content: self.children(tree, depth)? })
            }
            other => Err(format!("Stet has no place for this ({}).", other.xml_node_name())),
        }
    }

    fn children(&self, tree: Tree<'_>, depth: usize) -> Result<Vec<Node>, Why> {
        let mut nodes = Vec::new();
        for child in tree.children() {
            nodes.extend(self.block(child, depth + 1)?);
        }
        Ok(nodes)
    }

    fn item(&self, tree: Tree<'_>, depth: usize) -> Result<ListItem, Why> {
        if matches!(tree.data().value, NodeValue::TaskItem(_)) {
            return Err("It is a list of tasks to tick.".into());
        }
        Ok(ListItem(self.children(tree, depth)?))
    }

    fn block_quote(&self, tree: Tree<'_>, depth: usize) -> Result<Node, Why> {
        let mut content = Vec::new();
        let last = tree.last_child();
        for child in tree.children() {
            if last.is_some_and(|last| last.same_node(child))
                && matches!(child.data().value, NodeValue::Paragraph)
            {
                content.extend(last_paragraph(child)?);
            } else {
                content.extend(self.block(child, depth + 1)?);
            }
        }
        let (attribution, content) = quotation::split(content);
        Ok(Node::Quotation { attribution, content })
    }

    /// Cells beyond the last column, which a reader of tables drops, are words
    /// all the same.
    fn table(&self, tree: Tree<'_>) -> Result<Node, Why> {
        let row = |row: Tree<'_>| {
            let header = matches!(row.data().value, NodeValue::TableRow(true));
            let cells =
                row.children().map(|cell| Ok(TableCell { header, text: read_line(cell.children())? }));
            let cells = cells.collect::<Result<_, Why>>()?;
            if !header && self.has_more(row) {
                return Err("It is a table with a row that has more cells than there are columns.".into());
            }
            Ok(TableRow(cells))
        };
        Ok(Node::Table(tree.children().map(row).collect::<Result<_, Why>>()?))
    }

    fn has_more(&self, row: Tree<'_>) -> bool {
        let Some(end) = row.last_child().map(|cell| cell.data().sourcepos.end) else { return false };
        let line = self.source.lines(end.line, Some(end.line + 1));
        let rest = line.get(end.column..).unwrap_or_default();
        !rest.trim_start().trim_start_matches('|').trim().is_empty()
    }
}

/// A quotation's last paragraph may end in a line of its own that says whose
/// words they are.
fn last_paragraph(tree: Tree<'_>) -> Result<Vec<Node>, Why> {
    let children: Vec<Tree<'_>> = tree.children().collect();
    let cut = children.iter().rposition(|child| matches!(child.data().value, NodeValue::SoftBreak));
    if let Some((words, line)) = cut.and_then(|cut| children.split_at_checked(cut)) {
        let line = line.get(1..).unwrap_or_default();
        if let Some(text) = texts(line).filter(|text| quotation::named(text).is_some()) {
            let said = Node::Paragraph(read_line(words.iter().copied())?);
            return Ok(vec![said, quotation::paragraph(&text)]);
        }
    }
    paragraph(tree)
}

/// The words of nodes that are all plain text.
fn texts(nodes: &[Tree<'_>]) -> Option<String> {
    nodes
        .iter()
        .map(|node| match &node.data().value {
            NodeValue::Text(text) => Some(text.to_string()),
            _ => None,
        })
        .collect()
}

/// A paragraph, or the pictures it consists of.
fn paragraph(tree: Tree<'_>) -> Result<Vec<Node>, Why> {
    let children: Vec<Tree<'_>> = tree.children().collect();
    let is_picture = |node: &Tree<'_>| matches!(node.data().value, NodeValue::Image(_));
    if let Some((first, rest)) = children.split_first().filter(|(first, _)| is_picture(first)) {
        if let Some(terms) = texts(rest).and_then(|text| Terms::read(&text)) {
            return Ok(vec![picture(first, terms)]);
        }
        let blank = |node: &Tree<'_>| match &node.data().value {
            NodeValue::Text(text) => text.trim().is_empty(),
            value => matches!(value, NodeValue::SoftBreak),
        };
        if rest.iter().all(|node| is_picture(node) || blank(node)) {
            let pictures = children.iter().filter(|node| is_picture(node));
            return Ok(pictures.map(|node| picture(node, Terms::default())).collect());
        }
    }
    other_markup(&children)?;
    Ok(vec![Node::Paragraph(read_line(children)?)])
}

/// Other dialects' blocks that CommonMark takes for a paragraph of lines,
/// where running the lines together would spoil them.
fn other_markup(children: &[Tree<'_>]) -> Result<(), Why> {
    let starts = |node: &Tree<'_>, with: &str| matches!(&node.data().value, NodeValue::Text(text) if text.starts_with(with));
    let breaks = |node: &Tree<'_>| matches!(node.data().value, NodeValue::SoftBreak);
    if children.iter().zip(children.iter().skip(1)).any(|(before, line)| breaks(before) && starts(line, ": "))
    {
        return Err("It is a list of terms and definitions.".into());
    }
    if children.iter().any(breaks) && children.first().is_some_and(|first| starts(first, "$$")) {
        return Err("It is a formula.".into());
    }
    Ok(())
}

fn picture(tree: &Tree<'_>, terms: Terms) -> Node {
    let mut alt = String::new();
    for node in tree.descendants().skip(1) {
        match &node.data().value {
            NodeValue::Text(text) => alt.push_str(text),
            NodeValue::Code(code) => alt.push_str(&code.literal),
            NodeValue::HtmlInline(html) => alt.push_str(html),
            NodeValue::SoftBreak | NodeValue::LineBreak => alt.push(' '),
            _ => {}
        }
    }
    let (src, title) = match &tree.data().value {
        NodeValue::Image(link) => (link.url.clone(), link.title.clone()),
        _ => Default::default(),
    };
    let Terms { credit, licence, framing } = terms;
    Node::Figure { src, alt, credit, licence, framing, caption: Inlines::plain(title) }
}

/// What is said after a picture: `{credit="…" licence="…" crop="16:9" focus="0.4,0.3"}`.
#[derive(Default)]
struct Terms {
    credit: String,
    licence: String,
    framing: Framing,
}

impl Terms {
    /// Reads them; nothing at all is fine, anything else beside them is not.
    fn read(text: &str) -> Option<Self> {
        let mut terms = Self::default();
        if text.is_empty() {
            return Some(terms);
        }
        let mut rest = text.trim().strip_prefix('{')?.strip_suffix('}')?.trim();
        while !rest.is_empty() {
            let (key, after) = rest.split_once("=\"")?;
            let (value, after) = after.split_once('"')?;
            match key {
                "credit" => terms.credit = value.to_owned(),
                "licence" | "license" => terms.licence = value.to_owned(),
                "crop" => terms.framing.crop = Crop::parse(value)?,
                "focus" => terms.framing.focus = Focus::parse(value)?,
                _ => return None,
            }
            rest = after.trim_start();
        }
        Some(terms)
    }
}
