//! Changing a story's record: what stays signed, and who may loosen what binds
//! the desk.

use super::rights::in_hand;
use super::second::{Standing, of_two};
use super::state::is_out;
use super::table::{EDITORS, HEADS, TAKERS};
use super::who::held_by;
use super::{Case, TextFacts};
use crate::newsroom::{
    Embargo, Facts, Function, Legal, Printed, Publication, Refusal, RefusalCode, Sight, Story, Workflow,
};

const READERS: &[Function] = &[Function::Legal, Function::Chief, Function::DeputyChief];

/// What a first person's wish to loosen a hard embargo is called in
/// [`super::Asked::act`].
pub const LOOSEN: &str = "loosen-embargo";

/// What comes of changing a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Changed {
    /// The record as it will be kept.
    Kept(Box<Story>),
    /// It takes two, and this was the first; nothing is changed.
    Asked {
        /// The names of those who can do it now.
        who_can: Vec<String>,
        /// What was asked for, as [`super::Asked::wanted`] keeps it.
        wanted: String,
    },
}

/// The record as it will be kept, or why it may not become so. A change of
/// anything printed, or of the desk, opens approved copy again; a legal read is called off only by
/// those who answer for it; to loosen a hard embargo takes two; once filed, a
/// story is moved to another desk by the desk that has it. Whoever sees a draft's
/// outline alone changes nothing that would let them read it.
pub fn change(new: Story, sight: Sight, case: &Case<'_>) -> Result<Changed, Refusal> {
    let old = case.story;
    let printed = prints_otherwise(old, &new);
    let moved = old.desk != new.desk;
    stands(printed || moved, case)?;
    if old.released_at.is_some() && old.slug != new.slug {
        return Err(address_stays());
    }
    if sight < Sight::Words && lets_in(&new, case) {
        return Err(not_yours_to_open(case));
    }
    if printed {
        in_hand(case)?;
    }
    if orders_otherwise(old, &new) && !(with_its_writer(old) && !old.ordered && begun_by(case)) {
        held_by(TAKERS, "say when, how long and by whom for", case)?;
    }
    if beside(old, &new) && !(begun_by(case) || case.holds(case.who, TAKERS) || case.holds(case.who, READERS))
    {
        in_hand(case)?;
    }
    let called_off = old.legal != Legal::None && new.legal == Legal::None;
    if called_off {
        held_by(READERS, "call off the legal read of", case)?;
    }
    if old.facts != Facts::None && new.facts == Facts::None {
        held_by(HEADS, "call off the check of the facts of", case)?;
    }
    if old.desk.is_some() && new.desk != old.desk {
        match with_its_writer(old) && begun_by(case) {
            true => {}
            false => held_by(EDITORS, "move away", case)?,
        }
    }
    if loosens_embargo(old, &new) {
        let wanted = wanted(new.embargo);
        let heads = |who: &_| case.holds(who, HEADS);
        let check = || held_by(HEADS, "loosen a hard embargo on", case);
        if case.solo {
            check()?;
        } else if let Standing::First(who_can) = of_two(LOOSEN, &wanted, EDITORS, case, heads, check)? {
            return Ok(Changed::Asked { who_can, wanted });
        }
    }
    // Another desk answers for it from here on, wherever it lies.
    let before = match new.before {
        Some(Workflow::Approved) if moved => Some(Workflow::Editing),
        before => before,
    };
    let reopened = old.workflow == Workflow::Approved && (printed || moved);
    let workflow = if reopened { Workflow::Editing } else { new.workflow };
    Ok(Changed::Kept(Box::new(Story { workflow, before, ..new })))
}

/// An embargo as it is compared: what a first person asked for is what the second
/// does.
pub fn wanted(embargo: Option<Embargo>) -> String {
    match embargo {
        None => "none".to_owned(),
        Some(Embargo { until, hard }) => format!("{} {until}", if hard { "hard" } else { "advisory" }),
    }
}

