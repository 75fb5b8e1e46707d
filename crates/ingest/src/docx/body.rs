//! Paragraphs, lists and tables of a Word file; its notes and comments.

use super::parts::tree;
use super::run::{Marks, Runs, escaped, words};
use super::shapes::{Ask as _, Shapes, Style, list};
use roxmltree::Node;
use std::collections::HashMap;
use std::fmt::Write as _;

/// Writes the text as HTML.
pub(super) struct Writer<'w> {
    shapes: &'w Shapes,
    html: &'w mut String,
    marks: Marks,
    /// How far each list has counted, by list and level.
    counts: HashMap<(u32, usize), u32>,
    /// The beginning of a paragraph whose end a tracked change deletes.
    open: String,
}

impl<'w> Writer<'w> {
    pub(super) fn new(shapes: &'w Shapes, html: &'w mut String) -> Self {
        Self { shapes, html, marks: Marks::new(), counts: HashMap::new(), open: String::new() }
    }

    /// The whole text.
    pub(super) fn story(&mut self, xml: &str) -> Result<(), String> {
        let tree = tree(xml)?;
        let body = tree.descendants().find(|node| node.has_tag_name_local("body"));
        self.blocks(&body.ok_or("it holds no text")?);
        self.close();
        Ok(())
    }

    /// The marks of notes in the text.
    pub(super) fn finish(self) -> Marks {
        self.marks
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            let words = std::mem::take(&mut self.open);
            let _written = write!(self.html, "<p class=MsoNormal>{words}</p>");
        }
    }

    fn blocks(&mut self, parent: &Node<'_, '_>) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "p" => self.paragraph(&node),
                "tbl" => self.table(&node),
                "del" | "moveFrom" => {
                    let _written = write!(self.html, "<del>{}</del>", escaped(&words(&node)));
                }
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" => self.blocks(&node),
                _ => {}
            }
        }
    }

    fn paragraph(&mut self, node: &Node<'_, '_>) {
        let format = node.child("pPr");
        let style = format.and_then(|format| format.value("pStyle")).map(|id| self.shapes.style(id));
        let mut style = style.unwrap_or_default();
        let outline = format.and_then(|format| format.value("outlineLvl"));
        let outline = outline.and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 6);
        style.heading = style.heading.or(outline.map(|level| level + 1));
        let numbered = format.and_then(|format| list(&format)).or(style.list).filter(|(list, _)| *list != 0);
        let mut runs = Runs::new(self.shapes);
        runs.inside(node, &mut self.marks, Style { bold: false, italic: false, ..style });
        let words = format!("{}{}", std::mem::take(&mut self.open), runs.out);
        let gone = format
            .and_then(|format| format.child("rPr"))
            .is_some_and(|mark| mark.on("del") || mark.on("moveFrom"));
        if gone {
            self.open = words;
            return;
        }
        match (style.heading, numbered) {
            (Some(level), _) => {
                let level = level.clamp(1, 6);
                let _written = write!(self.html, "<h{level}>{words}</h{level}>");
            }
            (None, Some((list, level))) => self.item(list, level, &words),
            (None, None) if style.quote => {
                let _written = write!(self.html, "<blockquote><p>{words}</p></blockquote>");
            }
            (None, None) => {
                let _written = write!(self.html, "<p class=MsoNormal>{words}</p>");
            }
        }
        for words in runs.boxes {
            let _written = write!(self.html, "<p class=MsoNormal>{words}</p>");
        }
    }

    fn item(&mut self, list: u32, level: usize, words: &str) {
        self.counts.retain(|(own, deep), _| *own != list || *deep <= level);
        let marker = match self.shapes.start(list, level) {
            Some(start) => {
                let next = self.counts.get(&(list, level)).map_or(start, |last| last.saturating_add(1));
                self.counts.insert((list, level), next);
                format!("{next}.")
            }
            None => "\u{b7}".to_owned(),
        };
        let level = level + 1;
        let _written = write!(
            self.html,
            "<p class=MsoListParagraph style=\"mso-list:l{list} level{level} lfo{list}\"><span style=\"mso-list:Ignore\">{marker}</span>{words}</p>"
        );
    }

    fn table(&mut self, node: &Node<'_, '_>) {
        self.html.push_str("<table>");
        for row in rows(node) {
            let format = row.child("trPr");
            if format.is_some_and(|format| format.on("del")) {
                let _written = write!(self.html, "<tr><td><del>{}</del></td></tr>", escaped(&words(&row)));
                continue;
            }
            let cell = if format.is_some_and(|format| format.on("tblHeader")) { "th" } else { "td" };
            self.html.push_str("<tr>");
            for found in row
                .descendants()
                .filter(|node| node.has_tag_name_local("tc") && nearest_row(node) == Some(row))
            {
                let _written = write!(self.html, "<{cell}>");
                self.blocks(&found);
                self.close();
                let _written = write!(self.html, "</{cell}>");
            }
            self.html.push_str("</tr>");
        }
        self.html.push_str("</table>");
    }
}

/// The rows of this table, not those of tables inside it.
fn rows<'a, 'i>(table: &Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
    let mut out = Vec::new();
    for child in table.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "tr" => out.push(child),
            "sdt" | "sdtContent" | "customXml" | "ins" => out.extend(rows(&child)),
            _ => {}
        }
    }
    out
}

fn nearest_row<'a, 'i>(cell: &Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    cell.ancestors().skip(1).find(|node| node.has_tag_name_local("tr"))
}

/// Notes that the text has a mark for, each leading back to it.
pub(super) fn notes(
    shapes: &Shapes,
    xml: &str,
    kind: &str,
    marks: &Marks,
    html: &mut String,
) -> Result<(), String> {
    let tree = tree(xml)?;
    for note in tree.descendants().filter(|node| node.has_tag_name_local(kind)) {
        let id = note.said("id").unwrap_or_default();
        let Some(number) = marks.get(&(kind.to_owned(), id.to_owned())) else { continue };
        let id = escaped(id);
        let _written =
            write!(html, "<div id=\"{kind}-{id}\"><p><a href=\"#{kind}-ref-{id}\">{number}</a></p>");
        let mut writer = Writer::new(shapes, html);
        writer.blocks(&note);
        writer.close();
        html.push_str("</div>");
    }
    Ok(())
}

/// Comments, as what they are.
pub(super) fn comments(xml: &str, html: &mut String) -> Result<(), String> {
    let tree = tree(xml)?;
    for comment in tree.descendants().filter(|node| node.has_tag_name_local("comment")) {
        let said = words(&comment);
        let author = comment.said("author").unwrap_or_default();
        let who = if author.is_empty() { String::new() } else { format!("{author}: ") };
        if !said.trim().is_empty() {
            let _written =
                write!(html, "<div class=MsoComTxt>{}</div>", escaped(&format!("{who}{}", said.trim())));
        }
    }
    Ok(())
}
