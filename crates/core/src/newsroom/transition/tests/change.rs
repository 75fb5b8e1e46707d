use super::*;

fn to_change(who: &str, old: &Story, new: Story) -> Result<Story, Refusal> {
    kept(Ask { note: "", ..Ask::by(who) }.about(old, |case| change(new, Sight::Words, case)))
}

fn kept(changed: Result<Changed, Refusal>) -> Result<Story, Refusal> {
    changed.map(|changed| match changed {
        Changed::Kept(story) => *story,
        Changed::Asked { who_can, .. } => panic!("it takes two: {who_can:?}"),
    })
}

fn hour(hours: i64) -> Timestamp {
    Timestamp::from_second(hours * 3600).unwrap()
}

#[test]
fn what_binds_the_desk_is_loosened_only_by_those_who_answer_for_it() {
    let bound = Story { legal: Legal::Required, facts: Facts::Required, ..story(Workflow::Editing) };
    for (new, who_can) in [
        (Story { legal: Legal::None, ..bound.clone() }, vec!["ana", "bo", "lex"]),
        (Story { facts: Facts::None, ..bound.clone() }, vec!["ana", "bo"]),
        (Story { desk: Some("world".into()), ..bound.clone() }, vec!["ana", "bo", "cy"]),
    ] {
        assert_eq!(to_change("mara", &bound, new.clone()).unwrap_err().who_can, who_can);
        assert_eq!(to_change("ana", &bound, new.clone()), Ok(new));
    }
}

#[test]
fn a_hard_embargo_is_loosened_by_two_people_and_tightened_by_one() {
    let bound = Story { embargo: Some(Embargo { until: hour(2), hard: true }), ..story(Workflow::Editing) };
    let with = |embargo| Story { embargo, ..bound.clone() };
    let loosened =
        [None, Some(Embargo { until: hour(2), hard: false }), Some(Embargo { until: hour(1), hard: true })];
    for embargo in loosened {
        let new = with(embargo);
        assert_eq!(to_change("mara", &bound, new.clone()).unwrap_err().who_can, ["ana", "bo"]);
        let first = Ask::by("ana").about(&bound, |case| change(new.clone(), Sight::Words, case)).unwrap();
        let Changed::Asked { who_can, wanted } = first else { panic!("one chief alone loosened it") };
        assert_eq!(embargo_of(&wanted), Some(embargo));
        assert_eq!(who_can, ["bo", "cy", "eva"]);
        let asked = Asked {
            act: LOOSEN.into(),
            by: "ana".into(),
            at: hour(0),
            why: "They let us".into(),
            text: text().hash,
            wanted,
        };
        let again = |who, asked: &Asked, new: &Story| {
            let ask = Ask { asked: Some(asked.clone()), ..Ask::by(who) };
            ask.about(&bound, |case| change(new.clone(), Sight::Words, case))
        };
        assert!(again("ana", &asked, &new).is_err(), "the same person twice is one person");
        assert_eq!(kept(again("cy", &asked, &new)), Ok(new.clone()));
        let other = with(Some(Embargo { until: Timestamp::UNIX_EPOCH, hard: true }));
        assert!(again("cy", &asked, &other).is_err(), "an editor does what was asked for and nothing else");
        assert_eq!(
            kept(Ask { solo: true, ..Ask::by("mara") }.about(&bound, |case| change(
                new.clone(),
                Sight::Words,
                case
            ))),
            Ok(new)
        );
    }
    assert!(to_change("mara", &bound, with(Some(Embargo { until: hour(3), hard: true }))).is_ok());
}

#[test]
fn a_printed_field_changed_after_the_sign_off_opens_the_copy_again() {
    let approved = story(Workflow::Approved);
    let workflow = |new: Story| to_change("di", &approved, new).unwrap().workflow;
    assert_eq!(workflow(Story { dateline: "Port Amber".into(), ..approved.clone() }), Workflow::Editing);
    assert_eq!(workflow(Story { credits: vec![], ..approved.clone() }), Workflow::Editing);
    assert_eq!(workflow(Story { slugline: "ferry-2".into(), ..approved.clone() }), Workflow::Approved);
}

