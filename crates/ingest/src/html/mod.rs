//! HTML in: a page or a fragment, read from its tree into blocks of ours.
//!
//! Nothing is ever cleaned as a string: what the document has no place for is
//! simply never made. A page's blocks are then sorted like the lines of a page
//! dump; metadata only helps in that.

mod blocks;
mod changes;
mod dom;
mod footnotes;
mod inline;
pub(crate) mod links;
mod lists;
mod meta;
mod ours;
mod pictures;
mod program;
mod quotes;
mod scope;
mod styles;
mod tables;
mod unwanted;

use crate::page::{Hints, NoStory, Said, Sorted, Unit, sort};
use crate::paste::{Cleaned, PastedPicture, Program};
use crate::reading::{Dropped, LeftOut};
use changes::Out;
use dom::{Dom, Id};
use std::collections::HashSet;
use stet_core::text::Node;

/// A page read and sorted. So many pictures came in one package with it, and it
/// names them [`crate::PICTURE`] and their number.
pub(crate) fn page(source: &str, packed: usize) -> Result<Sorted, NoStory> {
    let dom = dom::parse(source);
    let meta = meta::of(&dom);
    if let Some(sorted) = ours::read(&dom, &meta) {
        return Ok(sorted);
    }
    let scope = scope::find(&dom, &meta);
    if scope.index {
        return Err(NoStory::SomethingElse("it is a page of several stories, with a few words each".into()));
    }
    let mut maker = Maker::new(&dom, scope.within);
    maker.packed = packed;
    maker.headline = scope.headline;
    maker.outside(scope.within);
    let mut units = Vec::new();
    maker.notes = footnotes::find(&dom);
    footnotes::set_aside(&mut maker);
    blocks::flow(&mut maker, scope.within, None, &mut units);
    for note in footnotes::read(&mut maker) {
        units.push(blocks::made(&maker, scope.within, note, ""));
    }
    let hints = Hints {
        headline: meta.headline.clone(),
        standfirst: meta.standfirst.clone(),
        authors: meta.authors.clone(),
        article: scope.article,
    };
    let mut outside = maker.dropped;
    let mut sorted = sort(units, &hints)?;
    outside.append(&mut sorted.dropped);
    sorted.dropped = outside;
    if dom.cut {
        sorted.warnings.push("The page has more elements than are read; its end is missing.".into());
    }
    meta.complete(&mut sorted);
    Ok(sorted)
}

/// What a fragment holds.
#[derive(Default)]
pub(crate) struct Fragment {
    pub(crate) nodes: Vec<Node>,
    pub(crate) dropped: Vec<Dropped>,
    pub(crate) program: Program,
    pub(crate) cleaned: Cleaned,
    pub(crate) pictures: Vec<PastedPicture>,
    /// True when there was more than is read: nothing of it is to be used.
    pub(crate) cut: bool,
}

/// A fragment's blocks, nothing guessed; pictures as for [`page`].
pub(crate) fn fragment(source: &str, packed: usize) -> Fragment {
    let program = program::of(source);
    let mut dom = dom::parse(source);
    if dom.cut {
        return Fragment { program, cut: true, ..Fragment::default() };
    }
    styles::fold(&mut dom);
    let body = dom.body();
    let mut maker = Maker::new(&dom, body);
    maker.whole = true;
    maker.packed = packed;
    maker.program = program;
    maker.notes = footnotes::find(&dom);
    footnotes::set_aside(&mut maker);
    let mut units = Vec::new();
    blocks::flow(&mut maker, body, None, &mut units);
    let mut nodes: Vec<Node> = units.into_iter().filter_map(|unit| unit.node).collect();
    nodes.extend(footnotes::read(&mut maker));
    nodes.extend(std::mem::take(&mut maker.aside).into_iter().filter_map(|unit| unit.node));
    footnotes::settle(&mut nodes, &mut maker.dropped);
    subheads(&mut nodes);
    let Maker { dropped, cleaned, pictures, .. } = maker;
    Fragment { nodes, dropped, program, cleaned, pictures, cut: false }
}

/// The first level is the headline's. Where a fragment has several headings of
/// it, all go one level down; one alone is only the fragment's own title.
fn subheads(nodes: &mut [Node]) {
    let firsts = nodes.iter().filter(|node| matches!(node, Node::Heading { level: 1, .. })).count();
    for node in nodes {
        if let Node::Heading { level, .. } = node {
            *level = (*level + u8::from(firsts > 1)).clamp(2, 4);
        }
    }
}

/// Makes blocks from a tree.
struct Maker<'d> {
    dom: &'d Dom,
    /// Letters in the part that is read.
    size: usize,
    /// The heading that is the headline.
    headline: Option<Id>,
    /// Nodes already used.
    skip: HashSet<Id>,
    dropped: Vec<Dropped>,
    /// True for a page we made: everything in it is meant.
    ours: bool,
    /// True for a fragment, in which no box is judged by its name.
    whole: bool,
    /// The list that paragraphs of a word processor make, while they do.
    flat: Option<lists::Flat>,
    program: Program,
    notes: footnotes::Notes,
    cleaned: Cleaned,
    pictures: Vec<PastedPicture>,
    /// Pictures and tables that stood in what can hold none: a list, a
    /// quotation, a cell. They go behind the block of the copy they stood in.
    aside: Vec<Unit>,
    /// How many blocks that hold blocks are being read, one in another.
    inside: usize,
    /// Pictures that came in one package with the source.
    packed: usize,
}

