//! The checks behind the table, each with its way out.

use super::table::{Guard, Row, Who};
use super::{Act, Case};
use crate::newsroom::{Function, Publication, Refusal, RefusalCode, Workflow};

type Check = Result<(), Refusal>;

/// Does the act lead anywhere from here?
pub(super) fn state(row: &Row, case: &Case<'_>) -> Check {
    let live = matches!(case.story.publication, Publication::Live | Publication::Scheduled);
    let fits = row.from.contains(&case.story.workflow);
    if fits && !live && row.act == Act::Share && (case.solo || case.story.shown) {
        return Err(read_already(case));
    }
    if fits && !live {
        return Ok(());
    }
    let is = if live { case.story.publication.name() } else { case.story.workflow.name() };
    let next = if live {
        "What readers have stays as it is.".to_owned()
    } else {
        way_out(case.story.workflow).to_owned()
    };
    Err(Refusal {
        code: RefusalCode::WrongState,
        reason: format!("This story is {is}, so it can\u{2019}t be {}.", row.act.done()),
        missing: vec![],
        who_can: vec![],
        next,
    })
}

fn read_already(case: &Case<'_>) -> Refusal {
    let reason = if case.solo {
        "There is nobody else here to show this draft to."
    } else {
        "The desk can read this draft already."
    };
    Refusal {
        code: RefusalCode::WrongState,
        reason: reason.to_owned(),
        missing: vec![],
        who_can: vec![],
        next: "Go on writing, and file it when it is done.".to_owned(),
    }
}

fn way_out(state: Workflow) -> &'static str {
    match state {
        Workflow::Pitched => "A chief commissions it, or its writer starts it.",
        Workflow::Commissioned => "The assignee starts it.",
        Workflow::Drafting | Workflow::Returned => "The writer files it first.",
        Workflow::Filed => "An editor takes it first.",
        Workflow::Editing => "A chief or deputy approves it, or an editor returns it.",
        Workflow::Approved => "It can be released or returned.",
        Workflow::Held | Workflow::Spiked => "Undo that first.",
    }
}

/// May this person, on this desk, today?
pub(super) fn who(row: &Row, case: &Case<'_>) -> Check {
    let story = case.story;
    let allowed = match row.who {
        Who::Assignee => case.solo || story.assignee.as_ref().unwrap_or(&story.created_by) == case.who,
        Who::Writer => case.writes_it(case.who),
        Who::Desk(functions) => case.holds(case.who, functions),
        Who::DeskOrOwnDraft(functions) => case.holds(case.who, functions) || own_draft(case),
    };
    if allowed {
        return Ok(());
    }
    let desk = case.desk.map_or("a desk".to_owned(), |desk| format!("the {desk} desk"));
    let (whose, who_can) = match row.who {
        Who::Assignee => ("the assignee".to_owned(), vec![]),
        Who::Writer => ("a credited writer or the assignee".to_owned(), vec![]),
        Who::Desk(functions) | Who::DeskOrOwnDraft(functions) => {
            (format!("{} of {desk}", one_of(functions)), case.names_of(functions, |_| false))
        }
    };
    let next = match who_can.as_slice() {
        [] if case.desk.is_none() => "Give the story a desk first.".to_owned(),
        [] if matches!(row.who, Who::Assignee | Who::Writer) => {
            "Ask the writer, or credit yourself if you wrote it.".to_owned()
        }
        [] => {
            format!("Nobody holds that role on {desk} today: give someone the role under People and desks.")
        }
        names => format!("Ask {}.", names.join(" or ")),
    };
    Err(Refusal {
        code: RefusalCode::NotAllowed,
        reason: format!("Only {whose} can {} this story.", row.act),
        missing: vec![],
        who_can,
        next,
    })
}

/// One of these functions is held by whoever asks, or it is refused: `what` is
/// what they may not do to the story.
pub(super) fn held_by(functions: &[Function], what: &str, case: &Case<'_>) -> Check {
    if case.holds(case.who, functions) {
        return Ok(());
    }
    let who_can = case.names_of(functions, |_| false);
    let next = match who_can.as_slice() {
        [] => "Nobody holds that role on its desk today: give someone the role under People and desks."
            .to_owned(),
        names => format!("Ask {}.", names.join(" or ")),
    };
    let desk = case.desk.map_or("its desk".to_owned(), |desk| format!("the {desk} desk"));
    Err(Refusal {
        code: RefusalCode::NotAllowed,
        reason: format!("Only {} of {desk} can {what} this story.", one_of(functions)),
        missing: vec![],
        who_can,
        next,
    })
}

fn own_draft(case: &Case<'_>) -> bool {
    let story = case.story;
    let state = match story.workflow {
        Workflow::Held => return false,
        Workflow::Spiked if story.holder.as_ref() != Some(case.who) => return false,
        Workflow::Spiked => story.before.unwrap_or(Workflow::Drafting),
        state => state,
    };
    case.writes_it(case.who) && matches!(state, Workflow::Pitched | Workflow::Drafting)
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
        other => other.name(),
    }
}

