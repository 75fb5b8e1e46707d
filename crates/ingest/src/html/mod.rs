//! HTML in: a page or a fragment, read from its tree into blocks of ours.
//!
//! Nothing is ever cleaned as a string: what the document has no place for is
//! simply never made. A page's blocks are then sorted like the lines of a page
//! dump; metadata only helps in that.

mod blocks;
mod dom;
mod inline;
mod links;
mod lists;
mod meta;
mod ours;
mod pictures;
mod quotes;
mod scope;
mod tables;
mod unwanted;

use crate::page::{Hints, NoStory, Said, Sorted, sort};
use crate::reading::Dropped;
use dom::{Dom, Id};
use std::collections::HashSet;
use stet_core::text::Node;

/// A page read and sorted.
pub(crate) fn page(source: &str) -> Result<Sorted, NoStory> {
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
    maker.headline = scope.headline;
    maker.outside(scope.within);
    let mut units = Vec::new();
    blocks::flow(&mut maker, scope.within, None, &mut units);
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

/// A fragment's blocks, nothing guessed.
pub(crate) fn fragment(source: &str) -> (Vec<Node>, Vec<Dropped>) {
    let dom = dom::parse(source);
    let body = dom.body();
    let mut maker = Maker::new(&dom, body);
    maker.whole = true;
    let mut units = Vec::new();
    blocks::flow(&mut maker, body, None, &mut units);
    let nodes = units.into_iter().filter_map(|unit| unit.node).collect();
    (nodes, maker.dropped)
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
    /// True while paragraphs of Word make a list.
    word_list: bool,
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
            word_list: false,
        }
    }

    /// Why a node is not read; an empty reason for one that was used already.
    fn unwanted(&mut self, id: Id) -> Option<&'static str> {
        if self.skip.contains(&id) {
            return Some("");
        }
        if self.dom.name(id).is_empty() {
            return None;
        }
        if self.ours
            && !matches!(self.dom.name(id), "script" | "style" | "template" | "svg" | "math" | "iframe")
        {
            return None;
        }
        let word_deleted = self
            .dom
            .attribute(id, "style")
            .is_some_and(|style| style.replace(' ', "").contains("mso-element:comment"));
        if word_deleted
            || self.dom.has_class(id, "msocomtxt")
            || self.dom.has_class(id, "MsoCommentReference")
        {
            return Some("comment of the word processor");
        }
        if self.dom.name(id) == "del" {
            return Some("deleted text of tracked changes");
        }
        let why = unwanted::why(self.dom, id, |id| self.dom.size(id) * 2 > self.size)?;
        let by_name = !matches!(
            self.dom.name(id),
            "div" | "section" | "ul" | "ol" | "aside" | "figure" | "footer" | "header"
        );
        (by_name || !self.whole || why == "hidden on the page").then_some(why)
    }

    fn drop(&mut self, id: Id, why: &str) {
        if why.is_empty() {
            return;
        }
        let text = match self.dom.name(id) {
            name @ ("script" | "style" | "iframe" | "svg" | "math" | "template" | "noscript" | "img"
            | "input" | "object" | "embed" | "video" | "audio") => format!("<{name}>"),
            _ => self.dom.words(id),
        };
        if !text.is_empty() {
            self.dropped.push(Dropped { line: self.dom.line(id), text, why: why.to_owned() });
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
                    let why = self.unwanted(sibling).unwrap_or(place);
                    self.drop(sibling, why);
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

    fn is_word_item(&self, id: Id) -> bool {
        self.dom.attribute(id, "style").is_some_and(|style| {
            style.contains("mso-list:")
                && !style.contains("mso-list:none")
                && !style.to_lowercase().contains("ignore")
        }) && self.dom.name(id) == "p"
    }

    /// The level in "mso-list:l0 level2 lfo1".
    fn word_level(&self, id: Id) -> usize {
        self.dom
            .attribute(id, "style")
            .and_then(|style| style.split_once("level"))
            .and_then(|(_, rest)| rest.chars().next())
            .and_then(|figure| figure.to_digit(10))
            .map_or(1, |level| level as usize)
    }
}

#[cfg(test)]
mod tests;
