use super::*;
use crate::ids::PersonId;
use crate::newsroom::{
    Credit, CreditRole, Embargo, Function, Kind, Legal, Publication, RefusalCode, Sight, Story,
};
use crate::text::Hash;
use jiff::Timestamp;

pub(in crate::newsroom) fn story(workflow: Workflow) -> Story {
    Story {
        id: "s".into(),
        slug: "ferry".into(),
        slugline: "ferry".into(),
        desk: Some("coast".into()),
        kind: Kind::News,
        credits: vec![Credit { author: "mara-idowu".into(), role: CreditRole::Writer }],
        dateline: String::new(),
        due: None,
        length: None,
        language: "en".into(),
        embargo: None,
        legal: Legal::None,
        priority: 3,
        urgency: 3,
        tags: vec![],
        workflow,
        before: None,
        publication: Publication::Unpublished,
        sequence: 0,
        assignee: Some("mara".into()),
        holder: None,
        created_by: "mara".into(),
        created_at: Timestamp::UNIX_EPOCH,
        released_at: None,
        shown: false,
        ordered: false,
    }
}

fn text() -> TextFacts {
    TextFacts {
        hash: Hash::of(b"as it stands"),
        blocks: vec![],
        headline: true,
        body: true,
        lacks: vec![],
        placeholders: vec![],
        unread: 0,
        approval: None,
        changed_by: vec!["mara".into()],
    }
}

/// Asks as `who` on the Coast desk: Ana is chief, Bo deputy, Cy editor, Di sub,
/// Mara the writer.
fn ask(
    who: &str,
    act: Act,
    story: &Story,
    text: &TextFacts,
    note: &str,
    solo: bool,
) -> Result<Vec<Step>, Refusal> {
    let colleague =
        |id: &str, function| Colleague { id: id.into(), name: id.into(), functions: vec![function] };
    let colleagues = [
        colleague("ana", Function::Chief),
        colleague("bo", Function::DeputyChief),
        colleague("cy", Function::Editor),
        colleague("di", Function::Sub),
        colleague("mara", Function::Reporter),
    ];
    let (who, writers): (PersonId, [PersonId; 1]) = (who.into(), ["mara".into()]);
    decide(
        act,
        &Case {
            story,
            text,
            desk: Some("Coast"),
            solo_desk: false,
            solo,
            writers: &writers,
            colleagues: &colleagues,
            who: &who,
            now: Timestamp::UNIX_EPOCH,
            zone: &jiff::tz::TimeZone::UTC,
            note,
        },
    )
}

fn refused(who: &str, act: Act, story: &Story, text: &TextFacts) -> Refusal {
    ask(who, act, story, text, "", false).unwrap_err()
}

#[test]
fn every_act_has_one_row_and_reads_back_from_its_name() {
    for row in TABLE {
        assert_eq!(row.act.row().act, row.act);
        assert_eq!(row.act.name().parse(), Ok(row.act));
    }
}

#[test]
fn who_may_do_what_and_where_it_leads() {
    use Workflow::*;
    for (from, act, may, to) in [
        (Commissioned, Act::Start, "mara", Drafting),
        (Drafting, Act::File, "mara", Filed),
        (Returned, Act::File, "mara", Filed),
        (Filed, Act::Take, "di", Editing),
        (Editing, Act::Approve, "ana", Approved),
        (Editing, Act::Approve, "bo", Approved),
        (Approved, Act::Return, "cy", Returned),
        (Filed, Act::Hold, "ana", Held),
        (Drafting, Act::Spike, "mara", Spiked),
    ] {
        let steps = ask(may, act, &story(from), &text(), "because", false).unwrap();
        assert_eq!(steps.len(), 1);
        assert_eq!(steps[0].story.workflow, to, "{act} by {may}");
    }
    for (from, act, may_not) in [
        (Commissioned, Act::Start, "ana"),
        (Drafting, Act::File, "ana"),
        (Filed, Act::Take, "mara"),
        (Editing, Act::Approve, "cy"),
        (Editing, Act::Return, "di"),
        (Filed, Act::Spike, "mara"),
        (Filed, Act::Hold, "cy"),
    ] {
        let refusal = ask(may_not, act, &story(from), &text(), "because", false).unwrap_err();
        assert_eq!(refusal.code, RefusalCode::NotAllowed, "{act} by {may_not}");
    }
}

#[test]
fn a_refusal_names_those_who_can() {
    let refusal = refused("cy", Act::Approve, &story(Workflow::Editing), &text());
    assert_eq!(refusal.who_can, ["ana", "bo"]);
    assert_eq!(refusal.next, "Ask ana or bo.");
}

#[test]
fn a_chief_who_changed_a_comma_cannot_approve_it_but_the_deputy_can() {
    let edited = TextFacts { changed_by: vec!["mara".into(), "ana".into()], ..text() };
    let refusal = refused("ana", Act::Approve, &story(Workflow::Editing), &edited);
    assert_eq!((refusal.code, refusal.who_can), (RefusalCode::OwnCopy, vec!["bo".to_owned()]));
    assert!(ask("bo", Act::Approve, &story(Workflow::Editing), &edited, "", false).is_ok());
}

