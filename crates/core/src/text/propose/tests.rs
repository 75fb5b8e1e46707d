use super::*;
use crate::ids::{ChangeId, ProposalId};
use crate::text::merge::Slot;
use crate::text::parts::string;
use crate::text::{Block, Document, Inlines, Node};
use std::collections::BTreeSet;

fn text(paragraphs: &[(&str, &str)]) -> Document {
    let block =
        |(id, words): &(&str, &str)| Block::new((*id).into(), Node::Paragraph(Inlines::plain(*words)));
    Document { blocks: paragraphs.iter().map(block).collect(), ..Document::default() }
}

fn shown(document: &Document) -> Vec<String> {
    document
        .blocks
        .iter()
        .map(|block| match &block.node {
            Node::Paragraph(line) => format!("{} {}", block.id, line.text()),
            Node::Heading { text, .. } => format!("{} # {}", block.id, text.text()),
            other => format!("{} {}", block.id, other.kind()),
        })
        .collect()
}

fn said(change: &Change) -> String {
    match &change.what {
        What::Words { at, cut, added, .. } => format!("{at} [{}] [{}]", string(cut), string(added)),
        What::Moved { after } => format!("moved after {after:?}"),
        What::Facts(facts) => facts.iter().map(|fact| fact.name).collect::<Vec<_>>().join(" "),
        What::Whole { change, .. } => format!("{change:?}"),
    }
}

fn only(changes: &Changes, wanted: &[usize]) -> Document {
    let ids: BTreeSet<ChangeId> = wanted.iter().map(|at| changes.all[*at].id.clone()).collect();
    changes.with(&ids)
}

#[test]
fn each_run_of_words_is_a_change_of_its_own() {
    let base = text(&[("a", "The harbour opened for all who came on Monday.")]);
    let proposed = text(&[("a", "The old harbour reopened for all who came on Tuesday.")]);
    let found = changes("p", &base, &proposed);
    let all: Vec<String> = found.all.iter().map(said).collect();
    assert_eq!(all, ["4 [] [old ]", "12 [opened] [reopened]", "39 [Monday] [Tuesday]"]);
    assert_eq!(shown(&only(&found, &[1])), ["a The harbour reopened for all who came on Monday."]);
    assert_eq!(shown(&only(&found, &[0, 2])), ["a The old harbour opened for all who came on Tuesday."]);
}

#[test]
fn equal_changes_have_names_of_their_own_and_keep_them() {
    let base = text(&[("a", "the the the end")]);
    let found = changes("p", &base, &text(&[("a", "a the a end")]));
    let names: BTreeSet<&ChangeId> = found.all.iter().map(|change| &change.id).collect();
    assert_eq!(names.len(), found.all.len());
    assert_ne!(
        names,
        changes("q", &base, &text(&[("a", "a the a end")])).all.iter().map(|c| &c.id).collect()
    );
    // The same words further on, after words that somebody else put in.
    let (was, now) = (text(&[("a", "one two three")]), text(&[("a", "well, one two three")]));
    let proposed = text(&[("a", "one two four")]);
    let moved = rebase(&was, &now, &proposed, &BTreeSet::new());
    assert!(moved.stuck.is_empty());
    assert_eq!(shown(&moved.text), ["a well, one two four"]);
    assert_eq!(changes("p", &was, &proposed).all[0].id, moved.changes("p", &now).all[0].id);
}

#[test]
fn a_move_a_level_and_the_words_are_taken_apart() {
    let base = text(&[("a", "One."), ("b", "Two is here."), ("c", "Three.")]);
    let mut proposed = text(&[("b", "Two is there."), ("a", "One."), ("c", "Three.")]);
    proposed.blocks[0].node = Node::Heading { level: 2, text: Inlines::plain("Two is there.") };
    let found = changes("p", &base, &proposed);
    let all: Vec<String> = found.all.iter().map(said).collect();
    // Which of the two moved is for the comparison to say.
    assert_eq!(all.len(), 3, "{all:?}");
    let words = all.iter().position(|said| said.contains("there")).unwrap();
    assert_eq!(shown(&only(&found, &[words])), ["a One.", "b Two is there.", "c Three."]);
    let kind = all.iter().position(|said| said == "kind level").unwrap();
    assert_eq!(shown(&only(&found, &[kind])), ["a One.", "b # Two is here.", "c Three."]);
    let moved = all.iter().position(|said| said.starts_with("moved")).unwrap();
    assert_eq!(shown(&only(&found, &[moved])), ["b Two is here.", "a One.", "c Three."]);
}

