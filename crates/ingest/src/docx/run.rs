//! Runs of a paragraph: words under their marks, fields, references.

use super::shapes::{Ask as _, Shapes, Style};
use crate::paste::PICTURE;
use roxmltree::Node;
use std::collections::HashMap;
use std::fmt::Write as _;

/// The words of a paragraph as HTML.
pub(super) struct Runs<'s> {
    shapes: &'s Shapes,
    pub(super) out: String,
    /// Fields that are open: their instruction, and whether their result shows.
    fields: Vec<(String, bool)>,
    /// Paragraphs of text boxes, which come after the one they hang on.
    pub(super) boxes: Vec<String>,
}

/// The marks of notes met so far, by kind and id: the number shown.
pub(super) type Marks = HashMap<(String, String), usize>;

impl<'s> Runs<'s> {
    pub(super) fn new(shapes: &'s Shapes) -> Self {
        Self { shapes, out: String::new(), fields: Vec::new(), boxes: Vec::new() }
    }

    /// Reads everything in an element.
    pub(super) fn inside(&mut self, parent: &Node<'_, '_>, marks: &mut Marks, base: Style) {
        for node in parent.children().filter(Node::is_element) {
            match node.tag_name().name() {
                "r" => self.run(&node, marks, base),
                "del" | "moveFrom" => {
                    let words: String = words(&node);
                    if !words.is_empty() {
                        let _written = write!(self.out, "<del>{}</del>", escaped(&words));
                    }
                }
                "hyperlink" => self.link(&node, marks, base),
                "fldSimple" => {
                    let href = address(node.said("instr").unwrap_or_default());
                    self.linked(href.as_deref(), &node, marks, base);
                }
                "oMath" | "oMathPara" => self.out.push_str(&escaped(&words(&node))),
                "ins" | "moveTo" | "smartTag" | "sdt" | "sdtContent" | "customXml" | "bdo" | "dir" => {
                    self.inside(&node, marks, base);
                }
                _ => {}
            }
        }
    }

    fn link(&mut self, node: &Node<'_, '_>, marks: &mut Marks, base: Style) {
        let href = node.said("id").and_then(|id| self.shapes.link(id)).map(str::to_owned);
        self.linked(href.as_deref(), node, marks, base);
    }

    fn linked(&mut self, href: Option<&str>, node: &Node<'_, '_>, marks: &mut Marks, base: Style) {
        if let Some(href) = href {
            let _written = write!(self.out, "<a href=\"{}\">", escaped(href));
        }
        self.inside(node, marks, base);
        if href.is_some() {
            self.out.push_str("</a>");
        }
    }

    fn run(&mut self, run: &Node<'_, '_>, marks: &mut Marks, base: Style) {
        let format = run.child("rPr");
        let named = format.and_then(|format| format.value("rStyle")).map(|id| self.shapes.style(id));
        let named = named.unwrap_or_default();
        let on = |name: &str| format.is_some_and(|format| format.on(name));
        let given = |name: &str| format.is_some_and(|format| format.child(name).is_some());
        // A run that is marked as deleted without a wrapper.
        let deleted = on("del") || on("moveFrom");
        let bold = if given("b") { on("b") } else { named.bold || base.bold };
        let italic = if given("i") { on("i") } else { named.italic || base.italic };
        let align = format.and_then(|format| format.value("vertAlign"));
        let tags = [
            (deleted, "<del>", "</del>"),
            (on("vanish") || named.hidden || base.hidden, "<span hidden>", "</span>"),
            (bold, "<b>", "</b>"),
            (italic, "<i>", "</i>"),
            (on("strike") || on("dstrike"), "<s>", "</s>"),
            (align == Some("superscript"), "<sup>", "</sup>"),
            (align == Some("subscript"), "<sub>", "</sub>"),
        ];
        let outer = std::mem::take(&mut self.out);
        let mut pieces = String::new();
        for node in run.children().filter(Node::is_element) {
            self.piece(&node, marks, &mut pieces);
        }
        // What fields and references wrote stands beside the run's own words.
        let beside = std::mem::replace(&mut self.out, outer);
        self.out.push_str(&beside);
        if !pieces.is_empty() {
            self.out.extend(tags.iter().filter(|(on, ..)| *on).map(|(_, begin, _)| *begin));
            self.out.push_str(&pieces);
            self.out.extend(tags.iter().rev().filter(|(on, ..)| *on).map(|(.., end)| *end));
        }
    }

