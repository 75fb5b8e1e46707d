//! Several proposals laid over one another on the same text.

use super::change::{Change, Changes, Order, What};
use super::width;
use crate::ids::{BlockId, ChangeId, ProposalId};
use crate::text::diff;
use crate::text::merge::Slot;
use std::collections::BTreeMap;

/// Changes that touch: to be chosen among. One choice where nothing is
/// contested.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What can be chosen, in the order of the proposals.
    pub choices: Vec<Choice>,
}

/// One way a place can be changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Who proposes it, with the names its changes have in their proposal.
    pub by: Vec<(ProposalId, Vec<ChangeId>)>,
    /// The changes of it, as the first of them has them.
    pub changes: Vec<Change>,
}

impl Group {
    /// True where taking one choice turns another down.
    pub fn contested(&self) -> bool {
        self.choices.len() > 1
    }
}

/// The changes of several proposals to one text, in reading order. What does not
/// touch stands side by side; the same change of two is one with two names; what
/// touches is contested, because words that touch are never merged by
/// themselves.
pub fn over(proposals: &[(ProposalId, &Changes)]) -> Vec<Group> {
    let mut ordered: Vec<(Order, usize, &Change)> = proposals
        .iter()
        .enumerate()
        .flat_map(|(number, (_, changes))| {
            changes.order.iter().zip(&changes.all).map(move |(order, change)| (*order, number, change))
        })
        .collect();
    ordered.sort_by_key(|(order, number, _)| (*order, *number));
    let all: Vec<(usize, &Change)> =
        ordered.into_iter().map(|(_, number, change)| (number, change)).collect();
    let mut sets = Sets::new(all.len());
    for (a, (of_a, one)) in all.iter().enumerate() {
        for (b, (of_b, other)) in all.iter().enumerate().skip(a + 1) {
            if of_a != of_b && touch(one, other) {
                sets.join(a, b);
            }
        }
    }
    let mut together: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..all.len() {
        together.entry(sets.find(at)).or_default().push(at);
    }
    let mut groups: Vec<Group> = Vec::new();
    for members in together.into_values() {
        let mut by: BTreeMap<usize, Vec<&Change>> = BTreeMap::new();
        for (of, change) in members.iter().filter_map(|at| all.get(*at)) {
            by.entry(*of).or_default().push(change);
        }
        let mut choices: Vec<Choice> = Vec::new();
        for (of, changes) in by {
            let Some((proposal, _)) = proposals.get(of) else { continue };
            let names = (proposal.clone(), changes.iter().map(|change| change.id.clone()).collect());
            match choices.iter_mut().find(|choice| alike(&choice.changes, &changes)) {
                Some(choice) => choice.by.push(names),
                None => {
                    let changes = changes.into_iter().cloned().collect();
                    choices.push(Choice { by: vec![names], changes });
                }
            }
        }
        groups.push(Group { choices });
    }
    groups
}

fn alike(one: &[Change], other: &[&Change]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| one.slot == other.slot && one.what == other.what)
}

/// Whether two changes of two proposals cannot simply both be made.
fn touch(one: &Change, other: &Change) -> bool {
    match (&one.what, &other.what) {
        (
            What::Words { line: line_a, at: a, cut: cut_a, .. },
            What::Words { line: line_b, at: b, cut: cut_b, .. },
        ) => one.slot == other.slot && line_a == line_b && *a <= b + width(cut_b) && *b <= a + width(cut_a),
        (What::Whole { .. }, _) | (_, What::Whole { .. }) => {
            let (here, there) = (blocks(one), blocks(other));
            here.iter().any(|id| there.contains(id))
        }
        (What::Moved { .. }, What::Moved { .. }) | (What::Facts(_), What::Facts(_)) => one.slot == other.slot,
        _ => false,
    }
}

/// The blocks of the text a change is made to.
fn blocks(change: &Change) -> Vec<&BlockId> {
    match (&change.what, &change.slot) {
        (What::Whole { change: diff::Change::Added, now, .. }, _) => {
            now.iter().map(|block| &block.id).collect()
        }
        (What::Whole { was, .. }, _) => was.iter().map(|block| &block.id).collect(),
        (_, Slot::Block(id)) => vec![id],
        _ => vec![],
    }
}

/// Sets of numbers, joined as it is found that they belong together; each is
/// named by its smallest.
struct Sets(Vec<usize>);

impl Sets {
    fn new(length: usize) -> Self {
        Self((0..length).collect())
    }

    fn find(&self, mut at: usize) -> usize {
        while let Some(up) = self.0.get(at).filter(|up| **up != at) {
            at = *up;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}