#[test]
fn words_that_changed_under_a_change_make_it_stuck_and_both_can_be_had() {
    let base = text(&[("a", "The ferry sails on Monday."), ("b", "Fares rise.")]);
    let now = text(&[("a", "The ferry sails on Friday."), ("b", "Fares rise.")]);
    let proposed = text(&[("a", "The ferry sails on Sunday."), ("b", "Fares rise again.")]);
    let found = rebase(&base, &now, &proposed, &BTreeSet::new());
    assert_eq!(found.slots, BTreeSet::from([Slot::Block("a".into())]));
    let changes = found.changes("p", &now);
    assert_eq!(changes.all.iter().map(|change| change.stuck).collect::<Vec<_>>(), [true, false]);
    assert_eq!(shown(&changes.with(&BTreeSet::new())), shown(&now));
    assert_eq!(shown(&only(&changes, &[0])), ["a The ferry sails on Sunday.", "b Fares rise."]);
    assert_eq!(shown(&only(&changes, &[1])), ["a The ferry sails on Friday.", "b Fares rise again."]);
    // It stays stuck until somebody chose, however often it is brought forward.
    let again = rebase(&now, &now, &found.text, &found.slots);
    assert!(again.changes("p", &now).all[0].stuck);
}

#[test]
fn what_the_story_cut_and_a_proposal_changed_can_be_taken_back_in() {
    let base = text(&[("a", "One."), ("b", "Two."), ("c", "Three.")]);
    let now = text(&[("a", "One."), ("c", "Three.")]);
    let proposed = text(&[("a", "One."), ("b", "Two and a half."), ("c", "Three.")]);
    let found = rebase(&base, &now, &proposed, &BTreeSet::new());
    let changes = found.changes("p", &now);
    assert_eq!(changes.all.len(), 1);
    assert!(changes.all[0].stuck);
    assert_eq!(shown(&only(&changes, &[0])), ["a One.", "b Two and a half.", "c Three."]);
}

fn laid_over(now: &Document, texts: &[Document]) -> Vec<Vec<Vec<String>>> {
    let all: Vec<(ProposalId, Changes)> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| (ProposalId::new(format!("p{at}")), changes(&format!("p{at}"), now, text)))
        .collect();
    let borrowed: Vec<(ProposalId, &Changes)> = all.iter().map(|(id, all)| (id.clone(), all)).collect();
    over(&borrowed)
        .iter()
        .map(|group| {
            let choice = |choice: &Choice| {
                let by = choice.by.iter().map(|(who, _)| who.to_string());
                by.chain(choice.changes.iter().map(said)).collect()
            };
            group.choices.iter().map(choice).collect()
        })
        .collect()
}

#[test]
fn what_does_not_touch_stands_side_by_side_in_reading_order() {
    let now = text(&[("a", "One two three four five."), ("b", "Six.")]);
    let groups = laid_over(
        &now,
        &[
            text(&[("a", "One two three four 5."), ("b", "Six.")]),
            text(&[("a", "1 two three four five."), ("b", "Six.")]),
        ],
    );
    assert_eq!(groups, [[["p1", "0 [One] [1]"]], [["p0", "19 [five] [5]"]]]);
}

#[test]
fn the_same_change_of_two_is_one_with_two_names() {
    let now = text(&[("a", "One two three.")]);
    let proposed = text(&[("a", "One 2 three.")]);
    assert_eq!(laid_over(&now, &[proposed.clone(), proposed]), [[["p0", "p1", "4 [two] [2]"]]]);
}

#[test]
fn what_touches_is_contested() {
    let now = text(&[("a", "One two three four."), ("b", "Six seven.")]);
    let groups = laid_over(
        &now,
        &[
            text(&[("a", "One 2 three 4."), ("b", "Six.")]),
            text(&[("a", "One zwei drei vier."), ("b", "Six seven.")]),
            text(&[("a", "One two three four.")]),
        ],
    );
    assert_eq!(groups.len(), 2, "{groups:?}");
    assert_eq!(groups[0].len(), 2, "{groups:?}");
    assert_eq!(groups[0][0][0], "p0");
    assert_eq!(groups[0][1][0], "p1");
    assert_eq!(groups[1].iter().map(|choice| choice[0].as_str()).collect::<Vec<_>>(), ["p0", "p2"]);
}

#[test]
fn a_paragraph_is_composed_when_nobody_handed_it_over() {
    let block = |words: &str| Block::new("a".into(), Node::Paragraph(Inlines::plain(words)));
    let (before, bo, cy) = (block("One two."), block("One 2."), block("1 two."));
    let proposed = [Some(&bo), Some(&cy)];
    assert!(!composed(Some(&before), Some(&bo), &proposed));
    assert!(!composed(Some(&before), Some(&before), &proposed));
    assert!(composed(Some(&before), Some(&block("1 2.")), &proposed));
    assert!(composed(Some(&before), None, &proposed));
    assert!(!composed(Some(&before), None, &[None]));
}
