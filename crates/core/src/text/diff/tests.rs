use super::*;
use crate::text::{Framing, Inline, Inlines, TableCell, TableRow, generate};
use proptest::prelude::*;

fn paragraph(id: &str, words: &str) -> Block {
    Block::new(id.into(), Node::Paragraph(Inlines::plain(words)))
}

fn text(blocks: &[(&str, &str)]) -> Document {
    Document {
        blocks: blocks.iter().map(|(id, words)| paragraph(id, words)).collect(),
        ..Document::default()
    }
}

fn changes(old: &Document, new: &Document) -> Vec<(Change, bool)> {
    diff(old, new).hunks.iter().map(|hunk| (hunk.change, hunk.moved)).collect()
}

const OLD: [(&str, &str); 3] = [
    ("a", "The harbour reopened on Monday. Nobody cheered."),
    ("b", "Ferries sail twice a day."),
    ("c", "Fares stay as they were."),
];

#[test]
fn identical_texts_have_nothing_to_tell() {
    let both = diff(&text(&OLD), &text(&OLD));
    assert!(both.hunks.iter().all(Hunk::is_kept));
    assert!(both.summary().is_empty());
    assert!(diff(&Document::default(), &Document::default()).hunks.is_empty());
}

#[test]
fn a_cut_stands_after_what_it_followed_and_before_what_replaces_it() {
    let new = text(&[OLD[0], ("n", "Wholly other words stand here now."), OLD[2]]);
    assert_eq!(
        changes(&text(&OLD), &new),
        [(Change::Same, false), (Change::Cut, false), (Change::Added, false), (Change::Same, false)]
    );
}

#[test]
fn a_moved_block_is_one_move() {
    let new = text(&[OLD[2], OLD[0], OLD[1]]);
    assert_eq!(
        changes(&text(&OLD), &new),
        [(Change::Same, true), (Change::Same, false), (Change::Same, false)]
    );
    let summary = diff(&text(&OLD), &new).summary();
    assert_eq!((summary.added, summary.cut, summary.blocks, summary.moved), (0, 0, 0, 1));
}

#[test]
fn new_ids_do_not_make_new_text() {
    let new = text(&[("x", OLD[0].1), ("y", "Ferries sail thrice a day."), ("z", OLD[2].1)]);
    let found = diff(&text(&OLD), &new);
    assert_eq!(found.summary().blocks, 1);
    assert_eq!((found.summary().added, found.summary().cut), (1, 1));
}

#[test]
fn a_split_paragraph_is_a_split_and_costs_no_words() {
    for ids in [["a", "n"], ["n", "a"]] {
        let new =
            text(&[(ids[0], "The harbour reopened on Monday."), (ids[1], "Nobody cheered."), OLD[1], OLD[2]]);
        let found = diff(&text(&OLD), &new);
        assert_eq!(found.hunks[0].change, Change::Split);
        assert_eq!((found.summary().added, found.summary().cut, found.summary().blocks), (0, 0, 1));
        let back = diff(&new, &text(&OLD));
        assert_eq!(back.hunks[0].change, Change::Joined);
        assert_eq!((back.summary().added, back.summary().cut), (0, 0));
    }
}

#[test]
fn another_level_or_kind_is_a_fact() {
    let heading = |level| Document {
        blocks: vec![Block::new("h".into(), Node::Heading { level, text: Inlines::plain("Fares") })],
        ..Document::default()
    };
    let found = diff(&heading(2), &heading(3));
    assert_eq!(found.hunks[0].facts, [Fact { name: "level", was: Some("2".into()), now: Some("3".into()) }]);
    assert!(found.hunks[0].lines.iter().all(Line::is_kept));
    let plain = text(&[("h", "Fares")]);
    assert_eq!(diff(&plain, &heading(2)).hunks[0].facts[0].name, "kind");
}