#[test]
fn once_filed_only_its_writers_and_its_desk_touch_the_record() {
    let filed = story(Workflow::Filed);
    let editing = Story { holder: Some("cy".into()), ..story(Workflow::Editing) };
    let credits = |old: &Story| Story { credits: vec![], ..old.clone() };
    let ordered = |old: &Story| Story { length: Some(400), ..old.clone() };
    for stranger in ["zoe", "eva", "lex"] {
        for old in [&filed, &editing] {
            for new in [credits(old), ordered(old), Story { assignee: None, ..old.clone() }] {
                let refusal = to_change(stranger, old, new).unwrap_err();
                assert_eq!(refusal.code, RefusalCode::NotAllowed, "{stranger}");
                assert!(refusal.who_can.contains(&"di".to_owned()), "{refusal:?}");
            }
        }
    }
    assert!(to_change("mara", &filed, credits(&filed)).is_ok());
    assert!(to_change("mara", &filed, ordered(&filed)).is_err(), "the desk says how long");
    assert!(to_change("mara", &editing, credits(&editing)).is_err(), "Cy has it in hand");
    assert!(to_change("di", &editing, ordered(&editing)).is_ok());
    let draft = story(Workflow::Drafting);
    assert!(to_change("mara", &draft, ordered(&draft)).is_ok(), "nobody ordered it: it is hers");
    let order = Story { ordered: true, ..draft };
    assert!(to_change("mara", &order, ordered(&order)).is_err());
}

#[test]
fn what_is_out_or_scheduled_stays_as_it_is() {
    for publication in
        [Publication::Live, Publication::Withdrawn, Publication::Killed, Publication::Scheduled]
    {
        let old = Story { publication, ..story(Workflow::Approved) };
        let refusal =
            to_change("ana", &old, Story { dateline: "Port Amber".into(), ..old.clone() }).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::WrongState, "{publication}");
    }
    let scheduled = Story { publication: Publication::Scheduled, ..story(Workflow::Approved) };
    let held = Story { embargo: Some(Embargo { until: hour(9), hard: true }), ..scheduled.clone() };
    assert!(to_change("ana", &scheduled, held).is_ok(), "it can always be held back longer");
}

#[test]
fn the_address_stays_once_readers_have_it() {
    let old = Story {
        publication: Publication::Live,
        released_at: Some(Timestamp::UNIX_EPOCH),
        ..story(Workflow::Editing)
    };
    let ask = Ask { next: Some(super::after::version("ana")), ..Ask::by("ana") };
    let change = |new: Story| kept(ask.about(&old, |case| change(new, Sight::Words, case)));
    assert!(change(Story { slug: "ferry-again".into(), ..old.clone() }).is_err());
    assert!(change(Story { dateline: "Port Amber".into(), ..old.clone() }).is_ok());
}

#[test]
fn whoever_sees_an_outline_alone_lets_nobody_in() {
    let at_work = |workflow, body| {
        let old = story(workflow);
        let credited = Credit { author: "ana-keita".into(), role: CreditRole::Writer };
        let changes = [
            Story { credits: vec![credited], ..old.clone() },
            Story { assignee: Some("ana".into()), ..old.clone() },
            Story { length: Some(400), ..old.clone() },
        ];
        let ask = Ask { text: TextFacts { body, ..text() }, ..Ask::by("ana") };
        changes.map(|new| ask.about(&old, |case| change(new, Sight::Outline, case)).is_ok())
    };
    assert_eq!(at_work(Workflow::Drafting, true), [false, false, true]);
    assert_eq!(at_work(Workflow::Commissioned, true), [false, false, true]);
    assert_eq!(at_work(Workflow::Commissioned, false), [false, true, true]);
}

#[test]
fn another_desk_approves_what_was_moved_to_it() {
    let moved = |old: &Story| to_change("ana", old, Story { desk: Some("world".into()), ..old.clone() });
    assert_eq!(moved(&story(Workflow::Approved)).unwrap().workflow, Workflow::Editing);
    let held = Story { before: Some(Workflow::Approved), ..story(Workflow::Held) };
    let kept = moved(&held).unwrap();
    assert_eq!((kept.workflow, kept.before), (Workflow::Held, Some(Workflow::Editing)));
    let scheduled = Story { publication: Publication::Scheduled, ..story(Workflow::Approved) };
    assert_eq!(moved(&scheduled).unwrap_err().code, RefusalCode::WrongState);
}