/// One guard of a row.
pub(super) fn check(guard: Guard, row: &Row, case: &Case<'_>) -> Check {
    let text = case.text;
    match guard {
        Guard::Ordered => lacking(
            row.act,
            case,
            &[
                (case.story.assignee.is_some(), "an assignee"),
                (case.story.due.is_some(), "a due time"),
                (
                    case.story.length.is_some() || !case.note.trim().is_empty(),
                    "a length, or a note saying why there is none",
                ),
            ],
        ),
        Guard::Complete => {
            let always = [
                (text.headline, "a headline"),
                (!case.story.credits.is_empty(), "a credit"),
                (case.story.desk.is_some(), "a desk"),
                (text.body, "copy in the body"),
            ];
            let asked = text.lacks.iter().map(|what| (false, what.as_str()));
            lacking(row.act, case, &always.into_iter().chain(asked).collect::<Vec<_>>())
        }
        Guard::Note => lacking(row.act, case, &[(!case.note.trim().is_empty(), "a note that says why")]),
        Guard::NoPlaceholder => placeholders(row.act, case),
        Guard::NothingUnread => lacking(
            row.act,
            case,
            &[(text.unread == 0, "a decision about each passage that could not be read")],
        ),
        Guard::LegalRead => legal(case),
        Guard::SecondPerson => second_person(case),
        Guard::ApprovedText => approved_text(case),
        Guard::EmbargoOver => embargo(case),
    }
}

fn lacking(act: Act, case: &Case<'_>, needs: &[(bool, &str)]) -> Check {
    let missing: Vec<String> =
        needs.iter().filter(|(there, _)| !there).map(|(_, what)| (*what).to_owned()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Refusal {
        code: RefusalCode::Incomplete,
        reason: format!("This story can\u{2019}t be {} yet: it lacks {}.", act.done(), missing.join(", ")),
        missing,
        who_can: name_of(case),
        next: "Add what is missing, then try again.".to_owned(),
    })
}

fn name_of(case: &Case<'_>) -> Vec<String> {
    case.colleagues.iter().filter(|colleague| colleague.id == *case.who).map(|me| me.name.clone()).collect()
}

fn placeholders(act: Act, case: &Case<'_>) -> Check {
    let found = &case.text.placeholders;
    if found.is_empty() {
        return Ok(());
    }
    Err(Refusal {
        code: RefusalCode::Incomplete,
        reason: format!(
            "This story can\u{2019}t be {}: the copy still says \u{201c}to come\u{201d} in {}.",
            act.done(),
            places(found.len())
        ),
        missing: found.iter().map(|words| format!("what is to come at: {words}")).collect(),
        who_can: name_of(case),
        next: "Replace each TK with what it stands for.".to_owned(),
    })
}

fn places(count: usize) -> String {
    if count == 1 { "one place".to_owned() } else { format!("{count} places") }
}

fn legal(case: &Case<'_>) -> Check {
    if case.story.legal != crate::newsroom::Legal::Required {
        return Ok(());
    }
    Err(Refusal {
        code: RefusalCode::Incomplete,
        reason: "This story can\u{2019}t be approved: its legal read is outstanding.".to_owned(),
        missing: vec!["the legal read".to_owned()],
        who_can: case.names_of(&[Function::Legal], |_| false),
        next: "Have it read for the law and set the legal read to complete.".to_owned(),
    })
}

fn second_person(case: &Case<'_>) -> Check {
    let reasoned = case.solo_desk && !case.note.trim().is_empty();
    if !case.changed_it(case.who) || case.solo || reasoned {
        return Ok(());
    }
    let heads = [Function::Chief, Function::DeputyChief];
    let who_can = case.names_of(&heads, |id| case.changed_it(id));
    let next = match (case.solo_desk, who_can.as_slice()) {
        (true, _) => "This desk allows it with a written reason: add a note that says why.".to_owned(),
        (false, []) => "Nobody else on the desk can approve today: give a second person a chief\u{2019}s or deputy\u{2019}s role.".to_owned(),
        (false, names) => format!("Ask {}.", names.join(" or ")),
    };
    Err(Refusal {
        code: RefusalCode::OwnCopy,
        reason: "You changed this text, so someone else must approve it.".to_owned(),
        missing: vec!["a second person".to_owned()],
        who_can,
        next,
    })
}

fn approved_text(case: &Case<'_>) -> Check {
    let signed = case.text.approval.as_ref();
    if signed.is_some_and(|approval| approval.text == case.text.hash) {
        return Ok(());
    }
    let reason = match signed {
        None => "This story can\u{2019}t be released: nobody has approved it.",
        Some(_) => "This story can\u{2019}t be released: its text changed after it was approved.",
    };
    Err(Refusal {
        code: RefusalCode::TextChanged,
        reason: reason.to_owned(),
        missing: vec!["an approval of the text as it stands".to_owned()],
        who_can: case.names_of(&[Function::Chief, Function::DeputyChief], |id| case.changed_it(id)),
        next: "Have it approved again.".to_owned(),
    })
}

fn embargo(case: &Case<'_>) -> Check {
    match case.story.embargo {
        Some(embargo) if embargo.hard && embargo.until > case.now => Err(Refusal {
            code: RefusalCode::Embargoed,
            reason: format!(
                "This story is under a hard embargo until {}.",
                case.zone.to_datetime(embargo.until).strftime("%-d %B %Y, %H:%M")
            ),
            missing: vec!["the end of the embargo".to_owned()],
            who_can: vec![],
            next: "Release it after that time, or change the embargo.".to_owned(),
        }),
        _ => Ok(()),
    }
}
