//! May this person, on this desk, today?

use super::table::{HEADS, Row, Who};
use super::{Act, Case};
use crate::ids::PersonId;
use crate::newsroom::{Function, Refusal, RefusalCode, SignFunction, Workflow};

type Check = Result<(), Refusal>;

const LEGAL: &[Function] = &[Function::Legal];

/// May whoever asks?
pub(super) fn check(row: &Row, case: &Case<'_>) -> Check {
    if allowed(row, case, case.who) {
        return Ok(());
    }
    let desk = case.desk.map_or("a desk".to_owned(), |desk| format!("the {desk} desk"));
    let of = |functions: &'static [Function]| {
        (format!("{} of {desk}", one_of(functions)), case.names_of(functions, |_| false))
    };
    let (whose, who_can) = match row.who {
        Who::Assignee => ("the assignee".to_owned(), assignee(case)),
        Who::Writer => ("a credited writer or the assignee".to_owned(), case.names_of_writers()),
        Who::Desk(functions) => of(functions),
        Who::DeskOrOwnDraft(functions) => {
            let (desk, names) = of(functions);
            let own = case.names.iter().filter(|(id, _)| own_draft(case, id)).map(|(_, name)| name.clone());
            (desk, with(names, own.collect()))
        }
        Who::LegalOrWaiver => of(LEGAL),
        Who::DeskOrWriter(functions) => {
            let (desk, names) = of(functions);
            (format!("a writer or {desk}"), with(names, case.names_of_writers()))
        }
        Who::DeskOrOpener(functions) => {
            let (desk, names) = of(functions);
            let opener = case.next.and_then(|next| case.name(&next.opened_by));
            (format!("whoever opened the next version or {desk}"), with(names, opener.into_iter().collect()))
        }
    };
    let theirs = matches!(row.who, Who::Assignee | Who::Writer);
    let waiver = row.act == Act::SignLegal && case.holds(case.who, HEADS);
    let next = match who_can.as_slice() {
        _ if waiver && case.text.signed(SignFunction::Legal).is_some() => {
            "Ask for a new legal read, or let the changes pass by naming each of them with a reason."
                .to_owned()
        }
        [] if theirs => "Ask the writer, or credit yourself if you wrote it.".to_owned(),
        [] if case.desk.is_none() => "Give the story a desk first.".to_owned(),
        [] => nobody(&desk),
        names => format!("Ask {}.", names.join(" or ")),
    };
    Err(Refusal {
        code: RefusalCode::NotAllowed,
        reason: format!("Only {whose} can {} this story.", doing(row.act)),
        missing: vec![],
        who_can,
        next,
    })
}

/// May this person?
pub(super) fn allowed(row: &Row, case: &Case<'_>, who: &PersonId) -> bool {
    match row.who {
        Who::Assignee => case.solo || case.story.assignee.as_ref().unwrap_or(&case.story.created_by) == who,
        Who::Writer => case.writes_it(who),
        Who::Desk(functions) => case.holds(who, functions),
        Who::DeskOrWriter(functions) => case.holds(who, functions) || case.writes_it(who),
        Who::DeskOrOwnDraft(functions) => case.holds(who, functions) || own_draft(case, who),
        Who::DeskOrOpener(functions) => {
            case.holds(who, functions) || case.next.is_some_and(|next| next.opened_by == *who)
        }
        Who::LegalOrWaiver => case.holds(who, LEGAL) || waives(case, who),
    }
}

/// A chief lets pass what changed since the law read it, all of it by name and
/// with a reason.
fn waives(case: &Case<'_>, who: &PersonId) -> bool {
    !case.wish.waive.is_empty() && case.holds(who, HEADS) && case.text.signed(SignFunction::Legal).is_some()
}

fn own_draft(case: &Case<'_>, who: &PersonId) -> bool {
    let story = case.story;
    let state = match story.workflow {
        Workflow::Held => return false,
        Workflow::Spiked if story.holder.as_ref() != Some(who) => return false,
        Workflow::Spiked => story.before.unwrap_or(Workflow::Drafting),
        state => state,
    };
    case.writes_it(who) && matches!(state, Workflow::Pitched | Workflow::Drafting)
}

fn assignee(case: &Case<'_>) -> Vec<String> {
    case.name(case.story.assignee.as_ref().unwrap_or(&case.story.created_by)).into_iter().collect()
}

fn with(mut names: Vec<String>, more: Vec<String>) -> Vec<String> {
    for name in more {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The verb inside a sentence.
fn doing(act: Act) -> &'static str {
    match act {
        Act::SignLegal => "sign off, for the law,",
        Act::SignFacts => "sign off, for the facts,",
        Act::BreakEmbargo => "break the embargo of",
        Act::Unschedule => "take off the schedule",
        Act::Abandon => "give up the next version of",
        Act::Revise => "open the next version of",
        Act::Correct => "publish the next version of",
        Act::Share => "show the desk",
        Act::Undo => "bring back",
        act => act.name(),
    }
}

/// One of these functions is held by whoever asks, or it is refused: `what` is
/// what they may not do to the story.
pub(super) fn held_by(functions: &[Function], what: &str, case: &Case<'_>) -> Check {
    if case.holds(case.who, functions) {
        return Ok(());
    }
    let desk = case.desk.map_or("its desk".to_owned(), |desk| format!("the {desk} desk"));
    let who_can = case.names_of(functions, |_| false);
    let next = match who_can.as_slice() {
        [] => nobody(&desk),
        names => format!("Ask {}.", names.join(" or ")),
    };
    Err(Refusal {
        code: RefusalCode::NotAllowed,
        reason: format!("Only {} of {desk} can {what} this story.", one_of(functions)),
        missing: vec![],
        who_can,
        next,
    })
}

fn nobody(desk: &str) -> String {
    format!("Nobody holds that role on {desk} today: give someone the role under People and desks.")
}

fn one_of(functions: &[Function]) -> String {
    let names: Vec<&str> = functions.iter().map(|function| words(*function)).collect();
    match names.as_slice() {
        [most @ .., last] if !most.is_empty() => format!("the {} or {last}", most.join(", ")),
        names => format!("the {}", names.join("")),
    }
}

fn words(function: Function) -> &'static str {
    match function {
        Function::DeputyChief => "deputy chief",
        Function::Legal => "legal adviser",
        other => other.name(),
    }
}
