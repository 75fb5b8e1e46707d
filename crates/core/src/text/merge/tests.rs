use super::*;
use crate::text::parts::Label;
use crate::text::{Framing, Inline, ListItem, Marks};
use std::collections::{BTreeMap, BTreeSet};

fn text(blocks: &[(&str, &str)]) -> Document {
    let paragraph =
        |(id, words): &(&str, &str)| Block::new((*id).into(), Node::Paragraph(Inlines::plain(*words)));
    Document { blocks: blocks.iter().map(paragraph).collect(), ..Document::default() }
}

const BASE: [(&str, &str); 3] = [
    ("a", "The mayor resigned on Monday. She denies the charges."),
    ("b", "Ferries sail twice a day from the old quay."),
    ("c", "Fares stay as they were."),
];

fn clash(merged: &Merged) -> Vec<(&Slot, Clash)> {
    merged.conflicts.iter().map(|conflict| (&conflict.slot, conflict.clash)).collect()
}

#[test]
fn different_blocks_merge_by_themselves() {
    let ours = text(&[("a", "The mayor resigned on Tuesday. She denies the charges."), BASE[1], BASE[2]]);
    let theirs = text(&[BASE[0], BASE[1], ("c", "Fares rise."), ("n", "New.")]);
    let merged = merge(&text(&BASE), &ours, &theirs);
    assert!(merged.is_clean());
    let expect = [
        ("a", "The mayor resigned on Tuesday. She denies the charges."),
        BASE[1],
        ("c", "Fares rise."),
        ("n", "New."),
    ];
    assert_eq!(merged.document, text(&expect));
}

#[test]
fn separate_words_of_one_block_merge_and_are_flagged() {
    let ours = text(&[BASE[0], ("b", "Ferries sail thrice a day from the old quay."), BASE[2]]);
    let theirs = text(&[BASE[0], ("b", "Ferries sail twice a day from the new quay."), BASE[2]]);
    let merged = merge(&text(&BASE), &ours, &theirs);
    assert_eq!(
        merged.document,
        text(&[BASE[0], ("b", "Ferries sail thrice a day from the new quay."), BASE[2]])
    );
    assert_eq!(
        merged.flagged.iter().map(|flag| flag.slot.clone()).collect::<Vec<_>>(),
        [Slot::Block("b".into())]
    );
    assert!(merged.conflicts.is_empty());
}

#[test]
fn the_same_words_are_a_conflict_that_shows_ours() {
    let ours = text(&[BASE[0], BASE[1], ("c", "Fares rise.")]);
    let theirs = text(&[BASE[0], BASE[1], ("c", "Fares fall.")]);
    let merged = merge(&text(&BASE), &ours, &theirs);
    assert_eq!(clash(&merged), [(&Slot::Block("c".into()), Clash::Overlap)]);
    assert_eq!(merged.document, ours);
}

#[test]
fn deleted_here_and_edited_there_keeps_the_edit_and_asks() {
    let ours = text(&[BASE[0], BASE[2]]);
    let theirs = text(&[BASE[0], ("b", "Ferries sail no more."), BASE[2]]);
    let merged = merge(&text(&BASE), &ours, &theirs);
    assert_eq!(clash(&merged), [(&Slot::Block("b".into()), Clash::OursGone)]);
    assert_eq!(merged.document, theirs);
    let back = merge(&text(&BASE), &theirs, &ours);
    assert_eq!(clash(&back), [(&Slot::Block("b".into()), Clash::TheirsGone)]);
    let choose = |choice| settle(&merged, &BTreeMap::from([(Slot::Block("b".into()), choice)]));
    assert_eq!(choose(Choice::Ours), ours);
    assert_eq!(choose(Choice::Theirs), theirs);
}

#[test]
fn a_word_added_where_the_other_side_split_is_never_put_in_the_wrong_sentence() {
    let ours =
        text(&[("a", "The mayor resigned on Monday."), ("n", "She denies the charges."), BASE[1], BASE[2]]);
    let theirs =
        text(&[("a", "The mayor resigned on Monday. She denies the legal charges."), BASE[1], BASE[2]]);
    let merged = merge(&text(&BASE), &ours, &theirs);
    assert_eq!(clash(&merged), [(&Slot::Block("a".into()), Clash::Overlap)]);
}

