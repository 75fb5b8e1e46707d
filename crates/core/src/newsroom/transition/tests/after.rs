use super::*;
use crate::newsroom::transition::GoesOut;

pub(super) fn version(by: &str) -> NextVersion {
    NextVersion {
        kind: VersionKind::Correction,
        note: "An earlier version misstated the fare.".into(),
        opened_by: by.into(),
        at: Timestamp::UNIX_EPOCH,
    }
}

fn live(workflow: Workflow) -> Story {
    Story {
        publication: Publication::Live,
        released_at: Some(Timestamp::UNIX_EPOCH),
        shown: true,
        ..story(workflow)
    }
}

/// Asks about a story whose next version is open.
fn at_work<'a>(who: &'a str, story: &Story) -> Ask<'a> {
    let next = version("cy");
    let text = text_of(story, Some(&next));
    let text = signed(&text, sign_off("ana", SignFunction::Chief, &text), vec![]);
    Ask { next: Some(next), text, ..Ask::by(who) }
}

#[test]
fn a_next_version_is_opened_with_its_kind_and_note_and_the_live_one_stays_live() {
    let story = live(Workflow::Approved);
    let kind = Wish { kind: Some(VersionKind::Correction), ..Wish::default() };
    let open = |who, note| Ask { wish: kind.clone(), note, ..Ask::by(who) }.step(Act::Revise, &story);
    for (who, workflow) in
        [("mara", Workflow::Drafting), ("di", Workflow::Editing), ("ana", Workflow::Editing)]
    {
        let step = open(who, "The fare was wrong.").unwrap();
        assert_eq!((step.story.workflow, step.story.publication), (workflow, Publication::Live), "{who}");
        assert_eq!(step.next.unwrap().note, "The fare was wrong.");
        assert_eq!(step.goes_out, None);
    }
    assert_eq!(open("mara", "").unwrap_err().missing, ["a note to the reader"]);
    assert_eq!(open("zoe", "x").unwrap_err().code, RefusalCode::NotAllowed);
    assert!(Ask::by("ana").step(Act::Revise, &story).is_err(), "of which kind?");
    let twice = Ask { next: Some(version("cy")), wish: kind.clone(), ..Ask::by("ana") };
    assert!(twice.step(Act::Revise, &story).is_err(), "there is one already");
}

#[test]
fn nothing_is_done_to_what_is_out_but_through_its_next_version() {
    for act in Act::ALL {
        let decided = Ask::by("ana").decide(*act, &live(Workflow::Approved));
        let may = matches!(act, Act::Revise | Act::Withdraw | Act::Kill);
        let state = decided.as_ref().is_err_and(|refusal| refusal.code == RefusalCode::WrongState);
        assert_eq!(state, !may, "{act}: {decided:?}");
    }
}

#[test]
fn a_correction_goes_the_way_of_every_copy_and_takes_the_place_of_the_live_one() {
    let approved = live(Workflow::Approved);
    let step = at_work("bo", &approved).step(Act::Correct, &approved).unwrap();
    assert_eq!((step.story.sequence, step.story.publication), (1, Publication::Live));
    assert_eq!(step.story.released_at, Some(Timestamp::UNIX_EPOCH), "the first release keeps its day");
    let GoesOut::Next { kind, note } = step.goes_out.unwrap() else {
        panic!("it goes out as a next version")
    };
    assert_eq!((kind, note.as_str()), (VersionKind::Correction, "An earlier version misstated the fare."));
    assert_eq!(step.next, None);
    assert_eq!(
        at_work("cy", &approved).step(Act::Correct, &approved).unwrap_err().code,
        RefusalCode::NotAllowed
    );
    let mut unsigned = at_work("bo", &approved);
    unsigned.text.record = Hash::of(b"with another note");
    assert_eq!(unsigned.step(Act::Correct, &approved).unwrap_err().code, RefusalCode::TextChanged);
    let editing = live(Workflow::Editing);
    assert!(at_work("bo", &editing).step(Act::Correct, &editing).is_err());
    let mut mute = at_work("ana", &editing);
    mute.next = Some(NextVersion { note: " ".into(), ..version("cy") });
    assert_eq!(mute.step(Act::Approve, &editing).unwrap_err().missing, ["the note to the reader"]);
}

