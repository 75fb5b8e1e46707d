//! What styles, numbering and relationships say.

use super::parts::{Parts, tree};
use crate::paste::PastedPicture;
use roxmltree::Node;
use std::collections::HashMap;

/// What a paragraph is by its style.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// 1 to 6 for a heading.
    pub(super) heading: Option<u8>,
    pub(super) quote: bool,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) hidden: bool,
    /// The list it belongs to, and how deep.
    pub(super) list: Option<(u32, usize)>,
}

/// Everything that is said elsewhere than in the text.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    styles: HashMap<String, Style>,
    /// By list and level: whether it counts, and from where.
    levels: HashMap<(u32, usize), Option<u32>>,
    /// Where the relationships of the part that is read lead.
    links: HashMap<String, String>,
    /// The numbers of the package's own pictures, by where a relationship leads.
    numbers: HashMap<String, usize>,
    /// Those pictures, by number.
    pub(super) pictures: Vec<PastedPicture>,
}

/// Pictures of one file, and no more.
const MOST_PICTURES: usize = 200;

impl Shapes {
    pub(super) fn read(parts: &mut Parts<'_>) -> Result<Self, String> {
        let mut shapes = Self::default();
        if let Some(xml) = parts.xml("word/styles.xml")? {
            shapes.styles = styles(&tree(&xml)?);
        }
        if let Some(xml) = parts.xml("word/numbering.xml")? {
            shapes.levels = levels(&tree(&xml)?);
        }
        shapes.turn_to(parts, "document")?;
        Ok(shapes)
    }

    /// Takes up the relationships of another part: their names mean something in
    /// their own part alone.
    pub(super) fn turn_to(&mut self, parts: &mut Parts<'_>, part: &str) -> Result<(), String> {
        self.links.clear();
        let Some(xml) = parts.xml(&format!("word/_rels/{part}.xml.rels"))? else { return Ok(()) };
        let tree = tree(&xml)?;
        for node in tree.descendants().filter(|node| node.has_tag_name_local("Relationship")) {
            let (Some(id), Some(target)) = (node.attribute("Id"), node.attribute("Target")) else { continue };
            self.links.insert(id.to_owned(), target.to_owned());
            let own = node.attribute("TargetMode") != Some("External")
                && node.attribute("Type").is_some_and(|kind| kind.ends_with("/image"));
            if own && !self.numbers.contains_key(target) && self.pictures.len() < MOST_PICTURES {
                let place = match target.strip_prefix('/').or(target.strip_prefix("../")) {
                    Some(from_the_top) => from_the_top.to_owned(),
                    None => format!("word/{target}"),
                };
                if let Some(bytes) = parts.picture(&place) {
                    self.numbers.insert(target.to_owned(), self.pictures.len());
                    self.pictures.push(PastedPicture { media_type: String::new(), bytes });
                }
            }
        }
        Ok(())
    }

    /// The number of the picture that a relationship leads to.
    pub(super) fn picture(&self, id: &str) -> Option<usize> {
        self.links.get(id).and_then(|target| self.numbers.get(target)).copied()
    }

    pub(super) fn style(&self, id: &str) -> Style {
        self.styles.get(id).copied().unwrap_or_default()
    }

    pub(super) fn link(&self, id: &str) -> Option<&str> {
        self.links.get(id).map(String::as_str)
    }

    /// The number a list's level begins with; none for bullets.
    pub(super) fn start(&self, list: u32, level: usize) -> Option<u32> {
        self.levels.get(&(list, level)).copied().unwrap_or_default()
    }
}

/// Small questions about an element, whatever its name space is called.
pub(super) trait Ask<'a, 'i> {
    fn has_tag_name_local(&self, name: &str) -> bool;
    fn child(&self, name: &str) -> Option<Node<'a, 'i>>;
    /// An attribute by its name without a prefix.
    fn said(&self, name: &str) -> Option<&'a str>;
    /// The value of a child that is only a value.
    fn value(&self, name: &str) -> Option<&'a str>;
    /// Whether a switch is on.
    fn on(&self, name: &str) -> bool;
}