#[test]
fn another_kind_and_other_words_go_together_and_two_kinds_do_not() {
    let with = |node: Node| {
        let mut text = text(&BASE);
        text.blocks[2].node = node;
        text
    };
    let heading = with(Node::Heading { level: 2, text: Inlines::plain("Fares stay as they were.") });
    let edited = with(Node::Paragraph(Inlines::plain("Fares rise as they were.")));
    let merged = merge(&text(&BASE), &heading, &edited);
    assert_eq!(
        merged.document.blocks[2].node,
        Node::Heading { level: 2, text: Inlines::plain("Fares rise as they were.") }
    );
    let list = with(Node::BulletList(vec![ListItem(vec![Node::Paragraph(Inlines::plain("Fares stay."))])]));
    assert_eq!(clash(&merge(&text(&BASE), &heading, &list)), [(&Slot::Block("c".into()), Clash::Kind)]);
}

#[test]
fn items_added_at_one_end_and_edited_at_the_other_merge() {
    let list = |items: &[&str]| Document {
        blocks: vec![Block::new(
            "l".into(),
            Node::BulletList(
                items.iter().map(|item| ListItem(vec![Node::Paragraph(Inlines::plain(*item))])).collect(),
            ),
        )],
        ..Document::default()
    };
    let base = list(&["bread", "salt", "rope"]);
    let merged =
        merge(&base, &list(&["white bread", "salt", "rope"]), &list(&["bread", "salt", "rope", "tar"]));
    assert_eq!(merged.document, list(&["white bread", "salt", "rope", "tar"]));
    assert_eq!(merged.flagged.len(), 1);
}

#[test]
fn a_caption_and_a_credit_changed_apart_merge() {
    let figure = |credit: &str, caption: &str| Document {
        blocks: vec![Block::new(
            "f".into(),
            Node::Figure {
                src: "a.jpg".into(),
                alt: "A quay".into(),
                credit: credit.into(),
                licence: String::new(),
                framing: Framing::default(),
                caption: Inlines::plain(caption),
            },
        )],
        ..Document::default()
    };
    let merged =
        merge(&figure("A. Lind", "Quay"), &figure("Ada Lind", "Quay"), &figure("A. Lind", "The quay"));
    assert_eq!(merged.document, figure("Ada Lind", "The quay"));
}

#[test]
fn furniture_is_merged_slot_by_slot() {
    let with = |headline: &str, standfirst: &str| Document {
        furniture: Furniture {
            headline: headline.into(),
            short_headline: String::new(),
            standfirst: Inlines::plain(standfirst),
        },
        blocks: vec![],
    };
    let base = with("Port closes", "For a week.");
    let merged = merge(&base, &with("Port opens", "For a week."), &with("Port burns", "For a month."));
    assert_eq!(clash(&merged), [(&Slot::Headline, Clash::Overlap)]);
    assert_eq!(merged.document, with("Port opens", "For a month."));
    assert_eq!(settle(&merged, &BTreeMap::new()).furniture.headline, "Port opens / Port burns");
}

#[test]
fn ids_that_are_there_twice_lose_nothing() {
    let twice = text(&[("a", "one"), ("a", "two")]);
    let merged = merge(&text(&[]), &twice, &text(&[]));
    assert_eq!(merged.document, text(&[("a", "one"), ("a-2", "two")]));
}

#[test]
fn labels_name_every_line() {
    let all = [
        Label::Headline,
        Label::ShortHeadline,
        Label::Standfirst,
        Label::Text,
        Label::Attribution,
        Label::Alt,
        Label::Credit,
        Label::Licence,
        Label::Caption,
        Label::Title,
        Label::Cell,
        Label::Code,
    ];
    let names: BTreeSet<&str> = all.iter().map(|label| label.name()).collect();
    assert_eq!(names.len(), all.len());
}

