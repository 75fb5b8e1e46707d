//! A paragraph that was split in two, or two that were joined: shown as that,
//! not as words cut here and added there.

use super::run::{Run, aligned, edited, same};
use super::token::{Key, Token, tokens};
use crate::text::{Inline, Inlines, Node};

/// The words of a block that can be split and joined.
pub(super) fn text(node: &Node) -> Option<&Inlines> {
    match node {
        Node::Paragraph(text) | Node::Heading { text, .. } => Some(text),
        _ => None,
    }
}

/// One line compared with two that follow each other, if the two are hardly
/// more than the one with an end of paragraph inside.
pub(super) fn split(one: &Inlines, first: &Inlines, second: &Inlines) -> Option<[Vec<Run>; 2]> {
    let [one, first, second]: [Vec<Inline>; 3] =
        [one, first, second].map(|line| line.iter().cloned().collect());
    let a = tokens(&one);
    let mut b = tokens(&first);
    let end = b.len();
    b.push(Token::END);
    b.extend(tokens(&second));
    let all = aligned(&a, &b);
    let weight = |tokens: &[Token<'_>]| tokens.iter().map(Token::weight).sum::<usize>();
    let kept = |from: usize, to: usize| {
        let inside = |at: usize| at.clamp(from, to);
        all.iter()
            .filter(|stretch| stretch.same)
            .filter_map(|stretch| b.get(inside(stretch.b.start)..inside(stretch.b.end)))
            .map(weight)
            .sum::<usize>()
    };
    let (before, after) = (kept(0, end), kept(end, b.len()));
    let mostly = (before + after) * 5 >= weight(&a) * 4;
    let (all_before, all_after) = (b.get(..end).map_or(0, weight), b.get(end..).map_or(0, weight));
    if before == 0 || after == 0 || !mostly || before * 5 < all_before * 3 || after * 5 < all_after * 3 {
        return None;
    }
    let mut parts = [Vec::new(), Vec::new()];
    for stretch in all {
        let [first, second] = &mut parts;
        let (a, b) = (a.get(stretch.a).unwrap_or_default(), b.get(stretch.b.clone()).unwrap_or_default());
        let here = if stretch.b.start <= end { &mut *first } else { &mut *second };
        if stretch.same {
            same(a, b, here);
            continue;
        }
        match b
            .iter()
            .position(|token| token.key == Key::End)
            .and_then(|at| Some((b.get(..at)?, b.get(at + 1..)?)))
        {
            Some((ends, begins)) => {
                edited(a, ends, here);
                edited(&[], begins, second);
            }
            None => edited(a, b, here),
        }
    }
    Some(parts)
}

/// Two lines compared with the one they were joined to.
pub(super) fn join(first: &Inlines, second: &Inlines, one: &Inlines) -> Option<[Vec<Run>; 2]> {
    split(one, first, second).map(|parts| {
        parts.map(|runs| {
            let mut back: Vec<Run> = runs.into_iter().map(turned).collect();
            // A cut stands before what replaces it.
            for at in 1..back.len() {
                if let Some([Run::Added(_), Run::Cut(_)]) = back.get(at - 1..=at) {
                    back.swap(at - 1, at);
                }
            }
            back
        })
    })
}

fn turned(run: Run) -> Run {
    match run {
        Run::Kept(pieces) => Run::Kept(pieces),
        Run::Marked { was, now } => Run::Marked { was: now, now: was },
        Run::Cut(pieces) => Run::Added(pieces),
        Run::Added(pieces) => Run::Cut(pieces),
    }
}
