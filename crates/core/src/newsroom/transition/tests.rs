use super::*;
use crate::ids::PersonId;
use crate::newsroom::{
    Credit, CreditRole, Embargo, Facts, Function, Kind, Legal, NextVersion, Printed, Publication,
    RefusalCode, Sight, SignFunction, SignOff, Story, Unsigned, VersionKind,
};
use crate::text::Hash;
use jiff::Timestamp;

mod after;
mod change;
mod record;
mod rights;
mod second;

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
        no_due: String::new(),
        length: None,
        no_length: String::new(),
        language: "en".into(),
        embargo: None,
        legal: Legal::None,
        facts: Facts::None,
        priority: 3,
        urgency: 3,
        tags: vec![],
        workflow,
        before: None,
        publication: Publication::Unpublished,
        scheduled_at: None,
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
    let printed = Printed::of(&story(Workflow::Drafting), &[], None);
    TextFacts {
        hash: Hash::of(b"as it stands"),
        blocks: vec![],
        revision: None,
        record: printed.hash(),
        printed,
        headline: true,
        body: true,
        lacks: vec![],
        placeholders: vec![],
        unread: 0,
        sign_offs: [None, None, None],
        changed_by: vec!["mara".into()],
        open: vec![],
    }
}

/// The text with the record of this story printed beside it.
fn text_of(story: &Story, next: Option<&NextVersion>) -> TextFacts {
    let printed = Printed::of(story, &[], next);
    TextFacts { record: printed.hash(), printed, ..text() }
}

/// A text with one more sign-off, which does not cover what is given.
fn signed(text: &TextFacts, sign_off: SignOff, unsigned: Vec<Unsigned>) -> TextFacts {
    let mut text = text.clone();
    let at = sign_off.function.at();
    text.sign_offs[at] = Some((sign_off, unsigned));
    text
}

fn sign_off(by: &str, function: SignFunction, text: &TextFacts) -> SignOff {
    SignOff {
        by: by.into(),
        at: Timestamp::UNIX_EPOCH,
        function,
        text: text.hash,
        record: Some(text.record),
        printed: Some(text.printed.clone()),
        blocks: vec![],
        revision: None,
        solo_reason: String::new(),
        waived: vec![],
    }
}

/// One question, asked on the Coast desk: Ana is chief, Bo deputy, Cy editor, Di
/// sub, Lex legal, Mara the writer; Eva is chief of another desk.
struct Ask<'a> {
    who: &'a str,
    note: &'a str,
    solo: bool,
    text: TextFacts,
    next: Option<NextVersion>,
    out: Option<Printed>,
    asked: Option<Asked>,
    wish: Wish,
    now: Timestamp,
    clock: Timestamp,
    clock_moved: bool,
}

impl<'a> Ask<'a> {
    fn by(who: &'a str) -> Self {
        Self {
            who,
            note: "because",
            solo: false,
            text: text(),
            next: None,
            out: None,
            asked: None,
            wish: Wish::default(),
            now: Timestamp::UNIX_EPOCH,
            clock: Timestamp::UNIX_EPOCH,
            clock_moved: false,
        }
    }

    fn about<T>(&self, story: &Story, question: impl FnOnce(&Case<'_>) -> T) -> T {
        let colleague =
            |id: &str, function| Colleague { id: id.into(), name: id.into(), functions: vec![function] };
        let colleagues = [
            colleague("ana", Function::Chief),
            colleague("bo", Function::DeputyChief),
            colleague("cy", Function::Editor),
            colleague("di", Function::Sub),
            colleague("lex", Function::Legal),
            colleague("mara", Function::Reporter),
        ];
        let (who, writers): (PersonId, [PersonId; 1]) = (self.who.into(), ["mara".into()]);
        question(&Case {
            story,
            text: &self.text,
            next: self.next.as_ref(),
            out: self.out.as_ref(),
            asked: self.asked.as_ref(),
            desk: Some("Coast"),
            solo_desk: false,
            solo: self.solo,
            writers: &writers,
            colleagues: &colleagues,
            elsewhere: &[colleague("eva", Function::Chief)],
            names: &[],
            who: &who,
            now: self.now,
            clock: self.clock,
            clock_moved: self.clock_moved,
            zone: &jiff::tz::TimeZone::UTC,
            note: self.note,
            wish: &self.wish,
        })
    }

    fn decide(&self, act: Act, story: &Story) -> Result<Decision, Refusal> {
        self.about(story, |case| decide(act, case))
    }

    /// The one step that comes of it.
    fn step(&self, act: Act, story: &Story) -> Result<Step, Refusal> {
        match self.decide(act, story)? {
            Decision::Steps(mut steps) if steps.len() == 1 => Ok(steps.remove(0)),
            other => panic!("{act} by {}: {other:?}", self.who),
        }
    }
}

fn ask(
    who: &str,
    act: Act,
    story: &Story,
    text: &TextFacts,
    note: &str,
    solo: bool,
) -> Result<Vec<Step>, Refusal> {
    match (Ask { note, solo, text: text.clone(), ..Ask::by(who) }).decide(act, story)? {
        Decision::Steps(steps) => Ok(steps),
        Decision::Asked { .. } => panic!("{act} by {who} takes two"),
    }
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
    assert_eq!(TABLE.len(), Act::ALL.len());
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

/// The text as the step left it signed.
fn signed_text(step: &Step) -> TextFacts {
    signed(&text(), step.sign_off.clone().unwrap(), vec![])
}

#[test]
fn only_the_approved_text_is_released() {
    let approved = story(Workflow::Approved);
    assert_eq!(refused("cy", Act::Release, &approved, &text()).code, RefusalCode::TextChanged);
    let signed = ask("ana", Act::Approve, &story(Workflow::Editing), &text(), "", false).unwrap().remove(0);
    let with = |hash| TextFacts { hash, ..signed_text(&signed) };
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
    let facts = signed_text(&signed);
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
    assert_eq!(steps[2].sign_off.as_ref().unwrap().solo_reason, "a newsroom of one");
    assert_eq!(steps[3].story.publication, Publication::Live);
    let one_step = ask("mara", Act::Approve, &story(Workflow::Filed), &text(), "", true).unwrap();
    assert_eq!(one_step.last().unwrap().story.workflow, Workflow::Approved);
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
fn what_a_template_asks_for_is_missing_like_everything_else() {
    let draft = story(Workflow::Drafting);
    let facts = TextFacts { headline: false, lacks: vec!["a standfirst".into()], ..text() };
    let no = ask("mara", Act::File, &draft, &facts, "", false).unwrap_err();
    assert_eq!(
        (no.code, no.missing),
        (RefusalCode::Incomplete, vec!["a headline".to_owned(), "a standfirst".into()])
    );
}
