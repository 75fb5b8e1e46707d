//! Blocks as canonical Markdown.

use super::forms::{
    LAST_NUMBER, figure, is_info, is_rectangular, is_tight, is_worded, may_be_list, notes, reads_back_raw,
};
use super::line::{Place, line, longest_run};
use super::{exact, quotation};
use crate::text::{Block, Inlines, ListItem, Node, TableRow};
use std::collections::HashMap;

/// The blocks as Markdown that [`super::read`] turns back into the same blocks, apart
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
    line(words, Place::Field, &|_| false)
}

/// The page so far. `prefix` is what every line inside the open containers
/// begins with; `begun` is true once something is written on a line.
#[derive(Default)]
struct Page<'a> {
    out: String,
    prefix: String,
    begun: bool,
    notes: HashMap<&'a str, bool>,
}

/// What a block's neighbours make of it.
#[derive(Clone, Copy, Default)]
struct Beside {
    /// The one before is of the same kind, so that a list needs another marker
    /// to be told from it.
    alike: bool,
    /// One of them is or may be a list, which source beginning with a marker
    /// would run into.
    list: bool,
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
        let mut alike = 0_usize;
        for (at, node) in nodes.iter().enumerate() {
            if at > 0 {
                self.end_line();
            }
            let before = at.checked_sub(1).and_then(|at| nodes.get(at));
            let after = nodes.get(at + 1);
            alike = if before.is_some_and(|before| before.kind() == node.kind()) { alike + 1 } else { 0 };
            let beside = Beside {
                alike: alike % 2 == 1,
                list: [before, after].into_iter().flatten().any(|node| may_be_list(node)),
            };
            self.block(node, beside);
        }
    }

    /// One block of words and its final newline.
    fn block(&mut self, node: &Node, beside: Beside) {
        match node {
            Node::Paragraph(words) if is_worded(words) => self.line("", words, Place::Paragraph),
            Node::Heading { level: level @ 2..=4, text } if !text.is_empty() => {
                self.line(&format!("{} ", "#".repeat(usize::from(*level))), text, Place::Heading);
            }
            Node::BulletList(items) if !items.is_empty() => {
                let marker = if beside.alike { "* " } else { "- " };
                self.list(items, |_| marker.to_owned());
            }
            Node::OrderedList { start, items } if !items.is_empty() && *start <= LAST_NUMBER => {
                let dot = if beside.alike { ')' } else { '.' };
                self.list(items, |at| format!("{}{dot} ", start.saturating_add(at).min(LAST_NUMBER)));
            }
            Node::Quotation { attribution, content } if quotation::is_writable(attribution, content) => {
                self.quotation(attribution, content);
            }
            _ => self.inset(node, beside),
        }
    }

    /// Blocks that stand between the words, and whatever needs HTML.
    fn inset(&mut self, node: &Node, beside: Beside) {
        let top = self.prefix.is_empty();
        match node {
            Node::Figure { .. } => match figure(node) {
                Some(source) => self.source(&source),
                None => self.exact(node),
            },
            Node::Table(rows) if top && is_rectangular(rows) => self.table(rows),
            Node::Rule if top => self.source("***"),
            Node::Code { language, text } if is_info(language) && !text.contains('\r') => {
                self.code(language, text);
            }
            Node::Note { label, content } if top && self.notes.get(label.as_str()) == Some(&true) => {
                self.write(&format!("[^{label}]: "));
                let content: Vec<&Node> = content.iter().collect();
                self.inside("    ", |page| page.blocks(&content));
            }
            Node::Verbatim { text, .. }
                if top && !(beside.list && may_be_list(node)) && reads_back_raw(node, text) =>
            {
                self.source(text);
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

    fn line(&mut self, before: &str, words: &Inlines, place: Place) {
        self.write(before);
        let source = line(words, place, &|label| self.notes.get(label) == Some(&true));
        self.source(&source);
    }

    fn list(&mut self, items: &[ListItem], marker: impl Fn(u32) -> String) {
        let tight = items.iter().all(is_tight);
        for (at, item) in (0..).zip(items) {
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
            self.block(inner, Beside::default());
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
