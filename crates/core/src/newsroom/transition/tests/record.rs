use super::*;
use crate::newsroom::signed;

#[test]
fn the_record_is_bound_field_by_field_and_its_order_counts() {
    let old = story(Workflow::Editing);
    let base = Printed::of(&old, &[], None);
    let by = |author: &str| Credit { author: author.into(), role: CreditRole::Writer };
    let two = Story { credits: vec![by("a"), by("b")], ..old.clone() };
    let turned = Story { credits: vec![by("b"), by("a")], ..old.clone() };
    for (name, other) in [
        ("slug", Printed { slug: "x".into(), ..base.clone() }),
        ("kind", Printed { kind: Kind::Analysis, ..base.clone() }),
        ("credits", Printed::of(&two, &[], None)),
        ("dateline", Printed { dateline: "x".into(), ..base.clone() }),
        ("language", Printed { language: "ar".into(), ..base.clone() }),
        ("tags", Printed { tags: vec!["x".into()], ..base.clone() }),
        ("bios", Printed::of(&old, &[("a".into(), "writes".into())], None)),
        ("reader note", Printed::of(&old, &[], Some(&after::version("ana")))),
    ] {
        assert_ne!(base.hash(), other.hash(), "{name}");
        assert_eq!(base.differs(&other), [name]);
        assert_eq!(signed::record(&base, &other), [Unsigned::Record(base.differs(&other)[0])]);
    }
    assert_ne!(Printed::of(&two, &[], None).hash(), Printed::of(&turned, &[], None).hash());
    let tags =
        |tags: &[&str]| Printed { tags: tags.iter().map(|tag| (*tag).to_owned()).collect(), ..base.clone() };
    assert_ne!(tags(&["a,b"]).hash(), tags(&["a", "b"]).hash());
}

#[test]
fn approved_words_with_another_byline_do_not_go_out() {
    let approved = story(Workflow::Approved);
    let signed_text = signed(&text(), sign_off("ana", SignFunction::Chief, &text()), vec![]);
    let release = |story: &Story| {
        let facts = text_of(story, None);
        let text = TextFacts { sign_offs: signed_text.sign_offs.clone(), ..facts };
        Ask { text, ..Ask::by("cy") }.decide(Act::Release, story)
    };
    assert!(release(&approved).is_ok());
    let other = Story { credits: vec![], ..approved };
    assert_eq!(release(&other).unwrap_err().code, RefusalCode::TextChanged);
}

#[test]
fn what_was_held_approved_comes_back_approved_only_as_it_was() {
    let held = Story { workflow: Workflow::Held, before: Some(Workflow::Approved), ..story(Workflow::Held) };
    let signed_text = signed(&text(), sign_off("ana", SignFunction::Chief, &text()), vec![]);
    let back = |story: &Story| {
        let text = TextFacts { sign_offs: signed_text.sign_offs.clone(), ..text_of(story, None) };
        Ask { text, ..Ask::by("ana") }.step(Act::Undo, story).unwrap().story.workflow
    };
    assert_eq!(back(&held), Workflow::Approved);
    assert_eq!(back(&Story { credits: vec![], ..held.clone() }), Workflow::Editing);
    let words = TextFacts { hash: Hash::of(b"other words"), ..signed_text.clone() };
    let step = Ask { text: words, ..Ask::by("ana") }.step(Act::Undo, &held).unwrap();
    assert_eq!(step.story.workflow, Workflow::Editing);
}

#[test]
fn a_legal_read_covers_the_words_that_were_read_and_no_later_ones() {
    let needed = Story { legal: Legal::Required, ..story(Workflow::Editing) };
    let approve = |text: &TextFacts| Ask { text: text.clone(), ..Ask::by("ana") }.step(Act::Approve, &needed);
    assert_eq!(approve(&text()).unwrap_err().who_can, ["lex"]);
    let read = sign_off("lex", SignFunction::Legal, &text());
    assert!(approve(&signed(&text(), read.clone(), vec![])).is_ok());
    let later = TextFacts { hash: Hash::of(b"a later word"), ..text() };
    let unsigned = vec![Unsigned::Block("p1".into()), Unsigned::Block("p2".into())];
    let later = signed(&later, read, unsigned);
    let no = approve(&later).unwrap_err();
    assert!(no.reason.contains("2 paragraphs changed since legal"), "{no}");
    let sign =
        |who, wish: Wish| Ask { text: later.clone(), wish, ..Ask::by(who) }.step(Act::SignLegal, &needed);
    assert!(sign("lex", Wish::default()).is_ok());
    assert!(sign("ana", Wish::default()).is_err(), "a chief is no lawyer");
    let waive =
        |keys: &[&str]| Wish { waive: keys.iter().map(|key| (*key).to_owned()).collect(), ..Wish::default() };
    assert_eq!(sign("ana", waive(&["p1"])).unwrap_err().missing, ["a word on p2"]);
    let step = sign("ana", waive(&["p1", "p2"])).unwrap();
    assert_eq!(step.sign_off.unwrap().waived, ["p1", "p2"]);
    assert!(sign("cy", waive(&["p1", "p2"])).is_err());
    let never_read = Ask { wish: waive(&["p1"]), ..Ask::by("ana") }.step(Act::SignLegal, &needed);
    assert!(never_read.is_err(), "what nobody read can't be let pass piece by piece");
}

#[test]
fn facts_are_signed_off_by_whoever_edits_and_are_asked_for_the_same_way() {
    let needed = Story { facts: Facts::Required, ..story(Workflow::Editing) };
    assert_eq!(Ask::by("ana").step(Act::Approve, &needed).unwrap_err().missing, ["the check of the facts"]);
    let step = Ask::by("di").step(Act::SignFacts, &needed).unwrap();
    let text = signed(&text(), step.sign_off.unwrap(), vec![]);
    assert!(Ask { text, ..Ask::by("ana") }.step(Act::Approve, &needed).is_ok());
}
