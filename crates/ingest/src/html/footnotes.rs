//! Footnotes and comments of word processors: a mark in the text and a
//! paragraph at the end that point at each other. That is how Word, Google
//! Docs, LibreOffice, pandoc and encyclopedias all write them.

use super::Maker;
use super::blocks::nodes;
use super::dom::{Dom, Id};
use super::quotes::is_empty;
use crate::reading::{Dropped, LeftOut};
use std::collections::{HashMap, HashSet};
use stet_core::text::{Inline, Inlines, Node};

/// Elements of one note that are looked at, and no more.
const NEAR: usize = 300;

/// Anchors to places on the page that are looked at, and no more.
const MOST: usize = 4000;

/// What was found before anything is read.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The marks in the text, by element: the note's label.
    marks: HashMap<Id, String>,
    /// Label, paragraph, and the way back, in order.
    bodies: Vec<(String, Id, Id)>,
    /// Comments: their paragraphs.
    comments: Vec<Id>,
    /// Marks of comments whose words did not come along.
    lonely: Vec<Id>,
    /// Marks of comments, rules and ways back: nothing to read.
    silent: HashSet<Id>,
}

impl Notes {
    /// The label of the note this element refers to.
    pub(super) fn label(&self, id: Id) -> Option<&str> {
        self.marks.get(&id).map(String::as_str)
    }
}

/// Finds every pair of anchors that lead to each other.
pub(super) fn find(dom: &Dom) -> Notes {
    let all = dom.below(0);
    let mut by_name: HashMap<&str, Id> = HashMap::new();
    for id in &all {
        for name in ["id", "name"] {
            if let Some(name) = dom.attribute(*id, name).filter(|name| !name.is_empty()) {
                by_name.entry(name).or_insert(*id);
            }
        }
    }
    let mut notes = Notes::default();
    let mut labels: HashSet<String> = HashSet::new();
    let mut used: HashSet<Id> = HashSet::new();
    let anchors = all.iter().copied().filter(|id| lead(dom, *id).is_some());
    for mark in anchors.take(MOST) {
        if used.contains(&mark) {
            continue;
        }
        let Some(target) = lead(dom, mark).filter(|_| is_mark(&dom.words(mark))) else { continue };
        let comment = is_comment(target);
        if comment {
            notes.silent.insert(lone_parent(dom, mark));
            if !by_name.contains_key(target) && !is_way_back(target) {
                notes.lonely.push(mark);
            }
        }
        let Some((body, back)) = by_name.get(target).and_then(|at| answer(dom, mark, *at)) else { continue };
        let body = whole(dom, body, mark);
        if body <= mark || dom.name(body).starts_with('h') {
            continue;
        }
        used.insert(back);
        if comment {
            notes.comments.push(body);
            notes.silent.insert(lone_parent(dom, back));
            continue;
        }
        let label = label(&dom.words(mark), &labels);
        labels.insert(label.clone());
        notes.marks.insert(lone_parent(dom, mark), label.clone());
        notes.silent.insert(lone_parent(dom, back));
        notes.silent.extend(rule_before(dom, body));
        notes.bodies.push((label, body, back));
    }
    notes
}

/// Takes the notes' paragraphs out of the flow.
pub(super) fn set_aside(maker: &mut Maker<'_>) {
    let aside: Vec<Id> = maker
        .notes
        .bodies
        .iter()
        .map(|(_, body, _)| *body)
        .chain(maker.notes.comments.iter().copied())
        .chain(maker.notes.silent.iter().copied())
        .collect();
    maker.skip.extend(aside);
}

/// The notes as blocks, after everything else was read.
pub(super) fn read(maker: &mut Maker<'_>) -> Vec<Node> {
    let notes = std::mem::take(&mut maker.notes);
    for comment in &notes.comments {
        maker.skip.remove(comment);
        let text = maker.dom.words(*comment);
        let text = text.trim_start_matches(|letter: char| letter.is_whitespace()).to_owned();
        let text = without_mark(&text).to_owned();
        if !text.is_empty() {
            maker.dropped.push(Dropped {
                line: maker.dom.line(*comment),
                text,
                why: "comment of the word processor".to_owned(),
                what: LeftOut::Comment,
            });
        }
    }
    for mark in &notes.lonely {
        maker.dropped.push(Dropped {
            line: maker.dom.line(*mark),
            text: maker.dom.words(*mark),
            why: "mark of a comment whose words did not come along".to_owned(),
            what: LeftOut::Comment,
        });
    }
    let mut out = Vec::new();
    for (label, body, _) in &notes.bodies {
        maker.skip.remove(body);
        let content: Vec<Node> = match maker.dom.name(*body) {
            "p" | "span" => vec![Node::Paragraph(super::blocks::line(maker, *body))],
            _ => nodes(maker, *body),
        };
        let content: Vec<Node> = content.into_iter().filter(|node| !is_empty(node)).collect();
        if !content.is_empty() {
            out.push(Node::Note { label: label.clone(), content });
        }
    }
    out
}

/// "[a] Check this" is "Check this".
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('[')
        .and_then(|rest| rest.split_once(']'))
        .filter(|(mark, _)| mark.chars().count() <= 6)
        .map_or(text, |(_, rest)| rest.trim_start())
}

/// Where an anchor leads on this page.
fn lead(dom: &Dom, id: Id) -> Option<&str> {
    if dom.name(id) != "a" {
        return None;
    }
    dom.attribute(id, "href")?.strip_prefix('#').filter(|target| !target.is_empty())
}

