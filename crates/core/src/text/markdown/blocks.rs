//! Blocks as canonical Markdown.

use super::line::{Place, description, line, longest_run, target};
use super::{escape, exact, quotation, read};
use crate::ids::BlockId;
use crate::text::{Block, Inlines, ListItem, Node, TableRow};
use std::collections::HashMap;

/// The blocks as Markdown that [`read`] turns back into the same blocks, apart
/// from their ids. Ends with a newline unless there is nothing to print.
pub fn print(blocks: &[Block]) -> String {
    let mut page = Page { notes: notes(blocks), ..Page::default() };
    let nodes: Vec<&Node> = blocks.iter().map(|block| &block.node).collect();
    page.blocks(&nodes);
    page.out
}

/// A line of marked words as Markdown: a standfirst in front matter, a
/// headline in a list. Forced breaks are `<br>`; note references, which have
/// no note there, are HTML.
pub fn print_inlines(words: &Inlines) -> String {
    line(words, Place::Heading, &|_| false)
}

/// The page so far. `prefix` is what every line inside the open containers
/// begins with; `fresh` is true until something is written on a line.
#[derive(Default)]
struct Page<'a> {
    out: String,
    prefix: String,
    begun: bool,
    notes: HashMap<&'a str, bool>,
}

/// Labels of the notes that Markdown can define: plain names, each defined
/// once (letter case does not tell two apart), at the top level.
fn notes(blocks: &[Block]) -> HashMap<&str, bool> {
    let labels = || {
        blocks.iter().filter_map(|block| match &block.node {
            Node::Note { label, content } => Some((label.as_str(), content)),
            _ => None,
        })
    };
    let mut count: HashMap<String, usize> = HashMap::new();
    for (label, _) in labels() {
        *count.entry(label.to_ascii_lowercase()).or_default() += 1;
    }
    labels()
        .map(|(label, content)| {
            let plain = !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            let first = matches!(content.first(), Some(Node::Paragraph(words)) if !words.is_empty());
            (label, plain && first && count.get(&label.to_ascii_lowercase()) == Some(&1))
        })
        .collect()
}

impl Page<'_> {
    fn write(&mut self, text: &str) {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.end_line();
            }
            if !line.is_empty() {
                self.begin_line();
                self.out.push_str(line);
            }
        }
    }

    fn begin_line(&mut self) {
        if !self.begun {
            self.out.push_str(&self.prefix);
            self.begun = true;
        }
    }

    fn end_line(&mut self) {
        if !self.begun {
            self.out.push_str(self.prefix.trim_end());
        }
        self.out.push('\n');
        self.begun = false;
    }

    fn inside(&mut self, prefix: &str, write: impl FnOnce(&mut Self)) {
        let before = self.prefix.len();
        self.prefix.push_str(prefix);
        write(self);
        self.prefix.truncate(before);
    }

    fn blocks(&mut self, nodes: &[&Node]) {
        let mut lists_alike = 0_usize;
        for (at, node) in nodes.iter().enumerate() {
            if at > 0 {
                self.end_line();
            }
            let before = at.checked_sub(1).and_then(|at| nodes.get(at));
            lists_alike =
                if before.is_some_and(|before| before.kind() == node.kind()) { lists_alike + 1 } else { 0 };
            self.block(node, lists_alike % 2 == 1);
        }
    }

    /// One block and its final newline. `other_marker` tells a list from the
    /// one right before it.
    fn block(&mut self, node: &Node, other_marker: bool) {
        match node {
            Node::Paragraph(words)
                if words.text().trim_matches('\n').is_empty() && !self.has_reference(words) =>
            {
                self.exact(node)
            }
            Node::Paragraph(words) => self.line("", words, Place::Paragraph),
            Node::Heading { level: level @ 2..=4, text } if !text.is_empty() => {
                self.line(&format!("{} ", "#".repeat(usize::from(*level))), text, Place::Heading);
            }
            Node::BulletList(items) if listable(items) => {
                let marker = if other_marker { "* " } else { "- " };
                self.list(items, |_| marker.to_owned());
            }
            Node::OrderedList { start, items } if listable(items) && *start <= LAST_NUMBER => {
                let dot = if other_marker { ')' } else { '.' };
                let number = |at: usize| {
                    u32::try_from(at).map_or(LAST_NUMBER, |at| start.saturating_add(at)).min(LAST_NUMBER)
                };
                self.list(items, |at| format!("{}{dot} ", number(at)));
            }
            Node::Quotation { attribution, content } if quotation::is_writable(attribution, content) => {
                self.quotation(attribution, content);
            }
            Node::Figure { src, alt, credit, licence, caption } => {
                match figure(src, alt, credit, licence, caption) {
                    Some(source) => self.source(&source),
                    None => self.exact(node),
                }
            }
            Node::Table(rows) if self.prefix.is_empty() && is_rectangular(rows) => self.table(rows),
            Node::Rule if self.prefix.is_empty() => self.source("***"),
            Node::Code { language, text } if is_info(language) && !text.contains('\r') => {
                self.code(language, text)
            }
            Node::Note { label, content }
                if self.prefix.is_empty() && self.notes.get(label.as_str()) == Some(&true) =>
            {
                self.write(&format!("[^{label}]: "));
                let content: Vec<&Node> = content.iter().collect();
                self.inside("    ", |page| page.blocks(&content));
            }
            Node::Verbatim { text, .. } if self.prefix.is_empty() && reads_back_raw(node, text) => {
                self.source(text)
            }
            _ => self.exact(node),
        }
    }

    fn source(&mut self, text: &str) {
        self.write(text);
        self.end_line();
    }

    fn exact(&mut self, node: &Node) {
        let mut html = String::new();
        exact::block(&mut html, node);
        self.source(&html);
    }

    fn has_reference(&self, words: &Inlines) -> bool {
        words.iter().any(|piece| matches!(piece, crate::text::Inline::NoteRef { .. }))
    }

    fn line(&mut self, before: &str, words: &Inlines, place: Place) {
        self.write(before);
        let source = line(words, place, &|label| self.notes.get(label) == Some(&true));
        self.source(&source);
    }

    fn list(&mut self, items: &[ListItem], marker: impl Fn(usize) -> String) {
        let tight = items.iter().all(is_tight);
        for (at, item) in items.iter().enumerate() {
            if at > 0 && !tight {
                self.end_line();
            }
            let marker = marker(at);
            let indent = " ".repeat(marker.len());
            if item.0.is_empty() {
                self.source(marker.trim_end());
                continue;
            }
            self.write(&marker);
            self.inside(&indent, |page| page.item(item, tight));
        }
    }

    fn item(&mut self, item: &ListItem, tight: bool) {
        if let (true, [Node::Paragraph(words), inner]) = (tight, item.0.as_slice()) {
            self.line("", words, Place::Paragraph);
            self.block(inner, false);
            return;
        }
        match item.0.split_first() {
            // `- - -` would be a rule.
            Some((first @ (Node::BulletList(_) | Node::OrderedList { .. }), rest)) => {
                self.exact(first);
                let rest: Vec<&Node> = rest.iter().collect();
                if !rest.is_empty() {
                    self.end_line();
                    self.blocks(&rest);
                }
            }
            _ => self.blocks(&item.0.iter().collect::<Vec<_>>()),
        }
    }

    fn quotation(&mut self, attribution: &str, content: &[Node]) {
        let content: Vec<&Node> = content.iter().collect();
        self.write("> ");
        self.inside("> ", |page| {
            page.blocks(&content);
            if content.is_empty() {
                page.end_line();
            }
            if !attribution.is_empty() {
                page.end_line();
                page.source(&quotation::attribution_line(attribution));
            }
        });
    }

    fn table(&mut self, rows: &[TableRow]) {
        for (at, row) in rows.iter().enumerate() {
            let mut source = String::from("|");
            for cell in &row.0 {
                source.push(' ');
                source
                    .push_str(&line(&cell.text, Place::Cell, &|label| self.notes.get(label) == Some(&true)));
                source.push_str(" |");
            }
            self.source(&source);
            if at == 0 {
                self.source(&format!("|{}", " --- |".repeat(row.0.len())));
            }
        }
    }

    fn code(&mut self, language: &str, text: &str) {
        let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
        self.write(&format!("{fence}{language}\n"));
        if !text.is_empty() {
            self.source(text);
        }
        self.source(&fence);
    }
}

