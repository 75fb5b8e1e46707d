use super::*;
use crate::cases::edit::new_from_copy;
use crate::cases::room::{Room, room};
use crate::wire::NewFromCopy;

fn told(room: &mut Room, copy: &str) -> String {
    let new = NewFromCopy { headline: "Ferry late".into(), copy: copy.into(), ..NewFromCopy::default() };
    let story = new_from_copy(&mut room.session, new).unwrap().story.row.id;
    html(room, &story)
}

fn html(room: &mut Room, story: &str) -> String {
    let job =
        gather(&room.session, &ProofOf { story: story.to_owned(), paper: "letter".into() }, Running::Margins)
            .unwrap();
    String::from_utf8(job.run().unwrap().0).unwrap()
}

#[test]
fn a_proof_says_what_it_is_whose_and_what_is_open_and_numbers_agree() {
    let mut room = room();
    let proof = told(&mut room, "The ferry is late.\n\n## Why\n\nThe master is TK years old.\n");
    for said in [
        "PROOF, not for publication",
        "Printed by Mara Idowu, 14 May 2026, 13:00 WEST",
        "<dt>Slug</dt><dd dir=\"auto\">ferry-late</dd>",
        "<dt>Status</dt><dd dir=\"auto\">drafting</dd>",
        "<li dir=\"auto\">TK in paragraph 3,",
        "data-number=\"3\">\n<p>The master is <mark class=\"tk\">TK</mark>",
        "size: letter;",
        "End of copy, 11 words",
    ] {
        assert!(proof.contains(said), "{said} is not in:\n{proof}");
    }
}

#[test]
fn the_same_moment_gives_the_same_bytes_and_guides_never_print() {
    let mut room = room();
    let new = crate::wire::NewStory {
        headline: "What it means".into(),
        template: Some("analysis".into()),
        ..crate::wire::NewStory::default()
    };
    let view = crate::cases::story::begin(&mut room.session, new).unwrap();
    let proof = html(&mut room, &view.row.id);
    assert_eq!(proof, html(&mut room, &view.row.id));
    assert!(!view.guides.blocks.is_empty());
    for guide in view.guides.blocks.values().chain([&view.guides.headline, &view.guides.standfirst]) {
        assert!(!proof.contains(guide.as_str()), "{guide}");
    }
    assert!(proof.contains("Its template asks for"), "{proof}");
}

#[test]
fn a_length_is_told_against_what_was_ordered() {
    assert_eq!(length(612, Some(600)), "612 words, 12 over the 600 ordered");
    assert_eq!(length(1, Some(600)), "1 word, 599 to go of the 600 ordered");
    assert_eq!(length(600, Some(600)), "600 words, to length");
    assert_eq!(length(5, None), "5 words");
}

#[test]
fn another_paper_than_there_is_and_no_such_story_are_refused() {
    let room = room();
    let ask = |story: &str, paper: &str| {
        gather(&room.session, &ProofOf { story: story.into(), paper: paper.into() }, Running::Drawn)
            .err()
            .unwrap()
    };
    assert!(ask("x", "a5").message.contains("a4 or letter"));
    assert_eq!(ask("x", "").code, crate::wire::Code::NotFound);
}
