use super::*;

fn write(who: &str, story: &Story) -> bool {
    Ask::by(who).about(story, may_write).is_ok()
}

#[test]
fn a_draft_is_its_writers_and_filed_copy_its_desks_too() {
    let at = |workflow| Story { holder: Some("cy".into()), ..story(workflow) };
    for (workflow, expect) in [
        (Workflow::Drafting, [true, false, false, false, false]),
        (Workflow::Returned, [true, true, true, false, false]),
        (Workflow::Filed, [true, true, true, false, false]),
        (Workflow::Editing, [false, true, true, false, false]),
        (Workflow::Approved, [false, true, true, false, false]),
        (Workflow::Held, [false; 5]),
        (Workflow::Spiked, [false; 5]),
    ] {
        let found = ["mara", "di", "ana", "lex", "zoe"].map(|who| write(who, &at(workflow)));
        assert_eq!(found, expect, "{workflow}: Mara, the sub, the chief, the lawyer, somebody else");
    }
    assert!(write("mara", &Story { holder: Some("mara".into()), ..story(Workflow::Editing) }));
}

#[test]
fn a_refusal_says_who_can_write_and_that_one_may_suggest() {
    let editing = Story { holder: Some("cy".into()), ..story(Workflow::Editing) };
    let no = Ask::by("mara").about(&editing, may_write).unwrap_err();
    assert!(no.reason.contains("cy has this story in hand"), "{no}");
    assert_eq!(no.who_can, ["ana", "bo", "cy", "di"]);
    for who in ["mara", "lex", "zoe"] {
        assert!(Ask::by(who).about(&editing, may_suggest).is_ok(), "{who}");
    }
}

#[test]
fn what_readers_have_is_changed_in_its_next_version_alone() {
    let out = |publication, workflow| Story { publication, holder: Some("cy".into()), ..story(workflow) };
    for publication in
        [Publication::Live, Publication::Withdrawn, Publication::Scheduled, Publication::Killed]
    {
        assert!(!write("ana", &out(publication, Workflow::Approved)), "{publication}");
    }
    let next = Ask { next: Some(after::version("cy")), ..Ask::by("ana") };
    assert!(next.about(&out(Publication::Live, Workflow::Editing), may_write).is_ok());
    assert!(next.about(&out(Publication::Killed, Workflow::Editing), may_write).is_err());
}
