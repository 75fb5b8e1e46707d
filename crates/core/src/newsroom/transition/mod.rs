//! What may happen to a story: one table of acts, and the reasons for a no.
//!
//! [`TABLE`] says which act leads from which states to which, who may do it,
//! whether it takes two people and what must be true first. Where the copy is on
//! its way and whether readers have it are two things: a story that is out can be
//! in anybody's hands for its next version. [`decide`] reads the table for one
//! case and answers with the steps to take, or that a second person is needed, or
//! with a [`Refusal`] that says what is missing, who can do it and what to do
//! next. The window, the command line and every later door ask here and nowhere
//! else.

mod act;
mod apply;
mod case;
mod change;
mod guard;
mod rights;
mod second;
mod state;
mod table;
mod who;

pub use act::Act;
pub use apply::{GoesOut, Step};
pub use case::{Asked, Case, Colleague, TextFacts, Wish};
pub use change::{Changed, LOOSEN, change, embargo_of, wanted};
pub use rights::{may_suggest, may_write};
pub use second::ASKED_FOR;
pub use table::{Guard, Row, Second, TABLE, Who};

use super::{Publication, Refusal, Workflow};
use second::Standing;

/// What comes of an act.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// It is done, in these steps.
    Steps(Vec<Step>),
    /// It takes two, and this was the first.
    Asked {
        /// What was asked for.
        act: Act,
        /// The names of those who can do it now.
        who_can: Vec<String>,
    },
}

/// Carries an act out on paper. In a newsroom of one the acts that lead up to
/// it are carried out too (a draft is filed, taken, approved and released in
/// one step), and a head of the desk who approves what was filed takes it first;
/// everywhere else exactly one step comes back.
pub fn decide(act: Act, case: &Case<'_>) -> Result<Decision, Refusal> {
    let mut steps: Vec<Step> = Vec::new();
    let mut story = case.story.clone();
    let mut next = case.next.cloned();
    let mut text = case.text.clone();
    for act in way_to(act, case) {
        let here = Case { story: &story, text: &text, next: next.as_ref(), ..case.clone() };
        let step = match single(act, &here)? {
            Ok(step) => step,
            Err(who_can) => return Ok(Decision::Asked { act, who_can }),
        };
        story = step.story.clone();
        next.clone_from(&step.next);
        if let Some(signed) = &step.sign_off
            && let Some(slot) = text.sign_offs.get_mut(signed.function.at())
        {
            *slot = Some((signed.clone(), vec![]));
        }
        steps.push(step);
    }
    Ok(Decision::Steps(steps))
}

/// The acts that would get past the state check now, each with its refusal if
/// something else stands in the way; in the table's order.
pub fn open_acts(case: &Case<'_>) -> Vec<(Act, Option<Refusal>)> {
    TABLE
        .iter()
        .filter_map(|row| match decide(row.act, case) {
            Ok(_) => Some((row.act, None)),
            Err(refusal) if refusal.code == super::RefusalCode::WrongState => None,
            Err(refusal) => Some((row.act, Some(refusal))),
        })
        .collect()
}

/// Whether the text may go out as it stands, whoever asks: it is the approved
/// one, all of it was read, and no hard embargo stands before it.
pub fn fit_to_go_out(case: &Case<'_>) -> Result<(), Refusal> {
    let row = Act::Release.row();
    row.guards.iter().try_for_each(|guard| guard::check(*guard, row, case))
}

/// One step; or, of an act that takes two, who can be the second.
fn single(act: Act, case: &Case<'_>) -> Result<Result<Step, Vec<String>>, Refusal> {
    let row = act.row();
    state::check(row, case)?;
    let standing = second::standing(row, case)?;
    // The second person does what was asked for, with the reason that was given.
    let note = case.asked.filter(|_| matches!(standing, Standing::Second(_)) && case.note.trim().is_empty());
    let case = &Case { note: note.map_or(case.note, |asked| asked.why.as_str()), ..case.clone() };
    row.guards.iter().try_for_each(|guard| guard::check(*guard, row, case))?;
    Ok(match standing {
        Standing::First(who_can) => Err(who_can),
        Standing::Alone => Ok(act.step(case, None)),
        Standing::Second(other) => Ok(act.step(case, Some(other))),
    })
}

/// The acts on the way to this one: itself; for a head of the desk who approves
/// what was filed, taking it first; in a newsroom of one everything from the
/// story's state up to it.
fn way_to(act: Act, case: &Case<'_>) -> Vec<Act> {
    const UPWARDS: [Act; 4] = [Act::Start, Act::File, Act::Take, Act::Approve];
    let story = case.story;
    let last = match act {
        Act::Release | Act::Correct | Act::Schedule => Some(act),
        _ => None,
    };
    let goal = UPWARDS.iter().position(|step| *step == act).unwrap_or(UPWARDS.len());
    let from = match story.workflow {
        Workflow::Pitched | Workflow::Commissioned => 0,
        Workflow::Drafting | Workflow::Returned => 1,
        Workflow::Filed => 2,
        Workflow::Editing => 3,
        Workflow::Approved => 4,
        Workflow::Held | Workflow::Spiked => return vec![act],
    };
    // What is out and has no next version open leads nowhere by itself.
    let closed =
        matches!(story.publication, Publication::Live | Publication::Withdrawn) && case.next.is_none();
    let leads = !closed && act.row().out.contains(&story.publication);
    let steps = || UPWARDS.get(from.min(goal)..goal).unwrap_or_default().iter().copied();
    if case.solo && leads && (last.is_some() || UPWARDS.contains(&act)) {
        return steps().chain([act]).collect();
    }
    if act == Act::Approve && leads && story.workflow == Workflow::Filed && case.holds(case.who, table::HEADS)
    {
        return vec![Act::Take, Act::Approve];
    }
    vec![act]
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub(super) use tests::story as fixture;