fn one_block(node: Node) -> Document {
    Document { blocks: vec![Block::new("p".into(), node)], ..Document::default() }
}

/// What stands there after other words were written in the only place of both.
fn other_words([base, ours, theirs]: [Node; 3], text: &str) -> (Option<String>, Vec<Node>) {
    let merged = merge(&one_block(base), &one_block(ours), &one_block(theirs));
    let conflict = merged.conflicts.iter().chain(&merged.flagged).next().unwrap();
    let chosen = BTreeMap::from([(conflict.slot.clone(), Choice::Words(text.to_owned()))]);
    let blocks = settle(&merged, &chosen).blocks.into_iter().map(|block| block.node).collect();
    (line(&merged, conflict).map(|words| words.text()), blocks)
}

fn picture(caption: &str, alt: &str) -> Node {
    Node::Figure {
        src: "quay.jpg".into(),
        alt: alt.into(),
        credit: "Lin Weiss".into(),
        licence: String::new(),
        framing: Framing::default(),
        caption: Inlines::plain(caption),
    }
}

#[test]
fn other_words_stand_in_the_block_that_stood_there() {
    let captions =
        ["The quay.", "The quay at dawn.", "The quay at dusk."].map(|words| picture(words, "A quay"));
    assert_eq!(
        other_words(captions, " The quay\nat noon. "),
        (Some("The quay at dawn.".into()), vec![picture("The quay at noon.", "A quay")])
    );
    let said = |words: &str| Node::Quotation {
        attribution: "Ana Keita".into(),
        content: vec![Node::Paragraph(Inlines::plain(words))],
    };
    let quoted = ["We wait.", "We wait still.", "We wait here."].map(said);
    assert_eq!(other_words(quoted, "We go."), (Some("We wait still.".into()), vec![said("We go.")]));
    let subhead = |words: &str| Node::Heading { level: 3, text: Inlines::plain(words) };
    let subheads = ["Fares", "Fares rise", "Fares fall"].map(subhead);
    assert_eq!(other_words(subheads, "Fares stay").1, [subhead("Fares stay")]);
    let code = |text: &str| Node::Code { language: String::new(), text: text.into() };
    let listings = ["a\n", "a\n  b\n", "a\n  c\n"].map(code);
    assert_eq!(other_words(listings, "a\n  d\n").1, [code("a\n  d\n")]);
}

#[test]
fn other_words_keep_the_links_and_marks_of_those_that_stay_and_every_note() {
    let marked = |last: &str| {
        let strong = Marks { strong: true, ..Marks::none() };
        Node::Paragraph(Inlines::new([
            Inline::Text { text: "The ".into(), marks: Marks::none() },
            Inline::Text { text: "mayor".into(), marks: strong },
            Inline::Text { text: " left".into(), marks: Marks::none() },
            Inline::NoteRef { label: "1".into() },
            Inline::Text { text: format!(" {last}"), marks: Marks::none() },
        ]))
    };
    let sides = ["on Monday.", "on Tuesday.", "on Friday."].map(marked);
    assert_eq!(
        other_words(sides, "The mayor left midweek."),
        (Some("The mayor left on Tuesday.".into()), vec![marked("midweek.")])
    );
}

#[test]
fn where_several_lines_differ_no_other_words_can_be_written_and_both_stay() {
    let list = |one: &str, other: &str| {
        let item = |words: &str| ListItem(vec![Node::Paragraph(Inlines::plain(words))]);
        Node::BulletList(vec![item(one), item(other)])
    };
    let lists = [list("One.", "Two."), list("One day.", "Two days."), list("One night.", "Two nights.")];
    let [_, ours, theirs] = lists.clone();
    assert_eq!(other_words(lists, "Words."), (None, vec![ours, theirs]));
    let one = [list("One.", "Two."), list("One day.", "Two."), list("One night.", "Two.")];
    assert_eq!(other_words(one, "One hour.").1, [list("One hour.", "Two.")]);
}
