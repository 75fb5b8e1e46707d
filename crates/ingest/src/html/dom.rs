//! HTML as a tree: html5ever's parser into a plain list of nodes.
//!
//! The list is ours because a page may be hostile: how deep it nests and how
//! many nodes it has is bounded while it is parsed, and nothing here recurses.

mod gate;
mod sink;

pub(super) use sink::parse;

/// A node's place in the tree.
pub(super) type Id = usize;

/// One node.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) kind: Kind,
    pub(super) parent: Option<Id>,
    pub(super) children: Vec<Id>,
    /// The source's line, from 1.
    pub(super) line: usize,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// The document, a template's contents, a comment.
    Other,
    /// Words.
    Text(String),
    /// An element; those of SVG and MathML are named `svg` and `math`.
    Element { name: String, attributes: Vec<(String, String)> },
}

/// A parsed page.
#[derive(Debug)]
pub(super) struct Dom {
    pub(super) nodes: Vec<Entry>,
    /// True when the page had more nodes than we read.
    pub(super) cut: bool,
    /// For each node, the letters below it and whether a block is among them.
    measures: Vec<(usize, bool)>,
}

impl Dom {
    /// A tree, measured once: what is asked of every box must cost nothing.
    fn new(nodes: Vec<Entry>, cut: bool) -> Self {
        let mut dom = Self { measures: vec![(0, false); nodes.len()], nodes, cut };
        for id in dom.below(0).into_iter().rev() {
            let own = dom.text_of(id).map_or(0, |text| text.trim().len());
            let below = dom.children(id).iter().filter_map(|child| {
                let (size, block) = dom.measures.get(*child)?;
                let name = dom.name(*child);
                let read = !matches!(name, "script" | "style" | "template" | "noscript" | "svg" | "math");
                Some((
                    if read { *size } else { 0 },
                    *block || !(super::inline::is_inline(name) || name == "svg" || dom.is_emoji(*child)),
                ))
            });
            let (size, block) =
                below.fold((own, false), |(all, any), (size, block)| (all + size, any || block));
            if let Some(measure) = dom.measures.get_mut(id) {
                *measure = (size, block);
            }
        }
        dom
    }

    /// How many letters stand below a node, about.
    pub(super) fn size(&self, id: Id) -> usize {
        self.measures.get(id).map_or(0, |(size, _)| *size)
    }

    /// True when a block element stands somewhere below.
    pub(super) fn holds_block(&self, id: Id) -> bool {
        self.measures.get(id).is_some_and(|(_, block)| *block)
    }

    /// The element's name; empty for other nodes.
    pub(super) fn name(&self, id: Id) -> &str {
        match self.nodes.get(id).map(|entry| &entry.kind) {
            Some(Kind::Element { name, .. }) => name,
            _ => "",
        }
    }

    /// An attribute's value.
    pub(super) fn attribute(&self, id: Id, wanted: &str) -> Option<&str> {
        match self.nodes.get(id).map(|entry| &entry.kind) {
            Some(Kind::Element { attributes, .. }) => {
                attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
            }
            _ => None,
        }
    }

    /// Gives an element another style.
    pub(super) fn set_style(&mut self, id: Id, style: String) {
        if let Some(Kind::Element { attributes, .. }) = self.nodes.get_mut(id).map(|entry| &mut entry.kind) {
            attributes.retain(|(name, _)| name != "style");
            attributes.push(("style".to_owned(), style));
        }
    }

    /// True when the class list has this word.
    pub(super) fn has_class(&self, id: Id, class: &str) -> bool {
        self.attribute(id, "class")
            .is_some_and(|classes| classes.split_ascii_whitespace().any(|own| own == class))
    }

    pub(super) fn children(&self, id: Id) -> &[Id] {
        self.nodes.get(id).map_or(&[], |entry| entry.children.as_slice())
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.nodes.get(id).and_then(|entry| entry.parent)
    }

    pub(super) fn line(&self, id: Id) -> usize {
        self.nodes.get(id).map_or(0, |entry| entry.line)
    }

    pub(super) fn text_of(&self, id: Id) -> Option<&str> {
        match self.nodes.get(id).map(|entry| &entry.kind) {
            Some(Kind::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The node and everything below it, in reading order.
    pub(super) fn below(&self, id: Id) -> Vec<Id> {
        let mut out = Vec::new();
        let mut open = vec![id];
        while let Some(next) = open.pop() {
            out.push(next);
            open.extend(self.children(next).iter().rev());
        }
        out
    }

    /// The same, one at a time, for who may stop early.
    pub(super) fn walk(&self, id: Id) -> impl Iterator<Item = Id> {
        let mut open = vec![id];
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(self.children(next).iter().rev());
            Some(next)
        })
    }

    /// A picture that stands for one character.
    pub(super) fn is_emoji(&self, id: Id) -> bool {
        self.name(id) == "img"
            && self.attribute(id, "alt").is_some_and(|alt| {
                !alt.is_empty()
                    && alt.chars().count() <= 8
                    && alt.chars().all(|letter| u32::from(letter) > 0x2000 && !letter.is_alphanumeric())
            })
    }

    /// The words below a node, those of scripts and styles left out.
    pub(super) fn words(&self, id: Id) -> String {
        let mut out = String::new();
        let mut open = vec![id];
        while let Some(next) = open.pop() {
            if let Some(text) = self.text_of(next) {
                out.push_str(text);
                continue;
            }
            let name = self.name(next);
            if matches!(name, "script" | "style" | "template" | "noscript" | "svg" | "math") && next != id {
                continue;
            }
            if !super::inline::is_inline(name) {
                out.push(' ');
            }
            open.extend(self.children(next).iter().rev());
        }
        crate::words::tidy(&out)
    }

    /// The first element below with this name.
    pub(super) fn first(&self, id: Id, test: impl Fn(&Self, Id) -> bool) -> Option<Id> {
        self.below(id).into_iter().find(|node| test(self, *node))
    }

    /// The body, or the document where there is none.
    pub(super) fn body(&self) -> Id {
        self.first(0, |dom, id| dom.name(id) == "body").unwrap_or(0)
    }
}