/// The embargo that was asked for; none where the words are no embargo's.
pub fn embargo_of(wanted: &str) -> Option<Option<Embargo>> {
    match wanted.split_once(' ') {
        None => (wanted == "none").then_some(None),
        Some((kind, until)) => {
            let until = until.parse().ok()?;
            matches!(kind, "hard" | "advisory").then_some(Some(Embargo { until, hard: kind == "hard" }))
        }
    }
}

/// What is out changes in its next version; what is scheduled goes out as it
/// stands.
fn stands(printed: bool, case: &Case<'_>) -> Result<(), Refusal> {
    let old = case.story;
    let (reason, next, who_can) = match old.publication {
        Publication::Killed => (
            "This story is killed, so its record stays as it was.".to_owned(),
            "Begin a new story where there is something to say.",
            vec![],
        ),
        out if is_out(out) && case.next.is_none() => (
            format!("This story is {out}, so its record stays as it was released."),
            "Open its next version to change it.",
            case.names_of(TAKERS, |_| false),
        ),
        Publication::Scheduled if printed => (
            "This story is scheduled to go out as it stands.".to_owned(),
            "Take it off the schedule to change it.",
            case.names_of(EDITORS, |_| false),
        ),
        _ => return Ok(()),
    };
    Err(Refusal { code: RefusalCode::WrongState, reason, missing: vec![], who_can, next: next.to_owned() })
}

fn address_stays() -> Refusal {
    Refusal {
        code: RefusalCode::WrongState,
        reason: "Readers have this story under its address, so its slug stays.".to_owned(),
        missing: vec![],
        who_can: vec![],
        next: "Change the headline; the address stays as it went out.".to_owned(),
    }
}

/// True for whoever the story is, before anybody else has it: its writer, and
/// whoever began it for somebody else.
fn begun_by(case: &Case<'_>) -> bool {
    case.writes_it(case.who) || case.story.created_by == *case.who
}

/// True when somebody may read the words afterwards who may not now; before
/// anything is begun, work may be given to another.
fn lets_in(new: &Story, case: &Case<'_>) -> bool {
    let old = case.story;
    let TextFacts { body, .. } = case.text;
    let begun = *body || !matches!(old.workflow, Workflow::Pitched | Workflow::Commissioned);
    old.credits != new.credits || (begun && old.assignee != new.assignee)
}

fn not_yours_to_open(case: &Case<'_>) -> Refusal {
    Refusal {
        code: RefusalCode::NotAllowed,
        reason: "This draft is its writer\u{2019}s until it is filed, and so are its credits.".to_owned(),
        missing: vec![],
        who_can: case.names_of_writers(),
        next: "Ask its writer to add the name, or to show the draft to the desk.".to_owned(),
    }
}

fn loosens_embargo(old: &Story, new: &Story) -> bool {
    let Some(before) = old.embargo.filter(|embargo| embargo.hard) else { return false };
    new.embargo.is_none_or(|after| !after.hard || after.until < before.until)
}

fn with_its_writer(story: &Story) -> bool {
    matches!(
        story.before.unwrap_or(story.workflow),
        Workflow::Pitched | Workflow::Commissioned | Workflow::Drafting | Workflow::Returned
    )
}

/// True when readers would see the difference.
fn prints_otherwise(old: &Story, new: &Story) -> bool {
    Printed::of(old, &[], None) != Printed::of(new, &[], None)
}

/// True when the desk's order differs.
fn orders_otherwise(old: &Story, new: &Story) -> bool {
    (old.due, &old.no_due, old.length, &old.no_length, &old.assignee, old.priority, old.urgency)
        != (new.due, &new.no_due, new.length, &new.no_length, &new.assignee, new.priority, new.urgency)
}

/// True when anything else differs that stands beside the copy.
fn beside(old: &Story, new: &Story) -> bool {
    (&old.slugline, &old.desk, old.embargo, old.legal, old.facts)
        != (&new.slugline, &new.desk, new.embargo, new.legal, new.facts)
}