#[test]
fn what_is_missing_is_named() {
    let bare = TextFacts { headline: false, body: false, ..text() };
    let uncredited = Story { credits: vec![], desk: None, ..story(Workflow::Drafting) };
    let refusal = refused("mara", Act::File, &uncredited, &bare);
    assert_eq!(refusal.missing, ["a headline", "a credit", "a desk", "copy in the body"]);
    let to_come = TextFacts { placeholders: vec!["ends TK years".into()], ..text() };
    assert_eq!(
        refused("ana", Act::Approve, &story(Workflow::Editing), &to_come).code,
        RefusalCode::Incomplete
    );
    let unread = Story { legal: Legal::Required, ..story(Workflow::Editing) };
    assert_eq!(refused("ana", Act::Approve, &unread, &text()).missing, ["the legal read"]);
    assert_eq!(
        refused("cy", Act::Return, &story(Workflow::Editing), &text()).missing,
        ["a note that says why"]
    );
}

#[test]
fn only_the_approved_text_is_released() {
    let approved = story(Workflow::Approved);
    assert_eq!(refused("cy", Act::Release, &approved, &text()).code, RefusalCode::TextChanged);
    let signed = ask("ana", Act::Approve, &story(Workflow::Editing), &text(), "", false).unwrap().remove(0);
    let with = |hash| TextFacts { hash, approval: signed.approval.clone(), ..text() };
    assert_eq!(
        refused("cy", Act::Release, &signed.story, &with(Hash::of(b"a comma later"))).code,
        RefusalCode::TextChanged
    );
    let steps = ask("cy", Act::Release, &signed.story, &with(text().hash), "", false).unwrap();
    assert_eq!(steps[0].story.publication, Publication::Live);
    assert_eq!(
        refused("cy", Act::Release, &steps[0].story, &with(text().hash)).code,
        RefusalCode::WrongState
    );
}

#[test]
fn a_hard_embargo_holds_and_an_advisory_one_does_not() {
    let signed = ask("ana", Act::Approve, &story(Workflow::Editing), &text(), "", false).unwrap().remove(0);
    let facts = TextFacts { approval: signed.approval.clone(), ..text() };
    let under = |hard| Story {
        embargo: Some(Embargo { until: Timestamp::from_second(60).unwrap(), hard }),
        ..signed.story.clone()
    };
    let refusal = refused("cy", Act::Release, &under(true), &facts);
    assert_eq!(refusal.code, RefusalCode::Embargoed);
    assert!(refusal.reason.contains("1 January 1970, 00:01"), "{refusal}");
    assert!(ask("cy", Act::Release, &under(false), &facts, "", false).is_ok());
}

#[test]
fn held_and_spiked_remember_where_they_were() {
    let held = ask("ana", Act::Hold, &story(Workflow::Editing), &text(), "wait for the ministry", false)
        .unwrap()
        .remove(0)
        .story;
    assert_eq!(held.before, Some(Workflow::Editing));
    assert_eq!(refused("ana", Act::Undo, &held, &text()).missing, ["a note that says why"]);
    let back = ask("ana", Act::Undo, &held, &text(), "they answered", false).unwrap().remove(0).story;
    assert_eq!((back.workflow, back.before), (Workflow::Editing, None));
}

#[test]
fn a_writer_brings_back_what_they_spiked_and_not_what_the_chief_did() {
    let spiked =
        |by| ask(by, Act::Spike, &story(Workflow::Drafting), &text(), "no", false).unwrap().remove(0).story;
    assert!(ask("mara", Act::Undo, &spiked("mara"), &text(), "yes", false).is_ok());
    let refusal = ask("mara", Act::Undo, &spiked("ana"), &text(), "yes", false).unwrap_err();
    assert_eq!(refusal.code, RefusalCode::NotAllowed);
}

#[test]
fn a_newsroom_of_one_releases_a_draft_in_one_step_marked_self_approved() {
    let steps = ask("mara", Act::Release, &story(Workflow::Drafting), &text(), "", true).unwrap();
    let acts: Vec<Act> = steps.iter().map(|step| step.act).collect();
    assert_eq!(acts, [Act::File, Act::Take, Act::Approve, Act::Release]);
    assert_eq!(steps[2].approval.as_ref().unwrap().solo_reason, "a newsroom of one");
    assert_eq!(steps[3].story.publication, Publication::Live);
    let one_step = ask("mara", Act::Approve, &story(Workflow::Filed), &text(), "", true).unwrap();
    assert_eq!(one_step.last().unwrap().story.workflow, Workflow::Approved);
}