impl<'d> Maker<'d> {
    fn new(dom: &'d Dom, within: Id) -> Self {
        Self {
            dom,
            size: dom.size(within),
            headline: None,
            skip: HashSet::new(),
            dropped: Vec::new(),
            ours: false,
            whole: false,
            flat: None,
            program: Program::WebPage,
            notes: footnotes::Notes::default(),
            cleaned: Cleaned::default(),
            pictures: Vec::new(),
            aside: Vec::new(),
            inside: 0,
            packed: 0,
        }
    }

    /// Why a node is not read.
    fn unwanted(&self, id: Id) -> Option<Out> {
        if self.skip.contains(&id) {
            return Some(Out::SILENT);
        }
        if self.dom.name(id).is_empty() {
            return None;
        }
        if self.ours
            && !matches!(self.dom.name(id), "script" | "style" | "template" | "svg" | "math" | "iframe")
        {
            return None;
        }
        if let Some(out) = changes::of(self, id) {
            return Some(out);
        }
        let why = unwanted::why(self.dom, id, |id| self.dom.size(id) * 2 > self.size)?;
        let by_name = !matches!(
            self.dom.name(id),
            "div" | "section" | "ul" | "ol" | "aside" | "figure" | "footer" | "header"
        );
        // What a program writes about itself is nothing the writer misses.
        if self.whole && matches!(self.dom.name(id), "style" | "link" | "meta" | "title" | "base" | "head") {
            return Some(Out::SILENT);
        }
        (by_name || !self.whole || why == "hidden on the page").then(|| Out::other(why))
    }

    fn drop(&mut self, id: Id, out: Out) {
        if out.why.is_empty() {
            return;
        }
        let text = match self.dom.name(id) {
            "img" => pictures::shown(self.dom, id),
            name @ ("script" | "style" | "iframe" | "svg" | "math" | "template" | "noscript" | "input"
            | "object" | "embed" | "video" | "audio") => format!("<{name}>"),
            _ if out.what == LeftOut::Comment => footnotes::without_mark(&self.dom.words(id)).to_owned(),
            _ => self.dom.words(id),
        };
        if !text.is_empty() {
            let line = self.dom.line(id);
            self.dropped.push(Dropped { line, text, why: out.why.to_owned(), what: out.what });
        }
    }

    /// Names what stands outside the part that is read.
    fn outside(&mut self, within: Id) {
        let mut keep = within;
        while let Some(parent) = self.dom.parent(keep) {
            for sibling in self.dom.children(parent).to_vec() {
                if sibling != keep && self.dom.name(sibling) != "head" && self.dom.name(parent) != "html" {
                    let place = match self.dom.name(sibling) {
                        "header" => "header of the page",
                        "footer" => "footer of the page",
                        _ => "outside the story",
                    };
                    let out = self.unwanted(sibling).unwrap_or(Out::other(place));
                    self.drop(sibling, out);
                }
            }
            keep = parent;
        }
    }

    fn is_linked(&self, id: Id) -> bool {
        let all = self.dom.words(id).len();
        let linked: usize = self
            .dom
            .below(id)
            .into_iter()
            .filter(|node| self.dom.name(*node) == "a")
            .map(|node| self.dom.words(node).len())
            .sum();
        all > 0 && linked * 10 >= all * 8
    }

    /// What an element's name or class says about the blocks in it.
    fn says(&self, id: Id) -> Option<Said> {
        if self.ours || self.whole {
            return None;
        }
        let dom = self.dom;
        if ["class", "itemprop", "rel"].iter().all(|name| dom.attribute(id, name).is_none())
            || dom.size(id) > 2000
        {
            return None;
        }
        let class = dom.attribute(id, "class").unwrap_or_default().to_lowercase();
        let word = |wanted: &str| {
            class.split(|letter: char| !letter.is_ascii_alphanumeric()).any(|word| word == wanted)
        };
        let count = crate::words::count(&dom.words(id));
        let property = dom.attribute(id, "itemprop").unwrap_or_default();
        let container = matches!(dom.name(id), "article" | "main" | "body" | "section");
        if container {
            return None;
        }
        if (word("standfirst")
            || word("dek")
            || word("subtitle")
            || word("subheadline")
            || word("strapline")
            || word("chapo")
            || property == "alternativeHeadline")
            && (3..=80).contains(&count)
        {
            return Some(Said::Standfirst);
        }
        if (word("bio") || word("biography")) && count >= 8 {
            return Some(Said::Bio);
        }
        if (word("byline") || property == "author" || dom.attribute(id, "rel") == Some("author"))
            && (1..=24).contains(&count)
        {
            return Some(Said::Byline);
        }
        if (word("kicker") || word("eyebrow") || word("rubric")) && count <= 6 {
            return Some(Said::Kind);
        }
        None
    }
}

#[cfg(test)]
mod tests;
