//! What can be done with a story now, as buttons.

use crate::cases::copy::Copy;
use crate::session::Session;
use crate::wire::{ActView, RefusalView};
use jiff::SignedDuration;
use stet_core::newsroom::transition::{Act, Case, Decision, Wish, decide, open_acts};
use stet_core::newsroom::{Facts, Legal, Publication, Refusal, RefusalCode, Story, VersionKind, Workflow};

/// Any time that is still to come.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// What can be done now. The first act that moves the story on is the primary
/// one; in a newsroom of one that is releasing it, and there is nobody to take
/// a story from.
pub(super) fn acts(session: &Session, copy: &Copy) -> Vec<ActView> {
    let record = &copy.line.story;
    let mut open = copy.ask(session, "", open_acts);
    open.retain(|(act, refusal)| is_offered(*act, refusal.as_ref(), record));
    if session.solo() {
        open.retain(|(act, _)| *act != Act::Take);
    }
    let onward = |act: Act| {
        matches!(
            act,
            Act::Start | Act::File | Act::Take | Act::Approve | Act::Release | Act::Correct | Act::Undo
        )
    };
    let primary = match (session.solo(), record.publication) {
        (true, Publication::Unpublished) if record.workflow != Workflow::Held => Some(Act::Release),
        _ => open.iter().map(|(act, _)| *act).find(|act| onward(*act)),
    };
    let primary = primary
        .filter(|act| open.iter().any(|(there, _)| there == act))
        .or_else(|| open.iter().map(|(act, _)| *act).find(|act| onward(*act)));
    // What is not given yet is the dialog's business.
    let filled = Wish {
        kind: Some(VersionKind::Correction),
        at: Some(session.now().max(record.embargo.map_or(session.now(), |embargo| embargo.until)) + DAY),
        ..Wish::default()
    };
    let would = |note: &str, wish: &Wish| copy.ask_with(session, note, wish, &copy.facts(), doable);
    let (noted, told, both) =
        (would("a note", &Wish::default()), would("", &filled), would("a note", &filled));
    let view = |(act, refusal): (Act, Option<Refusal>)| {
        let given = refusal.is_none() || both.iter().any(|(there, _)| *there == act);
        let has = |list: &[(Act, bool)]| list.iter().any(|(there, _)| *there == act);
        let needs = match act {
            Act::Revise => "kind",
            Act::Schedule => "time",
            _ => "",
        };
        let needs_note = refusal.is_some() && given && !has(&told) && (has(&noted) || !needs.is_empty());
        let refusal = refusal.filter(|_| !given);
        ActView {
            act: act.name().to_owned(),
            label: label(act, copy, session.solo()),
            needs_note,
            needs: needs.to_owned(),
            takes_two: both.iter().any(|(there, two)| *there == act && *two),
            primary: Some(act) == primary,
            why_not: refusal.as_ref().map(|refusal| refusal.reason.clone()).unwrap_or_default(),
            refusal: refusal.map(RefusalView::from),
        }
    };
    open.into_iter().map(view).collect()
}

/// What can be done as it is asked, and whether that only asks a second person.
fn doable(case: &Case<'_>) -> Vec<(Act, bool)> {
    let of = |act: &Act| match decide(*act, case) {
        Ok(Decision::Asked { .. }) => Some((*act, true)),
        Ok(Decision::Steps(_)) => Some((*act, false)),
        Err(_) => None,
    };
    Act::ALL.iter().filter_map(of).collect()
}

/// A sign-off that nobody asked for is no button; nor is one that others make.
fn is_offered(act: Act, refusal: Option<&Refusal>, record: &Story) -> bool {
    let others = refusal.is_some_and(|refusal| refusal.code == RefusalCode::NotAllowed);
    match act {
        Act::SignLegal => record.legal != Legal::None && !others,
        Act::SignFacts => record.facts != Facts::None && !others,
        _ => true,
    }
}

fn label(act: Act, copy: &Copy, solo: bool) -> String {
    let desk = copy.line.story.desk.as_ref().filter(|_| !solo).map(|desk| copy.book.desk_name(desk));
    match (act, desk) {
        (Act::Commission, _) => "Commission".into(),
        (Act::Start, _) => "Start writing".into(),
        (Act::Share, _) => "Show to the desk".into(),
        (Act::File, Some(desk)) => format!("File to {desk} desk"),
        (Act::File, None) => "File".into(),
        (Act::Take, _) => "Take".into(),
        (Act::SignLegal, _) => "Sign off for the law".into(),
        (Act::SignFacts, _) => "Sign off the facts".into(),
        (Act::Schedule, _) => "Schedule\u{2026}".into(),
        (Act::Unschedule, _) => "Take off the schedule".into(),
        (Act::BreakEmbargo, _) => "Break the embargo\u{2026}".into(),
        (Act::Revise, _) => "Open next version\u{2026}".into(),
        (Act::Abandon, _) => "Give up next version\u{2026}".into(),
        (Act::Correct, _) => match copy.signed.next.as_ref().map(|next| next.kind) {
            Some(VersionKind::Update) => "Publish the update".into(),
            Some(VersionKind::Clarification) => "Publish the clarification".into(),
            _ => "Publish the correction".into(),
        },
        (Act::Withdraw, _) => "Withdraw\u{2026}".into(),
        (Act::Kill, _) => "Kill\u{2026}".into(),
        (Act::Return, _) => "Return\u{2026}".into(),
        (Act::Approve, _) => "Approve".into(),
        (Act::Release, _) => "Release".into(),
        (Act::Hold, _) => "Hold\u{2026}".into(),
        (Act::Spike, _) => "Spike\u{2026}".into(),
        (Act::Undo, _) => match copy.line.story.workflow {
            Workflow::Spiked => "Unspike".into(),
            _ => "Take off hold".into(),
        },
    }
}
