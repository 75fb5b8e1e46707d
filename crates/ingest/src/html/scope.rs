//! Which part of a page is the story.

use super::dom::{Dom, Id};
use super::inline::is_inline;
use super::meta::Meta;
use super::unwanted;
use crate::words::{count, fold};
use std::collections::HashMap;

/// The story's place on a page.
pub(super) struct Scope {
    /// Everything of the story is in here.
    pub(super) within: Id,
    /// Its headline, where an element says so.
    pub(super) headline: Option<Id>,
    /// True when the page marks an article as such.
    pub(super) article: bool,
    /// True for a page of several stories in short.
    pub(super) index: bool,
}

/// Finds the story.
pub(super) fn find(dom: &Dom, meta: &Meta) -> Scope {
    let body = dom.body();
    let hidden = unread(dom, body);
    let densest = densest(dom, body, &hidden).unwrap_or(body);
    let marked = above(dom, densest, |dom, id| {
        dom.name(id) == "article"
            || dom.attribute(id, "role") == Some("article")
            || dom.attribute(id, "itemtype").is_some_and(|kind| kind.ends_with("Article"))
    })
    .or_else(|| {
        above(dom, densest, |dom, id| dom.name(id) == "main" || dom.attribute(id, "role") == Some("main"))
    });
    let mut within = marked.unwrap_or_else(|| widened(dom, densest, body));
    let headline = headline(dom, body, within, meta, &hidden);
    if let Some(headline) = headline {
        while !contains(dom, within, headline) {
            match dom.parent(within) {
                Some(parent) if within != body => within = parent,
                _ => break,
            }
        }
    }
    Scope {
        within,
        headline,
        article: marked.is_some_and(|id| dom.name(id) == "article"),
        index: is_index(dom, body, &hidden),
    }
}

/// Places in boxes that are never read.
fn unread(dom: &Dom, body: Id) -> std::collections::HashSet<Id> {
    let total = dom.size(body);
    let mut out = std::collections::HashSet::new();
    let mut open = vec![(body, false)];
    while let Some((id, hidden)) = open.pop() {
        let hidden = hidden
            || unwanted::why(dom, id, |id| dom.size(id) * 2 > total).is_some()
            || matches!(dom.name(id), "footer" | "aside");
        if hidden {
            out.insert(id);
        }
        open.extend(dom.children(id).iter().map(|child| (*child, hidden)));
    }
    out
}

/// The element whose own paragraphs carry most: a point a paragraph and one
/// for every comma and every hundred letters, to the parent, half to its
/// parent; links count against.
fn densest(dom: &Dom, body: Id, hidden: &std::collections::HashSet<Id>) -> Option<Id> {
    let mut points: HashMap<Id, f64> = HashMap::new();
    for id in dom.below(body) {
        if hidden.contains(&id)
            || !matches!(dom.name(id), "p" | "pre" | "blockquote" | "td" | "li" | "div" | "section")
        {
            continue;
        }
        let block = matches!(dom.name(id), "div" | "section" | "td" | "li");
        if block && dom.children(id).iter().any(|child| !is_inline(dom.name(*child))) {
            continue;
        }
        let text = dom.words(id);
        let letters = text.chars().count();
        if letters < 25 {
            continue;
        }
        let linked: usize = dom
            .below(id)
            .into_iter()
            .filter(|node| dom.name(*node) == "a")
            .map(|node| dom.words(node).chars().count())
            .sum();
        let commas = text.matches([',', '،', '、', '，']).count();
        let own = (1.0 + commas as f64 + (letters as f64 / 100.0).min(3.0))
            * (1.0 - (linked as f64 / letters as f64).min(1.0));
        if let Some(parent) = dom.parent(id) {
            *points.entry(parent).or_default() += own;
            if let Some(grand) = dom.parent(parent) {
                *points.entry(grand).or_default() += own / 2.0;
            }
        }
    }
    let mut best: Option<(Id, f64)> = None;
    for (id, points) in points {
        if best.is_none_or(|(other, most)| points > most || (points >= most && id < other)) {
            best = Some((id, points));
        }
    }
    best.map(|(id, _)| id)
}

fn above(dom: &Dom, from: Id, test: impl Fn(&Dom, Id) -> bool) -> Option<Id> {
    let mut at = Some(from);
    while let Some(id) = at {
        if test(dom, id) {
            return Some(id);
        }
        at = dom.parent(id);
    }
    None
}

/// Up while the parent has little more than this: paragraphs are often split
/// into several boxes.
fn widened(dom: &Dom, from: Id, body: Id) -> Id {
    let all: std::collections::HashSet<Id> = dom
        .below(body)
        .into_iter()
        .filter(|node| dom.name(*node) == "p" && crate::words::is_prose(&dom.words(*node)))
        .collect();
    let prose = |id: Id| dom.below(id).into_iter().filter(|node| all.contains(node)).count();
    let mut at = from;
    while at != body
        && let Some(parent) = dom.parent(at)
    {
        let same = prose(parent) == prose(at);
        if same && (parent == body || dom.size(parent) > dom.size(at) * 2) {
            break;
        }
        at = parent;
    }
    at
}

fn contains(dom: &Dom, outer: Id, inner: Id) -> bool {
    above(dom, inner, |_, id| id == outer).is_some()
}

/// The heading that the metadata names, else the only `h1`.
fn headline(
    dom: &Dom,
    body: Id,
    within: Id,
    meta: &Meta,
    hidden: &std::collections::HashSet<Id>,
) -> Option<Id> {
    let headings: Vec<Id> = dom
        .below(body)
        .into_iter()
        .filter(|id| {
            matches!(dom.name(*id), "h1" | "h2") && !hidden.contains(id) && !dom.words(*id).is_empty()
        })
        .collect();
    let named = headings.iter().copied().find(|id| {
        let text = fold(&dom.words(*id));
        dom.attribute(*id, "itemprop") == Some("headline")
            || meta.titles.iter().any(|title| {
                fold(title) == text || (text.chars().count() > 12 && fold(title).starts_with(&text))
            })
    });
    let first: Vec<Id> = headings.iter().copied().filter(|id| dom.name(*id) == "h1").collect();
    let inside: Vec<Id> = first.iter().copied().filter(|id| contains(dom, within, *id)).collect();
    named.or(match (inside.as_slice(), first.as_slice()) {
        ([one], _) | ([], [one]) => Some(*one),
        _ => None,
    })
}

/// Several articles, none of which holds most of the words.
fn is_index(dom: &Dom, body: Id, hidden: &std::collections::HashSet<Id>) -> bool {
    let articles: Vec<usize> = dom
        .below(body)
        .into_iter()
        .filter(|id| dom.name(*id) == "article" && !hidden.contains(id))
        .map(|id| count(&dom.words(id)))
        .collect();
    let all: usize = articles.iter().sum();
    articles.len() >= 4 && articles.iter().max().is_some_and(|most| most * 2 < all && *most < 150)
}
