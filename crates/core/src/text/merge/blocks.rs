//! A block that both sides changed.

use super::weave::weave;
use super::{Clash, one_side, words};
use crate::ids::BlockId;
use crate::text::diff::common::common;
use crate::text::diff::token::numbers;
use crate::text::json::block_to_json;
use crate::text::parts::{Leaf, put_together, take_apart};
use crate::text::{Block, ListItem, Node, TableRow};

/// A block with both changes in it, or why there is none.
pub(super) fn merged(base: &Node, ours: &Node, theirs: &Node) -> Result<Node, Clash> {
    line_by_line(base, ours, theirs).or_else(|clash| match inside(base, ours, theirs) {
        Some(node) => Ok(node),
        None => Err(clash),
    })
}

/// Merges blocks that have the same lines, whatever their kinds.
fn line_by_line(base: &Node, ours: &Node, theirs: &Node) -> Result<Node, Clash> {
    let [(shape, words), (shape_ours, words_ours), (shape_theirs, words_theirs)] =
        [base, ours, theirs].map(take_apart);
    let Some(lines) = lined_up(&words, &words_ours, &words_theirs) else {
        let turned = [ours, theirs].iter().any(|side| side.kind() != base.kind());
        return Err(if turned { Clash::Kind } else { Clash::Overlap });
    };
    let shape = one_side(&shape, &shape_ours, &shape_theirs).ok_or(Clash::Kind)?;
    lines.and_then(|leaves| put_together(shape.clone(), leaves)).ok_or(Clash::Overlap)
}

/// The lines of three blocks merged one by one. None where the blocks do not
/// have the same lines; some none where changes touch.
fn lined_up(base: &[Leaf], ours: &[Leaf], theirs: &[Leaf]) -> Option<Option<Vec<Leaf>>> {
    let alike = |side: &[Leaf]| {
        side.len() == base.len()
            && side.iter().zip(base).all(|(a, b)| a.label == b.label && a.place == b.place)
    };
    if !alike(ours) || !alike(theirs) {
        return None;
    }
    let lines = base.iter().zip(ours).zip(theirs).map(|((base, ours), theirs)| {
        let words = match one_side(&base.words, &ours.words, &theirs.words) {
            Some(one) => one.clone(),
            None => words::words(&base.words, &ours.words, &theirs.words)?,
        };
        Some(Leaf { words, ..base.clone() })
    });
    Some(lines.collect())
}

/// What stands inside a list, a quotation, a note or a table, merged as the
/// blocks of a text are: whole items, rows and paragraphs that stand apart.
fn inside(base: &Node, ours: &Node, theirs: &Node) -> Option<Node> {
    Some(match (base, ours, theirs) {
        (Node::BulletList(base), Node::BulletList(ours), Node::BulletList(theirs)) => {
            Node::BulletList(items(base, ours, theirs)?)
        }
        (
            Node::OrderedList { start, items: base },
            Node::OrderedList { start: start_ours, items: ours },
            Node::OrderedList { start: start_theirs, items: theirs },
        ) => Node::OrderedList {
            start: *one_side(start, start_ours, start_theirs)?,
            items: items(base, ours, theirs)?,
        },
        (
            Node::Quotation { attribution, content: base },
            Node::Quotation { attribution: by_ours, content: ours },
            Node::Quotation { attribution: by_theirs, content: theirs },
        ) => {
            let attribution = match one_side(attribution, by_ours, by_theirs) {
                Some(one) => one.clone(),
                None => words::plain(attribution, by_ours, by_theirs)?,
            };
            Node::Quotation { attribution, content: content(base, ours, theirs)? }
        }
        (
            Node::Note { label, content: base },
            Node::Note { label: label_ours, content: ours },
            Node::Note { label: label_theirs, content: theirs },
        ) => Node::Note {
            label: one_side(label, label_ours, label_theirs)?.clone(),
            content: content(base, ours, theirs)?,
        },
        (Node::Table(base), Node::Table(ours), Node::Table(theirs)) => {
            let whole = |row: &TableRow| Node::Table(vec![row.clone()]);
            let row = |base: &TableRow, ours: &TableRow, theirs: &TableRow| match line_by_line(
                &whole(base),
                &whole(ours),
                &whole(theirs),
            ) {
                Ok(Node::Table(rows)) => rows.into_iter().next(),
                _ => None,
            };
            Node::Table(sequence(base, ours, theirs, &whole, &row)?)
        }
        _ => return None,
    })
}

fn items(base: &[ListItem], ours: &[ListItem], theirs: &[ListItem]) -> Option<Vec<ListItem>> {
    let whole = |item: &ListItem| Node::BulletList(vec![item.clone()]);
    let item = |base: &ListItem, ours: &ListItem, theirs: &ListItem| {
        content(&base.0, &ours.0, &theirs.0).map(ListItem)
    };
    sequence(base, ours, theirs, &whole, &item)
}

fn content(base: &[Node], ours: &[Node], theirs: &[Node]) -> Option<Vec<Node>> {
    let node = |base: &Node, ours: &Node, theirs: &Node| merged(base, ours, theirs).ok();
    sequence(base, ours, theirs, &Node::clone, &node)
}

/// Merges what stands one after another. `whole` makes a block of one, so that
/// equal ones are known; `one` merges those that both sides changed.
fn sequence<T: Clone + PartialEq>(
    base: &[T],
    ours: &[T],
    theirs: &[T],
    whole: &dyn Fn(&T) -> Node,
    one: &dyn Fn(&T, &T, &T) -> Option<T>,
) -> Option<Vec<T>> {
    let key = |one: &T| block_to_json(&Block::new(BlockId::default(), whole(one))).to_string();
    let kept = [ours, theirs].map(|side| {
        let (a, b) = numbers(base.iter().map(key), side.iter().map(key));
        common(&a, &b, &|_| true)
    });
    let [kept_ours, kept_theirs] = &kept;
    weave(base, ours, theirs, [kept_ours, kept_theirs], &|base, ours, theirs| match (base, ours, theirs) {
        ([base], [ours], [theirs]) => match one_side(base, ours, theirs) {
            Some(taken) => Some(vec![taken.clone()]),
            None => one(base, ours, theirs).map(|merged| vec![merged]),
        },
        _ => None,
    })
}
