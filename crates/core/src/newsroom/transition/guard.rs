//! The checks behind the table, each with its way out.

use super::table::{Guard, HEADS, Row};
use super::{Act, Case, state};
use crate::newsroom::{Function, OpenItem, Refusal, RefusalCode, SignFunction, blocks, signed};

type Check = Result<(), Refusal>;

/// One guard of a row.
pub(super) fn check(guard: Guard, row: &Row, case: &Case<'_>) -> Check {
    let text = case.text;
    match guard {
        Guard::Ordered => {
            let story = case.story;
            let noted = !case.note.trim().is_empty();
            lacking(
                row.act,
                case,
                &[
                    (story.assignee.is_some(), "an assignee"),
                    (
                        story.due.is_some() || !story.no_due.trim().is_empty(),
                        "a due time, or the reason why there is none",
                    ),
                    (
                        story.length.is_some() || !story.no_length.trim().is_empty() || noted,
                        "a length, or the reason why there is none",
                    ),
                ],
            )
        }
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
        Guard::VersionOpened => lacking(
            row.act,
            case,
            &[
                (case.wish.kind.is_some(), "the kind: correction, clarification or update"),
                (!case.note.trim().is_empty(), "a note to the reader"),
            ],
        ),
        Guard::NothingOpen => nothing_open(row.act, case),
        Guard::SignedLegal => signed_off(row.act, SignFunction::Legal, case),
        Guard::SignedFacts => signed_off(row.act, SignFunction::Facts, case),
        Guard::WaivedByName => waived_by_name(row.act, case),
        Guard::SecondPerson => second_person(case),
        Guard::ApprovedText => approved_text(row.act, case),
        Guard::EmbargoOver => embargo_over(row.act, case),
        Guard::EmbargoStands => embargo_stands(case),
        Guard::NotBeforeEmbargo => not_before_embargo(row.act, case),
        Guard::ReaderNote => reader_note(row.act, case),
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

/// Who lacks nothing but what is missing: whoever asks.
fn name_of(case: &Case<'_>) -> Vec<String> {
    case.name(case.who).into_iter().collect()
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

fn nothing_open(act: Act, case: &Case<'_>) -> Check {
    let count = |wanted: fn(&OpenItem) -> bool| {
        case.text.open.iter().filter(|item| blocks(act, item) && wanted(item)).count()
    };
    let suggestions = count(|item| matches!(item, OpenItem::Suggestion { .. }));
    let comments = count(|item| matches!(item, OpenItem::Comment { .. }));
    let mut missing = Vec::new();
    if suggestions > 0 {
        missing.push(format!("a decision on {}", some(suggestions, "suggested change")));
    }
    if comments > 0 {
        missing.push(format!("an answer to {}", some(comments, "comment")));
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(Refusal {
        code: RefusalCode::Incomplete,
        reason: format!("This story can\u{2019}t be {} yet: it lacks {}.", act.done(), missing.join(", ")),
        missing,
        who_can: case.names_of(super::table::TAKERS, |_| false),
        next: "Go through what is open: each suggestion is taken or turned down, each question answered."
            .to_owned(),
    })
}

fn some(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// Where a sign-off of this function is asked for, one covers all that stands
/// there.
fn signed_off(act: Act, function: SignFunction, case: &Case<'_>) -> Check {
    let story = case.story;
    let (needed, what, who, verb) = match function {
        SignFunction::Legal => (
            story.legal != crate::newsroom::Legal::None,
            "the legal read",
            &[Function::Legal][..],
            "Have it read for the law and signed off.",
        ),
        _ => (
            story.facts != crate::newsroom::Facts::None,
            "the check of the facts",
            super::table::TAKERS,
            "Have its facts checked and signed off.",
        ),
    };
    if !needed || case.text.covered(function) {
        return Ok(());
    }
    let since = case.text.signed(function).map(|(_, unsigned)| signed::sentence(unsigned, function));
    let (reason, missing) = match since.filter(|sentence| !sentence.is_empty()) {
        None => (format!("{what} is outstanding"), what.to_owned()),
        Some(sentence) => (sentence.clone(), format!("{what} of what changed: {sentence}")),
    };
    let next = if function == SignFunction::Legal && case.text.signed(function).is_some() {
        "Have it read for the law again; or let a chief or deputy name what may pass, with a reason."
            .to_owned()
    } else {
        verb.to_owned()
    };
    Err(Refusal {
        code: RefusalCode::Incomplete,
        reason: format!("This story can\u{2019}t be {}: {reason}.", act.done()),
        missing: vec![missing],
        who_can: case.names_of(who, |_| false),
        next,
    })
}

fn waived_by_name(act: Act, case: &Case<'_>) -> Check {
    let waive = &case.wish.waive;
    if waive.is_empty() {
        return Ok(());
    }
    let unsigned = case.text.signed(SignFunction::Legal).map(|(_, unsigned)| unsigned.as_slice());
    let passed_over =
        unsigned.unwrap_or_default().iter().filter(|one| !waive.iter().any(|key| key == one.key()));
    let mut needs: Vec<String> = passed_over.map(|one| format!("a word on {}", one.key())).collect();
    if case.note.trim().is_empty() {
        needs.push("a note that says why".to_owned());
    }
    let needs: Vec<(bool, &str)> = needs.iter().map(|need| (false, need.as_str())).collect();
    lacking(act, case, &needs)
}

fn second_person(case: &Case<'_>) -> Check {
    let reasoned = case.solo_desk && !case.note.trim().is_empty();
    if !case.changed_it(case.who) || case.solo || reasoned {
        return Ok(());
    }
    let who_can = case.names_of(HEADS, |id| case.changed_it(id));
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

fn approved_text(act: Act, case: &Case<'_>) -> Check {
    if case.text.covered(SignFunction::Chief) {
        return Ok(());
    }
    let why = match case.text.signed(SignFunction::Chief) {
        None => "nobody has approved it".to_owned(),
        Some((_, unsigned)) => match signed::sentence(unsigned, SignFunction::Chief) {
            sentence if sentence.is_empty() => "it is not what was approved".to_owned(),
            sentence => sentence,
        },
    };
    Err(Refusal {
        code: RefusalCode::TextChanged,
        reason: format!("This story can\u{2019}t be {}: {why}.", act.done()),
        missing: vec!["an approval of the text as it stands".to_owned()],
        who_can: case.names_of(HEADS, |id| case.changed_it(id)),
        next: "Have it approved again.".to_owned(),
    })
}

fn embargo_over(act: Act, case: &Case<'_>) -> Check {
    // Whatever was given as the time, it holds an embargo longer and never shorter.
    let Some(until) = hard_until(case).filter(|until| *until > case.now.min(case.clock)) else {
        return Ok(());
    };
    Err(Refusal {
        code: RefusalCode::Embargoed,
        reason: format!(
            "This story can\u{2019}t be {}: it is under a hard embargo until {}.",
            act.done(),
            told(case, until)
        ),
        missing: vec!["the end of the embargo".to_owned()],
        who_can: case.names_of(&[Function::Chief], |_| false),
        next: "Release it after that time; a chief and a second person can break the embargo.".to_owned(),
    })
}

fn embargo_stands(case: &Case<'_>) -> Check {
    if hard_until(case).is_some_and(|until| until > case.now.min(case.clock)) {
        return Ok(());
    }
    Err(Refusal {
        code: RefusalCode::WrongState,
        reason: "There is no embargo to break: nothing holds this story back.".to_owned(),
        missing: vec!["a hard embargo that has not lifted".to_owned()],
        who_can: case.names_of(super::table::EDITORS, |_| false),
        next: "Release it as any other.".to_owned(),
    })
}

fn not_before_embargo(act: Act, case: &Case<'_>) -> Check {
    let (at, who_can) = (case.wish.at, case.names_of(super::table::EDITORS, |_| false));
    let refusal = |code, reason: String, missing: &str, next: &str| Refusal {
        code,
        reason,
        missing: vec![missing.to_owned()],
        who_can: who_can.clone(),
        next: next.to_owned(),
    };
    let Some(at) = at else {
        return Err(refusal(
            RefusalCode::Incomplete,
            format!("This story can\u{2019}t be {}: no time was given.", act.done()),
            "the time at which it goes out",
            "Say when it goes out.",
        ));
    };
    if at <= case.now {
        return Err(refusal(
            RefusalCode::Incomplete,
            format!("This story can\u{2019}t be {} for {}: that has passed.", act.done(), told(case, at)),
            "a time that is still to come",
            "Choose a later time, or release it now.",
        ));
    }
    match case.story.embargo.filter(|embargo| embargo.until > at) {
        None => Ok(()),
        Some(embargo) => Err(refusal(
            RefusalCode::Embargoed,
            format!(
                "This story can\u{2019}t be {} for {}: its embargo lifts on {}.",
                act.done(),
                told(case, at),
                told(case, embargo.until)
            ),
            "a time after the embargo",
            "Choose a time after the embargo.",
        )),
    }
}

fn reader_note(act: Act, case: &Case<'_>) -> Check {
    if !state::is_out(case.story.publication) || case.next.is_some_and(|next| !next.note.trim().is_empty()) {
        return Ok(());
    }
    let mut who_can = case.names_of(super::table::TAKERS, |_| false);
    who_can.extend(case.names_of_writers());
    who_can.dedup();
    Err(Refusal {
        code: RefusalCode::Incomplete,
        reason: format!(
            "This story can\u{2019}t be {}: readers are told nothing of what changed.",
            act.done()
        ),
        missing: vec!["the note to the reader".to_owned()],
        who_can,
        next: "Write what readers are told.".to_owned(),
    })
}

fn hard_until(case: &Case<'_>) -> Option<jiff::Timestamp> {
    case.story.embargo.filter(|embargo| embargo.hard).map(|embargo| embargo.until)
}

fn told(case: &Case<'_>, at: jiff::Timestamp) -> String {
    case.zone.to_datetime(at).strftime("%-d %B %Y, %H:%M").to_string()
}
