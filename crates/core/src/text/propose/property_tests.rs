//! The laws of changes: none is the old text, all the new one, any set holds
//! words of either and of nobody else, and the order of taking does not matter.

use super::*;
use crate::ids::{BlockId, ChangeId, ProposalId};
use crate::text::merge::property_tests::{Dice, all_words, edit, thirty};
use crate::text::{Document, generate};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn ids(changes: &Changes) -> BTreeSet<ChangeId> {
    changes.all.iter().map(|change| change.id.clone()).collect()
}

fn some(dice: &mut Dice, all: &BTreeSet<ChangeId>) -> BTreeSet<ChangeId> {
    all.iter().filter(|_| dice.roll(2) == 0).cloned().collect()
}

/// A text and what somebody made of it.
fn two(dice: &mut Dice, name: &str, steps: usize) -> (Document, Document) {
    let base = thirty(dice);
    let mut proposed = base.clone();
    (0..steps).for_each(|step| edit(dice, &mut proposed, name, step));
    (base, proposed)
}

fn unique(text: &Document) -> bool {
    text.blocks.iter().map(|block| &block.id).collect::<BTreeSet<_>>().len() == text.blocks.len()
}

/// Whether two texts have the same blocks. One that is matched by what it says
/// keeps the id it has in the old text.
fn same(one: &Document, other: &Document) -> bool {
    let nodes = |text: &Document| text.blocks.iter().map(|block| block.node.clone()).collect::<Vec<_>>();
    one.furniture == other.furniture && nodes(one) == nodes(other)
}

#[test]
fn any_set_of_changes_lies_between_the_two_texts() {
    for seed in 0..400 {
        let mut dice = Dice(seed);
        let (base, proposed) = two(&mut dice, "new", 8);
        let found = changes("p", &base, &proposed);
        let all = ids(&found);
        assert_eq!(all.len(), found.all.len(), "seed {seed}: two changes of one name");
        assert_eq!(found.with(&BTreeSet::new()), base, "seed {seed}");
        assert!(same(&found.with(&all), &proposed), "seed {seed}");
        let words: BTreeSet<String> = all_words(&base).union(&all_words(&proposed)).cloned().collect();
        let part = found.with(&some(&mut dice, &all));
        assert!(all_words(&part).is_subset(&words), "seed {seed}");
        assert!(unique(&part), "seed {seed}");
    }
}

#[test]
fn taking_in_two_steps_is_taking_at_once() {
    for seed in 0..300 {
        let mut dice = Dice(seed);
        let (base, proposed) = two(&mut dice, "new", 6);
        let found = changes("p", &base, &proposed);
        let all = ids(&found);
        let first = some(&mut dice, &all);
        // The proposal goes on from the text that came of it.
        let now = found.with(&first);
        let rest = changes("p", &now, &proposed);
        assert!(same(&rest.with(&ids(&rest)), &proposed), "seed {seed}");
        // What is turned down is gone from the proposal, and from it only.
        let left: BTreeSet<ChangeId> = all.difference(&first).cloned().collect();
        let kept = found.with(&left);
        assert_eq!(changes("p", &base, &kept).with(&BTreeSet::new()), base, "seed {seed}");
    }
}

#[test]
fn bringing_a_proposal_onto_its_own_text_changes_nothing() {
    for seed in 0..200 {
        let (base, proposed) = two(&mut Dice(seed), "new", 6);
        let rebased = rebase(&base, &base, &proposed, &BTreeSet::new());
        assert_eq!(rebased.text, proposed, "seed {seed}");
        assert!(rebased.slots.is_empty());
    }
}

#[test]
fn a_proposal_brought_forward_changes_the_text_as_it_is_and_loses_no_word() {
    let mut stuck = 0;
    for seed in 0..300 {
        let mut dice = Dice(seed);
        let (base, proposed) = two(&mut dice, "new", 5);
        let mut now = base.clone();
        (0..5).for_each(|step| edit(&mut dice, &mut now, "now", step));
        let rebased = rebase(&base, &now, &proposed, &BTreeSet::new());
        let found = rebased.changes("p", &now);
        stuck += rebased.slots.len();
        assert_eq!(found.with(&BTreeSet::new()), now, "seed {seed}");
        assert!(same(&found.with(&ids(&found)), &rebased.text), "seed {seed}");
        let proposed: BTreeSet<String> =
            all_words(&proposed).into_iter().filter(|word| word.starts_with("new")).collect();
        assert!(proposed.is_subset(&all_words(&rebased.text)), "seed {seed}");
    }
    assert!(stuck > 0);
}

#[test]
fn every_change_of_several_proposals_is_in_one_group_and_groups_apart_can_all_be_made() {
    let mut contested = 0;
    for seed in 0..150 {
        let mut dice = Dice(seed);
        let now = thirty(&mut dice);
        let texts: Vec<Document> = (0..3)
            .map(|person| {
                let mut text = now.clone();
                (0..4).for_each(|step| edit(&mut dice, &mut text, &format!("p{person}s"), step));
                text
            })
            .collect();
        let all: Vec<(ProposalId, Changes)> = texts
            .iter()
            .zip(["p0", "p1", "p2"])
            .map(|(text, id)| (ProposalId::new(id), changes(id, &now, text)))
            .collect();
        let borrowed: Vec<(ProposalId, &Changes)> = all.iter().map(|(id, all)| (id.clone(), all)).collect();
        let groups = over(&borrowed);
        let named: Vec<&ChangeId> =
            groups.iter().flat_map(|g| &g.choices).flat_map(|c| &c.by).flat_map(|(_, ids)| ids).collect();
        assert_eq!(named.len(), all.iter().map(|(_, changes)| changes.all.len()).sum::<usize>());
        assert_eq!(named.iter().collect::<BTreeSet<_>>().len(), named.len());
        contested += groups.iter().filter(|group| group.contested()).count();
        // The uncontested words of one, taken, leave those of the next clean.
        let apart = |who: &str| -> BTreeSet<ChangeId> {
            groups
                .iter()
                .filter(|group| !group.contested())
                .flat_map(|group| &group.choices)
                .filter(|choice| choice.changes.iter().all(|c| matches!(c.what, What::Words { .. })))
                .flat_map(|choice| &choice.by)
                .filter(|(id, _)| id.as_str() == who)
                .flat_map(|(_, ids)| ids.clone())
                .collect()
        };
        let first = all[0].1.with(&apart("p0"));
        let wanted = apart("p1");
        let second = rebase(&now, &all[1].1.with(&wanted), &first, &BTreeSet::new());
        assert!(second.slots.is_empty(), "seed {seed}: {:?}", second.stuck);
    }
    assert!(contested > 0);
}

/// Documents alike enough to be compared, of every kind of block.
fn pair() -> impl Strategy<Value = (Document, Document)> {
    (generate::document(), generate::document(), any::<bool>()).prop_map(|(one, mut other, fresh)| {
        if fresh {
            for block in &mut other.blocks {
                block.id = BlockId::new(format!("n{}", block.id));
            }
        }
        (one, other)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

    #[test]
    fn none_is_the_old_text_and_all_the_new_one((one, other) in pair()) {
        let found = changes("p", &one, &other);
        prop_assert_eq!(&found.with(&BTreeSet::new()), &one);
        let all = found.with(&ids(&found));
        prop_assert!(same(&all, &other));
    }
}
