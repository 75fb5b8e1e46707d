//! Who may write in a story, and who may suggest.

use super::Case;
use super::state::{is_out, way_out};
use super::table::TAKERS;
use crate::newsroom::{Publication, Refusal, RefusalCode, Workflow};

type Check = Result<(), Refusal>;

/// Whether whoever asks may change the words. A draft is its writer's until it is
/// filed; from then on the desk's editors write in it as well, and while one of
/// them has it in hand its writer suggests.
pub fn may_write(case: &Case<'_>) -> Check {
    stands_open(case)?;
    in_hand(case)
}

/// Whether whoever asks, and may read the words, may suggest others.
pub fn may_suggest(case: &Case<'_>) -> Check {
    stands_open(case)
}

/// Whether the words may change at all now.
fn stands_open(case: &Case<'_>) -> Check {
    let story = case.story;
    let (reason, (next, who_can)) = match (story.publication, story.workflow) {
        (Publication::Killed, _) => (
            "This story is killed: its text stays as it was.".to_owned(),
            ("Begin a new story where there is something to say.".to_owned(), vec![]),
        ),
        (Publication::Scheduled, _) => (
            "This story is scheduled to go out as it stands.".to_owned(),
            (
                "Take it off the schedule to change it.".to_owned(),
                case.names_of(super::table::EDITORS, |_| false),
            ),
        ),
        (out, _) if is_out(out) && case.next.is_none() => (
            format!("This story is {out}: readers have this text, so it stands as it was released."),
            ("Open its next version to change it.".to_owned(), writers_and_takers(case)),
        ),
        (_, Workflow::Held) => ("This story is held.".to_owned(), back(case)),
        (_, Workflow::Spiked) => ("This story is spiked.".to_owned(), back(case)),
        _ => return Ok(()),
    };
    Err(Refusal { code: RefusalCode::WrongState, reason, missing: vec![], who_can, next })
}

fn back(case: &Case<'_>) -> (String, Vec<String>) {
    ("Bring it back to go on writing.".to_owned(), way_out(case).1)
}

/// Whether the words and the printed record are whoever asks's to change.
pub(super) fn in_hand(case: &Case<'_>) -> Check {
    let story = case.story;
    let stage = story.before.unwrap_or(story.workflow);
    let writes = case.writes_it(case.who);
    if stage == Workflow::Drafting {
        return if writes {
            Ok(())
        } else {
            Err(not_yours(
                "This draft is its writer\u{2019}s until it is filed.",
                case.names_of_writers(),
                "Ask them to file it, or to credit you.",
            ))
        };
    }
    if case.takes_it(case.who) {
        return Ok(());
    }
    let other = story.holder.as_ref().filter(|holder| *holder != case.who);
    let edited = matches!(stage, Workflow::Editing | Workflow::Approved);
    match other.filter(|_| writes && edited) {
        None if writes => Ok(()),
        Some(holder) => {
            let name = case.name(holder).unwrap_or_else(|| "The desk".to_owned());
            Err(not_yours(
                &format!("{name} has this story in hand."),
                case.names_of(TAKERS, |_| false),
                "Suggest your change, or ask for the story to be returned.",
            ))
        }
        None => Err(not_yours(
            "The words of this story are its writers\u{2019} and its desk\u{2019}s to change.",
            writers_and_takers(case),
            "Suggest your change, or leave a comment.",
        )),
    }
}

/// Those who may write once it is filed.
fn writers_and_takers(case: &Case<'_>) -> Vec<String> {
    let mut names = case.names_of(TAKERS, |_| false);
    for name in case.names_of_writers() {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn not_yours(reason: &str, who_can: Vec<String>, next: &str) -> Refusal {
    Refusal {
        code: RefusalCode::NotAllowed,
        reason: reason.to_owned(),
        missing: vec![],
        who_can,
        next: next.to_owned(),
    }
}