impl<'a, 'i> Ask<'a, 'i> for Node<'a, 'i> {
    fn has_tag_name_local(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
    fn child(&self, name: &str) -> Option<Node<'a, 'i>> {
        self.children().find(|node| node.has_tag_name_local(name))
    }
    fn said(&self, name: &str) -> Option<&'a str> {
        self.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
    }
    fn value(&self, name: &str) -> Option<&'a str> {
        self.child(name)?.said("val")
    }
    fn on(&self, name: &str) -> bool {
        self.child(name).is_some_and(|node| !matches!(node.said("val"), Some("0" | "false" | "off" | "none")))
    }
}

fn styles(tree: &roxmltree::Document<'_>) -> HashMap<String, Style> {
    let mut own: HashMap<String, (Style, Option<String>)> = HashMap::new();
    for node in tree.descendants().filter(|node| node.has_tag_name_local("style")) {
        let Some(id) = node.said("styleId") else { continue };
        let name = node.value("name").unwrap_or(id).to_lowercase();
        let outline = node.child("pPr").and_then(|format| format.value("outlineLvl"));
        let outline = outline.and_then(|level| level.parse::<u8>().ok()).filter(|level| *level < 6);
        let heading = match name.as_str() {
            "title" => Some(1),
            "subtitle" => Some(2),
            name => name.strip_prefix("heading ").and_then(|level| level.trim().parse().ok()),
        };
        let runs = node.child("rPr");
        let style = Style {
            heading: heading.or(outline.map(|level| level + 1)),
            quote: matches!(name.as_str(), "quote" | "intense quote" | "block text" | "blockquote"),
            bold: runs.is_some_and(|format| format.on("b")),
            italic: runs.is_some_and(|format| format.on("i")),
            hidden: runs.is_some_and(|format| format.on("vanish")),
            list: node.child("pPr").and_then(|format| list(&format)),
        };
        own.insert(id.to_owned(), (style, node.value("basedOn").map(str::to_owned)));
    }
    let with_base = |id: &String| {
        let (mut style, mut base) = own.get(id).cloned().unwrap_or_default();
        for _ in 0..20 {
            let Some((below, next)) = base.and_then(|base| own.get(&base).cloned()) else { break };
            style.heading = style.heading.or(below.heading);
            style.quote |= below.quote;
            style.hidden |= below.hidden;
            style.list = style.list.or(below.list);
            base = next;
        }
        (id.clone(), style)
    };
    own.keys().map(with_base).collect()
}

/// The list a paragraph's format names.
pub(super) fn list(format: &Node<'_, '_>) -> Option<(u32, usize)> {
    let numbering = format.child("numPr")?;
    let list = numbering.value("numId")?.parse().ok()?;
    let level = numbering.value("ilvl").and_then(|level| level.parse().ok()).unwrap_or(0);
    Some((list, usize::min(level, 8)))
}

fn levels(tree: &roxmltree::Document<'_>) -> HashMap<(u32, usize), Option<u32>> {
    let number = |node: &Node<'_, '_>, name: &str| node.said(name).and_then(|id| id.parse::<u32>().ok());
    let level = |node: Node<'_, '_>| {
        let at = node.said("ilvl").and_then(|level| level.parse::<usize>().ok())?;
        let bullet = matches!(node.value("numFmt"), Some("bullet" | "none"));
        let start = node.value("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        Some((at, (!bullet).then_some(start)))
    };
    let mut kinds: HashMap<u32, Vec<(usize, Option<u32>)>> = HashMap::new();
    for node in tree.descendants().filter(|node| node.has_tag_name_local("abstractNum")) {
        let all = node.children().filter(|child| child.has_tag_name_local("lvl")).filter_map(level).collect();
        if let Some(id) = number(&node, "abstractNumId") {
            kinds.insert(id, all);
        }
    }
    let mut out = HashMap::new();
    for node in tree.descendants().filter(|node| node.has_tag_name_local("num")) {
        let kind = node.value("abstractNumId").and_then(|id| id.parse().ok());
        let (Some(list), Some(kind)) = (number(&node, "numId"), kind.and_then(|id| kinds.get(&id))) else {
            continue;
        };
        out.extend(kind.iter().map(|(at, start)| ((list, *at), *start)));
        for change in node.children().filter(|child| child.has_tag_name_local("lvlOverride")) {
            let at = change.said("ilvl").and_then(|level| level.parse::<usize>().ok());
            let start = change.value("startOverride").and_then(|start| start.parse().ok());
            if let (Some(start), Some(slot @ Some(_))) = (start, at.and_then(|at| out.get_mut(&(list, at)))) {
                *slot = Some(start);
            }
        }
    }
    out
}
