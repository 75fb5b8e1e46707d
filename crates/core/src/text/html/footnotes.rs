//! The notes under a body, with links back to where they are referred to.

use super::blocks::Page;
use super::escape::{attribute, text};
use super::notes::reference_id;
use crate::text::{Block, Inlines, Node};

impl Page<'_> {
    /// The notes that something refers to, in that order, then the others.
    pub(super) fn footnotes(&mut self, blocks: &[Block]) {
        let notes: Vec<(&str, &[Node])> = blocks
            .iter()
            .filter_map(|block| match &block.node {
                Node::Note { label, content } => Some((label.as_str(), content.as_slice())),
                _ => None,
            })
            .collect();
        if notes.is_empty() {
            return;
        }
        let prefix = attribute(&self.options.id_prefix).into_owned();
        let title = text(&self.options.notes_title).into_owned();
        let level = self.options.first_heading.clamp(1, 6);
        self.headings.clear();
        self.headings.push((level, level));
        self.raw(&format!(
            "<section class=\"footnotes\" aria-labelledby=\"{prefix}fn-title\" role=\"doc-endnotes\">\n"
        ));
        self.raw(&format!("<h{level} id=\"{prefix}fn-title\">{title}</h{level}>\n<ol>\n"));
        let mut waiting = notes;
        let mut number = 1;
        loop {
            while let Some(label) = self.notes.label(number) {
                if let Some(at) = waiting.iter().position(|(own, _)| *own == label) {
                    let (_, content) = waiting.remove(at);
                    self.note(&prefix, number, &label, content);
                }
                number += 1;
            }
            // What nothing referred to is numbered too: it may be referred to in itself or in another.
            let Some((label, _)) = waiting.iter().find(|(label, _)| self.notes.is_unmet(label)) else {
                break;
            };
            self.notes.meet(label);
        }
        for (_, content) in waiting {
            self.raw("<li>");
            self.note_content(content, "");
            self.raw("</li>\n");
        }
        self.raw("</ol>\n</section>\n");
    }

    fn note(&mut self, prefix: &str, number: usize, label: &str, content: &[Node]) {
        self.raw(&format!("<li id=\"{prefix}fn-{number}\">"));
        let back = attribute(&self.options.back_label).into_owned();
        let links: Vec<String> = (1..=self.notes.references(label))
            .map(|nth| {
                let id = reference_id(prefix, number, nth);
                let nth = if nth == 1 { String::new() } else { format!("-{nth}") };
                format!("<a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"{back} {number}{nth}\">↩</a>")
            })
            .collect();
        self.note_content(content, &links.join(" "));
        self.raw("</li>\n");
    }

    fn note_content(&mut self, content: &[Node], back: &str) {
        let (last, before) = match content.split_last() {
            Some((Node::Paragraph(words), before)) => (words.clone(), before),
            _ => (Inlines::default(), content),
        };
        before.iter().for_each(|inner| self.block(inner));
        if !last.is_empty() || !back.is_empty() {
            self.element("p", "", &last.text(), |page| {
                page.line(&last);
                if !last.is_empty() && !back.is_empty() {
                    page.raw(" ");
                }
                page.raw(back);
            });
        }
    }
}