/// The element an anchor leads to, and the anchor in it that leads back.
fn answer(dom: &Dom, mark: Id, at: Id) -> Option<(Id, Id)> {
    let names: Vec<&str> = [mark, lone_parent(dom, mark)]
        .into_iter()
        .flat_map(|id| [dom.attribute(id, "id"), dom.attribute(id, "name")])
        .flatten()
        .filter(|name| !name.is_empty())
        .collect();
    let leads_back = |id: Id| dom.name(id) == "a" && lead(dom, id).is_some_and(|to| names.contains(&to));
    if leads_back(at) {
        return Some((at, at));
    }
    let back = dom.walk(at).take(NEAR).find(|id| leads_back(*id))?;
    Some((at, back))
}

/// The biggest element around a note that holds this note and no other, and
/// not the mark itself.
fn whole(dom: &Dom, from: Id, mark: Id) -> Id {
    let mut own = from;
    while let Some(parent) = dom.parent(own) {
        if super::inline::is_inline(dom.name(own)) && !super::inline::is_inline(dom.name(parent)) {
            own = parent;
            if matches!(dom.name(own), "body" | "html" | "td") {
                return from;
            }
            break;
        }
        if !super::inline::is_inline(dom.name(own)) {
            break;
        }
        own = parent;
    }
    while let Some(parent) = dom.parent(own) {
        let fits = matches!(dom.name(parent), "div" | "li" | "aside") && stands_alone(dom, parent, mark);
        if !fits {
            break;
        }
        own = parent;
    }
    own
}

/// Whether an element holds one note and nothing else: one way back, no mark.
fn stands_alone(dom: &Dom, id: Id, mark: Id) -> bool {
    let mut seen = 0;
    let mut ways = 0;
    for below in dom.walk(id) {
        seen += 1;
        ways += usize::from(below == mark || points(dom, below));
        if ways > 1 || seen > NEAR {
            return false;
        }
    }
    true
}

/// An anchor to a place on this page.
fn points(dom: &Dom, id: Id) -> bool {
    dom.name(id) == "a" && lead(dom, id).is_some()
}

/// The `<sup>` or span around an anchor that has nothing else in it.
fn lone_parent(dom: &Dom, id: Id) -> Id {
    let mut own = id;
    while let Some(parent) = dom.parent(own) {
        let lone = super::inline::is_inline(dom.name(parent))
            && !dom.name(parent).is_empty()
            && dom.size(parent) == dom.size(id);
        if !lone {
            break;
        }
        own = parent;
    }
    own
}

/// The line drawn above the first note.
fn rule_before(dom: &Dom, body: Id) -> Option<Id> {
    let mut at = body;
    for _ in 0..3 {
        let parent = dom.parent(at)?;
        let siblings = dom.children(parent);
        let place = siblings.iter().position(|id| *id == at)?;
        let before =
            siblings.get(..place)?.iter().rev().find(|id| {
                !(dom.name(**id).is_empty() && dom.words(**id).is_empty()) && dom.name(**id) != "br"
            });
        match before {
            Some(id) => return (dom.name(*id) == "hr").then_some(*id),
            None => at = parent,
        }
    }
    None
}

/// What marks a note: a number, a letter, a star, in brackets or not.
fn is_mark(words: &str) -> bool {
    let edge = |letter: char| letter.is_whitespace() || matches!(letter, '[' | ']' | '(' | ')');
    let bare = words.trim_matches(edge);
    (1..=6).contains(&bare.chars().count()) && !bare.contains(char::is_whitespace)
}

/// Leads from a comment to its mark.
fn is_way_back(target: &str) -> bool {
    target.starts_with("cmnt_ref") || target.starts_with("_msoanchor")
}

fn is_comment(target: &str) -> bool {
    ["cmnt", "_msocom", "_msoanchor", "_com_", "comment"].iter().any(|start| target.starts_with(start))
}

/// What the note is called: the mark's own letters, made unlike every other.
fn label(words: &str, taken: &HashSet<String>) -> String {
    let own: String = words.chars().filter(|letter| letter.is_alphanumeric()).take(12).collect();
    if !own.is_empty() && !taken.contains(&own) {
        return own;
    }
    let number = (1..).find(|number: &usize| !taken.contains(&number.to_string()));
    number.unwrap_or_default().to_string()
}

/// A reference to a note that is not here prints as a dead number: it goes.
pub(super) fn settle(nodes: &mut [Node], dropped: &mut Vec<Dropped>) {
    let known: HashSet<String> = nodes
        .iter()
        .filter_map(|node| match node {
            Node::Note { label, .. } => Some(label.clone()),
            _ => None,
        })
        .collect();
    crate::lines::each(nodes, &mut |line| {
        let dead = |piece: &Inline| matches!(piece, Inline::NoteRef { label } if !known.contains(label));
        if !line.iter().any(dead) {
            return;
        }
        let (gone, kept): (Vec<Inline>, Vec<Inline>) = std::mem::take(line).into_iter().partition(dead);
        *line = Inlines::new(kept);
        dropped.extend(gone.into_iter().filter_map(|piece| match piece {
            Inline::NoteRef { label } => Some(Dropped {
                line: 0,
                text: label,
                why: "reference to a note that did not come along".to_owned(),
                what: LeftOut::Note,
            }),
            _ => None,
        }));
    });
}