#[test]
fn a_next_version_given_up_puts_back_the_record_readers_have() {
    let story = Story { dateline: "Elsewhere".into(), tags: vec!["new".into()], ..live(Workflow::Returned) };
    let out = Printed::of(&live(Workflow::Approved), &[], None);
    for (who, may) in [("ana", true), ("bo", true), ("cy", true), ("di", false), ("mara", false)] {
        let asked = Ask { out: Some(out.clone()), ..at_work(who, &story) }.step(Act::Abandon, &story);
        assert_eq!(asked.is_ok(), may, "{who}; Cy opened it");
        let Ok(step) = asked else { continue };
        assert_eq!(step.story, Story { holder: None, ..live(Workflow::Approved) });
        assert_eq!((step.next, step.goes_out), (None, None));
    }
}

#[test]
fn what_is_withdrawn_comes_back_through_a_version_with_a_note() {
    let step = Ask::by("ana").step(Act::Withdraw, &live(Workflow::Approved)).unwrap();
    assert_eq!((step.story.publication, step.goes_out), (Publication::Withdrawn, Some(GoesOut::Withdrawn)));
    assert!(Ask::by("cy").step(Act::Withdraw, &live(Workflow::Approved)).is_err(), "its heads alone");
    let withdrawn = step.story;
    assert!(Ask::by("ana").step(Act::Release, &withdrawn).is_err(), "without a word to readers");
    let again = at_work("cy", &withdrawn).step(Act::Release, &withdrawn).unwrap();
    assert_eq!((again.story.publication, again.story.sequence), (Publication::Live, 1));
    assert!(matches!(again.goes_out, Some(GoesOut::Next { .. })));
}

#[test]
fn nothing_leads_out_of_killed() {
    for workflow in [Workflow::Approved, Workflow::Editing, Workflow::Drafting] {
        let dead = Story { publication: Publication::Killed, ..live(workflow) };
        for act in Act::ALL {
            for (who, solo) in [("ana", false), ("mara", true)] {
                let asked = Ask { solo, ..at_work(who, &dead) }.decide(*act, &dead);
                assert_eq!(asked.unwrap_err().code, RefusalCode::WrongState, "{act}");
            }
        }
    }
}

#[test]
fn a_schedule_is_kept_after_the_embargo_and_holding_ends_it() {
    let at = |seconds| Timestamp::from_second(seconds).unwrap();
    let approved = story(Workflow::Approved);
    let schedule = |story: &Story, time: Option<Timestamp>| {
        let text = signed(&text(), sign_off("ana", SignFunction::Chief, &text()), vec![]);
        Ask { wish: Wish { at: time, ..Wish::default() }, text, ..Ask::by("cy") }.step(Act::Schedule, story)
    };
    let step = schedule(&approved, Some(at(60))).unwrap();
    assert_eq!((step.story.publication, step.story.scheduled_at), (Publication::Scheduled, Some(at(60))));
    assert!(schedule(&approved, None).is_err() && schedule(&approved, Some(at(0))).is_err());
    for hard in [true, false] {
        let under = Story { embargo: Some(Embargo { until: at(61), hard }), ..approved.clone() };
        assert_eq!(schedule(&under, Some(at(60))).unwrap_err().code, RefusalCode::Embargoed);
        assert!(schedule(&under, Some(at(61))).is_ok());
    }
    for (who, act) in [("ana", Act::Hold), ("cy", Act::Return), ("cy", Act::Unschedule)] {
        let off = Ask::by(who).step(act, &step.story).unwrap().story;
        assert_eq!((off.publication, off.scheduled_at), (Publication::Unpublished, None), "{act}");
    }
}

#[test]
fn a_chief_approves_what_was_filed_in_one_go_and_a_newsroom_of_one_corrects_in_one() {
    let Ok(Decision::Steps(steps)) = Ask::by("ana").decide(Act::Approve, &story(Workflow::Filed)) else {
        panic!()
    };
    assert_eq!(steps.iter().map(|step| step.act).collect::<Vec<_>>(), [Act::Take, Act::Approve]);
    assert!(Ask::by("cy").decide(Act::Approve, &story(Workflow::Filed)).is_err());
    let draft = live(Workflow::Drafting);
    let Ok(Decision::Steps(steps)) =
        (Ask { solo: true, ..at_work("mara", &draft) }).decide(Act::Correct, &draft)
    else {
        panic!()
    };
    let acts: Vec<Act> = steps.iter().map(|step| step.act).collect();
    assert_eq!(acts, [Act::File, Act::Take, Act::Approve, Act::Correct]);
}