#[test]
fn a_table_is_compared_cell_by_cell() {
    let table = |rows: &[&[&str]]| Document {
        blocks: vec![Block::new(
            "t".into(),
            Node::Table(
                rows.iter()
                    .map(|row| {
                        TableRow(
                            row.iter()
                                .map(|cell| TableCell { header: false, text: Inlines::plain(*cell) })
                                .collect(),
                        )
                    })
                    .collect(),
            ),
        )],
        ..Document::default()
    };
    let old = table(&[&["Quay", "Berths"], &["North", "12"], &["South", "9"]]);
    let new = table(&[&["Quay", "Berths"], &["East", "4"], &["North", "14"], &["South", "9"]]);
    let found = diff(&old, &new);
    let odd: Vec<(Side, Vec<usize>)> = found.hunks[0]
        .lines
        .iter()
        .filter(|line| !line.is_kept())
        .map(|line| (line.side, line.place.clone()))
        .collect();
    assert!(odd.contains(&(Side::New, vec![1, 0])), "{odd:?}");
    assert!(found.hunks[0].lines.iter().any(|line| line.is_kept() && line.place == [3, 0]));
    assert!(found.hunks[0].lines.iter().any(|line| line.is_kept() && line.place == [2, 0]));
}

#[test]
fn a_pictures_credit_and_its_file_are_told_apart() {
    let figure = |src: &str, credit: &str| Document {
        blocks: vec![Block::new(
            "f".into(),
            Node::Figure {
                src: src.into(),
                alt: "A quay".into(),
                credit: credit.into(),
                licence: String::new(),
                framing: Framing::default(),
                caption: Inlines::plain("The north quay"),
            },
        )],
        ..Document::default()
    };
    let found = diff(&figure("a.jpg", "Ada Lind"), &figure("b.jpg", "Ida Lind"));
    assert_eq!(found.hunks[0].facts[0].name, "picture");
    let changed: Vec<Label> =
        found.hunks[0].lines.iter().filter(|line| !line.is_kept()).map(|line| line.label).collect();
    assert_eq!(changed, [Label::Credit]);
}

#[test]
fn a_picture_that_is_cut_elsewhere_says_how() {
    let figure = |focus: &str| Document {
        blocks: vec![Block::new(
            "f".into(),
            Node::Figure {
                src: "a.jpg".into(),
                alt: String::new(),
                credit: String::new(),
                licence: String::new(),
                framing: Framing::read("16:9", focus),
                caption: Inlines::default(),
            },
        )],
        ..Document::default()
    };
    let found = diff(&figure("0.5,0.5"), &figure("0.2,0.5"));
    let fact = Fact { name: "focus", was: Some("0.5,0.5".into()), now: Some("0.2,0.5".into()) };
    assert_eq!(found.hunks[0].facts, [fact]);
}

#[test]
fn one_place_can_be_taken_alone() {
    let new = text(&[("a", "The harbour closed."), ("n", "New words."), ("c", "Fares rise.")]);
    let found = diff(&text(&OLD), &new);
    let only = found.choose(|place| matches!(place, super::Place::Body(_, hunk) if hunk.new.iter().any(|new| new.block.id.as_str() == "c")));
    assert_eq!(only, text(&[OLD[0], OLD[1], ("c", "Fares rise.")]));
}