/// The largest number a CommonMark list item can carry: nine digits.
const LAST_NUMBER: u32 = 999_999_999;

fn listable(items: &[ListItem]) -> bool {
    !items.is_empty()
}

/// An item that may follow the one before without a blank line: a paragraph
/// with words, alone or with one list that may interrupt it.
fn is_tight(item: &ListItem) -> bool {
    let worded =
        |words: &Inlines| words.iter().any(|piece| matches!(piece, crate::text::Inline::Text { .. }));
    match item.0.as_slice() {
        [Node::Paragraph(words)] => worded(words),
        [Node::Paragraph(words), Node::BulletList(items) | Node::OrderedList { start: 1, items }] => {
            worded(words) && listable(items) && items.iter().all(is_tight)
        }
        _ => false,
    }
}

fn is_info(language: &str) -> bool {
    language
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'#' | b'.' | b'/' | b','))
}

/// A pipe table has one row of header cells, first, and rows of one length.
fn is_rectangular(rows: &[TableRow]) -> bool {
    let Some((head, body)) = rows.split_first() else { return false };
    let columns = head.0.len();
    (1..=MOST_COLUMNS).contains(&columns)
        && head.0.iter().all(|cell| cell.header)
        && body.iter().all(|row| row.0.len() == columns && row.0.iter().all(|cell| !cell.header))
}

/// More columns than any table in print has, fewer than comrak gives up at.
const MOST_COLUMNS: usize = 1000;

/// `![alt](src "caption"){credit="…" licence="…"}`, where that can say it.
fn figure(src: &str, alt: &str, credit: &str, licence: &str, caption: &Inlines) -> Option<String> {
    let caption_text = caption.text();
    let awkward = |words: &str| words.contains(['"', '{', '}', '\n', '\r']);
    if *caption != Inlines::plain(&caption_text) || awkward(credit) || awkward(licence) {
        return None;
    }
    let mut out = "![".to_owned();
    out.push_str(&description(alt));
    out.push_str(&target(src, &caption_text));
    if !credit.is_empty() || !licence.is_empty() {
        let mut terms = Vec::new();
        for (key, value) in [("credit", credit), ("licence", licence)] {
            if !value.is_empty() {
                let mut words = String::new();
                escape::text(&mut words, value, line::MID_LINE);
                terms.push(format!("{key}=\"{words}\""));
            }
        }
        out.push_str(&format!("{{{}}}", terms.join(" ")));
    }
    Some(out)
}

/// Source that could not be read is printed as it was, if it would come back
/// alone and unchanged among other blocks.
fn reads_back_raw(node: &Node, text: &str) -> bool {
    if text.is_empty()
        || text.starts_with([' ', '\t', '\n', '\r'])
        || text.contains("]:")
        || text.contains('\0')
    {
        return false;
    }
    let again = read(&format!("{text}\n\n.\n"), &mut || BlockId::new("again"));
    matches!(again.as_slice(), [first, Block { node: Node::Paragraph(dot), .. }]
        if first.node == *node && *dot == Inlines::plain("."))
}

use super::line;