/// Asks to change the record, as `who`.
fn to_change(who: &str, old: &Story, new: Story) -> Result<Story, Refusal> {
    let chief = Colleague { id: "ana".into(), name: "ana".into(), functions: vec![Function::Chief] };
    let (who, zone): (PersonId, _) = (who.into(), jiff::tz::TimeZone::UTC);
    let case = Case {
        story: old,
        text: &text(),
        desk: Some("Coast"),
        solo_desk: false,
        solo: false,
        writers: &["mara".into()],
        colleagues: &[chief],
        who: &who,
        now: Timestamp::UNIX_EPOCH,
        zone: &zone,
        note: "",
    };
    change(new, Sight::Words, &case)
}

#[test]
fn what_binds_the_desk_is_loosened_only_by_those_who_answer_for_it() {
    let until = Timestamp::from_second(3600).unwrap();
    let bound = Story {
        embargo: Some(Embargo { until, hard: true }),
        legal: Legal::Required,
        ..story(Workflow::Editing)
    };
    let loosened = [
        Story { embargo: None, ..bound.clone() },
        Story { embargo: Some(Embargo { until, hard: false }), ..bound.clone() },
        Story { embargo: Some(Embargo { until: Timestamp::UNIX_EPOCH, hard: true }), ..bound.clone() },
        Story { legal: Legal::None, ..bound.clone() },
        Story { desk: Some("world".into()), ..bound.clone() },
    ];
    for new in loosened {
        assert_eq!(to_change("mara", &bound, new.clone()).unwrap_err().who_can, ["ana"]);
        assert_eq!(to_change("ana", &bound, new.clone()), Ok(new));
    }
    let later = Story {
        embargo: Some(Embargo { until: Timestamp::from_second(7200).unwrap(), hard: true }),
        ..bound.clone()
    };
    assert!(to_change("mara", &bound, later).is_ok());
}

#[test]
fn a_printed_field_changed_after_the_sign_off_opens_the_copy_again() {
    let approved = story(Workflow::Approved);
    let workflow = |new: Story| to_change("mara", &approved, new).unwrap().workflow;
    assert_eq!(workflow(Story { dateline: "Port Amber".into(), ..approved.clone() }), Workflow::Editing);
    assert_eq!(workflow(Story { credits: vec![], ..approved.clone() }), Workflow::Editing);
    assert_eq!(workflow(Story { slugline: "ferry-2".into(), ..approved.clone() }), Workflow::Approved);
}

#[test]
fn a_draft_is_shown_once_and_filing_shows_it_for_good() {
    let draft = story(Workflow::Drafting);
    let shown = ask("mara", Act::Share, &draft, &text(), "", false).unwrap().remove(0).story;
    assert!(shown.shown && shown.workflow == Workflow::Drafting);
    for (who, story, solo) in [("mara", &shown, false), ("ana", &draft, false), ("mara", &draft, true)] {
        assert!(ask(who, Act::Share, story, &text(), "", solo).is_err(), "{who}");
    }
    let filed = ask("mara", Act::File, &draft, &text(), "", false).unwrap().remove(0).story;
    assert!(filed.shown);
    let returned = ask("cy", Act::Return, &filed, &text(), "too long", false).unwrap().remove(0).story;
    assert!(returned.shown);
}

#[test]
fn whoever_sees_an_outline_alone_lets_nobody_in() {
    let at_work = |workflow, body| {
        let old = story(workflow);
        let facts = TextFacts { body, ..text() };
        let chief = Colleague { id: "ana".into(), name: "ana".into(), functions: vec![Function::Chief] };
        let credited = Credit { author: "ana-keita".into(), role: CreditRole::Writer };
        let changes = [
            Story { credits: vec![credited], ..old.clone() },
            Story { assignee: Some("ana".into()), ..old.clone() },
            Story { length: Some(400), ..old.clone() },
        ];
        changes.map(|new| {
            let case = Case {
                story: &old,
                text: &facts,
                desk: Some("Coast"),
                solo_desk: false,
                solo: false,
                writers: &["mara".into()],
                colleagues: std::slice::from_ref(&chief),
                who: &"ana".into(),
                now: Timestamp::UNIX_EPOCH,
                zone: &jiff::tz::TimeZone::UTC,
                note: "",
            };
            change(new, Sight::Outline, &case).is_ok()
        })
    };
    assert_eq!(at_work(Workflow::Drafting, true), [false, false, true]);
    assert_eq!(at_work(Workflow::Commissioned, true), [false, false, true]);
    assert_eq!(at_work(Workflow::Commissioned, false), [false, true, true]);
}

#[test]
fn what_a_template_asks_for_is_missing_like_everything_else() {
    let draft = story(Workflow::Drafting);
    let facts = TextFacts { headline: false, lacks: vec!["a standfirst".into()], ..text() };
    let no = ask("mara", Act::File, &draft, &facts, "", false).unwrap_err();
    assert_eq!(
        (no.code, no.missing),
        (RefusalCode::Incomplete, vec!["a headline".to_owned(), "a standfirst".into()])
    );
}