/// A document and one made from it: blocks cut, added, moved, edited, under old
/// ids or new ones.
fn edited() -> impl Strategy<Value = (Document, Document)> {
    let act = (0..6_usize, any::<prop::sample::Index>(), generate::node());
    (generate::document(), prop::collection::vec(act, 0..6), generate::document()).prop_map(
        |(old, acts, other)| {
            let mut new = old.clone();
            new.furniture = if acts.len() % 2 == 0 { new.furniture } else { other.furniture };
            for (step, (act, at, node)) in acts.into_iter().enumerate() {
                let length = new.blocks.len();
                let place = |length: usize| if length == 0 { 0 } else { at.index(length) };
                match act {
                    0 => new
                        .blocks
                        .insert(place(length + 1), Block::new(format!("n{step}").as_str().into(), node)),
                    1 if length > 0 => drop(new.blocks.remove(place(length))),
                    2 if length > 0 => new.blocks[place(length)].node = node,
                    3 if length > 0 => {
                        let block = new.blocks.remove(place(length));
                        new.blocks.push(block);
                    }
                    4 if length > 0 => new.blocks[place(length)].id = format!("r{step}").as_str().into(),
                    5 if length > 0 => {
                        let block = &mut new.blocks[place(length)];
                        if let Node::Paragraph(text) = &block.node {
                            let pieces: Vec<Inline> = text.iter().cloned().collect();
                            let half = pieces.len() / 2;
                            let tail = Node::Paragraph(Inlines::new(pieces[half..].to_vec()));
                            block.node = Node::Paragraph(Inlines::new(pieces[..half].to_vec()));
                            let next = place(length) + 1;
                            new.blocks.insert(next, Block::new(format!("s{step}").as_str().into(), tail));
                        }
                    }
                    _ => {}
                }
            }
            (old, new)
        },
    )
}

/// Pieces with neighbours under the same marks joined, and nothing else made of them.
fn joined(pieces: impl IntoIterator<Item = Inline>) -> Vec<Inline> {
    let mut line: Vec<Inline> = Vec::new();
    for piece in pieces {
        match (line.last_mut(), piece) {
            (Some(Inline::Text { text: last, marks: of_last }), Inline::Text { text, marks })
                if *of_last == marks =>
            {
                last.push_str(&text)
            }
            (_, piece) => line.push(piece),
        }
    }
    line
}

/// What a hunk's lines say of one side, split and joined ones as one line.
fn said(hunk: &Hunk, of: fn(&Run) -> &[Inline], not: Side) -> Vec<Vec<Inline>> {
    let lines = hunk.lines.iter().filter(|line| line.side != not);
    let whole: Vec<Vec<Inline>> =
        lines.map(|line| line.runs.iter().flat_map(of).cloned().collect()).collect();
    let one = (hunk.change == Change::Split && not == Side::New)
        || (hunk.change == Change::Joined && not == Side::Old);
    if one { vec![joined(whole.concat())] } else { whole.into_iter().map(joined).collect() }
}

fn words(blocks: &[Numbered]) -> Vec<Vec<Inline>> {
    blocks.iter().flat_map(|block| take_apart(&block.block.node).1).map(|leaf| leaf.words.pieces()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..Default::default() })]

    #[test]
    fn both_texts_come_back_exactly((old, new) in edited()) {
        let found = diff(&old, &new);
        prop_assert_eq!(found.before(), old);
        prop_assert_eq!(found.after(), new);
    }

    #[test]
    fn what_is_kept_and_cut_is_old_and_what_is_kept_and_added_is_new((old, new) in edited()) {
        for hunk in diff(&old, &new).hunks {
            prop_assert_eq!(said(&hunk, Run::before, Side::New), words(&hunk.old));
            prop_assert_eq!(said(&hunk, Run::after, Side::Old), words(&hunk.new));
        }
    }

    #[test]
    fn unrelated_texts_too(old in generate::document(), new in generate::document()) {
        let found = diff(&old, &new);
        prop_assert_eq!(found.before(), old);
        prop_assert_eq!(found.after(), new);
    }

    #[test]
    fn nothing_changed_is_nothing_told(old in generate::document()) {
        prop_assert!(diff(&old, &old).summary().is_empty());
    }

    #[test]
    fn any_choice_holds_every_block_of_one_side((old, new) in edited(), taken in any::<u64>()) {
        let found = diff(&old, &new);
        let chosen = found.choose(|place| matches!(place, super::Place::Body(at, _) if taken & (1 << (at % 64)) != 0));
        let count: usize = found.hunks.iter().enumerate()
            .map(|(at, hunk)| if taken & (1 << (at % 64)) != 0 { hunk.new.len() } else { hunk.old.len() })
            .sum();
        prop_assert_eq!(chosen.blocks.len(), count);
    }
}
