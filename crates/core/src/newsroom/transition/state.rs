//! Does the act lead anywhere from here?

use super::table::{EDITORS, HEADS, Row, TAKERS};
use super::{Act, Case};
use crate::newsroom::{Publication, Refusal, RefusalCode, Workflow};

pub(super) fn check(row: &Row, case: &Case<'_>) -> Result<(), Refusal> {
    let story = case.story;
    let fits = row.from.contains(&story.workflow) && row.out.contains(&story.publication);
    if fits && row.act == Act::Share && (case.solo || story.shown) {
        return Err(read_already(case));
    }
    if fits && (!is_out(story.publication) || opened(row.act, case)) {
        return Ok(());
    }
    let (is, who_can, next) = match story.publication {
        Publication::Unpublished => {
            let (next, who_can) = way_out(case);
            (format!("This story is {}", story.workflow), who_can, next)
        }
        Publication::Scheduled => (
            "This story is scheduled".to_owned(),
            case.names_of(EDITORS, |_| false),
            "Take it off the schedule first.".to_owned(),
        ),
        Publication::Killed => (
            "This story is killed".to_owned(),
            vec![],
            "That is for good: begin a new story where there is something to say.".to_owned(),
        ),
        out if case.next.is_none() => {
            let mut who_can = case.names_of(TAKERS, |_| false);
            who_can.extend(
                case.names_of_writers()
                    .into_iter()
                    .filter(|name| !who_can.contains(name))
                    .collect::<Vec<_>>(),
            );
            (
                format!("This story is {out}"),
                who_can,
                "Open its next version to change what readers have.".to_owned(),
            )
        }
        _ => {
            let (next, who_can) = way_out(case);
            (format!("The next version of this story is {}", story.workflow), who_can, next)
        }
    };
    Err(Refusal {
        code: RefusalCode::WrongState,
        reason: format!("{is}, so it can\u{2019}t be {}.", row.act.done()),
        missing: vec![],
        who_can,
        next,
    })
}

pub(super) fn is_out(publication: Publication) -> bool {
    matches!(publication, Publication::Live | Publication::Withdrawn)
}

/// Of what is out, work is done on the next version alone, and that is opened
/// once.
fn opened(act: Act, case: &Case<'_>) -> bool {
    match act {
        Act::Revise => case.next.is_none(),
        Act::Withdraw | Act::Kill => true,
        _ => case.next.is_some(),
    }
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
        who_can: case.names_of_writers(),
        next: "Go on writing, and file it when it is done.".to_owned(),
    }
}

/// What leads on from here, and who can do that.
pub(super) fn way_out(case: &Case<'_>) -> (String, Vec<String>) {
    let desk = |functions| case.names_of(functions, |_| false);
    let (next, who_can) = match case.story.workflow {
        Workflow::Pitched => ("A chief commissions it, or its writer starts it.", desk(HEADS)),
        Workflow::Commissioned => ("The assignee starts it.", case.names_of_writers()),
        Workflow::Drafting | Workflow::Returned => ("The writer files it first.", case.names_of_writers()),
        Workflow::Filed => ("An editor takes it first.", desk(TAKERS)),
        Workflow::Editing => ("A chief or deputy approves it, or an editor returns it.", desk(HEADS)),
        Workflow::Approved => ("It can be released or returned.", desk(EDITORS)),
        Workflow::Held | Workflow::Spiked => ("Undo that first.", desk(HEADS)),
    };
    (next.to_owned(), who_can)
}
