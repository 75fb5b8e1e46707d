use super::*;
use crate::newsroom::transition::GoesOut;

fn live() -> Story {
    Story {
        publication: Publication::Live,
        released_at: Some(Timestamp::UNIX_EPOCH),
        ..story(Workflow::Approved)
    }
}

fn asked(by: &str) -> Asked {
    Asked {
        act: "kill".into(),
        by: by.into(),
        at: Timestamp::UNIX_EPOCH,
        why: "It was somebody else".into(),
        text: text().hash,
        wanted: String::new(),
    }
}

fn kill(who: &str, asked: Option<Asked>) -> Result<Decision, Refusal> {
    Ask { asked, note: "", ..Ask::by(who) }.decide(Act::Kill, &live())
}

#[test]
fn a_kill_takes_two_people_and_the_second_may_be_an_editor_or_another_desks_chief() {
    let first = Ask::by("ana").decide(Act::Kill, &live()).unwrap();
    let who_can = ["bo", "cy", "eva"].map(str::to_owned).to_vec();
    assert_eq!(first, Decision::Asked { act: Act::Kill, who_can: who_can.clone() });
    assert_eq!(Ask::by("cy").decide(Act::Kill, &live()).unwrap_err().code, RefusalCode::NotAllowed);
    for second in ["bo", "cy", "eva"] {
        let Ok(Decision::Steps(steps)) = kill(second, Some(asked("ana"))) else { panic!("{second}") };
        assert_eq!(steps[0].story.publication, Publication::Killed);
        assert_eq!(steps[0].other, Some("ana".into()));
        assert_eq!(steps[0].goes_out, Some(GoesOut::Killed));
    }
    for other in ["di", "mara", "zoe"] {
        assert!(kill(other, Some(asked("ana"))).is_err(), "{other}");
    }
    let twice = kill("ana", Some(asked("ana"))).unwrap_err();
    assert_eq!((twice.who_can, twice.missing), (who_can, vec!["a second person".to_owned()]));
}

#[test]
fn what_was_asked_for_holds_for_a_day_and_for_these_words() {
    for stale in [
        Asked { text: Hash::of(b"other words"), ..asked("ana") },
        Asked { act: "withdraw".into(), ..asked("ana") },
        Asked { by: "di".into(), ..asked("ana") },
    ] {
        assert!(kill("cy", Some(stale)).is_err());
    }
    let later = |hours: i64| {
        let now = Timestamp::from_second(hours * 3600).unwrap();
        Ask { asked: Some(asked("ana")), now, ..Ask::by("cy") }.decide(Act::Kill, &live())
    };
    assert!(later(23).is_ok() && later(24).is_err() && later(-1).is_err());
}

#[test]
fn both_may_be_there_at_once_and_one_is_enough_in_a_newsroom_of_one() {
    let with = |second: &str| {
        let wish = Wish { second: Some(second.into()), ..Wish::default() };
        Ask { wish, ..Ask::by("ana") }.decide(Act::Kill, &live())
    };
    assert!(matches!(with("cy"), Ok(Decision::Steps(steps)) if steps[0].other == Some("cy".into())));
    assert!(with("ana").is_err() && with("di").is_err());
    assert!(Ask { solo: true, ..Ask::by("mara") }.step(Act::Kill, &live()).is_ok());
}

#[test]
fn a_time_that_was_given_never_shortens_an_embargo_and_a_moved_clock_asks_for_a_second() {
    let until = Timestamp::from_second(3600).unwrap();
    let past = Timestamp::from_second(7200).unwrap();
    let bound = Story { embargo: Some(Embargo { until, hard: true }), ..story(Workflow::Approved) };
    let text = signed(&text(), sign_off("ana", SignFunction::Chief, &text()), vec![]);
    let ask = |now, clock, clock_moved| {
        Ask { text: text.clone(), now, clock, clock_moved, ..Ask::by("cy") }.decide(Act::Release, &bound)
    };
    assert_eq!(ask(past, Timestamp::UNIX_EPOCH, false).unwrap_err().code, RefusalCode::Embargoed);
    assert_eq!(ask(Timestamp::UNIX_EPOCH, past, false).unwrap_err().code, RefusalCode::Embargoed);
    assert!(matches!(ask(past, past, false), Ok(Decision::Steps(_))));
    assert!(matches!(ask(past, past, true), Ok(Decision::Asked { .. })));
    let chief = Ask { text, ..Ask::by("ana") };
    assert!(matches!(chief.decide(Act::BreakEmbargo, &bound), Ok(Decision::Asked { .. })));
    let free = Story { embargo: None, ..bound };
    assert_eq!(chief.decide(Act::BreakEmbargo, &free).unwrap_err().code, RefusalCode::WrongState);
}