    fn piece(&mut self, node: &Node<'_, '_>, marks: &mut Marks, out: &mut String) {
        let shown = self.fields.iter().all(|(_, result)| *result);
        match node.tag_name().name() {
            "fldChar" => self.field(node.said("fldCharType").unwrap_or_default()),
            "instrText" => {
                if let Some((instruction, _)) = self.fields.last_mut() {
                    instruction.push_str(node.text().unwrap_or_default());
                }
            }
            _ if !shown => {}
            "t" => out.push_str(&escaped(node.text().unwrap_or_default())),
            "delText" => {
                let _written = write!(out, "<del>{}</del>", escaped(node.text().unwrap_or_default()));
            }
            "tab" | "ptab" => out.push(' '),
            "br" | "cr" if !matches!(node.said("type"), Some("page" | "column")) => out.push_str("<br>"),
            "noBreakHyphen" => out.push('\u{2011}'),
            "softHyphen" => out.push('\u{ad}'),
            "sym" => {
                let code = node.said("char").and_then(|code| u32::from_str_radix(code, 16).ok());
                out.extend(code.and_then(char::from_u32).filter(|letter| !matches!(letter, '<' | '&')));
            }
            kind @ ("footnoteReference" | "endnoteReference") => {
                let kind = kind.trim_end_matches("Reference").to_owned();
                let id = node.said("id").unwrap_or_default().to_owned();
                let next = marks.len() + 1;
                let number = *marks.entry((kind.clone(), id.clone())).or_insert(next);
                let id = escaped(&id);
                let _written = write!(out, "<a href=\"#{kind}-{id}\" id=\"{kind}-ref-{id}\">{number}</a>");
            }
            "drawing" | "pict" | "object" => self.drawing(node, out),
            "AlternateContent" => {
                if let Some(choice) = node.child("Choice").or(node.child("Fallback")) {
                    choice.children().filter(Node::is_element).for_each(|node| self.piece(&node, marks, out));
                }
            }
            _ => {}
        }
    }

    fn field(&mut self, what: &str) {
        match what {
            "begin" if self.fields.len() < 40 => self.fields.push((String::new(), false)),
            "separate" => {
                let href = self.fields.last_mut().and_then(|(instruction, result)| {
                    *result = true;
                    address(instruction)
                });
                if let Some(href) = href {
                    let _written = write!(self.out, "<a href=\"{}\">", escaped(&href));
                }
            }
            "end" if self.fields.pop().is_some_and(|(instruction, _)| address(&instruction).is_some()) => {
                self.out.push_str("</a>");
            }
            _ => {}
        }
    }

    /// A picture, named so that it is missed; the words of a text box.
    fn drawing(&mut self, node: &Node<'_, '_>, out: &mut String) {
        let boxes = node.descendants().filter(|node| node.has_tag_name_local("txbxContent"));
        for paragraph in boxes.flat_map(|found| found.children()).filter(|node| node.has_tag_name_local("p"))
        {
            self.boxes.push(escaped(&words(&paragraph)));
        }
        let blip = node.descendants().find(|node| matches!(node.tag_name().name(), "blip" | "imagedata"));
        if let Some(target) =
            blip.and_then(|blip| blip.said("embed").or(blip.said("link")).or(blip.said("id")))
        {
            let shown = node.descendants().find_map(|node| node.said("descr")).unwrap_or_default();
            if let Some(number) = self.shapes.picture(target) {
                let _written = write!(out, "<img alt=\"{}\" src=\"{PICTURE}{number}\">", escaped(shown));
                return;
            }
            let file = self.shapes.link(target).unwrap_or(target);
            let file = file.rsplit('/').next().unwrap_or(file);
            let _written = write!(out, "<img alt=\"{}\" src=\"file:///{}\">", escaped(shown), escaped(file));
        }
    }
}

/// Where a field of the kind HYPERLINK leads.
fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?.trim();
    let (_, rest) = rest.split_once('"').filter(|(before, _)| !before.contains("\\l"))?;
    rest.split_once('"').map(|(href, _)| href.to_owned()).filter(|href| !href.is_empty())
}

/// All words of an element, deleted ones too.
pub(super) fn words(node: &Node<'_, '_>) -> String {
    let mut out = String::new();
    for node in node.descendants() {
        match node.tag_name().name() {
            "t" | "delText" => out.push_str(node.text().unwrap_or_default()),
            "tab" | "br" | "p" if !out.is_empty() => out.push(' '),
            _ => {}
        }
    }
    out
}

/// Text as HTML says it.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
