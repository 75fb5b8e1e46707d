//! What the parser builds into.

use super::gate::{Gate, bounded};
use super::{Dom, Entry, Id, Kind};
use html5ever::interface::{Attribute, ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{BufferQueue, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{LocalName, Namespace, QualName, ns};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// Parses a page; never fails.
pub(in crate::html) fn parse(source: &str) -> Dom {
    let gate = Gate::new(TreeBuilder::new(Sink::new(), TreeBuilderOpts::default()));
    let tokenizer = Tokenizer::new(gate, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(&*bounded(source)));
    while !input.is_empty() {
        let _paused_at_a_script = tokenizer.feed(&input);
    }
    tokenizer.end();
    let cut = tokenizer.sink.is_cut();
    Dom::new(tokenizer.sink.builder.sink.nodes.take(), cut)
}

/// The tree while it grows.
pub(super) struct Sink {
    nodes: RefCell<Vec<Entry>>,
    names: RefCell<HashMap<Id, QualName>>,
    templates: RefCell<HashMap<Id, Id>>,
    line: Cell<usize>,
}

/// An element's name, as the parser asks for it.
#[derive(Debug)]
pub(super) struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }
    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl Sink {
    fn new() -> Self {
        let sink = Self {
            nodes: RefCell::default(),
            names: RefCell::default(),
            templates: RefCell::default(),
            line: Cell::new(1),
        };
        sink.add(Kind::Other);
        sink
    }

    fn add(&self, kind: Kind) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Entry { kind, parent: None, children: Vec::new(), line: self.line.get() });
        nodes.len() - 1
    }

    fn detach(&self, id: Id) {
        let mut nodes = self.nodes.borrow_mut();
        let parent = nodes.get_mut(id).and_then(|entry| entry.parent.take());
        if let Some(parent) = parent.and_then(|parent| nodes.get_mut(parent))
            && let Some(at) = parent.children.iter().rposition(|child| *child == id)
        {
            parent.children.remove(at);
        }
    }

    /// Puts a node or words among a parent's children, at a place or at the end.
    fn insert(&self, parent: Id, at: Option<usize>, child: NodeOrText<Id>) {
        let before = |nodes: &Vec<Entry>| {
            let children = &nodes.get(parent)?.children;
            children.get(at.unwrap_or(children.len()).checked_sub(1)?).copied()
        };
        let id = match child {
            NodeOrText::AppendNode(id) => {
                self.detach(id);
                id
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                if let Some(Kind::Text(own)) =
                    before(&nodes).and_then(|id| nodes.get_mut(id)).map(|entry| &mut entry.kind)
                {
                    own.push_str(&text);
                    return;
                }
                drop(nodes);
                self.add(Kind::Text(text.to_string()))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        if let Some(entry) = nodes.get_mut(id) {
            entry.parent = Some(parent);
        }
        if let Some(entry) = nodes.get_mut(parent) {
            let at = at.unwrap_or(entry.children.len()).min(entry.children.len());
            entry.children.insert(at, id);
        }
    }

    fn place(&self, id: Id) -> Option<(Id, usize)> {
        let nodes = self.nodes.borrow();
        let parent = nodes.get(id)?.parent?;
        let at = nodes.get(parent)?.children.iter().rposition(|child| *child == id)?;
        Some((parent, at))
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Self;
    type ElemName<'a> = Name;

    fn finish(self) -> Self {
        self
    }
    fn parse_error(&self, _: Cow<'static, str>) {}
    fn get_document(&self) -> Id {
        0
    }
    fn elem_name<'a>(&'a self, target: &'a Id) -> Name {
        let names = self.names.borrow();
        Name(
            names
                .get(target)
                .cloned()
                .unwrap_or_else(|| QualName::new(None, ns!(html), LocalName::from("div"))),
        )
    }
    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, flags: ElementFlags) -> Id {
        let shown = match &*name.ns {
            "http://www.w3.org/2000/svg" => "svg".to_owned(),
            "http://www.w3.org/1998/Math/MathML" => "math".to_owned(),
            _ => name.local.to_string().to_ascii_lowercase(),
        };
        let attributes = attrs
            .into_iter()
            .map(|attr| (attr.name.local.to_string().to_ascii_lowercase(), attr.value.to_string()))
            .collect();
        let id = self.add(Kind::Element { name: shown, attributes });
        self.names.borrow_mut().insert(id, name);
        if flags.template {
            let contents = self.add(Kind::Other);
            self.templates.borrow_mut().insert(id, contents);
        }
        id
    }
    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Kind::Other)
    }
    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Kind::Other)
    }
    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.insert(*parent, None, child);
    }
    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        match self.place(*element) {
            Some((parent, at)) => self.insert(parent, Some(at), child),
            None => self.insert(*previous, None, child),
        }
    }
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn get_template_contents(&self, target: &Id) -> Id {
        self.templates.borrow().get(target).copied().unwrap_or(*target)
    }
    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        if let NodeOrText::AppendNode(id) = &child {
            self.detach(*id);
        }
        if let Some((parent, at)) = self.place(*sibling) {
            self.insert(parent, Some(at), child);
        }
    }
    fn add_attrs_if_missing(&self, target: &Id, attrs: Vec<Attribute>) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(Kind::Element { attributes, .. }) = nodes.get_mut(*target).map(|entry| &mut entry.kind) {
            for attr in attrs {
                let name = attr.name.local.to_string().to_ascii_lowercase();
                if attributes.len() < super::gate::ATTRIBUTES
                    && !attributes.iter().any(|(own, _)| *own == name)
                {
                    attributes.push((name, attr.value.to_string()));
                }
            }
        }
    }
    fn remove_from_parent(&self, target: &Id) {
        self.detach(*target);
    }
    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let children = self
            .nodes
            .borrow_mut()
            .get_mut(*node)
            .map(|entry| std::mem::take(&mut entry.children))
            .unwrap_or_default();
        let mut nodes = self.nodes.borrow_mut();
        for child in &children {
            if let Some(entry) = nodes.get_mut(*child) {
                entry.parent = Some(*new_parent);
            }
        }
        if let Some(entry) = nodes.get_mut(*new_parent) {
            entry.children.extend(children);
        }
    }
    fn set_current_line(&self, line: u64) {
        self.line.set(usize::try_from(line).unwrap_or(0));
    }
}
